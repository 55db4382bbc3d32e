"""A Word file as the parts it is packed from. What somebody sent is read with distrust and within limits."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any, NamedTuple, TypeAlias
from xml.sax.saxutils import quoteattr

from lxml import etree

from facilitation.errors import (
    NoWordFile,
    TemplateEncrypted,
    TemplateOld,
    TemplateStrict,
    TemplateTooLarge,
    TemplateUnreadable,
    TemplateUnsafe,
)

Element: TypeAlias = Any
"""An element of lxml, which has no types of its own."""

LARGEST = 15_000_000
"""Bytes a file may have."""
UNPACKED, PART = 80_000_000, 30_000_000
"""Bytes all its parts, and one of them, may have once unpacked; what the file itself says about that is not believed."""
PARTS = 800
XML_LARGEST, TAGS = 4_000_000, 60_000
"""Bytes and tags of a part in XML: empty paragraphs take a thousand times the memory they take in the file."""

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
SCHEMAS = "http://schemas.openxmlformats.org"
OFFICE = f"{SCHEMAS}/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_PACKAGE = f"{{{SCHEMAS}/package/2006/relationships}}"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
MACROS = "application/vnd.ms-word"
_MAIN = (
    f"{WORD}.document.main+xml",
    f"{WORD}.template.main+xml",
    f"{MACROS}.document.macroEnabled.main+xml",
    f"{MACROS}.template.macroEnabledTemplate.main+xml",
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY = b"PK\x01\x02"
_ENCRYPTED = 1


class Relation(NamedTuple):
    """What a part refers to: the last word of its kind, and the name of another part, or, outside, an address."""

    id: str
    kind: str
    target: str
    outside: bool


class Package:
    """A Word file, unpacked. `names`: those of its parts; capital letters do not count in them.

    Raises TemplateTooLarge, TemplateEncrypted, TemplateOld, TemplateStrict, TemplateUnreadable, TemplateUnsafe, NoWordFile, and
    whatever zipfile has to say about an archive that is damaged.
    """

    def __init__(self, content: bytes) -> None:
        unpacked = _unpack(content)
        self.names = list(unpacked)
        self._parts = {name.lower(): part for name, part in unpacked.items()}
        if "[content_types].xml" not in self._parts or "_rels/.rels" not in self._parts:
            raise NoWordFile
        mains = [one.target for one in self.relations("") if one.kind == "officeDocument" and not one.outside]
        if len(mains) != 1 or self.type_of(mains[0]) not in _MAIN:
            raise NoWordFile
        self.main = mains[0]
        if self.main not in self:
            raise TemplateUnreadable

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._parts

    def blob(self, name: str) -> bytes:
        return self._parts[name.lower()]

    def tree(self, name: str) -> Element:
        """A part as XML. Raises TemplateTooLarge, TemplateUnreadable, TemplateUnsafe."""
        return parse(self.blob(name))

    def type_of(self, name: str) -> str:
        """The content type the file gives a part, or nothing."""
        name = name.lower()
        return self._types.get(f"/{name}") or self._types.get(name.rsplit(".", 1)[-1], "")

    @cached_property
    def _types(self) -> dict[str, str]:
        """Content types by the names of parts, which begin with a slash, and by endings."""
        entries = list(self.tree("[Content_Types].xml"))
        return {
            str(entry.get("PartName") or entry.get("Extension", "")).lower(): str(entry.get("ContentType", ""))
            for entry in entries
        }

    def relations(self, name: str) -> list[Relation]:
        """What a part refers to, `""` for the file itself. Raises TemplateStrict."""
        folder, file = posixpath.split(name)
        listed = posixpath.join(folder, "_rels", f"{file}.rels")
        return list(self._read_relations(listed, folder)) if listed in self else []

    def _read_relations(self, listed: str, folder: str) -> Iterator[Relation]:
        for entry in self.tree(listed).iterfind(f"{_PACKAGE}Relationship"):
            kind, target = str(entry.get("Type", "")), str(entry.get("Target", ""))
            if kind.startswith(STRICT):
                raise TemplateStrict
            outside = entry.get("TargetMode") == "External"
            if not outside:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            yield Relation(str(entry.get("Id", "")), kind.rsplit("/", 1)[-1], target, outside)


class Made(NamedTuple):
    """A part to be written, and by what kind of relation others refer to it. Names are whole: `word/styles.xml`."""

    name: str
    kind: str
    content_type: str
    content: bytes | str
    relations: Sequence[Relation] = ()


def pack(parts: Sequence[Made]) -> bytes:
    """A file of these parts; the first one is the document."""
    main = Relation("rId1", "officeDocument", parts[0].name, outside=False)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("[Content_Types].xml", _content_types(parts))
        archive.writestr("_rels/.rels", _relations("", [main]))
        for part in parts:
            archive.writestr(part.name, part.content)
            if part.relations:
                folder, file = posixpath.split(part.name)
                archive.writestr(f"{folder}/_rels/{file}.rels", _relations(folder, part.relations))
    return packed.getvalue()


def _content_types(parts: Iterable[Made]) -> str:
    listed = "".join(f'<Override PartName="/{part.name}" ContentType="{part.content_type}"/>' for part in parts)
    return (
        f'{DECLARATION}<Types xmlns="{SCHEMAS}/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def _relations(folder: str, relations: Iterable[Relation]) -> str:
    listed = "".join(
        f'<Relationship Id="{one.id}" Type="{OFFICE}/{one.kind}" Target={_target(folder, one)}/>' for one in relations
    )
    return f'{DECLARATION}<Relationships xmlns="{SCHEMAS}/package/2006/relationships">{listed}</Relationships>'


def _target(folder: str, relation: Relation) -> str:
    if relation.outside:
        return f'{quoteattr(relation.target)} TargetMode="External"'
    return quoteattr(posixpath.relpath(relation.target, folder or "."))


def parse(content: bytes) -> Element:
    """XML of somebody else's. Raises TemplateTooLarge, TemplateUnreadable; TemplateUnsafe where it defines words of its own."""
    if len(content) > XML_LARGEST or content.count(b"<") > TAGS:
        raise TemplateTooLarge(limit=LARGEST // 1_000_000)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise TemplateUnsafe if b"<!DOCTYPE" in content or b"<!ENTITY" in content else TemplateUnreadable from fault
    if root.getroottree().docinfo.doctype:
        raise TemplateUnsafe
    return root


def _unpack(content: bytes) -> dict[str, bytes]:
    """The parts by their names."""
    if len(content) > LARGEST or content.count(_ENTRY) > 2 * PARTS:
        raise TemplateTooLarge(limit=LARGEST // 1_000_000)
    if content.startswith(_OLE):
        raise TemplateEncrypted if "EncryptedPackage".encode("utf-16-le") in content else TemplateOld
    if not content.startswith(b"PK"):
        raise NoWordFile
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return _read_parts(archive)


def _read_parts(archive: zipfile.ZipFile) -> dict[str, bytes]:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > PARTS:
        raise TemplateTooLarge(limit=LARGEST // 1_000_000)
    parts: dict[str, bytes] = {}
    left = UNPACKED
    if len({entry.filename.lower() for entry in entries}) < len(entries):
        raise TemplateUnsafe
    for entry in entries:
        name = entry.filename
        if entry.flag_bits & _ENCRYPTED:
            raise TemplateEncrypted
        if name.startswith("/") or "\\" in name or ".." in name.split("/"):
            raise TemplateUnsafe
        with archive.open(entry) as part:
            parts[name] = part.read(min(PART, left) + 1)
        left -= len(parts[name])
        if left < 0 or len(parts[name]) > PART:
            raise TemplateTooLarge(limit=LARGEST // 1_000_000)
    return parts
