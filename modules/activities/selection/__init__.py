"""Schwerpunkte festhalten: a few of a ranking are confirmed, and the rule at the cut is named."""

from facilitation.contract import Activity, Standing, Verb
from modules.activities.selection import charts, minutes, play, rules, views

ACTIVITY = Activity(
    key="selection",
    title="Auswahl",
    summary="Aus einer Rangfolge werden drei bis fünf Schwerpunkte festgehalten. Ein Gleichstand wird besprochen.",
    unit="facilitator",
    standing=Standing.RECOMMENDATION,
    fed="must",
    opening=rules.opening,
    result=rules.result,
    options=rules.options,
    became=rules.became,
    picture=views.picture,
    bench=views.bench,
    minutes=minutes.minutes,
    table=charts.table,
    verbs={"choose": Verb("Auswahl festgehalten", rules.choose)},
    calls=play.calls,
    named=play.named,
    arrange=play.arrange,
)
