"""Whether the process and its database answer, and what answers where there is nothing."""

from starlette.requests import Request
from starlette.responses import JSONResponse

from facilitation.errors import Missing
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


@answers_json
async def nowhere(request: Request) -> JSONResponse:
    """There is nothing at this address; without this route Streamlit's page would answer."""
    raise Missing
