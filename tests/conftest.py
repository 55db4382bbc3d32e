"""What holds for every test."""

from pathlib import Path

import pytest
from hypothesis import settings

HERE = Path(__file__).parent
# how long an example takes says more about the machine than about the code
settings.register_profile("koffer", deadline=None)
settings.load_profile("koffer")
MARKS = {"browser": pytest.mark.browser, "load": pytest.mark.slow}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests in browser/ and load/ carry their mark by their folder.

    Browser tests run last: their driver keeps a loop running.
    """
    for item in items:
        folder = _folder(item)
        if folder in MARKS:
            item.add_marker(MARKS[folder])
    items.sort(key=lambda item: _folder(item) == "browser")


def _folder(item: pytest.Item) -> str:
    return item.path.relative_to(HERE).parts[0]
