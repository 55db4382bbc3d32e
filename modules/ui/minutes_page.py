"""The page of the minutes: what will be filed as it stands now, and beside it what can still be done about it."""

import streamlit as st

from facilitation.house import House
from facilitation.minutes import minutes
from facilitation.roles import Facilitator
from facilitation.workshop import Process, Workshop
from modules.ui import bodies, guard, head, preview, summary
from modules.ui.dates import short_day
from modules.ui.markup import draw
from modules.ui.status import status


def show(house: House, who: Facilitator, workshop: Workshop) -> None:
    """The minutes of one workshop: the sheet on the left, panels on the right."""
    guard.require_signed_in(house, who)
    with house.store.read() as ledger:
        process = ledger.get(Process, workshop.process_id)
    _head(process, workshop)
    sheet, panels = st.columns([2.5, 1], gap="medium")
    with panels:
        _panels(house, who, process, workshop)
    with sheet:
        preview.show(minutes(house, workshop.id), process.colour)


def _panels(house: House, who: Facilitator, process: Process, workshop: Workshop) -> None:
    """What can be changed in the minutes and decided about them, each in a file of its own."""
    summary.show(house, who, workshop)
    bodies.show(house, who, workshop)
    head.show(house, who, process, workshop)


def _head(process: Process, workshop: Workshop) -> None:
    draw(
        "<div class='k-head'><div><h1>Protokoll: {title}</h1><p class='k-muted'>"
        "<a class='k-link' href='/planung?prozess={process}'>{of}</a> · {facts}</p></div><span class='k-acts'>"
        "<a class='k-btn k-i load' href='/protokoll/{id}.docx' target='_blank' rel='noopener'>Word-Datei</a>"
        "<a class='k-btn' href='/{format}?workshop={id}&amp;ansicht=ergebnis'>Ergebnisse</a>"
        "<a class='k-btn' href='/{format}?workshop={id}'>Zur Moderation</a></span></div>",
        title=workshop.title,
        process=process.id,
        of=process.title,
        facts=f"{short_day(workshop.date)}, {status(workshop)}",
        id=workshop.id,
        format=workshop.format,
    )
