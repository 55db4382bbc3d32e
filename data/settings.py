"""What is set from outside, by environment variables, and read once at start."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from sqlalchemy.exc import ArgumentError

from data.database import locate
from facilitation.errors import BadSetting

HOUSE = Path(__file__).resolve().parent.parent
_SHORTEST_SECRET = 32


@dataclass(frozen=True)
class Settings:
    """`database`: an SQLAlchemy address. `secret`: signs cookies and keeps pseudonyms apart. `address`: how browsers
    reach the house from outside, without a slash at the end, or None to take the address in the local network.
    `folder`: where the house keeps what it makes.
    """

    database: str = field(repr=False)
    secret: bytes = field(repr=False)
    address: str | None
    folder: Path

    @property
    def secure(self) -> bool:
        """Whether browsers come by https, so that cookies may insist on it."""
        return self.address is not None and self.address.startswith("https://")

    @classmethod
    def read(cls, environment: Mapping[str, str] = os.environ) -> Self:
        """KOFFER_FOLDER, KOFFER_DATABASE, KOFFER_SECRET, KOFFER_ADDRESS; nothing has to be set. Raises BadSetting."""
        folder = Path(environment.get("KOFFER_FOLDER") or HOUSE / "var").absolute()
        return cls(
            database=_database(environment.get("KOFFER_DATABASE") or f"sqlite:///{folder / 'koffer.sqlite3'}"),
            secret=_secret(environment.get("KOFFER_SECRET"), folder / "secret.key"),
            address=_address(environment.get("KOFFER_ADDRESS")),
            folder=folder,
        )


def _database(database: str) -> str:
    try:
        backend = locate(database).get_backend_name()
    except ArgumentError as error:
        raise BadSetting("KOFFER_DATABASE", "das ist keine Datenbankadresse") from error
    if backend not in ("sqlite", "postgresql"):
        raise BadSetting("KOFFER_DATABASE", "möglich sind sqlite:///… und postgresql://…")
    return database


def _secret(given: str | None, file: Path) -> bytes:
    if not given:
        return keep_secret(file)
    if len(given) < _SHORTEST_SECRET:
        raise BadSetting("KOFFER_SECRET", f"nötig sind mindestens {_SHORTEST_SECRET} Zeichen")
    return given.encode()


def _address(given: str | None) -> str | None:
    if not given:
        return None
    parts = urlsplit(given)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise BadSetting("KOFFER_ADDRESS", "gemeint ist etwa https://koffer.example.de")
    return given.rstrip("/")


def keep_secret(file: Path) -> bytes:
    """The secret of this house, made at first start, readable for its owner only. Raises BadSetting for a damaged one."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
        fresh.touch(mode=0o600)
        try:
            fresh.write_bytes(secrets.token_bytes(_SHORTEST_SECRET))
            file.hardlink_to(fresh)
        except FileExistsError:  # another process was first
            pass
        finally:
            fresh.unlink()
    secret = file.read_bytes()
    if len(secret) < _SHORTEST_SECRET:
        raise BadSetting(str(file), "die Datei ist beschädigt")
    return secret
