from facilitation.workshop import Visibility
from modules.formats.bestandsaufnahme import FORMAT
from tests.modules.scenes import BOX

AGENDA = (
    ("welcome", "arrival", 10),
    ("cooperation", "barometer", 10),
    ("who_is_missing", "actors", 15),
    ("fields", "assessment", 15),
    ("strengths", "cards", 20),
    ("break", "talk", 15),
    ("gaps", "cards", 15),
    ("offers", "inventory", 30),
    ("reports", "talk", 20),
    ("needs", "clustering", 15),
    ("priorities", "dots", 10),
    ("focus", "selection", 10),
    ("closing", "flash", 10),
)
SHORT = ("welcome", "cooperation", "strengths", "break", "gaps", "needs", "priorities", "focus", "closing")


def test_the_agenda_is_the_one_agreed_upon() -> None:
    assert tuple((step.key, step.activity, step.minutes) for step in FORMAT.steps) == AGENDA


def test_gaps_are_left_out_in_the_long_form_only() -> None:
    assert [step.key for step in FORMAT.steps if step.left_out] == ["gaps"]
    assert FORMAT.short == SHORT


def test_the_long_form_fills_three_hours() -> None:
    assert sum(step.minutes for step in FORMAT.steps if not step.left_out) == 180


def test_offers_and_gaps_become_needs_needs_priorities_and_priorities_a_focus() -> None:
    sources = {step.key: step.sources for step in FORMAT.steps if step.sources}
    assert sources == {"needs": ("offers", "gaps"), "priorities": ("needs",), "focus": ("priorities",)}


def test_two_cards_each_six_offers_a_table_and_nothing_shown_before_it_is_revealed() -> None:
    limits = {
        step.key: step.settings["limit"]
        for step in FORMAT.steps
        if BOX.activity(step.activity).card and "limit" in step.settings
    }
    assert limits == {"who_is_missing": 2, "strengths": 2, "gaps": 2, "offers": 6}
    assert {step.visibility for step in FORMAT.steps} == {Visibility.AFTER}
