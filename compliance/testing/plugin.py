"""The pytest plugin: a rulebook is a test suite. Each worked example, and each property of a norm, is a test.

pytest loads this module in every project where the package is installed. What it needs besides pytest is imported when
there is a rulebook, so that a project without one notices nothing.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from compliance.files.fault import FaultyFile
    from compliance.rulebook.model import Rulebook
    from compliance.testing.claims import Claim

FRAME = "rulebook.yaml"
_LOOKS_LIKE_A_RULEBOOK = re.compile(r"^(themes|checked_until)\s*:", re.MULTILINE)
_READ = pytest.StashKey[dict[Path, "Rulebook | FaultyFile"]]()


MARKERS = {
    "example": "een uitgewerkt voorbeeld van een norm",
    "proof": "wat van een norm voor elk geval wordt bewezen",
    "mutation": "merkt een voorbeeld elke kleine verandering van een norm?",
    "property": "wat voor elke zelfrapportage moet gelden, geprobeerd op gemaakte zelfrapportages",
}
"""The markers by which a rule author chooses what to run; they are the kinds of claim."""


def pytest_configure(config: pytest.Config) -> None:
    """Make the markers known."""
    for name, about in MARKERS.items():
        config.addinivalue_line("markers", f"{name}: {about} (vbm).")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> RuleFile | None:
    """Collect the frame and the theme files of a rulebook.

    A folder that pytest comes across is a rulebook when its ``rulebook.yaml`` looks like one; a folder or a file that
    was named on the command line is taken at its word.
    """
    if file_path.suffix != ".yaml":
        return None
    frame = file_path.with_name(FRAME)
    if not frame.is_file():
        return None
    named = any(parent.session.isinitpath(one) for one in (file_path, file_path.parent))
    if not named and not _LOOKS_LIKE_A_RULEBOOK.search(frame.read_text("utf-8", errors="replace")):
        return None
    return RuleFile.from_parent(parent, path=file_path)


def _read(folder: Path, config: pytest.Config) -> Rulebook | FaultyFile:
    """Read the rulebook in a folder, once in a session; faults name its files as seen from here."""
    from compliance.files.fault import FaultyFile
    from compliance.rulebook.reader import load_rulebook

    read = config.stash.setdefault(_READ, {})
    if folder not in read:
        try:
            read[folder] = load_rulebook(os.path.relpath(folder))
        except FaultyFile as error:
            read[folder] = error
    return read[folder]


class RuleFile(pytest.File):
    """``rulebook.yaml``, or one theme file."""

    def collect(self) -> Iterable[pytest.Item | pytest.Collector]:
        """Give the norms of a theme file, and the rulebook itself for its frame.

        A rulebook that cannot be read is one failing test, of its frame. Raises ``CollectError`` with the faults when
        only a theme file was named.
        """
        from compliance.files.fault import FaultyFile
        from compliance.files.node import Place
        from compliance.testing.claims import Claim, claims_about_rulebook, claims_of

        rulebook = _read(self.path.parent, self.config)
        if self.path.name == FRAME:
            frame = Place(os.path.relpath(self.path), 1, 1)
            if isinstance(rulebook, FaultyFile):
                faulty = RuleItem.from_parent(
                    self, claim=Claim("proof", "regelboek", "", frame, partial(str, rulebook))
                )
                for marker in MARKERS:
                    # Whatever was chosen to run, this fails: there is nothing else of it to run.
                    faulty.add_marker(marker)
                yield faulty
                return
            yield from (RuleItem.from_parent(self, claim=one) for one in claims_about_rulebook(rulebook, frame))
            return
        if isinstance(rulebook, FaultyFile):
            if self.session.isinitpath(self.path):
                raise self.CollectError(str(rulebook))
            return
        for theme in rulebook.themes:
            if theme.theme == self.path.stem:
                for norm_id, claims in claims_of(rulebook, theme):
                    yield NormRules.from_parent(self, name=norm_id, claims=claims)


class NormRules(pytest.Collector):
    """One norm in one theme file, in all its versions."""

    def __init__(self, *, claims: tuple[Claim, ...], **of_pytest: Any) -> None:
        super().__init__(**of_pytest)
        self.claims = claims

    def collect(self) -> Iterator[pytest.Item]:
        """Give a test for each claim about the norm."""
        yield from (RuleItem.from_parent(self, claim=claim) for claim in self.claims)


class Wrong(Exception):
    """A claim that does not hold; the message says what is wrong."""


class RuleItem(pytest.Item):
    """One claim as a test."""

    def __init__(self, *, claim: Claim, **of_pytest: Any) -> None:
        super().__init__(name=claim.name, **of_pytest)
        self.claim = claim
        self.add_marker(claim.kind)
        place = claim.place
        self.user_properties.append(("plaats", f"{place.file}:{place.line}:{place.column}"))
        if claim.norm:
            self.user_properties.append(("norm", claim.norm))

    def runtest(self) -> None:
        """Try the claim. Raises ``Wrong`` when it does not hold."""
        if self.claim.skipped:
            pytest.skip(self.claim.skipped)
        wrong = self.claim.wrong()
        if wrong:
            raise Wrong(wrong)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], *args: Any, **named: Any) -> Any:
        """Show where and what is wrong, and nothing of the program that found it."""
        if not isinstance(excinfo.value, Wrong):
            return super().repr_failure(excinfo, *args, **named)
        place, wrong = self.claim.place, str(excinfo.value)
        # Faults begin with a place of their own, which is nearer.
        own = not self.claim.norm or wrong.startswith(f"{place.file}:")
        return wrong if own else f"{place.file}:{place.line}:{place.column}: {wrong}"

    def reportinfo(self) -> tuple[Path, int, str]:
        """Give the line of the rule file, and the norm with the claim about it."""
        about = f"{self.claim.norm}: {self.name}" if self.claim.norm else self.name
        return self.path, max(0, self.claim.place.line - 1), about
