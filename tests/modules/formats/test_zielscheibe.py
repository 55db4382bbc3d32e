import json
from functools import cache
from pathlib import Path
from typing import Any

from facilitation import rehearsal
from facilitation.house import House
from facilitation.summary import read_summary
from modules.formats.zielscheibe import FORMAT
from tests.builders import FACILITATOR
from tests.modules.scenes import build_slate

EXAMPLE = Path(__file__).parents[3] / "examples" / "zielscheibe_leipzig.json"
AGENDA = (
    ("welcome", "arrival", 5),
    ("target", "target", 10),
    ("reading", "talk", 10),
    ("helped", "cards", 10),
    ("changes", "cards", 15),
    ("closing", "flash", 5),
)


@cache
def played() -> tuple[House, str]:
    house = build_slate()
    (id,) = rehearsal.play(house, json.loads(EXAMPLE.read_text(encoding="utf-8")))
    return house, id


def steps() -> dict[str, Any]:
    found: dict[str, Any] = rehearsal.ergebnis(*played())["steps"]
    return found


def test_the_agenda_fits_between_two_meetings() -> None:
    assert tuple((step.key, step.activity, step.minutes) for step in FORMAT.steps) == AGENDA
    assert sum(step.minutes for step in FORMAT.steps) == 55


def test_the_segments_of_the_file_are_taken_as_given() -> None:
    # by hand: the rings of the eighteen add up to 70, 81, 65, 50 and 34
    segments = steps()["target"]["result"]["segments"]
    assert [(one["segment"], one["mean"], one["attainment"], one["polarised"]) for one in segments] == [
        ("Standards der Betreuung", 70 / 18, (70 / 18 - 1) / 4, False),
        ("Rechtliche Änderungen verstehen", 4.5, 0.875, False),
        ("Träger und Angebote kennenlernen", 65 / 18, (65 / 18 - 1) / 4, False),
        ("Absprachen mit Jobcenter und Ämtern", 50 / 18, (50 / 18 - 1) / 4, True),
        ("Stimme der Geflüchteten", 34 / 18, (34 / 18 - 1) / 4, False),
    ]
    assert [(one["n"], len(one["comments"])) for one in segments] == [(18, 2), (18, 2), (18, 1), (18, 4), (18, 3)]


def test_what_helped_and_what_changes_is_written_on_cards() -> None:
    assert [steps()[key]["n"] for key in ("helped", "changes")] == [12, 10]


def test_a_summary_that_names_no_opinion_does_not_say_what_an_opinion_is_not() -> None:
    house, id = played()
    assert "Meinungsbild" not in read_summary(house, FACILITATOR, id)
