"""What every test of the pages may ask for."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from anyio.from_thread import BlockingPortal, start_blocking_portal

from tests.pages.visitor import Hall, open_hall


@pytest.fixture(scope="session")
def portal() -> Iterator[BlockingPortal]:
    """The one event loop in which all requests are answered, as in a server."""
    with start_blocking_portal() as opened:
        yield opened


@pytest.fixture
def hall(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, portal: BlockingPortal) -> Iterator[Hall]:
    with open_hall(tmp_path, monkeypatch, portal) as opened:
        yield opened
