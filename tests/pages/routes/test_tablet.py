"""What a participant's device asks and sends."""

import html
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitation import desk, releases, seating
from facilitation.language import LANGUAGES
from facilitation.workshop import Entry, Person
from modules import locale
from modules.locale import translator
from pages import identity
from pages.routes import answers
from tests.builders import FACILITATOR, STRANGER, new_id
from tests.pages.visitor import HERE, OWN, Browser, Hall, guest_of

CLOSED = "Die Eingabe zu dieser Frage ist beendet. Ihr Text bleibt auf diesem Gerät stehen."
UNKNOWN_CODE = "Diesen Code gibt es nicht. Bitte die sechs Ziffern vom Beamer abschreiben."
UNREADABLE = "Diese Eingabe ist nicht lesbar."


def problem(answer: Any) -> tuple[int, str, str | None]:
    """Status, name and field of a refusal, which always has a sentence of its own."""
    told = answer.json()
    assert told.keys() == {"error", "sentence", "field", "first"}
    assert len(told["sentence"]) > 10
    assert told["sentence"].endswith(".") or told["error"] == "NotAnOption"
    return answer.status_code, told["error"], told["field"]


# ── submitting ───────────────────────────────────────────────────────────────


def test_a_card_is_taken_and_stands_among_the_own_ones(hall: Hall) -> None:
    hall.open("ideas")
    guest = hall.guest()
    id = new_id()
    answer = guest.submit("ideas", {"text": " Sprachcafé "}, id=id)
    assert (answer.status_code, answer.json()) == (201, {"id": id, "state": "valid"})
    assert guest.state()["own"] == [{"id": id, "data": {"text": "Sprachcafé"}, "text": "Sprachcafé", "state": "valid"}]


def test_the_same_submission_counts_once_however_often_it_arrives(hall: Hall) -> None:
    hall.open("ideas")
    guest = hall.guest()
    id = new_id()
    answers = [guest.submit("ideas", {"text": "Sprachcafé"}, id=id) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [201, 200, 200]
    assert [answer.json() for answer in answers] == [{"id": id, "state": "valid"}] * 3
    assert len(hall.entries("ideas")) == 1


def test_what_was_accepted_is_confirmed_even_after_closing(hall: Hall) -> None:
    hall.open("ideas")
    guest = hall.guest()
    id = new_id()
    guest.submit("ideas", {"text": "Sprachcafé"}, id=id)
    hall.here.close("ideas")
    assert guest.submit("ideas", {"text": "Sprachcafé"}, id=id).status_code == 200


def test_what_was_sent_in_time_and_arrived_late_waits_for_the_facilitator(hall: Hall) -> None:
    hall.open("ideas")
    guest = hall.guest()
    hall.clock.go_on(60)
    hall.here.close("ideas")
    hall.clock.go_on(30)
    id = new_id()
    for _ in range(2):
        answer = guest.submit("ideas", {"text": "Sprachcafé"}, id=id, waited=40)
        assert (answer.status_code, answer.json()["state"]) == (202, "late")
        assert answer.json()["sentence"].startswith("Ihre Eingabe kam nach dem Schließen an.")
    assert [own["state"] for own in guest.state()["own"]] == ["late"]


@pytest.mark.parametrize("waited", [0, 10, None, -1e300, -5, 0.0])
def test_what_was_typed_after_closing_is_refused(hall: Hall, waited: object) -> None:
    hall.open("ideas")
    guest = hall.guest()
    hall.clock.go_on(60)
    hall.here.close("ideas")
    hall.clock.go_on(30)
    answer = guest.submit("ideas", {"text": "Sprachcafé"}, waited=waited)
    assert problem(answer) == (409, "StepClosed", None)
    assert answer.json()["sentence"] == CLOSED
    assert hall.entries("ideas") == ()


@pytest.mark.parametrize("key", ["mood", "heaps"])
def test_a_step_that_has_not_begun_takes_nothing(hall: Hall, key: str) -> None:
    assert problem(hall.guest().submit(key, {"value": 3}, waited=1e9)) == (409, "StepClosed", None)


def test_a_step_without_input_takes_nothing(hall: Hall) -> None:
    hall.open("ideas", "heaps")
    assert problem(hall.guest().submit("heaps", {"text": "a"})) == (409, "NoInput", None)


def test_a_second_answer_to_a_question_with_one_names_the_first(hall: Hall) -> None:
    hall.open("mood")
    guest = hall.guest()
    first = guest.submit("mood", {"value": 3}).json()["id"]
    answer = guest.submit("mood", {"value": 4})
    assert (*problem(answer), answer.json()["first"]) == (409, "SecondEntry", None, first)
    assert guest.say("PUT", f"/api/entries/{first}", {"data": {"value": 4}}).status_code == 200


def test_one_card_too_many_names_the_first(hall: Hall) -> None:
    hall.open("ideas")
    guest = hall.guest()
    first = guest.write("ideas", "eins")
    guest.write("ideas", "zwei")
    answer = guest.submit("ideas", {"text": "drei"})
    assert (*problem(answer), answer.json()["first"]) == (409, "TooManyEntries", None, first)


def vote(hall: Hall, guests: int = 1) -> tuple[list[Browser], list[str]]:
    """Open dots over three cards; the browsers and the options."""
    seated = [hall.guest() for _ in range(guests)]
    hall.here.open("ideas")
    for text in ("eins", "zwei"):
        seated[0].write("ideas", text)
    desk.enter_paper(hall.house, FACILITATOR, hall.here.step("ideas").id, {"text": "drei"})
    desk.reveal_step(hall.house, FACILITATOR, hall.here.close("ideas").id)
    hall.here.open("votes")
    fields = seated[0].state()["form"]["fields"]
    return seated, [option["value"] for option in fields[0]["options"]]


def test_dots_beyond_the_budget_are_refused(hall: Hall) -> None:
    (guest,), options = vote(hall)
    budget = guest.state()["form"]["fields"][0]["budget"]
    answer = guest.submit("votes", {"dots": dict.fromkeys(options, 2)})
    assert problem(answer) == (409, "BudgetSpent", "dots")
    assert (budget, answer.json()["sentence"]) == (1, "Sie haben 1 Punkt zu vergeben, das wären 6.")


@pytest.mark.parametrize(
    ("dots", "error"),
    [
        ({}, "NoDots"),
        (None, "Unreadable"),
        ([1], "Unreadable"),
        ("all", "Unreadable"),
        ({"nowhere": 1}, "NotAnOption"),
        ({"\ud800": 1}, "NotAnOption"),
        ({"{secret}": 1}, "NotAnOption"),
        ({"first": 3}, "TooManyOnOne"),
        ({"first": -1}, "NotSplit"),
        ({"first": 0.5}, "NotSplit"),
        ({"first": True}, "NotSplit"),
        ({"first": "1"}, "NotSplit"),
        ({"first": 10**30}, "TooManyOnOne"),
        ({"first": 1e400}, "NotSplit"),
    ],
)
def test_dots_that_do_not_fit_name_their_field(hall: Hall, dots: object, error: str) -> None:
    (guest,), options = vote(hall)
    text = json.dumps({"id": new_id(), "step": "votes", "data": {"dots": dots}}).replace('"first"', f'"{options[0]}"')
    answer = guest.post("/api/entries", content=text.replace("Infinity", "1e400"), headers=OWN)
    assert problem(answer) == (422, error, "dots")
    assert hall.entries("votes") == ()


@pytest.mark.parametrize(
    ("step", "data", "error", "field"),
    [
        ("ideas", {"text": "a" * 81}, "TooLong", "text"),
        ("ideas", {"text": ""}, "Empty", "text"),
        ("ideas", {"text": " \n\t\u200e "}, None, None),
        ("ideas", {"text": "\0\x07"}, "Empty", "text"),
        ("ideas", {"text": "\ud800"}, "Empty", "text"),
        ("ideas", {}, "Empty", "text"),
        ("ideas", {"text": None}, "Unreadable", "text"),
        ("ideas", {"text": ["a"]}, "Unreadable", "text"),
        ("ideas", {"text": 7}, "Unreadable", "text"),
        ("ideas", {"text": "gut", "field": "Sprache"}, "NotAnOption", "field"),
        ("ideas", {"text": "gut", "field": ["Sprache"]}, "Unreadable", "field"),
        ("ideas", None, "Unreadable", "data"),
        ("ideas", [], "Unreadable", "data"),
        ("ideas", "gut", "Unreadable", "data"),
        ("mood", {"value": 0}, "NotANumber", "value"),
        ("mood", {"value": 6}, "NotANumber", "value"),
        ("mood", {"value": 2.5}, "NotANumber", "value"),
        ("mood", {"value": "3"}, "NotANumber", "value"),
        ("mood", {"value": True}, "NotANumber", "value"),
        ("mood", {}, "NotANumber", "value"),
        ("mood", {"value": 3, "word": "a" * 31}, "TooLong", "word"),
        ("mood", {"value": 3, "word": {"a": 1}}, "Unreadable", "word"),
        ("closing", {"passed": "ja"}, "Empty", "text"),
        ("closing", {"text": "a" * 121}, "TooLong", "text"),
    ],
)
def test_input_that_does_not_fit_names_its_field(
    hall: Hall, step: str, data: object, error: str | None, field: str | None
) -> None:
    hall.open(step)
    answer = hall.guest().submit(step, data)
    if error is None:
        assert answer.status_code in (201, 422)
        return
    assert problem(answer) == (422, error, field)
    assert hall.entries(step) == ()


def test_a_text_too_long_says_how_long_it_may_be(hall: Hall) -> None:
    hall.open("ideas")
    answer = hall.guest().submit("ideas", {"text": "a" * 81})
    assert answer.json()["sentence"] == "Das sind 81 Zeichen, erlaubt sind 80."


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("gut \ud83d", "gut"),
        ("\udc00gut\ud800", "gut"),
        ("a\0b", "ab"),
        ("الجيران \u202eيساعدون", "الجيران يساعدون"),
        ("<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"),
        ("=cmd|'/c calc'!A1", "=cmd|'/c calc'!A1"),
        ("{0.__class__} %s $title", "{0.__class__} %s $title"),
        ("👩‍👩‍👧 Familie", "👩‍👩‍👧 Familie"),
    ],
)
def test_text_comes_through_as_text(hall: Hall, sent: str, kept: str) -> None:
    hall.open("wall")
    guest = hall.guest()
    guest.write("wall", sent)
    assert [own["text"] for own in guest.state()["own"]] == [kept]
    assert hall.board(hall.projector()).json()["picture"]["cards"][0]["text"] == kept
    assert guest.get("/tablet").status_code == 200
    assert "<img src=x" not in guest.get("/tablet").text


@pytest.mark.parametrize("id", ["", "1", "x" * 36, None, 7, ["a"], {}, STRANGER + "\n", STRANGER[:-1], "\ud800", "../../x"])
def test_an_id_that_is_none_is_refused(hall: Hall, id: object) -> None:
    hall.open("ideas")
    assert problem(hall.guest().submit("ideas", {"text": "gut"}, id=id)) == (422, "BadId", "id")


@pytest.mark.parametrize("step", ["nowhere", "", None, 7, ["ideas"], {"key": "ideas"}, "\ud800", "\0", "elsewhere", "a" * 9000])
def test_an_unknown_step_is_refused(hall: Hall, step: object) -> None:
    hall.open("ideas")
    assert problem(hall.guest().submit(step, {"text": "gut"})) == (404, "UnknownStep", None)  # type: ignore[arg-type]


@pytest.mark.parametrize("waited", ["1e999", "-1e999", "1" + "0" * 400, "-1" + "0" * 400, "-3", "0.5", "null"])
def test_however_long_something_waited_an_open_step_takes_it(hall: Hall, waited: str) -> None:
    hall.open("ideas")
    text = f'{{"id": "{new_id()}", "step": "ideas", "data": {{"text": "gut"}}, "waited": {waited}}}'
    assert hall.guest().post("/api/entries", content=text, headers=OWN).status_code == 201


@pytest.mark.parametrize("waited", ["1e999", "1" + "0" * 400, "-1e999"])
def test_however_long_something_waited_a_closed_step_answers_clearly(hall: Hall, waited: str) -> None:
    hall.open("ideas", "mood")
    hall.clock.go_on(1)
    text = f'{{"id": "{new_id()}", "step": "ideas", "data": {{"text": "gut"}}, "waited": {waited}}}'
    assert problem(hall.guest().post("/api/entries", content=text, headers=OWN)) == (409, "StepClosed", None)


@pytest.mark.parametrize(
    ("waited", "field"), [("NaN", None), ("Infinity", None), ('"3"', "waited"), ("true", "waited"), ("[1]", "waited")]
)
def test_a_wait_that_is_no_number_is_refused(hall: Hall, waited: str, field: str | None) -> None:
    hall.open("ideas")
    text = f'{{"id": "{new_id()}", "step": "ideas", "data": {{"text": "gut"}}, "waited": {waited}}}'
    assert problem(hall.guest().post("/api/entries", content=text, headers=OWN)) == (422, "Unreadable", field)


BODIES: dict[str, bytes] = {
    "nothing": b"",
    "half of it": b'{"id": "',
    "a list": b"[]",
    "a number": b"7",
    "a text": b'"text"',
    "null": b"null",
    "NaN": b"NaN",
    "single quotes": b"{'id': 1}",
    "two of them": b"{}{}",
    "no UTF-8": b'{"step": "\xff\xfe"}',
    "UTF-16": '{"step": "ideas"}'.encode("utf-16"),
    "a raw surrogate": b'{"step": "\xed\xa0\x80"}',
    "a raw control character": b'{"step": "\x00"}',
    "a form": b"step=ideas&text=gut",
    "XML": b"<entry/>",
    "deep lists": b"[" * 30_000,
    "deep lists, closed": b"[" * 30_000 + b"]" * 30_000,
    "deep objects": b'{"data":' * 6_000 + b"1" + b"}" * 6_000,
    "a number without end": b'{"waited": ' + b"9" * 60_000 + b"}",
}


@pytest.mark.parametrize("body", BODIES)
def test_a_body_that_cannot_be_read_gets_a_sentence(hall: Hall, body: str) -> None:
    hall.open("ideas")
    guest = hall.guest()
    card = guest.write("ideas", "gut")
    before = hall.records(Entry, Person)
    for method, path in (
        ("POST", "/api/entries"),
        ("PUT", f"/api/entries/{card}"),
        ("POST", "/api/join"),
        ("POST", "/api/language"),
    ):
        answer = guest.request(method, path, content=BODIES[body], headers=OWN)
        assert problem(answer)[:2] == (422, "Unreadable")
        assert answer.json()["sentence"] == UNREADABLE
    assert hall.records(Entry, Person) == before


@pytest.mark.parametrize("depth", [500, 900, 980, 1000, 1100])
def test_nesting_of_any_depth_gets_a_clean_answer(hall: Hall, depth: int) -> None:
    hall.open("ideas")
    data = b'{"text": ' + b"[" * depth + b"]" * depth + b"}"
    body = b'{"id": "' + new_id().encode() + b'", "step": "ideas", "data": ' + data + b"}"
    assert problem(hall.guest().post("/api/entries", content=body, headers=OWN))[:2] == (422, "Unreadable")


def test_a_body_beyond_all_measure_is_refused(hall: Hall) -> None:
    hall.open("ideas")
    answer = hall.guest().submit("ideas", {"text": "a" * answers.LARGEST})
    assert problem(answer) == (413, "TooLarge", None)
    assert answer.json()["sentence"] == "Das ist zu groß. Bitte kürzen."


def test_more_than_a_person_can_write_is_too_much(hall: Hall) -> None:
    hall.open("ideas")
    guest, neighbour = hall.guest(), hall.guest()
    statuses = [guest.submit("ideas", {"text": ""}).status_code for _ in range(121)]
    assert statuses == [422] * 120 + [429]
    assert problem(guest.submit("ideas", {"text": "gut"})) == (429, "TooMany", None)
    assert neighbour.submit("ideas", {"text": "gut"}).status_code == 201


def test_whoever_has_not_chosen_a_group_has_not_joined(hall: Hall) -> None:
    hall.open("ideas")
    browser = hall.browser()
    browser.enter(HERE)
    assert problem(browser.submit("ideas", {"text": "gut"})) == (401, "NotJoined", None)


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/api/entries"),
        ("PUT", "/api/entries/{card}"),
        ("DELETE", "/api/entries/{card}"),
        ("POST", "/api/join"),
        ("POST", "/api/language"),
        ("POST", "/neue-person"),
    ],
)
def test_another_site_cannot_send_anything(hall: Hall, method: str, path: str) -> None:
    hall.open("ideas")
    guest = hall.guest()
    card = guest.write("ideas", "gut")
    given = {"id": new_id(), "step": "ideas", "data": {"text": "fremd"}, "actor_group": "Politik", "language": "en"}
    before = hall.records(Entry, Person)
    for header in ({}, {"X-Koffer": "0"}, {"X-Koffer": ""}, {"Content-Type": "application/json"}):
        answer = guest.request(method, path.format(card=card), content=json.dumps(given), headers=header)
        assert problem(answer) == (403, "NotAllowed", None)
        assert "set-cookie" not in answer.headers
    assert hall.records(Entry, Person) == before


def test_another_site_cannot_use_the_desk(hall: Hall) -> None:
    asked = {"workshop": hall.here.workshop_id, "verb": "show", "arguments": {"what": "pause"}}
    answer = hall.facilitator().post("/api/desk", json=asked)
    assert problem(answer) == (403, "NotAllowed", None)
    assert hall.here.workshop.show == "join"


# ── changing and withdrawing ─────────────────────────────────────────────────


def test_own_cards_are_changed_and_withdrawn_while_the_step_is_open(hall: Hall) -> None:
    hall.open("ideas")
    guest = hall.guest()
    card = guest.write("ideas", "Sprachcafe")
    changed = guest.say("PUT", f"/api/entries/{card}", {"data": {"text": "Sprachcafé"}})
    assert (changed.status_code, changed.json()) == (200, {"id": card, "state": "valid"})
    assert [own["text"] for own in guest.state()["own"]] == ["Sprachcafé"]
    gone = guest.delete(f"/api/entries/{card}", headers=OWN)
    assert (gone.status_code, gone.json()) == (200, {"id": card, "state": "withdrawn"})
    assert guest.state()["own"] == []
    assert problem(guest.delete(f"/api/entries/{card}", headers=OWN)) == (404, "UnknownEntry", None)
    assert problem(guest.say("PUT", f"/api/entries/{card}", {"data": {"text": "a"}})) == (404, "UnknownEntry", None)


def test_what_was_withdrawn_does_not_come_back_by_being_sent_again(hall: Hall) -> None:
    hall.open("ideas")
    guest = hall.guest()
    card = guest.write("ideas", "Sprachcafé")
    guest.delete(f"/api/entries/{card}", headers=OWN)
    again = guest.submit("ideas", {"text": "Sprachcafé"}, id=card)
    assert (again.status_code, again.json()["state"]) == (200, "withdrawn")
    assert [entry.data for entry in hall.entries("ideas")] == [{}]


def test_nobody_touches_the_cards_of_others(hall: Hall) -> None:
    hall.open("ideas")
    card = hall.guest().write("ideas", "Sprachcafé")
    other = hall.guest()
    before = hall.entries("ideas")
    assert problem(other.say("PUT", f"/api/entries/{card}", {"data": {"text": "a"}})) == (403, "NotYours", None)
    assert problem(other.delete(f"/api/entries/{card}", headers=OWN)) == (403, "NotYours", None)
    assert problem(other.submit("ideas", {"text": "a"}, id=card)) == (403, "NotYours", None)
    assert hall.entries("ideas") == before


def test_after_closing_nothing_is_changed_any_more(hall: Hall) -> None:
    hall.open("ideas")
    guest = hall.guest()
    card = guest.write("ideas", "Sprachcafé")
    hall.here.close("ideas")
    assert problem(guest.say("PUT", f"/api/entries/{card}", {"data": {"text": "a"}})) == (409, "StepClosed", None)
    assert problem(guest.delete(f"/api/entries/{card}", headers=OWN)) == (409, "StepClosed", None)
    assert [entry.data["text"] for entry in hall.entries("ideas")] == ["Sprachcafé"]


@pytest.mark.parametrize("id", ["nowhere", "%20", "😀", "a" * 5000])
def test_a_card_that_does_not_exist_is_neither_changed_nor_withdrawn(hall: Hall, id: str) -> None:
    guest = hall.guest()
    assert problem(guest.say("PUT", f"/api/entries/{id}", {"data": {"text": "a"}})) == (404, "UnknownEntry", None)
    assert problem(guest.delete(f"/api/entries/{id}", headers=OWN)) == (404, "UnknownEntry", None)


def test_a_change_has_to_fit_like_a_new_card(hall: Hall) -> None:
    hall.open("ideas")
    guest = hall.guest()
    card = guest.write("ideas", "Sprachcafé")
    for data, refusal in (({"text": ""}, (422, "Empty", "text")), (None, (422, "Unreadable", "data"))):
        assert problem(guest.say("PUT", f"/api/entries/{card}", {"data": data})) == refusal
    assert [entry.data["text"] for entry in hall.entries("ideas")] == ["Sprachcafé"]


# ── whatever else comes ──────────────────────────────────────────────────────

JUNK = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(codec=None, categories=None))
    | st.just("ideas"),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9) | st.sampled_from(["text", "dots", "field"]), inner)
    ),
    max_leaves=8,
)
SENT = st.fixed_dictionaries(
    {},
    optional={
        "id": st.uuids().map(str) | JUNK,
        "step": st.sampled_from(["ideas", "mood", "wall", "votes"]) | JUNK,
        "data": st.fixed_dictionaries({}, optional={"text": JUNK, "value": JUNK, "field": JUNK, "dots": JUNK, "word": JUNK})
        | JUNK,
        "waited": JUNK,
        "language": JUNK,
        "actor_group": JUNK,
        "institution": JUNK,
    },
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(path=st.sampled_from(["/api/entries", "/api/join", "/api/language"]), sent=SENT | JUNK)
def test_whatever_is_sent_the_answer_is_clean(hall: Hall, path: str, sent: object) -> None:
    if hall.here.workshop.step_id is None:
        hall.open("ideas")
    answer = hall.guest().say("POST", path, sent)
    assert answer.status_code in (200, 201, 401, 404, 409, 413, 422)
    assert json.loads(answer.content.decode("utf-8"))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.binary(max_size=60))
def test_whatever_bytes_are_sent_the_answer_is_clean(hall: Hall, body: bytes) -> None:
    answer = hall.guest().post("/api/entries", content=body, headers=OWN)
    assert answer.status_code in (404, 422)
    assert answer.json()["sentence"]


DESK_JUNK = st.dictionaries(
    st.sampled_from(
        ["entry", "into", "text", "seconds", "version", "what", "cluster", "step", "data", "verb", "arguments", "parked"]
    ),
    JUNK,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    verb=st.sampled_from(["time", "hide", "redact", "paper", "note", "go", "focus", "show", "arrange", "park"]),
    arguments=DESK_JUNK,
)
def test_whatever_the_desk_is_asked_the_answer_is_clean(hall: Hall, verb: str, arguments: dict[str, object]) -> None:
    if hall.here.workshop.step_id is None:
        hall.open("ideas")
    asked = {"workshop": hall.here.workshop_id, "verb": verb, "step": hall.here.step("ideas").id, "arguments": arguments}
    assert hall.facilitator().say("POST", "/api/desk", asked).status_code in (200, 404, 409, 422)


# ── the step ─────────────────────────────────────────────────────────────────


def test_a_device_that_has_the_step_hears_that_in_one_line(hall: Hall) -> None:
    hall.open("ideas")
    guest = hall.guest()
    first = guest.get("/api/step")
    tag = first.headers["etag"]
    again = guest.get("/api/step", headers={"If-None-Match": tag})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    hall.clock.go_on(5)
    hall.guest().write("ideas", "von nebenan")
    assert guest.get("/api/step", headers={"If-None-Match": tag}).status_code == 304


def test_whatever_changes_what_the_device_shows_changes_the_tag(hall: Hall) -> None:
    guest = hall.guest()
    step = hall.here.step("ideas").id
    tags = []

    def note() -> None:
        tags.append(guest.get("/api/step").headers["etag"])

    note()
    hall.open("ideas")
    note()
    guest.write("ideas", "Sprachcafé")
    note()
    desk.shift_time(hall.house, FACILITATOR, step, 60)
    note()
    desk.pause_time(hall.house, FACILITATOR, step)
    note()
    hall.here.close("ideas")
    note()
    hall.finish()
    note()
    releases.release(hall.house, FACILITATOR, hall.here.workshop_id)
    note()
    assert len(set(tags)) == len(tags)


def test_the_step_says_what_the_contract_says(hall: Hall) -> None:
    hall.open("ideas")
    state = hall.guest().state()
    assert state.keys() == {
        *("revision", "epoch", "now", "workshop", "phase", "languages", "language", "join", "step", "form", "own"),
        *("minutes", "farewell", "tables", "table", "person", "device"),
    }
    assert state["phase"] == "input"
    assert state["epoch"] == answers.EPOCH
    assert (state["step"]["number"], state["step"]["count"], state["step"]["hidden"]) == (1, 7, True)
    assert [field["name"] for field in state["form"]["fields"]] == ["text"]
    assert (state["form"]["limit"], state["form"]["submit"]) == (2, "Karte abgeben")


def test_each_phase_has_its_name(hall: Hall) -> None:
    browser = hall.browser()
    browser.enter(HERE)
    phases = [browser.state()["phase"]]
    browser.sit()
    phases.append(browser.state()["phase"])
    hall.open("ideas")
    phases.append(browser.state()["phase"])
    hall.here.close("ideas")
    phases.append(browser.state()["phase"])
    hall.finish()
    phases.append(browser.state()["phase"])
    assert phases == ["join", "wait", "input", "closed", "finished"]


@pytest.mark.parametrize("table", ["Mond", "", None, ["Tisch 1"], {"a": 1}, 7, "Tisch 1\ud800"])
def test_a_table_that_is_not_in_the_room_cannot_be_taken(hall: Hall, table: object) -> None:
    seating.set_tables(hall.house, FACILITATOR, hall.here.workshop_id, ["Tisch 1"])
    guest = hall.guest()
    answer = guest.say("POST", "/api/table", {"table": table})
    if table == "Tisch 1\ud800":
        assert (answer.status_code, guest.state()["table"]) == (200, "Tisch 1")
        return
    assert problem(answer) == (422, "UnknownTable", "table")
    assert guest.state()["table"] == ""


# ── the page ─────────────────────────────────────────────────────────────────


def test_the_page_carries_its_first_state_and_runs_no_script_of_a_participant(hall: Hall) -> None:
    hall.open("ideas")
    guest = hall.guest()
    guest.write("ideas", "</script><script>alert(1)</script>\u2028")
    page = guest.get("/tablet")
    assert page.headers["content-type"].startswith("text/html")
    assert page.headers["cache-control"] == "no-store"
    assert '<html lang="de"' in page.text
    assert "<script>alert" not in page.text
    assert "\u2028" not in page.text
    assert "\\u003c/script>" in page.text


# ── languages ────────────────────────────────────────────────────────────────


@pytest.fixture
def english(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A catalogue of a few sentences."""
    sentences = {
        CLOSED: "Input to this question is closed. Your text stays on this device.",
        "Das sind {length} Zeichen, erlaubt sind {maximum}.": "That is {length} characters, {maximum} are allowed.",
        "Karte abgeben": "Hand in card",
        "Ihre Eingabe kam nach dem Schließen an. Die Moderation entscheidet, ob sie noch zählt.": "Your card came late.",
    }
    lines = [f'msgid "{german}"\nmsgstr "{english}"\n' for german, english in sentences.items()]
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
    (tmp_path / "en.po").write_text("\n".join([head, *lines]), encoding="utf-8")
    monkeypatch.setattr(locale, "HERE", tmp_path)
    locale.texts.cache_clear()
    yield
    locale.texts.cache_clear()


def test_sentences_come_in_the_language_that_was_chosen(hall: Hall, english: None) -> None:
    hall.open("ideas")
    guest, german = hall.guest(), hall.guest()
    assert guest.say("POST", "/api/language", {"language": "en"}).json() == {"language": "en"}
    assert guest.submit("ideas", {"text": "a" * 81}).json()["sentence"] == "That is 81 characters, 80 are allowed."
    assert guest.state()["form"]["submit"] == "Hand in card"
    assert guest.get("/api/texts/en").json()["Karte abgeben"] == "Hand in card"
    assert '<html lang="en"' in guest.get("/tablet").text
    hall.clock.go_on(30)
    hall.here.close("ideas")
    hall.clock.go_on(60)
    assert german.submit("ideas", {"text": "a"}).json()["sentence"] == CLOSED
    assert guest.submit("ideas", {"text": "a"}).json()["sentence"] == (
        "Input to this question is closed. Your text stays on this device."
    )
    assert guest.submit("ideas", {"text": "a"}, waited=70).json()["sentence"] == "Your card came late."


def test_what_is_not_translated_stays_german(hall: Hall, english: None) -> None:
    guest = hall.guest()
    guest.say("POST", "/api/language", {"language": "en"})
    assert guest.submit("nowhere", {}).json()["sentence"] == "Diese Frage gibt es in diesem Workshop nicht."


def test_a_person_who_joined_is_remembered_with_the_language(hall: Hall) -> None:
    guest = hall.guest()
    guest.say("POST", "/api/language", {"language": "uk"})
    with hall.house.store.read() as ledger:
        assert ledger.get(Person, guest_of(guest).person_id).language == "uk"
    assert guest.state()["language"] == "uk"


@pytest.mark.parametrize("code", ["xx", "", None, 7, ["de"], {"a": 1}, "../../de", "de\0"])
def test_a_language_we_do_not_speak_cannot_be_chosen(hall: Hall, code: object) -> None:
    guest = hall.guest()
    answer = guest.say("POST", "/api/language", {"language": code})
    if code == "de\0":
        assert answer.json() == {"language": "de"}
        return
    assert problem(answer) == (422, "Unreadable", "language")
    assert identity.LANGUAGE not in guest.known()


@pytest.mark.parametrize("cookie", ["xx", "../../../etc/passwd", "a" * 3000, "de;", "%00"])
def test_a_language_cookie_that_is_none_means_german(hall: Hall, cookie: str) -> None:
    guest = hall.guest()
    guest.cookies.set(identity.LANGUAGE, cookie)
    assert guest.submit("nowhere", {}).json()["sentence"] == "Diese Frage gibt es in diesem Workshop nicht."
    assert guest.state()["language"] == "de"


@pytest.mark.parametrize(
    ("wanted", "code"),
    [("uk-UA,uk;q=0.9,en;q=0.8", "uk"), ("so,tr-TR;q=0.8", "tr"), ("so", "de"), ("", "de"), (";;,,", "de"), ("DE-at", "de")],
)
def test_before_anybody_chooses_the_browser_speaks_its_own_language(hall: Hall, wanted: str, code: str) -> None:
    guest = hall.guest()
    assert guest.get("/api/step", headers={"Accept-Language": wanted}).json()["language"] == code
    guest.say("POST", "/api/language", {"language": "fr"})
    assert guest.get("/api/step", headers={"Accept-Language": wanted}).json()["language"] == "fr"


@pytest.mark.parametrize("code", [one.code for one in LANGUAGES])
def test_a_refusal_reads_in_the_language_that_was_chosen_with_its_numbers(hall: Hall, code: str) -> None:
    hall.open("ideas")
    guest = hall.guest()
    guest.say("POST", "/api/language", {"language": code})
    sentence = guest.submit("ideas", {"text": "a" * 81}).json()["sentence"]
    german = "Das sind {length} Zeichen, erlaubt sind {maximum}."
    assert sentence == translator(code)(german).format(length=81, maximum=80)
    assert (sentence == german.format(length=81, maximum=80)) == (code == "de")
    assert translator(code)(UNKNOWN_CODE) in html.unescape(guest.enter("999999").text)


@pytest.mark.parametrize("code", [one.code for one in LANGUAGES])
def test_every_language_has_its_page(hall: Hall, code: str) -> None:
    guest = hall.guest()
    guest.say("POST", "/api/language", {"language": code})
    direction = "rtl" if code in ("ar", "fa") else "ltr"
    assert f'<html lang="{code.split("-")[0]}" dir="{direction}">' in guest.get("/tablet").text
