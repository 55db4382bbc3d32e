"""Cut the fonts to what the app needs; to be run where node_modules lies, see README.md."""

import io
import shutil
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

PACKAGES = Path("node_modules/@fontsource-variable")
FEATURES = "kern mark mkmk ccmp locl liga rlig calt init medi fina isol tnum pnum lnum".split()
# name of the cut, package, file in it, code points (hexadecimal); of Latin-1 what names and texts need, all within the unicode-range in tokens.css
CUTS = [
    ("latin", "atkinson-hyperlegible-next", "latin",
     "20-7E,A0-A1,A3,A7,A9,AB,B0-B3,B5,B7,BB,BD,BF-CF,D1-DD,DF-EF,F1-FD,FF,152-153,2010-2015,2018-201E,2020-2022,2026,202F,2030,2039-203A,20AC,2212"),
    ("latin-ext", "atkinson-hyperlegible-next", "latin-ext",
     "100-151,154-180,18F,192,1A0-1A1,1AF-1B0,1CD-1DC,1E6-1E7,1FA-1FF,200-21B,237,259,1E9E"),
    ("cyrillic", "noto-sans", "cyrillic", "400-45F,490-491,4B0-4B1"),
    ("arabic", "vazirmatn", "arabic", "600-6FF,750-77F,200C-200E,FB50-FDFF,FE70-FEFC"),
    ("ethiopic", "noto-sans-ethiopic", "ethiopic", "1200-137F"),
]


def points(text: str) -> set[int]:
    found: set[int] = set()
    for part in text.split(","):
        first, _, last = part.partition("-")
        found.update(range(int(first, 16), int(last or first, 16) + 1))
    return found


def limit(font: TTFont) -> TTFont:
    """Keep weights 400 to 800 and read the result afresh, because the subsetter stumbles over the instancer's lazy tables."""
    narrow = instancer.instantiateVariableFont(font, {"wght": (400, 400, 800)})
    narrow.flavor = None
    memory = io.BytesIO()
    narrow.save(memory)
    memory.seek(0)
    return TTFont(memory)


def cut(font: TTFont, letters: set[int]) -> None:
    options = subset.Options()
    options.hinting = False
    options.name_IDs = [0, 1, 2, 13, 14]
    options.layout_features = FEATURES
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=letters)
    cutter.subset(font)
    font.flavor = "woff2"


def main(target: Path) -> None:
    for name, package, script, letters in CUTS:
        source = PACKAGES / package / "files" / f"{package}-{script}-wght-normal.woff2"
        font = limit(TTFont(source))
        cut(font, points(letters))
        file = target / f"koffer-{name}.woff2"
        font.save(file)
        print(f"{file.name}: {file.stat().st_size} bytes")
        if name != "latin-ext":
            shutil.copy(PACKAGES / package / "LICENSE", target / f"koffer-{name}.LICENSE")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
