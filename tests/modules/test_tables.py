"""All tables of a workshop: figures unrounded, dates as dates, small groups summed."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pandas
import pytest

from facilitation import rehearsal
from facilitation.harvest import gather_in
from modules import frames, tables
from tests.modules.scenes import build_slate

SONNEBERG = Path(__file__).parents[2] / "examples/sonneberg.json"


@pytest.fixture(scope="module")
def found() -> dict[str, pandas.DataFrame]:
    house = build_slate()
    (id,) = rehearsal.play(house, json.loads(SONNEBERG.read_text(encoding="utf-8")))
    harvest = gather_in(house, id)
    shown = tables.tables(harvest)
    for one in harvest.steps:
        frame = frames.result(one.activity, one.scene)
        if frame is not None:
            pandas.testing.assert_frame_equal(shown[f"{one.number} {one.step.title}"], frame)
    return shown


def rows(table: pandas.DataFrame) -> list[tuple[Any, ...]]:
    return list(table.itertuples(index=False, name=None))


def test_the_whole_comes_first_and_then_a_table_for_each_step_that_has_one(found: dict[str, pandas.DataFrame]) -> None:
    assert list(found)[:7] == [
        *("Überblick", "Schritte", "Kennzahlen", "Beteiligung", "Themenspeicher"),
        *("1 Willkommen und Spielregeln", "2 Wie gut arbeiten wir zusammen?"),
    ]
    talks = {"6 Pause", "9 Berichte der Tische"}
    titles = {f"{number} {title}" for number, title in zip(found["Schritte"]["Nr."], found["Schritte"]["Schritt"], strict=True)}
    assert titles - set(found) == talks


def test_facts_are_text_or_dates(found: dict[str, pandas.DataFrame]) -> None:
    facts = dict(rows(found["Überblick"]))
    assert (facts["Kommune"], facts["Datum"]) == ("Stadt Sonneberg", date(2026, 11, 21))


def test_every_step_says_what_it_was_and_who_took_part(found: dict[str, pandas.DataFrame]) -> None:
    step = dict(zip(found["Schritte"], rows(found["Schritte"])[1], strict=True))
    assert (step["Nr."], step["Art"], step["Zustand"]) == (2, "Meinungsbild", "bestätigt")
    assert (step["Beteiligt"], step["Anwesend"], step["Beteiligung"]) == (28, 30, 28 / 30)


def test_figures_stay_numbers_and_unrounded(found: dict[str, pandas.DataFrame]) -> None:
    figures = {(part, name): value for number, _, part, name, value in rows(found["Kennzahlen"]) if number == 2}
    assert (figures[None, "n"], figures[None, "Mittelwert"], figures[None, "polarisiert"]) == (28, 82 / 28, "nein")
    assert figures["Verteilung", "3"] == 15
    assert [type(figures[None, name]) for name in ("n", "Mittelwert")] == [int, float]
    assert {row[1:] for row in rows(found["Kennzahlen"]) if row[0] == 11} == {
        ("Punkte vergeben", None, "Punkte pro Person", 4),
        ("Punkte vergeben", None, "Höchstens auf eine Möglichkeit", 2),
    }


def test_groups_too_small_to_be_shown_are_summed(found: dict[str, pandas.DataFrame]) -> None:
    assert set(found["Beteiligung"]["Akteursgruppe"]) == {"Verwaltung", "Kita/Schule/Bildung", "übrige"}
    assert min(found["Beteiligung"]["Anwesend"]) == 5


def test_the_parking_lot_holds_lines_and_parked_cards(found: dict[str, pandas.DataFrame]) -> None:
    assert rows(found["Themenspeicher"])[0] == ("Straßenlaternen am Bahnhof", "Bedarfe sortieren", None, None)


def test_the_way_through_the_bodies_has_a_table_where_there_is_one(found: dict[str, pandas.DataFrame]) -> None:
    assert "Gremienweg" not in found
    house = build_slate()
    scenario = json.loads(SONNEBERG.read_text(encoding="utf-8"))
    way = [{"name": "=Beirat()"}, {"name": "Stadtrat", "date": "2027-02-03", "resolution": "Der Rat stimmt zu."}]
    scenario["workshop"] |= {"bodies": way, "recipients": ["Rat", "Beirat"]}
    (id,) = rehearsal.play(house, scenario)
    shown = tables.tables(gather_in(house, id))
    assert rows(shown["Gremienweg"]) == [
        (1, "=Beirat()", None, "vorgesehen", None),
        (2, "Stadtrat", date(2027, 2, 3), "beschlossen", "Der Rat stimmt zu."),
    ]
    assert dict(rows(shown["Überblick"]))["Verteiler"] == "Rat\nBeirat"
