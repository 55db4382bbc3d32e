"""Examples from the library for an action that is being written."""

from pathlib import Path
from typing import Any

import pytest

from data.store import SqlStore
from facilitation import desk, example, library, seating
from facilitation.contract import Planned
from facilitation.errors import NotAllowed, UnknownStep
from facilitation.roles import Guest
from modules import catalogue
from tests.builders import FACILITATOR, Evening, build_evening, new_id

CAFE = {
    "title": "Sprachcafé im Quartier",
    "summary": "Nachbarinnen üben zusammen Deutsch.",
    "municipality": "Magdeburg",
    "source": "Sammlung 2019",
    "fields": "Sprache",
    "partners": "Vereine",
}
GARDEN = {"title": "Beete zwischen den Häusern", "summary": "Gemeinsam gärtnern.", "fields": "Wohnen und Sozialraum"}
AGENDA = (
    Planned("ideas", "cards", "Ideen", "Was fehlt?", 10),
    Planned("profiles", "actions", "Steckbriefe", "Was tun wir?", 10, sources=("ideas",)),
)


@pytest.fixture
def evening(tmp_path: Path) -> Evening:
    """A card about gardens, one in the field of language; tables write profiles."""
    evening = build_evening(tmp_path / "koffer.sqlite3", *AGENDA, box=catalogue.load())
    library.keep(evening.house, FACILITATOR, CAFE)
    library.keep(evening.house, FACILITATOR, GARDEN)
    seating.set_tables(evening.house, FACILITATOR, evening.workshop_id, ["Tisch 1"])
    guest = evening.seat()
    evening.open("ideas")
    evening.submit(guest, "ideas", "", data={"text": "Lernen am Abend", "field": "Sprache"})
    evening.submit(guest, "ideas", "", data={"text": "Mehr Beete"})
    evening.close("ideas")
    desk.reveal_step(evening.house, FACILITATOR, evening.step("ideas").id)
    evening.open("profiles")
    return evening


def look_up(evening: Evening, who: Any = FACILITATOR, step: str = "profiles", **asked: Any) -> list[dict[str, Any]]:
    assert isinstance(evening.house.store, SqlStore)
    place = (evening.workshop_id, evening.step(step).id)
    return example.look_up(evening.house, evening.house.store, who, *place, **asked)


def idea(evening: Evening, text: str) -> str:
    return next(one.id for one in evening.scene("profiles").options if one.text == text)


def reasons(found: list[dict[str, Any]]) -> list[tuple[str, list[str], list[str]]]:
    return [(one["title"], one["fields"], one["words"]) for one in found]


def test_an_entry_fits_by_the_words_of_the_draft(evening: Evening) -> None:
    assert reasons(look_up(evening, text="Deutsch üben")) == [(CAFE["title"], [], ["Deutsch", "üben"])]
    assert look_up(evening, text="Fahrradwerkstatt") == []


def test_an_entry_fits_by_the_field_of_the_idea_an_action_grows_out_of(evening: Evening) -> None:
    chosen = idea(evening, "Lernen am Abend")
    assert reasons(look_up(evening, chosen=[chosen])) == [(CAFE["title"], ["Sprache"], [])]


def test_where_nothing_is_written_the_ideas_before_speak_for_the_step(evening: Evening) -> None:
    assert reasons(look_up(evening)) == [(CAFE["title"], ["Sprache"], []), (GARDEN["title"], [], ["Beete"])]


def test_an_entry_offers_what_it_says_and_its_source(evening: Evening) -> None:
    (found,) = look_up(evening, text="Deutsch")
    assert found["offer"] == {
        "title": CAFE["title"],
        "what": CAFE["summary"],
        "with": "Vereine",
        "example": {"id": found["id"], "title": CAFE["title"], "municipality": "Magdeburg", "source": "Sammlung 2019"},
    }


def test_a_step_at_which_nothing_is_like_an_entry_gets_none(evening: Evening) -> None:
    assert look_up(evening, step="ideas", text="Deutsch") == []


def test_only_facilitators_ask_and_only_at_a_step_of_the_workshop(evening: Evening) -> None:
    with pytest.raises(NotAllowed):
        look_up(evening, Guest(evening.workshop_id, "p"))
    assert isinstance(evening.house.store, SqlStore)
    with pytest.raises(UnknownStep):
        example.look_up(evening.house, evening.house.store, FACILITATOR, "elsewhere", evening.step("profiles").id)


def test_an_example_outlives_every_change_and_only_the_facilitator_gives_or_takes_it(evening: Evening) -> None:
    house, step = evening.house, evening.step("profiles")
    (found,) = look_up(evening, text="Deutsch")
    given = found["offer"]["example"]
    guest = evening.seat()
    seating.sit(house, guest, table="Tisch 1")
    forged = {"title": "Abendcafé", "example": given | {"source": "gelogen"}}
    written = desk.submit(house, guest, id=new_id(), step="profiles", data=forged).entry

    def kept() -> Any:
        (action,) = evening.outcome("profiles")["result"]["actions"]
        return action["title"], action["example"]

    assert kept() == ("Abendcafé", None)
    reword = {"entry": written.id, "data": {"example": given}, "revision": written.revision}
    desk.arrange(house, FACILITATOR, step.id, "reword", reword)
    assert kept() == ("Abendcafé", given)
    desk.change(house, guest, id=written.id, data={"title": "Café am Abend", "example": None})
    assert kept() == ("Café am Abend", given)
    desk.arrange(house, FACILITATOR, step.id, "reword", {"entry": written.id, "data": {"example": None}})
    assert kept() == ("Café am Abend", None)
