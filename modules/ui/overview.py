"""The start page: what is on today, all processes, and what waits for the facilitator."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from facilitation import turnout
from facilitation.agenda import HERE, clock, ending, lay_out
from facilitation.house import House
from facilitation.roles import Facilitator
from facilitation.workshop import Parked, Process, Step, Workshop, WorkshopState
from modules.ui.dates import greeting, long_day, short_day, today
from modules.ui.markup import Safe, draw, fill, join
from modules.ui.status import status

_WAITS_SINCE_DAYS = 1


@dataclass(frozen=True)
class _Seen:
    """Everything the page tells of, read at once."""

    processes: Sequence[Process]
    workshops: Mapping[str, Sequence[Workshop]]
    rehearsed: Mapping[str, int]
    agendas: Mapping[str, Sequence[Step]]
    parked: Mapping[str, int]

    @property
    def all_workshops(self) -> list[Workshop]:
        return [one for process in self.processes for one in self.workshops[process.id]]


def show(house: House, who: Facilitator) -> None:
    """The page behind `/` for a facilitator."""
    seen = _read(house)
    now = datetime.datetime.now(HERE)
    draw(
        "<div class='k-head'><div><h1>{greeting}</h1><p class='k-muted'>{day}</p></div>"
        "<a class='k-btn k-i plus' href='/planung?neu=1'>Neuer Prozess</a></div>",
        greeting=greeting(now),
        day=long_day(now.date()),
    )
    for workshop in seen.all_workshops:
        if workshop.state is WorkshopState.RUNNING or (workshop.date == today() and workshop.state is WorkshopState.PLANNED):
            draw("{panel}", panel=_today(house, seen, workshop))
    left, right = st.columns([1.75, 1], gap="medium")
    with left:
        draw("<div class='k-stack'>{panels}</div>", panels=join([_process(house, seen, one) for one in seen.processes]))
        if not seen.processes:
            draw(
                "<div class='k-panel'><h2>Willkommen im Modulkoffer</h2>"
                "<p class='k-muted'>Am Anfang steht ein Prozess: der Weg einer Kommune durch ihre Workshops. "
                "Kommune und Titel genügen, alles Weitere ist vorbereitet.</p><p class='k-acts'>"
                "<a class='k-btn k-primary k-i plus' href='/planung?neu=1'>Ersten Prozess anlegen</a></p></div>"
            )
    with right:
        draw("<section class='k-panel'><h2>Braucht Sie</h2>{list}</section>", list=_waiting(house, seen))


def _read(house: House) -> _Seen:
    with house.store.read() as ledger:
        processes = ledger.all(Process)[::-1]
        known = {process.id: ledger.all(Workshop, process_id=process.id) for process in processes}
        real = {id: [one for one in several if one.rehearsal_of is None] for id, several in known.items()}
        copies = [one.rehearsal_of for several in known.values() for one in several if one.rehearsal_of]
        return _Seen(
            processes=processes,
            workshops=real,
            rehearsed={id: copies.count(id) for id in copies},
            agendas={one.id: ledger.all(Step, workshop_id=one.id) for several in real.values() for one in several},
            parked={one.id: ledger.count(Parked, workshop_id=one.id) for several in real.values() for one in several},
        )


def _today(house: House, seen: _Seen, workshop: Workshop) -> Safe:
    steps = [step for step in seen.agendas[workshop.id] if not step.left_out]
    ends = clock(ending(lay_out(workshop, steps)))
    when = "Läuft gerade" if workshop.state is WorkshopState.RUNNING else f"Heute, {workshop.starts} bis {ends} Uhr"
    rehearsed = workshop.id in seen.rehearsed
    badges = [
        fill("<span class='k-badge {look} k-i {sign}'>{words}</span>", look=look, sign=sign, words=words)
        for look, sign, words in (
            ("ok", "tick", f"{len(steps)} Schritte geplant") if steps else ("warn", "alert", "Noch kein Ablauf"),
            ("ok", "tick", "Probelauf gespielt") if rehearsed else ("", "people", "Noch kein Probelauf"),
        )
    ]
    return fill(
        "<section class='k-panel k-today'><div><p class='k-muted'>{when}{place}</p><h2>{title}</h2>"
        "<p class='k-badges'>{badges}</p></div>"
        "<div class='k-acts'><a class='k-btn' href='/planung?workshop={id}'>Ablauf ansehen</a>"
        "<a class='k-btn k-primary k-big k-i k-after right' href='/{format}?workshop={id}'>{act}</a></div></section>",
        when=when,
        place=f" · {workshop.place}" if workshop.place else "",
        title=workshop.title,
        badges=join(badges),
        id=workshop.id,
        format=workshop.format,
        act="Zur Moderation" if workshop.state is WorkshopState.RUNNING else "Workshop eröffnen",
    )


def _process(house: House, seen: _Seen, process: Process) -> Safe:
    workshops = seen.workshops[process.id]
    following = next((one.id for one in workshops if one.state is not WorkshopState.FINISHED), None)
    links = [_link(house, one, following) for one in workshops]
    facts = " · ".join(dict.fromkeys([process.municipality, *process.hosts]))
    return fill(
        "<section class='k-panel'><div class='k-head'><h2>{title}</h2>"
        "<a class='k-link' href='/planung?prozess={id}'>Prozess öffnen</a></div>"
        "<p class='k-muted'>{facts}</p>{chain}</section>",
        title=process.title,
        id=process.id,
        facts=facts,
        chain=fill("<ol class='k-chain'>{links}</ol>", links=join(links))
        if links
        else Safe("<p class='k-small k-muted'>Noch kein Workshop geplant.</p>"),
    )


def _link(house: House, workshop: Workshop, following: str | None) -> Safe:
    done = workshop.state is WorkshopState.FINISHED
    facts = (
        f"heute, {workshop.starts}"
        if workshop.date == today() and not done
        else f"{short_day(workshop.date)}, {status(workshop)}"
    )
    return fill(
        "<li class='{look}'><a href='/{format}?workshop={id}'>{title}</a><span class='{sign}'>{facts}</span></li>",
        look="done" if done else "next" if workshop.id == following else "",
        format=workshop.format,
        id=workshop.id,
        title=workshop.title,
        sign="k-i tick" if done else "",
        facts=facts,
    )


def _waiting(house: House, seen: _Seen) -> Safe:
    lines = []
    for workshop in seen.all_workshops:
        if workshop.state is WorkshopState.FINISHED and workshop.released_at is None:
            ended = f"beendet am {short_day(workshop.date)}"
            lines.append(_wait(workshop, f"Protokoll freigeben: {workshop.title}", ended, view="&ansicht=protokoll"))
        elif workshop.state is WorkshopState.PLANNED and workshop.date < today() - datetime.timedelta(days=_WAITS_SINCE_DAYS):
            lines.append(
                _wait(workshop, f"Neues Datum: {workshop.title}", f"war am {short_day(workshop.date)} geplant", page="planung")
            )
    lines += [
        _wait(workshop, f"Themenspeicher: {_count(seen.parked[workshop.id])}", f"aus „{workshop.title}“")
        for workshop in seen.all_workshops
        if seen.parked[workshop.id]
    ]
    if not lines:
        return Safe("<p class='k-muted'>Gerade nichts. Schön.</p>")
    return fill("<ul class='k-list'>{lines}</ul>", lines=join(lines))


def _wait(workshop: Workshop, words: str, facts: str, page: str = "", view: str = "") -> Safe:
    return fill(
        "<li><a class='k-link' href='/{page}?workshop={id}{view}'>{words}</a><span class='k-small k-muted'>{facts}</span></li>",
        page=page or workshop.format,
        id=workshop.id,
        view=view,
        words=words,
        facts=facts,
    )


def _count(number: int) -> str:
    return turnout.count(number, "offener Punkt", "offene Punkte")
