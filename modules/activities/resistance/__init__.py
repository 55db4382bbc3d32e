"""Systemisches Konsensieren: how much resistance each option meets, the one of leaving everything as it is among them."""

from facilitation.contract import Activity, Setting, Standing, Verb
from facilitation.rounds import opening_again, rewording
from modules.activities.resistance import charts, form, minutes, play, rules, views

ACTIVITY = Activity(
    key="resistance",
    title="Widerstand",
    summary="Jede Person sagt zu jeder Möglichkeit, wie groß ihr Widerstand ist. Es führt, was am wenigsten Widerstand weckt, "
    "und empfohlen wird es nur, wenn es besser ist, als alles zu lassen, wie es ist.",
    unit="person",
    standing=Standing.RECOMMENDATION,
    fed="must",
    settings=(
        Setting("passive", "Passivlösung: wie es wäre, nichts zu ändern", "text", rules.PASSIVE),
        Setting("writing", "Zeit für die Eingabe", "number", None, 1, 60, unit="Minuten"),
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
    remarks=rules.remarks,
    picture=views.picture,
    line=views.line,
    bench=views.bench,
    table=charts.table,
    charts=charts.charts,
    minutes=minutes.minutes,
    annex=minutes.annex,
    verbs={
        "reword": Verb("Möglichkeit geändert", rewording(rules.SUBJECT, rules.TEXT_MAXIMUM)),
        "next_round": Verb("Nächste Runde eröffnet", opening_again(rules.SUBJECT)),
    },
    spoken=play.spoken,
    calls=play.calls,
    named=play.named,
    imagine=play.imagine,
    arrange=play.arrange,
)
