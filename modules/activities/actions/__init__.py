"""Maßnahmen: the profile of each action, from what is done to the first step within two weeks."""

from facilitation.contract import Activity, Setting, Verb
from facilitation.rewording import rewording
from modules.activities.actions import charts, form, minutes, play, rules, views

ACTIVITY = Activity(
    key="actions",
    title="Maßnahmen-Steckbriefe",
    summary="Jeder Tisch schreibt auf, was er tun will: wer, mit wem, bis wann, womit und woran man es merkt.",
    unit="table",
    fed="may",
    settings=(
        Setting("limit", "Steckbriefe pro Tisch", "number", rules.LIMIT, 1, 12),
        Setting("writing", "Zeit zum Schreiben", "number", None, 1, 120, unit="Minuten"),
    ),
    form=form.form,
    rule=form.rule,
    check=rules.check,
    limit=rules.limit,
    opening=rules.opening,
    result=rules.result,
    options=rules.options,
    dates=rules.dates,
    table=charts.table,
    picture=views.picture,
    line=views.line,
    bench=views.bench,
    minutes=minutes.minutes,
    annex=minutes.annex,
    verbs={"reword": Verb("Steckbrief geändert", rewording(rules.check, views.line))},
    borrow=rules.borrow,
    for_nobody=True,
    reserved=("example",),
    spoken=play.spoken,
    named=play.named,
    imagine=play.imagine,
)
