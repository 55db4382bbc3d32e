"""Where something comes from and what became of it, for the facilitator's window."""

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from facilitation import trace
from pages.identity import recognise
from pages.reception import house
from pages.routes.answers import answers_json, in_thread


@answers_json
async def look_up(request: Request) -> Response:
    """One thing of a workshop, named by its id, in both directions."""
    found = await in_thread(_look_up, request)
    return JSONResponse(found, headers={"Cache-Control": "no-store"})


def _look_up(request: Request) -> dict[str, Any]:
    who = recognise(request).as_facilitator()
    return trace.look_up(house(), who, request.query_params.get("workshop", ""), request.query_params.get("id", ""))
