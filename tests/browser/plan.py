"""Run as a program beside a server: plans a workshop in its database and says what it made, as JSON."""

import json
import sys
from dataclasses import replace
from datetime import date
from uuid import uuid4

from facilitation import planning
from facilitation.roles import Facilitator
from facilitation.workshop import Step, User
from pages import reception

wanted = json.loads(sys.argv[1])
house = reception.house()
name = f"moderation-{uuid4().hex[:6]}"
user = User(house.new_id(), name, house.passwords.seal(wanted["password"]), admin=True, created_at=house.clock())
with house.store.register() as ledger:
    ledger.put(user)
who = Facilitator(user.id, name, admin=True)
process = planning.create_process(
    house,
    who,
    title="Gemeinsam leben in Sonneberg",
    municipality="Stadt Sonneberg",
    hosts=["Stadt Sonneberg", "Landkreis Sonneberg"],
)
workshop = planning.plan_workshop(
    house,
    who,
    process_id=process.id,
    format=wanted["format"],
    title="Bestandsaufnahme",
    date=date.today(),  # noqa: DTZ011 - the day in the room
    place="Rathaus, Großer Saal",
    host="Stadt Sonneberg",
    short=True,
)
with house.store.read() as ledger:
    steps = ledger.all(Step, workshop_id=workshop.id)
for step in steps:
    if wanted["live"] and house.catalogue.activity(step.activity).may_be_live:
        planning.change_step(house, who, step.id, visibility="live")
    if wanted["limit"] and "limit" in step.settings:
        with house.store.write(workshop.id) as tx:
            current = tx.get(Step, step.id)
            tx.put(replace(current, settings={**current.settings, "limit": wanted["limit"]}))
print(json.dumps({"workshop": workshop.id, "code": workshop.code, "name": name, "steps": {one.key: one.id for one in steps}}))
