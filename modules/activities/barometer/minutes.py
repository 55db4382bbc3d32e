"""Distribution, figures and words."""

from facilitation.contract import Scene
from facilitation.document import Block, Column, Facts, Heading, Rule, Table, Text, number, percent
from modules.activities.barometer import form, rules, views


def minutes(scene: Scene) -> tuple[Block, ...]:
    """A table of the scale, the figures drawn from it, a word on dissent, and what people said."""
    figures = rules.result(scene)
    n = figures["n"]
    if not n:
        return (Text("Es wurde nichts eingegeben."),)
    ends = {
        str(rules.MINIMUM): scene.setting("low", form.LOW),
        str(rules.MAXIMUM): scene.setting("high", form.HIGH),
    }
    rows = tuple(
        (f"{value} ({ends[value]})" if ends.get(value) else value, count, percent(count / n))
        for value, count in figures["distribution"].items()
    )
    blocks: list[Block] = [
        Table("Verteilung", (Column("Stufe", 3), Column("Personen", 1, "right"), Column("Anteil", 1, "right")), rows),
        Facts(
            (
                ("Mittelwert", number(figures["mean"])),
                ("Median", number(figures["median"])),
                ("Streuung", number(figures["sd"])),
                ("Einigkeit", f"{number(figures['consensus'])} ({views.reading(figures['consensus'])})"),
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
