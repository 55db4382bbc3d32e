"""The projector's link, and the picture that projector and console draw."""

import re
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from facilitation import reading
from facilitation.colour import derive
from facilitation.errors import Missing, NoProjectorLink
from facilitation.workshop import Workshop
from modules.locale.hyphens import hyphenate, hyphenate_all
from pages.identity import admit_projector, read_projector_key, recognise
from pages.reception import house
from pages.routes.address import join_link
from pages.routes.answers import EPOCH, answers_json, answers_page, in_thread


@answers_page
async def open_window(request: Request) -> Response:
    """A projector link: sets the projector's cookie and leads to the format's page in its projector view."""
    workshop_id = read_projector_key(request.path_params["key"])
    if workshop_id is None:
        raise NoProjectorLink

    def look() -> Workshop:
        with house().store.read() as ledger:
            return ledger.get(Workshop, workshop_id)

    workshop = await in_thread(look)
    response = RedirectResponse(f"/{workshop.format}?ansicht=beamer&workshop={workshop.id}", 303)
    admit_projector(response, request, workshop.id)
    return response


@answers_json
async def board(request: Request) -> Response:
    """The picture of a workshop, or what came since a revision; 204 where nothing did."""
    workshop_id = request.query_params.get("workshop", "")
    if not workshop_id:
        raise Missing
    seen = await in_thread(_see, request, workshop_id)
    if seen is None:
        return Response(status_code=204)
    return JSONResponse(seen, headers={"Cache-Control": "no-store"})


def _see(request: Request, workshop_id: str) -> dict[str, Any] | None:
    asked = request.query_params.get("since", "")
    seen = reading.board(
        house(),
        recognise(request).as_viewer(workshop_id),
        workshop_id,
        console=request.query_params.get("role") == "console",
        since=int(asked) if re.fullmatch("[0-9]{1,9}", asked) else None,
    )
    if seen is None:
        return None
    if "workshop" in seen:
        seen["workshop"] |= join_link(request, seen["workshop"]["code"])
        seen["workshop"]["colour"] = derive(seen["workshop"]["colour"])
    console = request.query_params.get("role") == "console"
    shown = ("step",) if console else ("step", "picture", "delta", "plan", "farewell")
    seen |= {part: hyphenate_all(seen[part]) for part in shown if part in seen}
    if "seating" in seen:
        seen["seating"]["people"] = [one | {"group": hyphenate(one["group"])} for one in seen["seating"]["people"]]
    return seen | {"epoch": EPOCH}
