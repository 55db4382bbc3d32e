"""From sub-goals to a plan: a Maßnahmenplanung before a projector and two tablets, one for each group."""

from datetime import date, timedelta

import pytest
from playwright.sync_api import expect

from facilitation import planning, seating
from facilitation.workshop import Step
from tests.browser.server import PLANNER, PROCESS, Evening, Server, open_house, sign_in
from tests.browser.windows import CONSOLE, PROJECTOR, TABLET, Console, Device, Projector, Windows, button

LEFT_OUT = ("frame", "break", "presentation", "closing")
COURSES, CARE = "Kurse am Abend einrichten", "Kinder betreuen"
SHARPER = "Bis Mai 2027 gibt es drei Kurse am Abend"
GROUPS = ("Gruppe A", "Gruppe B")
IDEAS = {GROUPS[0]: ("Kurs im Familienzentrum", "Fahrdienst zum Kurs"), GROUPS[1]: ("Abendkurs mit Betreuung",)}
EVENING_COURSE, RIDE = "Abendkurs im Familienzentrum", "Hinkommen und heimkommen"


@pytest.fixture
def evening(server: Server) -> Evening:
    """An evening of two groups with two sub-goals, without what is only talked about."""
    house = open_house(server)
    process = planning.create_process(house, PLANNER, **PROCESS)
    workshop = planning.plan_workshop(
        house,
        PLANNER,
        process_id=process.id,
        format="massnahmenplanung",
        title="Maßnahmen",
        date=date.today(),  # noqa: DTZ011 - the day in the room
    )
    with house.store.read() as ledger:
        steps = {step.key: step.id for step in ledger.all(Step, workshop_id=workshop.id)}
    for key in LEFT_OUT:
        planning.leave_out(house, PLANNER, steps[key], True)
    planning.change_step(house, PLANNER, steps["sub_goals"], options=[COURSES, CARE])
    seating.set_tables(house, PLANNER, workshop.id, GROUPS)
    return Evening(server, workshop.id, workshop.code, steps, sign_in(server))


@pytest.mark.timeout(240)
def test_two_groups_from_their_sub_goals_to_a_plan_with_a_commitment(evening: Evening, windows: Windows):
    page = f"{evening.server.url}/massnahmenplanung?workshop={evening.workshop}"
    console = Console(windows.open(f"{page}&ansicht=konsole", CONSOLE, cookies=evening.cookies))
    wall = Projector(windows.open(f"{page}&ansicht=beamer", PROJECTOR, cookies=evening.cookies))
    tablets = {name: Device(windows.open(f"{evening.server.url}/beitreten/{evening.code}", TABLET)) for name in GROUPS}
    for tablet in tablets.values():
        tablet.join("Verwaltung")

    # five questions to each sub-goal, and one of them sharpened with the room
    console.press("Beginnen: Teilziele prüfen")
    console.press("Eingabe öffnen")
    for tablet in tablets.values():
        for goal, weak in ((COURSES, ("Terminiert",)), (CARE, ())):
            expect(tablet.question).to_have_text(goal)
            answer(tablet, weak)
        expect(tablet.question).to_have_text("Alle 2 beantwortet")
    uncover(console)
    lights = wall.page.locator("koffer-picture-lights .light-row")
    expect(lights.nth(0)).to_contain_text("neu fassen")
    expect(lights.nth(0).locator(".weak")).to_contain_text("terminiert")
    expect(lights.nth(1)).to_contain_text("klar")
    bench = console.page.locator("koffer-sharpening")
    button(bench, "Wortlaut von Teilziel 1 schärfen").click()
    bench.get_by_role("textbox").fill(SHARPER)
    button(bench, "Speichern").click()
    expect(lights.nth(0)).to_contain_text(SHARPER)
    expect(bench).to_contain_text("1 frühere Fassung")
    console.press("Ergebnis bestätigen")

    # ideas of a group, each for a sub-goal as it reads now
    console.press("Weiter: Ideen zu dritt")
    console.press("Eingabe öffnen")
    for name, tablet in tablets.items():
        button(tablet.page, name).or_(tablet.page.get_by_text(name, exact=True)).first.click()
        for text in IDEAS[name]:
            tablet.page.get_by_label("Für welches Teilziel?").select_option(label=SHARPER)
            tablet.hand_in(text)
    uncover(console)
    expect(wall.cards).to_have_count(3)
    expect(wall.page.locator(".strip").filter(has_text=SHARPER)).to_contain_text("3")
    console.press("Ergebnis bestätigen")

    # what means the same becomes one
    console.press("Weiter: Doppelte zusammenführen")
    console.press("Beginnen")
    console.name_cluster(IDEAS[GROUPS[0]][0], EVENING_COURSE)
    console.send_card(IDEAS[GROUPS[1]][0], 1, EVENING_COURSE)
    console.name_cluster(IDEAS[GROUPS[0]][1], RIDE)
    expect(wall.page.locator(".strip").filter(has_text=EVENING_COURSE)).to_contain_text("2")
    console.press("Abschließen")
    console.press("Ergebnis aufdecken")
    console.press("Ergebnis bestätigen")

    # what it costs and what it brings
    console.press("Weiter: Aufwand und Wirkung")
    console.press("Eingabe öffnen")
    for tablet in tablets.values():
        for idea, effort, impact in ((EVENING_COURSE, 2, 5), (RIDE, 5, 2)):
            expect(tablet.question).to_have_text(idea)
            for place, value in enumerate((effort, impact)):
                tablet.page.locator(".scale").nth(place).locator(".scale-row .pick").nth(value - 1).click()
            turn(tablet)
    uncover(console)
    expect(wall.page.locator("koffer-picture-matrix")).to_contain_text("Quick Win")
    console.press("Ergebnis bestätigen")

    # one dot each
    console.press("Weiter: Auswählen")
    console.press("Eingabe öffnen")
    for tablet in tablets.values():
        tablet.dot(EVENING_COURSE, 1)
        tablet.send()
        expect(tablet.own).to_contain_text("angekommen")
    uncover(console)
    expect(wall.page.locator("koffer-picture-ranking")).to_contain_text(EVENING_COURSE)
    console.press("Ergebnis bestätigen")

    # who does what by when
    console.press("Weiter: Steckbriefe")
    console.press("Eingabe öffnen")
    scribe = tablets[GROUPS[0]]
    expect(scribe.question).to_have_text("Wer tut was, mit wem und bis wann?")
    fill(scribe, due=date.today() + timedelta(days=90))  # noqa: DTZ011
    uncover(console)
    expect(wall.page.locator("koffer-picture-profiles")).to_contain_text(EVENING_COURSE)
    console.press("Ergebnis bestätigen")

    # somebody stands up for it, and it gets its time
    console.press("Weiter: Zusagen")
    console.press("Beginnen")
    pledges = console.page.locator("koffer-commitments")
    button(pledges, f"Zusage …: {EVENING_COURSE}").click()
    button(pledges, "Zusage festhalten").click()
    expect(pledges).to_contain_text("1 von 1 zugesagt")
    expect(wall.page.locator("koffer-picture-plan")).to_contain_text("Volkshochschule")
    console.press("Abschließen")
    console.press("Ergebnis aufdecken")
    console.press("Ergebnis bestätigen")
    console.press("Weiter: Zeitplan")
    console.press("Beginnen")
    button(console.page.locator("koffer-timeline"), "Vorschläge übernehmen").click()
    expect(console.page.locator("koffer-timeline")).to_contain_text("Alle Maßnahmen haben einen Zeitraum.")
    expect(wall.page.locator("koffer-picture-gantt")).to_contain_text(EVENING_COURSE)


def uncover(console: Console) -> None:
    console.press("Eingabe schließen")
    console.press("Ergebnis aufdecken")


def answer(tablet: Device, weak: tuple[str, ...]) -> None:
    """Yes to every question but the weak ones."""
    for question in tablet.page.locator(".choices").all():
        said = "Nein" if question.locator("legend").inner_text().split(":")[0] in weak else "Ja"
        question.locator(".pick").filter(has_text=said).click()
    turn(tablet)


def fill(tablet: Device, due: date) -> None:
    """A profile of what is needed for a commitment, part by part."""
    form = tablet.page.locator(".write")
    form.get_by_label("Aus welcher Idee?").select_option(label=EVENING_COURSE)
    form.get_by_label("Titel der Maßnahme").fill(EVENING_COURSE)
    form.get_by_label("Zu welchem Teilziel?").select_option(label=SHARPER)
    button(form, "Weiter: Wer und mit wem").click()
    form.get_by_label("Verantwortliche Institution").fill("Volkshochschule")
    form.get_by_label("Funktion dort").first.fill("Fachbereich Sprachen")
    button(form, "Weiter: Bis wann und womit").click()
    form.get_by_label("Bis wann?").fill(due.isoformat())
    form.get_by_label("Arbeitszeit").fill("120")
    tablet.send()
    expect(tablet.own.filter(has_text=EVENING_COURSE)).to_contain_text("angekommen")


def turn(tablet: Device) -> None:
    """Hand in and go on to the next."""
    tablet.page.locator(".turn .btn-primary").click()
