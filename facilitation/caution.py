"""What has to be said beside a result, so that nobody takes it for more than it is. Sentences for wall, console and minutes."""

from collections.abc import Iterable, Sequence

from facilitation.contract import Scene
from facilitation.workshop import Entry

ONE_VOICE = "Nur eine Person hat geantwortet. Das ist ihre Sicht, kein Bild der Gruppe."
GONE = "{texts} steht nicht mehr in der Vorlage. Was dazu abgegeben wurde, bleibt und zählt weiter."
SEVERAL_GONE = "{texts} stehen nicht mehr in der Vorlage. Was dazu abgegeben wurde, bleibt und zählt weiter."
ALL_GONE = "Die Vorlage gibt nichts mehr her. Was hier abgegeben wurde, bleibt und zählt weiter."


def one_voice(entries: Iterable[Entry]) -> tuple[str, ...]:
    """That a single person answered; paper that belongs to nobody in particular is one more voice each."""
    voices = {entry.pseudonym or entry.id for entry in entries}
    return (ONE_VOICE,) if len(voices) == 1 else ()


def removed(scene: Scene) -> tuple[str, ...]:
    """Which options people were asked about although the steps they come from do not give them any more.

    Nothing is said while one of these steps is worked on again. What opening added by itself stands under `own`.
    """
    offered = [one for one in scene.step.opening.get("options", ()) if one["id"] != scene.step.opening.get("own")]
    given = {option.id for option in scene.inputs}
    if scene.unsettled or not scene.valid:
        return ()
    return say_gone([one["text"] for one in offered if one["id"] not in given], len(offered))


def say_gone(texts: Sequence[str], of: int) -> tuple[str, ...]:
    """The sentence about what is no longer in the list it came from, `of` so many; none where nothing is gone."""
    if not texts:
        return ()
    if len(texts) == of > 1:
        return (ALL_GONE,)
    words = listed([f"„{text}“" for text in texts])
    return ((SEVERAL_GONE if len(texts) > 1 else GONE).format(texts=words),)


def listed(words: Sequence[str]) -> str:
    """Words as they are said: a, b und c."""
    return " und ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)
