"""Every state the three surfaces can be in, one after the other, for whoever wants to look at them or to measure them."""

from playwright.sync_api import expect

from facilitation import planning
from tests.browser.contents import LITTLE, USUAL
from tests.browser.crowd import Crowd
from tests.browser.server import PLANNER, open_house, plan
from tests.browser.surfaces import SIZES, Surfaces, at_rest
from tests.browser.windows import button


class Tour(Surfaces):
    """A walk through one evening with its windows open."""

    def walk(self) -> None:
        """From the first page to the last; the surfaces stay open all the time."""
        content = self.content
        self.evening = plan(self.server, process=content.process, title=content.title)
        for step, question in content.questions.items():
            planning.change_step(open_house(self.server), PLANNER, self.evening.steps[step], question=question)
        self.open()
        if content is not LITTLE:  # planning with little in it looks as usual
            self.plan()
        self.arrive()
        self.rate()
        self.write()
        self.sort()
        self.vote()
        self.choose()
        self.say()
        self.end()
        if content is USUAL:
            self.outside()

    # ── before the evening ───────────────────────────────────────────────────

    def visit(self, path: str, ready: str) -> None:
        """A page of the facilitator."""
        self.console.goto(f"{self.server.url}{path}")
        self.console.locator(ready).first.wait_for()
        at_rest(self.console)

    def plan(self) -> None:
        """Start, planning, and the agenda with the forms of its steps."""
        workshop = self.evening.workshop
        self.visit("/", ".k-today")
        self.see("start", "konsole")
        self.visit("/planung", ".k-grid")
        self.see("planung", "konsole")
        self.visit("/planung?neu=1", "h1")
        self.see("prozess-neu", "konsole")
        button(self.console, "Prozess anlegen").click()
        self.console.locator(".k-fault").first.wait_for()
        self.see("prozess-neu-fehler", "konsole")
        self.visit(f"/planung?workshop={workshop}", "koffer-plan tbody")
        self.see("ablauf", "konsole")
        self.console.get_by_role("link").filter(has_text=self.content.process["title"]).first.click()
        self.console.get_by_text("Workshop planen").wait_for()
        self.console.get_by_text("Angaben zum Prozess").click()
        at_rest(self.console)
        self.see("prozess", "konsole")
        for step in ("cooperation", "gaps", "priorities"):
            self.visit(f"/planung?workshop={workshop}&schritt={self.evening.steps[step]}", "koffer-plan tbody")
            self.see(f"ablauf-{step}", "konsole")
        self.visit(f"/planung?workshop={workshop}", "koffer-plan tbody")
        button(self.console, "Schritt aus dem Koffer einfügen").click()
        self.console.get_by_role("heading", name="Schritt aus dem Koffer einfügen").wait_for()
        at_rest(self.console)
        self.see("ablauf-einfuegen", "konsole")

    def arrive(self) -> None:
        """Codes, joining, who is here."""
        address = f"{self.server.url}/bestandsaufnahme?workshop={self.evening.workshop}"
        self.console.goto(address)
        self.wall.goto(f"{address}&ansicht=beamer")
        code = f"{self.server.url}/beitreten/{self.evening.code}"
        self.tablet.page.goto(code)
        self.arabic.page.goto(code)
        self.arabic.page.locator("label.pick", has_text="العربية").click()
        expect(self.arabic.page.locator(".tablet")).to_have_attribute("dir", "rtl")
        self.wall.locator(".p-joiner").wait_for()
        self.console.locator("koffer-cockpit .big-act").wait_for()
        at_rest(self.console)
        self.see("beitreten", "tablet", "telefon", "beamer", "konsole")
        page = self.tablet.page
        if button(page, "weitere Gruppen zeigen").count():
            button(page, "weitere Gruppen zeigen").click()
        button(page, "Institution angeben").click()
        page.get_by_label("Institution").fill("x" * 61)
        page.get_by_label("Politik").locator("xpath=..").click()
        button(page, "Mitmachen").click()
        page.locator(".fault").wait_for()
        self.see("beitreten-fehler", "tablet")
        page.get_by_label("Institution").fill(self.content.institution)
        button(page, "Mitmachen").click()
        expect(self.tablet.question).to_have_text("Gleich geht es los")
        self.arabic.page.locator(".groups .pick").first.click()
        self.arabic.page.locator(".btn-primary").click()
        expect(self.arabic.page.locator(".groups")).to_have_count(0)
        self.crowd = Crowd(self.evening, self.content.people)
        self.act("park", text=self.content.parked[0])
        for text in self.content.parked[1:]:
            self.act("park", text=text)
        self.settle()
        self.see("warten", "tablet", "telefon", "beamer", "konsole")
        page.locator(".t-lang").click()
        page.locator(".t-menu").wait_for()
        self.see("sprachen", "tablet")
        page.locator(".t-lang").click()
        self.console.locator(".st-key-more button").click()
        self.console.get_by_text("Code zum Beitreten").last.wait_for()
        at_rest(self.console)
        self.see("mehr", "konsole")
        self.console.keyboard.press("Escape")
        self.act("go", "welcome")
        self.act("open", "welcome")
        self.settle()
        self.see("willkommen", "tablet", "beamer", "konsole")
        self.act("close", "welcome")

    # ── one value ────────────────────────────────────────────────────────────

    def rate(self) -> None:
        self.act("go", "cooperation")
        self.settle()
        self.see("skala-vorbereitet", "tablet", "beamer", "konsole")
        self.act("open", "cooperation")
        self.settle()
        self.see("skala-offen-leer", "tablet", "telefon", "beamer", "konsole")
        self.tablet.send()
        self.tablet.page.locator(".fault").wait_for()
        self.see("skala-fehler", "tablet")
        self.tablet.rate(4)
        self.tablet.page.locator(".write .t-input").fill(self.content.word)
        self.see("skala-ausgefuellt", "tablet")
        self.tablet.page.locator(".write .t-input").fill(self.content.word[:30])
        self.tablet.send()
        expect(self.tablet.own).to_contain_text("angekommen")
        self.crowd.enter("cooperation", self.content.values)
        self.act("pause_time", "cooperation")
        self.settle()
        self.see("skala-offen", "tablet", "telefon", "beamer", "konsole")
        self.act("close", "cooperation")
        self.settle()
        self.see("skala-geschlossen", "tablet", "telefon", "beamer", "konsole")
        self.act("reveal", "cooperation")
        self.settle()
        self.see("skala-aufgedeckt", "tablet", "beamer", "konsole")
        self.act("confirm", "cooperation")

    # ── cards ────────────────────────────────────────────────────────────────

    def write(self) -> None:
        tablet, page = self.tablet, self.tablet.page
        self.act("open", "strengths")
        self.settle()
        self.see("karten-offen-leer", "tablet", "telefon", "beamer", "konsole")
        tablet.write(
            f"{self.content.card} und noch viel mehr, als auf eine Karte passt, die man auch von ganz hinten lesen können soll"
        )
        self.see("karten-zu-lang", "tablet")
        tablet.send()
        page.locator(".fault").wait_for()
        self.see("karten-fehler", "tablet")
        with self.offline(page):
            tablet.write(self.content.card)
            tablet.send()
            expect(tablet.own).to_contain_text("wartet hier")
            tablet.write("Der nächste Gedanke")
            self.see("karten-ohne-netz", "tablet")
        expect(tablet.own).to_contain_text("angekommen")
        self.see("karten-eine-abgegeben", "tablet")
        tablet.send()
        expect(tablet.own).to_have_count(2)
        expect(tablet.own.last).to_contain_text("angekommen")
        button(tablet.own.first, "Ändern").click()
        page.locator(".editing").wait_for()
        self.see("karten-aendern", "tablet")
        button(page, "Abbrechen").click()
        self.crowd.enter("strengths", self.content.strengths)
        self.act("time", "strengths", seconds=-60)
        self.settle()
        self.see("karten-offen", "tablet", "telefon", "beamer", "konsole")
        self.queue()
        self.act("close", "strengths")
        self.settle()
        self.see("karten-geschlossen", "tablet", "telefon", "beamer", "konsole")
        self.act("reveal", "strengths")
        self.settle()
        self.see("karten-aufgedeckt", "tablet", "beamer", "konsole")
        self.act("confirm", "strengths")
        self.act("go", "break")
        self.act("open", "break")
        self.settle()
        self.see("pause", "tablet", "telefon", "beamer", "konsole")
        self.act("show", what="pause")
        self.settle()
        self.see("pausenbild", "beamer")
        self.seating()
        self.act("close", "break")

    def seating(self) -> None:
        """Tables for everybody, and the room sees who sits where."""
        self.act("tables", tables=[f"Tisch {number}" for number in range(1, max(2, len(self.crowd.people) // 6) + 1)])
        self.act("mix_tables", all_anew=True)
        self.act("show", what="tables")
        self.settle()
        self.see("tischplan", "beamer")
        self.act("show", what="pause")

    def queue(self) -> None:
        """What the facilitator does with cards."""
        queue = self.console.locator("koffer-queue")
        cards = queue.locator(".qcard")
        button(cards.first, "Verbergen").click()
        button(queue, "Rückgängig").wait_for()
        self.settle()
        self.see("karten-verborgen", "tablet", "konsole")
        flagged = queue.locator(".qcard:not(.off)").first
        button(flagged, "Schwärzen").click()
        queue.locator(".redact textarea").wait_for()
        self.see("karten-schwaerzen", "konsole")
        button(queue, "Abbrechen").click()
        linking = button(queue, "Verbinden").first
        if linking.count():
            linking.click()
            queue.locator(".choose input").wait_for()
            self.see("karten-verbinden", "konsole")
            button(queue, "Abbrechen").click()
        button(queue, "Vom Papier").click()
        self.console.locator(".st-key-panel-paper textarea").wait_for()
        at_rest(self.console)
        self.see("papierkarte", "konsole")
        button(queue, "Vom Papier").click()
        expect(self.console.locator(".st-key-panel-paper")).to_have_count(0)

    # ── sorting ──────────────────────────────────────────────────────────────

    def sort(self) -> None:
        self.act("open", "gaps")
        ids = self.crowd.enter("gaps", [{"text": text} for text in self.content.gaps])
        for verb in ("close", "reveal", "confirm"):
            self.act(verb, "gaps")
        self.act("go", "needs")
        self.act("open", "needs")
        self.settle()
        self.see("sortieren-leer", "tablet", "beamer", "konsole")
        clusters = self.crowd.sort("needs", [(title, [ids[at] for at in held]) for title, held in self.content.topics])
        self.act("note", "needs", text=self.content.note, version=0)
        self.settle()
        self.see("sortieren", "beamer", "konsole")
        board = self.console.locator("koffer-board")
        board.locator("button.kcard").first.click()
        board.locator(".popmove").wait_for()
        self.see("sortieren-menue", "konsole")
        self.console.keyboard.press("Escape")
        board.get_by_role("button", name="Neues Thema", exact=True).click()
        board.locator(".naming textarea").wait_for()
        self.see("sortieren-neues-thema", "konsole")
        self.console.keyboard.press("Escape")
        board.locator(".headline").first.click()
        board.locator(".renaming textarea").fill("Mein Vorschlag für die Überschrift")
        title = f"{self.content.topics[0][0]}"[:50] + " (neu)"
        retitle = {"cluster": clusters[0], "title": title, "version": 1}
        self.act("arrange", "needs", verb="retitle", arguments=retitle)
        self.console.keyboard.press("Enter")
        board.locator(".theirs").wait_for()
        self.see("sortieren-ueberholt", "konsole")
        self.console.keyboard.press("Escape")
        back = {"cluster": clusters[0], "title": self.content.topics[0][0], "version": 2}
        self.act("arrange", "needs", verb="retitle", arguments=back)
        self.act("focus", cluster=clusters[0])
        self.settle()
        self.see("sortieren-ein-thema", "beamer", "konsole")
        self.act("focus", cluster=None)
        for verb in ("close", "reveal", "confirm"):
            self.act(verb, "needs")
        self.options = dict(zip((title for title, _ in self.content.topics), clusters, strict=True))

    # ── dots ─────────────────────────────────────────────────────────────────

    def vote(self) -> None:
        self.act("go", "priorities")
        self.act("open", "priorities")
        self.settle()
        self.see("punkte-offen-leer", "tablet", "telefon", "beamer", "konsole")
        self.tablet.page.locator(".option").first.get_by_role("button", name="Punkt dazu").click()
        self.see("punkte-verteilt", "tablet")
        self.tablet.send()
        expect(self.tablet.own).to_contain_text("angekommen")
        self.crowd.enter(
            "priorities",
            [{"dots": {self.options[title]: dots for title, dots in one.items() if dots}} for one in self.content.dots],
        )
        self.act("time", "priorities", seconds=60)
        self.settle()
        self.see("punkte-offen", "tablet", "telefon", "beamer", "konsole")
        self.act("close", "priorities")
        self.act("reveal", "priorities")
        self.settle()
        self.see("punkte-aufgedeckt", "tablet", "beamer", "konsole")
        self.act("confirm", "priorities")

    def choose(self) -> None:
        self.act("go", "focus")
        self.act("open", "focus")
        self.settle()
        self.see("auswahl-leer", "beamer", "konsole")
        choice = self.console.locator("koffer-choice")
        for row in choice.locator("input[type=checkbox]").all()[:3]:
            row.check()
        self.see("auswahl-angehakt", "konsole")
        chosen = {"selected": [self.options[title] for title in self.content.selected], "rule": "Gleichstand: besprochen"}
        self.act("arrange", "focus", verb="choose", arguments=chosen)
        choice.get_by_text("In einem anderen Fenster").wait_for()
        self.see("auswahl-ueberholt", "konsole")
        button(choice, "Andere Auswahl nehmen").click()
        for verb in ("close", "reveal", "confirm"):
            self.act(verb, "focus")
        self.settle()
        self.see("auswahl", "tablet", "beamer", "konsole")

    # ── the end ──────────────────────────────────────────────────────────────

    def say(self) -> None:
        self.act("go", "closing")
        self.act("open", "closing")
        self.settle()
        self.see("blitzlicht-offen-leer", "tablet", "telefon", "beamer", "konsole")
        self.tablet.hand_in(self.content.statement)
        self.crowd.enter("closing", self.content.statements)
        with self.offline(self.console), self.offline(self.wall):
            button(self.console, "+ 1 Min.").click()
            self.console.locator("koffer-cockpit .alert").wait_for(timeout=60_000)
            self.wall.locator(".p-lost").wait_for(timeout=60_000)
            self.see("ohne-netz", "beamer", "konsole")
        for verb in ("close", "reveal"):
            self.act(verb, "closing")
        self.settle()
        self.see("blitzlicht", "tablet", "beamer", "konsole")
        self.act("confirm", "closing")

    def end(self) -> None:
        planning.change_workshop(self.crowd.house, PLANNER, self.evening.workshop, next_steps=self.content.next_steps)
        self.act("finish")
        self.settle()
        self.see("beendet", "tablet", "telefon", "beamer", "konsole")
        self.act("release")
        self.settle()
        self.see("freigegeben", "tablet", "telefon", "konsole")
        self.visit(f"/bestandsaufnahme?workshop={self.evening.workshop}&ansicht=protokoll", ".s-title")
        self.console.locator(".s-facts").last.wait_for()
        at_rest(self.console)
        self.see("protokoll", "konsole")
        self.visit("/", ".k-list, .k-chain")
        self.see("start-danach", "konsole")

    # ── strangers ────────────────────────────────────────────────────────────

    def outside(self) -> None:
        """Pages for somebody who is not known here."""
        page = self.pages["tablet"] = self.windows.browse(SIZES["tablet"][0], reduced_motion="reduce").new_page()
        for name, path in {
            "code": "/beitreten",
            "code-falsch": "/beitreten/999999",
            "code-danke": f"/beitreten/{self.evening.code}",
            "anmelden": "/anmelden",
            "fremd-bestandsaufnahme": "/bestandsaufnahme",
            "fremd-planung": "/planung",
            "beamer-falsch": "/beamer/unsinn",
        }.items():
            page.goto(f"{self.server.url}{path}")
            page.locator("h1").first.wait_for()
            at_rest(page)
            self.see(name, "tablet")
