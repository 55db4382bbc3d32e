"""Distribution, figures and words."""

from dataclasses import replace

from facilitation.contract import Scene
from facilitation.document import Block, Facts, Heading, Rule, Text, number
from modules.activities.barometer import charts, rules, views


def minutes(scene: Scene) -> tuple[Block, ...]:
    """A table of the scale, the figures drawn from it, a word on dissent, and what people said."""
    figures = rules.result(scene)
    if not figures["n"]:
        return (Text("Es wurde nichts eingegeben."),)
    blocks: list[Block] = [
        replace(charts.table(scene), note=""),
        Facts(
            (
                ("Mittelwert", number(figures["mean"])),
                ("Median", number(figures["median"])),
                ("Streuung", number(figures["sd"])),
                ("Einigkeit", views.agreement(figures)),
            )
        ),
        Rule("Einigkeit nach Tastle und Wierman: 1 heißt, alle sagen dasselbe; 0 heißt, je die Hälfte an den Enden."),
    ]
    if figures["polarised"]:
        blocks.append(Text("Die Meinungen liegen an beiden Enden: je mindestens ein Viertel unten und oben."))
    if figures["words"]:
        said = (f"{word['text']} ({word['count']}-mal)" if word["count"] > 1 else word["text"] for word in figures["words"])
        blocks += [Heading(3, "Worte dazu"), Text(" · ".join(said))]
    return tuple(blocks)
