"""The three surfaces with their windows open: in every size, at rest, and as the desk says."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import monotonic
from typing import Any, Literal

from playwright.sync_api import Locator, Page, expect

from tests.browser.contents import Content
from tests.browser.server import Evening, Server
from tests.browser.windows import PATIENCE, Device, Windows

Surface = Literal["tablet", "telefon", "beamer", "konsole"]
Size = tuple[int, int]
SIZES: dict[Surface, Sequence[Size]] = {
    "tablet": [(600, 1024), (360, 740), (1024, 600)],
    "telefon": [(360, 740), (1024, 600)],
    "beamer": [(1280, 720), (1920, 1080)],
    "konsole": [(1280, 720), (1440, 900)],
}
# surface, name of the state, window
Look = Callable[[Surface, str, Page], None]


@dataclass
class Surfaces(ABC):
    """The windows of one evening. `look` is called at every state, for each surface that shows it."""

    windows: Windows
    server: Server
    content: Content
    look: Look
    pages: dict[Surface, Page] = field(default_factory=dict)
    evening: Evening = field(init=False)

    def open(self) -> None:
        """The facilitator's two windows and two tablets, one of them in Arabic."""
        cookies = self.evening.cookies
        still: dict[str, Any] = {"reduced_motion": "reduce"}
        self.console = self.pages["konsole"] = self.windows.browse(SIZES["konsole"][0], cookies=cookies, **still).new_page()
        self.wall = self.pages["beamer"] = self.windows.browse(SIZES["beamer"][0], cookies=cookies, **still).new_page()
        self.tablet = Device(self.windows.browse(SIZES["tablet"][0], **still).new_page())
        self.arabic = Device(self.windows.browse(SIZES["telefon"][0], **still).new_page())
        self.pages["tablet"], self.pages["telefon"] = self.tablet.page, self.arabic.page

    @abstractmethod
    def walk(self) -> None:
        """From the first state to the last; the windows stay open all the time."""

    def see(self, name: str, *surfaces: Surface) -> None:
        """Let the surfaces come to rest and look at each."""
        for surface in surfaces:
            self.look(surface, name, self.pages[surface])

    def settle(self) -> None:
        """Until every window shows what the desk says."""
        board = self.evening.board()
        stepped = board["step"] or {"id": None, "state": None, "ends_at": None}
        place = {"step": stepped["id"], "state": stepped["state"], "ends": stepped["ends_at"]}
        place |= {"finished": board["workshop"]["state"] == "finished"}
        wanted = place | {"revision": board["revision"], "released": bool(board["workshop"]["released"])}
        for device in (self.tablet, self.arabic):
            wait(device.page.locator("koffer-tablet"), TABLET_SHOWS, wanted)
        wait(self.wall.locator("koffer-projector"), PROJECTOR_SHOWS, wanted)
        wait(self.console.locator("koffer-cockpit"), CONSOLE_SHOWS, wanted)
        kind = board["bench"]["kind"]
        taking = board["step"] is not None and board["step"]["input"]
        if kind != "none" or taking:
            self.console.locator(f"koffer-{kind}" if kind != "none" else "koffer-queue").wait_for(state="attached")
        expect(self.console.locator("koffer-board")).to_have_count(1 if kind == "board" else 0)
        at_rest(self.console)

    def act(self, verb: str, step: str | None = None, /, **arguments: Any) -> None:
        self.evening.act(verb, step, **arguments)

    @contextmanager
    def offline(self, page: Page) -> Iterator[None]:
        page.context.set_offline(True)
        yield
        page.context.set_offline(False)


# ── coming to rest ───────────────────────────────────────────────────────────

TABLET_SHOWS = """(tablet, wanted) => {
  const seen = tablet.state;
  if (!seen) return false;
  if (wanted.finished) return seen.phase === "finished" && Boolean(seen.minutes) === wanted.released;
  return seen.step
    ? seen.step.id === wanted.step && seen.step.state === wanted.state && seen.step.ends_at === wanted.ends
    : !wanted.step;
}"""
PROJECTOR_SHOWS = "(wall, wanted) => Boolean(wall.shown) && wall.shown.board.revision >= wanted.revision"
CONSOLE_SHOWS = "(part, wanted) => Boolean(part.board) && part.board.revision >= wanted.revision"
TURN = """async (wall, number) => {
  wall.page = number - 1;
  await wall.updateComplete;
}"""
AT_REST = """async (patience) => {
  const frame = () => new Promise((next) => requestAnimationFrame(next));
  const calm = () => {
    const app = document.querySelector("[data-testid=stApp]");
    if (app && (app.dataset.testScriptState !== "notRunning" || document.querySelector("[data-stale=true]"))) return false;
    if (document.fonts.status !== "loaded") return false;
    const ends = (one) => one.effect.getTiming().iterations !== Infinity;
    return document.getAnimations().every((one) => one.playState !== "running" || !ends(one));
  };
  const end = performance.now() + patience;
  for (let still = 0; still < 3; still = calm() ? still + 1 : 0) {
    if (performance.now() > end) throw new Error("never at rest");
    await frame();
  }
}"""


def wait(element: Locator, shows: str, wanted: object) -> None:
    """Until the element shows what is wanted."""
    started = monotonic()
    while not element.evaluate(shows, wanted):
        assert monotonic() - started < PATIENCE / 1000, f"never shown: {wanted}"
        element.page.wait_for_timeout(30)
    element.evaluate("async (element) => { await element.updateComplete; }")


def at_rest(page: Page) -> None:
    """Until scripts have run, fonts are there and nothing moves, for three frames."""
    page.evaluate(AT_REST, PATIENCE)


def each_view(surface: Surface, page: Page, *, narrow: bool = False) -> Iterator[str]:
    """The window in every size its surface is made for, each with its name; at last some of the projector's further pages.

    `narrow`: only in the narrowest. The window stays in the last size.
    """
    here = page.viewport_size or {}
    sizes = [min(SIZES[surface])] if narrow else SIZES[surface]
    # the size it has already comes first, so that it need not be drawn anew
    for width, height in sorted(sizes, key=lambda size: size != (here.get("width"), here.get("height"))):
        page.set_viewport_size({"width": width, "height": height})
        at_rest(page)
        yield f"{width}x{height}"
    wall = page.locator("koffer-projector")
    if surface == "beamer" and wall.count():  # everything on it grows with its size: one size is enough
        pages = wall.evaluate("(wall) => (wall.shown && wall.shown.screen === 'picture' ? wall.pages : 1)")
        for number in sorted({2, 3, pages} & set(range(2, pages + 1))):
            wall.evaluate(TURN, number)
            at_rest(page)
            yield f"{width}x{height}-{number}"
        wall.evaluate(TURN, 1)
