"""The address people type and scan, and the QR code of it."""

import socket
from functools import lru_cache
from typing import Any

import segno
from starlette.datastructures import URL
from starlette.requests import Request

from pages.reception import settings

_HERE = ("localhost", "127.0.0.1", "::1")


def network_address() -> str:
    """This machine's address in the network it is in just now; no packet is sent to find it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("10.255.255.255", 1))
        except OSError:
            return "127.0.0.1"
        return str(probe.getsockname()[0])


def public_address(url: URL) -> str:
    """Scheme, host and port under which tablets reach us, without a slash at the end. `url`: how this browser did."""
    fixed = settings().address
    if fixed:
        return fixed
    host = url.hostname or "localhost"
    port = f":{url.port}" if url.port else ""
    host = network_address() if host in _HERE else host
    return f"{url.scheme}://{f'[{host}]' if ':' in host else host}{port}"


def join_link(request: Request, code: str) -> dict[str, Any]:
    """What the join screen shows: the short address, the whole link and its QR code as an SVG path."""
    url = public_address(request.url)
    link = f"{url}/beitreten/{code}"
    return {"address": url.split("://", 1)[1], "join_url": link, "qr": draw(link)}


@lru_cache(maxsize=64)
def draw(link: str) -> dict[str, Any]:
    """The QR code of a link: its side in modules with the quiet zone, and an SVG path of the dark ones."""
    code = segno.make(link, error="m", micro=False)
    rows = list(code.matrix_iter(border=4))
    path = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    return {"size": len(rows), "path": path}
