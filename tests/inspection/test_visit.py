"""The visit list: what to look at, and in which order."""

from __future__ import annotations

from inspections import assessment, inspection, rulebook

from compliance.inspection.visit import ELSEWHERE, STATIONS, Why, visit_list
from compliance.report.visit_text import visit_text
from compliance.rulebook.outcome import Outcome

WALKED = [theme for _, themes in STATIONS for theme in themes]


def test_every_theme_is_on_the_walk_once_but_background_and_earlier_law() -> None:
    assert len(WALKED) == len(set(WALKED))
    assert {one.theme for one in rulebook().themes} - set(WALKED) == {"toelichting", "vroeger_recht"}


def test_every_norm_that_applies_is_on_the_list_once() -> None:
    looks = [one.result.id for station in visit_list(assessment()) for one in station.looks]
    applies = [one.id for one in assessment().norms if one.outcome is not Outcome.NIET_VAN_TOEPASSING]
    assert sorted(looks) == sorted(applies)


def test_the_reason_follows_from_the_outcome() -> None:
    reasons = {one.result.id: one.why for station in visit_list(assessment()) for one in station.looks}
    assert reasons["JW-6.3.2.2-ROOMLOCK"] is Why.BREACHED
    assert reasons["BJ-6.2.5-1-DAYLIGHT"] is Why.JUDGE
    assert reasons["BJ-6.2.6-2-SANITARY"] is Why.UNKNOWN
    assert reasons["BJ-6.2.6-1-CONTACT"] is Why.UNSEEN


def test_what_was_seen_and_judged_is_off_the_list_and_what_was_said_stays() -> None:
    left = [one.result.id for one_ in visit_list(assessment(), inspection().written) for one in one_.looks]
    assert "BJ-6.2.6-1-CONTACT" not in left
    assert "JW-6.3.2.2-ROOMLOCK" in left


def test_the_walk_is_in_order_and_the_text_names_every_norm() -> None:
    stations = visit_list(assessment())
    titles = [title for title, _ in STATIONS] + [ELSEWHERE]
    assert [one.title for one in stations] == [title for title in titles if title in {one.title for one in stations}]
    text = visit_text("De Wilg", stations)
    assert all(one.result.id in text for station in stations for one in station.looks)
