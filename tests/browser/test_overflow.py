"""Nothing is cut off, nothing scrolls sideways: every state of the three surfaces, in every size, with little to much in it."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.contents import CONTENTS, Content
from tests.browser.server import Server
from tests.browser.states import Surface, Tour, each_size
from tests.browser.windows import Windows

MEASURE = (Path(__file__).parent / "overflow.js").read_text(encoding="utf-8")


@pytest.mark.timeout(400)
@pytest.mark.parametrize("content", CONTENTS, ids=lambda content: content.name)
def test_no_state_overflows_or_scrolls_sideways(server: Server, windows: Windows, content: Content):
    faults: dict[str, list[str]] = {}

    def look(surface: Surface, name: str, page: Page) -> None:
        for width, height in each_size(surface, page):
            for fault in page.evaluate(MEASURE, surface == "beamer"):
                faults.setdefault(f"{surface}: {fault}", []).append(f"{name} {width}x{height}")

    Tour(windows, server, content, look).walk()
    assert not faults, "\n".join(f"{fault} ({', '.join(where)})" for fault, where in faults.items())
