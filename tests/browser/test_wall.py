"""The wall of cards, measured as Chromium draws it: sizes of the look, nothing clipped, whatever the number."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.crowd import Crowd, cards
from tests.browser.server import Evening, Server, plan
from tests.browser.windows import Windows

SIZES = [(1280, 720), (1920, 1080)]
TOPICS = {
    "Sprache lernen, wenn Arbeit und Kinder es zulassen": 14,
    "Unterwegs ohne eigenes Auto": 11,
    "Ankommen in Kita und Schule": 9,
    "Ämter verständlich machen": 8,
    "Sich begegnen im Wohnumfeld": 7,
    "Arbeit finden und anerkannt werden": 6,
    "Wissen, wo es was gibt": 5,
}
PAGE_TURN = 12_500

MEASURE = (Path(__file__).parent / "wall.js").read_text(encoding="utf-8")


def measure(page: Page) -> dict[str, Any]:
    """The wall once its fonts are there and nothing moves any more."""
    page.evaluate("document.fonts.ready")
    page.wait_for_function("document.getAnimations().every((one) => one.playState !== 'running')")
    measured: dict[str, Any] = page.locator("koffer-picture-wall").evaluate(MEASURE)
    return measured


def wall_of(evening: Evening) -> str:
    return f"{evening.server.url}/bestandsaufnahme?workshop={evening.workshop}&ansicht=beamer"


@pytest.fixture(scope="module")
def sixty(server: Server) -> tuple[Evening, list[str], list[str]]:
    """An evening at which sixty cards of forty characters hang in seven clusters; its texts and its clusters' ids."""
    evening = plan(server)
    crowd = Crowd(evening, 30)
    texts = cards(60)
    evening.act("open", "gaps")
    ids = crowd.enter("gaps", [{"text": text} for text in texts])
    evening.through("gaps", "close", "reveal", "confirm")
    evening.act("open", "needs")
    left = iter(ids)
    clusters = crowd.sort("needs", [(title, [next(left) for _ in range(number)]) for title, number in TOPICS.items()])
    evening.through("needs", "close", "reveal")
    return evening, texts, clusters


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_sixty_cards_in_seven_clusters_stand_on_the_full_wall(sixty, windows: Windows, size: tuple[int, int]):
    evening, texts, clusters = sixty
    evening.act("focus", cluster=None)
    page = windows.open(wall_of(evening), size, cookies=evening.cookies, reduced_motion="reduce")
    expect(page.locator(".wall-card")).to_have_count(60)
    seen = measure(page)
    assert seen["faults"] == []
    assert (seen["card"], seen["head"], seen["heads"]) == ([22], [34], 7)
    assert sorted(seen["texts"]) == sorted(texts)
    for cluster, number in zip(clusters, TOPICS.values(), strict=True):
        evening.act("focus", cluster=cluster)
        expect(page.locator(".focus-cards .amount")).to_contain_text(f"{number} Karten")
        seen = measure(page)
        assert seen["faults"] == []
        assert seen["card"] == [42]
        assert len(seen["texts"]) == number or page.locator(".focus-cards .amount").inner_text().endswith(" von 2")


@pytest.mark.parametrize("sorted_", [False, True], ids=["loose", "in clusters"])
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_two_hundred_cards_turn_pages(two_hundred, windows: Windows, size: tuple[int, int], sorted_: bool):
    evening, texts = two_hundred
    evening.act("go", "needs" if sorted_ else "gaps")
    page = windows.browse(size, cookies=evening.cookies, reduced_motion="reduce").new_page()
    page.clock.install()
    page.goto(wall_of(evening))
    number = page.locator(".wall-foot .page")
    number.wait_for()
    pages = int(number.inner_text().split()[-1])
    assert pages >= 4
    hung: list[str] = []
    for at in range(1, pages + 1):
        expect(number).to_have_text(f"{at} von {pages}")
        seen = measure(page)
        assert seen["faults"] == []
        assert (len(seen["texts"]) <= 60, seen["card"]) == (True, [22 if sorted_ else 25])
        hung += seen["texts"]
        page.clock.run_for(PAGE_TURN)
    expect(number).to_have_text(f"1 von {pages}")
    assert sorted(hung) == sorted(texts)


@pytest.fixture(scope="module")
def two_hundred(server: Server) -> tuple[Evening, list[str]]:
    """An evening with two hundred cards, loose and sorted; and their texts."""
    evening = plan(server)
    crowd = Crowd(evening, 100)
    texts = cards(200, 37, 43)
    evening.act("open", "gaps")
    ids = crowd.enter("gaps", [{"text": text} for text in texts])
    evening.through("gaps", "close", "reveal", "confirm")
    evening.act("open", "needs")
    crowd.sort("needs", [(title, ids[at::7]) for at, title in enumerate(TOPICS)])
    evening.through("needs", "close", "reveal")
    return evening, texts
