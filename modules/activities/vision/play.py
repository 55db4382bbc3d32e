"""Visions of tables at which nobody sits, for a rehearsal."""

from random import Random
from typing import Any

from facilitation.contract import Scene

VISIONS = (
    (
        "Ein Ort, an dem alle mitreden",
        "In jedem Gremium sitzen Menschen, die zugewandert sind.",
        "Wer neu ist, kennt nach einer Woche drei Nachbarinnen und Nachbarn.",
        "Feste und Vereine gehören allen.",
    ),
    (
        "Sprache öffnet Türen",
        "Kinder sprechen mehrere Sprachen und sind stolz darauf.",
        "Deutschkurse beginnen in der ersten Woche, auch abends und mit Betreuung.",
        "Im Rathaus wird jede Familie verstanden.",
    ),
    (
        "Arbeit für jedes Talent",
        "Betriebe finden ihre Auszubildenden im Jugendtreff.",
        "Abschlüsse werden in drei Monaten anerkannt.",
        "Mütter und Väter arbeiten, weil die Betreuung stimmt.",
    ),
    (
        "Kita und Schule für alle",
        "Jedes Kind hat einen Platz in der Nähe.",
        "Eltern gestalten Kita und Schule mit.",
        "Am Nachmittag lernen und spielen alle gemeinsam.",
    ),
    (
        "Wohnen mitten unter uns",
        "Familien finden Wohnungen in allen Ortsteilen.",
        "Der Bus fährt auch am Abend.",
        "Auf den Plätzen treffen sich Jung und Alt.",
    ),
    (
        "Eine Stadt, die zuhört",
        "Ämter arbeiten Hand in Hand und sprechen einfach.",
        "Eine Stelle kennt alle Angebote.",
        "Wer eine Idee hat, findet jemanden, der mitmacht.",
    ),
)


def imagine(scene: Scene, random: Random) -> tuple[dict[str, Any], ...]:
    """One vision of one table."""
    title, *sentences = random.choice(VISIONS)
    return ({"title": title, "sentences": sentences},)
