"""Word files that show an admin what a letterhead does."""

from starlette.requests import Request
from starlette.responses import Response

from data import word
from facilitation import letterheads
from facilitation.roles import require_admin
from pages.identity import recognise
from pages.reception import house
from pages.routes.answers import answers_page, in_thread
from pages.routes.downloads import MINUTES, as_file


@answers_page
async def try_out(request: Request) -> Response:
    """Invented minutes on a letterhead."""
    body = await in_thread(_try_out, request)
    return as_file(body, MINUTES["docx"], "Probeseite.docx")


@answers_page
async def example(request: Request) -> Response:
    """A letterhead to begin with."""
    body = await in_thread(_write_example, request)
    return as_file(body, MINUTES["docx"], "Briefvorlage_Beispiel.docx")


def _try_out(request: Request) -> bytes:
    return letterheads.try_out(house(), recognise(request).as_facilitator(), request.path_params["letterhead"])


def _write_example(request: Request) -> bytes:
    require_admin(recognise(request).as_facilitator())
    return word.write_example()
