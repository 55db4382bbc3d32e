from dataclasses import replace
from datetime import date
from pathlib import Path

from facilitation import bodies
from facilitation.contract import Planned
from facilitation.document import Bullets, Text
from facilitation.workshop import Body
from modules.activities.talk import ACTIVITY
from tests.builders import FACILITATOR, build_evening
from tests.modules.scenes import BOX, build_cards, build_scene, build_step


def test_what_remains_are_the_notes() -> None:
    scene = build_scene(ACTIVITY, step=build_step(ACTIVITY, notes="Der Bus kommt.\nMan ist sich einig."))
    assert ACTIVITY.result(scene) == {"notes": "Der Bus kommt.\nMan ist sich einig."}
    assert ACTIVITY.minutes(scene) == ()


def test_without_notes_the_minutes_say_so() -> None:
    assert ACTIVITY.minutes(build_scene(ACTIVITY)) == (Text("Ohne Notizen.", "note"),)


def test_the_picture_is_quiet() -> None:
    assert ACTIVITY.picture(build_scene(ACTIVITY)) == {"kind": "talk", "title": "Titel", "text": "Frage?", "lines": []}


def test_the_way_through_the_bodies_is_shown_where_the_step_says_so(tmp_path: Path) -> None:
    evening = build_evening(
        tmp_path / "koffer.sqlite3", *(talk(key, way) for key, way in (("with", True), ("without", False))), box=BOX
    )
    bodies.add_body(evening.house, FACILITATOR, evening.workshop_id, name="Sozialausschuss", date=date(2027, 1, 12))
    bodies.add_body(evening.house, FACILITATOR, evening.workshop_id, name="<b>Rat</b>")
    shown = [ACTIVITY.picture(evening.scene(key)).get("way") for key in ("with", "without")]
    assert shown == [["Sozialausschuss, 12. Januar 2027", "<b>Rat</b>"], None]


def test_a_long_way_is_shown_as_far_as_the_room_can_read_it() -> None:
    way = tuple(Body(str(number), "w", f"Gremium {number} " + "x" * 60) for number in range(8))
    shown = ACTIVITY.picture(replace(build_scene(ACTIVITY), way=way))["way"]
    assert shown == ["Gremium 0 …", "Gremium 1 …", "Gremium 2 …", "…", "Gremium 7 …"]


def talk(key: str, way: bool) -> Planned:
    return Planned(key, ACTIVITY.key, "Auftrag", "Wer entscheidet am Ende?", 10, settings={"way": way})


def test_what_was_carried_over_stays_as_it_was_when_the_talk_began() -> None:
    scene = build_scene(ACTIVITY, inputs=build_cards("Sprache", "Arbeit"))
    assert ACTIVITY.picture(replace(scene, inputs=()))["lines"] == ["Sprache", "Arbeit"]
    assert ACTIVITY.minutes(scene) == (
        Text("Übernommen aus früheren Ergebnissen:", "note"),
        Bullets(("Sprache", "Arbeit")),
    )
    assert build_scene(ACTIVITY).step.opening == {}
