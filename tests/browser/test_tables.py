"""Who sits where, paper in one go, and going home early, as the facilitator and a participant do it."""

import re
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from facilitation import desk, planning, seating
from facilitation.contract import Planned
from facilitation.roles import Guest
from facilitation.workshop import Entry, Origin, Person, Process, Step
from tests.browser.server import PLANNER, PROCESS, Evening, Server, open_house, sign_in
from tests.browser.windows import TABLET, Device, Windows, button

PEOPLE = 7
TABLES = ["Tisch 1", "Tisch 2", "Tisch 3"]
AGENDA = (
    Planned("ideas", "cards", "Ideen", "Was fehlt?", 15, settings={"limit": 2, "fields": False}),
    Planned("mood", "barometer", "Stimmung", "Wie geht es uns?", 5),
    Planned("offers", "inventory", "Angebote", "Was gibt es schon?", 15),
)


@pytest.fixture
def evening(server: Server) -> Evening:
    """Seven people in the room, no tables yet."""
    house = open_house(server)
    process = planning.create_process(house, PLANNER, **PROCESS)
    given = {"format": "bestandsaufnahme", "title": "Abend", "date": date.today()}  # noqa: DTZ011 - the day in the room
    workshop = planning.plan_workshop(house, PLANNER, process_id=process.id, agenda=AGENDA, **given)
    with house.store.read() as ledger:
        steps = {step.key: step.id for step in ledger.all(Step, workshop_id=workshop.id)}
        groups = ledger.get(Process, process.id).actor_groups
    for number in range(PEOPLE):
        desk.join(house, Guest(workshop.id, house.new_id()), actor_group=groups[number % 3], language="ar" if number else "de")
    return Evening(server, workshop.id, workshop.code, steps, sign_in(server))


@pytest.fixture
def console(evening: Evening, windows: Windows) -> Page:
    return windows.open(f"{evening.server.url}/bestandsaufnahme?workshop={evening.workshop}", cookies=evening.cookies)


def seats(evening: Evening) -> dict[str, str]:
    with open_house(evening.server).store.read() as ledger:
        return {one.id: one.table for one in ledger.all(Person, workshop_id=evening.workshop)}


def entered(evening: Evening, step: str) -> list[Entry]:
    with open_house(evening.server).store.read() as ledger:
        return list(ledger.all(Entry, step_id=evening.steps[step]))


def test_tables_are_set_up_people_moved_by_key_and_by_hand_and_all_of_it_taken_back(console: Page, evening: Evening) -> None:
    console.get_by_test_id("stBaseButton-secondary").filter(has_text="Tische").click()
    part = console.locator("koffer-tables")
    part.get_by_label("Wie viele Tische").fill("3")
    button(part, "Tische aufstellen").click()
    expect(part.locator(".seat-table")).to_have_count(3)
    expect(part.locator(".seat-table .seat")).to_have_count(PEOPLE)
    mixed = seats(evening)
    assert sorted(list(mixed.values()).count(table) for table in TABLES) == [2, 2, 3]

    first = part.locator(".seat-table").nth(0)
    moved = first.locator(".seat").first.get_attribute("aria-label") or ""
    first.locator(".seat").first.focus()
    console.keyboard.press("m")
    console.keyboard.press("3")
    third = part.locator(".seat-table").nth(2)
    expect(third.get_by_role("button", name=moved, exact=True)).to_be_visible()

    count = part.locator(".seat-table").nth(1).locator(".seat").count()
    source, target = part.locator(".seat-table").nth(1).locator(".seat").first, first.locator(".seats")
    start, end = source.bounding_box(), target.bounding_box()
    assert start is not None
    assert end is not None
    console.mouse.move(start["x"] + 30, start["y"] + 10)
    console.mouse.down()
    console.mouse.move(start["x"] + 50, start["y"] + 16, steps=4)
    console.mouse.move(end["x"] + 60, end["y"] + 14, steps=14)
    console.mouse.up()
    expect(part.locator(".seat-table").nth(1).locator(".seat")).to_have_count(count - 1)

    expect(button(part, re.compile("Rückgängig: Person"))).to_be_enabled()
    console.reload()
    console.get_by_test_id("stBaseButton-secondary").filter(has_text="Tische").click()
    for _ in range(2):
        undo = button(part, re.compile("Rückgängig: Person"))
        label = undo.inner_text()
        undo.click()
        expect(button(part, label)).to_have_count(0)
    for _ in range(100):  # what is drawn at once is written a moment later
        if seats(evening) == mixed:
            break
        console.wait_for_timeout(100)
    assert seats(evening) == mixed


def test_a_table_gets_a_name_of_its_own_and_the_room_sees_the_plan(console: Page, evening: Evening, windows: Windows) -> None:
    seating.set_tables(open_house(evening.server), PLANNER, evening.workshop, TABLES)
    evening.act("mix_tables")
    link = console.get_by_role("link", name="Beamer öffnen").get_attribute("href")
    console.get_by_test_id("stBaseButton-secondary").filter(has_text="Tische").click()
    part = console.locator("koffer-tables")
    part.locator(".seat-table .headline").first.click()
    part.get_by_label("Name des Tisches").fill("Fenster")
    console.keyboard.press("Enter")
    expect(part.locator(".seat-table .headline").first).to_have_text("Fenster")
    button(part, "Tischplan zeigen").click()
    wall = windows.open(str(link))
    expect(wall.locator("koffer-projector .p-plan h2").first).to_have_text("Fenster")
    expect(wall.locator("koffer-projector .p-plan article")).to_have_count(3)


def test_the_facilitator_sees_which_table_has_not_handed_in(console: Page, evening: Evening) -> None:
    seating.set_tables(open_house(evening.server), PLANNER, evening.workshop, TABLES)
    evening.act("open", "offers")
    evening.act("table_paper", "offers", table="Tisch 2", data={"name": "Sprachcafé"})
    expect(console.locator("koffer-cockpit .by-table")).to_contain_text("Es fehlen: Tisch 1, Tisch 3")
    mark = console.locator("koffer-cockpit .mark").filter(has_text="Tisch 2")
    mark.click()
    expect(mark).to_have_attribute("aria-pressed", "true")
    assert evening.board()["focus"] == "Tisch 2"


def test_a_pasted_list_is_looked_through_entered_at_once_and_what_is_faulty_stays(console: Page, evening: Evening) -> None:
    evening.act("open", "ideas")
    button(console, "Vom Papier").click()
    console.get_by_text("Als Liste").click()
    pile = console.locator("koffer-paper")
    pile.locator("textarea").fill("Sprachcafé\nBus\nSprachcafé\n" + "x" * 81)
    expect(pile.locator(".bad")).to_have_count(2)
    expect(pile.locator(".bad").first).to_contain_text("Steht schon in Zeile 1.")
    expect(pile.locator(".bad").last).to_contain_text("Das sind 81 Zeichen, erlaubt sind 80.")
    pile.get_by_label("Von wie vielen Personen").fill("1")
    button(pile, "2 Zeilen eintragen").click()
    expect(pile.locator(".done")).to_contain_text("2 Zeilen eingetragen. 2 stehen noch hier.")
    expect(pile.locator("textarea")).to_have_value("Sprachcafé\n" + "x" * 81)
    cards = entered(evening, "ideas")
    assert {(card.data["text"], card.origin) for card in cards} == {
        ("Sprachcafé", Origin.FACILITATOR),
        ("Bus", Origin.FACILITATOR),
    }
    assert len({card.pseudonym for card in cards}) == 1
    button(console, "Rückgängig: 2 Eingaben vom Papier").click()
    expect(console.locator("koffer-queue .qcard")).to_have_count(0)
    assert entered(evening, "ideas") == []


def test_counted_values_become_ballots(console: Page, evening: Evening) -> None:
    evening.act("open", "mood")
    button(console, "Vom Papier").click()
    console.get_by_text("Ausgezählt").click()
    pile = console.locator("koffer-paper")
    values = pile.locator(".values input")
    expect(values).to_have_count(5)
    values.nth(1).fill("2")
    values.nth(4).fill("3")
    button(pile, "5 Stimmzettel eintragen").click()
    expect(pile.locator(".done")).to_contain_text("5 Stimmzettel eingetragen.")
    assert sorted(entry.data["value"] for entry in entered(evening, "mood")) == [2, 2, 5, 5, 5]
    assert (evening.board()["step"]["n"], evening.board()["step"]["N"]) == (5, PEOPLE + 5)


def test_who_goes_home_says_so_on_the_tablet_and_may_come_back(evening: Evening, windows: Windows) -> None:
    tablet = Device(windows.open(f"{evening.server.url}/beitreten/{evening.code}", TABLET))
    tablet.join("Verwaltung")
    evening.act("open", "ideas")
    tablet.hand_in("Sprachcafé")
    assert evening.board()["step"]["N"] == PEOPLE + 1
    tablet.page.locator(".t-lang").click()
    button(tablet.page, "Ich gehe jetzt").click()
    expect(tablet.question).to_have_text("Sie gehen schon?")
    button(tablet.page, "Ich gehe jetzt").click()
    expect(tablet.question).to_have_text("Danke für Ihre Mitarbeit!")
    evening.act("close", "ideas")
    evening.act("open", "mood")
    assert evening.board()["step"]["N"] == PEOPLE
    button(tablet.page, "Ich bin wieder da").click()
    tablet.join("Verwaltung")
    expect(tablet.question).to_have_text("Wie geht es uns?")
    assert evening.board()["step"]["N"] == PEOPLE + 1


def test_a_double_click_hands_in_once_and_says_nothing_else(evening: Evening, windows: Windows) -> None:
    tablet = Device(windows.open(f"{evening.server.url}/beitreten/{evening.code}", TABLET))
    tablet.join("Verwaltung")
    evening.act("open", "ideas")
    tablet.write("Sprachcafé")
    tablet.page.locator(".write .btn-primary").dblclick()
    expect(tablet.own.filter(has_text="Sprachcafé")).to_contain_text("angekommen")
    expect(tablet.page.locator(".fault")).to_have_count(0)
    assert len(entered(evening, "ideas")) == 1
