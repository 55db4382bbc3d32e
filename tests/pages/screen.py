"""A Streamlit page as a test sees it: run in this process, by whoever it is told to be."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from facilitation import accounts
from facilitation.roles import Badges, Facilitator
from modules.ui import guard
from tests.pages.visitor import Hall

PAGES = Path(__file__).resolve().parents[2] / "pages"
TIMEOUT = 60


def signed_in(hall: Hall) -> Badges:
    """The facilitator of the hall, as the shell recognises her."""
    user = accounts.recognise(hall.house, hall.kept.token)
    assert user is not None
    return Badges(facilitator=Facilitator(user.id, user.name, user.admin))


class Screen:
    """One page of the app in one session."""

    def __init__(self, page: str, patch: pytest.MonkeyPatch, badges: Badges, **query: str) -> None:
        patch.setattr(guard, "badges", lambda: badges)
        self.run = AppTest.from_file(str(PAGES / page), default_timeout=TIMEOUT)
        for name, value in query.items():
            self.run.query_params[name] = value
        self.draw(self.run.run)

    def draw(self, act: Callable[[], Any]) -> None:
        act()
        assert not self.run.exception, self.run.exception

    @property
    def query(self) -> dict[str, Any]:
        return {name: value if isinstance(value, str) else value[0] for name, value in self.run.query_params.items()}

    @property
    def markup(self) -> str:
        """Everything the page draws as its own HTML."""
        return "\n".join(str(one.proto.body) for one in self.run.get("html"))

    @property
    def words(self) -> str:
        """The same without its tags."""
        return re.sub(r"<[^>]*>", " ", self.markup)

    @property
    def faults(self) -> list[str]:
        """The sentences of refusals on the page."""
        return re.findall(r"<p class='k-fault' role='alert'>(.*?)</p>", self.markup)

    @property
    def mounts(self) -> dict[str, dict[str, Any]]:
        """The custom elements on the page by their name, with what they were given."""
        given = [json.loads(one.proto.json) for one in self.run.get("bidi_component")]
        return {one["tag"]: one for one in given if "tag" in one}

    def field(self, kind: str, label: str) -> Any:
        return next(one for one in self.run.get(kind) if one.label == label)

    def fill(self, kind: str, label: str, value: object) -> None:
        self.draw(self.field(kind, label).set_value(value).run)

    def press(self, label: str) -> None:
        self.draw(next(one for one in self.run.button if one.label == label).click().run)
