"""Files people take home."""

import re

from starlette.requests import Request
from starlette.responses import Response

from data import word
from facilitation.errors import Missing
from facilitation.minutes import minutes as write_minutes
from facilitation.reading import require_released
from facilitation.workshop import Workshop
from pages.identity import recognise
from pages.reception import house
from pages.routes.answers import answers_page, in_thread

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@answers_page
async def minutes(request: Request) -> Response:
    """The Word protocol: for the facilitator at any time, for everybody else while it is offered."""
    workshop_id = request.path_params["workshop"]
    name, body = await in_thread(_write, request, workshop_id)
    return Response(
        body,
        media_type=WORD,
        headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"},
    )


def _write(request: Request, workshop_id: str) -> tuple[str, bytes]:
    with house().store.read() as ledger:
        workshop = ledger.find(Workshop, id=workshop_id)
    if workshop is None:
        raise Missing
    if recognise(request).facilitator is None:
        require_released(house(), workshop)
    return file_name(workshop), word.write(write_minutes(house(), workshop_id))


def file_name(workshop: Workshop) -> str:
    """A name every file system takes, made of date and format only."""
    return f"Protokoll_{workshop.date.isoformat()}_{re.sub(r'[^a-z_]', '', workshop.format)}.docx"
