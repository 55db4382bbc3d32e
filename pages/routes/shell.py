"""The shell around every answer: language, security headers, identity, and the corners of Streamlit we close."""

import base64
import hashlib
import re
from functools import lru_cache
from pathlib import Path

import streamlit
from anyio.to_thread import run_sync
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages.identity import recognise
from pages.routes.answers import plain_page
from pages.routes.files import answer_file, find, version

IDENTITY = b"x-koffer-user"
_STATIC = Path(streamlit.__file__).resolve().parent / "static"
_OWN = (
    "/api/",
    "/live",
    "/web/",
    "/tablet",
    "/beitreten",
    "/beamer/",
    "/anmelden",
    "/abmelden",
    "/passwort",
    "/protokoll/",
    "/ergebnis/",
    "/transfer/",
    "/schema/",
    "/gesund",
)
_WITHOUT_SCRIPTS = "Der Modulkoffer braucht JavaScript. Bitte im Browser einschalten oder ein anderes Gerät nehmen."
_CLOSED = re.compile(r"/_stcore/(metrics|agent|script-health-check)\b")
_UPLOAD = "/_stcore/upload_file"
"""Where Streamlit takes files: from facilitators only."""
_HOST_CONFIG = {
    "allowedOrigins": [],
    "useExternalAuthToken": False,
    "enableCustomParentMessages": False,
    "enforceDownloadInNewTab": False,
    "metricsUrl": "",
    "blockErrorDialogs": True,
}


class Shell:
    """ASGI middleware; runs before everything of Streamlit's."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await self.app(await _with_identity(scope), receive, send)
        elif scope["type"] == "http":
            if _UPLOAD in scope["path"] and not (await run_sync(recognise, HTTPConnection(scope))).facilitator:
                await PlainTextResponse("not found", 404)(scope, receive, send)
                return
            await (self._answer(scope) or self.app)(_without_identity(scope), receive, _guarded(send))
        else:
            await self.app(scope, receive, send)

    def _answer(self, scope: Scope) -> ASGIApp | None:
        path = scope["path"]
        if "\0" in path or b"%00" in scope["query_string"]:
            return plain_page("Das hat nicht geklappt", "Diese Adresse ist nicht lesbar.", status=400)
        if _CLOSED.search(path):
            return PlainTextResponse("not found", 404)
        if path.endswith("/_stcore/host-config"):
            return JSONResponse(_HOST_CONFIG)
        if path.startswith("/static/") and scope["method"] in ("GET", "HEAD"):
            return _static(scope)
        if _is_page(scope):
            return HTMLResponse(index(), headers={"Cache-Control": "no-cache"})
        return None


@lru_cache
def index() -> str:
    """Streamlit's page in German, with our script and without the pointer to its agent interface."""
    text = (_STATIC / "index.html").read_text(encoding="utf-8")
    text = text.replace('<html lang="en">', '<html lang="de" translate="no">')
    text = text.replace(
        "<title>Streamlit</title>",
        "<title>Modulkoffer</title>"
        f'<script src="/web/shell.js?v={version()}"></script>'
        f'<link rel="stylesheet" href="/web/style/streamlit.css?v={version()}">',
    )
    text = text.replace('href="./favicon.png"', 'href="/web/icon.svg"')
    text = re.sub(r'\s*<!--\s*Machine-readable.*?-->\s*<link rel="service-desc"[^>]*>', "", text, flags=re.DOTALL)
    text = re.sub(r"<noscript>.*?</noscript>", f"<noscript><p>{_WITHOUT_SCRIPTS}</p></noscript>", text, flags=re.DOTALL)
    text = re.sub(r"<link\s+rel=\"preload\"[^>]*SourceSans[^>]*>", "", text)
    return re.sub(r'(src|href)="\./', r'\1="/', text)


@lru_cache
def policy() -> str:
    """The content security policy; inline scripts of Streamlit's page are allowed by their hash only."""
    inline = re.findall(r"<script>(.*?)</script>", index(), re.DOTALL)
    hashes = " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(one.encode()).digest()).decode()}'" for one in inline)
    return (
        f"default-src 'self'; script-src 'self' {hashes} blob:; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; "
        "base-uri 'self'; form-action 'self'; object-src 'none'"
    )


def _is_page(scope: Scope) -> bool:
    path, wants = scope["path"], Headers(scope=scope).get("accept", "")
    own = path.startswith((*_OWN, "/_stcore", "/media/", "/component", "/static/"))
    return scope["method"] == "GET" and "text/html" in wants and not own


def _static(scope: Scope) -> Response | None:
    path = find(_STATIC / "static", scope["path"].removeprefix("/static/"))
    if path is None:
        return None
    return answer_file(Request(scope), path, path.stat().st_mtime_ns, forever=True)


def _without_identity(scope: Scope) -> Scope:
    """Nobody may say himself who he is."""
    return {**scope, "headers": [pair for pair in scope["headers"] if pair[0].lower() != IDENTITY]}


async def _with_identity(scope: Scope) -> Scope:
    clean = _without_identity(scope)
    badges = await run_sync(recognise, HTTPConnection(scope))
    return {**clean, "headers": [*clean["headers"], (IDENTITY, badges.to_header().encode("ascii"))]}


def _guarded(send: Send) -> Send:
    async def guarded(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=message["headers"])
            headers["content-security-policy"] = policy()
            headers["x-content-type-options"] = "nosniff"
            headers["referrer-policy"] = "same-origin"
            headers["permissions-policy"] = "camera=(), microphone=(), geolocation=()"
            message["headers"] = headers.raw
        await send(message)

    return guarded
