"""Konsens: how far each statement is carried, what speaks against it, and how it reads after the group has worked on it."""

from facilitation.contract import Activity, Setting, Standing, Verb
from facilitation.rounds import opening_again, rewording
from modules.activities.consensus import charts, form, minutes, play, rules, verbs, views

ACTIVITY = Activity(
    key="consensus",
    title="Konsens",
    summary="Jede Person sagt zu jedem Satz, ob sie ihn mitträgt. Einwände werden besprochen, der Wortlaut geändert, "
    "dann folgt die nächste Runde.",
    unit="person",
    standing=Standing.RECOMMENDATION,
    fed="must",
    settings=(
        Setting("words", "Wörter pro Satz", "number", rules.WORDS, 10, 60),
        Setting("writing", "Zeit für die Eingabe", "number", None, 1, 120, unit="Minuten"),
    ),
    form=form.form,
    rule=form.rule,
    foot=form.foot,
    check=rules.check,
    question=rules.question,
    asked=rules.asked,
    opening=rules.opening,
    result=rules.result,
    options=rules.options,
    became=rules.became,
    picture=views.picture,
    line=views.line,
    bench=views.bench,
    parked=rules.parked,
    remarks=rules.remarks,
    minutes=minutes.minutes,
    table=charts.table,
    charts=charts.charts,
    verbs={
        "reword": Verb("Wortlaut geändert", rewording(rules.SUBJECT, rules.TEXT_MAXIMUM, verbs.check_words)),
        "resolve": Verb("Einwand erledigt", verbs.resolve),
        "reopen": Verb("Einwand wieder offen", verbs.reopen),
        "next_round": Verb("Nächste Runde eröffnet", opening_again(rules.SUBJECT)),
    },
    spoken=play.spoken,
    calls=play.calls,
    named=play.named,
    imagine=play.imagine,
    arrange=play.arrange,
)
