"""Refusals. The docstring of each is the German sentence people read; `{names}` in it are filled from the facts."""

import inspect

from facilitation.language import Translate, german
from facilitation.language import mark as _

ONE_DOT = _("Sie haben 1 Punkt zu vergeben, das wären {spent}.")


class WorkshopError(Exception):
    """Das geht gerade nicht."""

    field: str | None

    def __init__(self, *, field: str | None = None, **facts: object) -> None:
        self.field = field
        self.facts = facts
        super().__init__(self.sentence())

    def sentence(self, translate: Translate = german) -> str:
        """The sentence to show, in the language of `translate`."""
        return translate(inspect.cleandoc(type(self).__doc__ or "")).format(**self.facts)


class Invalid(WorkshopError):
    """Diese Eingabe passt nicht."""


class Refused(WorkshopError):
    """Das ist im Moment nicht möglich."""


class Missing(WorkshopError):
    """Das gibt es hier nicht oder nicht mehr."""


class NotAllowed(WorkshopError):
    """Dafür fehlt hier die Berechtigung."""


class Unknown(NotAllowed):
    """Bitte zuerst mit dem Code beitreten oder als Moderation anmelden."""


class TooMany(WorkshopError):
    """Zu viele Versuche. Bitte in {minutes} Minuten noch einmal versuchen."""


class TooLarge(WorkshopError):
    """Das ist zu groß. Bitte kürzen."""


class Busy(WorkshopError):
    """Der Speicher ist gerade belegt. Bitte gleich noch einmal versuchen, Ihre Eingabe bleibt hier stehen."""


class ReadOnly(WorkshopError):
    """Der Speicher nimmt nichts an: Datenträger voll oder schreibgeschützt. Bitte der Technik Bescheid geben."""


class NoDatabase(WorkshopError):
    """Die Datenbank lässt sich nicht öffnen: {reason}."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason=reason)


# ── joining ──────────────────────────────────────────────────────────────────


class UnknownCode(Missing):
    """Diesen Code gibt es nicht. Bitte die sechs Ziffern vom Beamer abschreiben."""


class ClosedCode(Refused):
    """Dieser Workshop ist beendet. Ein Beitritt ist nicht mehr möglich."""


class UnknownGroup(Invalid):
    """Bitte eine Akteursgruppe aus der Liste wählen."""


class NotJoined(NotAllowed):
    """Bitte zuerst beitreten und die Akteursgruppe wählen."""


class NoProjectorLink(NotAllowed):
    """Diesen Link für den Beamer gibt es nicht. Bitte den ganzen Link kopieren: In der Konsole steht er unter „Mehr“."""


class WrongPassword(NotAllowed):
    """Name oder Passwort stimmt nicht."""


class WeakPassword(Invalid):
    """Das Passwort braucht mindestens {minimum} Zeichen."""


class SamePassword(Invalid):
    """Bitte ein anderes Passwort wählen als bisher."""


class NameTaken(Refused):
    """Diesen Namen gibt es schon."""


# ── input ────────────────────────────────────────────────────────────────────


class StepClosed(Refused):
    """Die Eingabe zu dieser Frage ist beendet. Ihr Text bleibt auf diesem Gerät stehen."""


class RoundOver(Refused):
    """Diese Runde ist beendet. Ihr Text bleibt auf diesem Gerät stehen."""


class ObjectionMissing(Invalid):
    """Bei 1 und 2 bitte sagen, was sich ändern müsste."""


class UnknownStep(Missing):
    """Diese Frage gibt es in diesem Workshop nicht."""


class UnknownEntry(Missing):
    """Diese Eingabe gibt es nicht mehr."""


class NotYours(NotAllowed):
    """Diese Eingabe gehört zu einem anderen Gerät."""


class NoInput(Refused):
    """Zu diesem Schritt gibt es nichts einzugeben."""


class Empty(Invalid):
    """Bitte etwas eingeben."""


class TooLong(Invalid):
    """Das sind {length} Zeichen, erlaubt sind {maximum}."""


class TooManyWords(Invalid):
    """Das sind {words} Wörter, erlaubt sind {maximum}."""


class WrongCount(Invalid):
    """Bitte {count} Sätze schreiben. Bis jetzt sind es {written}."""


class TooManyGoals(Invalid):
    """Das sind {count} Teilziele, erlaubt sind {maximum}."""


class NotANumber(Invalid):
    """Bitte eine ganze Zahl von {minimum} bis {maximum} wählen."""


class NotJudged(Invalid):
    """Bitte einen Wert wählen oder „Kann ich nicht beurteilen“."""


class YesOrNo(Invalid):
    """Bitte mit Ja oder Nein antworten."""


class NotAnAmount(Invalid):
    """Bitte eine Zahl von {minimum} bis {maximum} eingeben."""


class NotADay(Invalid):
    """Bitte ein Datum wie 31.03.2027 eingeben."""


class DayPast(Invalid):
    """Der {day} liegt vor dem Tag dieses Workshops ({today})."""


class DayTooFar(Invalid):
    """Der {day} liegt zu weit in der Zukunft. Möglich ist es bis zum {last}."""


class NotAnOption(Invalid):
    """Diese Auswahl gibt es nicht: {value}"""


class Unreadable(Invalid):
    """Diese Eingabe ist nicht lesbar."""


class BadId(Invalid):
    """Die Kennung dieser Eingabe ist nicht gültig."""


class SecondEntry(Refused):
    """Zu dieser Frage liegt schon eine Eingabe von Ihnen vor. Sie können sie ändern."""

    def __init__(self, first: str) -> None:
        self.first = first
        super().__init__()


class TooManyEntries(Refused):
    """Mehr als {limit} sind hier nicht möglich. Sie können eine Eingabe ändern oder zurückziehen."""

    def __init__(self, first: str, limit: int) -> None:
        self.first = first
        super().__init__(limit=limit)


class BudgetSpent(Refused):
    """Sie haben {k} Punkte zu vergeben, das wären {spent}."""

    def sentence(self, translate: Translate = german) -> str:
        return translate(ONE_DOT).format(**self.facts) if self.facts["k"] == 1 else super().sentence(translate)


class TooManyOnOne(Invalid):
    """Auf eine Möglichkeit passen höchstens {maximum} Punkte."""


class NoDots(Invalid):
    """Bitte mindestens einen Punkt vergeben."""


class NotSplit(Invalid):
    """Punkte sind ganze Zahlen ab 0."""


class TooManySheets(Invalid):
    """Das ist sehr viel auf einmal. Bitte höchstens {maximum} in einem Zug eintragen."""


class TooFewPeople(Invalid):
    """Für {entries} Eingaben braucht es mindestens {needed} Personen: erlaubt sind {limit} je Person."""


class TooManyDots(Invalid):
    """{people} Personen haben zusammen höchstens {most} Punkte. Gezählt sind {counted}."""


class TooManyOnThis(Invalid):
    """Auf „{option}“ passen von so vielen Personen höchstens {most} Punkte. Gezählt sind {counted}."""


class TooFewDots(Invalid):
    """Das sind weniger Punkte ({counted}) als Personen ({people}). Bitte nur die zählen, die Punkte geklebt haben."""


class MiscountedVotes(Invalid):
    """Das sind {counted} Stimmen von {people} Personen. Jede Person hat genau eine."""


class UnusedLines(Invalid):
    """Das sind {lines} Zeilen für {people} Personen. Bitte höchstens eine je Person."""


class NoTable(Refused):
    """Bitte zuerst den Tisch wählen."""


class UnknownTable(Invalid):
    """Diesen Tisch gibt es in diesem Workshop nicht."""


class TableTaken(Invalid):
    """Einen Tisch mit dem Namen „{name}“ gibt es schon."""


class HandedIn(Refused):
    """Diese Person hat schon abgegeben. Damit es geheim bleibt, ist jetzt jemand anderes dran."""


class TooManyPeople(Refused):
    """An einem Gerät haben höchstens {maximum} Personen Platz."""


# ── running a step ───────────────────────────────────────────────────────────


class WrongState(Refused):
    """Der Schritt ist gerade „{state}“. Dieser Wechsel ist von dort nicht möglich."""


class AnotherOpen(Refused):
    """Zuerst „{title}“ schließen: es kann nur eine Frage offen sein."""


class NothingToChoose(Refused):
    """Diesem Schritt fehlt, woraus gewählt wird. Bitte zuerst den Schritt davor aufdecken oder Möglichkeiten eintragen."""


class NothingNew(Refused):
    """Die Grundlage dieses Schritts ist unverändert."""


class StillWorkedOn(Refused):
    """Ein Schritt, auf dem dieser aufbaut, ist noch offen. Bitte zuerst dort aufdecken."""


class NoTie(Refused):
    """Hier gibt es keinen Gleichstand, den eine Stichrunde entscheiden könnte."""


class NothingToUndo(Refused):
    """Hier gibt es nichts rückgängig zu machen."""


class Overtaken(Refused):
    """Jemand hat das gerade geändert in: „{text}“. Ihr Text bleibt hier stehen, bitte prüfen."""


class StillOpen(Refused):
    """Solange abgestimmt wird, bleibt der Wortlaut. Bitte zuerst die Eingabe schließen."""


class NoSuchRound(Invalid):
    """Diese Runde gibt es noch nicht: {round}"""


class NoObjection(Refused):
    """Hier besteht kein Einwand."""


class NotSeenYet(Missing):
    """Herkunft und Verbleib sind zu sehen, sobald der Schritt aufgedeckt ist."""


class NotReady(Refused):
    """Für eine Zusage fehlt noch: {missing}."""


class EndsTooEarly(Invalid):
    """Das Ende ({end}) liegt vor dem Beginn ({start})."""


class OutsideBar(Invalid):
    """Der Meilenstein am {day} liegt nicht zwischen Beginn ({start}) und Ende ({end})."""


class TooManyMilestones(Invalid):
    """Das sind {count} Meilensteine, erlaubt sind {maximum}."""


class NoProposal(Refused):
    """Es gibt nichts vorzuschlagen: Alle Maßnahmen haben einen Zeitraum, oder es fehlt ihnen ein Datum unter „Bis wann“."""


class UnknownVerb(Missing):
    """Diesen Handgriff gibt es bei diesem Schritt nicht."""


class AlreadyRunning(Refused):
    """Der Ablauf läuft schon. Dieser Schritt kann nicht mehr verschoben oder weggelassen werden."""


class Finished(Refused):
    """Der Workshop ist beendet."""


class NotReleased(NotAllowed):
    """Das Protokoll ist noch nicht freigegeben."""


class NoLongerOffered(NotAllowed):
    """Das Protokoll wurde 30 Tage lang angeboten. Bitte bei der Kommune nachfragen."""


class RawInputGone(Refused):
    """Die Rohdaten wurden am {date} gelöscht. Tabellen gibt es davon nicht mehr; Protokoll und Daten (JSON) bleiben."""


class AlreadyReleased(Refused):
    """Fassung {number} hat gerade {by} freigegeben. Bitte ansehen, bevor eine weitere freigegeben wird."""


class ChangedMeanwhile(Refused):
    """Während der Freigabe hat sich der Workshop geändert. Bitte noch einmal ansehen und freigeben."""


class NoChangeTold(Invalid):
    """Bitte in einer Zeile sagen, was sich seit Fassung {number} geändert hat."""


class NotChecked(NotAllowed):
    """Zum Veröffentlichen fehlt die Prüfung auf personenbezogene Angaben. Sie steht auf der Seite „Protokoll“."""


class Undecided(Invalid):
    """Bitte zu jeder Stelle sagen, ob sie bleibt oder geschwärzt wird. Es fehlen noch: {count}."""


class TooShortToCover(Invalid):
    """„{word}“ ist zu kurz, um überall geschwärzt zu werden. Bitte mindestens {minimum} Zeichen."""


class DamagedEdition(Refused):
    """Diese Datei ist nicht mehr, was freigegeben wurde: Die Prüfsumme stimmt nicht. Bitte der Technik Bescheid geben."""


class NoPdf(Refused):
    """Hier gibt es das Protokoll nicht als PDF. Bitte die Word-Datei laden."""


class PdfFailed(Refused):
    """Die PDF-Datei ließ sich nicht erzeugen. Bitte die Word-Datei laden."""


class WrongSelection(Invalid):
    """Bitte {number} auswählen."""


# ── planning ─────────────────────────────────────────────────────────────────


class NoTitle(Invalid):
    """Bitte einen Titel eingeben."""


class NoMunicipality(Invalid):
    """Bitte die Kommune eingeben."""


class NoDate(Invalid):
    """Bitte ein gültiges Datum angeben."""


class UnknownStatus(Invalid):
    """Diesen Stand gibt es nicht: {value}. Möglich sind {known}."""


class Resolved(Refused):
    """Hier ist ein Beschluss eingetragen. Bitte zuerst den Beschluss zurücknehmen."""


class OutOfBounds(Invalid):
    """„{label}“ liegt außerhalb von {minimum} bis {maximum}."""


class UnknownFormat(Missing):
    """Dieses Format liegt nicht im Koffer."""


class UnknownActivity(Missing):
    """Diesen Baustein gibt es nicht im Koffer."""


class NotLive(Refused):
    """Bei einer Abstimmung bleibt verdeckt, wie andere stimmen. Sie wird erst nach dem Aufdecken gezeigt."""


class HasInput(Refused):
    """Zu diesem Schritt liegen schon Eingaben vor. Er bleibt, wie er ist."""


class Attended(Refused):
    """Diesem Workshop ist schon jemand beigetreten, oder es liegen Eingaben vor. Er bleibt erhalten."""


class OnRecord(Refused):
    """Von diesem Workshop gibt es freigegebene Fassungen des Protokolls. Er bleibt erhalten."""


class BadSetting(WorkshopError):
    """Die Einstellung {name} passt nicht: {reason}."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(name=name, reason=reason)


class BrokenBox(Exception):
    """Der Koffer ist unvollständig: {reason}"""


# ── library ──────────────────────────────────────────────────────────────────


class UnreadableList(Invalid):
    """Diese Datei lässt sich nicht als Liste lesen. Erwartet wird CSV oder Excel (.xlsx) mit einer Kopfzeile."""


class NoTitles(Invalid):
    """Die Liste braucht mindestens die Spalten „Titel“ und „Kurzfassung“."""


# ── transfer ─────────────────────────────────────────────────────────────────


class NoPackage(Invalid):
    """In dieser Datei steckt kein Transfer-Paket. Ging es beim Umwandeln verloren, hilft die JSON-Datei dazu."""


class UnreadablePackage(Invalid):
    """Diese Datei lässt sich nicht als Paket lesen. Erwartet wird .json oder .docx aus dem Modulkoffer."""


class OversizedPackage(Invalid):
    """Diese Datei ist zu groß für ein Transfer-Paket. Sie wurde nicht eingelesen."""


class NewerPackage(Invalid):
    """Dieses Paket hat Fassung {version}, lesbar ist hier Fassung {readable}. Bitte den Modulkoffer erneuern."""


class ChangedPackage(Invalid):
    """Dieses Paket wurde nach dem Schreiben verändert: Die Prüfsumme stimmt nicht. Bitte das Original anfordern."""


class DamagedPackage(Invalid):
    """Dieses Paket ist beschädigt oder unvollständig (Stelle: {place}). Bitte das Original anfordern."""


class NoSheet(Refused):
    """Bitte zuerst den Steckbrief speichern."""


class NotAnOffice(Invalid):
    """Bitte eine Stelle angeben, keine Person, zum Beispiel „Stadt Musterstadt, Integrationsbüro“."""


# ── letterheads ──────────────────────────────────────────────────────────────


class NoWordFile(Invalid):
    """Das ist keine Word-Datei. Erwartet wird .docx oder .dotx, aus Word oder LibreOffice gespeichert."""


class TemplateTooLarge(Invalid):
    """Diese Datei ist für eine Briefvorlage zu groß oder zu umfangreich. Erlaubt sind {limit} MB und wenige Seiten Text."""


class TemplateEncrypted(Invalid):
    """Diese Datei ist mit einem Kennwort geschützt. Bitte ohne Kennwort speichern und noch einmal hochladen."""


class TemplateOld(Invalid):
    """Das ist das alte Format .doc. Bitte in Word öffnen, als .docx speichern und noch einmal hochladen."""


class TemplateStrict(Invalid):
    """Diese Datei ist als „Strict Open XML“ gespeichert. Bitte in Word als gewöhnliches Word-Dokument (.docx) speichern."""


class TemplateUnreadable(Invalid):
    """Diese Datei ist beschädigt oder unvollständig. Bitte in Word öffnen, neu speichern und noch einmal hochladen."""


class TemplateUnsafe(Invalid):
    """Diese Datei enthält Teile, die Word nie schreibt. Sie wurde nicht übernommen. Bitte in Word neu speichern."""


FOR_FACILITATORS: frozenset[type[WorkshopError]] = frozenset(
    {
        NoWordFile,
        TemplateTooLarge,
        TemplateEncrypted,
        TemplateOld,
        TemplateStrict,
        TemplateUnreadable,
        TemplateUnsafe,
        NoPackage,
        NoSheet,
        RawInputGone,
        UnreadablePackage,
        OversizedPackage,
        NewerPackage,
        ChangedPackage,
        DamagedPackage,
        NotAnOffice,
        UnreadableList,
        NoTitles,
        NoProjectorLink,
        WrongPassword,
        WeakPassword,
        SamePassword,
        NameTaken,
        WrongState,
        AnotherOpen,
        NothingToChoose,
        NothingNew,
        StillWorkedOn,
        NoTie,
        NothingToUndo,
        Overtaken,
        StillOpen,
        NoSuchRound,
        NoObjection,
        NotSeenYet,
        NotReady,
        EndsTooEarly,
        OutsideBar,
        TooManyMilestones,
        NoProposal,
        UnknownVerb,
        AlreadyRunning,
        Finished,
        WrongSelection,
        AlreadyReleased,
        ChangedMeanwhile,
        NoChangeTold,
        NotChecked,
        Undecided,
        TooShortToCover,
        TableTaken,
        TooManySheets,
        TooFewPeople,
        TooManyDots,
        TooManyOnThis,
        TooFewDots,
        MiscountedVotes,
        UnusedLines,
        NoTitle,
        NoMunicipality,
        NoDate,
        UnknownStatus,
        Resolved,
        OutOfBounds,
        NotLive,
        HasInput,
        Attended,
        OnRecord,
        BadSetting,
        NoDatabase,
    }
)
"""What no participant meets, and no catalogue translates. Every other refusal is translated into all languages."""
