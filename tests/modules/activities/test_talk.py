from facilitation.document import Text
from modules.activities.talk import ACTIVITY
from tests.modules.scenes import build_scene, build_step


def test_what_remains_are_the_notes() -> None:
    scene = build_scene(ACTIVITY, step=build_step(ACTIVITY, notes="Der Bus kommt.\nMan ist sich einig."))
    assert ACTIVITY.result(scene) == {"notes": "Der Bus kommt.\nMan ist sich einig."}
    assert ACTIVITY.minutes(scene) == ()


def test_without_notes_the_minutes_say_so() -> None:
    assert ACTIVITY.minutes(build_scene(ACTIVITY)) == (Text("Ohne Notizen.", "note"),)


def test_the_picture_is_quiet() -> None:
    assert ACTIVITY.picture(build_scene(ACTIVITY)) == {"kind": "talk", "title": "Titel", "text": "Frage?"}
