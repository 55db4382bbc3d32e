"""Leitziele: each accepted statement becomes what shall be reached, and that becomes smaller goals."""

from facilitation.contract import Activity, Setting, Verb
from facilitation.rewording import rewording
from modules.activities.goals import charts, form, minutes, play, rules, views

ACTIVITY = Activity(
    key="goals",
    title="Leitziele",
    summary="Aus Leitsätzen werden Leitziele mit einem Verb, aus Leitzielen Teilziele.",
    unit="table",
    fed="must",
    settings=(
        Setting("limit", "Leitziele pro Tisch", "number", rules.LIMIT, 1, 30),
        Setting("writing", "Zeit zum Schreiben", "number", None, 1, 120, unit="Minuten"),
    ),
    form=form.form,
    rule=form.rule,
    check=rules.check,
    limit=rules.limit,
    opening=rules.opening,
    result=rules.result,
    options=rules.options,
    picture=views.picture,
    line=views.line,
    bench=views.bench,
    minutes=minutes.minutes,
    table=charts.table,
    verbs={"reword": Verb("Leitziel geändert", rewording(rules.check, views.line))},
    spoken=play.spoken,
    named=play.named,
    imagine=play.imagine,
)
