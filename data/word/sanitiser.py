"""A letterhead made anew from what a letterhead may hold: nothing else of the file it came in is kept.

Kept are the page of the first section with its headers and footers, the text around `[[Protokoll]]`, styles, lists, the names
of fonts, colours and pictures. Settings are written anew; macros, links to other files, embedded fonts and objects, comments,
properties and whatever else there may be stay behind.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from data.word import template, tokens
from data.word.namespaces import A, R, W
from data.word.package import MACROS, WORD, Element, Made, Package, Relation, pack
from data.word.purifier import FORMS, OBJECTS, OUTSIDE, Keep, Purifier, drop, drop_all, unwrap
from facilitation.errors import TemplateUnreadable, WorkshopError

LEAST_LINE, LEAST_HEIGHT = 4_000, 4_000
"""Twips of text a page must leave beside and between its margins."""
_SMALLEST, _LARGEST = 4_000, 31_680
_MARGINS = {"top": 1417, "right": 1134, "bottom": 1134, "left": 1417, "header": 709, "footer": 709, "gutter": 0}
_PAGES = ("default", "first", "even")
_SEEN = tuple(W + tag for tag in ("t", "drawing", "pict", "fldChar", "fldSimple", "sym", "br"))
"""Where there is anything to see; a paragraph with nothing of it is room somebody left, or was emptied here."""
_OFF = ("0", "false", "off")
_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_KINDS: Mapping[str, tuple[str, tuple[bytes, ...]]] = {
    "png": ("image/png", (b"\x89PNG\r\n\x1a\n",)),
    "jpg": ("image/jpeg", (b"\xff\xd8\xff",)),
    "jpeg": ("image/jpeg", (b"\xff\xd8\xff",)),
    "gif": ("image/gif", (b"GIF8",)),
    "bmp": ("image/bmp", (b"BM",)),
    "tif": ("image/tiff", (b"II*\0", b"MM\0*")),
    "tiff": ("image/tiff", (b"II*\0", b"MM\0*")),
    "emf": ("image/x-emf", (b"\x01\0\0\0",)),
    "wmf": ("image/x-wmf", (b"\xd7\xcd\xc6\x9a", b"\x01\0\x09\0", b"\x02\0\x09\0")),
}
_LEFT_BEHIND: Mapping[str, str] = {
    "vbaProject": "Makros",
    "attachedTemplate": "die verbundene Dokumentvorlage und ihr Pfad",
    "comments": "Kommentare",
    "glossaryDocument": "Textbausteine",
    "aFChunk": "eingefügte Dokumente",
    "oleObject": OBJECTS,
    "package": OBJECTS,
    "control": OBJECTS,
    "chart": OBJECTS,
    "diagramData": OBJECTS,
    "customXml": "Daten aus anderen Programmen",
}
_SETTINGS: Mapping[str, str] = {
    "attachedTemplate": "die verbundene Dokumentvorlage und ihr Pfad",
    "documentProtection": "der Dokumentschutz",
    "writeProtection": "der Dokumentschutz",
    "docVars": "Dokumentvariablen",
    "mailMerge": "der Seriendruck",
    "trackRevisions": "das Nachverfolgen von Änderungen",
    "rsids": "Kennungen früherer Bearbeitungen",
}
_EMBEDDED = tuple(f"{W}embed{face}" for face in ("Regular", "Bold", "Italic", "BoldItalic"))


@dataclass(frozen=True, slots=True)
class Clean:
    """A letterhead that can be trusted. `removed` and `warnings`: what was taken out, and what to look at, in German."""

    content: bytes
    removed: tuple[str, ...]
    warnings: tuple[str, ...]


def sanitise(content: bytes) -> Clean:
    """Read a file somebody sent.

    Raises NoWordFile, TemplateTooLarge, TemplateEncrypted, TemplateOld, TemplateStrict, TemplateUnreadable, TemplateUnsafe.
    """
    try:
        return _Sanitiser(Package(content)).write()
    except WorkshopError:
        raise
    except Exception as fault:
        raise TemplateUnreadable from fault


class _Sanitiser:
    """One file on its way in."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.purifier = Purifier()
        self.warnings: list[str] = []
        self._pictures: dict[str, Made] = {}
        self._parts: list[Made] = []
        if package.type_of(package.main).startswith(MACROS):
            self.purifier.note("Makros")

    def write(self) -> Clean:
        relations = self.package.relations(self.package.main)
        self._tell_of(relations)
        document = self._read(self.package.main, "document")
        self._take_settings(relations)
        for kind, tag in (("styles", "styles"), ("numbering", "numbering"), ("fontTable", "fonts")):
            self._take(kind, tag, relations)
        self._take_theme(relations)
        section = self._section(document, relations)
        body = self._body(document)
        # what the text points to is numbered behind the parts of the document
        belonging = [Relation(f"rId{at}", one.kind, one.name, outside=False) for at, one in enumerate(self._parts, 1)]
        kept: list[Relation] = []
        spaces = {one for one in body.iterchildren(W + "p") if len(one) == 0 or not _holds(one, W + "sectPr", *_SEEN)}
        self.purifier.purify(body, {one.id: one for one in relations}, self._keeper(kept, len(belonging) + 1))
        drop_all(body.iter(W + "sectPr"))
        drop_all(one for one in body.iterchildren(W + "p") if one not in spaces and not _holds(one, *_SEEN))
        drop_all(one for one in body if one.tag not in (W + "p", W + "tbl"))
        body.append(section)
        main = Made("word/document.xml", "officeDocument", f"{WORD}.document.main+xml", _to_xml(document), [*belonging, *kept])
        if self.purifier.unnamed:
            self.warnings.append(
                "Mindestens ein Bild hat keinen Alternativtext. Es heißt nun „Logo oder Grafik der Vorlage“; besser ist ein "
                "eigener Text, in Word unter „Alternativtext bearbeiten“."
            )
        return Clean(pack([main, *self._parts, *self._pictures.values()]), tuple(self.purifier.removed), tuple(self.warnings))

    # ── parts ────────────────────────────────────────────────────────────────

    def _read(self, name: str, tag: str) -> Element:
        root = self.package.tree(name)
        if root.tag != W + tag:
            raise TemplateUnreadable
        return root

    def _find(self, kind: str, relations: Iterable[Relation]) -> str | None:
        """The name of the one part of this kind."""
        return next(
            (one.target for one in relations if one.kind == kind and not one.outside and one.target in self.package), None
        )

    def _tell_of(self, relations: Iterable[Relation]) -> None:
        for one in relations:
            if one.kind in _LEFT_BEHIND:
                self.purifier.note(_LEFT_BEHIND[one.kind])
            elif one.outside and one.kind != "hyperlink":
                self.purifier.note(OUTSIDE)

    def _take(self, kind: str, tag: str, relations: Iterable[Relation]) -> None:
        """A part of Word's own, without what leads out of it; none where there is none."""
        name = self._find(kind, relations)
        if name is None:
            return
        root = self._read(name, tag)
        for embedded in list(root.iter(*_EMBEDDED)):
            self.purifier.note("eingebettete Schriften (auf Rechnern ohne sie erscheint eine ähnliche)")
            drop(embedded)
        drop_all(root.iter(W + "numPicBullet", W + "lvlPicBulletId", W + "numIdMacAtCleanup"))
        self.purifier.purify(root, {}, lambda relation: None)
        drop_all(one for one in root.iter() if not one.tag.startswith(W))
        self._parts.append(Made(f"word/{kind}.xml", kind, f"{WORD}.{kind}+xml", _to_xml(root)))

    def _take_settings(self, relations: Iterable[Relation]) -> None:
        name = self._find("settings", relations)
        given: dict[str, Element] = {}
        if name is not None:
            self._tell_of(self.package.relations(name))
            given = {str(one.tag).removeprefix(W): one for one in self._read(name, "settings")}
        for setting, what in _SETTINGS.items():
            if setting in given:
                self.purifier.note(what)
        written = template.write_settings(
            "de-DE",
            mirrored=_is_on(given.get("mirrorMargins")),
            gutter_at_top=_is_on(given.get("gutterAtTop")),
            even_pages=_is_on(given.get("evenAndOddHeaders")),
        )
        self._parts.append(template.word_part("settings", written))

    def _take_theme(self, relations: Iterable[Relation]) -> None:
        """Colours and fonts by name; what else a theme holds Word never needs for text."""
        name = self._find("theme", relations)
        if name is None:
            return
        root = self.package.tree(name)
        colours = [_colour(root.find(f".//{A}clrScheme/{A}{one}")) for one in template.COLOURS]
        fonts = [root.find(f".//{A}{use}Font/{A}latin") for use in ("major", "minor")]
        faces = [" ".join((one.get("typeface", "") if one is not None else "").split())[:60] for one in fonts]
        if all(colours) and all(faces):
            self._parts.append(template.write_theme([str(one) for one in colours], *faces))

    def _keeper(self, kept: list[Relation], begin: int) -> Keep:
        """Gives what a part points to the next number, and keeps pictures."""

        def keep(relation: Relation) -> Relation | None:
            target = relation.target
            if not relation.outside:
                picture = self._take_picture(relation)
                if picture is None:
                    return None
                target = picture.name
            known = next((one for one in kept if one.target == target), None)
            if known is None:
                known = Relation(f"rId{begin + len(kept)}", relation.kind, target, relation.outside)
                kept.append(known)
            return known

        return keep

    def _take_picture(self, relation: Relation) -> Made | None:
        name = relation.target
        ending = name.rsplit(".", 1)[-1].lower()
        if relation.kind != "image" or name not in self.package or ending not in _KINDS:
            return None
        content = self.package.blob(name)
        media_type, beginnings = _KINDS[ending]
        if not content.startswith(beginnings):
            self.purifier.note("Bilder, die keine sind")
            return None
        key = name.lower()
        if key not in self._pictures:
            made = f"word/media/image{len(self._pictures) + 1}.{ending}"
            self._pictures[key] = Made(made, "image", media_type, content)
        return self._pictures[key]

    # ── the page ─────────────────────────────────────────────────────────────

    def _section(self, document: Element, relations: Sequence[Relation]) -> Element:
        """The properties of the first section: its page, and headers and footers which become parts here."""
        sections = list(document.iter(W + "sectPr"))
        if len(sections) > 1:
            self.purifier.note("weitere Abschnitte (Seite, Kopf und Fuß des ersten gelten für alle)")
        given = sections[0] if sections else document.makeelement(W + "sectPr")
        section = document.makeelement(W + "sectPr")
        by_id = {one.id: one for one in relations}
        for kind in ("header", "footer"):
            for pages in _PAGES:
                for one in given.iterchildren(f"{W}{kind}Reference"):
                    if one.get(W + "type") == pages and (relation := by_id.get(one.get(R + "id"))):
                        self._take_margin(section, kind, pages, relation)
                        break
        _put(section, "pgSz", self._size(given))
        size = section[-1]
        _put(section, "pgMar", self._margins(given, int(size.get(W + "w")), int(size.get(W + "h"))))
        for tag in ("pgBorders", "pgNumType"):
            if (one := given.find(W + tag)) is not None and not (tag == "pgNumType" and _number(one, "start") is None):
                section.append(copy.deepcopy(one))
                self.purifier.purify(section[-1], {}, lambda relation: None)
        _put(section, "cols", {"space": 708})
        if _is_on(given.find(W + "titlePg")):
            _put(section, "titlePg", {})
        return section

    def _take_margin(self, section: Element, kind: str, pages: str, relation: Relation) -> None:
        if relation.kind != kind or relation.outside or relation.target not in self.package:
            return
        root = self._read(relation.target, "hdr" if kind == "header" else "ftr")
        listed = self.package.relations(relation.target)
        self._tell_of(listed)
        kept: list[Relation] = []
        self.purifier.purify(root, {one.id: one for one in listed}, self._keeper(kept, 1))
        drop_all(root.iter(W + "sectPr"))
        number = 1 + sum(one.kind == kind for one in self._parts)
        self._parts.append(Made(f"word/{kind}{number}.xml", kind, f"{WORD}.{kind}+xml", _to_xml(root), kept))
        reference = section.makeelement(f"{W}{kind}Reference")
        reference.set(W + "type", pages)
        reference.set(R + "id", f"rId{len(self._parts)}")
        section.append(reference)

    def _size(self, section: Element) -> dict[str, int | str]:
        given = section.find(W + "pgSz")
        width, height = (None, None) if given is None else (_number(given, "w"), _number(given, "h"))
        if width is None or height is None or not all(_SMALLEST <= side <= _LARGEST for side in (width, height)):
            self.warnings.append("Die Vorlage nennt keine Seitengröße. Es gilt A4.")
            width, height = template.PAGE_WIDTH, template.PAGE_HEIGHT
        return {"w": width, "h": height} | ({"orient": "landscape"} if width > height else {})

    def _margins(self, section: Element, width: int, height: int) -> dict[str, int | str]:
        given = section.find(W + "pgMar")
        read = {name: None if given is None else _number(given, name) for name in _MARGINS}
        margins = {name: usual if read[name] is None else int(read[name] or 0) for name, usual in _MARGINS.items()}
        line = width - margins["left"] - margins["right"] - margins["gutter"]
        tall = height - abs(margins["top"]) - abs(margins["bottom"])
        if line < LEAST_LINE or tall < LEAST_HEIGHT or min(margins["left"], margins["right"]) < 0:
            self.warnings.append("Die Seitenränder der Vorlage lassen keinen Platz für Text. Es gelten übliche Ränder.")
            return dict(_MARGINS)
        if given is None:
            self.warnings.append("Die Vorlage nennt keine Seitenränder. Es gelten übliche Ränder.")
        return dict(margins)

    # ── the text ─────────────────────────────────────────────────────────────

    def _body(self, document: Element) -> Element:
        """The body with what stands around the place of the minutes, or nothing where no place is named."""
        body = document.find(W + "body")
        if body is None:
            raise TemplateUnreadable
        drop_all(one for one in document if one is not body)
        for wrapped in list(body.iter(W + "sdt", W + "sdtContent", W + "customXml")):
            unwrap(wrapped)
            self.purifier.note(FORMS)
        if tokens.find_place(body) is not None:
            return body
        if next(body.iter(W + "drawing", W + "pict"), None) is not None and not any(
            one.kind == "header" for one in self._parts
        ):
            self.warnings.append(
                "Logo oder Briefkopf stehen im Text der Vorlage, nicht in der Kopfzeile. Setzen Sie den Absatz [[Protokoll]] "
                "dorthin, wo das Protokoll beginnen soll; dann bleibt stehen, was davor steht."
            )
        if any(text.text for text in body.iter(W + "t")):
            self.purifier.note("der Text der Vorlage (sie hat keinen Absatz [[Protokoll]])")
        body[:] = []
        return body


def _holds(element: Element, *tags: str) -> bool:
    return next(element.iter(*tags), None) is not None


def _put(section: Element, tag: str, values: Mapping[str, int | str]) -> None:
    element = section.makeelement(W + tag)
    for name, value in values.items():
        element.set(W + name, str(value))
    section.append(element)


def _number(element: Element, name: str) -> int | None:
    """An attribute as a whole number, where it is one that Word can have written."""
    text = str(element.get(W + name, ""))
    return int(text) if re.fullmatch(r"-?[0-9]{1,5}", text) else None


def _is_on(element: Element | None) -> bool:
    return element is not None and element.get(W + "val", "1") not in _OFF


def _colour(element: Element | None) -> str | None:
    """Six hex digits of a colour of the theme."""
    given = next(iter(element), None) if element is not None else None
    text = "" if given is None else str(given.get("lastClr") or given.get("val", ""))
    return text.upper() if _HEX.fullmatch(text) else None


def _to_xml(root: Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
