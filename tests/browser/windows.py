"""The windows of an evening as people use them: the facilitator's console, the projector, the tablets."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

CONSOLE, PROJECTOR, TABLET = (1280, 720), (1280, 720), (600, 1024)
PATIENCE = 45_000
PRESS = """(found, words) => found.filter((one) => one.textContent.includes(words)).forEach((one) => {
  one.focus(); // as under a finger: whatever was being written is left, and thereby kept
  one.click();
})"""
Cookies = Iterable[Mapping[str, str]]

expect.set_options(timeout=PATIENCE)


@dataclass
class Windows:
    """Every context is a browser of its own: its cookies and its memory are nobody else's."""

    browser: Browser
    contexts: list[BrowserContext] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def browse(self, size: tuple[int, int] = CONSOLE, *, cookies: Cookies = (), **options: Any) -> BrowserContext:
        """A new browser."""
        width, height = size
        context = self.browser.new_context(viewport={"width": width, "height": height}, locale="de-DE", **options)
        context.set_default_timeout(PATIENCE)
        context.add_cookies([dict(one) for one in cookies])  # type: ignore[misc]
        context.on("weberror", lambda fault: self.faults.append(fault.error.stack or fault.error.message))
        context.on("console", lambda said: self.faults.append(said.text) if "Content Security Policy" in said.text else None)
        self.contexts.append(context)
        return context

    def open(self, address: str, size: tuple[int, int] = CONSOLE, *, cookies: Cookies = (), **options: Any) -> Page:
        """A new browser with one window."""
        page = self.browse(size, cookies=cookies, **options).new_page()
        page.goto(address)
        return page

    def close(self) -> None:
        for context in self.contexts:
            context.close()


def button(place: Page | Locator, words: str | re.Pattern[str]) -> Locator:
    return place.get_by_role("button", name=words)


@dataclass
class Console:
    """The facilitator's window."""

    page: Page

    def press(self, words: str) -> None:
        """The button that moves the evening on. It takes no click while it is fresh: pressed until it goes.

        Its label changes under the hand, so each press looks at the words at the same instant: a press meant for one
        label never reaches the next.
        """
        acting = self.acting.filter(has_text=words)
        acting.click(trial=True)
        started = monotonic()
        while True:
            acting.evaluate_all(PRESS, words)
            try:
                expect(acting).to_have_count(0, timeout=1_000)
            except AssertionError:
                if monotonic() - started > PATIENCE / 1000:
                    raise
            else:
                return

    @property
    def acting(self) -> Locator:
        """The button that moves the evening on."""
        return self.page.locator(".big-act, .c-head .primary")

    def state(self, words: str) -> None:
        expect(self.page.locator("koffer-cockpit .states .is")).to_have_text(words)

    def show(self, words: str) -> None:
        """What the projector shows."""
        choice = self.page.locator("koffer-cockpit .st-seg").get_by_role("button", name=words, exact=True)
        choice.click()
        expect(choice).to_have_attribute("aria-pressed", "true")

    # ── the sorting board ────────────────────────────────────────────────────

    @property
    def board(self) -> Locator:
        return self.page.locator("koffer-board")

    def card(self, text: str) -> Locator:
        return self.board.locator("button.kcard").filter(has_text=text)

    def column(self, title: str) -> Locator:
        return self.board.locator(".kcol[data-cluster]").filter(has=self.page.locator(".headline", has_text=title))

    def name_cluster(self, text: str, title: str) -> None:
        """By keyboard: a card into a new cluster."""
        self.card(text).focus()
        self.page.keyboard.press("m")
        self.page.keyboard.press("n")
        expect(self.board.locator(".naming textarea")).to_be_focused()
        self.page.keyboard.type(title)
        self.page.keyboard.press("Enter")
        expect(self.column(title).locator("button.kcard")).to_contain_text(text)

    def send_card(self, text: str, number: int, title: str) -> None:
        """By keyboard: a card into the cluster of that number."""
        self.card(text).focus()
        self.page.keyboard.press("m")
        self.page.keyboard.press(str(number))
        expect(self.column(title)).to_contain_text(text)

    def drag(self, what: Locator, to: Locator) -> None:
        """With the mouse, in the steps a hand makes."""
        what.scroll_into_view_if_needed()
        start, end = what.bounding_box(), to.bounding_box()
        assert start is not None
        assert end is not None
        mouse = self.page.mouse
        mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
        mouse.down()
        mouse.move(start["x"] + start["width"] / 2 + 12, start["y"] + start["height"] / 2 + 8, steps=3)
        mouse.move(end["x"] + end["width"] / 2, end["y"] + end["height"] / 2, steps=12)
        mouse.move(end["x"] + end["width"] / 2, end["y"] + end["height"] / 2 + 2, steps=3)
        mouse.up()


@dataclass
class Device:
    """A participant's tablet."""

    page: Page

    def join(self, group: str) -> None:
        """The two taps between the code and the first question; one more where the group is among those folded away."""
        choice, more = self.page.get_by_label(group, exact=True), button(self.page, "weitere Gruppen zeigen")
        expect(self.page.locator(".groups")).to_be_visible()
        if not choice.count():
            more.click()
        choice.locator("xpath=..").click()
        button(self.page, "Mitmachen").click()
        expect(self.page.locator(".groups")).to_have_count(0)

    @property
    def question(self) -> Locator:
        return self.page.locator("h1")

    @property
    def own(self) -> Locator:
        """The own entries with their state."""
        return self.page.locator(".mine article")

    def write(self, text: str) -> None:
        self.page.locator(".write textarea").fill(text)

    def send(self) -> None:
        self.page.locator(".write .btn-primary").click()

    def hand_in(self, text: str) -> None:
        """Write a card and see it arrive."""
        self.write(text)
        self.send()
        expect(self.own.filter(has_text=text)).to_contain_text("angekommen")

    def rate(self, value: int) -> None:
        self.page.locator(".scale-row .pick").nth(value - 1).click()

    def dot(self, option: str, dots: int) -> None:
        row = self.page.locator(".option").filter(has_text=re.compile("\u00ad?".join(map(re.escape, option))))
        for _ in range(dots):
            row.get_by_role("button", name="Punkt dazu").click()


@dataclass
class Projector:
    """The wall the room looks at."""

    page: Page

    @property
    def cards(self) -> Locator:
        return self.page.locator("koffer-projector .wall-card")

    def texts(self) -> Sequence[str]:
        return [text.replace("\u00a0", " ").strip() for text in self.cards.all_inner_texts()]
