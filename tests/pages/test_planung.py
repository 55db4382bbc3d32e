"""Planning, as the facilitator does it."""

from datetime import date
from typing import Any

import pytest

from facilitation import planning
from facilitation.contract import Planned
from facilitation.municipality import ACTOR_GROUPS, FIELD_SETS, FIELDS, GUIDING_QUESTIONS
from facilitation.roles import Badges, Guest
from facilitation.workshop import Person, Process, Record, Step, Visibility, Workshop
from modules.ui import agenda_editor, element
from tests.builders import FACILITATOR
from tests.pages.screen import Screen, signed_in
from tests.pages.visitor import Hall


class Planning(Screen):
    """The planning page of the facilitator, and the records behind it."""

    def __init__(self, hall: Hall, patch: pytest.MonkeyPatch, **query: str) -> None:
        self.hall = hall
        super().__init__("planung.py", patch, signed_in(hall), **query)

    def all(self, kind: type[Record], **where: object) -> tuple[Any, ...]:
        with self.hall.house.store.read() as ledger:
            return ledger.all(kind, **where)

    @property
    def steps(self) -> tuple[Step, ...]:
        return self.all(Step, workshop_id=self.hall.here.workshop_id)

    def step(self, key: str) -> Step:
        return next(one for one in self.steps if one.key == key)

    def take(self, shelf: str, title: str) -> None:
        """Choose a step from the box; titles are read where the page draws them."""
        self.fill("selectbox", "Woher", shelf)
        titles = self.field("selectbox", "Schritt").options
        self.fill("selectbox", "Schritt", titles.index(title))

    @property
    def agenda(self) -> list[str]:
        """The titles in the table, in order."""
        return [one["title"] for one in self.mounts["koffer-plan"]["properties"]["plan"]["steps"]]


@pytest.fixture
def plan(hall: Hall, monkeypatch: pytest.MonkeyPatch):
    """The agenda of the hall's workshop, with the step of a key chosen."""

    def open_plan(key: str | None = None) -> Planning:
        query = {"workshop": hall.here.workshop_id} | ({"schritt": hall.here.step(key).id} if key else {})
        return Planning(hall, monkeypatch, **query)

    return open_plan


# ── processes ────────────────────────────────────────────────────────────────


def test_planning_is_for_facilitators(hall: Hall, monkeypatch: pytest.MonkeyPatch):
    screen = Screen("planung.py", monkeypatch, Badges(guest=Guest(hall.here.workshop_id, "p")))
    assert "Bitte anmelden" in screen.words
    assert not screen.run.button


def test_a_process_needs_only_municipality_and_title(hall: Hall, monkeypatch: pytest.MonkeyPatch):
    screen = Planning(hall, monkeypatch, neu="1")
    screen.fill("text_input", "Titel des Prozesses", "Gemeinsam leben")
    screen.fill("text_input", "Kommune", "Stadt Sonneberg")
    screen.fill("text_area", "Gastgeber, einer je Zeile", "Stadt Sonneberg\n\n Landkreis Sonneberg ")
    screen.press("Prozess anlegen")
    (process,) = (one for one in screen.all(Process) if one.title == "Gemeinsam leben")
    assert process.hosts == ("Stadt Sonneberg", "Landkreis Sonneberg")
    assert (process.fields, process.actor_groups) == (FIELDS, ACTOR_GROUPS)
    assert process.guiding_questions == tuple(GUIDING_QUESTIONS.values())
    assert screen.query == {"prozess": process.id}


def test_a_missing_title_is_said_at_the_field_and_nothing_typed_is_lost(hall: Hall, monkeypatch: pytest.MonkeyPatch):
    screen = Planning(hall, monkeypatch, neu="1")
    screen.fill("text_input", "Kommune", "Stadt Sonneberg")
    screen.press("Prozess anlegen")
    assert screen.faults == ["Bitte einen Titel eingeben."] * 2, "at its field, and at the button far below it"
    assert screen.field("text_input", "Kommune").value == "Stadt Sonneberg"
    assert len(screen.all(Process)) == 2


def test_a_set_of_fields_replaces_the_list(hall: Hall, monkeypatch: pytest.MonkeyPatch):
    screen = Planning(hall, monkeypatch, neu="1")
    screen.fill("selectbox", "Vorlage", "KGSt 15/2017")
    assert screen.field("text_area", "Handlungsfelder, eines je Zeile").value.splitlines() == list(FIELD_SETS["KGSt 15/2017"])


def test_a_process_can_be_changed(hall: Hall, monkeypatch: pytest.MonkeyPatch):
    with hall.house.store.read() as ledger:
        workshop = ledger.get(Workshop, hall.here.workshop_id)
    screen = Planning(hall, monkeypatch, prozess=workshop.process_id)
    screen.fill("text_input", "Kommune", "Stadt Neustadt")
    screen.fill("text_area", "Weitere Partner, einer je Zeile", "Caritas")
    screen.press("Angaben speichern")
    (process,) = screen.all(Process, id=workshop.process_id)
    assert (process.municipality, process.partners) == ("Stadt Neustadt", ("Caritas",))


def test_what_does_not_exist_is_said(hall: Hall, monkeypatch: pytest.MonkeyPatch):
    assert "nicht mehr" in Planning(hall, monkeypatch, prozess="x").words
    assert "nicht mehr" in Planning(hall, monkeypatch, workshop="x").words


# ── workshops ────────────────────────────────────────────────────────────────


def test_a_workshop_is_planned_in_its_short_form(hall: Hall, monkeypatch: pytest.MonkeyPatch):
    with hall.house.store.read() as ledger:
        process = ledger.get(Workshop, hall.here.workshop_id).process_id
    screen = Planning(hall, monkeypatch, prozess=process)
    screen.fill("text_input", "Titel des Workshops", "Wo stehen wir?")
    screen.fill("text_input", "Ort", "Rathaus")
    screen.press("Workshop anlegen")
    (workshop,) = screen.all(Workshop, title="Wo stehen wir?")
    declared = hall.house.catalogue.format(workshop.format)
    assert workshop.place == "Rathaus"
    assert tuple(step.key for step in screen.all(Step, workshop_id=workshop.id)) == declared.short
    assert screen.query == {"workshop": workshop.id}


def test_a_workshop_without_title_is_refused_at_the_field(hall: Hall, monkeypatch: pytest.MonkeyPatch):
    with hall.house.store.read() as ledger:
        process = ledger.get(Workshop, hall.here.workshop_id).process_id
    screen = Planning(hall, monkeypatch, prozess=process)
    screen.fill("text_input", "Titel des Workshops", " ")
    screen.press("Workshop anlegen")
    assert screen.faults == ["Bitte einen Titel eingeben."]


def test_date_place_and_title_are_kept_at_once(plan):
    screen = plan()
    screen.fill("text_input", "Ort", "Bürgerhaus")
    screen.fill("text_input", "Titel", "")
    assert screen.faults == ["Bitte einen Titel eingeben."]
    (workshop,) = screen.all(Workshop, id=screen.hall.here.workshop_id)
    assert workshop.place == "Bürgerhaus"
    assert workshop.title


# ── agenda ───────────────────────────────────────────────────────────────────


def test_the_table_shows_the_agenda_with_its_minutes(plan):
    given = plan().mounts["koffer-plan"]["properties"]["plan"]
    assert [one["number"] for one in given["steps"]] == [1, 2, 3, 4, 5, 6, 7]
    assert given["summary"] == "50 Minuten verplant"


def test_question_minutes_and_settings_are_kept_at_once(plan):
    screen = plan("ideas")
    screen.fill("text_area", "Frage auf dem Beamer", "Was wünschen Sie sich?")
    screen.fill("number_input", "Minuten", 25)
    screen.fill("number_input", "Karten pro Person", 3)
    screen.fill("selectbox", "Eingaben am Beamer zeigen", Visibility.LIVE)
    step = screen.step("ideas")
    assert (step.question, step.minutes, step.setting("limit"), step.visibility) == (
        "Was wünschen Sie sich?",
        25,
        3,
        Visibility.LIVE,
    )


def test_an_empty_question_is_refused_at_the_field_and_stays_as_typed(plan):
    screen = plan("ideas")
    screen.fill("text_area", "Frage auf dem Beamer", "  ")
    assert screen.faults == ["Bitte etwas eingeben."]
    assert screen.field("text_area", "Frage auf dem Beamer").value == "  "
    assert screen.step("ideas").question == "Was fehlt?"


def test_a_number_that_is_left_to_the_box_stays_empty(plan):
    screen = plan("votes")
    label = next(one.label for one in screen.run.number_input if one.label.startswith("Punkte pro Person"))
    assert screen.field("number_input", label).value is None
    screen.fill("number_input", label, 4)
    assert screen.step("votes").setting("k") == 4
    screen.fill("number_input", label, None)
    assert screen.step("votes").setting("k") is None


def test_a_guiding_question_becomes_the_question_of_a_step(plan):
    screen = plan("ideas")
    screen.fill("selectbox", "Leitfrage übernehmen", GUIDING_QUESTIONS["Arbeit"])
    assert screen.step("ideas").question == GUIDING_QUESTIONS["Arbeit"]
    assert screen.field("text_area", "Frage auf dem Beamer").value == GUIDING_QUESTIONS["Arbeit"]


def test_too_many_cards_for_a_wall_are_announced(plan):
    screen = plan("ideas")
    assert "30 Personen × 2 = 60 Karten. So viele passen" in screen.words
    screen.fill("number_input", "Karten pro Person", 3)
    assert "30 Personen × 3 = 90 Karten. Lesbar sind etwa 60" in screen.words


def test_settings_stay_once_there_is_input(plan):
    screen = plan("ideas")
    hall: Hall = screen.hall
    hall.open("ideas")
    hall.guest().write("ideas", "Bus am Abend")
    screen.fill("number_input", "Karten pro Person", 3)
    assert screen.faults == ["Zu diesem Schritt liegen schon Eingaben vor. Er bleibt, wie er ist."]
    assert screen.step("ideas").setting("limit") == 2


def test_a_step_is_repeated_left_out_and_removed(plan):
    screen = plan("mood")
    screen.press("Verdoppeln")
    assert [one.key for one in screen.steps][2:4] == ["mood", "mood_2"]
    assert screen.query["schritt"] == screen.step("mood_2").id
    screen.press("Entfernen")
    assert "mood_2" not in [one.key for one in screen.steps]
    screen = plan("mood")
    screen.press("Weglassen")
    assert screen.step("mood").left_out
    screen.press("Aufnehmen")
    assert not screen.step("mood").left_out


def test_a_step_is_moved_and_stays_chosen(plan, monkeypatch: pytest.MonkeyPatch):
    screen = plan("ideas")
    (workshop,) = screen.all(Workshop, id=screen.hall.here.workshop_id)
    monkeypatch.setattr(element, "told", lambda key, name: {"id": screen.step("ideas").id, "by": 1})
    query: dict[str, str] = {}
    monkeypatch.setattr(agenda_editor.st, "query_params", query)
    agenda_editor._move(screen.hall.house, signed_in(screen.hall).facilitator, workshop)
    assert [one.key for one in screen.steps][:2] == ["wall", "ideas"]
    assert query == {"schritt": screen.step("ideas").id}


def test_a_step_that_comes_before_what_it_builds_on_is_said(plan):
    screen = plan("votes")
    assert "erst danach" not in screen.words
    hall = screen.hall
    planning.move_step(hall.house, FACILITATOR, hall.here.workshop_id, screen.step("ideas").id, 6)
    screen.draw(screen.run.run)
    assert "„Punkte“ baut auf „Ideen“ auf, das erst danach kommt." in screen.words
    planning.leave_out(hall.house, FACILITATOR, screen.step("ideas").id)
    screen.draw(screen.run.run)
    assert "erst danach" not in screen.words
    assert "„Punkte“ fehlt, womit der Schritt arbeitet." in screen.words


def test_a_step_from_the_box_comes_behind_the_chosen_one_and_builds_on_what_is_there(plan):
    screen = plan("wall")
    screen.run.session_state["agenda-adding"] = True
    screen.draw(screen.run.run)
    screen.take("Einzelne Bausteine", "Punkte")
    screen.press("Einfügen")
    assert screen.faults == ["Bitte etwas eingeben."]
    screen.fill("text_area", "Frage auf dem Beamer", "Was zuerst?")
    screen.press("Einfügen")
    step = screen.steps[2]
    assert (step.activity, step.question, step.sources) == ("dots", "Was zuerst?", ("wall",))
    assert screen.query["schritt"] == step.id


def test_what_a_step_builds_on_can_be_changed(plan):
    screen = plan("votes")
    field = screen.field("multiselect", "Baut auf")
    assert field.value == ["ideas"]
    screen.fill("multiselect", "Baut auf", ["ideas", "wall"])
    assert screen.step("votes").sources == ("ideas", "wall")
    screen.fill("text_area", "Eigene Möglichkeiten, eine je Zeile", "Bus\nBahn\n")
    assert screen.step("votes").options == ("Bus", "Bahn")


def test_a_step_of_another_format_is_taken_with_its_settings_and_asks_for_what_it_lacks(plan):
    screen = plan("wall")
    screen.run.session_state["agenda-adding"] = True
    screen.draw(screen.run.run)
    screen.take("Aus „Leitbild“", "Konsens über die Leitsätze")
    screen.press("Einfügen")
    step = screen.steps[2]
    declared = next(one for one in screen.hall.house.catalogue.format("leitbild").steps if one.key == "agreement")
    assert (step.activity, step.question, step.settings["writing"]) == ("consensus", declared.question, 8)
    assert step.sources == ()
    assert f"„{step.title}“ fehlt, womit der Schritt arbeitet." in screen.words
    assert "Diesem Schritt fehlt, womit er arbeitet." in screen.words
    screen.fill("text_area", "Eigene Möglichkeiten, eine je Zeile", "Wir hören zu.\nWir reden mit.")
    assert screen.step("agreement").options == ("Wir hören zu.", "Wir reden mit.")
    assert "fehlt, womit" not in screen.words


def test_a_step_can_build_on_an_earlier_workshop_of_the_process(plan):
    screen = plan("votes")
    hall = screen.hall
    before = planning.plan_workshop(
        hall.house,
        FACILITATOR,
        process_id=screen.all(Workshop, id=hall.here.workshop_id)[0].process_id,
        format="leitbild",
        title="Leitbild",
        date=date(2026, 1, 31),
    )
    screen.draw(screen.run.run)
    field = screen.field("multiselect", "Baut auf")
    assert "Werte bündeln (Leitbild, 31.01.2026)" in field.options
    screen.fill("multiselect", "Baut auf", ["leitbild.value_groups"])
    assert screen.step("votes").sources == ("leitbild.value_groups",)
    planning.remove_workshop(hall.house, FACILITATOR, before.id)
    screen.draw(screen.run.run)
    assert "„Punkte“ fehlt, womit der Schritt arbeitet." in screen.words


def test_what_is_carried_over_is_shown_as_text(plan):
    screen = plan("votes")
    assert "steht hier, sobald der Schritt davor aufgedeckt ist" in screen.words
    assert "fehlt, womit" not in screen.words
    hall = screen.hall
    hall.open("ideas")
    guest = hall.guest()
    for text in ("Bus am Sonntag", "<b>Garten</b>"):
        guest.write("ideas", text)
    hall.reveal("ideas")
    screen.draw(screen.run.run)
    assert "Das wird übernommen (2)" in screen.words
    assert "&lt;b&gt;Garten&lt;/b&gt;" in screen.markup
    screen.fill("text_area", "Eigene Möglichkeiten, eine je Zeile", "Wohnungen")
    assert "Das wird übernommen" not in screen.words


# ── rehearsal ────────────────────────────────────────────────────────────────


def test_a_rehearsal_has_its_own_people_and_can_be_deleted(plan):
    screen = plan()
    screen.fill("number_input", "Personen", 5)
    screen.press("Probelauf mit 5 Personen")
    real = screen.hall.here.workshop_id
    (copy,) = screen.all(Workshop, rehearsal_of=real)
    assert (len(screen.all(Person, workshop_id=copy.id)), len(screen.all(Person, workshop_id=real))) == (5, 0)
    screen.press("Löschen")
    assert screen.all(Workshop, rehearsal_of=real) == ()


def test_a_rehearsal_is_marked(hall: Hall, monkeypatch: pytest.MonkeyPatch):
    with hall.house.store.read() as ledger:
        real = ledger.get(Workshop, hall.here.workshop_id)
    copy = planning.plan_workshop(
        hall.house,
        FACILITATOR,
        process_id=real.process_id,
        format=real.format,
        title="Kopie",
        date=real.date,
        agenda=(Planned("ideas", "cards", "Ideen", "Was fehlt?", 10),),
        rehearsal_of=real.id,
    )
    assert "Das ist ein Probelauf" in Planning(hall, monkeypatch, workshop=copy.id).words


def test_a_workshop_is_deleted_while_nothing_has_happened_in_it(plan):
    screen = plan()
    screen.press("Endgültig löschen")
    assert screen.all(Workshop, id=screen.hall.here.workshop_id) == ()
    assert list(screen.query) == ["prozess"]
