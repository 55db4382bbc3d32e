"""The console: agenda, step and input of a running workshop. Its parts refresh themselves; only its build is Streamlit's."""

from collections.abc import Callable, Mapping
from random import Random
from typing import Any

import streamlit as st

from facilitation import desk, planning, reading, rehearsal
from facilitation.contract import is_visible
from facilitation.house import House
from facilitation.roles import Facilitator
from facilitation.sight import see
from facilitation.workshop import Process, Show, Step, StepState, Workshop, WorkshopState
from modules.ui import element, guard, refusal, releases, results, takeaway
from modules.ui.dates import short_day
from modules.ui.markup import draw

_FRAGMENT = "console"
_FIGURES = "figures"
_REHEARSE = "rehearse"
_TABLES = "tables-open"
_NONE, _BOARD, _CHOICE = "none", "board", "choice"
_PAPER_STATES = (StepState.OPEN, StepState.CLOSED, StepState.REVEALED)


def show(house: House, who: Facilitator, workshop: Workshop, projector_link: Callable[[str], str]) -> None:
    """The console of one workshop. The push stands outside the fragment, what was drawn is acknowledged inside."""
    draw("<style>:root {{ --kommune: {colour}; }}</style>", colour=_process(house, workshop).colour)
    element.push(workshop.id, "push", _FRAGMENT)
    element.push(workshop.id, "push-figures", _FIGURES, of=_FIGURES)
    _console(house, who, workshop.id, projector_link)


@st.fragment(key=_FRAGMENT)
def _console(house: House, who: Facilitator, workshop_id: str, projector_link: Callable[[str], str]) -> None:
    guard.require_signed_in(house, who)
    _play(house, who, workshop_id)
    board = reading.board(house, who, workshop_id, console=True)
    with house.store.read() as ledger:
        workshop = ledger.get(Workshop, workshop_id)
        process = ledger.get(Process, workshop.process_id)
        step = ledger.find(Step, id=workshop.step_id) if workshop.step_id else None
    if board is None:  # only without `since` can it be asked for, and then there is always one
        return
    element.acknowledge(workshop_id, "drawn", outline(board))
    _Console(house, who, process, workshop, step, board, projector_link).draw()


def _play(house: House, who: Facilitator, workshop_id: str) -> None:
    """What was asked of the virtual people of a rehearsal, before anything is drawn."""
    asked = st.session_state.pop(_REHEARSE, None)
    if asked is None:
        return
    chance = Random()  # noqa: S311 - virtual people, no secret
    act = rehearsal.fill_all if asked == workshop_id else rehearsal.fill
    with st.spinner("Die virtuellen Personen sind an der Reihe …"):
        refusal.attempt("rehearsal", act, house, who, asked, chance)


def outline(board: Mapping[str, Any]) -> str:
    """What decides the build of the page; the same words as modules/web/elements/push.js gives."""
    workshop, step = board["workshop"], board["step"]
    released = str(workshop["released"])
    place = (step["id"], step["state"]) if step else ("", "")
    return " ".join((workshop["state"], released, board["show"], *place, board["bench"]["kind"]))


@st.fragment(key=_FIGURES)
def _figures(house: House, who: Facilitator, step_id: str) -> None:
    """Charts and tables of the current step, folded away until somebody wants them; Plotly is loaded only then."""
    guard.require_signed_in(house, who)
    with house.store.read() as ledger:
        step = ledger.find(Step, id=step_id)
        revision = ledger.get(Workshop, step.workshop_id).revision if step else 0
        scene = see(ledger, house.catalogue, step) if step else None
    if scene is None:
        return
    fold = st.expander("Diagramm und Tabelle", key="figures-fold", on_change="rerun")
    if not fold.open:
        return
    with fold:
        element.acknowledge(scene.workshop.id, "drawn-figures", f"{step_id} {scene.step.state.value} {revision}", of=_FIGURES)
        results.draw_figures(house.catalogue.activity(scene.step.activity), scene, beside=False)


def _process(house: House, workshop: Workshop) -> Process:
    with house.store.read() as ledger:
        return ledger.get(Process, workshop.process_id)


class _Console:
    """One drawing of the console."""

    def __init__(
        self,
        house: House,
        who: Facilitator,
        process: Process,
        workshop: Workshop,
        step: Step | None,
        board: Mapping[str, Any],
        projector_link: Callable[[str], str],
    ) -> None:
        self.house, self.who = house, who
        self.process, self.workshop, self.step, self.board = process, workshop, step, board
        self.projector_link = projector_link

    def part(self, name: str, **attributes: str | bool) -> None:
        """One of the console's own elements."""
        element.mount(f"koffer-{name}", f"part-{name}", attributes={"workshop": self.workshop.id, **attributes})

    def attempt(self, place: str, act: Callable[..., Any], *given: Any, **named: Any) -> None:
        refusal.attempt(place, act, self.house, self.who, *given, **named)

    def draw(self) -> None:
        """Every place is always there, filled or not: what moved in the tree would lose what is typed in it."""
        sorting = self.bench == _BOARD
        with st.container(key="place-head"):
            if not sorting:
                self.head()
            self.rehearsal()
        with st.container(key="place-tables"):
            if st.session_state.get(_TABLES):
                self.part("tables")
        finished = self.workshop.state is WorkshopState.FINISHED
        with st.container(key="place-farewell"):
            if finished:
                self.closing()
        with st.container(key="place-board"):
            if sorting:
                self.part("board", buttons=True)
                self.head()
        agenda, step, beside = st.columns([2.9, 5.65, 3.5], gap="small")
        with agenda:
            self.part("agenda")
        with step:
            self.part("cockpit", buttons=not sorting)
            with st.container(key="place-basis"):
                self.part("basis")
            with st.container(key="place-bench"):
                if self.bench not in (_NONE, _BOARD, _CHOICE):
                    self.part(self.bench)
            with st.container(key="place-figures"):
                if self.step is not None and self.may_show_figures:
                    _figures(self.house, self.who, self.step.id)
        with beside:
            self.beside()
        notes, parking = st.columns(2, gap="small")
        with notes:
            self.part("notes")
        with parking:
            self.part("parking")
        if not finished:
            self.closing()
        self.part("lineage")

    @property
    def bench(self) -> str:
        return str(self.board["bench"]["kind"])

    @property
    def takes_input(self) -> bool:
        return bool(self.board["step"] and self.board["step"]["input"])

    @property
    def may_show_figures(self) -> bool:
        """Whether the step's result may be seen and its activity has figures to show."""
        if self.step is None:
            return False
        activity = self.house.catalogue.activity(self.step.activity)
        return activity.has_figures and is_visible(self.step, activity)

    # ── head ─────────────────────────────────────────────────────────────────

    def head(self) -> None:
        facts = [self.process.title, self.workshop.place, f"{short_day(self.workshop.date)}, {self.workshop.starts} Uhr"]
        with st.container(key="head", horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"):
            draw(
                "<div><h1>{title}</h1><p class='k-muted'>{facts}</p></div>",
                title=self.workshop.title,
                facts=" · ".join(fact for fact in facts if fact),
            )
            with st.container(key="head-acts", horizontal=True, width="content", gap="xsmall"):
                draw(
                    "<a class='k-btn k-i screen' href='{link}' target='_blank' rel='noopener'>Beamer öffnen</a>",
                    link=self.projector_link(self.workshop.id),
                )
                self.join_button()
                self.tables_button()
                takeaway.menu(self.house, self.workshop)
                self.more()
        refusal.show("head")

    def join_button(self) -> None:
        joining = self.workshop.show is Show.JOIN
        label = "Schritt zeigen" if joining and self.step else "Beitreten zeigen"
        target = Show.STEP if joining and self.step else Show.JOIN
        st.button(
            label,
            key="show-join",
            icon=":material/group:",
            on_click=self.attempt,
            args=("head", desk.show, self.workshop.id, target.value),
        )

    def tables_button(self) -> None:
        """Who sits where, shown or put away."""
        shown = bool(st.session_state.get(_TABLES))
        st.button(
            "Tische",
            key="show-tables",
            icon=":material/table_restaurant:",
            on_click=st.session_state.__setitem__,
            args=(_TABLES, not shown),
        )

    def more(self) -> None:
        with st.popover("Mehr", key="more"):
            draw("<h3>Beamer auf einem anderen Rechner</h3><p class='k-small k-muted'>Diesen Link dort öffnen.</p>")
            st.code(self.projector_link(self.workshop.id), language=None, wrap_lines=True)
            draw("<h3>Code zum Beitreten</h3>")
            st.code(self.workshop.code, language=None)
            draw(
                "<p class='k-acts'><a class='k-btn' href='/{format}?workshop={id}&amp;ansicht=ergebnis'>Ergebnisse ansehen</a>"
                "<a class='k-btn' href='/{format}?workshop={id}&amp;ansicht=protokoll'>Protokoll ansehen</a>"
                "<a class='k-btn' href='/planung?workshop={id}'>Ablauf ändern</a></p>",
                format=self.workshop.format,
                id=self.workshop.id,
            )

    # ── rehearsal ────────────────────────────────────────────────────────────

    def rehearsal(self) -> None:
        if self.workshop.rehearsal_of is None:
            return
        with st.container(key="rehearsal", horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            draw(
                "<p><b>Probelauf</b> mit virtuellen Personen. Er ändert den echten Workshop nicht. "
                "<a class='k-link' href='/planung?workshop={id}'>Zum echten Ablauf</a></p>",
                id=self.workshop.rehearsal_of,
            )
            with st.container(horizontal=True, width="content"):
                playable = self.step is not None and self.step.state in (StepState.PREPARED, StepState.OPEN)
                ask: dict[str, Any] = {"on_click": st.session_state.__setitem__}
                step_id = self.step.id if self.step else ""
                st.button("Antworten lassen", key="rehearse-step", disabled=not playable, args=(_REHEARSE, step_id), **ask)
                st.button("Bis zum Ende spielen", key="rehearse-all", args=(_REHEARSE, self.workshop.id), **ask)
        refusal.show("rehearsal")

    # ── beside the step ──────────────────────────────────────────────────────

    def beside(self) -> None:
        with st.container(key="place-paper"):
            if st.session_state.get("paper-open") and self.may_take_paper:
                self.paper()
        with st.container(key="place-input"):
            if self.bench == _CHOICE:
                self.part("choice")
            elif self.takes_input:
                self.queue()
        self.part("presence")
        self.person()

    def queue(self) -> None:
        open_now = bool(st.session_state.get("paper-open")) and self.may_take_paper
        tools = [{"label": "Vom Papier", "trigger": "paper", "pressed": open_now}] if self.may_take_paper else []
        element.mount(
            "koffer-queue",
            "part-queue",
            attributes={"workshop": self.workshop.id},
            sheets=("style/tokens.css", "style/console.css"),
            tools=tools,
            on={"paper": _toggle_paper},
        )

    @property
    def may_take_paper(self) -> bool:
        return self.takes_input and self.step is not None and self.step.state in _PAPER_STATES

    def paper(self) -> None:
        """The participants' own form, for what was written on paper."""
        step, form = self.step, self.house.catalogue.activity(self.step.activity).form if self.step else None
        if step is None or form is None:
            return
        sheet = reading.sheet(self.house, self.who, step.id)
        with st.container(key="panel-paper"):
            draw(
                "<h2>Vom Papier eintragen</h2>"
                "<p class='k-small k-muted'>Wird mit ✎ als von der Moderation eingetragen geführt.</p>"
            )
            if sheet["pile"] and self.in_one_go(sheet["pile"]):
                element.mount(
                    "koffer-paper",
                    f"pile-{step.id}",
                    attributes={"workshop": self.workshop.id},
                    properties={"sheet": sheet},
                )
                return
            element.mount(
                "koffer-tablet",
                f"paper-{step.id}",
                attributes={"inset": True, "paper": True},
                properties={"colours": {"kommune": self.process.colour}, "state": sheet},
                sheets=("style/tokens.css", "style/tablet.css"),
            )

    def in_one_go(self, pile: str) -> bool:
        """Whether a whole pile is entered, instead of one sheet after the other."""
        ways = {"one": "Einzeln", "all": "Als Liste" if pile == "list" else "Ausgezählt"}
        chosen = st.segmented_control(
            "Wie eintragen?",
            list(ways),
            format_func=ways.__getitem__,
            key="paper-way",
            default="one",
            label_visibility="collapsed",
        )
        return chosen == "all"

    def person(self) -> None:
        """Somebody who is here without a device."""
        with st.popover("Person ohne Gerät eintragen", key="person", width="stretch"):
            st.selectbox("Akteursgruppe", self.process.actor_groups, key="person-group", index=None, placeholder="Bitte wählen")
            st.text_input("Institution (freiwillig)", key="person-institution", max_chars=desk.INSTITUTION_MAXIMUM)
            st.button("Eintragen", key="person-enter", type="primary", on_click=self.enter_person)
            refusal.show("person")

    def enter_person(self) -> None:
        done, _ = refusal.attempt(
            "person",
            desk.enter_person,
            self.house,
            self.who,
            self.workshop.id,
            actor_group=st.session_state["person-group"] or "",
            institution=st.session_state["person-institution"],
        )
        if done:
            st.session_state["person-group"] = None
            st.session_state["person-institution"] = ""

    # ── the end of the evening ───────────────────────────────────────────────

    def closing(self) -> None:
        finished = self.workshop.state is WorkshopState.FINISHED
        with st.container(key="panel-closing"):
            draw(
                "<div class='k-head'><h2>Abschluss</h2>"
                "<a class='k-link' href='/{format}?workshop={id}&amp;ansicht=protokoll'>Protokoll ansehen</a></div>",
                format=self.workshop.format,
                id=self.workshop.id,
            )
            words, acts = st.columns([1.6, 1], gap="medium")
            with words:
                refusal.keep("next-steps", "next-steps", self.workshop.next_steps)
                st.text_area(
                    "Wie es weitergeht",
                    key="next-steps",
                    height=96,
                    max_chars=planning.LINE_MAXIMUM,
                    placeholder="Steht im Protokoll: nächster Termin, wer was vorbereitet, wann der Rat berät.",
                    on_change=self.save_next_steps,
                )
                refusal.show("next-steps", "next_steps")
                refusal.show("next-steps", known=("next_steps",))
            with acts:
                self.finishing(finished)
            refusal.show("closing")

    def finishing(self, finished: bool) -> None:
        act: dict[str, Any] = {"on_click": self.attempt, "width": "stretch"}
        if not finished:
            draw("<p class='k-small k-muted'>Danach ist kein Beitritt mehr möglich. Das Protokoll geben Sie danach frei.</p>")
            st.button("Workshop beenden", key="finish", args=("closing", desk.finish, self.workshop.id), **act)
        elif self.workshop.released_at:
            draw(
                "<p><span class='k-badge ok k-i tick'>Protokoll freigegeben, Fassung {number}</span></p>"
                "<p class='k-small k-muted'>Alle Tablets und der Beitrittslink bieten es 30 Tage lang an.</p>",
                number=self.board["workshop"]["released"],
            )
            releases.withdraw(self.house, self.who, self.workshop, "versions")
        else:
            releases.offer(self.house, self.who, self.workshop, "versions")
            draw("<p class='k-small k-muted'>Dann bieten alle Tablets und der Beitrittslink das Protokoll 30 Tage lang an.</p>")

    def save_next_steps(self) -> None:
        self.attempt("next-steps", planning.change_workshop, self.workshop.id, next_steps=st.session_state["next-steps"])


def _toggle_paper() -> None:
    st.session_state["paper-open"] = not st.session_state.get("paper-open")
