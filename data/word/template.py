"""The document minutes are written into where a municipality has no template of its own: A4, German, built by code."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from typing import NamedTuple

from data.word import emit
from data.word.styles import INK, Accent, Style, write_styles

PAGE_WIDTH, PAGE_HEIGHT = 11906, 16838
MARGIN_LEFT, MARGIN_RIGHT = 1417, 1134
BULLET_LIST, NUMBER_LIST, FREE_LIST = 0, 1, 3

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_SCHEMAS = "http://schemas.openxmlformats.org"
_RELATION = f"{_SCHEMAS}/officeDocument/2006/relationships"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NAMESPACES = f'{emit.NAMESPACE} xmlns:r="{_RELATION}"'
_FONT = "Arial"


class _Part(NamedTuple):
    """A part that belongs to the document: its file in `word/`, content type, kind of relation, content."""

    name: str
    content_type: str
    relation: str
    content: str


def build(sender: str, title: str, footer: str, language: str, accent: Accent) -> bytes:
    """An empty document. `sender` heads the first page, `title` the others; `footer` stands before the page number."""
    pages = _footer(footer)
    parts = [
        _word_part("styles", _root("styles", write_styles(accent, emit.attribute(language)))),
        _word_part("settings", _root("settings", _settings(emit.attribute(language)))),
        _word_part("numbering", _root("numbering", _numbering())),
        _word_part("header", _root("hdr", emit.paragraph(emit.words(title), Style.HEADER)), "header1"),
        _word_part("header", _root("hdr", emit.paragraph(emit.words(sender), Style.SENDER)), "header2"),
        _word_part("footer", _root("ftr", pages), "footer1"),
        _word_part("footer", _root("ftr", pages), "footer2"),
        _word_part("fontTable", _root("fonts", _fonts())),
        _Part("theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml", "theme", _theme(accent)),
    ]
    return _pack(parts, _root("document", f"<w:body>{_section(parts)}</w:body>"))


def _word_part(kind: str, content: str, name: str | None = None) -> _Part:
    return _Part(f"{name or kind}.xml", f"{_WORD_TYPE}.{kind}+xml", kind, content)


def _root(tag: str, content: str) -> str:
    return f"{_XML}<w:{tag} {_NAMESPACES}>{content}</w:{tag}>"


def _section(parts: list[_Part]) -> str:
    ids = {part.name: f"rId{number}" for number, part in enumerate(parts, 1)}
    references = "".join(
        f'<w:{kind}Reference w:type="{pages}" r:id="{ids[f"{kind}{number}.xml"]}"/>'
        for kind in ("header", "footer")
        for number, pages in ((1, "default"), (2, "first"))
    )
    return (
        f'<w:sectPr>{references}<w:pgSz w:w="{PAGE_WIDTH}" w:h="{PAGE_HEIGHT}"/>'
        f'<w:pgMar w:top="1531" w:right="{MARGIN_RIGHT}" w:bottom="1417" w:left="{MARGIN_LEFT}"'
        ' w:header="709" w:footer="624" w:gutter="0"/><w:cols w:space="708"/><w:titlePg/></w:sectPr>'
    )


def _footer(text: str) -> str:
    before = emit.words(f"{text} · Seite " if text else "Seite ")
    numbers = emit.field("PAGE", "1") + emit.words(" von ") + emit.field("NUMPAGES", "1")
    return emit.paragraph(before + numbers, Style.FOOTER)


def _settings(language: str) -> str:
    return (
        '<w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/><w:autoHyphenation w:val="true"/>'
        '<w:consecutiveHyphenLimit w:val="2"/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
        f' w:val="15"/></w:compat><w:themeFontLang w:val="{language}" w:bidi="ar-SA"/>'
        '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
    )


def _numbering() -> str:
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


def _fonts() -> str:
    return f'<w:font w:name="{_FONT}"><w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'


def _theme(accent: Accent) -> str:
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    colours = {"dk2": accent.strong, "lt2": accent.soft, "accent1": accent.plain, "accent2": "D3B27A", "accent3": "675F55"}
    colours |= {"accent4": "C7361B", "accent5": "23663A", "accent6": "7A4B00", "hlink": accent.plain, "folHlink": accent.strong}
    return (
        f'{_XML}<a:theme xmlns:a="{_SCHEMAS}/drawingml/2006/main" name="Protokoll"><a:themeElements>'
        '<a:clrScheme name="Protokoll">'
        + _theme_colour("dk1", INK)
        + _theme_colour("lt1", "FFFFFF")
        + "".join(_theme_colour(name, colour) for name, colour in colours.items())
        + f'</a:clrScheme><a:fontScheme name="Protokoll">{_theme_font("major")}{_theme_font("minor")}</a:fontScheme>'
        f'<a:fmtScheme name="Protokoll"><a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>'
        + f'<a:ln w="6350">{fill}</a:ln>' * 3
        + "</a:lnStyleLst><a:effectStyleLst>"
        + "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
        + f"</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def _theme_colour(name: str, colour: str) -> str:
    return f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>'


def _theme_font(use: str) -> str:
    return f'<a:{use}Font><a:latin typeface="{_FONT}"/><a:ea typeface=""/><a:cs typeface="{_FONT}"/></a:{use}Font>'


def _pack(parts: list[_Part], document: str) -> bytes:
    relations = [(part.relation, part.name) for part in parts]
    overrides = [(f"/word/{part.name}", part.content_type) for part in parts]
    overrides.append(("/word/document.xml", f"{_WORD_TYPE}.document.main+xml"))
    files = {
        "[Content_Types].xml": _content_types(overrides),
        "_rels/.rels": _relations([("officeDocument", "word/document.xml")]),
        "word/_rels/document.xml.rels": _relations(relations),
        "word/document.xml": document,
    } | {f"word/{part.name}": part.content for part in parts}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def _content_types(overrides: Iterable[tuple[str, str]]) -> str:
    listed = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides)
    return (
        f'{_XML}<Types xmlns="{_SCHEMAS}/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def _relations(targets: Iterable[tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATION}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{_XML}<Relationships xmlns="{_SCHEMAS}/package/2006/relationships">{listed}</Relationships>'
