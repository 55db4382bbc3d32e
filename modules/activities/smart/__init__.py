"""SMART: whether a sub-goal says clearly enough what shall be reached, and where its wording is still weak."""

from facilitation.contract import Activity, Setting, Verb
from modules.activities.smart import charts, form, minutes, play, rules, verbs, views

ACTIVITY = Activity(
    key="smart",
    title="Teilziele prüfen (SMART)",
    summary="Jede Person prüft jedes Teilziel mit fünf Fragen: spezifisch, messbar, akzeptiert, realistisch, terminiert. "
    "Eine Ampel zeigt, was noch zu schärfen ist.",
    unit="person",
    fed="must",
    settings=(Setting("writing", "Zeit für die Eingabe", "number", None, 1, 60, unit="Minuten"),),
    form=form.form,
    rule=form.rule,
    foot=form.foot,
    check=rules.check,
    question=rules.question,
    opening=rules.opening,
    result=rules.result,
    options=rules.options,
    picture=views.picture,
    line=views.line,
    bench=views.bench,
    minutes=minutes.minutes,
    annex=minutes.annex,
    table=charts.table,
    charts=charts.charts,
    verbs={"sharpen": Verb("Teilziel geschärft", verbs.sharpen)},
    spoken=play.spoken,
    calls=play.calls,
    named=play.named,
    imagine=play.imagine,
)
