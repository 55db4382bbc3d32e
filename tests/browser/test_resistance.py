"""A room says how much it resists, sees what it would take, changes an option, and says it again."""

import pytest
from playwright.sync_api import Page, expect

from facilitation import planning
from tests.browser.server import PLANNER, Evening, Server, Tablet, open_house, plan
from tests.browser.windows import CONSOLE, PROJECTOR, TABLET, Console, Device, Windows, button

OPTIONS = ("Die Stadt lädt ein", "Die Einrichtungen laden reihum ein")
REWORDED = "Die Einrichtungen laden reihum ein, die Stadt hilft"
PASSIVE = "Alles bleibt, wie es ist"
STEP = "resistance"


@pytest.fixture
def evening(server: Server) -> Evening:
    """The short form, its options typed by the facilitator."""
    planned = plan(server, format="systemisches_konsensieren", title="Wer lädt ein?")
    planning.change_step(open_house(server), PLANNER, planned.steps[STEP], options=list(OPTIONS))
    return planned


def resist(page: Page, option: str, value: int, reason: str = "") -> None:
    """A value for the option on show, and on to the next."""
    expect(page.locator(".split-left h1")).to_have_text(option)
    page.locator(".scale-row .pick").nth(value).click()
    if reason:
        page.locator(".textbox").fill(reason)
    page.locator(".turn .btn-primary").click()


def send(evening: Evening, people: list[Tablet], turn: int, *values: int) -> None:
    """The same values from everybody without a browser, one for each option, the passive one last."""
    offered = [f"{evening.steps[STEP]}.{place}" for place in range(1, len(values))] + [f"{evening.steps[STEP]}.passive"]
    for person in people:
        for option, value in zip(offered, values, strict=True):
            assert person.send(STEP, option=f"{option}.{turn}", value=value).status_code == 201


def test_an_option_is_changed_until_it_meets_little_resistance(evening: Evening, server: Server, windows: Windows) -> None:
    address = f"{server.url}/systemisches_konsensieren?workshop={evening.workshop}"
    tablet = Device(windows.open(f"{server.url}/beitreten/{evening.code}", TABLET))
    tablet.join("Verwaltung")
    others = [evening.join() for _person in range(2)]
    evening.act("go", STEP)
    evening.act("open", STEP)
    console = Console(windows.open(address, CONSOLE, cookies=evening.cookies))
    wall = windows.open(f"{address}&ansicht=beamer", PROJECTOR, cookies=evening.cookies)

    resist(tablet.page, OPTIONS[0], 3)
    resist(tablet.page, OPTIONS[1], 4, "Wer kümmert sich um den Raum?")
    resist(tablet.page, PASSIVE, 10)
    expect(tablet.own).to_have_count(3)
    send(evening, others, 1, 4, 3, 9)
    console.press("Eingabe schließen")
    console.press("Ergebnis aufdecken")
    expect(wall.locator(".accepted > li")).to_have_count(3)
    expect(wall.locator(".hinted")).to_contain_text("Was senkt Ihren Widerstand?")

    bench = console.page.locator("koffer-weighing")
    expect(bench).to_contain_text("Wer kümmert sich um den Raum?")
    button(bench, f"Möglichkeit ändern: {OPTIONS[1]}").click()
    bench.locator("textarea").fill(REWORDED)
    button(bench, "Speichern").click()
    expect(bench.locator(".wording").filter(has_text=REWORDED)).to_have_count(1)
    button(bench, "Runde 2 eröffnen").click()

    resist(tablet.page, OPTIONS[0], 3)
    resist(tablet.page, REWORDED, 0)
    resist(tablet.page, PASSIVE, 10)
    send(evening, others, 2, 4, 1, 9)
    console.press("Eingabe schließen")
    console.press("Ergebnis aufdecken")
    first = wall.locator(".accepted > li").first
    expect(first).to_contain_text("empfohlen")
    expect(first.locator(".was")).to_contain_text("vorher")
    expect(wall.locator(".hinted")).to_have_count(0)


def test_eight_options_with_what_they_got_before_stand_on_the_wall_at_once(
    evening: Evening, server: Server, windows: Windows
) -> None:
    options = [f"Möglichkeit mit der Nummer {number}" for number in range(1, 8)]
    planning.change_step(open_house(server), PLANNER, evening.steps[STEP], options=options)
    people = [evening.join() for _person in range(2)]
    evening.through(STEP, "go", "open")
    send(evening, people, 1, *range(7), 9)
    evening.through(STEP, "close", "reveal")
    evening.act("arrange", STEP, verb="next_round", arguments={})
    send(evening, people, 2, *range(7), 9)
    evening.through(STEP, "close", "reveal")
    address = f"{server.url}/systemisches_konsensieren?workshop={evening.workshop}&ansicht=beamer"
    wall = windows.open(address, PROJECTOR, cookies=evening.cookies)
    expect(wall.locator(".accepted .was")).to_have_count(8)
    expect(wall.locator(".accepted > li:visible")).to_have_count(8)
