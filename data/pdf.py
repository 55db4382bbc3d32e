"""A Word file as PDF, by LibreOffice where it is installed."""

import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path

from facilitation.errors import NoPdf, PdfFailed

PATIENCE = 90.0
"""Seconds; a protocol with 10,000 cards takes about five."""
_GERMAN = (
    '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    '<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>de-DE</value></prop>'
    "</item></oor:items>"
)
"""LibreOffice writes the figures of a chart in the language of its profile, not in that of the document."""


@cache
def program() -> str | None:
    """The path of LibreOffice, None where there is none."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def convert(word: bytes, patience: float = PATIENCE) -> bytes:
    """The bytes of a tagged PDF, made in a profile of its own that is gone afterwards. Raises NoPdf, PdfFailed."""
    office = program()
    if office is None:
        raise NoPdf
    with tempfile.TemporaryDirectory(prefix="koffer-pdf-") as folder:
        source, made = Path(folder) / "protokoll.docx", Path(folder) / "protokoll.pdf"
        source.write_bytes(word)
        _settle(Path(folder))
        _run([office, *_arguments(Path(folder), source)], Path(folder), patience)
        if not made.exists():
            raise PdfFailed
        return made.read_bytes()


def _settle(folder: Path) -> None:
    """A profile in German."""
    settings = folder / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_GERMAN, encoding="utf-8")


def _arguments(folder: Path, source: Path) -> list[str]:
    return [
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--convert-to",
        'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}',
        "--outdir",
        str(folder),
        str(source),
    ]


def _run(command: list[str], home: Path, patience: float) -> None:
    """Wait for the command; what is not done in time is ended with all it started. Raises PdfFailed."""
    process = subprocess.Popen(  # noqa: S603 - our own command on our own file
        command,
        cwd=home,
        env=os.environ | {"HOME": str(home)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(patience)
    except subprocess.TimeoutExpired as late:
        raise PdfFailed from late
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
