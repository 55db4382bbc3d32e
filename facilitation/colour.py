"""A municipality's one colour and what is derived from it, in OKLCH, as plain hex for old browsers.

Conversion: Björn Ottosson, "A perceptual color space for image processing" (2020).
"""

import math
from functools import lru_cache

Triple = tuple[float, float, float]


@lru_cache(maxsize=64)
def derive(colour: str) -> dict[str, str]:
    """The tokens kommune, accent, accent_strong, accent_line and accent_soft of a hex colour."""
    lightness, chroma, hue = to_oklch(colour)
    return {
        "kommune": colour,
        "accent": to_hex((min(lightness, 0.45), min(chroma, 0.15), hue)),
        "accent_strong": to_hex((min(lightness, 0.34), min(chroma, 0.12), hue)),
        "accent_line": to_hex((0.78, min(chroma, 0.075), hue)),
        "accent_soft": to_hex((0.958, min(chroma, 0.016), hue)),
    }


def style_of(colour: str) -> str:
    """The derived tokens as CSS declarations."""
    return ";".join(f"--{name.replace('_', '-')}:{value}" for name, value in derive(colour).items())


def contrast(one: str, other: str) -> float:
    """The ratio of two colours as WCAG 2 defines it, from 1 to 21; six hex digits each, with or without `#`."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def darken(colour: str, least: float = 4.5) -> str:
    """Six hex digits; the same hue with at least this contrast to white."""
    while contrast(colour, "FFFFFF") < least:
        colour = "".join(f"{int(int(colour[place : place + 2], 16) * 0.94):02X}" for place in (0, 2, 4))
    return colour


def to_oklch(colour: str) -> Triple:
    """Lightness 0 to 1, chroma, hue in radians of a colour like `#14607a`."""
    red, green, blue = (_linear(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    long = math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    middle = math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    return lightness, math.hypot(a, b), math.atan2(b, a)


def to_hex(oklch: Triple) -> str:
    """The colour as hex; chroma is lowered until it exists on a screen."""
    lightness, chroma, hue = oklch
    while True:
        channels = _channels(lightness, chroma * math.cos(hue), chroma * math.sin(hue))
        if chroma < 0.001 or all(-0.0005 <= one <= 1.0005 for one in channels):
            return "#" + "".join(f"{round(255 * _gamma(min(max(one, 0.0), 1.0))):02x}" for one in channels)
        chroma *= 0.97


def _channels(lightness: float, a: float, b: float) -> Triple:
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[-6:][place : place + 2], 16) / 255) for place in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def _gamma(channel: float) -> float:
    return channel * 12.92 if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055
