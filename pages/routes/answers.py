"""How routes read requests and answer: JSON in and out, refusals as sentences, faults as a short reference."""

import html
import json
import logging
import re
import secrets
from collections.abc import Awaitable, Callable
from functools import wraps
from pathlib import Path
from string import Template
from typing import Any

from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from facilitation import errors
from facilitation.language import LANGUAGES, Translate, german, language
from facilitation.language import mark as _
from modules.locale import translator
from pages.identity import LANGUAGE

log = logging.getLogger("koffer")

EPOCH = secrets.token_hex(4)
LARGEST = 64 * 1024
OWN_HEADER = "x-koffer"
FAILED = _("Das hat nicht geklappt")
FAULT = _("Hier ist ein Fehler passiert. Bitte der Moderation dieses Kennzeichen nennen: {reference}")
_UNFIT = re.compile("[\0\ud800-\udfff]")
_PLAIN = Template((Path(__file__).parent / "plain.html").read_text(encoding="utf-8"))
_STATUS: tuple[tuple[type[errors.WorkshopError], int], ...] = (
    (errors.Unknown, 401),
    (errors.NotJoined, 401),
    (errors.NotAllowed, 403),
    (errors.Missing, 404),
    (errors.TooLarge, 413),
    (errors.Invalid, 422),
    (errors.TooMany, 429),
    (errors.Busy, 503),
    (errors.ReadOnly, 507),
    (errors.WorkshopError, 409),
)

_SPOKEN = frozenset(one.code for one in LANGUAGES)

Answer = Callable[[Request], Awaitable[Response]]


def status_of(refusal: errors.WorkshopError) -> int:
    """The HTTP status of a refusal."""
    return next(status for kind, status in _STATUS if isinstance(refusal, kind))


def language_of(request: Request) -> str:
    """The language chosen on this device, else the first of the browser's own that is one of ours; German otherwise."""
    chosen = request.cookies.get(LANGUAGE)
    if chosen is not None:
        return language(chosen).code
    wanted = (part.partition(";")[0].strip()[:2].lower() for part in request.headers.get("accept-language", "").split(","))
    return next((code for code in wanted if code in _SPOKEN), "de")


def answers_json(answer: Answer) -> Answer:
    """A route whose refusals are {"error", "sentence", "field", "first"}."""

    @wraps(answer)
    async def answered(request: Request) -> Response:
        try:
            return await answer(request)
        except errors.WorkshopError as refusal:
            return JSONResponse(describe(refusal, translator(language_of(request))), status_of(refusal))
        except Exception:  # noqa: BLE001 - a bug must not take the page down; it is logged under a reference
            sentence = fault_sentence(translator(language_of(request)))
            return JSONResponse({"error": "Fault", "sentence": sentence, "field": None, "first": None}, 500)

    return answered


def answers_page(answer: Answer) -> Answer:
    """A route whose refusals are one clear page."""

    @wraps(answer)
    async def answered(request: Request) -> Response:
        code = language_of(request)
        translate = translator(code)
        try:
            return await answer(request)
        except errors.WorkshopError as refusal:
            sentence, status = refusal.sentence(translate), status_of(refusal)
        except Exception:  # noqa: BLE001 - a bug must not take the page down; it is logged under a reference
            sentence, status = fault_sentence(translate), 500
        return plain_page(translate(FAILED), sentence, status=status, code=code)

    return answered


def describe(refusal: errors.WorkshopError, translate: Translate = german) -> dict[str, Any]:
    """A refusal as JSON."""
    return {
        "error": type(refusal).__name__,
        "sentence": refusal.sentence(translate),
        "field": refusal.field,
        "first": getattr(refusal, "first", None),
    }


def fault_sentence(translate: Translate = german) -> str:
    """Log the current exception under a short reference and give the sentence that names it."""
    reference = secrets.token_hex(3)
    log.exception("fault %s", reference)  # noqa: LOG004 - called from the handlers above only
    return translate(FAULT).format(reference=reference)


async def read_json(request: Request) -> dict[str, Any]:
    """The body of a request from our own pages. Raises NotAllowed, TooLarge, Unreadable."""
    require_own(request)
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            raise errors.TooLarge
    try:
        given = _fit(json.loads(body.decode("utf-8"), parse_constant=_refuse))
    except (ValueError, RecursionError) as fault:
        raise errors.Unreadable from fault
    if not isinstance(given, dict):
        raise errors.Unreadable
    return given


def require_own(request: Request) -> None:
    """Only scripts of our own pages can set this header. Raises NotAllowed."""
    if request.headers.get(OWN_HEADER) != "1":
        raise errors.NotAllowed


def _fit(given: Any) -> Any:
    """Without NUL and without the half of a letter that a cut emoji leaves: no database takes them, no answer repeats them."""
    if isinstance(given, str):
        return _UNFIT.sub("", given)
    if isinstance(given, list):
        return [_fit(one) for one in given]
    if isinstance(given, dict):
        return {_fit(name): _fit(value) for name, value in given.items()}
    return given


def _refuse(constant: str) -> Any:
    """NaN and Infinity are no JSON, whatever Python thinks."""
    raise ValueError(constant)


async def in_thread(work: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
    """Run blocking work of the rule book beside the event loop."""
    return await run_sync(lambda: work(*arguments, **named))


def plain_page(title: str, sentence: str, *, body: str = "", status: int = 200, code: str = "de") -> HTMLResponse:
    """A small page of our own. `body` is trusted HTML; title and sentence are text, in the language of `code`."""
    tongue = {"lang": code.split("-")[0], "dir": language(code).direction}
    text = _PLAIN.substitute(tongue, title=html.escape(title), sentence=html.escape(sentence), body=body)
    return HTMLResponse(text, status, headers={"Cache-Control": "no-store"})
