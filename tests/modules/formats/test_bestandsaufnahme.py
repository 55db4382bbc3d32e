from facilitation.workshop import Visibility
from modules.formats.bestandsaufnahme import FORMAT
from tests.modules.scenes import BOX

AGENDA = (
    ("welcome", "arrival", 10),
    ("cooperation", "barometer", 10),
    ("strengths", "cards", 20),
    ("break", "talk", 15),
    ("gaps", "cards", 15),
    ("needs", "clustering", 15),
    ("priorities", "dots", 10),
    ("focus", "selection", 10),
    ("closing", "flash", 10),
)


def test_the_agenda_is_the_one_agreed_upon() -> None:
    assert tuple((step.key, step.activity, step.minutes) for step in FORMAT.steps) == AGENDA


def test_gaps_are_left_out_in_the_long_form_only() -> None:
    assert [step.key for step in FORMAT.steps if step.left_out] == ["gaps"]
    assert FORMAT.short == tuple(key for key, _, _ in AGENDA)


def test_needs_become_priorities_and_priorities_a_focus() -> None:
    sources = {step.key: step.sources for step in FORMAT.steps if step.sources}
    assert sources == {"needs": ("gaps",), "priorities": ("needs",), "focus": ("priorities",)}


def test_two_cards_each_and_nothing_shown_before_it_is_revealed() -> None:
    limits = {
        step.key: step.settings["limit"]
        for step in FORMAT.steps
        if BOX.activity(step.activity).card and "limit" in step.settings
    }
    assert limits == {"strengths": 2, "gaps": 2}
    assert {step.visibility for step in FORMAT.steps} == {Visibility.AFTER}
