"""The facilitator's sign-in, before any Streamlit page."""

import html
from urllib.parse import parse_qs, urlsplit

from anyio import Lock
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from facilitation import accounts
from facilitation.errors import NotAllowed, SamePassword, TooLarge, TooMany, WeakPassword, WrongPassword
from facilitation.workshop import User
from pages.identity import FACILITATOR, admit_facilitator, facilitator_token, recognise
from pages.reception import house
from pages.routes.answers import LARGEST, answers_page, in_thread, plain_page, status_of
from pages.routes.limits import Limit, address_of

FAILURES = Limit(times=10, minutes=5)
_one_at_a_time = Lock()


@answers_page
async def form(request: Request) -> Response:
    return _form("Bitte mit Namen und Passwort anmelden.")


@answers_page
async def sign_in(request: Request) -> Response:
    """Check name and password, set the cookie, go to the start page."""
    given = await _read_form(request)
    name, password = given.get("name", ""), given.get("password", "")
    try:
        token, user = await _check(address_of(request), name, password)
    except (WrongPassword, TooMany) as refusal:
        return _form(refusal.sentence(), name=name, status=status_of(refusal))
    response = RedirectResponse("/passwort" if user.must_change else "/", 303)
    admit_facilitator(response, request, token)
    return response


async def _check(address: str, name: str, password: str) -> tuple[str, User]:
    """One password after the other: each takes 64 MB to check, and many at once must not slip past the limit."""
    async with _one_at_a_time:
        FAILURES.check(address)
        try:
            return await in_thread(accounts.sign_in, house(), name=name, password=password)
        except WrongPassword:
            FAILURES.count(address)
            raise


@answers_page
async def sign_out(request: Request) -> Response:
    await _read_form(request)
    token = facilitator_token(request)
    if token:
        await in_thread(accounts.sign_out, house(), token)
    response = RedirectResponse("/anmelden", 303)
    response.delete_cookie(FACILITATOR)
    return response


@answers_page
async def password_form(request: Request) -> Response:
    if (await in_thread(recognise, request)).facilitator is None:
        return RedirectResponse("/anmelden", 303)
    return _password_form("Bitte jetzt ein eigenes Passwort wählen.")


@answers_page
async def change_password(request: Request) -> Response:
    given = await _read_form(request)
    who = (await in_thread(recognise, request)).as_facilitator()
    try:
        await in_thread(accounts.change_password, house(), who, old=given.get("old", ""), new=given.get("new", ""))
    except (WrongPassword, WeakPassword, SamePassword) as refusal:
        return _password_form(refusal.sentence(), status=422)
    return RedirectResponse("/", 303)


async def _read_form(request: Request) -> dict[str, str]:
    """The fields of a form sent from our own page. Raises NotAllowed for another site's, TooLarge."""
    origin = request.headers.get("origin")
    if origin and urlsplit(origin).netloc != request.headers.get("host"):
        raise NotAllowed
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            raise TooLarge
    fields = parse_qs(body.decode("utf-8", "replace"))
    return {name: values[0].replace("\0", "") for name, values in fields.items()}


def _form(sentence: str, *, name: str = "", status: int = 200) -> Response:
    body = (
        '<form method="post" action="/anmelden" class="write">'
        '<label class="field-pick">Name<input class="t-input" name="name" autocomplete="username" required '
        f'value="{html.escape(name, quote=True)}"></label>'
        '<label class="field-pick">Passwort<input class="t-input" name="password" type="password" '
        'autocomplete="current-password" required></label>'
        '<button class="btn btn-primary">Anmelden</button></form>'
        '<p class="t-help"><a href="/beitreten">Ich möchte teilnehmen und habe einen Code</a></p>'
    )
    return plain_page("Anmelden als Moderation", sentence, body=body, status=status)


def _password_form(sentence: str, *, status: int = 200) -> Response:
    body = (
        '<form method="post" action="/passwort" class="write">'
        '<label class="field-pick">Bisheriges Passwort<input class="t-input" name="old" type="password" '
        'autocomplete="current-password" required></label>'
        '<label class="field-pick">Neues Passwort, mindestens '
        f"{accounts.PASSWORD_MINIMUM} Zeichen"
        '<input class="t-input" name="new" type="password" autocomplete="new-password" required></label>'
        '<button class="btn btn-primary">Passwort ändern</button></form>'
        '<p class="t-help"><a href="/">Später</a></p>'
    )
    return plain_page("Eigenes Passwort", sentence, body=body, status=status)
