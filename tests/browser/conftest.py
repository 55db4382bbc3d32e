"""What browser tests start from: one Chromium, windows that close themselves, and a server."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import find, launch
from tests.browser.server import ROOT, Evening, Server, plan
from tests.browser.windows import Windows

PICTURES = ROOT / "screenshots" / "failed"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The one Chromium of all browser tests."""
    path = find()
    if path is None:
        pytest.fail("Für die Browsertests fehlt ein Chromium: python -m tests.browser.chromium")
    with sync_playwright() as playwright:
        started = launch(playwright, path)
        yield started
        started.close()


@pytest.fixture
def windows(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Windows]:
    """Browsers of their own, each with its windows. What a failed test saw lies in screenshots/failed/."""
    opened = Windows(browser)
    yield opened
    pages = [page for context in opened.contexts for page in context.pages]
    if request.node.stash.get(FAILED, False):
        _photograph(request.node.name, pages)
    faults = list(opened.faults)
    opened.close()
    assert faults == [], "errors in the windows"


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all tests that neither stop it nor need it empty."""
    started = Server(tmp_path_factory.mktemp("server")).start()
    yield started
    started.stop()


@pytest.fixture
def evening(server: Server) -> Evening:
    """A planned evening and its facilitator."""
    return plan(server)


FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    outcome: Any = yield
    if outcome.get_result().failed:
        item.stash[FAILED] = True


def _photograph(name: str, pages: list[Page]) -> None:
    folder: Path = PICTURES
    folder.mkdir(parents=True, exist_ok=True)
    for number, page in enumerate(pages):
        page.screenshot(path=folder / f"{re.sub(r'[^a-z0-9]+', '-', name.lower())}-{number}.png")
