"""The wheel, as somebody gets it who has no checkout."""

from __future__ import annotations

import re
import subprocess
import sys
import venv
import zipfile
from importlib.metadata import requires
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DATA = ("rules", "seeds", "report_templates")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("hatchling", reason="hatchling, which builds the wheel, is not installed; run make setup-test")
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"),
            *("--disable-pip-version-check", "--no-cache-dir", "--wheel-dir", str(folder), str(ROOT)),
        ],
        check=True,
        timeout=300,
    )
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A virtual environment far from the checkout: the wheel from the wheel, what it needs from this environment."""
    folder = tmp_path_factory.mktemp("leeg") / "venv"
    venv.create(folder, with_pip=False, symlinks=True)
    made = folder / "bin" / "python"
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "--python", str(made), "install", "--quiet", "--no-deps", "--no-index"),
            *("--disable-pip-version-check", str(wheel)),
        ],
        check=True,
        timeout=300,
    )
    (packages,) = folder.glob("lib/python*/site-packages")
    # A path file adds this environment's packages, but not its own path files: they would bring in the checkout.
    ours = next(path for path in sys.path if path.endswith("site-packages"))
    (packages / "afhankelijkheden.pth").write_text(f"{ours}\n")
    return made


def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as file:
        return set(file.namelist())


@pytest.mark.parametrize("folder", DATA)
def test_the_wheel_holds_what_the_program_reads(folder: str, wheel: Path) -> None:
    here = {
        str(Path("compliance/data", path.relative_to(ROOT)))
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert here
    assert here <= names(wheel)


def test_the_wheel_holds_fonts_and_the_mark_of_types(wheel: Path) -> None:
    found = names(wheel)
    assert "compliance/py.typed" in found
    assert sum(name.endswith(".ttf") for name in found) >= 4
    assert "compliance/data/report_templates/fonts/OFL.txt" in found


def test_the_wheel_holds_all_code_and_nothing_else(wheel: Path) -> None:
    found = names(wheel)
    code = {str(path.relative_to(ROOT)) for path in (ROOT / "compliance").rglob("*.py")}
    assert code <= found
    inside = {name.split("/")[0] for name in found}
    assert inside == {"compliance", next(name for name in inside if name.endswith(".dist-info"))}
    assert not [name for name in found if name.endswith((".pyc", ".orig")) or "/tests/" in name]


def test_the_wheel_says_what_it_is(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as file:
        info = next(name for name in file.namelist() if name.endswith(".dist-info/METADATA"))
        metadata = file.read(info).decode("utf-8")
        entry_points = file.read(info.replace("METADATA", "entry_points.txt")).decode("utf-8")
    assert metadata.startswith("Metadata-Version:")
    assert "\nName: vbm-compliance\n" in metadata
    assert "\nLicense-Expression: EUPL-1.2\n" in metadata
    assert "[console_scripts]\nvbm = compliance.cli.main:main" in entry_points
    assert "[pytest11]\nvbm = compliance.testing.plugin" in entry_points
    assert str(ROOT) not in metadata


# --- installed ---------------------------------------------------------------------------


def run(python: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [str(python.with_name("vbm")), *arguments],
        cwd=folder,
        capture_output=True,
        check=True,
        timeout=300,
        env={"PATH": "/usr/bin:/bin", "HOME": str(folder)},
    )


@pytest.fixture
def example(tmp_path: Path) -> Path:
    path = tmp_path / "de-wilg.yaml"
    path.write_bytes((ROOT / "examples" / "de-wilg.yaml").read_bytes())
    return path


def test_the_program_comes_from_the_wheel(python: Path, tmp_path: Path) -> None:
    program = (
        "import compliance, compliance.files.shipped as s; print(compliance.__file__); print(s.shipped_folder('rules'))"
    )
    done = subprocess.run([python, "-c", program], cwd=tmp_path, capture_output=True, check=True, text=True, timeout=60)
    assert all(line.startswith(str(python.parents[1])) for line in done.stdout.splitlines())
    assert str(ROOT) not in done.stdout


def test_an_installed_program_makes_a_pdf(python: Path, example: Path) -> None:
    run(python, example.parent, "report", example.name, "-o", "uit.pdf")
    data = (example.parent / "uit.pdf").read_bytes()
    assert data.startswith(b"%PDF-")
    assert data.rstrip().endswith(b"%%EOF")


def test_an_installed_program_makes_a_web_page(python: Path, example: Path) -> None:
    run(python, example.parent, "report", example.name, "-o", "uit.html", "--format", "html")
    text = (example.parent / "uit.html").read_text(encoding="utf-8")
    assert "De Wilg" in text
    assert str(ROOT) not in text
    assert str(python.parents[1]) not in text


def test_an_installed_program_gives_the_same_as_the_checkout(python: Path, example: Path) -> None:
    ours = subprocess.run(
        [Path(sys.executable).with_name("vbm"), "assess", example.name, "--format", "json"],
        cwd=example.parent,
        capture_output=True,
        check=True,
        timeout=120,
    )
    assert run(python, example.parent, "assess", example.name, "--format", "json").stdout == ours.stdout


def test_an_installed_program_writes_a_form_and_lists_rules(python: Path, tmp_path: Path) -> None:
    run(python, tmp_path, "new", "--setting", "open", "-o", "in.yaml")
    assert run(python, tmp_path, "check", "in.yaml").stdout.startswith(b"in.yaml: leesbaar, geen fouten.")
    assert "Jeugdwet, artikel" in run(python, tmp_path, "rules", "show", "IGJ-SAFEROOM").stdout.decode()


def test_an_installed_program_tells_pytest_what_a_rulebook_is(python: Path, tmp_path: Path) -> None:
    folder = tmp_path / "eigen"
    folder.mkdir()
    (folder / "rulebook.yaml").write_text(
        "id: eigen\ntitle: Eigen\nversion: '1'\nchecked_until: 2026-06-10\nchecked_note: Geen wet.\nthemes: [samen]\n"
        "profiles:\n  - {id: volledig, title: Alles}\n"
    )
    (folder / "samen.yaml").write_text(
        "theme: samen\ntitle: Samen\nintro: Samen eten.\nquestions:\n"
        "  - {id: samen.eten, label: Samen eten, ask: 'Eet u samen?', type: yes_no}\n"
        "norms:\n  - id: E-DINNER\n    title: Samen eten\n    status: eigen\n    severity: SEV1\n"
        "    addressee: locatie\n"
        "    in_force: {from: 2025-01-01}\n    clauses:\n"
        "      - {require: {samen.eten: {is: ja}}, otherwise: verbeterpunt, remedy: Eet samen.}\n"
        "    examples:\n      - {name: ja, given: {samen.eten: ja}, expect: voldoet}\n"
    )
    # Of two packages with the same name the first on the path counts; this one is in front of the checkout's.
    done = subprocess.run(
        [python, "-m", "pytest", "-p", "no:cacheprovider", "-v", "eigen/samen.yaml::E-DINNER::ja"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path)},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "eigen/samen.yaml::E-DINNER::ja PASSED" in done.stdout


# --- lock files --------------------------------------------------------------------------

LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-build.lock")
REQUIREMENT = re.compile(r"(?P<name>[a-z0-9][a-z0-9.-]*)==(?P<version>[\w.]+)(?: ; [^\\]+)?(?: \\)?")


def requirements(name: str) -> dict[str, str]:
    """Give the packages of a lock file with their versions; fails for a line that is none of what it may hold."""
    found: dict[str, str] = {}
    hashes: dict[str, int] = {}
    last = ""
    for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        if re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}(?: \\)?", line):
            hashes[last] += 1
            continue
        match = REQUIREMENT.fullmatch(line)
        assert match, f"{name}: {line}"
        last = match["name"]
        assert last not in found, f"{name} names {last} twice"
        found[last], hashes[last] = match["version"], 0
    assert all(hashes.values()), [package for package, number in hashes.items() if not number]
    return found


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_file_has_a_hash_for_each_version_and_no_address(name: str) -> None:
    assert requirements(name)
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert "@" not in text
    assert not re.search(r"--(index|extra-index|find-links|trusted)", text)


def test_the_lock_files_agree() -> None:
    dev = requirements("requirements-dev.lock")
    for name in ("requirements.lock", "requirements-build.lock"):
        assert requirements(name).items() <= dev.items()


def test_what_the_program_needs_is_locked() -> None:
    wanted = [re.split(r"[^\w.-]", one)[0].lower() for one in requires("vbm-compliance") or () if "extra ==" not in one]
    assert wanted
    assert set(wanted) <= set(requirements("requirements.lock"))
