"""The styles and lists of a letterhead, completed by ours.

A style is known by its name, never by its id: Word writes `heading 1` everywhere and `berschrift1` or `Heading1` behind it.
What the letterhead has keeps its look and takes our id, so that the minutes are written the same way on any paper.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from data.word import emit, template
from data.word.namespaces import W
from data.word.package import Element, parse
from data.word.purifier import drop, drop_all
from data.word.styles import HEADINGS, Accent, Style, write_styles
from facilitation.colour import contrast, darken

BODY = 24
"""Half points of the text our styles are made for."""
SMALLEST = 18
READABLE = 4.5
LANGUAGE = "de-DE"

ROLES: Mapping[Style, str] = {
    Style.NORMAL: "Text",
    Style.TITLE: "Titel",
    Style.SUBTITLE: "Untertitel",
    Style.HEADING_1: "Überschrift 1",
    Style.HEADING_2: "Überschrift 2",
    Style.HEADING_3: "Überschrift 3",
    Style.BULLET: "Aufzählung",
    Style.NUMBER: "Nummerierung",
    Style.CAPTION: "Beschriftung",
    Style.CONTENTS_1: "Inhaltsverzeichnis",
    Style.QUOTE: "Leitsatz („Protokoll Leitsatz“)",
    Style.TABLE: "Tabelle („Protokoll Tabelle“)",
    Style.CELL: "Tabellenzelle („Protokoll Zelle“)",
    Style.HEADER_CELL: "Tabellenkopf („Protokoll Tabellenkopf“)",
}
"""What the report tells of."""
_SPOKEN: Mapping[Style, str] = {
    Style.TITLE: "titel",
    Style.SUBTITLE: "untertitel",
    Style.HEADING_1: "überschrift1",
    Style.HEADING_2: "überschrift2",
    Style.HEADING_3: "überschrift3",
    Style.CAPTION: "beschriftung",
    Style.BULLET: "aufzählungszeichen",
    Style.NUMBER: "listennummer",
    Style.QUOTE: "leitsatz",
}
"""German names of styles somebody made by hand: no headings to Word, but with a look to keep."""
_LISTS = (Style.BULLET, Style.SUB_BULLET, Style.NUMBER)
_KEPT_WITH_NEXT = (*HEADINGS, Style.TITLE, Style.CAPTION, Style.CONTENTS_TITLE)
_DEFAULTS = ("paragraph", "character", "table", "numbering")
_OWN = "aus der Vorlage"
_ON = ("1", "true", "on")
_PARAGRAPH = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens"
    " kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind"
    " contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl"
)
_RUN = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden"
    " color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout"
)
_STYLE = (
    "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal"
    " personalCompose personalReply pPr rPr tblPr trPr tcPr tblStylePr"
)


class Lists(NamedTuple):
    """The kind of list behind numbered ones, and the first number no list has."""

    number_list: int
    free_list: int


class Stylebook:
    """`styles` and `numbering` are completed in place. `origins`: where each style comes from, in German words."""

    def __init__(self, styles: Element, numbering: Element, accent: Accent) -> None:
        self.styles, self.numbering = styles, numbering
        self.origins: dict[Style, str] = {}
        self.pale: list[tuple[str, str, str]] = []
        self._renamed: dict[str, str] = {}
        self._tidy_numbering()
        self._tidy_styles()
        self._ours = _read_ours(accent)
        self._ground = accent.soft
        self._theirs = {(kind_of(one), _plain(name_of(one))): one for one in reversed(list(self))}
        self._take()
        self._add()
        self._join()
        self._mend()
        self.lists = self._count_lists()

    def __iter__(self) -> Iterator[Element]:
        return iter(self.styles.findall(W + "style"))

    def get(self, style: Style | str) -> Element | None:
        return next((one for one in self if one.get(W + "styleId") == style), None)

    def chain(self, style: Element) -> Iterator[Element]:
        """A style and those it is based on, nearest first."""
        by_id = {one.get(W + "styleId"): one for one in self}
        at: Element | None = style
        for _ in range(len(by_id) + 1):
            if at is None:
                return
            yield at
            at = by_id.get(value(at, "basedOn"))

    def refer(self, root: Element) -> None:
        """What a text says of styles and lists fits these; what there is not, it no longer says."""
        ids = {one.get(W + "styleId") for one in self}
        numbers = {one.get(W + "numId") for one in self.numbering.findall(W + "num")} | {"0"}
        for tag in ("pStyle", "rStyle", "tblStyle"):
            for reference in list(root.iter(W + tag)):
                named = reference.get(W + "val", "")
                reference.set(W + "val", self._renamed.get(named, named))
                if reference.get(W + "val") not in ids:
                    drop(reference)
        for listed in list(root.iter(W + "numPr")):
            if value(listed, "numId") not in (None, *numbers):
                drop(listed)

    # ── theirs ───────────────────────────────────────────────────────────────

    def _tidy_numbering(self) -> None:
        """Lists that can be: each number once, and of a kind there is."""
        kinds = _first_of_each(self.numbering, "abstractNum", "abstractNumId")
        for one in _first_of_each(self.numbering, "num", "numId").values():
            if value(one, "abstractNumId") not in kinds:
                drop(one)

    def _tidy_styles(self) -> None:
        """Styles that can be: with a kind, a name and an id of their own, at most one default of each kind."""
        drop_all(one for one in self if kind_of(one) not in _DEFAULTS or not name_of(one))
        _first_of_each(self.styles, "style", "styleId")
        seen = set()
        for one in self:
            if one.get(W + "default") in _ON and kind_of(one) not in seen:
                seen.add(kind_of(one))
            else:
                one.attrib.pop(W + "default", None)

    # ── joining ──────────────────────────────────────────────────────────────

    def _take(self) -> None:
        """Theirs that stand for ours take our ids, others make room for them."""
        taken: dict[str, Style] = {}
        for ours in self._ours:
            style = Style(ours.get(W + "styleId")) if ours.get(W + "styleId") in set(Style) else None
            kind = kind_of(ours)
            default = next((one for one in self if one.get(W + "default") and kind_of(one) == kind), None)
            found = self._theirs.get((kind, _plain(name_of(ours))))
            if ours.get(W + "default") and default is not None:
                found = default
            if found is not None and found.get(W + "styleId") not in taken:
                taken[found.get(W + "styleId")] = ours.get(W + "styleId")
                if ours.get(W + "default"):
                    found.set(W + "default", "1")
                if style:
                    self.origins[style] = _OWN
        free = set(taken.values()) | {str(one.get(W + "styleId")).lower() for one in self}
        reserved = {str(one.get(W + "styleId")).lower() for one in self._ours}
        for one in self:
            old = str(one.get(W + "styleId"))
            new: str = taken.get(old, old)
            if old not in taken and old.lower() in reserved:
                new = next(name for name in (f"{old}V{number}" for number in range(1, 10_000)) if name.lower() not in free)
                free.add(new.lower())
            self._renamed[old] = new
            one.set(W + "styleId", new)
        for reference in self._references():
            named = reference.get(W + "val", "")
            reference.set(W + "val", self._renamed.get(named, named))

    def _references(self) -> list[Element]:
        """Where styles and lists name a style."""
        within = [*self.styles.iter(*(W + tag for tag in ("basedOn", "next", "link")))]
        return [*within, *self.numbering.iter(*(W + tag for tag in ("pStyle", "styleLink", "numStyleLink")))]

    def _add(self) -> None:
        have = {one.get(W + "styleId") for one in self}
        scale = min(1.0, self._body() / BODY)
        numbers = self._add_lists() if not {"ListBullet", "ListNumber", "ListBullet2"} <= have else {}
        for ours in self._ours:
            if ours.get(W + "styleId") in have:
                continue
            new = copy.deepcopy(ours)
            for size in new.iter(W + "sz", W + "szCs"):
                if int(size.get(W + "val")) >= SMALLEST:
                    size.set(W + "val", str(max(SMALLEST, round(int(size.get(W + "val")) * scale))))
            for number in new.iter(W + "numId"):
                number.set(W + "val", numbers[number.get(W + "val")])
            self._dress(new)
            self.styles.append(new)

    def _dress(self, new: Element) -> None:
        """Give a style that was added the look of what the letterhead has instead."""
        id = new.get(W + "styleId")
        if id not in set(Style):
            return
        style = Style(id)
        self.origins[style] = "ergänzt"
        if style is Style.QUOTE:  # the built-in grey-brown suits the built-in template only
            for shade in new.iter(W + "shd"):
                shade.set(W + "fill", self._ground)
            for line in new.iterfind(f"{W}pPr/{W}pBdr/*"):
                line.set(W + "color", self._ground)
        elif style is Style.TITLE:  # a letterhead ends close above it
            child(child(new, "pPr", _STYLE), "spacing", _PARAGRAPH).set(W + "before", "240")
        look = self._theirs.get(("paragraph", _SPOKEN.get(style, "")))
        if look is not None:
            _set(new, "basedOn", look.get(W + "styleId"), _STYLE)
            drop_all(new.findall(W + "rPr"))
            drop_all(new.iterfind(f"{W}pPr/{W}spacing"))
            drop_all(new.iterfind(f"{W}pPr/{W}ind"))
            self.origins[style] = f"abgeleitet von „{name_of(look)}“"
        elif style in (Style.TITLE, *HEADINGS):
            higher = HEADINGS if style is Style.TITLE else HEADINGS[: HEADINGS.index(style)]
            before = next((one for one in reversed(higher) if self.origins.get(one) == _OWN), None)
            model = self.get(before) if before else None
            if before and model is not None:
                self._resemble(new, model, smaller=style is not Style.TITLE)
                self.origins[style] = f"abgeleitet von „{ROLES[before]}“"

    def _resemble(self, new: Element, model: Element, *, smaller: bool) -> None:
        """The type of another heading: its font and colour, and no larger than it."""
        run = child(new, "rPr", _STYLE)
        for tag in ("rFonts", "color"):
            found = next((one for style in self.chain(model) for one in style.iterfind(f"{W}rPr/{W}{tag}")), None)
            drop_all(run.findall(W + tag))
            if found is not None:
                _insert(run, copy.deepcopy(found), _RUN)
        size, own = self.size(model), int(value(run, "sz") or BODY)
        wanted = min(own, size - 2) if smaller else max(own, size + 6)
        for tag in ("sz", "szCs"):
            _set(run, tag, str(max(wanted, min(self._body(), size))), _RUN)

    def _add_lists(self) -> dict[str, str]:
        """Our lists as lists here: their numbers there -> here."""
        ours = parse(f"<w:numbering {emit.NAMESPACE}>{template.write_numbering()}</w:numbering>".encode())
        kinds = {one.get(W + "abstractNumId"): one for one in ours.findall(W + "abstractNum")}
        next_kind = _next(self.numbering, "abstractNum", "abstractNumId")
        next_number = _next(self.numbering, "num", "numId")
        made = {}
        for place, number in enumerate(ours.findall(W + "num")):
            kind = kinds[value(number, "abstractNumId")]
            kind.set(W + "abstractNumId", str(next_kind + place))
            first = self.numbering.find(W + "num")
            self.numbering.append(kind) if first is None else first.addprevious(kind)
            made[number.get(W + "numId")] = str(next_number + place)
            _set(number, "abstractNumId", str(next_kind + place), "abstractNumId")
            number.set(W + "numId", str(next_number + place))
            self.numbering.append(number)
        return made

    def _join(self) -> None:
        """References between styles and lists lead to what there is, and in no circle."""
        kinds = {one.get(W + "styleId"): kind_of(one) for one in self}
        for reference in self._references():
            style = reference.getparent()
            wanted = {W + "link": ("character", "paragraph"), W + "basedOn": (kind_of(style),), W + "next": ("paragraph",)}
            if kinds.get(reference.get(W + "val", "")) not in wanted.get(reference.tag, _DEFAULTS):
                drop(reference)
        for style in self:
            passed = [one.get(W + "styleId") for one in self.chain(style)]
            if len(passed) != len(set(passed)):
                drop_all(style.findall(W + "basedOn"))
        self.refer(self.styles)

    # ── what minutes need of any style ───────────────────────────────────────

    def _mend(self) -> None:
        for level, heading in enumerate(HEADINGS):
            self._set_level(heading, level)
        self._set_level(Style.CONTENTS_TITLE, 9)
        for style in _KEPT_WITH_NEXT:
            properties = child(self.get(style), "pPr", _STYLE)
            drop_all(properties.findall(W + "keepNext"))
            _insert(properties, properties.makeelement(W + "keepNext"), _PARAGRAPH)
        contents = self.get(Style.CONTENTS_TITLE)
        if contents is not None and self._number_of(contents) not in (None, "0"):
            self._give_number(contents, "0", "0")
        self._mend_lists()
        self._mend_colours()
        self._speak_german()

    def _set_level(self, style: Style, level: int) -> None:
        properties = child(self.get(style), "pPr", _STYLE)
        _set(properties, "outlineLvl", str(level), _PARAGRAPH)

    def _mend_lists(self) -> None:
        """A list style without a list gets one of ours."""
        numbers = {str(one.get(W + "numId")) for one in self.numbering.findall(W + "num")}
        lacking = [style for style in _LISTS if self._number_of(self.get(style)) not in numbers]
        if lacking:
            made = self._add_lists()
            for style in lacking:
                level = "1" if style is Style.SUB_BULLET else "0"
                self._give_number(self.get(style), made["2" if style is Style.NUMBER else "1"], level)

    def _number_of(self, style: Element) -> str | None:
        found = (one.get(W + "val") for way in self.chain(style) for one in way.iterfind(f"{W}pPr/{W}numPr/{W}numId"))
        return next(found, None)

    def _give_number(self, style: Element, number: str, level: str) -> None:
        properties = child(style, "pPr", _STYLE)
        drop_all(properties.findall(W + "numPr"))
        listed = properties.makeelement(W + "numPr")
        _set(listed, "ilvl", level, "ilvl numId")
        _set(listed, "numId", number, "ilvl numId")
        _insert(properties, listed, _PARAGRAPH)

    def _mend_colours(self) -> None:
        """Type of the minutes stands out from the paper: what is too pale becomes darker in its own hue."""
        for style in list(Style):
            for one in self.chain(self.get(style)):
                shade = one.find(f"{W}pPr/{W}shd")
                ground = _hex(None if shade is None else shade.get(W + "fill")) or "FFFFFF"
                colour = one.find(f"{W}rPr/{W}color")
                given = _hex(None if colour is None else colour.get(W + "val"))
                if colour is None or given is None or contrast(given, ground) >= READABLE:
                    continue
                colour.attrib.clear()
                colour.set(W + "val", darken(given) if ground == "FFFFFF" else "auto")
                if self.origins.get(style, _OWN) == _OWN:
                    self.pale.append((ROLES.get(style, name_of(one)), given, colour.get(W + "val")))

    def _speak_german(self) -> None:
        defaults = self.styles.find(W + "docDefaults")
        if defaults is None:
            defaults = self.styles.makeelement(W + "docDefaults")
            self.styles.insert(0, defaults)
        run = child(child(defaults, "rPrDefault", "rPrDefault pPrDefault"), "rPr", "rPr")
        drop_all(run.findall(W + "lang"))
        language = run.makeelement(W + "lang")
        for name, tag in (("val", LANGUAGE), ("eastAsia", LANGUAGE), ("bidi", "ar-SA")):
            language.set(W + name, tag)
        _insert(run, language, _RUN)
        normal = self.get(Style.NORMAL)
        if normal is not None:
            drop_all(normal.iter(W + "lang"))

    # ── reading ──────────────────────────────────────────────────────────────

    def size(self, style: Element) -> int:
        """The size of its type in half points."""
        sizes = (value(run, "sz") for one in self.chain(style) for run in one.findall(W + "rPr"))
        found = next((int(size) for size in sizes if size and size.isdecimal() and len(size) < 4), None)
        return found or self._default_size()

    def font(self, style: Element) -> Element | None:
        """Its fonts, as they are written in the nearest style that names some, or as default."""
        named = (one for way in self.chain(style) for one in way.iterfind(f"{W}rPr/{W}rFonts"))
        default = self.styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}rFonts")
        return next(named, default)

    def _body(self) -> int:
        normal = next((one for one in self if one.get(W + "default") and kind_of(one) == "paragraph"), None)
        return self._default_size() if normal is None else self.size(normal)

    def _default_size(self) -> int:
        run = self.styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        size = value(run, "sz") if run is not None else None
        return int(size) if size and size.isdecimal() and len(size) < 4 else 20

    def _count_lists(self) -> Lists:
        number = self._number_of(self.get(Style.NUMBER))
        kinds = {one.get(W + "numId"): value(one, "abstractNumId") for one in self.numbering.findall(W + "num")}
        return Lists(int(kinds[number] or 0), _next(self.numbering, "num", "numId"))


def kind_of(style: Element) -> str:
    return str(style.get(W + "type", ""))


def name_of(style: Element) -> str:
    return value(style, "name") or ""


def value(element: Element, tag: str) -> str | None:
    """What a child says, or None where there is none."""
    found = element.find(W + tag)
    return None if found is None else str(found.get(W + "val", ""))


def child(element: Element, tag: str, order: str) -> Element:
    """The child of this name, made at its place where there is none."""
    found = element.find(W + tag)
    if found is None:
        found = element.makeelement(W + tag)
        _insert(element, found, order)
    return found


def _read_ours(accent: Accent) -> list[Element]:
    root = parse(f"<w:styles {emit.NAMESPACE}>{write_styles(accent, LANGUAGE)}</w:styles>".encode())
    left_out = {Style.HEADER, Style.FOOTER, Style.SENDER}
    return [one for one in root.findall(W + "style") if one.get(W + "styleId") not in left_out]


def _first_of_each(root: Element, tag: str, attribute: str) -> dict[str, Element]:
    """The children by a mark of theirs; those without it, and all but the first of the same, are dropped."""
    seen: dict[str, Element] = {}
    for one in root.findall(W + tag):
        mark = str(one.get(W + attribute, ""))
        numbered = tag == "style" or (mark.isascii() and mark.isdecimal() and len(mark) < 10)
        if not mark or mark in seen or not numbered:
            drop(one)
        else:
            seen[mark] = one
    return seen


def _next(root: Element, tag: str, attribute: str) -> int:
    return 1 + max((int(one.get(W + attribute)) for one in root.findall(W + tag)), default=0)


def _set(element: Element, tag: str, text: str, order: str) -> None:
    child(element, tag, order).set(W + "val", text)


def _insert(parent: Element, new: Element, order: str) -> None:
    """Word wants children in an order of its own."""
    names = order.split()
    after = names[names.index(str(new.tag).removeprefix(W)) + 1 :]
    following = next((one for one in parent if str(one.tag).removeprefix(W) in after), None)
    parent.append(new) if following is None else following.addprevious(new)


def _hex(text: str | None) -> str | None:
    return text.upper() if text and len(text) == 6 and all(letter in "0123456789abcdefABCDEF" for letter in text) else None


def _plain(name: str) -> str:
    return "".join(name.split()).casefold()
