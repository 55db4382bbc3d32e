"""Every building block of the box in every state, in the order in which the formats use it. A new one walks along by itself."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from playwright.sync_api import expect

from facilitation import desk, planning, seating
from facilitation.contract import Activity, Catalogue, Format, Planned
from facilitation.errors import NothingToChoose
from facilitation.sight import see
from facilitation.workshop import Step, StepState, Visibility
from tests.browser.contents import LITTLE, MUCH, USUAL
from tests.browser.crowd import Crowd
from tests.browser.server import PLANNER, Evening, open_house, sign_in
from tests.browser.surfaces import Surfaces, at_rest
from tests.browser.windows import button

# what two steps must differ in to look different: building block, who speaks, whether live, what is chosen, by what it is fed
Sight = tuple[str, bool, bool, tuple[object, ...], frozenset[str]]
TYPE = """(words) => {
  for (const field of document.querySelectorAll(".write textarea, .write input[type=text]")) {
    field.value = words.slice(0, field.maxLength > 0 ? field.maxLength : undefined);
    field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
  }
}"""


class Parade(Surfaces):
    """One evening with all steps of all formats, those of the evening in states.py only where others build on them."""

    def walk(self) -> None:
        """Step by step; what only feeds others is filled without anybody looking."""
        self.house = open_house(self.server)
        self.planned: set[tuple[str, ...]] = set()
        self.papers: set[tuple[str, ...]] = set()
        process = planning.create_process(self.house, PLANNER, **self.content.process)
        agenda = tuple(agree(self.house.catalogue))
        workshop = planning.plan_workshop(
            self.house,
            PLANNER,
            process_id=process.id,
            format=next(iter(self.house.catalogue.formats)),
            title=self.content.title,
            date=date.today(),  # noqa: DTZ011 - the day in the room
            agenda=agenda,
        )
        with self.house.store.read() as ledger:
            steps = {step.key: step.id for step in ledger.all(Step, workshop_id=workshop.id)}
        self.evening = Evening(self.server, workshop.id, workshop.code, steps, sign_in(self.server))
        self.arrive()
        known = {self.sight(planned, agenda) for planned in self.short()}
        for planned in agenda:
            sight = self.sight(planned, agenda)
            if sight in known:
                self.pass_by(planned)
            else:
                known.add(sight)
                self.show(planned)

    def sight(self, planned: Planned, agenda: tuple[Planned, ...]) -> Sight:
        activity = self.activity(planned)
        named = [one for one in activity.settings if one.kind in ("choice", "switch")]
        choices = tuple(planned.settings.get(one.name, one.default) for one in named)
        feeding = [step.activity for step in agenda if step.key in planned.sources] if self.content.chained else ()
        live = planned.visibility is Visibility.LIVE
        return (planned.activity, self.by_table(planned), live, choices, frozenset(feeding))

    def short(self) -> list[Planned]:
        """What the evening in states.py walks through."""
        declared = next(one for one in self.house.catalogue.formats.values() if one.short)
        named = {f"{declared.key}_{key}" for key in declared.short}
        return [one for one in agree(self.house.catalogue) if one.key in named]

    def arrive(self) -> None:
        """Everybody is here; nobody sits at a table yet."""
        self.open()
        workshop = self.evening.workshop
        address = f"{self.server.url}/bestandsaufnahme?workshop={workshop}"
        self.console.goto(address)
        self.wall.goto(f"{address}&ansicht=beamer")
        for device in (self.tablet, self.arabic):
            device.page.goto(f"{self.server.url}/beitreten/{self.evening.code}")
        self.arabic.page.locator("label.pick", has_text="العربية").click()
        for device in (self.tablet, self.arabic):
            device.page.locator(".groups .pick").first.click()
            device.page.locator(".btn-primary").click()
            expect(device.page.locator(".groups")).to_have_count(0)
        self.crowd = Crowd(self.evening, self.content.people)
        seating.set_tables(self.house, PLANNER, workshop, [f"Tisch {number}" for number in range(1, self.content.tables + 1)])

    # ── a step nobody looks at ───────────────────────────────────────────────

    def pass_by(self, planned: Planned) -> None:
        if not self.content.chained or not self.activity(planned).feeds:
            return
        self.prepare(planned)
        step = self.evening.steps[planned.key]
        desk.open_step(self.house, PLANNER, step)
        self.crowd.answer(step, self.content.texts)
        for verb in (desk.close_step, desk.reveal_step, desk.confirm_step):
            verb(self.house, PLANNER, step)

    def prepare(self, planned: Planned) -> None:
        """What the facilitator typed, where the content has it."""
        if self.lacks(planned) if self.content.chained else planned.sources or self.lacks(planned):
            planning.change_step(self.house, PLANNER, self.evening.steps[planned.key], options=list(self.content.options))
        if self.content.question:
            planning.change_step(self.house, PLANNER, self.evening.steps[planned.key], question=self.content.question)

    def lacks(self, planned: Planned) -> bool:
        """Whether the step cannot be opened as it is, for there is nothing to choose from."""
        with self.house.store.read() as ledger:
            scene = see(ledger, self.house.catalogue, ledger.get(Step, self.evening.steps[planned.key]))
        try:
            self.activity(planned).opening(scene)
        except NothingToChoose:
            return True
        return False

    # ── a step everybody looks at ────────────────────────────────────────────

    def show(self, planned: Planned) -> None:
        self.prepare(planned)
        self.name = planned.key.replace("_", "-")
        self.plan(planned)
        self.act("go", planned.key)
        self.act("open", planned.key)
        self.seat(planned)
        self.round(planned, "")
        if self.goes_on(planned):
            self.round(planned, "-zweite-runde")
        self.act("confirm", planned.key)

    def plan(self, planned: Planned) -> None:
        """The form of the step in planning; those with settings of the same kinds look alike."""
        kinds = tuple(one.kind for one in self.activity(planned).settings)
        if self.content is USUAL and kinds not in self.planned:
            self.planned.add(kinds)
            page = self.pages["konsole"] = self.windows.contexts[0].new_page()
            step = self.evening.steps[planned.key]
            page.goto(f"{self.server.url}/planung?workshop={self.evening.workshop}&schritt={step}")
            page.locator("koffer-plan tbody").first.wait_for()
            at_rest(page)
            self.see(f"{self.name}-planung", "konsole")
            page.close()
            self.pages["konsole"] = self.console

    def seat(self, planned: Planned) -> None:
        """At the first step of tables the tablets ask where they stand; then everybody sits somewhere."""
        if not self.by_table(planned):
            return
        with self.house.store.read() as ledger:
            unseated = any(not person.table for person in self.crowd.everybody(ledger))
        if unseated:
            self.settle()
            self.see("tischwahl", "tablet", "telefon", "beamer", "konsole")
            seating.mix_tables(self.house, PLANNER, self.evening.workshop)
            self.act("time", planned.key, seconds=60)

    def round(self, planned: Planned, which: str) -> None:
        """Asked, answered, closed and uncovered. What looks the same with little and with much is looked at once."""
        name, step = f"{self.name}{which}", self.evening.steps[planned.key]
        asked = self.activity(planned).form is not None
        self.settle()
        if asked:
            if self.content is USUAL:
                self.see(f"{name}-offen-leer", "tablet", "telefon", "beamer", "konsole")
            self.try_out(name)
        self.crowd.answer(step, self.content.texts)
        self.act("time", planned.key, seconds=60)
        self.settle()
        if planned.visibility is Visibility.LIVE:
            self.see(f"{name}-live", "beamer", "konsole")
        elif not asked:
            self.see(name, "tablet", "beamer", "konsole")
        elif self.content is not LITTLE:
            self.see(f"{name}-offen", "tablet", "telefon", "beamer", "konsole")
            self.paper(planned, name)
        self.act("close", planned.key)
        if asked and self.content is USUAL:
            self.settle()
            self.see(f"{name}-geschlossen", "tablet", "konsole")
        self.act("reveal", planned.key)
        self.settle()
        self.see(f"{name}-aufgedeckt", "beamer", "konsole")
        self.focus(name)

    def try_out(self, name: str) -> None:
        """Send an empty form, or fill every text to the brim."""
        page = self.tablet.page
        if not page.locator(".write .btn-primary").count():
            return
        if self.content is MUCH:
            page.evaluate(TYPE, " ".join(self.content.texts))
            at_rest(page)
            self.see(f"{name}-voll", "tablet")
        else:
            self.tablet.send()
            at_rest(page)
            self.see(f"{name}-fehler", "tablet")

    def paper(self, planned: Planned, name: str) -> None:
        """The form in the console; those with fields of the same kinds look alike."""
        queue = self.console.locator("koffer-queue")
        with self.house.store.read() as ledger:
            form = self.activity(planned).form(ledger.get(Step, self.evening.steps[planned.key]))
        fields = tuple(field.kind for field in form.fields)
        if self.content is USUAL and fields not in self.papers and button(queue, "Vom Papier").count():
            self.papers.add(fields)
            button(queue, "Vom Papier").click()
            self.console.locator(".st-key-panel-paper .write").wait_for()
            at_rest(self.console)
            self.see(f"{name}-papier", "konsole")
            button(queue, "Vom Papier").click()
            expect(self.console.locator(".st-key-panel-paper")).to_have_count(0)

    def focus(self, name: str) -> None:
        """Each kind of thing the projector can show alone, the last of each."""
        picture = self.evening.board()["picture"]
        tables = picture.get("tables", []) if picture["kind"] == "raster" else []
        for place in [*(one["id"] for one in picture.get("clusters", [])[-1:]), *tables[-1:]]:
            self.act("focus", cluster=place)
            self.settle()
            self.see(f"{name}-allein", "beamer", "konsole")
            self.act("focus", cluster=None)

    def goes_on(self, planned: Planned) -> bool:
        """What a facilitator does with what is uncovered; whether the step was opened for another round."""
        if self.activity(planned).form is None:
            return False
        calls = self.crowd.arrangement(self.evening.steps[planned.key])
        if not calls:
            return False
        *before, (last, given) = calls
        for verb, arguments in before:
            desk.arrange(self.house, PLANNER, self.evening.steps[planned.key], verb, arguments)
        self.act("arrange", planned.key, verb=last, arguments=given)
        board = self.evening.board()
        if board["step"]["state"] == StepState.OPEN.value:
            return True
        self.settle()
        self.see(f"{self.name}-bearbeitet", "beamer", "konsole")
        return False

    def activity(self, planned: Planned) -> Activity:
        return self.house.catalogue.activity(planned.activity)

    def by_table(self, planned: Planned) -> bool:
        return bool(planned.settings.get("by", self.activity(planned).unit) == "table")


# ── the agenda ───────────────────────────────────────────────────────────────


def agree(box: Catalogue) -> Iterator[Planned]:
    """All steps of all formats in one agenda, sources before what they feed; what may be live a second time, live.

    Keys carry the name of their format. Building blocks that no format uses stand at the end.
    """
    used = set()
    for declared in in_turn(box):
        for step in declared.steps:
            used.add(step.activity)
            sources = tuple(
                source.replace(".", "_") if "." in source else f"{declared.key}_{source}" for source in step.sources
            )
            yield replace(step, key=f"{declared.key}_{step.key}", sources=sources, left_out=False)
    for activity in box.activities.values():
        if activity.may_be_live:
            yield Planned(
                f"{activity.key}_live", activity.key, activity.title, "Was sehen alle?", 10, visibility=Visibility.LIVE
            )
        elif activity.key not in used:
            yield Planned(activity.key, activity.key, activity.title, activity.summary, 10)


def in_turn(box: Catalogue) -> list[Format]:
    """The formats, each after those it builds on."""
    placed: dict[str, Format] = {}

    def place(declared: Format) -> None:
        for step in declared.steps:
            for source in step.sources:
                earlier, _, _ = source.rpartition(".")
                if earlier and earlier not in placed and earlier != declared.key:
                    place(box.formats[earlier])
        placed.setdefault(declared.key, declared)

    for declared in box.formats.values():
        place(declared)
    return list(placed.values())
