"""A selection: which norms of a rulebook are asked, by profile and by theme."""

from __future__ import annotations

from collections.abc import Iterable

from compliance.rulebook.base import Model
from compliance.rulebook.model import Norm, Profile, Rulebook, Theme

ALL = "volledig"
"""The profile that is used where none is named."""


class Selection(Model):
    """The norms that are asked: those of a profile and, where themes are named, of these only those in the themes."""

    profile: Profile
    themes: tuple[Theme, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether no norm is left out."""
        return not self.profile.norms and not self.themes

    def asks(self, norm: Norm) -> bool:
        """Whether a norm is asked; a draft goes with the norm that it is to replace."""
        in_profile = not self.profile.norms or bool({norm.id, norm.replaces} & set(self.profile.norms))
        return in_profile and (not self.themes or norm.theme in {theme.theme for theme in self.themes})


def select(rulebook: Rulebook, asked: str | Selection = ALL, themes: Iterable[str] = ()) -> Selection:
    """Give the selection of a profile, by its id, within some themes; a selection is given back as it is.

    Raises ``ValueError`` with the name of a profile or theme that the rulebook does not have; neither is guessed.
    """
    if isinstance(asked, Selection):
        return asked
    profile = rulebook.profile(asked)
    if profile is None:
        raise ValueError(asked)
    wanted = set(themes)
    found = tuple(theme for theme in rulebook.themes if theme.theme in wanted)
    unknown = wanted - {theme.theme for theme in found}
    if unknown:
        raise ValueError(min(unknown))
    return Selection(profile=profile, themes=found)
