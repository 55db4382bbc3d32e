from facilitation.document import Text
from modules.activities.arrival import ACTIVITY
from tests.modules.scenes import build_person, build_scene


def test_who_is_here_in_numbers() -> None:
    people = (
        build_person(1, "Verwaltung", "Jugendamt"),
        build_person(2, "Verwaltung", "jugendamt"),
        build_person(3, "Ehrenamt", "Chor"),
        build_person(4, "Imkerei"),
    )
    scene = build_scene(ACTIVITY, people=people)
    assert ACTIVITY.result(scene) == {
        "joined": 4,
        "by_actor_group": {"Verwaltung": 2, "Ehrenamt": 1, "Imkerei": 1},
        "institutions": ["Chor", "Jugendamt"],
        "missing_groups": ["Politik"],
    }
    assert ACTIVITY.picture(scene) == {
        "kind": "groups",
        "groups": [
            {"name": "Verwaltung", "count": 2},
            {"name": "Ehrenamt", "count": 1},
            {"name": "Imkerei", "count": 1},
        ],
        "joined": 4,
        "missing": ["Politik"],
    }
    assert ACTIVITY.minutes(scene) == (
        Text("Bis zum Ende dieses Schritts waren 4 Personen beigetreten, aus 3 Akteursgruppen. Nicht vertreten: Politik."),
    )


def test_nobody_is_here() -> None:
    scene = build_scene(ACTIVITY)
    assert ACTIVITY.result(scene)["missing_groups"] == ["Politik", "Verwaltung", "Ehrenamt"]
    assert ACTIVITY.minutes(scene) == (Text("Bis zum Ende dieses Schritts war niemand beigetreten."),)


def test_joining_is_the_only_input() -> None:
    assert ACTIVITY.form is None
