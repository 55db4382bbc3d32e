"""Planning: processes, their workshops, and the agenda of one workshop. The address says which of them is open."""

import streamlit as st

from facilitation.house import House
from facilitation.roles import Facilitator
from facilitation.workshop import Process, Workshop
from modules.ui import agenda_editor, guard, package_reader, process_form, process_page
from modules.ui.dates import short_day
from modules.ui.markup import Safe, draw, fill, join
from modules.ui.package_reader import ReadPackage


def show(house: House, read_package: ReadPackage) -> None:
    """The planning page: a workshop's agenda, a process, a new process, or the list of processes."""
    who = guard.facilitator(house)
    asked = st.query_params
    with house.store.read() as ledger:
        workshop = ledger.find(Workshop, id=asked["workshop"]) if "workshop" in asked else None
        process = ledger.find(Process, id=workshop.process_id if workshop else asked.get("prozess", ""))
    if workshop and process:
        agenda_editor.show(house, who, process, workshop)
        package_reader.compare(house, who, workshop)
    elif process:
        process_page.show(house, who, process)
    elif "paket" in asked:
        package_reader.show(house, who, read_package)
    elif "neu" in asked:
        process_form.create(house, who)
    elif "workshop" in asked or "prozess" in asked:
        guard.dead_end("Nicht gefunden", "Das gibt es hier nicht oder nicht mehr.")
    else:
        processes(house, who)


def processes(house: House, who: Facilitator) -> None:
    """All processes, the newest first."""
    with house.store.read() as ledger:
        known = ledger.all(Process)[::-1]
        counts = {process.id: ledger.all(Workshop, process_id=process.id) for process in known}
    draw(
        "<div class='k-head'><div><h1>Planung</h1><p class='k-muted'>Prozesse und ihre Workshops</p></div>"
        "<p class='k-acts'><a class='k-btn' href='/planung?paket=1'>Paket einlesen</a>"
        "<a class='k-btn k-primary k-i plus' href='/planung?neu=1'>Neuer Prozess</a></p></div>"
    )
    if not known:
        draw(
            "<div class='k-panel'><h2>Noch kein Prozess</h2>"
            "<p class='k-muted'>Ein Prozess ist der Weg einer Kommune durch mehrere Workshops. "
            "Er beginnt mit Kommune und Titel; alles Weitere ist vorbereitet und lässt sich ändern.</p></div>"
        )
    draw("<div class='k-grid'>{panels}</div>", panels=join([_panel(one, counts[one.id]) for one in known]))


def _panel(process: Process, workshops: tuple[Workshop, ...]) -> Safe:
    planned = [one for one in workshops if one.rehearsal_of is None]
    lines = [fill("<li>{title}, {day}</li>", title=one.title, day=short_day(one.date)) for one in planned[-3:]]
    return fill(
        "<section class='k-panel'><div class='k-head'><h2>{title}</h2>"
        "<a class='k-link' href='/planung?prozess={id}'>Prozess öffnen</a></div>"
        "<p class='k-muted'>{municipality}</p><ul class='k-small k-muted'>{workshops}</ul></section>",
        title=process.title,
        id=process.id,
        municipality=process.municipality,
        workshops=join(lines) if lines else Safe("<li>noch kein Workshop</li>"),
    )
