"""Packages as files: what is written can be read again, and nothing hostile gets through."""

import base64
import gzip
import io
import json
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest

from data import transfer, word
from facilitation.document import Document, Text
from facilitation.errors import NoPackage, OversizedPackage, UnreadablePackage, WorkshopError

PACKAGE: dict[str, Any] = {"kind": "modulkoffer.transfer", "version": 1, "checksum": "x", "content": {"ä": ["<b>", "=1+1", 3]}}


@pytest.fixture
def file() -> bytes:
    return transfer.enclose(word.write(Document("Steckbrief", (Text("Das Paket steckt darin."),))), PACKAGE)


def part(xml: bytes, *, name: str = "customXml/item7.xml") -> bytes:
    """A Word file with one custom XML part."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", "<w/>")
        archive.writestr(name, xml)
    return written.getvalue()


def item(payload: bytes) -> bytes:
    return f'<package xmlns="{transfer.NAMESPACE}">{base64.b64encode(payload).decode()}</package>'.encode()


def test_what_is_written_as_json_can_be_read_again() -> None:
    assert transfer.read("paket.json", transfer.write(PACKAGE)) == PACKAGE
    assert transfer.read("paket.json", b"\xef\xbb\xbf" + transfer.write(PACKAGE)) == PACKAGE


def test_what_is_enclosed_in_a_word_file_can_be_read_again(file: bytes) -> None:
    assert transfer.read("steckbrief.docx", file) == PACKAGE


def test_a_word_file_is_known_by_its_content_and_not_by_its_name(file: bytes) -> None:
    assert transfer.read("paket.json", file) == PACKAGE


def test_the_part_is_found_under_any_name() -> None:
    assert transfer.read("a.docx", part(item(gzip.compress(b"[1]")))) == [1]


def test_words_changed_in_the_word_file_are_noticed(file: bytes) -> None:
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as given, zipfile.ZipFile(changed, "w") as archive:
        for name in given.namelist():
            archive.writestr(name, given.read(name).replace(b"steckt darin", b"steckt nirgends"))
    assert transfer.read("steckbrief.docx", changed.getvalue()) == {**PACKAGE, "edited": True}


def test_a_second_package_finds_its_place_beside_another(file: bytes) -> None:
    assert transfer.read("steckbrief.docx", transfer.enclose(file, PACKAGE)) == PACKAGE


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_package_survives_being_saved_by_libreoffice(file: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(file)
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to"]
    subprocess.run(
        [*command, "docx:MS Word 2007 XML", "--outdir", str(tmp_path / "out"), str(tmp_path / "a.docx")],
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert transfer.read("a.docx", (tmp_path / "out" / "a.docx").read_bytes()) == PACKAGE


ENTITY = (
    f'<!DOCTYPE package [<!ENTITY e SYSTEM "file:///etc/passwd">]><package xmlns="{transfer.NAMESPACE}">&e;</package>'.encode()
)
LAUGHS = (
    f'<!DOCTYPE package [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><package xmlns="{transfer.NAMESPACE}">&b;</package>'.encode()
)


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"", UnreadablePackage),
        (b"Guten Tag", UnreadablePackage),
        (b'{"kind": ', UnreadablePackage),
        (b"\xff\xfe{\x00}\x00", UnreadablePackage),
        (b'{"a": NaN}', UnreadablePackage),
        (b"[" * 100_000, UnreadablePackage),
        (b"[" * 40 + b"]" * 40, UnreadablePackage),
        (b'"' + b"a" * transfer.PAYLOAD + b'"', OversizedPackage),
        (b"a" * (transfer.LARGEST + 1), OversizedPackage),
        (b"PK\x03\x04 und weiter nichts", UnreadablePackage),
        (word.write(Document("Protokoll", (Text("Ohne Paket."),))), NoPackage),
        (part(b"<package/>"), NoPackage),
        (part(b'<other xmlns="%s"/>' % transfer.NAMESPACE.encode()), NoPackage),
        (part(ENTITY), UnreadablePackage),
        (part(LAUGHS), UnreadablePackage),
        (part(ENTITY.decode().encode("utf-16")), NoPackage),
        (part(item(b"kein gzip")), UnreadablePackage),
        (part(item(gzip.compress(b"[1]")[:-9])), UnreadablePackage),
        (part(item(gzip.compress(b" " * 50_000_000))), OversizedPackage),
        (part(b" " * 90_000_000), OversizedPackage),
        (part(item(gzip.compress(b"[1]")), name="word/theme.xml"), NoPackage),
    ],
)
def test_what_is_no_sound_package_is_refused_with_a_sentence(content: bytes, refusal: type[WorkshopError]) -> None:
    with pytest.raises(refusal) as told:
        transfer.read("steckbrief.docx" if content[:2] == b"PK" else "paket.json", content)
    assert told.value.sentence().endswith(".")


def test_a_spreadsheet_is_not_taken_for_a_word_file() -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    with pytest.raises(UnreadablePackage):
        transfer.read("liste.docx", written.getvalue())


def test_a_file_that_was_damaged_on_its_way_is_refused_or_read_as_it_was(file: bytes) -> None:
    for place in range(0, len(file), 97):
        broken = bytearray(file)
        broken[place] ^= 0x55
        try:
            read = transfer.read("steckbrief.docx", bytes(broken))
        except WorkshopError:
            continue
        assert json.loads(json.dumps(read)) == PACKAGE
