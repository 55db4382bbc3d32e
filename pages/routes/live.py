"""One stream per window: says that something changed, never what."""

import json
from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from facilitation.errors import Unknown
from facilitation.roles import Guest, Stranger, require_sight
from facilitation.workshop import Workshop
from pages.identity import recognise, recognise_guest
from pages.reception import house, signal
from pages.routes.answers import EPOCH, answers_json, in_thread

RETRY_MS = 1500


@answers_json
async def stream(request: Request) -> Response:
    """Server-sent events: `step` for tablets, `revision` for projector and console; first of all where we stand."""
    tablet = request.query_params.get("role", "tablet") == "tablet"
    workshop_id = await in_thread(_admit, request, tablet)
    await in_thread(_revision, workshop_id)  # what is gone is said before the stream begins
    return StreamingResponse(
        _tell(workshop_id, tablet),
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


async def _tell(workshop_id: str, tablet: bool) -> AsyncIterator[str]:
    kind = "step" if tablet else "revision"
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
