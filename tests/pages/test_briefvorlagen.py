"""The page on which an admin gives the Modulkoffer a letterhead."""

from typing import Any

import pytest

from facilitation import planning
from facilitation.letterhead import Letterhead
from facilitation.letterheads import BUILT_IN
from facilitation.roles import Badges, Facilitator
from facilitation.workshop import Process
from tests.builders import FACILITATOR
from tests.data.word.letterheads import SAID_TOO_MUCH, german_word
from tests.pages.screen import Screen, signed_in
from tests.pages.visitor import Hall


def open_page(hall: Hall, patch: pytest.MonkeyPatch, badges: Badges | None = None) -> Screen:
    return Screen("briefvorlagen.py", patch, badges or signed_in(hall))


def send(page: Screen, content: bytes, name: str = "Brief Amt.dotx") -> None:
    page.draw(lambda: page.run.file_uploader[0].upload(name, content).run())


def press(page: Screen, key: str) -> None:
    page.draw(lambda: page.run.button(key=key).click().run())


def kept(hall: Hall) -> tuple[Letterhead, ...]:
    with hall.house.store.read() as ledger:
        return ledger.all(Letterhead)


def test_a_letterhead_is_shown_before_it_is_kept(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    page = open_page(hall, monkeypatch)
    send(page, german_word().pack())
    assert kept(hall) == ()
    for sentence in ("auf der ersten Seite eine andere als auf den folgenden", "Die verbundene Dokumentvorlage und ihr Pfad"):
        assert sentence in page.words
    press(page, "letterhead-take")
    assert [(one.name, one.standard) for one in kept(hall)] == [("Brief Amt", True)]
    assert "„Brief Amt“ übernommen" in page.words
    assert not any(word in page.markup for word in SAID_TOO_MUCH)


def test_a_broken_file_gets_a_sentence_and_the_former_one_goes_on(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    page = open_page(hall, monkeypatch)
    send(page, german_word().pack())
    press(page, "letterhead-take")
    before = kept(hall)
    send(page, b"kein Word", "<b>Brief</b>.docx")
    assert page.faults == ["Das ist keine Word-Datei. Erwartet wird .docx oder .dotx, aus Word oder LibreOffice gespeichert."]
    assert "An den bisherigen Vorlagen ändert sich nichts." in page.words
    assert kept(hall) == before


def test_the_standard_changes_and_what_is_removed_is_gone(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    page = open_page(hall, monkeypatch)
    send(page, german_word().pack())
    press(page, "letterhead-take")
    (one,) = kept(hall)
    assert f"href='/briefvorlage/{one.id}/probe.docx'" in page.markup
    press(page, f"letterhead-standard-{BUILT_IN}")
    assert [each.standard for each in kept(hall)] == [False]
    press(page, f"letterhead-remove-{one.id}")
    assert kept(hall) == ()


def test_it_says_where_a_file_could_not_be_written(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    with hall.house.store.register() as ledger:
        ledger.put(Letterhead("l", "Amt", b"kaputt", {"taken": [], "styles": [], "removed": [], "warnings": []}, hall.clock()))
    planning.change_process(hall.house, FACILITATOR, hall.here.workshop.process_id, letterhead="l")
    written = hall.facilitator().get(f"/protokoll/{hall.here.workshop_id}.docx")
    fault = kept(hall)[0].fault
    assert (written.status_code, written.content[:2], len(fault)) == (200, b"PK", 6)
    assert f"Kennzeichen für die Technik: {fault}" in open_page(hall, monkeypatch).words


def test_only_admins_see_it(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    other = Facilitator(signed_in(hall).facilitator.user_id, "Bo", admin=False)
    page = open_page(hall, monkeypatch, Badges(facilitator=other))
    assert "Diese Seite ist für die Verwaltung des Modulkoffers." in page.words
    assert len(page.run.get("file_uploader")) == 0


def test_a_process_chooses_among_them(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    page = open_page(hall, monkeypatch)
    send(page, german_word().pack())
    press(page, "letterhead-take")
    (one,) = kept(hall)
    process = hall.here.workshop.process_id
    form = Screen("planung.py", monkeypatch, signed_in(hall), prozess=process)
    choice: Any = form.run.selectbox(key=f"process-{process}-letterhead")
    assert choice.options == ["Standard (Brief Amt)", "Brief Amt", "Eingebaute Vorlage"]
    form.draw(lambda: choice.set_value(one.id).run())
    press(form, "process-change")
    with hall.house.store.read() as ledger:
        assert ledger.get(Process, process).letterhead == one.id
