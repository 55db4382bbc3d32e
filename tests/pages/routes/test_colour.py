"""A municipality's colour and what is derived from it."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pages.routes.colour import derive, style_of, to_hex, to_oklch

HEX = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def contrast(one: str, other: str) -> float:
    """WCAG 2.1 contrast ratio."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


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
