from dataclasses import replace

from facilitation.document import Bullets, Text
from modules.activities.talk import ACTIVITY
from tests.modules.scenes import build_cards, build_scene, build_step


def test_what_remains_are_the_notes() -> None:
    scene = build_scene(ACTIVITY, step=build_step(ACTIVITY, notes="Der Bus kommt.\nMan ist sich einig."))
    assert ACTIVITY.result(scene) == {"notes": "Der Bus kommt.\nMan ist sich einig."}
    assert ACTIVITY.minutes(scene) == ()


def test_without_notes_the_minutes_say_so() -> None:
    assert ACTIVITY.minutes(build_scene(ACTIVITY)) == (Text("Ohne Notizen.", "note"),)


def test_the_picture_is_quiet() -> None:
    assert ACTIVITY.picture(build_scene(ACTIVITY)) == {"kind": "talk", "title": "Titel", "text": "Frage?", "lines": []}


def test_what_was_carried_over_stays_as_it_was_when_the_talk_began() -> None:
    scene = build_scene(ACTIVITY, inputs=build_cards("Sprache", "Arbeit"))
    assert ACTIVITY.picture(replace(scene, inputs=()))["lines"] == ["Sprache", "Arbeit"]
    assert ACTIVITY.minutes(scene) == (
        Text("Übernommen aus früheren Ergebnissen:", "note"),
        Bullets(("Sprache", "Arbeit")),
    )
    assert build_scene(ACTIVITY).step.opening == {}
