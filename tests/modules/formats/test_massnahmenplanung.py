from facilitation.workshop import Visibility
from modules.formats.massnahmenplanung import FORMAT


def test_ideas_are_written_by_three_people_and_nothing_is_shown_early() -> None:
    ideas = next(step for step in FORMAT.steps if step.key == "ideas")
    assert [ideas.settings[name] for name in ("by", "limit", "characters")] == ["table", 3, 100]
    assert {step.visibility for step in FORMAT.steps} == {Visibility.AFTER}


def test_each_step_builds_on_the_one_before() -> None:
    sources = {step.key: step.sources for step in FORMAT.steps if step.sources}
    assert sources == {
        "frame": ("leitbild.aims",),
        "sub_goals": ("leitbild.aims",),
        "ideas": ("sub_goals", "leitbild.aims"),
        "merge": ("ideas",),
        "matrix": ("merge",),
        "choice": ("matrix",),
    }
