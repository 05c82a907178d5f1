"""The wheel alone is enough: rules, seeds, templates and fonts are inside, and it makes a report anywhere."""

import re
import site
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = sorted(ROOT.glob("requirements*.lock"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*command, "--wheel-dir", str(folder), str(ROOT)], check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty environment outside the checkout, with the wheel, and the dependencies of this one by a path file."""
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, with_pip=False)
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    packages = home / "lib" / version / "site-packages"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(packages)
    shared = sysconfig.get_paths()["purelib"]
    assert shared in site.getsitepackages()
    (packages / "shared.pth").write_text(f"{shared}\n", encoding="utf-8")
    return home / "bin" / "python"


def test_what_is_in_the_wheel(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert "compliance/py.typed" in names
    for kind, pattern in (("rules", "*.yaml"), ("seeds", "*.yaml"), ("report_templates", "**/*")):
        for path in (ROOT / kind).glob(pattern):
            if path.is_file():
                assert f"compliance/data/{path.relative_to(ROOT).as_posix()}" in names
    assert not [name for name in names if name.startswith(("tests/", "bench/", "docs/"))]


def test_the_wheel_alone_makes_a_report(installed: Path, tmp_path: Path) -> None:
    example = tmp_path / "de-wilg.yaml"
    example.write_bytes((ROOT / "examples" / "de-wilg.yaml").read_bytes())
    where = [str(installed), "-c", "import compliance; print(compliance.__file__)"]
    found = subprocess.run(where, check=True, capture_output=True, text=True, cwd=tmp_path).stdout
    assert str(installed.parents[1]) in found, "the package must come from the wheel, not from the checkout"
    program = [str(installed), "-c", "from compliance.cli.main import main; main()"]
    for form in ("pdf", "html"):
        out = tmp_path / f"report.{form}"
        command = [*program, "report", example.name, "--format", form, "-o", out.name]
        subprocess.run(command, check=True, capture_output=True, cwd=tmp_path)
        assert out.read_bytes()[:5] in {b"%PDF-", b"<!doc", b"<!DOC"}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_lock_files_have_hashes_and_no_addresses(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert "://" not in text
    assert "--index" not in text
    blocks = [block for block in re.split(r"\n(?=\S)", text) if block and not block.startswith("#")]
    assert blocks
    for block in blocks:
        assert "--hash=sha256:" in block, block.split("\n")[0]
