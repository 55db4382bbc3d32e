"""Kartenabfrage: everybody writes a few cards, one thought on each."""

from facilitation.contract import Activity, Setting
from modules.activities.cards import charts, form, minutes, play, rules, views

ACTIVITY = Activity(
    key="cards",
    title="Karten",
    summary="Jede Person schreibt wenige Karten, ein Gedanke pro Karte. Aufgedeckt werden sie gemischt.",
    unit="person",
    fed="may",
    may_be_live=True,
    settings=(
        Setting("by", "Wer schreibt", "choice", "person", options=("person", "table"), words=("jede Person", "jede Gruppe")),
        Setting("limit", "Karten pro Person", "number", rules.LIMIT, 1, 10),
        Setting("characters", "Zeichen pro Karte", "number", rules.CHARACTERS, 20, 200),
        Setting("meaning", "Was die Karten zeigen", "choice", rules.STRENGTH, options=tuple(rules.COLOURS)),
        Setting("kinds", "Arten von Karten", "choice", rules.ONE_KIND, options=(rules.ONE_KIND, rules.TWO_KINDS)),
        Setting("fields", "Handlungsfeld zur Wahl stellen", "switch", True),
        Setting("writing", "Zeit zum Schreiben", "number", None, 1, 60, unit="Minuten"),
    ),
    form=form.form,
    rule=form.rule,
    check=rules.check,
    limit=rules.limit,
    question=rules.question,
    opening=rules.opening,
    result=rules.result,
    options=rules.options,
    became=rules.became,
    picture=views.picture,
    card=views.card,
    line=views.line,
    minutes=minutes.minutes,
    annex=minutes.annex,
    table=charts.table,
    charts=charts.charts,
    spoken=play.spoken,
    named=play.named,
    imagine=play.imagine,
)
