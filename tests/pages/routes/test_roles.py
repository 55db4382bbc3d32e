"""Who may call what: every route and every verb of the desk, as every role."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from anyio.from_thread import BlockingPortal
from httpx import Response
from starlette.routing import Route

from facilitation import desk, releases, seating
from facilitation.workshop import (
    Deed,
    Entry,
    Item,
    Parked,
    Passage,
    Person,
    Process,
    SignIn,
    Step,
    User,
    Workshop,
)
from pages import identity, reception
from pages.routes import routes
from pages.routes.desk import VERBS
from pages.routes.downloads import RESULTS, TRANSFER
from tests.builders import FACILITATOR, GROUP, new_id
from tests.pages.visitor import HERE, OWN, ROLES, Browser, Hall, Kept, open_hall, put_aside

RECORDS = (Process, Workshop, Step, Person, Entry, Item, Parked, Deed, Passage, User, SignIn)


@dataclass
class Stage:
    """`ideas` is revealed, holds two linked cards of the guest and a late one; `heaps` and `votes` are held; `wall` is open."""

    hall: Hall
    roles: Mapping[str, Browser]
    own: str
    first: str
    second: str
    late: str
    parked: str

    def step(self, key: str) -> str:
        return self.hall.here.step(key).id

    @property
    def option(self) -> str:
        return str(self.hall.here.step("votes").opening["options"][0]["id"])

    @property
    def person(self) -> str:
        return next(one.id for one in self.hall.here.all(Person) if one.workshop_id == self.hall.here.workshop_id)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory, portal: BlockingPortal) -> tuple[Kept, Stage]:
    with pytest.MonkeyPatch.context() as patch, open_hall(tmp_path_factory.mktemp("stage"), patch, portal) as hall:
        built = build(hall)
        return put_aside(hall), built


@pytest.fixture
def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, portal: BlockingPortal, kept: tuple[Kept, Stage]) -> Iterator[Stage]:
    with open_hall(tmp_path, monkeypatch, portal, kept[0]) as hall:
        roles = {role: hall.browser(cookies=browser.cookies) for role, browser in kept[1].roles.items()}
        yield replace(kept[1], hall=hall, roles=roles)


def build(hall: Hall) -> Stage:
    roles = hall.all_roles()
    guest = roles["guest"]
    seating.set_tables(hall.house, FACILITATOR, hall.here.workshop_id, ["Tisch 1"])
    hall.open("ideas")
    hall.clock.go_on(120)
    first, second = guest.write("ideas", "Sprachcafé am Abend"), guest.write("ideas", "Sprachcafé")
    neighbour = hall.guest()
    hall.here.close("ideas")
    hall.clock.go_on(10)
    late = neighbour.submit("ideas", {"text": "Lotsen"}, waited=60).json()["id"]
    desk.merge(hall.house, FACILITATOR, second, first)
    desk.reveal_step(hall.house, FACILITATOR, hall.here.step("ideas").id)
    hall.open("heaps", "votes")
    hall.here.close("votes")
    hall.open("wall")
    parked = desk.park(hall.house, FACILITATOR, hall.here.workshop_id, "Hallenzeiten").id
    return Stage(hall, roles, guest.write("wall", "Vereine helfen"), first, second, late, parked)


# ── routes ───────────────────────────────────────────────────────────────────

Call = Callable[[Stage, Browser], Response]


def table(
    stranger: int, guest: int, other_guest: int, projector: int, other_projector: int, facilitator: int
) -> dict[str, int]:
    return dict(zip(ROLES, (stranger, guest, other_guest, projector, other_projector, facilitator), strict=True))


def for_all(status: int) -> dict[str, int]:
    return dict.fromkeys(ROLES, status)


def ask(path: str, **asked: str) -> Call:
    return lambda stage, browser: browser.get(path, params=asked)


def say(method: str, path: str, given: object = None) -> Call:
    return lambda stage, browser: browser.say(method, path, given)


def listen(role: str) -> Call:
    """Streams end at once when the house is closing, after the first event."""

    def listened(stage: Stage, browser: Browser) -> Response:
        reception.signal().close()
        return browser.get("/live", params={"role": role, "workshop": stage.hall.here.workshop_id})

    return listened


def change_password(stage: Stage, browser: Browser) -> Response:
    return browser.post("/passwort", data={"old": stage.hall.kept.password, "new": "ein neues Passwort"})


def pass_on(stage: Stage, browser: Browser, ending: str) -> Response:
    """A package is made of what is released."""
    if browser is stage.roles["facilitator"]:
        releases.release(stage.hall.house, FACILITATOR, stage.hall.here.workshop_id)
    return browser.get(f"/transfer/{stage.hall.here.workshop_id}.{ending}")


# route, what is asked, and the status for: stranger, guest, guest of another, projector, projector of another, facilitator
ROUTES: list[tuple[str, Call, dict[str, int]]] = [
    ("GET /gesund", ask("/gesund"), for_all(200)),
    ("GET /web/{path:path}", ask("/web/icon.svg"), for_all(200)),
    ("GET /beitreten", ask("/beitreten"), for_all(200)),
    ("GET /beitreten/{code}", ask(f"/beitreten/{HERE}"), for_all(303)),
    (
        "GET /beamer/{key}",
        lambda stage, browser: browser.get(f"/beamer/{identity.projector_key(stage.hall.here.workshop_id)}"),
        for_all(303),
    ),
    ("GET /anmelden", ask("/anmelden"), for_all(200)),
    ("POST /anmelden", lambda stage, browser: browser.sign_in("falsch"), for_all(403)),
    ("POST /abmelden", lambda stage, browser: browser.post("/abmelden"), for_all(303)),
    ("GET /passwort", ask("/passwort"), table(303, 303, 303, 303, 303, 200)),
    ("POST /passwort", change_password, table(401, 403, 403, 403, 403, 303)),
    ("GET /tablet", ask("/tablet"), table(303, 200, 200, 303, 303, 303)),
    ("POST /neue-person", say("POST", "/neue-person"), for_all(200)),
    ("GET /api/step", ask("/api/step"), table(401, 200, 200, 403, 403, 403)),
    ("GET /api/texts/{language}", ask("/api/texts/en"), for_all(200)),
    ("POST /api/join", say("POST", "/api/join", {"actor_group": GROUP}), table(401, 201, 201, 403, 403, 403)),
    *(
        (f"{method} /api/{{path:path}}", say(method, "/api/nowhere", {}), for_all(404))
        for method in ("POST", "PUT", "PATCH", "DELETE")
    ),
    ("GET /api/{path:path}", ask("/api/nowhere"), for_all(404)),
    ("POST /api/table", say("POST", "/api/table", {"table": "Tisch 1"}), table(401, 200, 422, 403, 403, 403)),
    ("POST /api/gone", say("POST", "/api/gone"), table(401, 200, 200, 403, 403, 403)),
    ("POST /api/pass", say("POST", "/api/pass", {"to": "new"}), table(401, 200, 200, 403, 403, 403)),
    ("POST /api/language", say("POST", "/api/language", {"language": "de"}), for_all(200)),
    (
        "POST /api/entries",
        lambda stage, browser: browser.submit("wall", {"text": "Kita ums Eck"}),
        table(401, 201, 404, 403, 403, 403),
    ),
    (
        "PUT /api/entries/{id}",
        lambda stage, browser: browser.say("PUT", f"/api/entries/{stage.own}", {"data": {"text": "anders"}}),
        table(401, 200, 403, 403, 403, 403),
    ),
    (
        "DELETE /api/entries/{id}",
        lambda stage, browser: browser.say("DELETE", f"/api/entries/{stage.own}"),
        table(401, 200, 403, 403, 403, 403),
    ),
    ("GET /api/board", lambda stage, browser: stage.hall.board(browser), table(401, 403, 403, 200, 403, 200)),
    (
        "POST /api/desk",
        lambda stage, browser: stage.hall.do(browser, "show", what="pause"),
        table(401, 403, 403, 403, 403, 200),
    ),
    ("GET /live", listen("tablet"), table(401, 200, 200, 401, 401, 401)),
    ("GET /live", listen("projector"), table(401, 403, 403, 200, 403, 200)),
    ("GET /live", listen("console"), table(401, 403, 403, 200, 403, 200)),
    (
        "GET /protokoll/{workshop}.{ending}",
        lambda stage, browser: browser.get(f"/protokoll/{stage.hall.here.workshop_id}.docx"),
        table(403, 403, 403, 403, 403, 200),
    ),
    *(
        (
            "GET /ergebnis/{workshop}.{ending}",
            lambda stage, browser, ending=ending: browser.get(f"/ergebnis/{stage.hall.here.workshop_id}.{ending}"),
            table(401, 403, 403, 403, 403, 200),
        )
        for ending in RESULTS
    ),
    (
        "GET /ergebnis/{workshop}/{step}.csv",
        lambda stage, browser: browser.get(f"/ergebnis/{stage.hall.here.workshop_id}/ideas.csv"),
        table(401, 403, 403, 403, 403, 200),
    ),
    (
        "GET /api/trace",
        lambda stage, browser: browser.get(f"/api/trace?workshop={stage.hall.here.workshop_id}&id={stage.own}"),
        table(401, 403, 403, 403, 403, 200),
    ),
    *(
        (
            "GET /transfer/{workshop}.{ending}",
            lambda stage, browser, ending=ending: pass_on(stage, browser, ending),
            table(401, 403, 403, 403, 403, 200),
        )
        for ending in TRANSFER
    ),
    (
        "GET /api/suggestions",
        lambda stage, browser: browser.get(
            f"/api/suggestions?workshop={stage.hall.here.workshop_id}&step={stage.step('ideas')}&text=Kita"
        ),
        table(401, 403, 403, 403, 403, 200),
    ),
    ("GET /briefvorlage/beispiel.docx", ask("/briefvorlage/beispiel.docx"), table(401, 403, 403, 403, 403, 200)),
    (
        "GET /briefvorlage/{letterhead}/probe.docx",
        ask("/briefvorlage/built-in/probe.docx"),
        table(401, 403, 403, 403, 403, 200),
    ),
    ("GET /schema/{name}.json", lambda stage, browser: browser.get("/schema/ergebnis-1.json"), table(*6 * (200,))),
]


def test_every_route_stands_in_the_table() -> None:
    offered = {f"{method} {one.path}" for one in routes() if isinstance(one, Route) for method in one.methods or ()}
    assert {route for route, _, _ in ROUTES} == {name for name in offered if not name.startswith("HEAD")}


@pytest.mark.parametrize(("route", "call", "expected"), ROUTES, ids=[route for route, _, _ in ROUTES])
def test_a_route_answers_each_role_as_the_table_says(stage: Stage, route: str, call: Call, expected: dict[str, int]) -> None:
    refused_first = sorted(ROLES, key=lambda role: -expected[role])
    answered = {role: call(stage, stage.roles[role]) for role in refused_first}
    assert {role: answer.status_code for role, answer in answered.items()} == expected
    assert [answer.text for answer in answered.values() if answer.status_code >= 400 and "." not in answer.text] == []


def test_no_route_changes_anything_for_whom_it_refuses(stage: Stage) -> None:
    before = stage.hall.records(*RECORDS)
    for _, call, expected in ROUTES:
        for role, status in expected.items():
            if status >= 400:
                call(stage, stage.roles[role])
    assert stage.hall.records(*RECORDS) == before


# ── verbs of the desk ────────────────────────────────────────────────────────

Asked = tuple[str | None, dict[str, Any]]
TO_OTHERS = table(401, 403, 403, 403, 403, 200)

DESK: dict[str, Callable[[Stage], Asked]] = {
    "open": lambda s: ("mood", {}),
    "close": lambda s: ("wall", {}),
    "reveal": lambda s: ("votes", {}),
    "confirm": lambda s: ("ideas", {}),
    "back": lambda s: ("ideas", {}),
    "time": lambda s: ("wall", {"seconds": 60}),
    "pause_time": lambda s: ("wall", {}),
    "resume_time": lambda s: ("wall", {}),
    "go": lambda s: (None, {"step": s.step("mood")}),
    "show": lambda s: (None, {"what": "thanks"}),
    "focus": lambda s: (None, {"cluster": "Sprache"}),
    "carry_over": lambda s: ("mood", {"rows": [{"id": None, "text": "Bus"}]}),
    "hide": lambda s: ("wall", {"entry": s.own}),
    "unhide": lambda s: ("wall", {"entry": s.own}),
    "redact": lambda s: ("wall", {"entry": s.own, "text": "██████ helfen"}),
    "merge": lambda s: ("ideas", {"entry": s.first, "into": s.late}),
    "separate": lambda s: ("ideas", {"entry": s.second}),
    "admit": lambda s: ("ideas", {"entry": s.late}),
    "undo": lambda s: ("ideas", {}),
    "paper": lambda s: ("wall", {"data": {"text": "vom Papier"}}),
    "paper_list": lambda s: ("wall", {"entries": [{"text": "vom Papier"}, {"text": "auch"}], "people": 2}),
    "paper_count": lambda s: ("votes", {"tally": {"dots": {s.option: 2}}, "people": 2}),
    "person": lambda s: (None, {"actor_group": GROUP}),
    "tables": lambda s: (None, {"tables": ["Tisch 1", "Tisch 2"]}),
    "move_to_table": lambda s: (None, {"person": s.person, "table": "Tisch 1"}),
    "mix_tables": lambda s: (None, {}),
    "rename_table": lambda s: (None, {"table": "Tisch 1", "name": "Fenster"}),
    "seats": lambda s: (None, {"tables": ["Tisch 1"], "seats": {s.person: "Tisch 1"}}),
    "gone": lambda s: (None, {"person": s.person}),
    "here": lambda s: (None, {"person": s.person}),
    "table_paper": lambda s: ("wall", {"table": "Tisch 1", "data": {"text": "vom Tisch"}}),
    "note": lambda s: ("wall", {"text": "Notiz", "version": 0}),
    "park": lambda s: (None, {"text": "Kita-Plätze"}),
    "change_parked": lambda s: (None, {"parked": s.parked, "version": 1, "text": "Hallen", "owner": "Stadt"}),
    "unpark": lambda s: (None, {"parked": s.parked}),
    "arrange": lambda s: ("heaps", {"verb": "create", "arguments": {"title": "Sprache"}}),
    "finish": lambda s: (None, {}),
    "resume": lambda s: (None, {}),
    "release": lambda s: (None, {}),
    "recall": lambda s: (None, {}),
}
NEED_MORE_THAN_ONE_STEP = {"take_over", "run_off"}  # tried in test_carrying.py
NEEDS_A_CLOSED_QUESTION = {"open", "finish"}


def test_every_verb_stands_in_the_table() -> None:
    assert DESK.keys() | NEED_MORE_THAN_ONE_STEP == VERBS.keys()


@pytest.mark.parametrize("verb", DESK)
def test_a_verb_is_done_for_the_facilitator_and_for_nobody_else(stage: Stage, verb: str) -> None:
    hall = stage.hall
    if verb in NEEDS_A_CLOSED_QUESTION:
        hall.here.close("wall")
    step, arguments = DESK[verb](stage)
    before = hall.records(*RECORDS)
    answered = {}
    for role in ROLES:
        answered[role] = hall.do(stage.roles[role], verb, step, **arguments)
        if role != "facilitator":
            assert hall.records(*RECORDS) == before
    assert {role: answer.status_code for role, answer in answered.items()} == TO_OTHERS
    assert answered["facilitator"].json() == {"revision": hall.here.workshop.revision}
    assert hall.records(*RECORDS) != before


@pytest.mark.parametrize(
    ("asked", "status", "error"),
    [
        ({"verb": "fly"}, 404, "UnknownVerb"),
        ({"verb": None}, 404, "UnknownVerb"),
        ({"verb": ["show"]}, 404, "UnknownVerb"),
        ({"verb": "show", "arguments": {"what": "secrets"}}, 422, "Unreadable"),
        ({"verb": "show", "arguments": {}}, 422, "Unreadable"),
        ({"verb": "show", "arguments": ["what"]}, 422, "Unreadable"),
        ({"verb": "show", "arguments": {"what": "pause"}, "workshop": "nowhere"}, 404, "Missing"),
        ({"verb": "show", "arguments": {"what": "pause"}, "workshop": None}, 422, "Unreadable"),
        ({"verb": "show", "arguments": {"what": "pause"}, "workshop": {"id": 1}}, 422, "Unreadable"),
        ({"verb": "open", "step": "nowhere"}, 404, "UnknownStep"),
        ({"verb": "open", "step": ["nowhere"]}, 422, "Unreadable"),
        ({"verb": "open"}, 404, "UnknownStep"),
        ({"verb": "go", "arguments": {"step": ["nowhere"]}}, 422, "Unreadable"),
        ({"verb": "go", "arguments": {"step": {}}}, 422, "Unreadable"),
        ({"verb": "focus", "arguments": {"cluster": ["a"]}}, 422, "Unreadable"),
        ({"verb": "hide", "arguments": {"entry": "nowhere"}}, 404, "UnknownEntry"),
        ({"verb": "hide", "arguments": {"entry": 7}}, 422, "Unreadable"),
        ({"verb": "park", "arguments": {"text": ""}}, 422, "Empty"),
        ({"verb": "park", "arguments": {"text": "a" * 201}}, 422, "TooLong"),
        ({"verb": "unpark", "arguments": {"parked": "nowhere"}}, 404, "Missing"),
        ({"verb": "person", "arguments": {"actor_group": "Adel"}}, 422, "UnknownGroup"),
        ({"verb": "tables", "arguments": {"tables": "Tisch 1"}}, 422, "Unreadable"),
        ({"verb": "tables", "arguments": {"tables": [1]}}, 422, "Unreadable"),
        ({"verb": "tables", "arguments": {"tables": ["a" * 31]}}, 422, "TooLong"),
        ({"verb": "move_to_table", "arguments": {"person": "nobody", "table": ""}}, 404, "Missing"),
        ({"verb": "seats", "arguments": {"tables": [], "seats": ["Tisch 1"]}}, 422, "Unreadable"),
        ({"verb": "seats", "arguments": {"tables": [], "seats": {"nobody": 1}}}, 422, "Unreadable"),
        ({"verb": "seats", "arguments": {"tables": [], "seats": {"nobody": ""}}}, 404, "Missing"),
        ({"verb": "rename_table", "arguments": {"table": "Mond", "name": "Fenster"}}, 422, "UnknownTable"),
        ({"verb": "gone", "arguments": {"person": "nobody"}}, 404, "Missing"),
        ({"verb": "here", "arguments": {"person": "nobody"}}, 404, "Missing"),
        ({"verb": "paper", "step": "ideas"}, 422, "Empty"),
        ({"verb": "paper_list", "step": "ideas", "arguments": {"entries": []}}, 422, "Empty"),
        ({"verb": "paper_list", "step": "ideas", "arguments": {"entries": ["Text"]}}, 422, "Unreadable"),
        ({"verb": "paper_list", "step": "ideas", "arguments": {"entries": [{"text": ""}]}}, 422, "Empty"),
        ({"verb": "paper_list", "step": "ideas", "arguments": {"entries": [{"text": "a"}], "people": 0}}, 422, "Empty"),
        ({"verb": "paper_list", "step": "ideas", "arguments": {"entries": [{}], "people": "12"}}, 422, "Unreadable"),
        ({"verb": "paper_count", "step": "ideas", "arguments": {"tally": [1]}}, 422, "Unreadable"),
        ({"verb": "table_paper", "step": "ideas", "arguments": {"table": "Mond", "data": {}}}, 422, "UnknownTable"),
    ],
)
def test_a_request_the_desk_cannot_carry_out_gets_a_sentence(
    hall: Hall, asked: dict[str, Any], status: int, error: str
) -> None:
    hall.open("ideas")
    place = hall.here.step("ideas").id if asked.get("step") == "ideas" else asked.get("step")
    answer = hall.facilitator().say("POST", "/api/desk", {"workshop": hall.here.workshop_id, **asked, "step": place})
    assert (answer.status_code, answer.json()["error"]) == (status, error)
    assert answer.json()["sentence"].endswith(".")


@pytest.mark.parametrize("seconds", ["NaN", "Infinity", "-Infinity", "1e999", "1" + "0" * 400, '"60"', "true", "null"])
def test_a_time_that_is_none_is_refused(hall: Hall, seconds: str) -> None:
    hall.open("mood")
    asked = {"workshop": hall.here.workshop_id, "verb": "time", "step": hall.here.step("mood").id}
    text = json.dumps(asked)[:-1] + f', "arguments": {{"seconds": {seconds}}}}}'
    answer = hall.facilitator().post("/api/desk", content=text, headers=OWN)
    assert (answer.status_code, answer.json()["error"]) == (422, "Unreadable")


def test_a_step_of_another_workshop_is_not_moved_from_here(hall: Hall) -> None:
    elsewhere = hall.there.step("elsewhere")
    asked = {"workshop": hall.here.workshop_id, "verb": "open", "step": elsewhere.id}
    assert hall.facilitator().say("POST", "/api/desk", asked).json()["error"] == "UnknownStep"
    assert hall.there.step("elsewhere") == elsewhere


def test_an_unknown_workshop_changes_nothing(hall: Hall) -> None:
    asked = {"workshop": new_id(), "verb": "open", "step": hall.here.step("ideas").id}
    before = hall.records(*RECORDS)
    assert hall.facilitator().say("POST", "/api/desk", asked).status_code == 404
    assert hall.records(*RECORDS) == before


def test_of_two_edits_of_one_headline_the_second_gets_a_sentence_with_the_first(hall: Hall) -> None:
    one, other = hall.facilitator(), hall.facilitator()
    hall.guest()
    hall.open("ideas", "heaps")
    hall.do(one, "arrange", "heaps", verb="create", arguments={"title": "Sprache"})
    cluster = hall.board(one, "console").json()["bench"]["clusters"][0]
    edit = {"cluster": cluster["id"], "version": cluster["version"]}
    first = hall.do(one, "arrange", "heaps", verb="retitle", arguments=edit | {"title": "Sprache lernen"})
    second = hall.do(other, "arrange", "heaps", verb="retitle", arguments=edit | {"title": "Deutsch"})
    assert (first.status_code, second.status_code) == (200, 409)
    assert second.json()["error"] == "Overtaken"
    assert "Sprache lernen" in second.json()["sentence"]
