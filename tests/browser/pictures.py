"""The pictures of the README: an evening with the entries of examples/sonneberg.json, in windows of the app."""

import tempfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import ClassVar

from PIL import Image
from playwright.sync_api import Browser, Page, expect

from facilitation import desk
from facilitation.agenda import HERE
from tests.browser import clock
from tests.browser.contents import USUAL
from tests.browser.crowd import Crowd
from tests.browser.server import PLANNER, ROOT, Server, plan
from tests.browser.surfaces import at_rest
from tests.browser.windows import CONSOLE, PROJECTOR, TABLET, Device, Windows

FOLDER = ROOT / "docs" / "pictures"
ADDRESS = "http://192.168.178.20:8501"
COLOURS = 128
BELOW_NAVIGATION = 'caption => { caption.style.scrollMarginTop = "76px"; caption.scrollIntoView(); }'


class Stage(Server):
    """A server on which it is always early evening."""

    entry: ClassVar[Path] = ROOT / "tests" / "browser" / "clock.py"

    @property
    def environment(self) -> dict[str, str]:
        return super().environment | {"KOFFER_ADDRESS": ADDRESS}

    def be(self, hour: int, minute: int) -> None:
        """Make it that time of today."""
        now = datetime.now(HERE)
        wanted = now.replace(hour=hour, minute=minute, second=0, microsecond=0)
        (self.folder / clock.FILE).write_text(str((wanted - now).total_seconds()))


def take(browser: Browser) -> None:
    """Play the evening up to the sorted wall and take the pictures on the way."""
    windows = Windows(browser)
    with tempfile.TemporaryDirectory() as folder:
        stage = Stage(Path(folder))
        stage.be(16, 55)
        stage.start()
        try:
            _play(windows, stage)
        finally:
            windows.close()
            stage.stop()


def _play(windows: Windows, stage: Stage) -> None:
    evening = plan(stage)
    still = {"reduced_motion": "reduce"}
    address = f"{stage.url}/bestandsaufnahme?workshop={evening.workshop}"
    tablet = Device(windows.open(f"{stage.url}/beitreten/{evening.code}", TABLET, **still))
    tablet.join("Vereine/Sport/Kultur")
    crowd = Crowd(evening, 29)
    crowd.house = replace(crowd.house, clock=lambda: clock.shifted(stage.folder))
    for step, began, ended in (("welcome", (17, 2), (17, 11)), ("cooperation", (17, 12), (17, 20))):
        stage.be(*began)
        evening.act("go", step)
        evening.act("open", step)
        if step == "cooperation":
            crowd.enter(step, USUAL.values)
        stage.be(*ended)
        evening.through(step, "close", "reveal", "confirm")
    stage.be(17, 21)
    evening.act("open", "strengths")
    texts = [one["text"] for one in USUAL.strengths]
    crowd.enter("strengths", [{"text": text} for text in texts[:12]])
    stage.be(17, 22)
    crowd.enter("strengths", [{"text": text} for text in texts[12:18]])
    tablet.hand_in("Chor singt Lieder aus fünf Ländern")
    tablet.write("Trainer holen Kinder zum Training ab")
    console = windows.open(address, CONSOLE, cookies=evening.cookies, **still)
    console.locator("koffer-queue .qcard").first.wait_for()
    _shoot(console, "konsole")
    _shoot(tablet.page, "tablet")

    stage.be(17, 45)
    evening.through("strengths", "close", "reveal", "confirm")
    evening.act("open", "gaps")
    ids = crowd.enter("gaps", [{"text": text} for text in USUAL.gaps])
    evening.through("gaps", "close", "reveal", "confirm")
    evening.act("open", "needs")
    crowd.sort("needs", [(title, [ids[at] for at in held]) for title, held in USUAL.topics])
    for at, card in enumerate(evening.board()["bench"]["tray"]):
        where = {"card": card["id"], "from": "tray", "to": "parked", "index": at}
        desk.arrange(crowd.house, PLANNER, evening.steps["needs"], "move", where)
    evening.through("needs", "close", "reveal")
    wall = windows.open(f"{address}&ansicht=beamer", PROJECTOR, cookies=evening.cookies, **still)
    expect(wall.locator(".strip").first).to_be_visible()
    _shoot(wall, "beamer")
    sheet = windows.open(f"{address}&ansicht=protokoll", CONSOLE, cookies=evening.cookies, **still)
    expect(sheet.locator(".js-plotly-plot").first).to_be_visible()
    sheet.locator(".s-caption").first.evaluate(BELOW_NAVIGATION)
    _shoot(sheet, "protokoll")


def _shoot(page: Page, name: str) -> None:
    """With few colours: small, and sharp enough for a README."""
    at_rest(page)
    path = FOLDER / f"{name}.png"
    page.screenshot(path=path)
    with Image.open(path) as picture:
        few = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(path, optimize=True)
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1024} KB", flush=True)
