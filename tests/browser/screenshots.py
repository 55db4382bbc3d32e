"""`make screenshots`: a picture of every state of the three surfaces, with little, usual and much in it, into screenshots/.

`python -m tests.browser.screenshots viel` makes only those with much in it, `… viel bausteine` of these only the building
blocks, `… docs` only the pictures of the README.
"""

import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import pictures
from tests.browser.chromium import find, launch
from tests.browser.contents import CONTENTS, Content
from tests.browser.parade import Parade
from tests.browser.server import ROOT, Server
from tests.browser.states import Tour
from tests.browser.surfaces import Surface, Surfaces, at_rest, each_view
from tests.browser.windows import Windows

FOLDER = ROOT / "screenshots"
WALKS: dict[str, type[Surfaces]] = {"abend": Tour, "bausteine": Parade}


def main() -> None:
    path = find()
    if path is None:
        sys.exit("Für die Bilder fehlt ein Chromium: python -m tests.browser.chromium")
    with sync_playwright() as playwright:
        browser = launch(playwright, path)
        if sys.argv[1:] == ["docs"]:
            pictures.take(browser)
        else:
            contents = [content for content in CONTENTS if content.name in sys.argv[1:]] or CONTENTS
            photograph_all(browser, contents, [walk for walk in WALKS if walk in sys.argv[1:]] or list(WALKS))


def photograph_all(browser: Browser, contents: Sequence[Content], walks: Sequence[str]) -> None:
    """Each walk with each of the contents, one after the other on one server."""
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder)).start()
        try:
            for content, walk in product(contents, walks):
                windows = Windows(browser)
                photograph(windows, server, content, walk)
                windows.close()
        finally:
            server.stop()


def photograph(windows: Windows, server: Server, content: Content, walk: str) -> None:
    """Every state of one walk, in every size; the console in the dark as well."""
    folder = FOLDER / content.name / walk
    shutil.rmtree(folder, ignore_errors=True)
    taken: Counter[Surface] = Counter()

    def look(surface: Surface, name: str, page: Page) -> None:
        taken[surface] += 1
        for view in each_view(surface, page):
            picture = folder / surface / f"{taken[surface]:02}-{name}-{view}.png"
            picture.parent.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=picture)
        if surface == "konsole":
            page.emulate_media(color_scheme="dark", reduced_motion="reduce")
            at_rest(page)
            page.screenshot(path=picture.with_name(f"{taken[surface]:02}-{name}-dunkel.png"))
            page.emulate_media(color_scheme="light", reduced_motion="reduce")

    WALKS[walk](windows, server, content, look).walk()
    print(f"{content.name}: {sum(taken.values())} Zustände in {folder.relative_to(ROOT)}", flush=True)


if __name__ == "__main__":
    main()
