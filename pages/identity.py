"""Who is asking: one signed cookie per role, so that three roles in one browser do not disturb each other."""

import re
import secrets
from functools import lru_cache

from itsdangerous import BadSignature, URLSafeSerializer
from starlette.requests import HTTPConnection
from starlette.responses import Response

from facilitation import accounts
from facilitation.ballots import Device
from facilitation.errors import Unreadable
from facilitation.roles import Badges, Facilitator, Projector, Who
from pages.reception import house, settings

GUEST = "koffer_gast"
PROJECTOR = "koffer_beamer"
FACILITATOR = "koffer_moderation"
LANGUAGE = "koffer_sprache"
BALLOT = "x-koffer-ballot"
_DAYS = {GUEST: 40, PROJECTOR: 2, FACILITATOR: 14}


def recognise(connection: HTTPConnection) -> Badges:
    """Read the cookies of a request; a tampered, old or foreign one counts for nothing."""
    token = _read(connection, FACILITATOR)
    user = accounts.recognise(house(), token) if isinstance(token, str) else None
    shown = _read(connection, PROJECTOR)
    device = read_device(connection)
    return Badges(
        Facilitator(user.id, user.name, user.admin) if user else None,
        Projector(shown) if isinstance(shown, str) else None,
        device.guest() if device else None,
    )


def recognise_guest(connection: HTTPConnection) -> Who:
    """Only the participant's cookie is read: the way of every card."""
    device = read_device(connection)
    return device.guest() if device else recognise(connection).as_guest()


def recognise_voter(connection: HTTPConnection) -> Who:
    """The person of this device an entry belongs to, named by a header: somebody else may hold it now. Raises Unreadable."""
    device, ballot = read_device(connection), connection.headers.get(BALLOT)
    if device is None or ballot is None:
        return recognise_guest(connection)
    if not re.fullmatch(r"[0-9]{1,3}", ballot):
        raise Unreadable(field="ballot")
    return device.guest(int(ballot))


def read_device(connection: HTTPConnection) -> Device | None:
    """The participant's device, if this browser is one."""
    match _read(connection, GUEST):
        case [str(workshop_id), str(token)]:
            return Device(workshop_id, token)
        case [str(workshop_id), str(token), int(ballot), int(ballots), str(sealed)]:
            return Device(workshop_id, token, ballot, ballots, sealed)
    return None


def admit_guest(response: Response, connection: HTTPConnection, workshop_id: str) -> None:
    """Let this device take part, as the same person where it already does."""
    device = read_device(connection)
    if device is None or device.workshop_id != workshop_id:
        write_device(response, connection, Device(workshop_id, secrets.token_urlsafe(24)))


def write_device(response: Response, connection: HTTPConnection, device: Device) -> None:
    """Remember who holds the device."""
    shared = [device.ballot, device.ballots, device.sealed] if device.shared else []
    _write(response, connection, GUEST, [device.workshop_id, device.token, *shared])


def admit_projector(response: Response, connection: HTTPConnection, workshop_id: str) -> None:
    _write(response, connection, PROJECTOR, workshop_id)


def admit_facilitator(response: Response, connection: HTTPConnection, token: str) -> None:
    _write(response, connection, FACILITATOR, token)


def facilitator_token(connection: HTTPConnection) -> str | None:
    token = _read(connection, FACILITATOR)
    return token if isinstance(token, str) else None


def projector_key(workshop_id: str) -> str:
    """The signed part of a projector link."""
    return _signer("beamer").dumps(workshop_id)


def read_projector_key(key: str) -> str | None:
    """The workshop a projector link belongs to, or None for a tampered one."""
    try:
        workshop_id = _signer("beamer").loads(key)
    except BadSignature:
        return None
    return workshop_id if isinstance(workshop_id, str) else None


def _read(connection: HTTPConnection, name: str) -> object:
    try:
        return _signer(name).loads(connection.cookies.get(name, ""))
    except BadSignature:
        return None


def _write(response: Response, connection: HTTPConnection, name: str, value: object) -> None:
    response.set_cookie(
        name,
        str(_signer(name).dumps(value)),
        max_age=_DAYS[name] * 24 * 3600,
        httponly=True,
        samesite="lax",
        secure=settings().secure or connection.url.scheme == "https",
    )


@lru_cache
def _signer(salt: str) -> URLSafeSerializer:
    return URLSafeSerializer(settings().secret, salt=salt)
