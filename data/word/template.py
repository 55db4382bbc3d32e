"""The document minutes are written into where a municipality has no template of its own: A4, German, built by code."""

from __future__ import annotations

from collections.abc import Sequence

from data.word import emit
from data.word.blank import Blank, Page
from data.word.package import DECLARATION, OFFICE, SCHEMAS, WORD, Made, Relation, pack
from data.word.styles import INK, Accent, Style, write_styles
from data.word.tokens import PLACE
from facilitation.document import NO_BREAK_SPACE

PAGE_WIDTH, PAGE_HEIGHT = 11906, 16838
MARGIN_LEFT, MARGIN_RIGHT = 1417, 1134
BULLET_LIST, NUMBER_LIST, FREE_LIST = 0, 1, 3
COLOURS = ("dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink")
"""The colours of a theme, in the order in which Word wants them."""
FONT = "Arial"

_NAMESPACES = f'{emit.NAMESPACE} xmlns:r="{OFFICE}"'
_ROOTS = {"header": "hdr", "footer": "ftr", "fontTable": "fonts", "document.main": "document"}


def build(sender: str, title: str, footer: str, language: str, accent: Accent) -> Blank:
    """An empty document. `sender` heads the first page, `title` the others; `footer` stands before the page number."""
    parts = write_parts(sender, title, footer, language, accent)
    page = Page(PAGE_WIDTH, PAGE_HEIGHT, MARGIN_LEFT, MARGIN_RIGHT)
    return Blank(put_together(f"<w:body>{write_section(parts)}</w:body>", parts), accent, page, NUMBER_LIST, FREE_LIST)


def write_parts(sender: str, title: str, footer: str, language: str, accent: Accent) -> list[Made]:
    """All that belongs to the document."""
    pages = _footer(footer)
    return [
        word_part("styles", write_styles(accent, emit.attribute(language))),
        word_part("settings", write_settings(emit.attribute(language))),
        word_part("numbering", write_numbering()),
        word_part("header", emit.paragraph(emit.words(title), Style.HEADER), 1),
        word_part("header", emit.paragraph(emit.words(sender), Style.SENDER), 2),
        word_part("footer", pages, 1),
        word_part("footer", pages, 2),
        word_part("fontTable", write_fonts()),
        write_theme(colours_of(accent), FONT, FONT),
    ]


def write_example() -> bytes:
    """A letterhead to begin with: open it in Word, put in name and logo, save it."""
    parts = write_parts("Ihre Kommune", "[[Titel]]", "[[Ort]], [[Datum]]", "de-DE", Accent())
    return put_together(f"<w:body>{emit.paragraph(emit.words(PLACE), Style.NORMAL)}{write_section(parts)}</w:body>", parts)


def colours_of(accent: Accent) -> tuple[str, ...]:
    """The colours of our theme, in the order of COLOURS."""
    links = (accent.plain, accent.strong)
    return (INK, "FFFFFF", accent.strong, accent.soft, accent.plain, *accent.further, accent.strong, *links)


def put_together(body: str, parts: Sequence[Made]) -> bytes:
    """A file of its body and the parts that belong to it; they are called rId1, rId2 and so on."""
    relations = [Relation(f"rId{number}", part.kind, part.name, outside=False) for number, part in enumerate(parts, 1)]
    return pack([word_part("document.main", body)._replace(name="word/document.xml", relations=relations), *parts])


def word_part(kind: str, content: str, number: int | None = None) -> Made:
    """A part of one of Word's own kinds."""
    tag = _ROOTS.get(kind, kind)
    text = f"{DECLARATION}<w:{tag} {_NAMESPACES}>{content}</w:{tag}>"
    return Made(f"word/{kind}{number or ''}.xml", kind, f"{WORD}.{kind}+xml", text)


def write_section(parts: Sequence[Made]) -> str:
    """The page, with the first and the second of headers and footers: the first for all pages but the first."""
    ids = {part.name: f"rId{number}" for number, part in enumerate(parts, 1)}
    references = "".join(
        f'<w:{kind}Reference w:type="{pages}" r:id="{ids[f"word/{kind}{number}.xml"]}"/>'
        for kind in ("header", "footer")
        for number, pages in ((1, "default"), (2, "first"))
    )
    return (
        f'<w:sectPr>{references}<w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/>'
        f'<w:pgMar w:top="1531" w:right="{MARGIN_RIGHT}" w:bottom="1417" w:left="{MARGIN_LEFT}"'
        ' w:header="709" w:footer="624" w:gutter="0"/><w:cols w:space="708"/><w:titlePg/></w:sectPr>'
    )


def _footer(text: str) -> str:
    gap = NO_BREAK_SPACE
    before = emit.words(f"{text} · Seite{gap}" if text else f"Seite{gap}")
    numbers = emit.field("PAGE", "1") + emit.words(f"{gap}von{gap}") + emit.field("NUMPAGES", "1")
    return emit.paragraph(before + numbers, Style.FOOTER)


def write_settings(language: str, *, mirrored: bool = False, gutter_at_top: bool = False, even_pages: bool = False) -> str:
    """The content of `w:settings`. `even_pages`: they have headers and footers of their own."""
    return (
        '<w:zoom w:percent="100"/>'
        + ("<w:mirrorMargins/>" if mirrored else "")
        + ("<w:gutterAtTop/>" if gutter_at_top else "")
        + '<w:defaultTabStop w:val="709"/><w:autoHyphenation w:val="true"/><w:consecutiveHyphenLimit w:val="2"/>'
        + ("<w:evenAndOddHeaders/>" if even_pages else "")
        + '<w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
        f' w:val="15"/></w:compat><w:themeFontLang w:val="{language}" w:bidi="ar-SA"/>'
        '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
    )


def write_numbering() -> str:
    """The content of `w:numbering`: bullets as list 1, numbers as list 2."""
    bullets = _abstract_list(BULLET_LIST, _list_level(0, "bullet", "•", 340) + _list_level(1, "bullet", "–", 680))
    numbers = _abstract_list(NUMBER_LIST, _list_level(0, "decimal", "%1.", 397) + _list_level(1, "lowerLetter", "%2)", 794))
    used = "".join(f'<w:num w:numId="{kind + 1}"><w:abstractNumId w:val="{kind}"/></w:num>' for kind in (0, 1))
    return bullets + numbers + used


def _abstract_list(kind: int, levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{kind}"><w:multiLevelType w:val="hybridMultilevel"/>{levels}</w:abstractNum>'


def _list_level(level: int, form: str, sign: str, left: int) -> str:
    hanging = 397 if form == "decimal" else 340
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{sign}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
    )


def write_fonts() -> str:
    return f'<w:font w:name="{FONT}"><w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'


def write_theme(colours: Sequence[str], large: str, small: str) -> Made:
    """The part with the colours in the order of COLOURS, six hex digits each, and the fonts of headings and of text."""
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    content = (
        f'{DECLARATION}<a:theme xmlns:a="{SCHEMAS}/drawingml/2006/main" name="Protokoll"><a:themeElements>'
        '<a:clrScheme name="Protokoll">'
        + "".join(_theme_colour(name, colour) for name, colour in zip(COLOURS, colours, strict=True))
        + f'</a:clrScheme><a:fontScheme name="Protokoll">{_theme_font("major", large)}{_theme_font("minor", small)}'
        f'</a:fontScheme><a:fmtScheme name="Protokoll"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>'
        + f'<a:ln w="6350">{fill}</a:ln>' * 3
        + "</a:lnStyleLst><a:effectStyleLst>"
        + "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
        + f"</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )
    return Made("word/theme/theme1.xml", "theme", "application/vnd.openxmlformats-officedocument.theme+xml", content)


def _theme_colour(name: str, colour: str) -> str:
    return f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>'


def _theme_font(use: str, font: str) -> str:
    face = emit.attribute(font)
    return f'<a:{use}Font><a:latin typeface="{face}"/><a:ea typeface=""/><a:cs typeface="{face}"/></a:{use}Font>'
