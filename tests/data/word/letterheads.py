"""Letterheads as municipalities send them, and files that only look like one; all made here."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import docx

from facilitation.errors import (
    NoWordFile,
    TemplateEncrypted,
    TemplateOld,
    TemplateStrict,
    TemplateTooLarge,
    TemplateUnreadable,
    TemplateUnsafe,
    WorkshopError,
)

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
MAIN = f"{WORD}.document.main+xml"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
NAMES = f'{W} xmlns:r="{R}"'
PLACE = "<w:p><w:r><w:t>[[Protokoll]]</w:t></w:r></w:p>"
A4 = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1134" w:left="1417" w:header="708"'
    ' w:footer="708" w:gutter="0"/>'
)
SAID_TOO_MUCH = (r"\\srv-rathaus\vorlagen\brief.dotm", "http://127.0.0.1:9/zaehler.png", "DDEAUTO", "Geheimes Aktenzeichen")
"""What stands in some of them and in no file of ours."""


def picture(colour: tuple[int, int, int] = (0, 92, 62), size: tuple[int, int] = (300, 90)) -> bytes:
    """A plain PNG."""
    width, height = size

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + bytes(colour) * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


@dataclass
class Sent:
    """A Word file to be: what its parts hold, of what kind they are, and what they refer to."""

    body: str = "<w:p><w:r><w:t>Mustertext</w:t></w:r></w:p>"
    section: str = A4
    main: str = MAIN
    prolog: str = ""
    parts: dict[str, str | bytes] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    relations: dict[str, list[tuple[str, str, str]]] = field(default_factory=dict)

    def word(self, kind: str, content: str, name: str | None = None, *, tag: str | None = None) -> "Sent":
        """A part of Word's own, related to the document as rId and its name."""
        name = name or kind
        root = tag or {"header": "hdr", "footer": "ftr"}.get(kind, kind)
        return self.part(f"{name}.xml", f"{DECLARATION}<w:{root} {NAMES}>{content}</w:{root}>", kind, f"{WORD}.{kind}+xml")

    def part(self, name: str, content: str | bytes, kind: str, content_type: str = "") -> "Sent":
        self.parts[f"word/{name}"] = content
        if content_type:
            self.types[f"word/{name}"] = content_type
        return self.refer("word/document.xml", kind, name, f"rId{name.rsplit('/', 1)[-1].split('.')[0]}")

    def refer(self, source: str, kind: str, target: str, id: str) -> "Sent":
        self.relations.setdefault(source, []).append((id, kind, target))
        return self

    def pack(self) -> bytes:
        body = f"<w:body>{self.body}<w:sectPr>{self.section}</w:sectPr></w:body>"
        document = f"{DECLARATION}{self.prolog}<w:document {NAMES}>{body}</w:document>"
        files = {
            "[Content_Types].xml": self._types(),
            "_rels/.rels": relations([("rId1", f"{R}/officeDocument", "word/document.xml")]),
            "word/document.xml": document,
        } | self.parts
        for source, listed in self.relations.items():
            folder, name = source.rsplit("/", 1)
            files[f"{folder}/_rels/{name}.rels"] = relations([(id, f"{R}/{kind}", target) for id, kind, target in listed])
        return pack(files)

    def _types(self) -> str:
        listed = "".join(
            f'<Override PartName="/{name}" ContentType="{kind}"/>'
            for name, kind in {"word/document.xml": self.main, **self.types}.items()
        )
        endings = "".join(
            f'<Default Extension="{ending}" ContentType="{kind}"/>'
            for ending, kind in (
                ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
                ("xml", "application/xml"),
                ("png", "image/png"),
                ("bin", "application/vnd.ms-office.vbaProject"),
            )
        )
        return f'{DECLARATION}<Types xmlns="{PACKAGE}/content-types">{endings}{listed}</Types>'


def pack(files: Mapping[str, str | bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return packed.getvalue()


def unpack(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def relations(listed: list[tuple[str, str, str]]) -> str:
    written = "".join(
        f'<Relationship Id="{id}" Type="{kind}" Target="{target}"{_mode(target)}/>' for id, kind, target in listed
    )
    return f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{written}</Relationships>'


def _mode(target: str) -> str:
    return ' TargetMode="External"' if ":" in target else ""


def paragraph(text: str, style: str = "", properties: str = "", run: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f'<w:p><w:pPr>{named}{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def field_run(code: str, shown: str = "1") -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        mark.format("begin")
        + f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        + mark.format("separate")
        + f"<w:r><w:t>{shown}</w:t></w:r>"
        + mark.format("end")
    )


def logo(id: str, *, alternative: str = "", wide: float = 5.0, tall: float = 1.5, link: str = "r:embed") -> str:
    """A picture in the line of reading; sizes in centimetres."""
    drawing = "http://schemas.openxmlformats.org/drawingml/2006"
    size = f'cx="{round(wide * 360_000)}" cy="{round(tall * 360_000)}"'
    words = f' descr="{alternative}"' if alternative else ""
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{drawing}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {size}/><wp:docPr id="1" name="Grafik 1"{words}/><a:graphic xmlns:a="{drawing}/main">'
        f'<a:graphicData uri="{drawing}/picture"><pic:pic xmlns:pic="{drawing}/picture"><pic:nvPicPr>'
        f'<pic:cNvPr id="1" name="x"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip {link}="{id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        "</pic:spPr>"
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def style(id: str, name: str, *, run: str = "", properties: str = "", based: str = "Standard", kind: str = "paragraph") -> str:
    parent = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{id}"><w:name w:val="{name}"/>{parent}<w:qFormat/>'
        f"<w:pPr>{properties}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def defaults(font: str = "Calibri", size: int = 22, language: str = "en-US") -> str:
    return (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/><w:sz w:val="{size}"/>'
        f'<w:szCs w:val="{size}"/><w:lang w:val="{language}" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="Absatz-Standardschriftart">'
        '<w:name w:val="Default Paragraph Font"/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="NormaleTabelle"><w:name w:val="Normal Table"/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr></w:style>"
        '<w:style w:type="numbering" w:default="1" w:styleId="KeineListe"><w:name w:val="No List"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Kopfzeile"><w:name w:val="header"/><w:basedOn w:val="Standard"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Fuzeile"><w:name w:val="footer"/><w:basedOn w:val="Standard"/>'
        '<w:rPr><w:sz w:val="16"/></w:rPr></w:style>'
    )


HEADING_1 = style(
    "berschrift1",
    "heading 1",
    properties='<w:keepNext/><w:spacing w:before="240" w:after="0"/><w:outlineLvl w:val="0"/>',
    run='<w:b/><w:color w:val="9C1B31"/><w:sz w:val="30"/>',
)


def theme(accents: tuple[str, ...], font: str = "Calibri") -> str:
    colours = dict(zip((f"accent{number}" for number in range(1, 7)), accents, strict=True))
    named = {
        "dk1": "000000",
        "lt1": "FFFFFF",
        "dk2": "1F497D",
        "lt2": "EEECE1",
        **colours,
        "hlink": "0000FF",
        "folHlink": "800080",
    }
    listed = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in named.items())
    fonts = "".join(
        f'<a:{use}Font><a:latin typeface="{font}"/><a:ea typeface=""/><a:cs typeface=""/></a:{use}Font>'
        for use in ("major", "minor")
    )
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    formats = (
        f"<a:fillStyleLst>{fill * 3}</a:fillStyleLst><a:lnStyleLst>{'<a:ln>' + fill + '</a:ln>'}</a:lnStyleLst>"
        "<a:effectStyleLst/><a:bgFillStyleLst/>"
    )
    return (
        f'{DECLARATION}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="x"><a:themeElements>'
        f'<a:clrScheme name="x">{listed}</a:clrScheme><a:fontScheme name="x">{fonts}</a:fontScheme>'
        f'<a:fmtScheme name="x">{formats}</a:fmtScheme></a:themeElements></a:theme>'
    )


OFFICE_ACCENTS = ("4F81BD", "C0504D", "9BBB59", "8064A2", "4BACC6", "F79646")
GREEN_ACCENTS = ("7AB51D", "E2001A", "009EE3", "F39200", "6F2C91", "706F6F")
THEME_TYPE = "application/vnd.openxmlformats-officedocument.theme+xml"


def german_word(body: str = "", *, main: str = MAIN) -> Sent:
    """What Word in German writes: ids as `berschrift1`, only the styles in use, a letterhead on the first page only."""
    address = (
        '<w:tbl><w:tblPr><w:tblW w:w="9070" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>'
        + '<w:gridCol w:w="3023"/>' * 3
        + "</w:tblGrid><w:tr>"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="3023" w:type="dxa"/></w:tcPr>'
            f"{''.join(paragraph(one, 'Fuzeile') for one in lines)}</w:tc>"
            for lines in (
                ("Stadt Sonneberg", "Bahnhofsplatz 1", "96515 Sonneberg"),
                ("Telefon 03675 880-0", "stadt@sonneberg.example"),
                ("Sparkasse Sonneberg", "DE00 0000 0000 0000 0000 00"),
            )
        )
        + "</w:tr></w:tbl>"
    )
    pages = (
        '<w:p><w:pPr><w:pStyle w:val="Fuzeile"/><w:jc w:val="right"/></w:pPr>'
        f'<w:r><w:t xml:space="preserve">Seite </w:t></w:r>{field_run("PAGE")}</w:p>'
    )
    head = f'<w:p><w:pPr><w:pStyle w:val="Kopfzeile"/><w:jc w:val="right"/></w:pPr>{logo("rId1")}</w:p>' + paragraph(
        "Stadt Sonneberg · Der Bürgermeister", "Kopfzeile", '<w:jc w:val="right"/>', "<w:b/>"
    )
    sent = Sent(
        body or paragraph("Sehr geehrte Damen und Herren,") + paragraph("Mustertext", "berschrift1"),
        '<w:headerReference w:type="default" r:id="rIdheader1"/><w:headerReference w:type="first" r:id="rIdheader2"/>'
        '<w:footerReference w:type="default" r:id="rIdfooter1"/><w:footerReference w:type="first" r:id="rIdfooter2"/>'
        f"{A4}<w:titlePg/>",
        main,
    )
    sent.word("styles", defaults() + HEADING_1)
    sent.word("header", paragraph("[[Titel]] · Stadt Sonneberg", "Kopfzeile"), "header1")
    sent.word("header", head, "header2")
    sent.word("footer", pages, "footer1")
    sent.word("footer", address + pages, "footer2")
    sent.part("theme/theme1.xml", theme(OFFICE_ACCENTS), "theme", THEME_TYPE)
    sent.parts["word/media/image1.png"] = picture()
    sent.refer("word/header2.xml", "image", "media/image1.png", "rId1")
    settings = (
        '<w:attachedTemplate r:id="rId1"/><w:rsids><w:rsidRoot w:val="00AB12CD"/></w:rsids>'
        f'<w:docVars><w:docVar w:name="Akte" w:val="{SAID_TOO_MUCH[3]}"/></w:docVars>'
    )
    sent.word("settings", settings)
    sent.refer("word/settings.xml", "attachedTemplate", "file:///" + SAID_TOO_MUCH[0], "rId1")
    return sent


def coloured(main: str = f"{WORD}.template.main+xml") -> Sent:
    """A .dotx with headings, lists and a table style of its own, narrow margins and pale colours."""
    pale = "7AB51D"
    headings = (
        style(
            "Heading1",
            "heading 1",
            properties='<w:keepNext/><w:pBdr><w:bottom w:val="single" w:sz="12" w:space="1" w:color="7AB51D"/></w:pBdr>'
            '<w:spacing w:before="360" w:after="120"/><w:outlineLvl w:val="0"/>',
            run=f'<w:b/><w:caps/><w:color w:val="{pale}"/><w:sz w:val="28"/>',
        )
        + style(
            "Heading2",
            "heading 2",
            properties='<w:keepNext/><w:spacing w:before="240" w:after="60"/><w:outlineLvl w:val="1"/>',
            run='<w:b/><w:color w:val="706F6F"/><w:sz w:val="24"/>',
        )
        + style("Titel", "Title", run=f'<w:color w:val="{pale}"/><w:sz w:val="44"/>', properties='<w:spacing w:after="60"/>')
        + style("Liste", "List Bullet", properties='<w:numPr><w:numId w:val="4"/></w:numPr><w:spacing w:after="40"/>')
        + style("Normal", "Hausinterner Absatz", run="<w:i/>")
    )
    numbering = (
        '<w:abstractNum w:abstractNumId="7"><w:multiLevelType w:val="hybridMultilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="bullet"/><w:lvlText w:val="■"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="284" w:hanging="284"/></w:pPr>'
        '<w:rPr><w:color w:val="7AB51D"/></w:rPr></w:lvl></w:abstractNum>'
        '<w:num w:numId="4"><w:abstractNumId w:val="7"/></w:num>'
    )
    band = paragraph(
        "GEMEINDE MUSTERTAL",
        "Kopfzeile",
        '<w:shd w:val="clear" w:color="auto" w:fill="7AB51D"/><w:spacing w:after="240"/>',
        '<w:b/><w:color w:val="000000"/><w:sz w:val="28"/>',
    )
    foot = (
        '<w:p><w:pPr><w:pStyle w:val="Fuzeile"/></w:pPr><w:r><w:t xml:space="preserve">[[Ort]], [[Datum]] · Seite </w:t></w:r>'
        f'{field_run("PAGE")}<w:r><w:t xml:space="preserve"> von </w:t></w:r>{field_run("NUMPAGES")}</w:p>'
    )
    sent = Sent(
        PLACE,
        '<w:headerReference w:type="default" r:id="rIdheader1"/><w:footerReference w:type="default" r:id="rIdfooter1"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1701" w:right="850" w:bottom="1134" w:left="850" w:header="567"'
        ' w:footer="567" w:gutter="0"/>',
        main,
    )
    default = defaults("Verdana", 20).replace('w:styleId="Standard"', 'w:styleId="Stil0"').replace('"Standard"', '"Stil0"')
    sent.word("styles", default + headings.replace('"Standard"', '"Stil0"'))
    sent.word("numbering", numbering)
    sent.word("header", band, "header1")
    sent.word("footer", foot, "footer1")
    return sent.part("theme/theme1.xml", theme(GREEN_ACCENTS, "Verdana"), "theme", THEME_TYPE)


def by_hand() -> Sent:
    """Headings somebody made by hand: styles that are only called so, and no heading of Word's own."""
    styles = style("Ueb1", "Überschrift 1", run='<w:color w:val="006633"/><w:sz w:val="36"/>') + style(
        "Ueb2", "Überschrift 2", run='<w:i/><w:color w:val="006633"/><w:sz w:val="28"/>'
    )
    return Sent().word("styles", defaults("Georgia", 24) + styles)


def split_place() -> Sent:
    """The place of the minutes, cut into runs by Word, in a content control; greetings around it, names in all places."""
    runs = "<w:r><w:t>[[Pro</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>to</w:t></w:r><w:r><w:t>koll ]]</w:t></w:r>"
    place = f'<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent><w:p>{runs}</w:p></w:sdtContent></w:sdt>'
    title = "<w:p><w:r><w:t>Zu [[</w:t></w:r><w:r><w:t>Titel]] in [[ Ort ]]</w:t></w:r></w:p>"
    return german_word(paragraph("Guten Tag,") + title + place + paragraph("Mit freundlichen Grüßen [[Zeichen]]"))


def with_macros(kind: str) -> Sent:
    sent = german_word(PLACE, main=f"application/vnd.ms-word.{kind}.main+xml")
    sent.parts["word/vbaProject.bin"] = b"\xd0\xcf\x11\xe0 Sub AutoOpen()"
    return sent.refer("word/document.xml", "vbaProject", "vbaProject.bin", "rIdvba")


def remote_picture() -> Sent:
    body = f"<w:p>{logo('rIdfar', link='r:link')}</w:p>{PLACE}"
    sent = Sent(body, f'<w:headerReference w:type="default" r:id="rIdheader1"/>{A4}')
    sent.word("header", f"<w:p>{logo('rId1')}<w:r><w:t>Kopf</w:t></w:r></w:p>", "header1")
    sent.refer("word/header1.xml", "image", SAID_TOO_MUCH[1], "rId1")
    return sent.refer("word/document.xml", "image", SAID_TOO_MUCH[1], "rIdfar")


def inserted_document() -> Sent:
    sent = Sent(f'{PLACE}<w:altChunk r:id="rIdx"/>{paragraph("Ende")}')
    sent.parts["word/x.html"] = "<script>alert(1)</script>"
    return sent.refer("word/document.xml", "aFChunk", "x.html", "rIdx")


def starting_fields() -> Sent:
    """A field that starts a program, its keyword in pieces; one in another; one of Word's simple ones; and a page number."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = "<w:r><w:instrText>{}</w:instrText></w:r>"
    begin, separate, end = map(mark.format, ("begin", "separate", "end"))
    pieces = begin + code.format(" DDE") + code.format('AUTO c:\\x "calc"') + separate + "<w:r><w:t>1.000</w:t></w:r>" + end
    nested = begin + code.format(" IF 1=1 ") + begin + code.format("INCLUDETEXT c:\\\\x") + separate + end + separate + end
    built = begin + begin + code.format("QUOTE 68") + end + code.format("DEAUTO x") + separate + end
    simple = '<w:fldSimple w:instr=" LINK Excel.Sheet x"><w:r><w:t>verknüpft</w:t></w:r></w:fldSimple>'
    half = begin + code.format(" IMPORT x")
    footer = "".join(f"<w:p>{part}</w:p>" for part in (pieces, nested, built, simple, field_run("PAGE"), half))
    return Sent(PLACE, f'<w:footerReference w:type="default" r:id="rIdfooter1"/>{A4}').word("footer", footer, "footer1")


def edited() -> Sent:
    """Tracked changes, comments, notes, bookmarks, a form, and protection."""
    body = (
        '<w:p><w:pPr><w:rPr><w:ins w:id="1" w:author="Petra" w:date="2026-01-01T00:00:00Z"/></w:rPr></w:pPr>'
        '<w:bookmarkStart w:id="1" w:name="_Toc00000001"/><w:ins w:id="2" w:author="Petra"><w:r><w:t>Neu</w:t></w:r></w:ins>'
        '<w:del w:id="3" w:author="Petra"><w:r><w:delText>Geheimes Aktenzeichen</w:delText></w:r></w:del>'
        '<w:bookmarkEnd w:id="1"/>'
        '<w:commentRangeStart w:id="0"/><w:r w:rsidR="00AA"><w:commentReference w:id="0"/></w:r></w:p>'
        f'{PLACE}<w:p><w:r><w:footnoteReference w:id="2"/></w:r><w:hyperlink w:anchor="_Toc00000001"><w:r><w:t>nach oben</w:t>'
        "</w:r></w:hyperlink></w:p>"
    )
    sent = Sent(body).word("comments", "", "comments").word("styles", defaults() + HEADING_1)
    return sent.word("settings", '<w:trackRevisions/><w:documentProtection w:edit="readOnly" w:enforcement="1"/>')


def landscape() -> Sent:
    page = A4.replace('w:w="11906" w:h="16838"', 'w:w="16838" w:h="11906" w:orient="landscape"')
    return Sent(PLACE, page).word("styles", defaults())


def two_sections() -> Sent:
    """A cover with a page of its own, and text in two columns behind it."""
    first = (
        '<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="rIdheader1"/><w:pgSz w:w="12240" w:h="15840"/>'
        '<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="720" w:footer="720" w:gutter="0"/>'
        "</w:sectPr></w:pPr></w:p>"
    )
    sent = Sent(first + PLACE, f'<w:headerReference w:type="default" r:id="rIdheader2"/>{A4}<w:cols w:num="2"/>')
    return sent.word("header", paragraph("Kopf der ersten"), "header1").word("header", paragraph("Zweite"), "header2")


def no_page() -> Sent:
    return Sent(section='<w:pgSz w:w="" w:h="99999999"/><w:pgMar w:left="9000" w:right="9000"/>')


def no_parts() -> Sent:
    """Nothing but a document, as converters write it."""
    return Sent()


def logo_in_text() -> Sent:
    sent = Sent(f"<w:p>{logo('rIdlogo', alternative='Wappen')}</w:p>{paragraph('Straße 1')}")
    sent.parts["word/media/logo.png"] = picture()
    return sent.refer("word/document.xml", "image", "media/logo.png", "rIdlogo")


def old_drawing() -> Sent:
    """VML as older Word writes it, with a link behind the picture, a watermark, and a file that is no picture."""
    vml = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
    shape = (
        '<w:p><w:r><w:pict {}><v:shape id="s{}" style="width:100pt;height:30pt" href="http://127.0.0.1:9/zaehler.png">{}'
        "</v:shape></w:pict></w:r></w:p>"
    )
    head = (
        shape.format(vml, 1, '<v:imagedata r:id="rId1" o:href="http://127.0.0.1:9/zaehler.png"/>')
        + shape.format(vml, 2, '<v:textpath string="ENTWURF"/>')
        + shape.format(vml, 3, '<v:imagedata r:id="rId2"/>')
    )
    sent = Sent(PLACE, f'<w:headerReference w:type="default" r:id="rIdheader1"/>{A4}').word("header", head, "header1")
    sent.parts |= {"word/media/image1.png": picture(), "word/media/image2.png": b"<svg onload='alert(1)'/>"}
    return sent.refer("word/header1.xml", "image", "media/image1.png", "rId1").refer(
        "word/header1.xml", "image", "media/image2.png", "rId2"
    )


def strange_styles() -> Sent:
    """Ids that mean something else here, styles in a circle, doubles, and lists that lead nowhere."""
    styles = (
        style("Heading1", "Tabellenkopf blau")
        + style("TableNormal", "Eigener Absatz", based="b")
        + style("b", "b", based="TableNormal")
        + style("x", "heading 1", run='<w:color w:val="4F81BD" w:themeColor="accent1"/>')
        + style("x", "heading 2")
        + style("y", "List Bullet", properties='<w:numPr><w:numId w:val="77"/></w:numPr>')
        + style("z", "caption", kind="character").replace("<w:pPr></w:pPr>", "")
        + style("", "heading 3")
    )
    sent = Sent(f"{paragraph('davor', 'gibt es nicht')}{PLACE}").word("styles", defaults("Arial", 22) + styles)
    return sent.word("numbering", '<w:num w:numId="3"><w:abstractNumId w:val="9"/></w:num><w:numIdMacAtCleanup w:val="2"/>')


def even_pages() -> Sent:
    section = "".join(f'<w:headerReference w:type="{one}" r:id="rIdheader{at}"/>' for at, one in ((1, "default"), (2, "even")))
    sent = Sent(PLACE, f'{section}<w:pgSz w:w="11906" w:h="16838"/>{A4.split("/>", 1)[1]}').word(
        "settings", "<w:evenAndOddHeaders/>"
    )
    return sent.word("header", paragraph("rechts"), "header1").word("header", paragraph("links"), "header2")


def python_docx() -> bytes:
    written = io.BytesIO()
    word = docx.Document()
    word.sections[0].header.paragraphs[0].text = "Gemeinde Mustertal"
    word.save(written)
    return written.getvalue()


ACCEPTED: Mapping[str, Callable[[], bytes]] = {
    "German Word": lambda: german_word().pack(),
    "a coloured .dotx": lambda: coloured().pack(),
    "headings by hand": lambda: by_hand().pack(),
    "a place in pieces": lambda: split_place().pack(),
    ".docm with a macro": lambda: with_macros("document.macroEnabled").pack(),
    ".dotm with a macro": lambda: with_macros("template.macroEnabledTemplate").pack(),
    "a picture elsewhere": lambda: remote_picture().pack(),
    "an inserted document": lambda: inserted_document().pack(),
    "fields that start something": lambda: starting_fields().pack(),
    "tracked changes": lambda: edited().pack(),
    "landscape": lambda: landscape().pack(),
    "two sections": lambda: two_sections().pack(),
    "an impossible page": lambda: no_page().pack(),
    "nothing but a document": lambda: no_parts().pack(),
    "a logo in the text": lambda: logo_in_text().pack(),
    "drawings of old": lambda: old_drawing().pack(),
    "styles in disorder": lambda: strange_styles().pack(),
    "left and right pages": lambda: even_pages().pack(),
    "python-docx": python_docx,
}


def _with(name: str, content: bytes | str) -> bytes:
    return pack({**unpack(german_word().pack()), name: content})


def _doubled() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in unpack(german_word().pack()).items():
            archive.writestr(name, content)
        archive.writestr("word/Document.xml", b"<x/>")
    return packed.getvalue()


def _locked() -> bytes:
    """The mark of encryption on every part."""
    content = bytearray(german_word().pack())
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.find(sign)
        while place >= 0:
            content[place + at] |= 1
            place = content.find(sign, place + 1)
    return bytes(content)


def _laughs() -> str:
    entities = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    return f'<!DOCTYPE l [<!ENTITY a "lol">{entities}]>'


def _strict() -> bytes:
    office, strict = R.encode(), b"http://purl.oclc.org/ooxml/officeDocument/relationships"
    return pack({name: part.replace(office, strict) for name, part in unpack(german_word().pack()).items()})


def _headless() -> bytes:
    parts = unpack(german_word().pack())
    del parts["word/document.xml"]
    return pack(parts)


def _nested() -> bytes:
    return Sent("<w:p>" + "<w:smartTag>" * 5_000 + "</w:smartTag>" * 5_000 + "</w:p>").pack()


def _spreadsheet() -> bytes:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    return Sent(main=kind).pack()


def _old(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + stream.encode("utf-16-le") + b"\0" * 600


_EXTERNAL = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
REFUSED: Mapping[str, tuple[Callable[[], bytes], type[WorkshopError]]] = {
    "an entity from outside": (lambda: Sent("<w:p><w:r><w:t>&e;</w:t></w:r></w:p>", prolog=_EXTERNAL).pack(), TemplateUnsafe),
    "a billion laughs": (lambda: Sent("<w:p><w:r><w:t>&j;</w:t></w:r></w:p>", prolog=_laughs()).pack(), TemplateUnsafe),
    "a bomb of zeros": (lambda: _with("word/media/bomb.png", bytes(40_000_000)), TemplateTooLarge),
    "a bomb of paragraphs": (lambda: Sent("<w:p/>" * 200_000).pack(), TemplateTooLarge),
    "20,000 parts": (lambda: pack({f"word/media/{number}.png": b"" for number in range(20_000)}), TemplateTooLarge),
    "more than 15 MB": (lambda: b"PK" + bytes(15_000_000), TemplateTooLarge),
    "a name that leads out": (lambda: _with("../../evil.txt", "x"), TemplateUnsafe),
    "a name with a drive": (lambda: _with("word\\..\\x.xml", "x"), TemplateUnsafe),
    "the same name twice": (_doubled, TemplateUnsafe),
    "a deep nest": (_nested, TemplateUnreadable),
    "no document in it": (_headless, TemplateUnreadable),
    "broken XML": (lambda: _with("word/styles.xml", "<w:styles"), TemplateUnreadable),
    "nothing": (lambda: b"", NoWordFile),
    "text": (lambda: b"Sehr geehrte Damen und Herren", NoWordFile),
    "another archive": (lambda: pack({"liesmich.txt": "x"}), NoWordFile),
    "a spreadsheet": (_spreadsheet, NoWordFile),
    "an old .doc": (lambda: _old("WordDocument"), TemplateOld),
    "a password": (lambda: _old("EncryptedPackage"), TemplateEncrypted),
    "encrypted parts": (_locked, TemplateEncrypted),
    "Strict Open XML": (_strict, TemplateStrict),
}
