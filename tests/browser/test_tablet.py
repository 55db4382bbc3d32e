"""What a tablet asks about one thing after the other, and what a table says on several tablets."""

import re
from datetime import date

import pytest
from playwright.sync_api import Page, Request, Route, expect

from facilitation import desk, planning, seating
from facilitation.contract import Planned
from facilitation.workshop import Step
from tests.browser.server import PLANNER, PROCESS, Evening, Server, open_house, sign_in
from tests.browser.windows import TABLET, Device, Windows, button

FIELDS = ("Sprache", "Wohnen", "Gesundheit")
STATEMENTS = (
    "Wir begegnen uns auf Augenhöhe.",
    "Unsere Ämter erklären ihre Briefe in einfacher Sprache.",
    "Wir beteiligen Zugewanderte von Anfang an an allen Entscheidungen, die sie betreffen.",
)
TABLES = ["Tisch 1", "Tisch 2"]
AGENDA = (
    Planned("fields", "assessment", "Einschätzung", "Wie stehen wir da, und was ist wichtig?", 15),
    Planned("agreement", "consensus", "Abstimmung", "Tragen Sie den Leitsatz mit?", 15),
    Planned("shared", "cards", "Am Tisch", "Was gibt es schon?", 15, settings={"limit": 3, "fields": False, "by": "table"}),
    Planned("points", "dots", "Punkte", "Was gehen wir zuerst an?", 15, settings={"k": 3}),
    Planned("check", "smart", "Prüfung", "Sind die Teilziele klar?", 15),
    Planned("doubts", "resistance", "Widerstand", "Wie groß ist Ihr Widerstand?", 15),
)


@pytest.fixture
def evening(server: Server) -> Evening:
    """An evening of these steps, the options of most of them typed by the facilitator."""
    house = open_house(server)
    process = planning.create_process(house, PLANNER, **PROCESS)
    given = {"format": "bestandsaufnahme", "title": "Abend", "date": date.today()}  # noqa: DTZ011 - the day in the room
    workshop = planning.plan_workshop(house, PLANNER, process_id=process.id, agenda=AGENDA, **given)
    with house.store.read() as ledger:
        steps = {step.key: step.id for step in ledger.all(Step, workshop_id=workshop.id)}
    planning.change_step(house, PLANNER, steps["fields"], options=list(FIELDS))
    for step in ("agreement", "points", "check", "doubts"):
        planning.change_step(house, PLANNER, steps[step], options=list(STATEMENTS))
    seating.set_tables(house, PLANNER, workshop.id, TABLES)
    return Evening(server, workshop.id, workshop.code, steps, sign_in(server))


@pytest.fixture
def tablet(evening: Evening, windows: Windows) -> Device:
    return join(evening, windows)


def join(evening: Evening, windows: Windows) -> Device:
    device = Device(windows.open(f"{evening.server.url}/beitreten/{evening.code}", TABLET))
    device.join("Verwaltung")
    return device


def judge(page: Page, scale: int, choice: int | None) -> None:
    """A value of one of the scales on show; None: cannot judge."""
    place = page.locator("fieldset.scale").nth(scale)
    (place.locator(".na .pick") if choice is None else place.locator(".scale-row .pick").nth(choice - 1)).click()


def values(evening: Evening, step: str) -> list[dict[str, object]]:
    """What is stored of everybody, in order of arrival."""
    house = open_house(evening.server)
    with house.store.read() as ledger:
        return [dict(entry.data) for entry in ledger.all(desk.Entry, step_id=evening.steps[step])]


def test_fields_are_judged_one_after_the_other_and_each_answer_arrives_alone(tablet: Device, evening: Evening):
    page = tablet.page
    evening.act("open", "fields")
    expect(tablet.question).to_have_text("Sprache")
    judge(page, 0, 2)
    button(page, "Weiter").click()
    expect(page.locator(".fault")).to_have_text("Bitte einen Wert wählen oder „Kann ich nicht beurteilen“.")
    judge(page, 1, 5)
    button(page, "Weiter").click()
    expect(tablet.question).to_have_text("Wohnen")
    expect(page.locator(".progress .done")).to_have_count(1)
    button(page, "Überspringen").click()
    expect(tablet.question).to_have_text("Gesundheit")
    judge(page, 0, None)
    judge(page, 1, None)
    button(page, "Fertig").click()
    expect(tablet.question).to_have_text("2 von 3 beantwortet")
    expect(tablet.own.filter(has_text="Gesundheit")).to_contain_text("angekommen")
    page.reload()
    expect(tablet.question).to_have_text("2 von 3 beantwortet")
    button(page, "Zu den offenen").click()
    judge(page, 0, 4)
    page.reload()
    expect(tablet.question).to_have_text("Wohnen")
    judge(page, 1, 3)
    button(page, "Fertig").click()
    expect(tablet.question).to_have_text("Alle 3 beantwortet")
    button(tablet.own.filter(has_text="Sprache"), "Ändern").click()
    expect(page.locator("fieldset.scale").first.locator("input:checked")).to_have_attribute("aria-label", "2")
    judge(page, 0, 3)
    button(page, "Fertig").click()
    expect(tablet.question).to_have_text("Alle 3 beantwortet")
    expect(tablet.own.filter(has_text="angekommen")).to_have_count(3)
    assert sorted(values(evening, "fields"), key=lambda one: str(one["field"])) == [
        {"field": "Gesundheit", "status": None, "importance": None},
        {"field": "Sprache", "status": 3, "importance": 5},
        {"field": "Wohnen", "status": 4, "importance": 3},
    ]


def test_whoever_objects_says_what_would_have_to_change(tablet: Device, evening: Evening):
    page = tablet.page
    evening.act("open", "agreement")
    expect(tablet.question).to_have_text("Leitsatz 1 von 3: Tragen Sie ihn mit?")
    expect(page.locator(".statement")).to_have_text(STATEMENTS[0])
    page.locator(".verdict .pick").filter(has_text="1").click()
    button(page, "Weiter").click()
    expect(page.locator(".fault")).to_have_text("Bei dieser Wahl bitte ausfüllen: Was müsste sich ändern?")
    expect(page.locator("textarea")).to_be_focused()
    page.keyboard.type("Das ist zu allgemein.")
    button(page, "Weiter").click()
    for statement in STATEMENTS[1:]:
        expect(page.locator(".statement")).to_have_text(statement)
        page.locator(".verdict .pick").filter(has_text="4").click()
        page.locator(".turn .btn-primary").click()
    expect(tablet.question).to_have_text("Alle 3 beantwortet")
    expect(tablet.own.filter(has_text="angekommen")).to_have_count(3)
    assert sorted(str(one["value"]) for one in values(evening, "agreement")) == ["1", "4", "4"]


def test_answers_given_without_network_arrive_when_it_is_back(tablet: Device, evening: Evening):
    page = tablet.page
    evening.act("open", "agreement")
    expect(page.locator(".statement")).to_have_text(STATEMENTS[0])
    page.context.set_offline(True)
    for _ in STATEMENTS:
        page.locator(".verdict .pick").filter(has_text="5").click()
        page.locator(".turn .btn-primary").click()
    expect(tablet.question).to_have_text("Alle 3 beantwortet")
    expect(tablet.own.filter(has_text="wartet hier")).to_have_count(3)
    page.context.set_offline(False)
    expect(tablet.own.filter(has_text="angekommen")).to_have_count(3)
    assert [one["value"] for one in values(evening, "agreement")] == [5, 5, 5]


def test_whoever_handed_in_dots_sees_how_many_of_them_are_given(tablet: Device, evening: Evening):
    evening.act("open", "points")
    tablet.dot(STATEMENTS[0], 1)
    button(tablet.page, "Punkte abgeben").click()
    expect(tablet.own).to_contain_text("angekommen")
    expect(tablet.own).to_contain_text("1 von 3 Punkten")
    button(tablet.own, "Ändern").click()
    tablet.dot(STATEMENTS[1], 2)
    button(tablet.page, "Änderung abgeben").click()
    expect(tablet.own).to_contain_text("3 von 3 Punkten")


def test_german_options_read_as_german_also_where_one_reads_from_right_to_left(tablet: Device, evening: Evening):
    page = tablet.page
    button(page, "Deutsch").click()
    page.locator("label.pick", has_text="العربية").click()
    expect(page.locator(".tablet")).to_have_attribute("dir", "rtl")
    evening.act("open", "points")
    label = page.locator(".option bdi").first
    expect(label).to_have_text(STATEMENTS[0])
    assert label.evaluate("(label) => getComputedStyle(label).direction") == "ltr"


def test_own_answers_stand_beside_what_was_asked(tablet: Device, evening: Evening):
    page = tablet.page
    evening.act("open", "check")
    page.locator(".choices.two").first.wait_for()
    for question in page.locator(".choices.two").all():
        question.locator(".pick").first.click()
    button(page, "Weiter").click()
    expect(tablet.question).to_have_text(STATEMENTS[1])
    evening.act("close", "check")
    expect(tablet.own.locator(".given").first).to_have_text(re.compile(r"genau erreicht sein soll\.\s*Ja"))
    expect(tablet.own.locator(".given")).to_have_count(5)


def test_one_sentence_among_the_subjects_puts_all_of_them_on_cards(tablet: Device, evening: Evening):
    evening.act("open", "doubts")
    for turn in range(len(STATEMENTS)):
        expect(tablet.page.locator(".progress .now")).to_have_count(1)
        expect(tablet.page.locator("h1.statement")).to_have_count(1)
        if turn < len(STATEMENTS) - 1:
            button(tablet.page, "Überspringen").click()


def test_what_one_of_a_table_writes_the_others_see_at_once(evening: Evening, windows: Windows):
    scribe, neighbour, other = (join(evening, windows) for _ in range(3))
    button(scribe.page, "Tisch wählen").click()
    button(scribe.page, "Tisch 1").click()
    expect(scribe.page.locator(".t-where")).to_contain_text("Tisch 1")
    evening.act("open", "shared")
    for device, table in ((neighbour, "Tisch 1"), (other, "Tisch 2")):
        expect(device.question).to_have_text("An welchem Tisch sitzen Sie?")
        button(device.page, table).click()
        expect(device.question).to_have_text("Was gibt es schon?")
    held: list[Route] = []
    scribe.page.route("**/api/step", lambda route: held.append(route))  # the scribe's own look is slower than the neighbour
    scribe.hand_in("Sprachcafé im Quartier")
    expect(neighbour.own).to_contain_text("Sprachcafé im Quartier")
    button(neighbour.own, "Zurückziehen").click()
    expect(neighbour.own).to_have_count(0)
    for late in held:
        late.continue_()
    scribe.page.unroute("**/api/step")
    expect(scribe.own).to_have_count(0)
    expect(other.own).to_have_count(0)


def test_the_german_page_is_light(evening: Evening, windows: Windows):
    page = windows.browse(TABLET).new_page()
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    page.goto(f"{evening.server.url}/beitreten/{evening.code}")
    page.locator(".groups").wait_for()
    page.wait_for_load_state("load")
    fetched = [one for one in asked if "/live" not in one.url and one.redirected_to is None]
    weights = {one.url: one.sizes()["responseBodySize"] for one in fetched}
    assert len(asked) <= 8
    assert 40_000 < sum(weights.values()) <= 60_000, weights
