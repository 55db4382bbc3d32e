"""A municipality's colour and what is derived from it."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitation.colour import contrast, derive, style_of, to_hex, to_oklch

HEX = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@settings(max_examples=200)
@given(HEX)
def test_text_in_any_municipalitys_colour_can_be_read(colour: str) -> None:
    derived = derive(colour)
    assert all(re.fullmatch("#[0-9a-f]{6}", value) for value in derived.values())
    assert contrast(derived["accent"], "#faf8f4") >= 4.5
    assert contrast(derived["accent_strong"], derived["accent_soft"]) >= 7


@settings(max_examples=200)
@given(HEX)
def test_there_and_back_is_the_same_colour(colour: str) -> None:
    back = to_hex(to_oklch(colour))
    assert all(abs(int(colour[place : place + 2], 16) - int(back[place : place + 2], 16)) <= 1 for place in (1, 3, 5))


@pytest.mark.parametrize("colour", ["#000000", "#ffffff", "#ff0000", "#00ff00", "#0000ff"])
def test_the_ends_of_the_scale_are_colours_too(colour: str) -> None:
    assert style_of(colour).startswith(f"--kommune:{colour};--accent:#")
