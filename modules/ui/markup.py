"""Our own HTML with people's words in it. The words are escaped here and nowhere else; the frame around them is ours."""

import html

import streamlit as st


class Safe(str):
    """HTML of our own making, which is not escaped again."""

    __slots__ = ()


def fill(frame: str, **words: object) -> Safe:
    """The frame with the words in it, as text. A word that is `Safe` already stays as it is."""
    return Safe(frame.format(**{name: _escape(word) for name, word in words.items()}))


def join(parts: list[Safe]) -> Safe:
    """Several pieces one after the other."""
    return Safe("".join(parts))


def draw(frame: str, **words: object) -> None:
    """Draw the frame with the words in it."""
    st.html(fill(frame, **words))


def _escape(word: object) -> str:
    return word if isinstance(word, Safe) else html.escape(str(word))
