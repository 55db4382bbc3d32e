"""What a step works with: where it comes from, what lies ready, and what the facilitator types instead."""

import streamlit as st

from facilitation import feeding, planning
from facilitation.contract import Option
from facilitation.house import House
from facilitation.roles import Facilitator
from facilitation.workshop import Step, StepState, Workshop
from modules.ui import refusal
from modules.ui.markup import draw, fill, join

_SHOWN = 12


def show(house: House, who: Facilitator, step: Step) -> None:
    """What lies ready for a step, and the facilitator's own options instead of it."""
    if step.state is not StepState.PREPARED:
        return
    ready = feeding.ready(house, who, step.id)
    if ready and not step.options:
        _list(ready)
    if not ready:
        _await(house, who, step)
    _type(house, who, step)


def _await(house: House, who: Facilitator, step: Step) -> None:
    """Where what is not there yet will come from, or that it will not come."""
    if any(one.id == step.id for one in feeding.hungry(house, who, step.workshop_id)):
        draw(
            "<p class='k-hint warn' role='status'>{words}</p>",
            words="Diesem Schritt fehlt, womit er arbeitet. Bitte oben wählen, worauf er aufbaut, oder etwas eintragen.",
        )
    elif step.sources:
        draw("<p class='k-small k-muted'>Was er übernimmt, steht hier, sobald der Schritt davor aufgedeckt ist.</p>")


def _list(ready: tuple[Option, ...]) -> None:
    lines = [fill("<li dir='auto'>{text}</li>", text=option.text) for option in ready[:_SHOWN]]
    rest = len(ready) - _SHOWN
    draw(
        "<p class='k-small k-strong'>Das wird übernommen ({count})</p><ul class='k-carried'>{lines}</ul>"
        "<p class='k-small k-muted'>{more}In der Konsole lässt es sich vor dem Öffnen noch ändern.</p>",
        count=len(ready),
        lines=join(lines),
        more=f"Und {rest} weitere. " if rest > 0 else "",
    )


def _type(house: House, who: Facilitator, step: Step) -> None:
    key = f"step-{step.id}-options"
    refusal.keep(key, key, "\n".join(step.options))

    def save() -> None:
        refusal.attempt(key, planning.change_step, house, who, step.id, options=st.session_state[key])

    st.text_area(
        "Eigene Möglichkeiten, eine je Zeile",
        key=key,
        height=92,
        placeholder="Leer: was die Schritte davor ergeben",
        on_change=save,
    )
    refusal.show(key, "options")
    refusal.show(key, known=("options",))


def choose_sources(house: House, who: Facilitator, workshop: Workshop, step: Step) -> None:
    """The steps this one builds on: of this workshop, and of earlier ones of the process."""
    found = feeding.sources(house, who, step.id)
    titles = {one.name: _name(one, workshop) for one in found}
    distant = tuple(name for name in step.sources if "." in name and name not in titles)
    key = f"step-{step.id}-sources"
    refusal.keep(key, key, [name for name in step.sources if name in titles])

    def save() -> None:
        refusal.attempt(key, planning.change_step, house, who, step.id, sources=(*distant, *st.session_state[key]))

    st.multiselect(
        "Baut auf", list(titles), format_func=lambda one: titles[one], key=key, on_change=save, placeholder="Schritt wählen"
    )
    refusal.show(key, "sources")
    refusal.show(key, known=("sources",))


def _name(source: feeding.Source, here: Workshop) -> str:
    if source.workshop.id != here.id:
        return f"{source.step.title} ({source.workshop.title}, {source.workshop.date:%d.%m.%Y})"
    return f"{source.step.title} (ausgelassen)" if source.step.left_out else source.step.title
