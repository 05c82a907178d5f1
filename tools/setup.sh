#!/bin/sh
# Sets up this checkout: WeasyPrint's system libraries, .venv, the locked packages and
# the program itself. Does only what is missing, says what it does, asks nothing.
#   tools/setup.sh report    what makes a report
#   tools/setup.sh test      that, and what the tests and linters need
# PYTHON=/path/to/python chooses the Python that makes .venv.
set -eu
cd "$(dirname "$0")/.."

kind=${1:-report}
case $kind in
    report) lock=requirements.lock ;;
    test) lock=requirements-dev.lock ;;
    *)
        echo "usage: tools/setup.sh [report|test]" >&2
        exit 2
        ;;
esac

python=.venv/bin/python
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1 PIP_ROOT_USER_ACTION=ignore PIP_USER=0

say() { echo "setup: $*"; }
fail() {
    echo "setup: $*" >&2
    exit 1
}

# --- the Python ------------------------------------------------------------------------

# Prints the first Python that is 3.11 or newer and can make a virtual environment.
find_python() {
    for candidate in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            newest=$candidate
            if "$candidate" -c 'import ensurepip, venv' 2>/dev/null; then
                echo "$candidate"
                return 0
            fi
        fi
    done
    if [ -n "${newest:-}" ]; then
        fail "$newest cannot make a virtual environment; run: sudo apt-get install --yes python3-venv"
    fi
    fail "no Python 3.11 or newer was found; run: sudo apt-get install --yes python3 python3-venv"
}

venv_works() {
    [ -x "$python" ] &&
        "$python" -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

# --- the system packages ---------------------------------------------------------------

# Prints the Debian packages that are missing: it loads each library as WeasyPrint does,
# and for the tests looks for poppler's programs and a browser. The argument is the Python to ask.
missing_packages() {
    "$1" - "$kind" <<'PYTHON'
import ctypes
import ctypes.util
import shutil
import sys

WANTED = {  # Debian package: the libraries that WeasyPrint loads from it or through it
    "libpango-1.0-0": {"gobject-2.0": "0", "pango-1.0": "0"},
    "libpangoft2-1.0-0": {"pangoft2-1.0": "0", "fontconfig": "1", "harfbuzz": "0"},
    "libharfbuzz-subset0": {"harfbuzz-subset": "0"},
}


def loads(name, version):
    try:
        ctypes.CDLL(f"lib{name}.so.{version}")
    except OSError:
        return ctypes.util.find_library(name) is not None
    return True


missing = [package for package, names in WANTED.items() if not all(loads(*item) for item in names.items())]
if sys.argv[1] == "test" and not (shutil.which("pdftotext") and shutil.which("pdftoppm")):
    missing.append("poppler-utils")
# The offline form is tried in a real browser.
if sys.argv[1] == "test" and not (shutil.which("chromium") or shutil.which("google-chrome")):
    missing.append("chromium")
print(*missing)
PYTHON
}

# Installs the packages named, as root or through sudo; fails when there is no way to.
install_packages() {
    command -v apt-get >/dev/null 2>&1 || return 1
    if [ "$(id -u)" -eq 0 ]; then
        as_root=''
    elif ! command -v sudo >/dev/null 2>&1; then
        return 1
    elif sudo -n true 2>/dev/null; then
        as_root='sudo -n'
    elif [ -t 0 ]; then
        as_root=sudo
    else
        return 1
    fi
    say "installing system packages: $*"
    install="$as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=120"
    # A fresh machine has no package lists yet, an old one outdated lists: then fetch them.
    if ! apt_log=$($install install --yes --no-install-recommends "$@" 2>&1 </dev/null); then
        apt_log=$($install update 2>&1 </dev/null) || echo "$apt_log" >&2
        apt_log=$($install install --yes --no-install-recommends "$@" 2>&1 </dev/null) || echo "$apt_log" >&2
    fi
}

ensure_packages() {
    missing=$(missing_packages "$1")
    [ -n "$missing" ] || return 0
    # shellcheck disable=SC2086 # a list of names, split on purpose
    install_packages $missing || true
    missing=$(missing_packages "$1")
    [ -z "$missing" ] ||
        fail "system packages are missing and could not be installed from here; run: sudo apt-get install --yes $missing"
}

# --- the virtual environment -----------------------------------------------------------

# What a finished set-up was made from: another lock, project file, script or folder
# gives another key, and then it is made anew.
key_of() {
    {
        pwd -P
        cat "$1" requirements-build.lock pyproject.toml tools/setup.sh
    } | sha256sum | cut -d ' ' -f 1
}

# Whether the set-up for a kind is complete: its key stands in .venv.
is_done() {
    [ -f ".venv/.vbm-$1" ] && [ "$(cat ".venv/.vbm-$1")" = "$(key_of "$2")" ]
}

if venv_works; then
    ensure_packages "$python"
    # The set-up for the tests holds everything that a report needs.
    if is_done test requirements-dev.lock || { [ "$kind" = report ] && is_done report "$lock"; }; then
        say "everything is there"
        exit 0
    fi
    if [ -f .venv/.vbm-home ] && [ "$(cat .venv/.vbm-home)" != "$(pwd -P)" ]; then
        say "this folder was moved, so .venv is made anew"
        remake=yes
    fi
else
    remake=yes
fi

if [ "${remake:-no}" = yes ]; then
    base=$(find_python)
    ensure_packages "$base"
    say "making .venv with $("$base" --version)"
    rm -rf .venv
    "$base" -m venv .venv
fi
rm -f .venv/.vbm-report .venv/.vbm-test
pwd -P >.venv/.vbm-home

# -qq leaves out pip's warnings (a mirror that is away, a cache that cannot be written).
say "installing the packages of $lock (a minute or two the first time)"
"$python" -m pip install -qq --require-hashes -r "$lock" -r requirements-build.lock </dev/null ||
    fail "the packages of $lock could not be installed; see pip's message above, then run make again"
say "installing vbm itself"
"$python" -m pip install -qq --no-deps --no-build-isolation -e . </dev/null ||
    fail "vbm itself could not be installed; see pip's message above, then run make again"

key_of "$lock" >".venv/.vbm-$kind"
say "done"
