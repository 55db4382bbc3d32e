"""Ankommen: who is here, by actor group. Joining is the input; there is nothing else to enter."""

from facilitation.contract import Activity
from modules.activities.arrival import charts, minutes, rules, views

ACTIVITY = Activity(
    key="arrival",
    title="Ankommen",
    summary="Die Anwesenden treten bei und wählen ihre Akteursgruppe. Gezeigt werden Anzahlen, keine Namen.",
    unit="person",
    result=rules.result,
    picture=views.picture,
    rule=views.rule,
    minutes=minutes.minutes,
    table=charts.table,
    charts=charts.charts,
)
