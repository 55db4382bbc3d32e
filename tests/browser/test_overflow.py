"""Nothing is cut off, nothing scrolls sideways: an evening with little, usual and much in it, every building block with much.

What is usual is measured in every size, everything else where there is the least room.
"""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.contents import CONTENTS, MUCH, USUAL, Content
from tests.browser.parade import Parade
from tests.browser.server import Server
from tests.browser.states import Tour
from tests.browser.surfaces import Surface, Surfaces, each_view
from tests.browser.windows import Windows

MEASURE = (Path(__file__).parent / "overflow.js").read_text(encoding="utf-8")


@pytest.mark.timeout(900)
@pytest.mark.parametrize(
    ("walk", "content"),
    [*((Tour, content) for content in CONTENTS), (Parade, MUCH)],
    ids=lambda one: one.name if isinstance(one, Content) else one.__name__,
)
def test_no_state_overflows_or_scrolls_sideways(server: Server, windows: Windows, walk: type[Surfaces], content: Content):
    faults: dict[str, list[str]] = {}

    def look(surface: Surface, name: str, page: Page) -> None:
        for view in each_view(surface, page, narrow=content is not USUAL):
            for fault in page.evaluate(MEASURE, surface == "beamer"):
                faults.setdefault(f"{surface}: {fault}", []).append(f"{name} {view}")

    walk(windows, server, content, look).walk()
    assert not faults, "\n".join(f"{fault} ({', '.join(where)})" for fault, where in faults.items())
