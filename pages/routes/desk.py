"""The facilitator's hands from the browser: one verb of the desk per request."""

from collections.abc import Callable, Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from facilitation import carrying, desk, paper, releases, seating
from facilitation.errors import NotAllowed, Unknown, UnknownStep, UnknownVerb, Unreadable
from facilitation.roles import Facilitator, Stranger, Who
from facilitation.workshop import Step, Workshop
from pages.identity import recognise
from pages.reception import house
from pages.routes.answers import answers_json, in_thread, read_json

Given = Mapping[str, Any]
_LARGEST_NUMBER = 1_000_000


class Asked:
    """One request to the desk: who, which workshop and step, and the arguments by name."""

    def __init__(self, who: Who, workshop: str, step: str, given: Given) -> None:
        self.who, self.workshop, self.step, self.given = who, workshop, step, given

    def text(self, name: str, default: str | None = None) -> str:
        """Raises Unreadable where the argument is missing or no text."""
        value = self.given.get(name, default)
        if not isinstance(value, str):
            raise Unreadable(field=name)
        return value

    def maybe(self, name: str) -> str | None:
        """A text, or None where there is none. Raises Unreadable for anything else."""
        return None if self.given.get(name) is None else self.text(name)

    def texts(self, name: str) -> list[str]:
        """Raises Unreadable where the argument is no list of texts."""
        value = self.given.get(name)
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise Unreadable(field=name)
        return value

    def names(self, name: str) -> dict[str, str]:
        """Raises Unreadable where the argument is no object of texts."""
        value = self.given.get(name)
        if not isinstance(value, dict) or not all(isinstance(one, str) for one in value.values()):
            raise Unreadable(field=name)
        return value

    def rows(self, name: str) -> list[dict[str, Any]]:
        """Raises Unreadable where the argument is no list of objects."""
        value = self.given.get(name)
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise Unreadable(field=name)
        return value

    def count(self, name: str) -> int | None:
        """A number, or None where there is none."""
        return None if self.given.get(name) is None else self.number(name)

    def number(self, name: str) -> int:
        """Raises Unreadable where the argument is missing, no number, or beyond what a clock or a counter can be."""
        value = self.given.get(name)
        if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= _LARGEST_NUMBER:
            raise Unreadable(field=name)
        return int(value)


VERBS: Mapping[str, Callable[[Asked], Any]] = {
    "open": lambda a: desk.open_step(house(), a.who, a.step),
    "close": lambda a: desk.close_step(house(), a.who, a.step),
    "reveal": lambda a: desk.reveal_step(house(), a.who, a.step),
    "confirm": lambda a: desk.confirm_step(house(), a.who, a.step),
    "back": lambda a: desk.step_back(house(), a.who, a.step),
    "time": lambda a: desk.shift_time(house(), a.who, a.step, a.number("seconds")),
    "pause_time": lambda a: desk.pause_time(house(), a.who, a.step),
    "resume_time": lambda a: desk.resume_time(house(), a.who, a.step),
    "go": lambda a: desk.go_to(house(), a.who, a.text("step", a.step)),
    "show": lambda a: desk.show(house(), a.who, a.workshop, a.text("what")),
    "carry_over": lambda a: carrying.carry_over(house(), a.who, a.step, a.rows("rows")),
    "take_over": lambda a: carrying.take_over(house(), a.who, a.step),
    "run_off": lambda a: carrying.run_off(house(), a.who, a.step, a.texts("options"), a.number("places") or None),
    "focus": lambda a: desk.focus(house(), a.who, a.workshop, a.maybe("cluster")),
    "hide": lambda a: desk.hide(house(), a.who, a.text("entry")),
    "unhide": lambda a: desk.unhide(house(), a.who, a.text("entry")),
    "redact": lambda a: desk.redact(house(), a.who, a.text("entry"), a.text("text")),
    "merge": lambda a: desk.merge(house(), a.who, a.text("entry"), a.text("into")),
    "separate": lambda a: desk.separate(house(), a.who, a.text("entry")),
    "admit": lambda a: desk.admit(house(), a.who, a.text("entry")),
    "undo": lambda a: desk.undo(house(), a.who, a.step),
    "paper": lambda a: desk.enter_paper(house(), a.who, a.step, a.given.get("data", {})),
    "paper_list": lambda a: paper.enter_list(
        house(), a.who, a.step, a.rows("entries"), people=a.count("people"), table=a.text("table", "")
    ),
    "paper_count": lambda a: paper.enter_count(
        house(), a.who, a.step, a.given.get("tally") or {}, people=a.count("people"), about=a.text("about", "")
    ),
    "tables": lambda a: seating.set_tables(house(), a.who, a.workshop, a.texts("tables")),
    "move_to_table": lambda a: seating.move_to_table(house(), a.who, a.workshop, a.text("person"), a.text("table")),
    "mix_tables": lambda a: seating.mix_tables(house(), a.who, a.workshop, all_anew=bool(a.given.get("all_anew"))),
    "rename_table": lambda a: seating.rename_table(house(), a.who, a.workshop, a.text("table"), a.text("name")),
    "seats": lambda a: seating.take_seats(house(), a.who, a.workshop, a.texts("tables"), a.names("seats")),
    "gone": lambda a: desk.mark_gone(house(), a.who, a.workshop, a.text("person")),
    "here": lambda a: desk.mark_back(house(), a.who, a.workshop, a.text("person")),
    "table_paper": lambda a: desk.enter_for_table(house(), a.who, a.step, a.text("table"), a.given.get("data", {})),
    "person": lambda a: desk.enter_person(
        house(), a.who, a.workshop, actor_group=a.text("actor_group"), institution=a.text("institution", "")
    ),
    "note": lambda a: desk.note(house(), a.who, a.step, a.text("text"), a.number("version")),
    "park": lambda a: desk.park(house(), a.who, a.workshop, a.text("text"), a.text("origin", "")),
    "change_parked": lambda a: desk.change_parked(
        house(),
        a.who,
        a.workshop,
        a.text("parked"),
        version=a.number("version"),
        text=a.text("text"),
        owner=a.text("owner", ""),
        due=a.text("due", ""),
    ),
    "unpark": lambda a: desk.unpark(house(), a.who, a.workshop, a.text("parked")),
    "arrange": lambda a: desk.arrange(house(), a.who, a.step, a.text("verb"), a.given.get("arguments") or {}),
    "finish": lambda a: desk.finish(house(), a.who, a.workshop),
    "resume": lambda a: desk.resume(house(), a.who, a.workshop),
    "release": lambda a: releases.release(house(), a.who, a.workshop, change=a.text("change", ""), number=a.count("number")),
    "recall": lambda a: releases.recall(house(), a.who, a.workshop),
}


@answers_json
async def act(request: Request) -> Response:
    """Do one verb; answers the workshop's new revision."""
    who = (await in_thread(recognise, request)).as_facilitator()
    if not isinstance(who, Facilitator):
        raise Unknown if isinstance(who, Stranger) else NotAllowed
    given = await read_json(request)
    verb, arguments = given.get("verb"), given.get("arguments") or {}
    if not isinstance(verb, str) or verb not in VERBS:
        raise UnknownVerb
    if not isinstance(arguments, dict):
        raise Unreadable(field="arguments")
    workshop, step = given.get("workshop"), given.get("step") or ""
    if not isinstance(workshop, str) or not isinstance(step, str):
        raise Unreadable
    asked = Asked(who, workshop, step, arguments)
    revision = await in_thread(_do, verb, asked)
    return JSONResponse({"revision": revision})


def _do(verb: str, asked: Asked) -> int:
    with house().store.read() as ledger:
        ledger.get(Workshop, asked.workshop)
        if asked.step and ledger.find(Step, id=asked.step, workshop_id=asked.workshop) is None:
            raise UnknownStep
    VERBS[verb](asked)
    with house().store.read() as ledger:
        return ledger.get(Workshop, asked.workshop).revision
