"""A fact: what is known of one field, with bounds where only part is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from compliance.rulebook.answer_type import Share, Value

Size = int | Decimal | timedelta


@dataclass(frozen=True, slots=True)
class Missing:
    """An answer that is not there: the field, and the record that it belongs to (by its name), if any."""

    field: str
    record: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Fact:
    """What is known of a field.

    ``value`` is the known value. Where it is ``None``, ``low`` and ``high`` bound what it can still be (``None`` is
    no bound), ``sure`` is the part of an n/N that is known already, and ``missing`` names the answers that would settle
    it. ``not_applicable`` is a count of nothing.
    """

    value: Value | None = None
    low: Size | None = None
    high: Size | None = None
    not_applicable: bool = False
    missing: tuple[Missing, ...] = ()
    sure: Share | None = None

    @property
    def known(self) -> bool:
        """Whether there is one value."""
        return self.value is not None

    def bounds(self) -> tuple[Size | None, Size | None]:
        """Give the lowest and the highest that the fact can be; twice the value where it is known."""
        if self.value is not None and isinstance(self.value, int | Decimal | timedelta):
            return self.value, self.value
        return self.low, self.high


NOTHING = Fact(not_applicable=True)


def joined(*facts: Fact) -> tuple[Missing, ...]:
    """Give what is missing in any of the facts, each answer once, in order."""
    return tuple(dict.fromkeys(missing for fact in facts for missing in fact.missing))
