"""A Leitbild in the hall: tables write, people weigh, a sentence is worked on until it carries, and a goal grows out of it."""

import pytest
from playwright.sync_api import Page, expect

from facilitation import seating
from tests.browser.server import PLANNER, Evening, Server, open_house, plan
from tests.browser.windows import PROJECTOR, TABLET, Console, Device, Windows, button

TABLES = ("Tisch 1", "Tisch 2")
VISIONS = {
    "Tisch 1": ("Türen stehen offen", "Feste gehören allen.", "Nachbarn kennen sich.", "Ämter sprechen einfach."),
    "Tisch 2": ("Sprache verbindet", "Kinder sprechen viele Sprachen.", "Kurse beginnen sofort.", "Alle werden verstanden."),
}
LIKED = ("Nachbarn kennen sich.", "Kinder sprechen viele Sprachen.", "Kurse beginnen sofort.")
STATEMENTS = ("Wir lernen Deutsch miteinander und behalten unsere Sprachen.", "Wir entscheiden alles gemeinsam.")
REWORDED = "Wir entscheiden gemeinsam mit denen, die es betrifft."
OBJECTION = "Alles gemeinsam, das geht nicht."
REASON = "Der Wortlaut nennt jetzt, wer entscheidet."
GOAL, SUB_GOAL = "Jeder Ortsteil hat ein Sprachcafé.", "Räume in allen Ortsteilen finden"


@pytest.fixture
def evening(server: Server) -> Evening:
    planned = plan(server, format="leitbild", short=False, title="Leitbild")
    seating.set_tables(open_house(server), PLANNER, planned.workshop, TABLES)
    return planned


@pytest.mark.timeout(200)
def test_a_leitbild_from_the_tables_to_a_sentence_that_carries_and_its_goal(evening: Evening, windows: Windows):
    server = evening.server
    address = f"{server.url}/leitbild?workshop={evening.workshop}"
    console = Console(windows.open(address, cookies=evening.cookies))
    wall = windows.open(f"{address}&ansicht=beamer", PROJECTOR, cookies=evening.cookies)
    first, second, third = tablets = [Device(windows.open(f"{server.url}/beitreten/{evening.code}", TABLET)) for _ in range(3)]
    for device, group in zip(tablets, ("Verwaltung", "Sprachkursträger", "Politik"), strict=True):
        device.join(group)

    # each table writes its vision
    evening.act("go", "future")
    console.press("Eingabe öffnen")
    for device, table in zip(tablets, (*TABLES, TABLES[1]), strict=True):
        expect(device.question).to_have_text("An welchem Tisch sitzen Sie?")
        button(device.page, table).click()
        expect(device.question).to_have_text("Wie leben wir hier in zehn Jahren zusammen?")
    for device, table in ((first, TABLES[0]), (second, TABLES[1])):
        title, *sentences = VISIONS[table]
        device.page.get_by_label("Titel").fill(title)
        for number, sentence in enumerate(sentences, 1):
            device.page.get_by_label(f"Drei Sätze {number}", exact=True).fill(sentence)
        device.send()
        expect(device.own).to_contain_text("angekommen")
    expect(third.own).to_contain_text(VISIONS[TABLES[1]][0])
    expect(wall.locator(".p-count .n")).to_have_text("2")
    expect(wall.locator("koffer-projector")).not_to_contain_text(VISIONS[TABLES[0]][1])
    console.press("Eingabe schließen")
    console.press("Ergebnis aufdecken")
    for title, *_sentences in VISIONS.values():
        expect(wall.locator("koffer-picture-visions")).to_contain_text(title)
    console.press("Ergebnis bestätigen")

    # the gallery: one dot on each of three sentences
    evening.act("open", "gallery")
    for device in tablets:
        expect(device.page.locator(".budget b")).to_have_text("Noch 3 von 3 Punkten")
        for sentence in LIKED:
            device.dot(sentence, 1)
        device.send()
        expect(device.own).to_contain_text("angekommen")
    evening.through("gallery", "close", "reveal")
    expect(wall.locator("koffer-picture-ranking")).to_contain_text(LIKED[0])
    evening.act("confirm", "gallery")

    # a statement of each table
    evening.act("open", "principles")
    for device, statement in zip((first, second), STATEMENTS, strict=True):
        device.page.get_by_label("Ihr Leitsatz").fill(statement)
        device.send()
        expect(device.own).to_contain_text(statement)
    evening.through("principles", "close", "reveal")
    for statement in STATEMENTS:
        expect(wall.locator("koffer-picture-statements")).to_contain_text(statement)
    evening.act("confirm", "principles")

    # the first round: one of them objects
    evening.act("go", "agreement")
    console.press("Eingabe öffnen")
    for device, verdicts in zip(tablets, ((5, 5), (4, 2), (4, 3)), strict=True):
        vote(device, STATEMENTS, verdicts)
    console.press("Eingabe schließen")
    console.press("Ergebnis aufdecken")
    rows = wall.locator("koffer-picture-consensus")
    expect(rows).to_contain_text("angenommen")
    expect(rows).to_contain_text("33 %")

    # the wording changes before everybody's eyes, the objection is settled
    bench = console.page.locator("koffer-consensus")
    sentence = bench.locator(".sentences > li").nth(1)
    button(sentence, "Wortlaut von Satz 2 ändern").click()
    sentence.locator("textarea").fill(REWORDED)
    button(sentence, "Speichern").click()
    expect(rows).to_contain_text("die es betrifft")
    expect(sentence.locator(".objections")).to_contain_text(OBJECTION)
    button(sentence, "Erledigt …").click()
    sentence.get_by_label("Warum ist er erledigt?").fill(REASON)
    button(sentence, "Einwand ist erledigt").click()
    expect(sentence.locator(".objections")).to_contain_text(REASON)

    # the second round, on the new wording
    button(bench, "Runde 2 eröffnen").click()
    for device in tablets:
        expect(device.page.locator(".statement")).to_have_text(STATEMENTS[0])
        vote(device, (STATEMENTS[0], REWORDED), (5, 4))
    console.press("Eingabe schließen")
    console.press("Ergebnis aufdecken")
    expect(rows).to_contain_text("vorher 33 %")
    expect(rows.locator(".sr tbody tr")).to_have_count(2)
    console.press("Ergebnis bestätigen")
    assert [row["state"] for row in accepted(evening)] == ["accepted", "accepted"]

    # a goal grows out of it
    evening.act("open", "aims")
    page = first.page
    page.locator(".choices .pick").filter(has_text=REWORDED).click()
    page.get_by_label("Leitziel", exact=True).fill(GOAL)
    page.get_by_label("Teilziele (freiwillig) 1", exact=True).fill(SUB_GOAL)
    first.send()
    expect(first.own).to_contain_text(GOAL)
    evening.through("aims", "close", "reveal")
    tree = wall.locator("koffer-picture-tree")
    for words in ("die es betrifft", GOAL, SUB_GOAL):
        expect(tree).to_contain_text(words)


def vote(device: Device, statements: tuple[str, ...], verdicts: tuple[int, ...]) -> None:
    """One statement after the other; whoever objects says what would have to change."""
    page: Page = device.page
    for statement, verdict in zip(statements, verdicts, strict=True):
        expect(page.locator(".statement")).to_have_text(statement)
        page.locator(".verdict .pick").filter(has_text=str(verdict)).click()
        if verdict <= 2:
            page.locator(".write textarea").fill(OBJECTION)
        page.locator(".turn .btn-primary").click()
    expect(device.question).to_have_text(f"Alle {len(statements)} beantwortet")
    expect(device.own.filter(has_text="angekommen")).to_have_count(len(statements))


def accepted(evening: Evening) -> list[dict[str, object]]:
    """The statements as the projector has them."""
    rows: list[dict[str, object]] = evening.board()["picture"]["rows"]
    return rows
