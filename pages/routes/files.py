"""Our own browser files, compressed once and cached by the browser."""

import gzip
import hashlib
import mimetypes
import re
from functools import lru_cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

import modules.web

WEB = Path(modules.web.__file__).resolve().parent
_KINDS = {".js": "text/javascript", ".css": "text/css", ".woff2": "font/woff2", ".svg": "image/svg+xml"}
_COMPRESSED = {".js", ".css", ".svg", ".html", ".json"}
_REMARKS = re.compile(rb"^[ \t]*(?:/\*(?!!).*?\*/[ \t]*$|//[^\n]*$)|^[ \t]+", re.DOTALL | re.MULTILINE)


async def serve(request: Request) -> Response:
    """One file of modules/web; its address with `?v=` never changes, without it the browser asks again."""
    path = find(WEB, request.path_params["path"])
    if path is None or path.suffix not in _KINDS:
        return PlainTextResponse("Diese Datei gibt es hier nicht.", 404)
    stamp = path.stat().st_mtime_ns
    return answer_file(request, path, stamp, forever="v" in request.query_params)


def find(folder: Path, name: str) -> Path | None:
    """The file of that name inside the folder, or None for whatever else is asked for."""
    try:
        path = (folder / name).resolve()
        return path if path.is_relative_to(folder) and path.is_file() else None
    except (OSError, ValueError):  # a name no file system can have
        return None


def answer_file(request: Request, path: Path, stamp: int, *, forever: bool) -> Response:
    """The file, compressed where the browser can read that, or 304 where it has it."""
    body, packed, tag = read_file(path, stamp)
    headers = {
        "ETag": tag,
        "Vary": "Accept-Encoding",
        "Cache-Control": "public, max-age=31536000, immutable" if forever else "no-cache",
    }
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    if packed is not None and "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
        body = packed
    kind = _KINDS.get(path.suffix) or mimetypes.guess_type(path.name)[0]
    return Response(body, headers=headers, media_type=kind)


@lru_cache(maxsize=1024)
def read_file(path: Path, stamp: int) -> tuple[bytes, bytes | None, str]:
    """Content, compressed content where that is worth it, and a tag. `stamp` is the file's time of change."""
    body = path.read_bytes()
    # remarks are for those who read the source; they need not travel to thirty tablets
    if path.suffix == ".js" and path.is_relative_to(WEB):
        body = _REMARKS.sub(b"", body)
    packed = gzip.compress(body, 9) if path.suffix in _COMPRESSED and len(body) > 500 else None
    return body, packed, f'"{hashlib.sha256(body).hexdigest()[:20]}"'


@lru_cache
def version() -> str:
    """Changes when any of our browser files does; goes behind `?v=`."""
    stamps = sorted((str(path), path.stat().st_mtime_ns) for path in WEB.rglob("*") if path.is_file())
    return hashlib.sha256(repr(stamps).encode()).hexdigest()[:10]
