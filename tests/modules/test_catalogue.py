"""What holds for everything in the box: a new folder or file is tried here without being named."""

import json
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from babel.messages.extract import extract_from_dir

from facilitation import desk, rehearsal
from facilitation.contract import Activity, Format, Standing
from facilitation.document import Document
from facilitation.errors import BrokenBox, NothingToChoose
from facilitation.planning import read_setting
from facilitation.trace import rows_of, words_of
from modules.catalogue import load
from tests.builders import FACILITATOR
from tests.modules.scenes import BOX, build_rehearsal, build_scene, build_slate, build_step, look, undo_all

HOUSE = Path(__file__).parents[2]
ACTIVITIES = [pytest.param(activity, id=key) for key, activity in BOX.activities.items()]
FORMATS = [pytest.param(declared, id=key) for key, declared in BOX.formats.items()]
OPTIONS = ("Sprachkurs am Abend", "Bus am Sonntag", "Lotsin im Rathaus", "Garten", "Kita neben dem Kurs", "Wohnungen")


def test_the_box_holds_every_folder_and_file() -> None:
    folders = {path.parent.name for path in (HOUSE / "modules/activities").glob("*/__init__.py")}
    files = {path.stem for path in (HOUSE / "modules/formats").glob("[!_]*.py")}
    assert (set(BOX.activities), set(BOX.formats)) == (folders, files)


# ── every activity ───────────────────────────────────────────────────────────


@pytest.mark.parametrize("activity", ACTIVITIES)
def test_an_activity_is_described(activity: Activity) -> None:
    assert all((activity.title, activity.summary))


@pytest.mark.parametrize("activity", ACTIVITIES)
def test_settings_stay_within_their_bounds(activity: Activity) -> None:
    assert [read_setting(setting, setting.default) for setting in activity.settings] == [
        setting.default for setting in activity.settings
    ]


@pytest.mark.parametrize("activity", ACTIVITIES)
def test_only_what_is_no_vote_may_be_live(activity: Activity) -> None:
    assert not (activity.may_be_live and activity.standing)
    assert activity.card is not None or not activity.may_be_live


@pytest.mark.parametrize("activity", ACTIVITIES)
def test_texts_of_the_form_can_be_translated(activity: Activity, message_ids: set[str]) -> None:
    if activity.form is None:
        return
    form = activity.form(build_step(activity))
    texts = {form.submit, form.noun, form.own_title}
    for field in form.fields:
        texts |= {field.label, field.note, field.low, field.high}
    assert texts - {""} <= message_ids


@pytest.mark.parametrize("activity", ACTIVITIES)
def test_what_an_activity_gives_to_others_can_be_traced(activity: Activity) -> None:
    house = build_slate()
    step = build_rehearsal(house, activity, OPTIONS)
    rehearsal.fill(house, FACILITATOR, step.id, Random(2))
    scene = look(house, step.id)
    rows = {row["id"]: row for row in rows_of(activity.result(scene))}
    assert [option.id for option in activity.options(scene) if not {option.id, *option.roots} & set(rows)] == []
    assert [id for id, row in rows.items() if not words_of(row)] == []
    assert [id for id in activity.became(scene) if id not in rows] == []


@pytest.mark.parametrize("activity", ACTIVITIES)
def test_a_result_has_the_same_keys_before_and_after_input(activity: Activity) -> None:
    empty = build_scene(activity, opened=False)
    house = build_slate()
    step = build_rehearsal(house, activity, OPTIONS)
    rehearsal.fill(house, FACILITATOR, step.id, Random(2))
    assert set(activity.result(empty)) == set(activity.result(look(house, step.id)))


@pytest.mark.parametrize("activity", ACTIVITIES)
def test_everything_shown_is_plain_data(activity: Activity) -> None:
    house = build_slate()
    step = build_rehearsal(house, activity, OPTIONS)
    rehearsal.fill(house, FACILITATOR, step.id, Random(3))
    for scene in (build_scene(activity, opened=False), look(house, step.id)):
        shown = [activity.result(scene), dict(activity.picture(scene)), dict(activity.bench(scene))]
        assert json.loads(json.dumps(shown)) == shown


@pytest.mark.parametrize("activity", ACTIVITIES)
def test_the_projector_can_draw_the_picture(activity: Activity) -> None:
    kind = activity.picture(build_scene(activity, opened=False))["kind"]
    assert (HOUSE / f"modules/web/projector/pictures/{kind}.js").exists()


@pytest.mark.parametrize("activity", ACTIVITIES)
def test_minutes_survive_as_data(activity: Activity) -> None:
    house = build_slate()
    step = build_rehearsal(house, activity, OPTIONS)
    rehearsal.fill(house, FACILITATOR, step.id, Random(4))
    for scene in (build_scene(activity, opened=False), look(house, step.id)):
        document = Document("Protokoll", (*activity.minutes(scene), *activity.annex(scene)))
        assert Document.from_dict(json.loads(json.dumps(document.to_dict()))) == document


@pytest.mark.parametrize("activity", ACTIVITIES)
def test_table_and_charts_survive_as_data(activity: Activity) -> None:
    house = build_slate()
    step = build_rehearsal(house, activity, OPTIONS)
    rehearsal.fill(house, FACILITATOR, step.id, Random(8))
    for scene in (build_scene(activity, opened=False), look(house, step.id)):
        table = activity.table(scene)
        blocks = (*([table] if table else []), *activity.charts(scene))
        document = Document("Protokoll", blocks)
        assert Document.from_dict(json.loads(json.dumps(document.to_dict()))) == document


@pytest.mark.parametrize("activity", ACTIVITIES)
def test_a_chart_draws_numbers(activity: Activity) -> None:
    house = build_slate()
    step = build_rehearsal(house, activity, OPTIONS)
    rehearsal.fill(house, FACILITATOR, step.id, Random(8))
    for chart in activity.charts(look(house, step.id)):
        drawn = [cell for header in (*chart.series, *chart.compared) for cell in chart.table.cells(header)]
        assert all(cell is None or isinstance(cell, float | int) or chart.form == "gantt" for cell in drawn)


@pytest.mark.parametrize("activity", ACTIVITIES)
def test_every_card_on_the_wall_is_drawn_alike_live_and_revealed(activity: Activity) -> None:
    if activity.card is None:
        return
    house = build_slate()
    step = build_rehearsal(house, activity, ())
    rehearsal.fill(house, FACILITATOR, step.id, Random(5))
    scene = look(house, step.id)
    live = {card["id"]: card for entry in scene.valid if (card := activity.card(scene.step, entry)) is not None}
    assert {card["id"]: card for card in activity.picture(scene)["cards"]} == live


@pytest.mark.parametrize("activity", ACTIVITIES)
def test_what_is_needed_to_choose_from_is_asked_for_at_opening(activity: Activity) -> None:
    house = build_slate()
    step = build_rehearsal(house, activity, ())
    try:
        opened = desk.open_step(house, FACILITATOR, step.id)
    except NothingToChoose:
        assert activity.fed == "must"
        return
    assert "options" not in opened.opening


@pytest.mark.parametrize("activity", ACTIVITIES)
def test_what_a_virtual_facilitator_arranged_can_be_undone(activity: Activity) -> None:
    house = build_slate()
    step = build_rehearsal(house, activity, OPTIONS)
    rehearsal.fill(house, FACILITATOR, step.id, Random(6))
    before = activity.result(look(house, step.id))
    calls = activity.arrange(look(house, step.id), Random(7))
    for verb, arguments in calls:
        desk.arrange(house, FACILITATOR, step.id, verb, arguments)
    undo_all(house, step.id, len(calls))
    assert activity.result(look(house, step.id)) == before


# ── every format ─────────────────────────────────────────────────────────────


@pytest.mark.parametrize("declared", FORMATS)
def test_texts_of_a_format_can_be_translated(declared: Format, message_ids: set[str]) -> None:
    texts = {declared.title}
    for step in declared.steps:
        texts |= {step.title, step.question, step.help}
    assert texts - {""} <= message_ids


@pytest.mark.parametrize("declared", FORMATS)
def test_a_step_has_a_title_a_question_and_time(declared: Format) -> None:
    assert all((step.title and step.question and step.minutes > 0) for step in declared.steps)


@pytest.mark.parametrize("declared", FORMATS)
def test_sources_offer_what_the_step_works_with(declared: Format) -> None:
    offering = {step.key for step in declared.steps if BOX.activities[step.activity].options is not Activity.options}
    assert {source for step in declared.steps for source in step.sources if "." not in source} <= offering


@pytest.fixture(scope="module")
def message_ids() -> set[str]:
    found = extract_from_dir(HOUSE / "modules", [("**.py", "python")], keywords={"_": None})
    return {message for _, _, message, _, _ in found if isinstance(message, str)}


# ── a broken box ─────────────────────────────────────────────────────────────

SOUND = """
from facilitation.contract import Activity
ACTIVITY = Activity(
    key="{key}", title="T", summary="S", unit="person", result=dict, picture=dict, minutes=tuple, settings={settings},
)
"""
ABEND = """
from facilitation.contract import Format, Planned
from facilitation.workshop import Visibility
FORMAT = Format(key="{key}", title="T", summary="S", people="P", steps=({steps}), short=({short}))
"""
SETTING = "__import__('facilitation.contract', fromlist=['Setting']).Setting('limit', 'L', 'number', {default}, 1, 5)"


class Box:
    """A box of two packages under a name of its own."""

    def __init__(self, folder: Path) -> None:
        self.name = f"box_{folder.name.replace('-', '_')}"
        self.folder = folder / self.name
        for package in ("activities", "formats"):
            (self.folder / package).mkdir(parents=True)
            (self.folder / package / "__init__.py").touch()

    def activity(self, folder: str, key: str | None = None, settings: str = "()", text: str | None = None) -> None:
        place = self.folder / "activities" / folder
        place.mkdir()
        (place / "__init__.py").write_text(SOUND.format(key=key or folder, settings=settings) if text is None else text)

    def format(self, file: str, steps: str = "", key: str | None = None, short: str = "") -> None:
        text = ABEND.format(key=key or file, steps=steps, short=short)
        (self.folder / "formats" / f"{file}.py").write_text(text)

    def load(self) -> Any:
        return load(f"{self.name}.activities", f"{self.name}.formats")


@pytest.fixture
def box(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Box:
    monkeypatch.syspath_prepend(str(tmp_path))
    return Box(tmp_path)


def step(key: str, activity: str = "one", **details: Any) -> str:
    further = "".join(f", {name}={value!r}" for name, value in details.items())
    return f"Planned({key!r}, {activity!r}, 'T', 'Q?', 5{further}),"


def test_a_sound_box_is_read(box: Box) -> None:
    box.activity("one", settings=f"({SETTING.format(default=2)},)")
    box.format("abend", step("a", settings={"limit": 3}) + step("b", sources=("a",)), short="'a',")
    found = box.load()
    assert (list(found.activities), list(found.formats)) == (["one"], ["abend"])


@pytest.mark.parametrize(
    ("break_it", "reason"),
    [
        (lambda box: box.activity("two", text=""), "activities.two erklärt kein ACTIVITY"),
        (lambda box: (box.folder / "activities/two").mkdir(), "activities.two erklärt kein ACTIVITY"),
        (lambda box: (box.folder / "formats/leer.py").touch(), "formats.leer erklärt kein FORMAT"),
        (lambda box: box.activity("two", text="import nowhere"), "activities.two lässt sich nicht lesen"),
        (lambda box: box.activity("two", key="one"), "den Schlüssel „one“ gibt es schon"),
        (lambda box: box.activity("two", key="three"), "der Schlüssel „three“ heißt nicht wie sein Ort"),
        (lambda box: box.format("abend", key="morgen"), "der Schlüssel „morgen“ heißt nicht wie sein Ort"),
        (lambda box: box.activity("two", settings=f"({SETTING.format(default=9)},)"), "two, Einstellung „limit“"),
        (lambda box: box.format("abend", step("a", "none")), "den Baustein „none“ gibt es nicht"),
        (lambda box: box.format("abend", step("a") + step("a")), "abend.a: diesen Schritt gibt es schon"),
        (lambda box: box.format("abend", step("a", settings={"x": 1})), "die Einstellung „x“ gibt es bei „one“ nicht"),
        (lambda box: box.format("abend", step("a", settings={"limit": 6})), "abend.a, Einstellung „limit“"),
        (lambda box: box.format("abend", step("a", sources=("b",)) + step("b")), "die Quelle „b“ gibt es nicht"),
        (lambda box: box.format("abend", step("a", sources=("morgen.a",))), "die Quelle „morgen.a“ gibt es nicht"),
        (lambda box: box.format("abend", step("a"), short="'b',"), "die Kurzform nennt „b“"),
        (
            lambda box: box.format("abend", step("a").replace("5)", "5, visibility=Visibility.LIVE)")),
            "„one“ darf nicht live gezeigt werden",
        ),
    ],
)
def test_a_broken_box_says_where_and_why(box: Box, break_it: Any, reason: str) -> None:
    box.activity("one", settings=f"({SETTING.format(default=2)},)")
    break_it(box)
    with pytest.raises(BrokenBox, match=reason):
        box.load()


def test_a_source_may_lie_in_another_format(box: Box) -> None:
    box.activity("one")
    box.format("abend", step("a"))
    box.format("morgen", step("b", sources=("abend.a",)))
    assert list(box.load().formats) == ["abend", "morgen"]


def test_an_activity_says_nothing_about_a_step_that_never_opened() -> None:
    for activity in BOX.activities.values():
        scene = build_scene(activity, opened=False)
        assert activity.foot(replace(scene.step, opening={})) == ""


def test_no_building_block_gives_a_resolution() -> None:
    assert [key for key, activity in BOX.activities.items() if activity.standing is Standing.RESOLUTION] == []
