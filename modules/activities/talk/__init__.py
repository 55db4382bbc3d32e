"""Gespräch: breaks, introductions and everything that is said and not typed."""

from facilitation.contract import Activity, Setting
from modules.activities.talk import minutes, rules, views

ACTIVITY = Activity(
    key="talk",
    title="Gespräch",
    summary="Pause, Input oder Austausch. Die Tablets liegen; die Moderation macht Notizen.",
    unit="facilitator",
    fed="may",
    settings=(Setting("way", "Gremienweg zeigen", "switch", False),),
    opening=rules.opening,
    result=rules.result,
    picture=views.picture,
    minutes=minutes.minutes,
)
