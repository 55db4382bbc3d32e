"""A letterhead somebody sends: read, made safe, tried out, and told about."""

from __future__ import annotations

from dataclasses import replace

from data.word.letterhead import open_letterhead
from data.word.sanitiser import sanitise
from data.word.styles import Accent
from data.word.writer import write
from facilitation.document import Cards, Column, Document, Heading, Section, Table, Text
from facilitation.errors import TemplateUnreadable
from facilitation.letterhead import Reading

_TRIAL = Document(
    "Probe",
    (Heading(1, "Probe"), Text("Probe"), Cards("Probe", ()), Section(landscape=True), Table("Probe", (Column("Probe"),), ())),
)


def take_in(content: bytes) -> Reading:
    """A letterhead that minutes can be written into, and the report about it.

    Raises NoWordFile, TemplateTooLarge, TemplateEncrypted, TemplateOld, TemplateStrict, TemplateUnreadable, TemplateUnsafe.
    """
    clean = sanitise(content)
    try:
        report = open_letterhead(clean.content, Accent()).report
        write(_TRIAL, letterhead=clean.content)
    except Exception as fault:
        raise TemplateUnreadable from fault
    return Reading(
        clean.content,
        replace(report, removed=clean.removed, warnings=tuple(dict.fromkeys((*clean.warnings, *report.warnings)))),
    )
