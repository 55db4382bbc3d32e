"""One stream per window: says that something changed, never what.

Over HTTP/1.1 a browser holds six connections to a server, in all its windows together. Streams take four of them at
most; further windows are refused theirs and look every few seconds instead, so that the last one still works.
"""

import json
from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from facilitation.errors import Unknown
from facilitation.roles import Guest, Stranger, require_sight
from facilitation.workshop import Workshop
from pages.identity import FACILITATOR, GUEST, PROJECTOR, recognise, recognise_guest
from pages.reception import house, signal
from pages.routes.answers import EPOCH, answers_json, in_thread
from pages.routes.limits import Crowd, address_of

RETRY_MS = 1500
STREAMS = Crowd(most=4)


@answers_json
async def stream(request: Request) -> Response:
    """Server-sent events: `step` for tablets, `revision` for projector and console; first of all where we stand."""
    tablet = request.query_params.get("role", "tablet") == "tablet"
    workshop_id = await in_thread(_admit, request, tablet)
    await in_thread(_revision, workshop_id)  # what is gone is said before the stream begins
    browser = _browser(request)
    STREAMS.check(browser)
    return StreamingResponse(
        _tell(workshop_id, tablet, browser),
        media_type="text/event-stream",
        headers={"Cache-Control": "no-cache, no-transform", "X-Accel-Buffering": "no"},
    )


def _admit(request: Request, tablet: bool) -> str:
    if tablet:
        who = recognise_guest(request)
        if not isinstance(who, Guest):
            raise Unknown
        return who.workshop_id
    workshop_id = request.query_params.get("workshop", "")
    require_sight(recognise(request).as_viewer(workshop_id) if workshop_id else Stranger(), workshop_id)
    return workshop_id


def _browser(request: Request) -> frozenset[str]:
    """What one browser's windows have in common: its cookies; with the projector's, the same on all machines, the address."""
    own = (request.cookies.get(name) for name in (GUEST, FACILITATOR))
    shown = request.cookies.get(PROJECTOR)
    return frozenset(one for one in (*own, f"{address_of(request)} {shown}" if shown else None) if one)


async def _tell(workshop_id: str, tablet: bool, browser: frozenset[str]) -> AsyncIterator[str]:
    kind = "step" if tablet else "revision"
    with STREAMS.join(browser):
        yield f"retry: {RETRY_MS}\n\n"
        notices = signal().listen(workshop_id, steps_only=tablet)
        revision = await in_thread(_revision, workshop_id)
        yield _event(kind, revision)
        async for notice in notices:
            if notice is None:
                yield "event: beat\ndata: {}\n\n"
            else:
                yield _event(kind, notice.revision)


def _event(kind: str, revision: int) -> str:
    return f"event: {kind}\nid: {revision}\ndata: {json.dumps({'revision': revision, 'epoch': EPOCH})}\n\n"


def _revision(workshop_id: str) -> int:
    with house().store.read() as ledger:
        return ledger.get(Workshop, workshop_id).revision
