"""The command line: `python app.py run`, `probelauf`, `demo`, `user`."""

import argparse
import resource
import socket
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from data.schema import migrate
from facilitation import accounts
from facilitation.errors import BrokenBox, WorkshopError
from facilitation.workshop import User
from pages import fault, reception
from pages.routes.address import network_address

FILES = 65_536


def main(app: Any, arguments: Sequence[str]) -> int:
    """Carry out one command; gives the exit code, and one sentence where something outside does not fit."""
    given = read(arguments)
    try:
        return carry_out(app, given)
    except (WorkshopError, BrokenBox, OSError) as reason:
        print(fault.outside(reason), file=sys.stderr)
    return 1


def read(arguments: Sequence[str]) -> argparse.Namespace:
    """The command line as typed; ends the process where it is none."""
    parser = argparse.ArgumentParser(prog="app.py", description="Der Modulkoffer")
    commands = parser.add_subparsers(dest="command", required=True)
    run = commands.add_parser("run", help="startet den Modulkoffer")
    run.add_argument("--port", type=_port, default=8501)
    run.add_argument("--host", default="0.0.0.0")  # noqa: S104 - tablets in the hall must reach it
    rehearse = commands.add_parser("probelauf", help="spielt einen Workshop aus einer Datei")
    rehearse.add_argument("scenario", type=Path)
    rehearse.add_argument("--out", type=Path, required=True)
    rehearse.add_argument("--database", help="statt einer vorübergehenden Datenbank")
    commands.add_parser("demo", help="legt den Beispielprozess Musterstadt an")
    user = commands.add_parser("user", help="legt eine Moderation an oder gibt ihr ein neues Passwort")
    user.add_argument("name")
    return parser.parse_args(arguments)


def carry_out(app: Any, given: argparse.Namespace) -> int:
    """Do what was asked for. Raises WorkshopError, BrokenBox, OSError."""
    if given.command == "run":
        return serve(app, given.host, given.port)
    if given.command == "probelauf":
        from pages.rehearse import play_file

        return play_file(given.scenario, given.out, given.database)
    if given.command == "demo":
        from pages.rehearse import play_demo

        return play_demo()
    return give_password(given.name)


def serve(app: Any, host: str, port: int) -> int:
    """Serve until stopped; says in one sentence when the port is taken. Raises WorkshopError, BrokenBox before serving."""
    if is_taken(host, port):
        print(f"Port {port} ist belegt. Bitte einen anderen wählen, z. B.: make run PORT={port + 1}", file=sys.stderr)
        return 1
    migrate(reception.settings().database)
    reception.house()
    _allow_files()
    print(
        f"\n  Modulkoffer im Netz:  http://{network_address()}:{port}\n  auf diesem Rechner:   http://localhost:{port}\n",
        flush=True,
    )
    app.run(config={"server.port": port, "server.address": host})
    return 0


def is_taken(host: str, port: int) -> bool:
    """Whether somebody listens on the port already."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return True
    return False


def give_password(name: str) -> int:
    """Create the account, or give it a new password, and print it."""
    migrate(reception.settings().database)
    house = reception.house()
    password = accounts.reset_password(house, name)
    if password is None:
        with house.store.read() as ledger:
            first = not ledger.count(User)
        password = accounts.create_account(house, name, admin=first)
    print(f"Name {name}   Passwort {password}")
    return 0


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text[:6]) < 65_536):
        raise argparse.ArgumentTypeError(f"ein Port ist eine Zahl von 1 bis 65535, nicht {text!r}")
    return int(text)


def _allow_files() -> None:
    """Five hundred tablets need more open files than a shell allows by default."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = FILES if hard == resource.RLIM_INFINITY else min(FILES, hard)
    if soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
