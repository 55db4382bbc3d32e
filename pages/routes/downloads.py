"""Files people take home."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import Response

from facilitation.errors import Missing, NotReleased
from facilitation.house import House
from facilitation.reading import require_released
from facilitation.roles import Facilitator, name_of, require_facilitator
from facilitation.variants import Variant
from facilitation.workshop import Workshop
from modules import schema
from modules.schema import package
from pages import takeaway
from pages.identity import recognise
from pages.reception import house
from pages.routes.answers import answers_page, in_thread

_converting = CapacityLimiter(1)
"""LibreOffice takes a whole core: one at a time, and who waits holds no thread."""


K = TypeVar("K")


@dataclass(frozen=True)
class Kind:
    """A kind of file: how it is written, and how browsers call it."""

    write: Callable[[House, str], bytes]
    media_type: str


MINUTES: Mapping[str, str] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
NAMES: Mapping[Variant, str] = {
    Variant.FULL: "Protokoll",
    Variant.COUNCIL: "Ratsfassung",
    Variant.PUBLIC: "Veroeffentlichung",
}
RESULTS: Mapping[str, Kind] = {
    "xlsx": Kind(takeaway.results_as_workbook, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "zip": Kind(takeaway.results_as_tables, "application/zip"),
    "json": Kind(takeaway.results_as_data, "application/json"),
    "ics": Kind(takeaway.dates_as_calendar, "text/calendar; charset=utf-8"),
}

TRANSFER: Mapping[str, Kind] = {
    "docx": Kind(takeaway.transfer_as_word, MINUTES["docx"]),
    "json": Kind(takeaway.transfer_as_data, "application/json"),
}

SCHEMAS: Mapping[str, Callable[[], str]] = {"ergebnis-1": schema.write, "transfer-1": package.write}


@answers_page
async def minutes(request: Request) -> Response:
    """The minutes as Word or PDF: for the facilitator any variant of any version, for everybody else what is offered.

    `art` names the variant and `fassung` the version; without them the facilitator gets everything as it stands.
    """
    ending = request.path_params["ending"]
    media_type = _kind(MINUTES, ending)
    workshop, paper = await in_thread(_paper, request)
    make = paper.as_pdf if ending == "pdf" else paper.as_word
    body = await run_sync(make, limiter=_converting if ending == "pdf" else None)
    name = file_name(NAMES[paper.variant], workshop, ending, paper.version)
    return as_file(body, media_type, name)


@answers_page
async def results(request: Request) -> Response:
    """All results as spreadsheet, tables, data or calendar: for the facilitator, at any time."""
    ending = request.path_params["ending"]
    kind = _kind(RESULTS, ending)
    workshop = await in_thread(_may_take, request)
    body = await in_thread(kind.write, house(), workshop.id)
    return as_file(body, kind.media_type, file_name("Ergebnis", workshop, ending))


@answers_page
async def transfer(request: Request) -> Response:
    """The transfer package as Word or JSON: for the facilitator, once the minutes are released."""
    ending = request.path_params["ending"]
    kind = _kind(TRANSFER, ending)
    workshop = await in_thread(_may_pass_on, request)
    body = await in_thread(kind.write, house(), workshop.id)
    return as_file(body, kind.media_type, file_name("Transfer", workshop, ending))


@answers_page
async def table(request: Request) -> Response:
    """The result of one step as CSV: for the facilitator, once it is revealed."""
    workshop, step = await in_thread(_may_take, request), request.path_params["step"]
    body = await in_thread(takeaway.result_as_table, house(), workshop.id, step)
    return as_file(body, "text/csv; charset=utf-8", file_name(f"Ergebnis_{_plain(step)}", workshop, "csv"))


@answers_page
async def published_schema(request: Request) -> Response:
    """The JSON Schema of results or packages, for whoever wants to read them by program."""
    write = SCHEMAS.get(request.path_params["name"])
    if write is None:
        raise Missing
    return Response(write(), media_type="application/schema+json")


def file_name(what: str, workshop: Workshop, ending: str, version: str = "") -> str:
    """A name every file system takes, made of date, format and version only."""
    return "_".join(filter(None, (what, workshop.date.isoformat(), _plain(workshop.format), version))) + f".{ending}"


def _plain(key: str) -> str:
    return re.sub(r"[^a-z_]", "", key)


def _kind(kinds: Mapping[str, K], ending: str) -> K:
    if ending not in kinds:
        raise Missing
    return kinds[ending]


def _paper(request: Request) -> tuple[Workshop, takeaway.Paper]:
    """The file asked for. Raises NotAllowed where somebody else than a facilitator chooses."""
    workshop, who = _find(request), recognise(request).as_facilitator()
    variant, number = _variant(request), _number(request)
    if variant is None and number is None and not isinstance(who, Facilitator):
        require_released(house(), workshop)
        return workshop, takeaway.as_offered(house(), workshop.id)
    by = name_of(require_facilitator(who))
    if number is None:
        return workshop, takeaway.as_it_stands(house(), workshop.id, variant or Variant.FULL, by)
    return workshop, takeaway.as_released(house(), workshop.id, number, variant or Variant.FULL)


def _variant(request: Request) -> Variant | None:
    asked = request.query_params.get("art")
    if asked is None:
        return None
    return _kind({name.lower(): variant for variant, name in NAMES.items()}, asked)


def _number(request: Request) -> int | None:
    asked = request.query_params.get("fassung")
    if asked is None:
        return None
    if not re.fullmatch(r"[0-9]{1,4}", asked):
        raise Missing
    return int(asked)


def _may_take(request: Request) -> Workshop:
    require_facilitator(recognise(request).as_facilitator())
    return _find(request)


def _may_pass_on(request: Request) -> Workshop:
    workshop = _may_take(request)
    if workshop.released_at is None:
        raise NotReleased
    return workshop


def _find(request: Request) -> Workshop:
    with house().store.read() as ledger:
        workshop = ledger.find(Workshop, id=request.path_params["workshop"])
    if workshop is None:
        raise Missing
    return workshop


def as_file(body: bytes, media_type: str, name: str) -> Response:
    """An answer that browsers save under this name."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(body, media_type=media_type, headers=headers)
