"""Examples from the library for what is being written, for the facilitator's window."""

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from facilitation import example
from pages.identity import recognise
from pages.reception import books, house
from pages.routes.answers import answers_json, in_thread


@answers_json
async def look_up(request: Request) -> Response:
    """Up to three entries that fit `text` and the `option`s chosen so far, at a step of a workshop."""
    found = await in_thread(_look_up, request)
    return JSONResponse({"examples": found}, headers={"Cache-Control": "no-store"})


def _look_up(request: Request) -> list[dict[str, Any]]:
    who, asked = recognise(request).as_facilitator(), request.query_params
    place = (asked.get("workshop", ""), asked.get("step", ""))
    return example.look_up(house(), books(), who, *place, text=asked.get("text", ""), chosen=asked.getlist("option"))
