"""Zeitplan: when each action begins and ends, its milestones, and how full the quarters are."""

from facilitation.contract import Activity, Setting, Verb
from modules.activities.timeline import charts, minutes, play, rules, views

ACTIVITY = Activity(
    key="timeline",
    title="Zeitplan",
    summary="Jede Maßnahme bekommt Beginn, Ende und Meilensteine. Die Auslastung der Quartale zeigt, wo es eng wird.",
    unit="facilitator",
    fed="must",
    settings=(Setting("most", "Maßnahmen, die zugleich zu schaffen sind", "number", rules.MOST, 1, 30),),
    opening=rules.opening,
    result=rules.result,
    options=rules.options,
    dates=rules.dates,
    became=rules.became,
    table=charts.table,
    charts=charts.charts,
    picture=views.picture,
    foot=views.foot,
    bench=views.bench,
    minutes=minutes.minutes,
    verbs={
        "place": Verb("Zeitraum festgelegt", rules.place),
        "propose": Verb("Vorschläge übernommen", rules.propose),
        "clear": Verb("Zeitraum entfernt", rules.clear),
    },
    listed=True,
    calls=play.calls,
    named=play.named,
    arrange=play.arrange,
)
