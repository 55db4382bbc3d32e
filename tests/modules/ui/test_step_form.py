"""What planning says about a question."""

import pytest

from modules.ui.step_form import judge


@pytest.mark.parametrize(
    ("question", "advice"),
    [
        ("Was läuft gut?", "3 Wörter, 14 Zeichen."),
        ("In welchen Feldern fehlt etwas?", "5 Wörter, 31 Zeichen."),
        ("Die Tablets dürfen liegen bleiben.", "5 Wörter, 34 Zeichen."),
        ("Gibt es genug Kurse?", "4 Wörter, 20 Zeichen. Eine offene Frage beginnt mit was, wie oder welche."),
        ("Was " + "auch " * 14 + "immer?", "16 Wörter, 80 Zeichen. Kürzer liest sie sich am Beamer besser."),
    ],
)
def test_a_question_is_judged_by_its_words(question: str, advice: str):
    assert judge(question) == advice
