"""Transfer packages as files: JSON, or inside a Word file as a part of its own. What comes in is read with distrust."""

import base64
import gzip
import hashlib
import html
import io
import json
import re
import zipfile
from collections.abc import Mapping
from itertools import count
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree

from facilitation.errors import NoPackage, OversizedPackage, UnreadablePackage, WorkshopError

LARGEST = 15_000_000
"""Bytes a file may have."""
UNPACKED = 80_000_000
"""Bytes a Word file may have once it is unpacked."""
PARTS = 800
PAYLOAD = 2_000_000
"""Bytes a package may have."""
DEPTH = 30

NAMESPACE = "urn:modulkoffer:transfer:1"
_TAG = f"{{{NAMESPACE}}}package"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_DOCUMENT = "word/document.xml"
_WORDS = re.compile(rb"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_PART = re.compile(r"customXml/[^/]+\.xml")


# ── out ──────────────────────────────────────────────────────────────────────


def write(package: Mapping[str, Any]) -> bytes:
    """A package as JSON that people can read."""
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()


def enclose(word: bytes, package: Mapping[str, Any]) -> bytes:
    """The Word file with the package in it as a custom XML part, which Word and LibreOffice keep."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word)) as given, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        names = set(given.namelist())
        number = next(number for number in count(1) if f"customXml/item{number}.xml" not in names)
        relation = (
            f'<Relationship Id="rIdTransfer{number}" Type="{_RELATIONS}/customXml" Target="../customXml/item{number}.xml"/>'
        )
        override = f'<Override PartName="/customXml/itemProps{number}.xml" ContentType="{_PROPERTIES_TYPE}"/>'
        changed = {
            "word/_rels/document.xml.rels": ("</Relationships>", relation),
            "[Content_Types].xml": ("</Types>", override),
        }
        for part in given.infolist():
            content = given.read(part)
            if part.filename in changed:
                end, more = changed[part.filename]
                content = content.decode().replace(end, more + end).encode()
            archive.writestr(part.filename, content)
        for name, text in _item(number, package, _print(given.read(_DOCUMENT))).items():
            archive.writestr(name, text)
    return written.getvalue()


def _item(number: int, package: Mapping[str, Any], text: str) -> dict[str, str]:
    """The parts that hold a package. `text`: the fingerprint of the words it stands beside."""
    payload = base64.b64encode(gzip.compress(write(package), 9, mtime=0)).decode()
    item_id = str(uuid5(NAMESPACE_URL, str(package.get("checksum")))).upper()
    return {
        f"customXml/item{number}.xml": (
            f'{_XML}<package xmlns="{NAMESPACE}" encoding="gzip+base64" text="{text}">{payload}</package>'
        ),
        f"customXml/itemProps{number}.xml": (
            f'{_XML}<ds:datastoreItem ds:itemID="{{{item_id}}}" xmlns:ds="{_STORE}">'
            f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
        ),
        f"customXml/_rels/item{number}.xml.rels": (
            f'{_XML}<Relationships xmlns="{_PACKAGE_RELATIONS}"><Relationship Id="rId1" '
            f'Type="{_RELATIONS}/customXmlProps" Target="itemProps{number}.xml"/></Relationships>'
        ),
    }


def _print(document: bytes) -> str:
    """A fingerprint of the words of a Word document, whatever its layout."""
    words = html.unescape(b"".join(_WORDS.findall(document)).decode("utf-8", "replace"))
    return hashlib.sha256("".join(words.split()).encode()).hexdigest()


# ── in ───────────────────────────────────────────────────────────────────────


def read(name: str, content: bytes) -> Any:
    """What a .json or .docx file holds as a package, as plain data; `edited` is true where the words beside it were changed.

    Raises OversizedPackage, UnreadablePackage, NoPackage.
    """
    if len(content) > LARGEST:
        raise OversizedPackage
    try:
        is_word = content[:2] == b"PK" or name.lower().endswith(".docx")
        payload, edited = _find(content) if is_word else (content, False)
        if len(payload) > PAYLOAD:
            raise OversizedPackage
        data = json.loads(payload.decode("utf-8-sig"), parse_constant=_refuse)
    except WorkshopError:
        raise
    except Exception as fault:
        raise UnreadablePackage from fault
    if _depth(data) > DEPTH:
        raise UnreadablePackage
    return {**data, "edited": True} if edited and isinstance(data, dict) else data


def _find(content: bytes) -> tuple[bytes, bool]:
    """The payload in the custom XML parts of a Word file, known by its namespace: editors give the parts other names.

    And whether the words of the document are no longer those it was written with.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
        if len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED:
            raise OversizedPackage
        if _DOCUMENT not in {part.filename for part in parts}:
            raise UnreadablePackage
        for part in parts:
            if _PART.fullmatch(part.filename):
                xml = _open(archive, part.filename, 2 * PAYLOAD)
                if NAMESPACE.encode() in xml:
                    payload, text = _payload(xml)
                    return payload, text is not None and text != _print(_open(archive, _DOCUMENT, LARGEST))
    raise NoPackage


def _open(archive: zipfile.ZipFile, name: str, maximum: int) -> bytes:
    """A part, whatever size the archive claims it has. Raises OversizedPackage."""
    with archive.open(name) as opened:
        content = opened.read(maximum + 1)
    if len(content) > maximum:
        raise OversizedPackage
    return content


def _payload(xml: bytes) -> tuple[bytes, str | None]:
    if b"<!" in xml or b"\0" in xml:
        raise UnreadablePackage  # entities and document types have no business here, nor hidden in another encoding
    root = ElementTree.fromstring(xml)  # noqa: S314 - no document type gets this far
    if root.tag != _TAG:
        raise NoPackage
    packed = base64.b64decode("".join((root.text or "").split()), validate=True)
    with gzip.GzipFile(fileobj=io.BytesIO(packed)) as opened:
        return opened.read(PAYLOAD + 1), root.get("text")


def _refuse(constant: str) -> float:
    raise UnreadablePackage  # NaN and Infinity are no JSON


def _depth(data: object) -> int:
    """How deep lists and objects lie in each other."""
    depth, level = 0, [data]
    while level and depth <= DEPTH:
        depth += 1
        level = [
            inner
            for one in level
            if isinstance(one, dict | list)
            for inner in (one.values() if isinstance(one, dict) else one)
            if isinstance(inner, dict | list)
        ]
    return depth
