"""A municipality's letterhead as what minutes are written into: its page, head and foot, its type and colours."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from data.word import emit, template, tokens
from data.word.blank import Blank, Page
from data.word.columns import OTHERS, STRETCH
from data.word.namespaces import A, R, W
from data.word.package import WORD, Element, Made, Package, Relation, pack, parse
from data.word.stylebook import ROLES, Stylebook, kind_of, name_of
from data.word.styles import Accent, Style
from facilitation.colour import darken
from facilitation.letterhead import Report

STOCK = frozenset({"4F81BD", "5B9BD5", "4472C4", "156082", "0F4761", "18A303"})
"""First colours of the themes Word and LibreOffice come with: who has these has chosen none."""
_GREY = 24
"""How far red, green and blue of a grey lie apart at most."""
_NARROW = 6_800
_CENTIMETRE = 567
_KEPT = 8


@dataclass(frozen=True, slots=True)
class Opened:
    """A letterhead ready to be written into, and what is to be said about it."""

    blank: Blank
    report: Report


def adopt(content: bytes, accent: Accent) -> Blank:
    """A letterhead for minutes to be written into; the same one is read once.

    `content`: a sanitised file; `accent`: the colour where the letterhead has none of its own.
    """
    return open_letterhead(content, accent).blank


@lru_cache(maxsize=_KEPT)
def open_letterhead(content: bytes, accent: Accent) -> Opened:
    """A sanitised file, opened, and the report about it. Raises whatever goes wrong where it is none."""
    return _Adoption(content, accent).opened


class _Adoption:
    def __init__(self, content: bytes, accent: Accent) -> None:
        self.package = package = Package(content)
        self.relations = package.relations(package.main)
        styles = self._tree("styles") if self._name("styles") else parse(f"<w:styles {emit.NAMESPACE}/>".encode())
        numbering = self._tree("numbering") if self._name("numbering") else parse(f"<w:numbering {emit.NAMESPACE}/>".encode())
        own = self._own_accent(styles)
        self.is_own = own is not None
        self.book = Stylebook(styles, numbering, own or accent)
        self.texts = {name: package.tree(name) for name in (package.main, *self._margin_names())}
        for text in self.texts.values():
            self.book.refer(text)
        self.page = self._read_page()
        stretch = STRETCH.get(self._face(Style.NORMAL).lower(), OTHERS)
        blank = Blank(self._pack(), own or accent, self.page, *self.book.lists, stretch)
        self.opened = Opened(blank, self._report())

    # ── reading ──────────────────────────────────────────────────────────────

    def _name(self, kind: str) -> str | None:
        return next((one.target for one in self.relations if one.kind == kind and one.target in self.package), None)

    def _tree(self, kind: str) -> Element:
        return self.package.tree(self._name(kind) or "")

    def _margin_names(self) -> list[str]:
        return [one.target for one in self.relations if one.kind in ("header", "footer")]

    def _read_page(self) -> Page:
        section = next(self.texts[self.package.main].iter(W + "sectPr"))
        size, margins = section.find(W + "pgSz"), section.find(W + "pgMar")
        width, height = int(size.get(W + "w")), int(size.get(W + "h"))
        left, right, gutter = (int(margins.get(W + side)) for side in ("left", "right", "gutter"))
        return Page(width, height, left + gutter, right)

    def _own_accent(self, styles: Element) -> Accent | None:
        """The letterhead's own colours: of its theme, or else of its first heading."""
        theme = self._theme_colours()
        first = theme[4] if theme and theme[4] not in STOCK and _is_colour(theme[4]) else self._heading_colour(styles)
        if first is None:
            return None
        accent = Accent.of(f"#{first}")
        further = tuple(theme[5:9]) if theme and first == theme[4] else ()
        distinct = len({darken(one) for one in (*further, accent.plain, accent.strong)}) == len(further) + 2
        return Accent(accent.strong, accent.plain, accent.soft, further) if further and distinct else accent

    def _theme_colours(self) -> list[str] | None:
        if self._name("theme") is None:
            return None
        return [str(one.get("val")) for one in self._tree("theme").iterfind(f".//{A}clrScheme/*/{A}srgbClr")]

    def _heading_colour(self, styles: Element) -> str | None:
        for style in styles.findall(W + "style"):
            if kind_of(style) == "paragraph" and name_of(style).casefold() in ("heading 1", "überschrift 1"):
                colour = style.find(f"{W}rPr/{W}color")
                if colour is None or colour.get(W + "themeColor"):
                    return None
                given = str(colour.get(W + "val", "")).upper()
                return given if re.fullmatch("[0-9A-F]{6}", given) and _is_colour(given) else None
        return None

    # ── writing ──────────────────────────────────────────────────────────────

    def _pack(self) -> bytes:
        """The file anew, with the completed styles and lists, and a theme where there was none."""
        changed = {name: _to_xml(text) for name, text in self.texts.items()}
        parts: list[Made] = []
        relations = list(self.relations)
        for kind, root in (("styles", self.book.styles), ("numbering", self.book.numbering)):
            name = self._name(kind)
            if name is None:
                name = f"word/{kind}.xml"
                relations.append(Relation(f"rId{kind}", kind, name, outside=False))
            parts.append(Made(name, kind, f"{WORD}.{kind}+xml", _to_xml(root)))
        for made in (
            template.write_theme(template.colours_of(Accent()), template.FONT, template.FONT),
            template.word_part("fontTable", template.write_fonts()),
        ):
            if self._name(made.kind) is None:
                parts.append(made)
                relations.append(Relation(f"rId{made.kind}", made.kind, made.name, outside=False))
        done = {part.name.lower() for part in parts}
        for name in self.package.names:
            if (
                name.lower() not in done
                and name.startswith("word/")
                and not name.endswith(".rels")
                and name != self.package.main
            ):
                content = changed.get(name) or self.package.blob(name)
                parts.append(Made(name, "", self.package.type_of(name), content, self.package.relations(name)))
        main = Made(self.package.main, "", f"{WORD}.document.main+xml", changed[self.package.main], relations)
        return pack([main, *parts])

    # ── telling ──────────────────────────────────────────────────────────────

    def _report(self) -> Report:
        roles = tuple((role, self.book.origins[style]) for style, role in ROLES.items() if style in self.book.origins)
        return Report(self._taken(), roles, (), tuple(self._warnings()))

    def _taken(self) -> tuple[tuple[str, str], ...]:
        body = next(self.texts[self.package.main].iter(W + "body"))
        own = "die der Vorlage, in Diagrammen so dunkel, dass sie lesbar sind"
        place = "am Absatz [[Protokoll]]; was davor und danach steht, bleibt" if tokens.find_place(body) is not None else "oben"
        found = sorted({f"[[{name}]]" for name in self._token_names() if name.lower() in _known()})
        return (
            ("Seite", self._describe_page()),
            ("Kopfzeile", self._describe_margin("header")),
            ("Fußzeile", self._describe_margin("footer")),
            ("Bilder", self._describe_pictures()),
            ("Schrift", self._describe_fonts()),
            ("Farben", own if self.is_own else "keine eigenen in der Vorlage; es gilt die Farbe der Kommune"),
            ("Das Protokoll beginnt", place),
            *([("Platzhalter", ", ".join(found))] if found else []),
        )

    def _warnings(self) -> list[str]:
        warnings = [
            f"{role}: Die Schriftfarbe #{given} ist auf ihrem Grund zu blass. Das Protokoll nimmt "
            + ("Schwarz oder Weiß." if new == "auto" else f"#{new}.")
            for role, given, new in dict.fromkeys(self.book.pale)
        ]
        margins = [self.texts[name] for name in self._margin_names()]
        if not any(_says(root) for root in margins):
            warnings.append("In Kopf- und Fußzeile der Vorlage steht nichts.")
        elif not any("PAGE" in _code(root) for root in margins):
            warnings.append("Die Vorlage zählt keine Seiten. In Word: Einfügen, Seitenzahl.")
        if self.page.line(landscape=False) < _NARROW:
            warnings.append(
                f"Für Text sind nur {_centimetres(self.page.line(landscape=False))} cm Breite da. Tabellen werden eng."
            )
        strange = sorted({name for name in self._token_names() if name.lower() not in _known()})
        warnings += [f"Den Platzhalter [[{name}]] kennt das Protokoll nicht. Er bleibt stehen." for name in strange]
        return warnings

    def _token_names(self) -> list[str]:
        return [name for text in self.texts.values() for name in tokens.names(text) if name.lower() != "protokoll"]

    def _describe_page(self) -> str:
        sides = sorted((self.page.width, self.page.height))
        name = (
            "A4" if abs(sides[0] - 11906) < 60 and abs(sides[1] - 16838) < 60 else " × ".join(map(_centimetres, sides)) + " cm"
        )
        lies = "quer" if self.page.is_landscape else "hoch"
        return f"{name} {lies}, Rand links {_centimetres(self.page.left)} cm, rechts {_centimetres(self.page.right)} cm"

    def _describe_margin(self, kind: str) -> str:
        section = next(self.texts[self.package.main].iter(W + "sectPr"))
        targets = {one.id: one.target for one in self.relations}
        pages = {
            one.get(W + "type")
            for one in section.findall(f"{W}{kind}Reference")
            if _says(self.texts[targets[one.get(R + "id")]])
        }
        if not pages:
            return "keine"
        apart = section.find(W + "titlePg") is not None
        if apart and pages == {"first"}:
            return "nur auf der ersten Seite"
        if apart and "first" in pages:
            return "auf der ersten Seite eine andere als auf den folgenden"
        return "nicht auf der ersten Seite" if apart else "auf allen Seiten"

    def _describe_pictures(self) -> str:
        number = sum(1 for name in self.package.names if name.startswith("word/media/"))
        return "keine" if not number else "1 Bild" if number == 1 else f"{number} Bilder"

    def _describe_fonts(self) -> str:
        text, heading = (self._face(style) for style in (Style.NORMAL, Style.HEADING_1))
        size = self.book.size(self.book.get(Style.NORMAL)) / 2
        shown = f"{text}, {size:g} Punkt".replace(".", ",")
        return shown if heading == text else f"{shown}; Überschriften {heading}"

    def _face(self, style: Style) -> str:
        fonts = self.book.font(self.book.get(style))
        if fonts is None:
            return "Schrift von Word"
        use = str(fonts.get(W + "asciiTheme", ""))
        if use and self._name("theme"):
            found = self._tree("theme").find(f".//{A}{'major' if use.startswith('major') else 'minor'}Font/{A}latin")
            return str(found.get("typeface"))
        return str(fonts.get(W + "ascii", "")) or "Schrift von Word"


def _known() -> set[str]:
    return {name.lower() for name in tokens.NAMES}


def _says(root: Element) -> bool:
    """Whether there is anything to see: words, a field or a picture."""
    words = any((text.text or "").strip() for text in root.iter(W + "t"))
    return words or next(root.iter(W + "drawing", W + "pict", W + "fldChar", W + "fldSimple"), None) is not None


def _code(root: Element) -> str:
    codes = [code.text or "" for code in root.iter(W + "instrText")]
    return " ".join([*codes, *(str(one.get(W + "instr", "")) for one in root.iter(W + "fldSimple"))])


def _is_colour(given: str) -> bool:
    """Whether it is more than black, grey or white."""
    parts = [int(given[place : place + 2], 16) for place in (0, 2, 4)]
    return max(parts) - min(parts) > _GREY


def _centimetres(twips: int) -> str:
    return f"{twips / _CENTIMETRE:.1f}".replace(".", ",")


def _to_xml(root: Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
