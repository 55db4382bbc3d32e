"""Where a result comes from and what became of it, over all workshops of a process."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation import desk, planning, rehearsal
from facilitation.contract import Planned
from facilitation.document import Column, Heading, Table
from facilitation.house import House
from facilitation.minutes import minutes
from facilitation.reading import board
from facilitation.roles import Projector
from facilitation.sight import see
from facilitation.trace import HIDDEN, Branch, Trace, trace
from facilitation.workshop import Data, Entry, Step, Workshop
from tests.builders import FACILITATOR
from tests.modules.scenes import BOX, build_slate
from tests.way import Way

EXAMPLES = Path(__file__).parents[2] / "examples"


def read(name: str) -> Data:
    found: Data = json.loads((EXAMPLES / name).read_text(encoding="utf-8"))
    return found


def traced(house: House, workshop_id: str) -> Trace:
    with house.store.read() as ledger:
        return trace(ledger, house.catalogue, ledger.get(Workshop, workshop_id))


def words(branch: Branch | None) -> Any:
    """A branch as its texts: alone at the end, else with what lies behind."""
    assert branch is not None
    return branch.thing.text if not branch.branches else {branch.thing.text: [words(one) for one in branch.branches]}


def passed(branch: Branch | None) -> list[tuple[str, str]]:
    assert branch is not None
    return [(station.step, station.remark) for station in branch.thing.stations]


@pytest.fixture
def way() -> Way:
    return Way()


# ── over three workshops ─────────────────────────────────────────────────────


def test_a_sub_goal_weighed_on_the_third_evening_leads_back_to_the_cards_of_the_first(way: Way) -> None:
    way.walk()
    found = traced(way.house, way.third.id)
    night = way.given(way.second, "aims")[-1]
    assert words(found.origins(night.id)) == {
        "Nachtbus prüfen": [{"Busse fahren stündlich": [{"Alle kommen an.": [{"Wege": ["Bahn", "Bus"]}]}]}]
    }
    assert passed(found.origins(night.id)) == [("Ziele", ""), ("Wahl", "1 Punkt, Rang 1")]


def test_a_card_of_the_first_evening_leads_on_to_what_became_of_it_on_the_third(way: Way) -> None:
    way.walk()
    found = traced(way.house, way.third.id)
    onward = found.descendants(way.card("Bus").id)
    assert words(onward) == {
        "Bus": [{"Wege": [{"Alle kommen an.": [{"Busse fahren stündlich": ["Takt verdichten", "Nachtbus prüfen"]}]}]}]
    }
    assert onward is not None
    assert passed(onward.branches[0]) == [
        ("Bedarfe", "2 Karten"),
        ("Punkte", "2 Punkte, Rang 1"),
        ("Schwerpunkte", "ausgewählt"),
    ]


def test_a_card_nobody_took_up_ends_where_it_was_left(way: Way) -> None:
    way.walk()
    found = traced(way.house, way.third.id)
    assert words(found.descendants(way.card("Amt").id)) == "Amt"
    assert passed(found.descendants(way.card("Amt").id)) == [
        ("Was fehlt?", "vom Papier"),
        ("Bedarfe", "keinem Thema zugeordnet"),
    ]
    assert words(found.descendants(way.card("Kurs").id)) == {"Kurs": ["Lernen"]}


def test_every_station_names_workshop_and_day(way: Way) -> None:
    way.walk()
    found = traced(way.house, way.third.id)
    home = found.things[way.card("Bus").id].home
    assert (home.step, home.workshop, home.date) == ("Was fehlt?", "Abend 1", date(2027, 1, 1))


def test_what_lies_behind_is_plain_data_for_the_screen(way: Way) -> None:
    way.walk()
    found = traced(way.house, way.third.id)
    lernen = way.given(way.first, "needs")[1]
    told = found.origins(lernen.id)
    assert told is not None
    assert json.loads(json.dumps(told.to_dict()))["branches"][0]["stations"][0]["date"] == "1. Januar 2027"


# ── what nobody may see ──────────────────────────────────────────────────────


def test_nothing_of_a_step_is_known_before_it_is_revealed(way: Way) -> None:
    way.walk_first()
    way.open(way.second, "principles")
    said = {"text": "Noch verdeckt", "from": [way.given(way.first, "focus")[0].id]}
    desk.enter_for_table(way.house, FACILITATOR, way.step(way.second, "principles").id, "T1", said)
    bus = way.card("Bus").id
    assert words(traced(way.house, way.first.id).descendants(bus)) == {"Bus": ["Wege"]}
    way.reveal(way.second, "principles")
    assert words(traced(way.house, way.first.id).descendants(bus)) == {"Bus": [{"Wege": ["Noch verdeckt"]}]}


def test_a_hidden_card_is_counted_nowhere_and_shown_nowhere(way: Way) -> None:
    way.walk_first()
    bus = way.card("Bus")
    desk.hide(way.house, FACILITATOR, bus.id)
    found = traced(way.house, way.first.id)
    assert found.descendants(bus.id) is None
    assert words(found.origins(way.given(way.first, "needs")[0].id)) == {"Wege": ["Bahn"]}


def test_a_hidden_card_that_a_later_evening_took_up_keeps_its_place_without_its_words(way: Way) -> None:
    way.open(way.first, "gaps")
    (bus,) = way.write(way.first, "gaps", "Bus")
    way.reveal(way.first, "gaps")
    later = way.plan("leitbild", 4, Planned("votes", "dots", "Punkte", "Was?", 5, sources=("bestandsaufnahme.gaps",)))
    planning.remove_workshop(way.house, FACILITATOR, way.third.id)
    way.open(later, "votes")
    way.reveal(later, "votes")
    desk.hide(way.house, FACILITATOR, bus.id)
    assert words(traced(way.house, later.id).descendants(bus.id)) == HIDDEN
    assert [one["text"] for one in way.step(later, "votes").opening["options"]] == [HIDDEN]


def test_a_card_blacked_out_reads_so_everywhere(way: Way) -> None:
    way.open(way.first, "gaps")
    (card,) = way.write(way.first, "gaps", "Frau Meier hilft")
    way.reveal(way.first, "gaps")
    later = way.plan("leitbild", 4, Planned("votes", "dots", "Punkte", "Was?", 5, sources=("bestandsaufnahme.gaps",)))
    planning.remove_workshop(way.house, FACILITATOR, way.third.id)
    way.open(later, "votes")
    way.reveal(later, "votes")
    desk.redact(way.house, FACILITATOR, card.id, "Frau ▇▇▇ hilft")
    assert [one.text for one in traced(way.house, later.id).things[card.id].stations] == ["Frau ▇▇▇ hilft"] * 2
    assert [one["text"] for one in way.step(later, "votes").opening["options"]] == ["Frau ▇▇▇ hilft"]


def test_words_deleted_in_time_are_counted_and_not_made_up(way: Way) -> None:
    way.walk()
    with way.house.store.write(way.first.id) as tx:
        for entry in tx.all(Entry, step_id=way.step(way.first, "gaps").id):
            tx.drop(entry)
    night = way.given(way.second, "aims")[-1]
    found = traced(way.house, way.third.id)
    assert words(found.origins(night.id)) == {"Nachtbus prüfen": [{"Busse fahren stündlich": [{"Alle kommen an.": ["Wege"]}]}]}


# ── rehearsals and things that turn in a circle ──────────────────────────────


def test_a_rehearsal_stands_in_for_what_it_rehearses_and_is_not_seen_from_outside(way: Way) -> None:
    way.walk_first()
    with way.house.store.write(way.second.id) as tx:
        tx.put(replace(way.second, id="copy", code="000001", rehearsal_of=way.second.id))
        tx.put(replace(way.step(way.second, "principles"), id="copied", workshop_id="copy"))
    assert "copy" not in {one.home.workshop_id for one in traced(way.house, way.first.id).things.values()}
    assert way.second.id not in {one.home.workshop_id for one in traced(way.house, "copy").things.values()}


def test_things_that_name_each_other_do_not_lead_round_in_a_circle(way: Way) -> None:
    way.walk()
    found = traced(way.house, way.third.id)
    bus, bahn = way.card("Bus").id, way.card("Bahn").id
    turned = {**found.things, bus: replace(found.things[bus], roots=(bahn,)), bahn: replace(found.things[bahn], roots=(bus,))}
    assert words(replace(found, things=turned).origins(bus)) == {"Bus": ["Bahn"]}


# ── the examples ─────────────────────────────────────────────────────────────


def test_every_goal_of_the_example_leads_back_to_sentences_and_cards() -> None:
    house = build_slate()
    workshops = [read("sonneberg.json"), read("leitbild_sonneberg.json")]
    first, second = rehearsal.play(house, {"process": {"title": "Sonneberg"}, "workshops": workshops})
    with house.store.read() as ledger:
        every = [step for id in (first, second) for step in ledger.all(Step, workshop_id=id)]
        steps = {(step.workshop_id, step.key): see(ledger, BOX, step) for step in every}
    found = traced(house, second)
    aims, cards = steps[second, "aims"], steps[second, "values"]
    homes = set()
    for goal in BOX.activity(aims.step.activity).options(aims):
        origins = found.origins(goal.id)
        assert origins is not None
        leaves = origins.leaves()
        assert all(leaf.id != goal.id for leaf in leaves)
        homes |= {leaf.home.step for leaf in leaves}
    assert {cards.step.title, steps[second, "future"].step.title} <= homes
    focus = steps[first, "focus"]
    for option in BOX.activity(focus.step.activity).options(focus):
        origins = found.origins(option.id)
        assert origins is not None
        assert origins.branches


# ── no card is lost ──────────────────────────────────────────────────────────

CARDS = ("Bus", "Bahn", "Kurs", "Amt")
MOVES = st.lists(
    st.tuples(st.sampled_from(("move", "copy", "remove", "create")), st.integers(0, 3), st.integers(0, 4), st.integers(0, 4)),
    max_size=12,
)


@given(moves=MOVES)
def test_merging_and_splitting_clusters_loses_no_card(moves: list[tuple[str, int, int, int]]) -> None:
    way = Way()
    way.open(way.first, "gaps")
    cards = way.write(way.first, "gaps", *CARDS)
    way.reveal(way.first, "gaps")
    way.open(way.first, "needs")
    for verb, card, source, target in moves:
        clusters = [one.id for one in way.given(way.first, "needs")]
        places = ["tray", "parked", *clusters]
        facts: dict[str, Any] = {"title": f"Thema {len(clusters) + 1}"}
        if verb == "move":
            facts = {
                "card": cards[card].id,
                "from": places[source % len(places)],
                "to": places[target % len(places)],
                "index": 0,
            }
        elif verb in ("copy", "remove") and not clusters:
            continue
        elif verb == "copy":
            facts = {"card": cards[card].id, "to": clusters[target % len(clusters)]}
        elif verb == "remove":
            facts = {"cluster": clusters[target % len(clusters)]}
        try:
            desk.arrange(way.house, FACILITATOR, way.step(way.first, "needs").id, verb, facts)
        except desk.UnknownEntry:
            continue
    found = traced(way.house, way.first.id)
    clusters = [one.id for one in way.given(way.first, "needs")]
    for card in cards:
        branch = found.descendants(card.id)
        assert branch is not None
        inside = [one.thing.id for one in branch.branches]
        remark = dict(passed(branch)).get("Bedarfe")
        assert bool(inside) != (remark in ("keinem Thema zugeordnet", "im Themenspeicher"))
        assert set(inside) <= set(clusters)
    reached = {leaf.id for cluster in clusters if (one := found.origins(cluster)) for leaf in one.leaves()}
    aside = {card.id for card in cards if not found.descendants(card.id).branches}  # type: ignore[union-attr]
    assert (reached - set(clusters)) | aside == {card.id for card in cards}


# ── in the minutes ───────────────────────────────────────────────────────────


def told(way: Way, workshop: Workshop) -> list[Any]:
    """The blocks of the annex that says where results come from."""
    blocks = list(minutes(way.house, workshop.id).blocks)
    start = next((at for at, one in enumerate(blocks) if one == Heading(1, "Anhang: Herkunft der Ergebnisse")), None)
    if start is None:
        return []
    chapters = [at for at, one in enumerate(blocks) if isinstance(one, Heading) and one.level == 1 and at > start]
    end = chapters[0] if chapters else None
    return blocks[start + 1 : end]


def test_minutes_lead_every_result_back_to_the_cards_with_counts_and_words(way: Way) -> None:
    way.walk_first()
    assert told(way, way.first)[:2] == [
        Heading(2, "Schwerpunkte"),
        Table(
            "Herkunft: Schwerpunkte",
            (Column("Ergebnis", 2), Column("Weg", 2), Column("Gewachsen aus", 3)),
            (
                (
                    "Wege",
                    "Bedarfe (2 Karten) → Punkte (2 Punkte, Rang 1) → Schwerpunkte (ausgewählt)",
                    "Was fehlt?: „Bahn“, „Bus“",
                ),
                (
                    "Lernen",
                    "Bedarfe (1 Karte) → Punkte (0 Punkte, Rang 2) → Schwerpunkte (ausgewählt)",
                    "Was fehlt?: „Kurs“",
                ),
            ),
        ),
    ]


def test_minutes_say_what_grew_from_an_earlier_evening_under_its_name(way: Way) -> None:
    way.walk()
    table = next(one for one in told(way, way.second) if isinstance(one, Table))
    assert table.rows[0] == (
        "Busse fahren stündlich",
        "Ziele → Wahl (0 Punkte, Rang 2)",
        "Leitsätze: „Alle kommen an.“",
        "Abend 1, 1. Januar 2027\nBedarfe: „Wege“\ndavor Was fehlt? (2)",
    )


def test_minutes_say_what_became_of_what_an_earlier_evening_gave(way: Way) -> None:
    way.walk()
    *_, table = (one for one in told(way, way.second) if isinstance(one, Table))
    assert table.rows == (
        ("Wege", "Abend 1, 1. Januar 2027", "Leitsätze: „Alle kommen an.“"),
        ("Lernen", "Abend 1, 1. Januar 2027", "lag vor, noch nicht weitergeführt"),
    )


def test_minutes_of_an_evening_without_results_have_no_such_annex(way: Way) -> None:
    assert told(way, way.first) == []


# ── on the wall ──────────────────────────────────────────────────────────────


def test_the_wall_shows_the_way_of_one_result_when_the_facilitator_turns_it_there(way: Way) -> None:
    way.walk_first()
    wege = way.given(way.first, "focus")[0]
    desk.focus(way.house, FACILITATOR, way.first.id, f"trace:{wege.id}")
    seen = board(way.house, Projector(way.first.id), way.first.id)
    assert seen is not None
    assert (seen["step"]["question"], seen["step"]["stamp"]) == ("Wege", None)
    assert seen["picture"] == {
        "kind": "lineage",
        "text": "Wege",
        "stations": [
            {"step": "Bedarfe", "remark": "2 Karten"},
            {"step": "Punkte", "remark": "2 Punkte, Rang 1"},
            {"step": "Schwerpunkte", "remark": "ausgewählt"},
        ],
        "levels": [{"step": "Was fehlt?", "place": "", "texts": ["Bahn", "Bus"]}],
    }
    desk.focus(way.house, FACILITATOR, way.first.id, None)
    seen = board(way.house, Projector(way.first.id), way.first.id)
    assert seen is not None
    assert seen["picture"]["kind"] == "selection"


def test_the_wall_stays_with_the_step_where_nothing_may_be_told(way: Way) -> None:
    way.open(way.first, "gaps")
    (card,) = way.write(way.first, "gaps", "Bus")
    desk.focus(way.house, FACILITATOR, way.first.id, f"trace:{card.id}")
    seen = board(way.house, Projector(way.first.id), way.first.id)
    assert seen is not None
    assert seen["picture"] is None
