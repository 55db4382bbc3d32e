"""What is typed and what is stored: a field follows what is stored until somebody types in it, and then nothing is lost."""

import streamlit as st


def hold(key: str, version: int, text: str) -> None:
    """Give the field of this key the stored text, unless something else was typed in it. Before the field is drawn."""
    state = st.session_state
    seen = state.get(_seen(key))
    if key not in state and _refused(key) in state:
        state[key], seen = state[_refused(key)], None
    if key not in state or (seen and state[key] == seen[1]):
        state[key] = text
        state[_seen(key)] = (version, text)
    elif seen is None:
        state[_seen(key)] = (version, text)


def version(key: str) -> int:
    """The version that what is typed grew from."""
    grown_from: int = st.session_state[_seen(key)][0]
    return grown_from


def settle(key: str, *, stored: bool) -> None:
    """After saving: what was stored comes back as it is; what was refused stays, and grows from what stands there now."""
    state = st.session_state
    state.pop(_seen(key), None)
    state.pop(_refused(key), None)
    if stored:
        state.pop(key, None)
    else:
        state[_refused(key)] = state[key]


def _seen(key: str) -> str:
    return f"{key}-seen"


def _refused(key: str) -> str:
    return f"{key}-refused"
