"""What is no longer needed is deleted, and only that."""

from datetime import timedelta
from pathlib import Path

import pytest

from facilitation import desk, releases
from facilitation.contract import Planned
from facilitation.reading import KEPT_FOR
from facilitation.retention import forget
from facilitation.roles import Facilitator
from facilitation.workshop import Deed, Entry, Item, Person, Step
from tests.builders import Evening, build_evening

WHO = Facilitator("moderation")


@pytest.fixture
def evening(tmp_path: Path) -> Evening:
    evening = build_evening(
        tmp_path / "koffer.sqlite3",
        Planned("now", "note", "Jetzt", "Was ist?", 5),
        Planned("heaps", "heap", "Ordnen", "Was gehört zusammen?", 5),
    )
    evening.open("now")
    entry = evening.submit(evening.seat(), "now", "Sprachcafé")
    desk.arrange(evening.house, WHO, evening.step("heaps").id, "gather", {"title": "Sprache"})
    desk.hide(evening.house, WHO, entry.id)
    return evening


def test_six_months_after_the_release_input_and_people_go_and_what_was_arranged_stays(evening: Evening) -> None:
    releases.release(evening.house, WHO, evening.workshop_id)
    kept = evening.all(Item), evening.all(Step)
    evening.clock.go_on((KEPT_FOR + timedelta(hours=1)).total_seconds())
    assert forget(evening.house) == (evening.workshop_id,)
    assert (evening.all(Entry), evening.all(Person), evening.all(Deed)) == ((), (), ())
    assert (evening.all(Item), evening.all(Step)) == kept


def test_nothing_goes_before_its_time_or_without_a_release(evening: Evening) -> None:
    evening.clock.go_on((KEPT_FOR * 2).total_seconds())
    assert forget(evening.house) == ()
    releases.release(evening.house, WHO, evening.workshop_id)
    evening.clock.go_on((KEPT_FOR - timedelta(hours=1)).total_seconds())
    assert forget(evening.house) == ()
    assert len(evening.all(Entry)) == 1


def test_paper_cards_of_an_evening_nobody_joined_are_deleted_too(evening: Evening) -> None:
    releases.release(evening.house, WHO, evening.workshop_id)
    evening.clock.go_on((KEPT_FOR * 2).total_seconds())
    forget(evening.house)
    desk.enter_paper(evening.house, WHO, evening.step("now").id, {"text": "Vom Papier"})
    assert forget(evening.house) == (evening.workshop_id,)
    assert (evening.all(Entry), evening.all(Deed)) == ((), ())


def test_forgetting_twice_finds_nothing_more(evening: Evening) -> None:
    releases.release(evening.house, WHO, evening.workshop_id)
    evening.clock.go_on((KEPT_FOR * 2).total_seconds())
    forget(evening.house)
    assert forget(evening.house) == ()
