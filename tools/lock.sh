#!/bin/sh
# Remakes the lock files from pyproject.toml: every version pinned, every file hashed,
# no index address. Versions that are locked already are kept; --upgrade renews them.
#   tools/lock.sh [--upgrade | --upgrade-package NAME]
# Uses uv from $UV, PATH or .venv; else from a throw-away virtual environment.
set -eu
cd "$(dirname "$0")/.."

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

if [ -n "${UV:-}" ]; then
    uv=$UV
elif command -v uv >/dev/null 2>&1; then
    uv=uv
elif [ -x .venv/bin/uv ]; then
    uv=.venv/bin/uv
else
    echo "lock: no uv here, so it comes from the package index into a throw-away environment"
    python3 -m venv "$tmp/venv"
    "$tmp/venv/bin/pip" install --quiet --disable-pip-version-check uv
    uv=$tmp/venv/bin/uv
fi

# compile FILE ARGUMENT... makes FILE; all three come from one resolution, the first.
compile() {
    file=$1
    shift
    echo "lock: $file"
    "$uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links --no-annotate --no-header \
        --output-file "$file" "$@" >/dev/null
}

compile requirements-dev.lock "$@" --group dev --group build --all-extras pyproject.toml
compile requirements.lock --constraints requirements-dev.lock --upgrade pyproject.toml
compile requirements-build.lock --constraints requirements-dev.lock --upgrade --group build

for file in requirements-dev.lock requirements.lock requirements-build.lock; do
    if grep -nE '://|^-|^ +--(index|extra|find)' "$file"; then
        echo "lock: $file names an address or an option, which it must not" >&2
        exit 1
    fi
    sed '1i\
# Made by tools/lock.sh; change pyproject.toml, not this file.' "$file" >"$tmp/lock"
    cat "$tmp/lock" >"$file"
done
