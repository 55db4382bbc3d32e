"""One test over every file that leaves the house: what is secret stands in none of them."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

import openpyxl
import pytest
from icalendar import Calendar
from pypdf import PdfReader

from data import pdf, transfer
from facilitation import accounts, desk, planning, publication, releases, retention
from facilitation.house import House
from facilitation.publication import Verdict
from facilitation.reading import KEPT_FOR
from facilitation.variants import Variant
from facilitation.workshop import Entry, Person, SignIn, User
from pages import takeaway
from pages.routes.downloads import MINUTES, RESULTS, TRANSFER
from tests.builders import FACILITATOR
from tests.pages.visitor import Browser, Hall

HIDDEN, NAMED, UNREVEALED, TAKEN_BACK, LATE = "Zwiebelkuchen", "Kasimir", "Quittengelee", "Rhabarber", "Verspätungssatz"
SHOWN = "Sprachcafé am Abend"
NEXT = "Rat berät am 3.2.2027"

Read = Callable[[bytes], str]


def text_of_package(content: bytes) -> str:
    """Everything in a Word file, text and attributes alike, and the text without its tags."""
    with ZipFile(BytesIO(content)) as parts:
        files = [parts.read(name) for name in parts.namelist() if name.endswith((".xml", ".rels"))]
    return "\n".join(
        [*(file.decode() for file in files), *("".join(ElementTree.fromstring(file).itertext()) for file in files)]
    )


def text_of_workbook(content: bytes) -> str:
    cells = [cell for sheet in openpyxl.load_workbook(BytesIO(content)) for row in sheet.iter_rows() for cell in row]
    return text_of_package(content) + "\n".join(str(cell.value) for cell in cells)


def text_of_archive(content: bytes) -> str:
    with ZipFile(BytesIO(content)) as files:
        return "\n".join(name + files.read(name).decode("utf-8-sig") for name in files.namelist())


def text_of_calendar(content: bytes) -> str:
    return content.decode() + "\n".join(str(value) for part in Calendar.from_ical(content).walk() for value in part.values())


def text_of_transfer(content: bytes) -> str:
    return text_of_package(content) + text_of_data(transfer.write(transfer.read("steckbrief.docx", content)))


def text_of_pdf(content: bytes) -> str:
    reader = PdfReader(BytesIO(content))
    return "\n".join([*(page.extract_text() for page in reader.pages), str(reader.metadata)])


def text_of_data(content: bytes) -> str:
    return json.dumps(json.loads(content), ensure_ascii=False)


def published(house: House, id: str) -> bytes:
    """The public variant, after a check that found nothing to cover."""
    keep = {one.key: Verdict.KEEP for one in publication.inspect(house, FACILITATOR, id).findings}
    publication.clear(house, FACILITATOR, id, keep, "")
    return takeaway.minutes_as_word(house, id, Variant.PUBLIC)


def released(variant: Variant) -> Callable[[House, str], bytes]:
    def release(house: House, id: str) -> bytes:
        made = releases.release(house, FACILITATOR, id, change="Noch einmal")
        return releases.released(house, id, made.number, variant)[1].file

    return release


EXPORTERS: dict[str, tuple[Callable[[House, str], bytes], Read]] = {
    "docx": (takeaway.minutes_as_word, text_of_package),
    "council.docx": (lambda house, id: takeaway.minutes_as_word(house, id, Variant.COUNCIL), text_of_package),
    "public.docx": (published, text_of_package),
    "released.docx": (released(Variant.FULL), text_of_package),
    "released.council.docx": (released(Variant.COUNCIL), text_of_package),
    "released.public.docx": (released(Variant.PUBLIC), text_of_package),
    "pdf": (takeaway.minutes_as_pdf, text_of_pdf),
    "xlsx": (takeaway.results_as_workbook, text_of_workbook),
    "zip": (takeaway.results_as_tables, text_of_archive),
    "csv": (lambda house, id: takeaway.result_as_table(house, id, "ideas"), lambda content: content.decode("utf-8-sig")),
    "json": (takeaway.results_as_data, text_of_data),
    "ics": (takeaway.dates_as_calendar, text_of_calendar),
    "transfer.docx": (takeaway.transfer_as_word, text_of_transfer),
    "transfer.json": (takeaway.transfer_as_data, text_of_data),
}


def test_the_search_reads_whatever_can_be_downloaded() -> None:
    variants = {f"{part}.docx" for part in ("council", "public", "released", "released.council", "released.public")}
    assert set(EXPORTERS) == {*MINUTES, *RESULTS, "csv", *variants, *(f"transfer.{ending}" for ending in TRANSFER)}


WITHOUT_CARDS = ["ics", "transfer.docx", "transfer.json"]
"""Other towns get what was worked out, not what somebody wrote."""
WITHOUT_ANNEX = ["council.docx", "public.docx", "released.council.docx", "released.public.docx"]
"""Cards that were not sorted stand in the annex."""


@pytest.fixture
def files(hall: Hall) -> dict[str, str]:
    """The text of every file of an evening in which somebody took part in everything, some of which must stay secret."""
    return {
        kind: read(write(hall.house, hall.here.workshop_id))
        for kind, (write, read) in EXPORTERS.items()
        if kind != "pdf" or pdf.program() is not None
    }


@pytest.fixture(autouse=True)
def evening(hall: Hall) -> None:
    guests = [hall.guest() for _ in range(6)]
    hall.open("ideas")
    guests[0].write("ideas", SHOWN)
    hidden, named, taken = (guests[n].write("ideas", text) for n, text in enumerate((HIDDEN, f"Frag {NAMED}", TAKEN_BACK), 1))
    desk.hide(hall.house, FACILITATOR, hidden)
    desk.redact(hall.house, FACILITATOR, named, "Frag ▇▇▇▇▇")
    guests[3].delete(f"/api/entries/{taken}", headers={"X-Koffer": "1"})
    hall.clock.go_on(60)
    hall.here.close("ideas")
    hall.clock.go_on(5)
    assert guests[5].submit("ideas", {"text": LATE}, waited=10).status_code == 202
    desk.reveal_step(hall.house, FACILITATOR, hall.here.step("ideas").id)
    vote(hall, guests)
    planning.change_workshop(hall.house, FACILITATOR, hall.here.workshop_id, next_steps=NEXT)


def vote(hall: Hall, guests: list[Browser]) -> None:
    """Two steps whose votes are in and not revealed: one closed, one open."""
    hall.here.open("mood")
    for guest in guests:
        assert guest.submit("mood", {"value": 2, "word": UNREVEALED}).status_code == 201
    hall.here.close("mood")
    hall.here.open("votes")
    option = guests[0].state()["form"]["fields"][0]["options"][0]["value"]
    for guest in guests:
        assert guest.submit("votes", {"dots": {option: 1}}).status_code == 201


def test_what_is_secret_stands_in_no_file(hall: Hall, files: dict[str, str]) -> None:
    entries, people, sign_ins, users = hall.records(Entry, Person, SignIn, User)
    secrets = {HIDDEN, NAMED, UNREVEALED, TAKEN_BACK, LATE, hall.kept.token, hall.kept.password}
    secrets |= {entry.pseudonym for entry in entries} | {person.id for person in people}
    secrets |= {one.id for one in sign_ins} | {user.password for user in users}
    secrets |= {one.id for one in entries if one.step_id in (hall.here.step("mood").id, hall.here.step("votes").id)}
    assert len(secrets) > 20
    assert [(kind, secret) for kind, text in files.items() for secret in secrets if secret in text] == []


def test_votes_that_are_not_revealed_stand_in_no_file(hall: Hall, files: dict[str, str]) -> None:
    steps = json.loads(files["json"])["steps"]
    assert [key for key, step in steps.items() if "result" in step] == ["ideas"]
    assert (steps["mood"]["n"], steps["votes"]["n"]) == (6, 6)
    book = openpyxl.load_workbook(BytesIO(takeaway.results_as_workbook(hall.house, hall.here.workshop_id)))
    assert book.sheetnames == ["Überblick", "Schritte", "Kennzahlen", "Beteiligung", "Themenspeicher", "1 Ideen"]
    for key in ("mood", "votes"):
        answer = hall.facilitator().get(f"/ergebnis/{hall.here.workshop_id}/{key}.csv")
        assert answer.status_code == 404
    assert [(kind, word) for kind, text in files.items() for word in ("Mittelwert", "Rangfolge") if word in text] == []


def test_what_is_shown_stands_in_every_file_that_has_cards(files: dict[str, str]) -> None:
    without = [*WITHOUT_ANNEX, *WITHOUT_CARDS]
    assert [kind for kind, text in files.items() if SHOWN not in text] == without
    assert [kind for kind, text in files.items() if "Frag ▇▇▇▇▇" not in text and kind != "pdf"] == without
    assert NEXT in files["ics"]


def test_groups_in_which_one_could_be_recognised_stand_in_no_breakdown(hall: Hall) -> None:
    book = openpyxl.load_workbook(BytesIO(takeaway.results_as_workbook(hall.house, hall.here.workshop_id)))
    assert [tuple(cell.value for cell in row) for row in book["Beteiligung"].iter_rows(min_row=2)] == [
        (1, "Ideen", "Verwaltung", 6, 2)
    ]
    for _ in range(2):
        guest = hall.browser()
        guest.enter("482937")
        assert guest.sit("Politik").status_code == 201
    hall.reveal("votes")
    book = openpyxl.load_workbook(BytesIO(takeaway.results_as_workbook(hall.house, hall.here.workshop_id)))
    assert {row[2].value for row in book["Beteiligung"].iter_rows(min_row=2)} == {"Verwaltung"}


def test_after_raw_input_was_deleted_tables_are_refused_and_data_stay(hall: Hall) -> None:
    id = hall.here.workshop_id
    before = json.loads(takeaway.results_as_data(hall.house, id))
    releases.release(hall.house, FACILITATOR, id)
    hall.clock.go_on((KEPT_FOR + timedelta(days=1)).total_seconds())
    retention.forget(hall.house)
    assert json.loads(takeaway.results_as_data(hall.house, id)) == before
    token, _ = accounts.sign_in(hall.house, name="moderation", password=hall.kept.password)
    hall.kept = replace(hall.kept, token=token)
    browser = hall.facilitator()
    for file in (f"{id}.xlsx", f"{id}.zip", f"{id}/ideas.csv"):
        answer = browser.get(f"/ergebnis/{file}")
        assert (answer.status_code, "Die Rohdaten wurden am 24. Mai 2027 gelöscht." in answer.text) == (409, True)
