"""What can be taken home from a workshop, at any time: one menu that says what each file is for."""

import streamlit as st

from facilitation import letterheads
from facilitation.house import House
from facilitation.workshop import Process, Workshop
from modules.ui.letterheads import fault_of
from modules.ui.markup import Safe, draw, fill, join

_NO_PDF = (
    "PDF gibt es, sobald auf diesem Rechner LibreOffice eingerichtet ist. "
    "Bis dahin lässt sich die Word-Datei öffnen und als PDF speichern."
)
_FORGOTTEN = "Die Rohdaten sind fristgemäß gelöscht; Tabellen lassen sich daraus nicht mehr bilden."
_LEFT_OUT = "Was noch nicht aufgedeckt oder was verborgen ist, steht in keiner der Dateien."


def menu(house: House, workshop: Workshop) -> None:
    """The menu "Ergebnis mitnehmen"."""
    with st.popover("Ergebnis mitnehmen", key="takeaway", icon=":material/download:"):
        draw(
            "{fault}<ul class='k-list'>{lines}</ul>{note}",
            fault=_fault(house, workshop),
            lines=join(_lines(house, workshop)),
            note=_note(house, workshop),
        )


def _fault(house: House, workshop: Workshop) -> Safe:
    """A letterhead that failed says so where its files are taken."""
    with house.store.read() as ledger:
        letterhead = letterheads.letterhead_of(ledger, ledger.get(Process, workshop.process_id))
    return fault_of(letterhead) if letterhead else Safe("")


def _lines(house: House, workshop: Workshop) -> list[Safe]:
    minutes, results = f"/protokoll/{workshop.id}", f"/ergebnis/{workshop.id}"
    view = f"/{workshop.format}?workshop={workshop.id}&ansicht="
    lines = [
        _line(f"{view}protokoll", "Protokoll ansehen", "Vorschau am Bildschirm, Fassungen und Prüfung zur Veröffentlichung."),
        _papers(house, minutes, "", "Protokoll", "Alles, zum Bearbeiten und Ablegen."),
        _papers(house, minutes, "?art=ratsfassung", "Ratsfassung", "Zusammenfassung und Ergebnisse, ohne Anhang und Notizen."),
        _line(f"{view}protokoll#pruefung", "Veröffentlichung", "Nach der Prüfung auf personenbezogene Angaben."),
    ]
    csv = _beside(f"{results}.zip", "CSV", "Tabellen (CSV)")
    tables = _line(f"{results}.xlsx", "Tabellen (Excel)", "Je Schritt eine, zum Weiterrechnen; CSV für andere Programme.", csv)
    forgotten = workshop.forgotten_at is not None
    schema = _beside("/schema/ergebnis-1.json", "Schema", "Schema der Daten (JSON)")
    due = "Sitzungen" if forgotten else "Fristen"
    return [
        *lines,
        *([] if forgotten else [tables]),
        _line(f"{results}.json", "Daten (JSON)", "Für Schnittstellen und Auswertung, nach veröffentlichtem Schema.", schema),
        _line(f"{results}.ics", "Termine (Kalender)", f"{due}, nächste Schritte, weitere Workshops für den eigenen Kalender."),
        _line(
            f"{view}transfer",
            "Transfer-Steckbrief",
            "Für andere Kommunen: was übertragbar ist, als Word-Datei und als Paket. Nach der Freigabe.",
        ),
    ]


def _papers(house: House, minutes: str, variant: str, title: str, purpose: str) -> Safe:
    """A variant of the minutes as Word and, where this machine can make it, as PDF."""
    beside = _beside(f"{minutes}.pdf{variant}", "PDF", f"{title} (PDF)") if house.offers_pdf else ""
    return _line(f"{minutes}.docx{variant}", f"{title} (Word)", purpose, beside)


def _line(link: str, title: str, purpose: str, beside: str = "") -> Safe:
    return fill(
        "<li><a class='k-link' href='{link}' target='_blank' rel='noopener'>{title}</a>{beside}"
        "<span class='k-small k-muted'>{purpose}</span></li>",
        link=link,
        title=title,
        beside=beside,
        purpose=purpose,
    )


def _beside(link: str, words: str, label: str) -> Safe:
    return fill(
        " · <a class='k-link' href='{link}' target='_blank' rel='noopener' aria-label='{label}'>{words}</a>",
        link=link,
        words=words,
        label=label,
    )


def _note(house: House, workshop: Workshop) -> Safe:
    if workshop.forgotten_at is not None:
        return fill("<p class='k-small k-muted'>{text}</p>", text=_FORGOTTEN)
    text = _LEFT_OUT if house.offers_pdf else f"{_NO_PDF} {_LEFT_OUT}"
    return fill("<p class='k-small k-muted'>{text}</p>", text=text)
