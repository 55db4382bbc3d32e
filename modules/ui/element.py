"""Our own custom elements inside a Streamlit page, and the push that tells a page when to draw itself anew."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

import modules.web

_HERE = Path(modules.web.__file__).parent / "elements"
_SOURCES = {
    "koffer-projector": "projector/projector.js",
    "koffer-tablet": "tablet/tablet.js",
    "koffer-plan": "elements/plan.js",
}
_CONSOLE = "console/console.js"

_element = st.components.v2.component("koffer_element", js=(_HERE / "loader.js").read_text(encoding="utf-8"))
_push = st.components.v2.component("koffer_push", js=(_HERE / "push.js").read_text(encoding="utf-8"))


def mount(
    tag: str,
    key: str,
    *,
    attributes: Mapping[str, str | bool | None] | None = None,
    properties: Mapping[str, Any] | None = None,
    sheets: Sequence[str] = (),
    tools: Sequence[Mapping[str, Any]] = (),
    on: Mapping[str, Callable[[], None]] | None = None,
) -> None:
    """Put a custom element here. `sheets`: style sheets it needs around itself; `tools`: buttons {label, trigger} in its slot.

    `on` names what to do at the element's events `koffer-…` and at its tools; what they say is then `told(key, name)`.
    """
    heard = on or {}
    callbacks: dict[str, Any] = {f"on_{name}_change": act for name, act in heard.items()}
    _element(
        key=key,
        data={
            "tag": tag,
            "source": _SOURCES.get(tag, _CONSOLE),
            "sheets": list(sheets),
            "attributes": dict(attributes or {}),
            "properties": dict(properties or {}),
            "tools": list(tools),
            "events": list(heard),
        },
        **callbacks,
    )


def told(key: str, name: str) -> Any:
    """What an element said with its event, inside the callback for it."""
    return getattr(st.session_state[key], name)


def push(workshop_id: str, key: str, fragment: str, of: str = "page") -> None:
    """Draw the fragment anew whenever the workshop's outline changes. Stands outside the fragment: see `acknowledge`.

    `of`: which of the outlines of push.js it is. A session the server has forgotten knows neither fragment nor callback;
    there a turn runs the whole page and heals it.
    """
    _push(
        key=key,
        data={"role": "source", "of": of, "workshop": workshop_id, "outline": ""},
        on_turn_change=lambda: st.rerun(fragment),
        height=1,
    )


def acknowledge(workshop_id: str, key: str, outline: str, of: str = "page") -> None:
    """Say inside the fragment which outline it was drawn from, so that a lost turn is told again."""
    _push(key=key, data={"role": "drawn", "of": of, "workshop": workshop_id, "outline": outline}, height=1)
