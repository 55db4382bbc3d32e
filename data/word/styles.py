"""How minutes look in Word: colours, the names of the styles and what is behind them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from facilitation.colour import derive

INK = "1E1B18"
INK_SOFT = "4D4842"
WELL = "F1EDE5"
LINE = "857B6B"


@dataclass(frozen=True, slots=True)
class Accent:
    """The municipality's colour in three strengths, six hex digits each: for large and small type, and for surfaces.

    `further`: four more colours, for charts.
    """

    strong: str = "003E52"
    plain: str = "105E78"
    soft: str = "E7F4FA"
    further: tuple[str, ...] = ("8A5A00", "675F55", "C7361B", "23663A")

    @classmethod
    def of(cls, colour: str) -> Self:
        """The strengths of a colour like `#14607a`."""
        derived = {name: value[1:].upper() for name, value in derive(colour).items()}
        return cls(derived["accent_strong"], derived["accent"], derived["accent_soft"])


class Style(StrEnum):
    """The ids of the styles. Built-in ones bear Word's own English names, which Word shows translated."""

    NORMAL = "Normal"
    TITLE = "Title"
    SUBTITLE = "Subtitle"
    HEADING_1 = "Heading1"
    HEADING_2 = "Heading2"
    HEADING_3 = "Heading3"
    CAPTION = "Caption"
    BULLET = "ListBullet"
    SUB_BULLET = "ListBullet2"
    NUMBER = "ListNumber"
    HEADER = "Header"
    FOOTER = "Footer"
    SENDER = "ProtokollAbsender"
    CONTENTS_TITLE = "TOCHeading"
    CONTENTS_1 = "TOC1"
    CONTENTS_2 = "TOC2"
    FACT = "ProtokollAngabe"
    LEAD = "ProtokollZusammenfassung"
    NOTE = "ProtokollHinweis"
    QUOTE = "ProtokollLeitsatz"
    RESULT = "ProtokollErgebnis"
    CELL = "ProtokollZelle"
    HEADER_CELL = "ProtokollTabellenkopf"
    CELL_20 = "ProtokollZelleKlein"
    HEADER_CELL_20 = "ProtokollTabellenkopfKlein"
    CELL_18 = "ProtokollZelleKleiner"
    HEADER_CELL_18 = "ProtokollTabellenkopfKleiner"
    CHART = "ProtokollAbbildung"
    END = "ProtokollAbschluss"
    STRONG = "Strong"
    STAMP = "ProtokollStempel"
    REMARK = "ProtokollAnmerkung"
    LINK = "Hyperlink"
    TABLE = "ProtokollTabelle"


HEADINGS = (Style.HEADING_1, Style.HEADING_2, Style.HEADING_3)
CONTENTS = (Style.CONTENTS_1, Style.CONTENTS_2)
CELLS = {
    22: (Style.HEADER_CELL, Style.CELL),
    20: (Style.HEADER_CELL_20, Style.CELL_20),
    18: (Style.HEADER_CELL_18, Style.CELL_18),
}
"""Header and body of a table by the size of its type in half points."""
FACT_INDENT = 2438


def write_styles(accent: Accent, language: str) -> str:
    """The content of `w:styles`."""
    return (
        _defaults(language)
        + _basics()
        + _headings(accent)
        + _lists()
        + _margins(accent)
        + _blocks()
        + _words(accent)
        + _table(accent)
    )


def _defaults(language: str) -> str:
    return (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"'
        ' w:eastAsiaTheme="minorEastAsia" w:cstheme="minorBidi"/>'
        f'<w:color w:val="{INK}"/><w:sz w:val="24"/><w:szCs w:val="24"/>'
        f'<w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault><w:pPr>"
        '<w:spacing w:after="140" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )


def _basics() -> str:
    return (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:semiHidden/></w:style>'
    )


def _headings(accent: Accent) -> str:
    keep = "<w:keepNext/><w:keepLines/><w:suppressAutoHyphens/>"
    return (
        _paragraph(Style.TITLE, "Title", keep + _space(0, 60, 240), _type(52, accent.strong, bold=True), then=Style.SUBTITLE)
        + _paragraph(Style.SUBTITLE, "Subtitle", keep + _space(0, 320), _type(28, INK_SOFT))
        + _paragraph(
            Style.HEADING_1, "heading 1", keep + _space(420, 120, 252) + _level(0), _type(36, accent.strong, bold=True)
        )
        + _paragraph(Style.HEADING_2, "heading 2", keep + _space(360, 100, 252) + _level(1), _type(28, accent.plain, bold=True))
        + _paragraph(Style.HEADING_3, "heading 3", keep + _space(240, 60, 252) + _level(2), _type(24, INK, bold=True))
        + _paragraph(Style.CONTENTS_TITLE, "TOC Heading", keep + _space(300, 80), _type(28, accent.strong, bold=True))
        + _paragraph(Style.CONTENTS_1, "toc 1", _space(0, 20), "")
        + _paragraph(Style.CONTENTS_2, "toc 2", _space(0, 20) + _indent(340), "")
        + _paragraph(Style.CAPTION, "caption", keep + _space(240, 80, 252), _type(20, INK_SOFT, bold=True))
    )


def _lists() -> str:
    return (
        _paragraph(Style.BULLET, "List Bullet", _numbered(1) + _space(0, 70))
        + _paragraph(Style.SUB_BULLET, "List Bullet 2", _numbered(1, 1) + _space(0, 60))
        + _paragraph(Style.NUMBER, "List Number", _numbered(2) + _space(0, 70))
    )


def _margins(accent: Accent) -> str:
    return (
        _paragraph(Style.HEADER, "header", _space(0, 0, 240), _type(18, INK_SOFT), shown=False)
        + _paragraph(Style.FOOTER, "footer", _space(0, 0, 240) + '<w:jc w:val="right"/>', _type(18, INK_SOFT), shown=False)
        + _paragraph(Style.SENDER, "Protokoll Absender", "", _type(24, accent.plain, bold=True), Style.HEADER, custom=True)
    )


def _blocks() -> str:
    fact = f'<w:tabs><w:tab w:val="left" w:pos="{FACT_INDENT}"/></w:tabs>{_space(0, 50, 264)}'
    quote = f"<w:keepLines/>{_frame(WELL)}{_shade(WELL)}{_space(120, 200, 276)}" + '<w:ind w:left="113" w:right="113"/>'
    return (
        _paragraph(Style.FACT, "Protokoll Angabe", fact + _indent(FACT_INDENT, FACT_INDENT), custom=True)
        + _paragraph(Style.LEAD, "Protokoll Zusammenfassung", _space(0, 160, 300), _type(26), custom=True)
        + _paragraph(Style.NOTE, "Protokoll Hinweis", _space(80, 140, 252), _type(20, INK_SOFT), custom=True)
        + _paragraph(Style.QUOTE, "Protokoll Leitsatz", quote, _type(26), custom=True)
        + _paragraph(Style.RESULT, "Protokoll Ergebnis", "<w:keepLines/>" + _space(60, 140), custom=True)
        + _paragraph(Style.CHART, "Protokoll Abbildung", "<w:keepNext/>" + _space(0, 80, 240), custom=True)
        + _cells(22, "")
        + _cells(20, " klein")
        + _cells(18, " kleiner")
        + _paragraph(
            Style.END, "Protokoll Abschluss", '<w:spacing w:after="0" w:line="20" w:lineRule="exact"/>', _type(2), custom=True
        )
    )


def _cells(size: int, name: str) -> str:
    """Words begin at the edge of their cell, whatever paragraphs do elsewhere."""
    header, cell = CELLS[size]
    edge = '<w:ind w:left="0" w:right="0" w:firstLine="0"/><w:jc w:val="left"/>'
    return _paragraph(cell, f"Protokoll Zelle{name}", _space(50, 50, 252) + edge, _type(size), custom=True) + _paragraph(
        header, f"Protokoll Tabellenkopf{name}", "<w:keepNext/>", _type(bold=True), cell, custom=True
    )


def _words(accent: Accent) -> str:
    return (
        _character(Style.STRONG, "Strong", _type(bold=True))
        + _character(Style.STAMP, "Protokoll Stempel", _type(color=accent.strong, bold=True), custom=True)
        + _character(Style.REMARK, "Protokoll Anmerkung", _type(color=INK_SOFT), custom=True)
        + _character(Style.LINK, "Hyperlink", f'<w:color w:val="{accent.plain}"/><w:u w:val="single"/>')
    )


def _table(accent: Accent) -> str:
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{LINE}"/>' for side in ("top", "bottom", "insideH")
    )
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{Style.TABLE}"><w:name w:val="Protokoll Tabelle"/>'
        f'<w:basedOn w:val="TableNormal"/><w:qFormat/><w:tblPr><w:tblBorders>{lines}</w:tblBorders></w:tblPr>'
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr>'
        f"<w:tcPr>{_shade(accent.soft)}</w:tcPr></w:tblStylePr></w:style>"
    )


def _paragraph(
    style: Style,
    name: str,
    paragraph: str = "",
    run: str = "",
    based: Style = Style.NORMAL,
    *,
    then: Style = Style.NORMAL,
    custom: bool = False,
    shown: bool = True,
) -> str:
    return (
        f'<w:style w:type="paragraph"{_custom(custom)} w:styleId="{style}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{based}"/><w:next w:val="{then}"/>{"<w:qFormat/>" if shown else ""}'
        f"{_wrap('pPr', paragraph)}{_wrap('rPr', run)}</w:style>"
    )


def _character(style: Style, name: str, run: str, *, custom: bool = False) -> str:
    return (
        f'<w:style w:type="character"{_custom(custom)} w:styleId="{style}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/>{_wrap("rPr", run)}</w:style>'
    )


def _custom(custom: bool) -> str:
    return ' w:customStyle="1"' if custom else ""


def _wrap(tag: str, content: str) -> str:
    return f"<w:{tag}>{content}</w:{tag}>" if content else ""


def _type(size: int | None = None, color: str | None = None, *, bold: bool = False) -> str:
    """Run properties; size in half points."""
    return (
        ("<w:b/><w:bCs/>" if bold else "")
        + (f'<w:color w:val="{color}"/>' if color else "")
        + (f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if size else "")
    )


def _space(before: int, after: int, line: int = 276) -> str:
    """Distances in twentieths of a point, line height in 240ths of a line."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def _indent(left: int, hanging: int = 0) -> str:
    return f'<w:ind w:left="{left}" w:hanging="{hanging}"/>'


def _level(outline: int) -> str:
    return f'<w:outlineLvl w:val="{outline}"/>'


def _numbered(number: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def _shade(fill: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'


def _frame(colour: str) -> str:
    """Room around the words of a shaded paragraph."""
    sides = (("top", 5), ("left", 6), ("bottom", 5), ("right", 6))
    lines = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="{space}" w:color="{colour}"/>' for side, space in sides)
    return f"<w:pBdr>{lines}</w:pBdr>"
