"""Versions of the minutes: numbered, frozen for ever, withdrawn but kept, in variants for office, council and public."""

import hashlib
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from facilitation import bodies, desk, planning, publication, releases, retention
from facilitation.chapters import Chapter, chapter
from facilitation.chapters import chapters as chapters_of
from facilitation.contract import Planned
from facilitation.document import Bullets, Document, Facts, Heading, Stamp, Text
from facilitation.errors import (
    AlreadyReleased,
    DamagedEdition,
    Missing,
    NoChangeTold,
    NotAllowed,
    NotAnOption,
    NotChecked,
    NotReleased,
    OnRecord,
    RawInputGone,
    TooShortToCover,
    Undecided,
    WorkshopError,
)
from facilitation.harvest import require_raw, results
from facilitation.minutes import minutes
from facilitation.publication import Inspection, Verdict
from facilitation.reading import KEPT_FOR
from facilitation.redaction import passages
from facilitation.roles import Guest, Projector, Stranger
from facilitation.summary import EDITED, change_summary, read_summary
from facilitation.variants import Variant
from facilitation.version import draft
from facilitation.workshop import Body, BodyStatus, Clearance, Edition, Release
from modules.catalogue import load
from tests.builders import FACILITATOR, Evening, build_evening, build_workshop, new_id

OTHER = replace(FACILITATOR, user_id="vertretung", name="Vertretung")
AGENDA = (
    Planned("break", "talk", "Pause", "Kaffee", 10),
    Planned("gaps", "cards", "Was fehlt?", "Was fehlt hier?", 15),
    Planned("needs", "clustering", "Bedarfe", "Was brauchen die Menschen?", 15, sources=("gaps",)),
    Planned("closing", "flash", "Blitzlicht", "Was nehmen Sie mit?", 10),
)
LOOSE, SORTED, PARKED = "Lotsin im Rathaus", "Frau Yılmaz erklärt den Bus", "Unklare Karte"
SAID = "Danke an Ahmad Said. Es war gut."
NOTES = "Herr Notiz kam später."


@pytest.fixture
def evening(tmp_path: Path) -> Evening:
    """An evening that is over, with personal words in a cluster, in a statement and in the notes."""
    evening = build_evening(tmp_path / "koffer.sqlite3", *AGENDA, box=load())
    house, guests = evening.house, [Guest(evening.workshop_id, new_id()) for _ in range(6)]
    for place, guest in enumerate(guests):
        desk.join(house, guest, actor_group="Verwaltung" if place else "Politik", institution="Jugendamt")
    desk.note(house, FACILITATOR, evening.open("break").id, NOTES, 0)
    show(evening, "break")
    evening.open("gaps")
    for guest, text in zip(guests, (LOOSE, SORTED, PARKED), strict=False):
        evening.submit(guest, "gaps", text)
    show(evening, "gaps")
    step = evening.open("needs")
    ids = {one.text: one.id for one in evening.scene("needs").inputs}
    for verb, given in (
        ("create", {"title": "Wege", "cards": [ids[SORTED]]}),
        ("move", {"card": ids[PARKED], "to": "parked"}),
    ):
        desk.arrange(house, FACILITATOR, step.id, verb, given)
    show(evening, "needs")
    evening.open("closing")
    evening.submit(guests[0], "closing", SAID)
    show(evening, "closing")
    planning.change_workshop(house, FACILITATOR, evening.workshop_id, next_steps="Der Rat berät.", place="Rathaus")
    desk.finish(house, FACILITATOR, evening.workshop_id)
    return evening


def show(evening: Evening, key: str) -> None:
    desk.reveal_step(evening.house, FACILITATOR, evening.close(key).id)


def release(evening: Evening, change: str = "", offered: Variant = Variant.FULL) -> Release:
    return releases.release(evening.house, FACILITATOR, evening.workshop_id, change=change, offered=offered)


def file(evening: Evening, number: int, variant: Variant = Variant.FULL) -> bytes:
    return releases.released(evening.house, evening.workshop_id, number, variant)[1].file


def document(evening: Evening, variant: Variant) -> Document:
    return minutes(evening.house, evening.workshop_id, variant)


def words(made: Document) -> str:
    return "\n".join(one.text for one in passages(made))


def facts(made: Document) -> dict[str, str]:
    first = made.blocks[0]
    assert isinstance(first, Facts)
    return dict(first.pairs)


def inspect(evening: Evening) -> Inspection:
    return publication.inspect(evening.house, FACILITATOR, evening.workshop_id)


def clear(evening: Evening, words: str = "", **verdicts: Verdict) -> Clearance:
    """Cover every finding but those whose words are told to stay."""
    told = {one.key: verdicts.get(one.hit.split()[0], Verdict.COVER) for one in inspect(evening).findings}
    return publication.clear(evening.house, FACILITATOR, evening.workshop_id, told, words)


# ── variants ─────────────────────────────────────────────────────────────────


def chapters(made: Document) -> list[str]:
    return [block.text for block in made.blocks if isinstance(block, Heading) and block.level == 1]


def test_the_council_gets_what_it_decides_on_and_nothing_from_the_office(evening: Evening) -> None:
    made = document(evening, Variant.COUNCIL)
    assert made.title == "Ergebnisprotokoll für den Rat: Abend"
    assert chapters(made) == ["Zusammenfassung", "Ergebnisse der Schritte", "Nächste Schritte", "Datenschutz"]
    steps = [block.text for block in made.blocks if isinstance(block, Heading) and block.level == 2]
    assert steps == ["2. Was fehlt?", "3. Bedarfe", "4. Blitzlicht"]
    said = words(made)
    assert [text for text in (NOTES, PARKED, "Anhang") if text in said] == []
    assert [text for text in (SORTED, LOOSE, SAID, "Der Rat berät.") if text not in said] == []


def test_what_is_published_also_counts_who_came_without_telling_small_groups_apart(evening: Evening) -> None:
    made = document(evening, Variant.PUBLIC)
    assert chapters(made) == ["Zusammenfassung", "Teilnehmende", "Ergebnisse der Schritte", "Nächste Schritte", "Datenschutz"]
    said = words(made)
    assert [text for text in (NOTES, PARKED, "Anhang", "Jugendamt", "Politik") if text in said] == []


def test_the_office_keeps_everything(evening: Evening) -> None:
    said = words(document(evening, Variant.FULL))
    assert [text for text in (NOTES, PARKED, SORTED, LOOSE, SAID, "Jugendamt") if text not in said] == []


# ── versions ─────────────────────────────────────────────────────────────────


def test_a_release_has_its_number_moment_and_person_and_says_so(evening: Evening) -> None:
    assert facts(document(evening, Variant.FULL))["Status"] == "Entwurf, Fassung 1, Stand 21.11.2026, 14:00 Uhr"
    made = release(evening)
    assert (made.number, made.at, made.by, made.change) == (1, evening.clock(), "Moderation", "")
    assert evening.workshop.released_at == evening.clock()
    frozen = {one.variant: Document.from_dict(one.document) for one in evening.all(Edition)}
    by = " durch Moderation"
    assert {variant: facts(one)["Status"] for variant, one in frozen.items()} == {
        Variant.FULL: f"freigegeben, Fassung 1 am 21.11.2026{by}",
        Variant.COUNCIL: f"freigegeben, Fassung 1 am 21.11.2026{by}",
        Variant.PUBLIC: "freigegeben, Fassung 1 am 21.11.2026",
    }
    assert {facts(one)["Status"] == one.properties.status for one in frozen.values()} == {True}


def test_a_correction_is_the_next_version_and_says_what_it_replaces_and_why(evening: Evening) -> None:
    release(evening)
    with pytest.raises(NoChangeTold, match="seit Fassung 1 geändert"):
        release(evening)
    evening.clock.go_on(24 * 3600)
    planning.change_workshop(evening.house, FACILITATOR, evening.workshop_id, place="Bibliothek")
    assert facts(document(evening, Variant.FULL))["Status"] == "Entwurf, Fassung 2, Stand 22.11.2026, 14:00 Uhr"
    second = release(evening, "Ort berichtigt")
    _, edition = releases.released(evening.house, evening.workshop_id, 2, Variant.COUNCIL)
    said = facts(Document.from_dict(edition.document))
    assert (second.number, said["Ort"]) == (2, "Bibliothek")
    assert (said["Ersetzt"], said["Geändert"]) == ("Fassung 1 vom 21.11.2026", "Ort berichtigt")


def test_a_released_file_stays_the_same_to_the_byte_whatever_happens_afterwards(evening: Evening) -> None:
    release(evening)
    clear(evening)
    before = {variant: file(evening, 1, variant) for variant in Variant}
    records = {one.id: one for one in evening.all(Edition)}
    planning.change_workshop(evening.house, FACILITATOR, evening.workshop_id, title="Anders", place="Anderswo")
    desk.note(evening.house, FACILITATOR, evening.step("break").id, "Neu", 1)
    evening.house = replace(evening.house, write_word=lambda *given: b"another letterhead")
    release(evening, "Alles anders")
    releases.recall(evening.house, FACILITATOR, evening.workshop_id)
    release(evening, "Wieder da")
    evening.clock.go_on((KEPT_FOR + timedelta(days=1)).total_seconds())
    assert retention.forget(evening.house) == (evening.workshop_id,)
    assert {variant: file(evening, 1, variant) for variant in Variant} == before
    assert {one.id: one for one in evening.all(Edition) if one.id in records} == records
    assert {records[id].checksum for id in records} == {hashlib.sha256(one).hexdigest() for one in before.values()}


def test_raw_input_goes_six_months_after_the_last_release(evening: Evening) -> None:
    release(evening)
    evening.clock.go_on(KEPT_FOR.total_seconds() - 3600)
    release(evening, "Beschluss eingetragen")
    evening.clock.go_on(7200)
    assert retention.forget(evening.house) == ()
    evening.clock.go_on(KEPT_FOR.total_seconds())
    assert retention.forget(evening.house) == (evening.workshop_id,)


def test_a_withdrawn_version_stays_on_record_as_such_and_is_offered_to_nobody(evening: Evening) -> None:
    release(evening)
    releases.recall(evening.house, OTHER, evening.workshop_id)
    (kept,) = evening.all(Release)
    assert (kept.withdrawn_at, kept.withdrawn_by, evening.workshop.released_at) == (evening.clock(), "Vertretung", None)
    with pytest.raises(NotReleased):
        releases.for_everybody(evening.house, evening.workshop_id)
    assert file(evening, 1)
    assert release(evening, "Neu freigegeben").number == 2


def test_everybody_gets_the_variant_that_was_chosen_for_them(evening: Evening) -> None:
    release(evening)
    assert releases.for_everybody(evening.house, evening.workshop_id)[1].variant is Variant.FULL
    release(evening, "Ohne Anhang", offered=Variant.COUNCIL)
    assert releases.for_everybody(evening.house, evening.workshop_id)[1].variant is Variant.COUNCIL


def test_a_workshop_with_versions_on_record_is_not_removed(evening: Evening) -> None:
    workshop = build_workshop(evening.house)
    releases.release(evening.house, FACILITATOR, workshop.id)
    with pytest.raises(OnRecord):
        planning.remove_workshop(evening.house, FACILITATOR, workshop.id)


def test_a_draft_says_when_and_by_whom_it_was_made_and_what_is_published_names_nobody(evening: Evening) -> None:
    with evening.house.store.read() as ledger:
        version = draft(evening.house, ledger, evening.workshop_id, "Moderation")
    said = "Entwurf, Fassung 1, Stand 21.11.2026, 14:00 Uhr"
    named = f"{said}, erstellt durch Moderation"
    assert [version.status(variant) for variant in (Variant.FULL, Variant.COUNCIL, Variant.PUBLIC)] == [named, named, said]


# ── after the raw input was deleted ──────────────────────────────────────────


WORDING = "Der Rat nimmt Wege und Lotsin auf."


@pytest.fixture
def forgotten(evening: Evening) -> Evening:
    """The evening half a year after its release; its raw input is deleted."""
    body = bodies.add_body(evening.house, FACILITATOR, evening.workshop_id, name="Stadtrat", date=date(2027, 2, 3))
    release(evening)
    evening.clock.go_on((KEPT_FOR + timedelta(days=1)).total_seconds())
    retention.forget(evening.house)
    assert body.is_open
    return evening


def resolve(evening: Evening) -> None:
    (body,) = evening.all(Body)
    bodies.resolve(
        evening.house,
        FACILITATOR,
        evening.workshop_id,
        body.id,
        version=body.version,
        date=date(2027, 6, 3),
        outcome=BodyStatus.RESOLVED,
        wording=WORDING,
    )


def without(made: Document, *titles: str) -> list[Chapter]:
    return [part for part in chapters_of(made.blocks) if part.title not in ("", *titles)]


def test_once_raw_input_is_deleted_the_last_version_stands_as_long_as_nothing_is_added(forgotten: Evening) -> None:
    standing = releases.standing(forgotten.house, forgotten.workshop_id, Variant.FULL)
    assert standing is not None
    assert standing[1].file == file(forgotten, 1)


@pytest.mark.parametrize("variant", Variant)
def test_a_resolution_after_raw_input_was_deleted_goes_into_a_version_that_loses_nothing(
    forgotten: Evening, variant: Variant
) -> None:
    before = releases.as_frozen(forgotten.house, forgotten.workshop_id, 1, variant)
    resolve(forgotten)
    assert not releases.is_current(forgotten.house, forgotten.all(Release)[0])
    made = release(forgotten, "Beschluss eingetragen")
    after = releases.as_frozen(forgotten.house, forgotten.workshop_id, 2, variant)
    changed = ("Zusammenfassung", "Gremienweg", "Datenschutz")
    assert without(after, *changed) == without(before, *changed)
    assert [one.title for one in without(after)] == [one.title for one in without(before)]
    assert (facts(after)["Ersetzt"], facts(after)["Geändert"]) == ("Fassung 1 vom 21.11.2026", "Beschluss eingetragen")
    assert any(WORDING in str(block) for block in chapter(after.blocks, "Gremienweg"))
    summary, old = chapter(after.blocks, "Zusammenfassung"), chapter(before.blocks, "Zusammenfassung")
    assert summary[0] == Stamp("Beschluss", f"Stadtrat, 3. Juni 2027: beschlossen. „{WORDING}“")
    assert list(summary[1:]) == [one for one in old if one != Text("Nächste Beratung: Stadtrat, 3. Februar 2027.")]
    gone = "Die Rohdaten wurden am 24. Mai 2027 gelöscht, die Ergebnisse sind aus Fassung 1 übernommen."
    assert Text(gone, "note") in chapter(after.blocks, "Datenschutz")
    assert releases.is_current(forgotten.house, made)


def test_own_words_next_steps_and_head_go_into_a_version_after_raw_input_was_deleted(forgotten: Evening) -> None:
    house, id = forgotten.house, forgotten.workshop_id
    planning.change_workshop(house, FACILITATOR, id, next_steps="Die Lotsin beginnt im Herbst.", file_number="41.2")
    assert "Wie es weitergeht: Die Lotsin beginnt im Herbst." in read_summary(house, FACILITATOR, id)
    change_summary(house, FACILITATOR, id, "Der Rat ist gefolgt.", 0)
    made = document(forgotten, Variant.FULL)
    assert facts(made)["Aktenzeichen"] == "41.2"
    assert chapter(made.blocks, "Nächste Schritte") == (Bullets(("Die Lotsin beginnt im Herbst.",)),)
    assert chapter(made.blocks, "Zusammenfassung") == (Text("Der Rat ist gefolgt.", "lead"), Text(EDITED, "note"))


def test_a_way_begun_after_raw_input_was_deleted_stands_behind_the_next_steps(evening: Evening) -> None:
    release(evening)
    evening.clock.go_on((KEPT_FOR + timedelta(days=1)).total_seconds())
    retention.forget(evening.house)
    bodies.add_body(evening.house, FACILITATOR, evening.workshop_id, name="Stadtrat")
    titles = [one.title for one in chapters_of(document(evening, Variant.COUNCIL).blocks)]
    assert titles == ["", "Zusammenfassung", "Ergebnisse der Schritte", "Nächste Schritte", "Gremienweg", "Datenschutz"]


def test_what_was_covered_stays_covered_in_a_version_after_raw_input_was_deleted(evening: Evening) -> None:
    clear(evening)
    release(evening)
    evening.clock.go_on((KEPT_FOR + timedelta(days=1)).total_seconds())
    retention.forget(evening.house)
    planning.change_workshop(evening.house, FACILITATOR, evening.workshop_id, next_steps="Frau Neumann berichtet.")
    assert not publication.is_cleared(evening.house, evening.workshop_id)
    assert {one.hit for one in inspect(evening).findings} == {"Neumann"}
    clear(evening)
    release(evening, "Bericht")
    said = words(Document.from_dict(releases.released(evening.house, evening.workshop_id, 2, Variant.PUBLIC)[1].document))
    assert [name for name in ("Neumann", "Yılmaz", "Ahmad") if name in said] == []


def test_a_third_version_builds_on_the_second_after_raw_input_was_deleted(forgotten: Evening) -> None:
    resolve(forgotten)
    release(forgotten, "Beschluss eingetragen")
    forgotten.clock.go_on((KEPT_FOR + timedelta(days=1)).total_seconds())
    assert retention.forget(forgotten.house) == ()
    planning.change_workshop(forgotten.house, FACILITATOR, forgotten.workshop_id, place="Bibliothek")
    release(forgotten, "Ort berichtigt")
    made = releases.as_frozen(forgotten.house, forgotten.workshop_id, 3, Variant.FULL)
    assert (facts(made)["Ort"], facts(made)["Ersetzt"]) == ("Bibliothek", "Fassung 2 vom 24.05.2027")
    assert "am 24. Mai 2027 gelöscht, die Ergebnisse sind aus Fassung 2 übernommen." in words(made)
    assert WORDING in words(made)


def test_the_figures_of_the_last_version_outlive_the_raw_input_and_the_head_goes_on(evening: Evening) -> None:
    before = results(evening.house, evening.workshop_id)
    release(evening)
    evening.clock.go_on((KEPT_FOR + timedelta(days=1)).total_seconds())
    retention.forget(evening.house)
    bodies.add_body(evening.house, FACILITATOR, evening.workshop_id, name="Stadtrat")
    release(evening, "Stadtrat")
    after = results(evening.house, evening.workshop_id)
    assert after["steps"] == before["steps"]
    assert after["steps"]["closing"]["n"] == 1
    assert [one["name"] for one in after["workshop"]["bodies"]] == ["Stadtrat"]


def test_who_asks_for_figures_of_what_was_deleted_is_told_when_it_was(forgotten: Evening) -> None:
    with pytest.raises(RawInputGone, match=r"am 24\. Mai 2027 gelöscht"):
        require_raw(forgotten.house, forgotten.workshop_id)


def test_who_meant_another_version_gets_a_sentence(evening: Evening) -> None:
    releases.release(evening.house, OTHER, evening.workshop_id, number=1)
    with pytest.raises(AlreadyReleased, match="Fassung 1 hat gerade Vertretung freigegeben"):
        releases.release(evening.house, FACILITATOR, evening.workshop_id, change="Auch ich", number=1)
    assert len(evening.all(Release)) == 1


def test_a_version_is_current_until_something_changes(evening: Evening) -> None:
    made = release(evening)
    assert releases.is_current(evening.house, made)
    evening.clock.go_on(3600)
    assert releases.is_current(evening.house, made)
    planning.change_workshop(evening.house, FACILITATOR, evening.workshop_id, next_steps="Der Ausschuss berät.")
    assert not releases.is_current(evening.house, made)


def test_what_is_damaged_in_the_database_is_not_handed_out(evening: Evening) -> None:
    release(evening)
    with evening.house.store.register() as ledger:
        for one in ledger.all(Edition):
            ledger.put(replace(one, file=one.file + b"!"))
    with pytest.raises(DamagedEdition):
        file(evening, 1)
    with pytest.raises(DamagedEdition):
        releases.for_everybody(evening.house, evening.workshop_id)


def test_a_version_there_never_was_is_missing(evening: Evening) -> None:
    with pytest.raises(Missing):
        file(evening, 1)


# ── clearing what is published ───────────────────────────────────────────────


def test_without_a_finished_check_there_is_no_public_file(evening: Evening) -> None:
    release(evening)
    with pytest.raises(NotChecked):
        publication.cleared(evening.house, evening.workshop_id)
    with pytest.raises(NotChecked):
        file(evening, 1, Variant.PUBLIC)
    with pytest.raises(NotChecked):
        release(evening, "Für alle", offered=Variant.PUBLIC)


def test_findings_stand_in_their_sentence_with_their_place(evening: Evening) -> None:
    found = [(one.kind, one.place, one.before, one.hit, one.after) for one in inspect(evening).findings]
    results = "Ergebnisse der Schritte"
    assert found == [
        ("Name", f"{results} › 3. Bedarfe › Thema 1: Wege (1)", "Frau ", "Yılmaz", " erklärt den Bus"),
        ("Name", f"{results} › 4. Blitzlicht › Stimmen", "Danke an ", "Ahmad Said", "."),
    ]


def test_a_title_before_a_name_ends_no_sentence(evening: Evening) -> None:
    planning.change_workshop(
        evening.house, FACILITATOR, evening.workshop_id, next_steps="Der Rat berät. Frau Dr. Neumann lädt ein. Ende."
    )
    finding = next(one for one in inspect(evening).findings if one.place == "Nächste Schritte")
    assert (finding.before + finding.hit + finding.after) == "Frau Dr. Neumann lädt ein."


def test_what_is_covered_is_covered_in_the_public_variant_only_and_what_stays_stays(evening: Evening) -> None:
    made = clear(evening, "Rathaus", Ahmad=Verdict.KEEP)
    assert (made.at, made.by) == (evening.clock(), "Moderation")
    said = words(publication.cleared(evening.house, evening.workshop_id))
    assert "Frau [geschwärzt] erklärt den Bus" in said
    assert "Danke an Ahmad Said." in said
    assert "Lotsin im [geschwärzt]" in said
    assert "Rathaus" not in said
    assert SORTED in words(document(evening, Variant.COUNCIL))


def test_a_check_that_covers_the_text_goes_into_the_release(evening: Evening) -> None:
    clear(evening)
    made = release(evening, offered=Variant.PUBLIC)
    assert (made.cleared_at, made.cleared_by) == (evening.clock(), "Moderation")
    assert releases.for_everybody(evening.house, evening.workshop_id)[1].variant is Variant.PUBLIC
    assert file(evening, 1, Variant.PUBLIC)


def test_a_released_version_gets_its_public_file_when_the_check_is_finished(evening: Evening) -> None:
    release(evening)
    assert inspect(evening).number == 1
    clear(evening)
    frozen = releases.released(evening.house, evening.workshop_id, 1, Variant.PUBLIC)[1]
    assert "Yılmaz" not in str(frozen.document)
    assert inspect(evening).number is None
    assert evening.all(Release)[0].cleared_by == "Moderation"


def test_what_is_worded_anew_after_the_check_has_to_be_looked_at_again(evening: Evening) -> None:
    clear(evening)
    planning.change_workshop(evening.house, FACILITATOR, evening.workshop_id, next_steps="Petra Müller lädt ein.")
    seen = inspect(evening)
    assert (seen.at, seen.new > 0) == (None, True)
    assert {one.hit for one in seen.findings if one.verdict is None} == {"Petra Müller"}
    with pytest.raises(NotChecked):
        publication.cleared(evening.house, evening.workshop_id)
    made = release(evening)
    assert made.cleared_at is None
    clear(evening)
    assert evening.all(Release)[0].cleared_at == evening.clock()


def test_new_words_without_any_finding_have_to_be_seen_too(evening: Evening) -> None:
    clear(evening)
    planning.change_workshop(evening.house, FACILITATOR, evening.workshop_id, next_steps="Wir treffen uns im Januar.")
    with pytest.raises(NotChecked):
        publication.cleared(evening.house, evening.workshop_id)


def test_deciding_anew_opens_the_check_again_and_a_public_file_already_given_stays(evening: Evening) -> None:
    clear(evening)
    release(evening)
    before = file(evening, 1, Variant.PUBLIC)
    key = inspect(evening).findings[0].key
    publication.decide(evening.house, FACILITATOR, evening.workshop_id, {key: Verdict.KEEP}, "")
    assert inspect(evening).at is None
    assert file(evening, 1, Variant.PUBLIC) == before


def test_the_check_ends_when_everything_is_decided(evening: Evening) -> None:
    key = inspect(evening).findings[0].key
    with pytest.raises(Undecided, match="Es fehlen noch: 1"):
        publication.clear(evening.house, FACILITATOR, evening.workshop_id, {key: Verdict.KEEP}, "")
    publication.decide(evening.house, FACILITATOR, evening.workshop_id, {key: Verdict.KEEP}, "")
    assert [one.verdict for one in inspect(evening).findings] == [Verdict.KEEP, None]


@pytest.mark.parametrize(
    ("verdicts", "words", "refusal"),
    [({"x": "vielleicht"}, "", NotAnOption), ({}, "Rathaus\nab", TooShortToCover)],
)
def test_what_is_no_decision_is_refused(
    evening: Evening, verdicts: dict[str, str], words: str, refusal: type[WorkshopError]
) -> None:
    with pytest.raises(refusal):
        publication.decide(evening.house, FACILITATOR, evening.workshop_id, verdicts, words)


def test_a_line_of_what_changed_that_names_somebody_is_checked_too(evening: Evening) -> None:
    clear(evening)
    release(evening)
    assert release(evening, "Zahl berichtigt").cleared_at is not None
    assert release(evening, "Auf Bitte von Petra Müller").cleared_at is None


# ── roles ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("who", ["stranger", "guest", "projector"])
def test_only_a_facilitator_checks(evening: Evening, who: str) -> None:
    asking = {"stranger": Stranger(), "guest": Guest(evening.workshop_id, "x"), "projector": Projector(evening.workshop_id)}[
        who
    ]
    id = evening.workshop_id
    for verb in (
        lambda: publication.inspect(evening.house, asking, id),
        lambda: publication.decide(evening.house, asking, id, {}, ""),
        lambda: publication.clear(evening.house, asking, id, {}, ""),
    ):
        with pytest.raises(NotAllowed):
            verb()
    assert evening.all(Clearance) == ()
