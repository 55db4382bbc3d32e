"""What is shipped beside the code: locked packages and Streamlit's settings."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit import config

HOUSE = Path(__file__).parents[2]
LISTS = ["requirements", "requirements-dev"]
SETTINGS = tomllib.loads((HOUSE / ".streamlit/config.toml").read_text(encoding="utf-8"))
STYLE = "".join((HOUSE / f"modules/web/style/{sheet}.css").read_text(encoding="utf-8") for sheet in ("tokens", "console"))
COLOURS = {
    "primaryColor": "accent",
    "backgroundColor": "paper",
    "secondaryBackgroundColor": "well",
    "textColor": "ink",
    "linkColor": "accent",
    "borderColor": "line-strong",
    "dataframeBorderColor": "line",
    "dataframeHeaderBackgroundColor": "well",
    "greenTextColor": "ok",
    "orangeTextColor": "warn",
    "redTextColor": "error",
}


def pins(name: str) -> list[str]:
    """The entries of a lock, each with its hashes."""
    text = re.sub(r"^ *#.*\n", "", (HOUSE / f"{name}.txt").read_text(encoding="utf-8"), flags=re.MULTILINE)
    return text.replace("\\\n", "").splitlines()


def wishes(name: str) -> set[str]:
    text = (HOUSE / f"{name}.in").read_text(encoding="utf-8")
    return {found.lower() for found in re.findall(r"^[A-Za-z0-9][\w.-]*", text, re.MULTILINE)}


@pytest.mark.parametrize("name", LISTS)
def test_every_locked_package_is_pinned_by_hash(name: str) -> None:
    assert [pin for pin in pins(name) if not re.match(r"[a-z0-9._-]+==\S+ .*--hash=sha256:[0-9a-f]{64}", pin)] == []


@pytest.mark.parametrize("name", LISTS)
def test_the_lock_knows_no_machine_and_no_host(name: str) -> None:
    assert re.findall(r"^.*(?:://|--index|--find-links|[ =]/).*$", (HOUSE / f"{name}.txt").read_text(), re.MULTILINE) == []


@pytest.mark.parametrize("name", LISTS)
def test_the_lock_holds_whatever_is_wished_for(name: str) -> None:
    assert wishes(name) - {pin.split("==")[0] for pin in pins(name)} == set()


def test_both_locks_agree_on_shared_packages() -> None:
    versions = [dict(re.match(r"(\S+)==(\S+)", pin).groups() for pin in pins(name)) for name in LISTS]
    shared = versions[0].keys() & versions[1].keys()
    assert {name: versions[0][name] for name in shared} == {name: versions[1][name] for name in shared}


def options(table: dict[str, object], path: str = "") -> Iterator[tuple[str, object]]:
    for name, value in table.items():
        if isinstance(value, dict) and f"{path}{name}" != "server.trustedUserHeaders":
            yield from options(value, f"{path}{name}.")
        else:
            yield f"{path}{name}", value


@pytest.mark.parametrize(("option", "value"), list(options(SETTINGS)))
def test_streamlit_knows_each_setting(option: str, value: object) -> None:
    assert config.get_option(option) == value


@pytest.mark.parametrize(("theme", "block"), [("light", 0), ("dark", 1)])
def test_streamlit_has_the_colours_of_the_look(theme: str, block: int) -> None:
    blocks = re.findall(r"{[^{}]*--paper:[^{}]*--ink:[^{}]*}", STYLE)
    tokens = dict(re.findall(r"--([a-z0-9-]+):\s*(#[0-9a-f]{6})", blocks[block]))
    shown = SETTINGS["theme"][theme]
    assert {option: shown[option] for option in COLOURS} == {option: tokens[token] for option, token in COLOURS.items()}


def test_streamlit_loads_each_font_file_for_the_letters_of_the_style_sheet() -> None:
    sheet = re.findall(r'url\("([^"]+)"\).*?unicode-range:\s*([^;}]+)[;}]', STYLE)
    faces = [(face["url"], face["unicodeRange"]) for face in SETTINGS["theme"]["fontFaces"]]
    assert faces == sheet
