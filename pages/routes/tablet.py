"""The participant's device: the lean page, its step, and what it sends."""

import hashlib
import html
import json
import re
from contextlib import suppress
from functools import lru_cache
from string import Template
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from facilitation import desk, reading, seating
from facilitation.ballots import Device, pass_on, veil
from facilitation.colour import style_of
from facilitation.errors import NotJoined, Unreadable
from facilitation.language import LANGUAGES, language
from facilitation.language import mark as _
from facilitation.roles import Guest, require_guest
from facilitation.workshop import Entry, EntryState, Person, Process, Workshop
from modules.locale import texts, translator
from modules.locale.hyphens import hyphenate, hyphenate_headline
from pages.identity import GUEST, LANGUAGE, read_device, recognise_guest, recognise_voter, write_device
from pages.reception import house
from pages.routes.answers import EPOCH, answers_json, answers_page, in_thread, language_of, read_json, require_own
from pages.routes.files import WEB, version
from pages.routes.limits import Limit

SUBMISSIONS = Limit(times=120, minutes=1)
LATE = _("Ihre Eingabe kam nach dem Schließen an. Die Moderation entscheidet, ob sie noch zählt.")
SLOW = _(
    "Einen Moment … Falls hier nichts erscheint, ist dieser Browser zu alt. "
    "Bitte fragen Sie die Moderation nach einem anderen Gerät."
)


@answers_page
async def page(request: Request) -> Response:
    """The page itself, with texts and the first step in it, so that nothing has to be fetched before it can be used."""
    who = recognise_guest(request)
    if not isinstance(who, Guest):
        return RedirectResponse("/beitreten", 303)
    code = language_of(request)
    seen = await in_thread(_see, request)
    colour = await in_thread(_colour, who)
    text = _template().substitute(
        lang=html.escape(code.split("-")[0]),
        dir=language(code).direction,
        title=html.escape(str(seen["workshop"]["title"])),
        version=version(),
        styles=_styles(),
        colours=style_of(colour),
        texts=_embed(texts(code)),
        slow=html.escape(translator(code)(SLOW)),
        state=_embed(seen),
    )
    return HTMLResponse(text, headers={"Cache-Control": "no-store"})


@answers_json
async def step(request: Request) -> Response:
    """What to show now; 304 where the device has it."""
    seen = await in_thread(_see, request)
    stable = {name: value for name, value in seen.items() if name not in ("now", "revision")}
    tag = f'"{hashlib.sha256(json.dumps(stable, sort_keys=True).encode()).hexdigest()[:20]}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return JSONResponse(seen, headers=headers)


async def translations(request: Request) -> Response:
    """All texts of one language; none for German and for languages we do not speak."""
    return JSONResponse(texts(language(request.path_params["language"]).code), headers={"Cache-Control": "no-cache"})


@answers_json
async def join(request: Request) -> Response:
    given = await read_json(request)
    await in_thread(
        desk.join,
        house(),
        recognise_guest(request),
        actor_group=given.get("actor_group"),
        institution=given.get("institution") or "",
        language=language(str(given.get("language") or language_of(request))).code,
    )
    return JSONResponse({"joined": True}, 201)


@answers_json
async def speak(request: Request) -> Response:
    """Choose the language of this device; before joining only the browser remembers it."""
    given = await read_json(request)
    if given.get("language") not in [one.code for one in LANGUAGES]:
        raise Unreadable(field="language")
    who = recognise_guest(request)
    if isinstance(who, Guest):
        with suppress(NotJoined):
            await in_thread(desk.speak, house(), who, language=given["language"])
    response = JSONResponse({"language": given["language"]})
    response.set_cookie(LANGUAGE, given["language"], max_age=40 * 24 * 3600, samesite="lax", httponly=True)
    return response


@answers_json
async def sit(request: Request) -> Response:
    """Sit at a table, for the steps at which tables speak."""
    given = await read_json(request)
    await in_thread(seating.sit, house(), recognise_guest(request), table=str(given.get("table") or ""))
    return JSONResponse({"table": given.get("table")})


@answers_json
async def hand_over(request: Request) -> Response:
    """The device goes to somebody else: {"to": "new" | "next" | number from 0}; the language is theirs."""
    given = await read_json(request)
    device = read_device(request)
    if device is None:
        require_guest(recognise_guest(request))
        raise Unreadable
    passed = await in_thread(pass_on, house(), device, given.get("to"))
    spoken = await in_thread(_language_of, passed)
    response = JSONResponse(_holder(passed) | {"language": spoken or language_of(request)})
    write_device(response, request, passed)
    if spoken:
        response.set_cookie(LANGUAGE, spoken, max_age=40 * 24 * 3600, samesite="lax", httponly=True)
    return response


@answers_json
async def submit(request: Request) -> Response:
    given = await read_json(request)
    who = recognise_voter(request)
    _limit(who)
    waited = given.get("waited") or 0
    if isinstance(waited, bool) or not isinstance(waited, int | float):
        raise Unreadable(field="waited")
    receipt = await in_thread(
        desk.submit,
        house(),
        who,
        id=given.get("id"),
        step=given.get("step"),
        data=given.get("data"),
        waited=waited,
    )
    answer = _receipt(receipt.entry)
    if receipt.late:
        return JSONResponse(answer | {"sentence": translator(language_of(request))(LATE)}, 202)
    return JSONResponse(answer, 200 if receipt.repeated else 201)


@answers_json
async def change(request: Request) -> Response:
    given = await read_json(request)
    who = recognise_voter(request)
    _limit(who)
    entry = await in_thread(desk.change, house(), who, id=request.path_params["id"], data=given.get("data"))
    return JSONResponse(_receipt(entry))


@answers_json
async def withdraw(request: Request) -> Response:
    require_own(request)
    id = request.path_params["id"]
    await in_thread(desk.withdraw, house(), recognise_voter(request), id=id)
    return JSONResponse({"id": id, "state": EntryState.WITHDRAWN.value})


@answers_json
async def go_home(request: Request) -> Response:
    """Who holds this device leaves: what they gave stays, and they are counted no more."""
    require_own(request)
    await in_thread(desk.leave, house(), recognise_guest(request))
    return JSONResponse({"gone": True})


@answers_json
async def leave(request: Request) -> Response:
    """The next person takes this device: it forgets who used it."""
    require_own(request)
    response = JSONResponse({"left": True})
    response.delete_cookie(GUEST)
    return response


@lru_cache
def _template() -> Template:
    return Template((WEB / "tablet" / "page.html").read_text(encoding="utf-8"))


@lru_cache
def _styles() -> str:
    """Both style sheets stand in the page itself: two requests less on a weak network. Tablets are never dark.

    Of the tokens those go along that a tablet's sheets and scripts name.
    """
    sheets = "".join((WEB / "style" / name).read_text(encoding="utf-8") for name in ("tokens.css", "tablet.css"))
    sheets = re.sub(r"/\* dark:.*?(?=/\* forced)|/\*.*?\*/|(?<=[;{}])\s+", "", sheets, flags=re.DOTALL)
    scripts = (path.read_text(encoding="utf-8") for path in sorted((WEB / "tablet").glob("*.js")))
    named = set(re.findall(r"var\((--[\w-]+)", sheets + "".join(scripts)))
    return re.sub(r"(--[\w-]+):[^;}]*;\s*", lambda token: token[0] if token[1] in named else "", sheets)


def _limit(who: object) -> None:
    if isinstance(who, Guest):
        SUBMISSIONS.check(who.person_id)
        SUBMISSIONS.count(who.person_id)


def _receipt(entry: Entry) -> dict[str, Any]:
    return {"id": entry.id, "state": entry.state.value}


def _see(request: Request) -> dict[str, Any]:
    code = language_of(request)
    seen = reading.tablet(house(), recognise_guest(request), translator(code)) | {"epoch": EPOCH, "language": code}
    if language(code).code.split("-")[0] == "de":
        _soften(seen)
    if device := read_device(request):
        mark = house().pseudonym(device.guest(0).person_id, device.workshop_id)[:12]
        seen = veil(device, seen) | {"person": mark, "device": _holder(device)}
    return seen


def _soften(seen: dict[str, Any]) -> None:
    """Soft hyphens in German headlines: the question, what dots go to, and what is asked about one after the other."""
    if step := seen.get("step"):
        step["question"] = hyphenate_headline(step["question"])
    form = seen.get("form") or {"subjects": (), "fields": ()}
    for one in form["subjects"]:
        one["label"] = hyphenate_headline(one["label"])
    for field in form["fields"]:
        if field["kind"] == "dots":
            field["options"] = [{**one, "label": hyphenate(one["label"])} for one in field["options"]]


def _holder(device: Device) -> dict[str, Any]:
    return {"ballot": device.ballot, "ballots": device.ballots}


def _language_of(device: Device) -> str | None:
    """The language of the person who holds the device, once they have joined."""
    with house().store.read() as ledger:
        person = ledger.find(Person, id=device.guest().person_id)
    return person.language if person else None


def _colour(who: Guest) -> str:
    with house().store.read() as ledger:
        return ledger.get(Process, ledger.get(Workshop, who.workshop_id).process_id).colour


def _embed(data: object) -> str:
    """JSON that may stand inside a script element."""
    return (
        json.dumps(data, ensure_ascii=False).replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    )
