"""Zusagen: an institution and a role stand up for each action; what has no owner goes to the parking lot."""

from facilitation.contract import Activity, Standing, Verb
from modules.activities.commitments import charts, minutes, play, rules, views

ACTIVITY = Activity(
    key="commitments",
    title="Zusagen",
    summary="Für jede Maßnahme sagt eine Institution mit einer Funktion zu. Was offen bleibt, kommt in den Themenspeicher.",
    unit="facilitator",
    standing=Standing.COMMITMENT,
    fed="must",
    opening=rules.opening,
    result=rules.result,
    options=rules.options,
    became=rules.became,
    agreed=rules.agreed,
    table=charts.table,
    parked=rules.parked,
    picture=views.picture,
    foot=views.foot,
    bench=views.bench,
    minutes=minutes.minutes,
    verbs={
        "commit": Verb("Zusage festgehalten", rules.commit),
        "release": Verb("Zusage zurückgenommen", rules.release),
    },
    listed=True,
    calls=play.calls,
    named=play.named,
    arrange=play.arrange,
)
