"""A format's own page: console, results and minutes for the facilitator, the projector's picture, the participants' form."""

from collections.abc import Callable, Sequence
from typing import NoReturn

import streamlit as st

from facilitation.contract import Format
from facilitation.errors import WorkshopError
from facilitation.house import House
from facilitation.roles import Badges, Guest, require_sight
from facilitation.workshop import Process, Workshop, WorkshopState
from modules.ui import console, element, guard, minutes_page, results, transfer
from modules.ui.dates import short_day
from modules.ui.markup import Safe, draw, fill, join
from modules.ui.status import status

PROJECTOR = "beamer"
TABLET = "tablet"
RESULT = "ergebnis"
MINUTES = "protokoll"
TRANSFER = "transfer"


def show(format: Format, house: House, projector_link: Callable[[str], str]) -> None:
    """Draw what the address asks for and the role allows. `projector_link` signs the link of a workshop's projector."""
    badges = guard.badges()
    view = st.query_params.get("ansicht")
    if view == PROJECTOR:
        _projector(format, house, badges)
    elif badges.facilitator and view == RESULT:
        results.show(house, badges.facilitator, _workshop(format, house))
    elif badges.facilitator and view == MINUTES:
        minutes_page.show(house, badges.facilitator, _workshop(format, house))
    elif badges.facilitator and view == TRANSFER:
        transfer.show(house, badges.facilitator, _workshop(format, house))
    elif badges.facilitator and view != TABLET:
        console.show(house, badges.facilitator, _workshop(format, house), projector_link)
    elif badges.guest:
        _tablet(house, badges.guest)
    else:
        guard.way_in(format.title, "Mit dem Code vom Beamer teilnehmen oder als Moderation anmelden.")


def _projector(format: Format, house: House, badges: Badges) -> None:
    asked = st.query_params.get("workshop")
    if asked is None and badges.projector and not badges.facilitator:
        asked = badges.projector.workshop_id
    workshop = _find(house, asked) if asked else _workshop(format, house) if badges.facilitator else None
    if workshop is None:
        guard.way_in("Beamer", "Bitte den Link öffnen, den die Moderation für den Beamer bereithält.")
    try:
        require_sight(badges.as_viewer(workshop.id), workshop.id)
    except WorkshopError:
        guard.way_in("Beamer", "Bitte den Link öffnen, den die Moderation für den Beamer bereithält.")
    with st.container(key="beamer"):
        element.mount(
            "koffer-projector", "projector", attributes={"workshop": workshop.id, "style": "width:100vw;height:100vh"}
        )


def _tablet(house: House, guest: Guest) -> None:
    """The participant's own form, the same as on the lean page `/tablet`."""
    with house.store.read() as ledger:
        workshop = ledger.find(Workshop, id=guest.workshop_id)
        process = ledger.find(Process, id=workshop.process_id) if workshop else None
    if process is None:
        guard.way_in("Teilnehmen", "Diesen Workshop gibt es nicht mehr. Bitte den Code vom Beamer eingeben.")
    with st.container(key="tablet"):
        element.mount(
            "koffer-tablet",
            "tablet-form",
            attributes={"inset": True},
            properties={"colours": {"kommune": process.colour}},
            sheets=("style/tokens.css", "style/tablet.css"),
        )


def _find(house: House, id: str) -> Workshop | None:
    with house.store.read() as ledger:
        return ledger.find(Workshop, id=id)


def _workshop(format: Format, house: House) -> Workshop:
    """The workshop the address names; else the only one that runs; else the page asks which one."""
    asked = st.query_params.get("workshop")
    workshop = _find(house, asked) if asked else None
    if workshop and workshop.format == format.key:
        return workshop
    if asked:
        guard.dead_end("Nicht gefunden", "Diesen Workshop gibt es hier nicht oder nicht mehr.")
    with house.store.read() as ledger:
        known = [one for one in ledger.all(Workshop, format=format.key) if one.rehearsal_of is None]
        titles = {one.id: one.title for one in ledger.all(Process)}
    running = [one for one in known if one.state is WorkshopState.RUNNING]
    if len(running) != 1:
        _choose(format, known, titles)
    st.query_params["workshop"] = running[0].id
    return running[0]


def _choose(format: Format, known: Sequence[Workshop], titles: dict[str, str]) -> NoReturn:
    draw("<h1>{title}</h1>", title=format.title)
    if not known:
        draw(
            "<div class='k-panel'><h2>Noch kein Workshop</h2>"
            "<p class='k-muted'>Ein Workshop in diesem Format wird in einem Prozess geplant.</p>"
            "<p class='k-acts'><a class='k-btn k-primary' href='/planung'>Zur Planung</a></p></div>"
        )
        st.stop()
    order = sorted(known, key=lambda one: (one.state is WorkshopState.FINISHED, one.date))
    lines = [_line(one, titles.get(one.process_id, "")) for one in order]
    draw("<section class='k-panel'><h2>Welcher Workshop?</h2><ul class='k-list'>{lines}</ul></section>", lines=join(lines))
    st.stop()


def _line(workshop: Workshop, process: str) -> Safe:
    return fill(
        "<li><a class='k-link' href='/{format}?workshop={id}'>{title}</a><span class='k-small k-muted'>{facts}</span></li>",
        format=workshop.format,
        id=workshop.id,
        title=workshop.title,
        facts=f"{process} · {short_day(workshop.date)}, {workshop.starts} Uhr · {status(workshop)}",
    )
