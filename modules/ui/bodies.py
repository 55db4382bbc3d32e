"""The way through the bodies (Gremienweg): a list in their order, and beside it what they resolved in the end."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from facilitation import bodies
from facilitation.agenda import day
from facilitation.bodies import EARLIEST, LATEST, NAME_MAXIMUM, WORDING_MAXIMUM, Way, described
from facilitation.house import House
from facilitation.roles import Facilitator
from facilitation.workshop import BODY_STATUS_NAMES, OUTCOMES, Body, BodyStatus, Workshop
from modules.ui import refusal
from modules.ui.markup import Safe, draw, fill, join

_NEW = "body-new"


def show(house: House, who: Facilitator, workshop: Workshop) -> None:
    """The panel of one workshop."""
    with house.store.read() as ledger:
        known = bodies.way(ledger, workshop.id)
        proposed = bodies.proposed(ledger, workshop)
        before = bodies.way_so_far(ledger, workshop)
    panel = _Panel(house, who, workshop)
    with st.container(key="panel-bodies"):
        draw(
            "<h2 id='gremienweg'>Gremienweg</h2><p class='k-small k-muted'>Wer das Ergebnis berät, der Reihe nach. "
            "Der Workshop beschließt nichts; einen Beschluss tragen Sie nach.</p>"
        )
        following = bodies.next_body(known)
        for number, body in enumerate(known, 1):
            panel.body(number, body, comes_next=body == following, last=number == len(known))
        if known:
            panel.resolution(known)
        panel.add()
        if proposed:
            panel.offer(proposed)
        if before:
            _so_far(before)
        if known and workshop.summary:
            draw(
                "<p class='k-hint'>Die Zusammenfassung steht in eigenen Worten. "
                "Nächste Beratung und Beschluss kommen dort nicht von selbst hinein.</p>"
            )


class _Panel:
    """The inputs, and what they do."""

    def __init__(self, house: House, who: Facilitator, workshop: Workshop) -> None:
        self.house = house
        self.who = who
        self.workshop = workshop

    def body(self, number: int, body: Body, *, comes_next: bool, last: bool) -> None:
        """One body with its day and its status, and what moves and changes it."""
        with st.container(key=f"station-{body.id}", horizontal=True, gap="small"):
            draw(
                "<p class='k-strong' dir='auto'>{number}. {name}</p><p class='k-small k-muted'>{facts}</p>{resolution}",
                number=number,
                name=body.name,
                facts=_facts(body, comes_next),
                resolution=_resolution(body),
            )
            self.button("↑", body, "up", bodies.move_body, -1, disabled=number == 1)
            self.button("↓", body, "down", bodies.move_body, 1, disabled=last)
            with st.popover("Ändern", type="tertiary", key=f"body-{body.id}-more"):
                self.details(body)
        refusal.show(_place(body, "move"))

    def details(self, body: Body) -> None:
        """The fields of a body; each is kept when it is left."""
        name, when, status = (self.typed(body, name, getattr(body, name)) for name in ("name", "date", "status"))
        st.text_input("Name des Gremiums", name, max_chars=NAME_MAXIMUM, **self.saves(body, "name"))
        self.refused(body, "name")
        st.date_input("Datum der Beratung", when, **_DAYS, **self.saves(body, "date"))
        self.refused(body, "date")
        if body.date and not body.wording:  # a day that stands there cannot be emptied in its field
            self.button("Datum ist wieder offen", body, "undated", bodies.change_body, date=None)
        choice: dict[str, Any] = {"format_func": BODY_STATUS_NAMES.__getitem__, **self.saves(body, "status")}
        st.selectbox("Stand", list(BodyStatus), list(BodyStatus).index(status), **choice)
        self.refused(body, "status")
        self.button("Vom Gremienweg nehmen", body, "remove", bodies.remove_body)
        refusal.show(_place(body, "remove"))

    def resolution(self, known: Way) -> None:
        """What a body resolved, to be entered or corrected; the fields show what is known of the body chosen."""
        numbered = {body.id: f"{number}. {body.name}" for number, body in enumerate(known, 1)}
        with st.popover("Beschluss eintragen", key="resolution", width="stretch"):
            awaited = next((place for place, one in enumerate(known) if not one.wording), 0)
            chosen = st.selectbox("Gremium", list(numbered), awaited, format_func=numbered.__getitem__, key="resolution-body")
            body = next(one for one in known if one.id == chosen)
            outcome = self.typed(body, "outcome", body.status if body.status in OUTCOMES else BodyStatus.RESOLVED)
            when, came_to = st.columns([1, 1.25], gap="small")
            when.date_input("Datum des Beschlusses", self.typed(body, "day", body.date), key=_key(body, "day"), **_DAYS)
            came_to.selectbox(
                "Ergebnis",
                OUTCOMES,
                OUTCOMES.index(outcome),
                format_func=BODY_STATUS_NAMES.__getitem__,
                key=_key(body, "outcome"),
            )
            wording = self.typed(body, "wording", body.wording)
            st.text_area(
                "Wortlaut",
                wording,
                key=_key(body, "wording"),
                height=120,
                max_chars=WORDING_MAXIMUM,
                placeholder="Steht wörtlich im Protokoll, getrennt von dem, was der Workshop ergab.",
            )
            refusal.show(_place(body, "resolution"), "date")
            refusal.show(_place(body, "resolution"), "wording")
            refusal.show(_place(body, "resolution"), known=("date", "wording"))
            act: dict[str, Any] = {"on_click": self.enter, "args": (body,), "width": "stretch"}
            with st.container(key="resolution-save"):
                st.button("Speichern", key=_key(body, "resolve"), type="primary", **act)
            if body.wording:
                self.button("Beschluss zurücknehmen", body, "withdraw", bodies.withdraw_resolution)
                refusal.show(_place(body, "withdraw"))

    def add(self) -> None:
        """A further body, with a name and perhaps a day; Enter is enough."""
        with st.form(_NEW, border=False):
            st.text_input("Weiteres Gremium", key=f"{_NEW}-name", max_chars=NAME_MAXIMUM, placeholder="z. B. Sozialausschuss")
            refusal.show(_NEW, "name")
            st.date_input("Datum, wenn es feststeht", None, key=f"{_NEW}-date", **_DAYS)
            st.form_submit_button("Gremium hinzufügen", on_click=self.put, width="stretch")
            refusal.show(_NEW, known=("name",))

    def offer(self, proposed: Way) -> None:
        """What the workshop before left open."""
        draw(
            "<p class='k-small k-muted'>Noch offen vom letzten Workshop: {names}.</p>",
            names="; ".join(map(described, proposed)),
        )
        act: dict[str, Any] = {"on_click": refusal.attempt, "width": "stretch"}
        given = ("body-offer", bodies.take_over, self.house, self.who, self.workshop.id)
        st.button("Offene Gremien übernehmen", key="body-offer", args=given, **act)
        refusal.show("body-offer")

    # ── what the inputs do ───────────────────────────────────────────────────

    def typed(self, body: Body, name: str, stored: Any) -> Any:
        """What stands in a field: what is stored, or what was refused. A popover shows only what it is built with."""
        return st.session_state.get(_place(body, f"{name}-typed"), stored)

    def retain(self, body: Body, given: Mapping[str, Any], *, done: bool) -> None:
        for name, value in given.items():
            if done:
                st.session_state.pop(_place(body, f"{name}-typed"), None)
            else:
                st.session_state[_place(body, f"{name}-typed")] = value

    def refused(self, body: Body, name: str) -> None:
        refusal.show(_place(body, name), name)
        refusal.show(_place(body, name), known=(name,))

    def saves(self, body: Body, name: str) -> dict[str, Any]:
        return {"key": _key(body, name), "on_change": self.change, "args": (body, name)}

    def change(self, body: Body, name: str) -> None:
        given = {name: st.session_state[_key(body, name)]}
        acted = (_place(body, name), bodies.change_body, self.house, self.who, self.workshop.id, body.id)
        done, _ = refusal.attempt(*acted, version=body.version, **given)
        self.retain(body, given, done=done)

    def button(
        self, label: str, body: Body, name: str, act: Callable[..., Any], *given: Any, disabled: bool = False, **named: Any
    ) -> None:
        place = _place(body, "move" if given else name)
        click: dict[str, Any] = {
            "on_click": refusal.attempt,
            "args": (place, act, self.house, self.who, self.workshop.id, body.id, *given),
            "kwargs": {"version": body.version, **named},
        }
        st.button(label, key=_place(body, f"{name}-button"), type="tertiary", disabled=disabled, **click)

    def enter(self, body: Body) -> None:
        given = {name: st.session_state[_key(body, name)] for name in ("day", "outcome", "wording")}
        said = {"date": given["day"], "outcome": given["outcome"], "wording": given["wording"]}
        acted = (_place(body, "resolution"), bodies.resolve, self.house, self.who, self.workshop.id, body.id)
        done, _ = refusal.attempt(*acted, version=body.version, **said)
        self.retain(body, given, done=done)

    def put(self) -> None:
        given = {name: st.session_state[f"{_NEW}-{name}"] for name in ("name", "date")}
        done, _ = refusal.attempt(_NEW, bodies.add_body, self.house, self.who, self.workshop.id, **given)
        if done:
            st.session_state[f"{_NEW}-name"] = ""
            st.session_state[f"{_NEW}-date"] = None


_DAYS: dict[str, Any] = {"format": "DD.MM.YYYY", "min_value": EARLIEST, "max_value": LATEST}


def _facts(body: Body, comes_next: bool) -> Safe:
    told = [day(body.date)] if body.date else []
    facts = fill("{facts}", facts=" · ".join([*told, BODY_STATUS_NAMES[body.status]]))
    return join([facts, fill(" <span class='k-badge accent'>{words}</span>", words="als Nächstes")]) if comes_next else facts


def _resolution(body: Body) -> Safe:
    """The wording, to be unfolded; says so where it is still missing."""
    if body.wording:
        return fill(
            "<details><summary class='k-small'>Beschluss</summary>"
            "<p class='k-small k-wording' dir='auto'>{wording}</p></details>",
            wording=body.wording,
        )
    missing = "<p class='k-small k-muted'>Der Wortlaut des Beschlusses fehlt noch.</p>"
    return Safe(missing if body.status in OUTCOMES else "")


def _so_far(before: tuple[tuple[Workshop, Way], ...]) -> None:
    groups = [
        fill("<p class='k-small k-strong'>{title}</p><ul class='k-small'>{lines}</ul>", title=one.title, lines=_lines(way))
        for one, way in before
    ]
    draw("<h3>Bisher im Prozess</h3>{groups}", groups=join(groups))


def _lines(way: Way) -> Safe:
    return join(
        [fill("<li dir='auto'>{body}: {status}</li>", body=described(one), status=BODY_STATUS_NAMES[one.status]) for one in way]
    )


def _place(body: Body, name: str) -> str:
    return f"body-{body.id}-{name}"


def _key(body: Body, name: str) -> str:
    """A field of its own for each version, so that it begins with what is stored."""
    return f"body-{body.id}-{body.version}-{name}"
