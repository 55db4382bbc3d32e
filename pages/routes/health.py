"""Whether the process and its database answer."""

from starlette.requests import Request
from starlette.responses import JSONResponse

from facilitation.workshop import User
from pages.reception import house
from pages.routes.answers import answers_json, in_thread


@answers_json
async def answer(request: Request) -> JSONResponse:
    def count() -> int:
        with house().store.read() as ledger:
            return ledger.count(User)

    await in_thread(count)
    return JSONResponse({"ok": True})
