"""The way in: the code is checked, the device gets its cookie, and everything else happens on the tablet page."""

import html
import re
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from facilitation.errors import ClosedCode, TooMany, UnknownCode
from facilitation.language import Translate
from facilitation.language import mark as _
from facilitation.reading import offer
from facilitation.roles import Guest
from facilitation.workshop import Workshop, WorkshopState
from modules.locale import translator
from pages.identity import admit_guest, recognise_guest
from pages.reception import house
from pages.routes.answers import answers_page, in_thread, language_of, plain_page
from pages.routes.limits import Limit, address_of

FAILURES = Limit(times=20, minutes=10)
JOIN = _("Beitreten")


@answers_page
async def ask(request: Request) -> Response:
    """The page where the six digits are typed."""
    code = re.sub(r"\D", "", request.query_params.get("code", ""))
    if code:
        return RedirectResponse(f"/beitreten/{quote(code)}", 303)
    language = language_of(request)
    translate = translator(language)
    sentence = translate(_("Bitte die sechs Ziffern vom Beamer eingeben."))
    return plain_page(translate(JOIN), sentence, body=_form(translate), code=language)


@answers_page
async def enter(request: Request) -> Response:
    """Check the code; a known one leads to the tablet page, any other back to the form with a sentence."""
    language = language_of(request)
    translate = translator(language)
    try:
        workshop = await _find(request)
    except (UnknownCode, TooMany) as refusal:
        status = 429 if isinstance(refusal, TooMany) else 404
        return plain_page(translate(JOIN), refusal.sentence(translate), body=_form(translate), status=status, code=language)
    except ClosedCode as refusal:
        return plain_page(translate(JOIN), refusal.sentence(translate), status=409, code=language)
    minutes = offer(house(), workshop)
    if workshop.state is WorkshopState.FINISHED and minutes:
        link = _file(translate(_("Protokoll herunterladen (Word)")), minutes["url"], "btn btn-primary")
        if minutes["pdf"]:
            link += _file(translate(_("Protokoll herunterladen (PDF)")), minutes["pdf"], "btn")
        sentence = translate(_("Das Protokoll des Workshops ist freigegeben."))
        return plain_page(translate(_("Danke, dass Sie dabei waren")), sentence, body=link, code=language)
    response = RedirectResponse("/tablet", 303, headers={"Cache-Control": "no-store"})
    admit_guest(response, request, workshop.id)
    return response


def _file(label: str, place: str | None, look: str) -> str:
    return f'<a class="{look}" href="{place}" download>{html.escape(label)}</a>'


def _form(translate: Translate) -> str:
    label, button = html.escape(translate(_("Code"))), html.escape(translate(JOIN))
    return (
        f'<form action="/beitreten" method="get" class="write"><label class="field-pick">{label}'
        '<input class="t-input" name="code" inputmode="numeric" autocomplete="off" pattern="[0-9 ]*" maxlength="9" '
        "required autofocus>"
        f'</label><button class="btn btn-primary">{button}</button></form>'
    )


async def _find(request: Request) -> Workshop:
    address, code = address_of(request), request.path_params["code"]

    def look() -> tuple[Workshop | None, bool]:
        with house().store.read() as ledger:
            found = ledger.find(Workshop, code=code)
        who = recognise_guest(request)
        return found, found is not None and isinstance(who, Guest) and who.workshop_id == found.id

    workshop, inside = await in_thread(look) if re.fullmatch(r"[0-9]{6}", code) else (None, False)
    if not inside:  # checked after looking, so that many guesses at the same moment cannot slip through
        FAILURES.check(address)
    if workshop is None:
        FAILURES.count(address)
        raise UnknownCode
    if workshop.state is WorkshopState.FINISHED and offer(house(), workshop) is None:
        raise ClosedCode
    return workshop
