"""The page of the minutes: what will be filed as it stands now, and beside it what can still be done about it."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial

import streamlit as st

from facilitation.agenda import Slot, lay_out
from facilitation.document import Document
from facilitation.house import House
from facilitation.minutes import minutes
from facilitation.publication import is_cleared, proof
from facilitation.releases import as_frozen, still_stands
from facilitation.roles import Facilitator, name_of
from facilitation.variants import VARIANT_NAMES, Variant
from facilitation.version import short
from facilitation.workshop import Process, Release, Step, StepState, Workshop
from modules.ui import bodies, guard, head, notes, preview, publication, releases, summary, workshop_head
from modules.ui.markup import draw

_DRAFT = 0


def show(house: House, who: Facilitator, workshop: Workshop) -> None:
    """The minutes of one workshop: the sheet on the left, panels on the right."""
    guard.require_signed_in(house, who)
    with house.store.read() as ledger:
        process = ledger.get(Process, workshop.process_id)
        slots = lay_out(workshop, ledger.all(Step, workshop_id=workshop.id))
        versions = {one.number: one for one in reversed(ledger.all(Release, workshop_id=workshop.id))}
    stands = still_stands(house, next(iter(versions.values()), None))
    held = [slot for slot in slots if slot.step.state is not StepState.PREPARED]
    workshop_head.show("Protokoll", process, workshop, view="ergebnis", words="Ergebnisse")
    sheet, panels = st.columns([2.3, 1], gap="medium")
    with panels, st.container(key="minutes-panels"):
        releases.show(house, who, workshop, tuple(versions.values()), stands=stands)
        summary.show(house, who, workshop)
        bodies.show(house, who, workshop)
        head.show(house, who, process, workshop)
        publication.show(house, who, workshop)
    with sheet:
        _sheet(house, who, workshop, process, held, versions, stands=stands)


def _sheet(
    house: House,
    who: Facilitator,
    workshop: Workshop,
    process: Process,
    held: Iterable[Slot],
    versions: Mapping[int, Release],
    *,
    stands: bool,
) -> None:
    """What is chosen above it: a variant of what stands now or of an earlier version, the newest first."""
    choice = st.container(key="minutes-choice", horizontal=True, vertical_alignment="bottom")
    with choice:
        variant = st.segmented_control(
            "Für wen",
            list(Variant),
            format_func=_name,
            default=Variant.FULL,
            required=True,
            key="minutes-variant",
        )
        number = next(iter(versions)) if stands else _DRAFT
        if versions:
            numbers = [*([] if stands else [_DRAFT]), *versions]
            if st.session_state.get("minutes-stand", number) not in numbers:
                del st.session_state["minutes-stand"]
            number = st.selectbox("Stand", numbers, format_func=lambda one: _stand(versions.get(one)), key="minutes-stand")
    if variant is Variant.PUBLIC and not _is_cleared(house, workshop, versions.get(number)):
        draw(
            "<div class='k-hint warn'><p>Zum Veröffentlichen fehlt die Prüfung auf personenbezogene Angaben. So liest sich, "
            "was zu prüfen ist. <a class='k-link' href='#pruefung'>Zur Prüfung</a></p></div>"
        )
    else:
        with choice:
            _file(workshop, number, variant or Variant.FULL)
    document = _document(house, who, workshop, number, variant or Variant.FULL)
    newest = number == _DRAFT or (stands and number == max(versions))
    ways = _ways(workshop)
    if variant is Variant.FULL and not workshop.forgotten_at:
        ways |= {f"{slot.number}. {slot.step.title}": partial(_take_note, house, who, workshop, slot) for slot in held}
    preview.show(document, process.colour, ways if newest else {})


def _is_cleared(house: House, workshop: Workshop, release: Release | None) -> bool:
    return release.cleared_at is not None if release else is_cleared(house, workshop.id)


def _document(house: House, who: Facilitator, workshop: Workshop, number: int, variant: Variant) -> Document:
    """What stands now, or a version as it was frozen. What is to be published can be read before it is cleared."""
    if number != _DRAFT:
        return as_frozen(house, workshop.id, number, variant)
    public = variant is Variant.PUBLIC
    return proof(house, workshop.id) if public else minutes(house, workshop.id, variant, by=name_of(who))


def _file(workshop: Workshop, number: int, variant: Variant) -> None:
    """The Word file of what is shown."""
    draw(
        "<a class='k-btn k-i load' href='/protokoll/{id}.docx?art={art}{version}' target='_blank' rel='noopener'>"
        "Word-Datei</a>",
        id=workshop.id,
        art=releases.FILES[variant],
        version="" if number == _DRAFT else f"&fassung={number}",
    )


def _name(variant: Variant) -> str:
    return VARIANT_NAMES[variant][0].upper() + VARIANT_NAMES[variant][1:]


def _stand(release: Release | None) -> str:
    if release is None:
        return "Entwurf, wie er jetzt steht"
    withdrawn = ", zurückgezogen" if release.withdrawn_at else ""
    return f"Fassung {release.number} vom {short(release.at)}{withdrawn}"


def _ways(workshop: Workshop) -> dict[str, Callable[[], None]]:
    """Beside its heading the quick way to what can be changed."""
    planning, console = f"/planung?workshop={workshop.id}", f"/{workshop.format}?workshop={workshop.id}"
    links = {"Zusammenfassung": f"#{summary.ANCHOR}", "Nächste Schritte": console, "Gremienweg": "#gremienweg"}
    if not workshop.forgotten_at:
        links |= {"Ablauf": planning, "Themenspeicher": console}
    return {heading: partial(_link, link) for heading, link in links.items()}


def _link(link: str) -> None:
    draw("<a class='k-link k-small' href='{link}'>Ändern</a>", link=link)


def _take_note(house: House, who: Facilitator, workshop: Workshop, slot: Slot) -> None:
    if st.button("Notizen", key=f"to-notes-{slot.step.id}", type="tertiary"):
        notes.show(house, who, workshop, slot)
