"""Leitsätze: each table puts into one or two short sentences what shall hold for all."""

from facilitation.contract import Activity, Setting, Verb
from facilitation.rewording import rewording
from modules.activities.statements import charts, form, minutes, play, rules, views

ACTIVITY = Activity(
    key="statements",
    title="Leitsätze",
    summary="Jeder Tisch schreibt einen oder zwei Leitsätze in Wir-Form, höchstens 30 Wörter, und nennt das Handlungsfeld.",
    unit="table",
    fed="may",
    may_be_live=True,
    settings=(
        Setting("limit", "Leitsätze pro Tisch", "number", rules.LIMIT, 1, 6),
        Setting("words", "Wörter pro Leitsatz", "number", rules.WORDS, 10, 60),
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
    card=views.card,
    line=views.line,
    bench=views.bench,
    minutes=minutes.minutes,
    table=charts.table,
    verbs={"reword": Verb("Leitsatz geändert", rewording(rules.check, views.line))},
    spoken=play.spoken,
    named=play.named,
    imagine=play.imagine,
)
