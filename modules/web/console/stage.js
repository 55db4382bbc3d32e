/* The states of a step in words, and which one comes next. */
import { t } from "../texts.js";

export const states = () => [
  ["prepared", t("vorbereitet")], ["open", t("offen")], ["closed", t("geschlossen")], ["revealed", t("aufgedeckt")], ["confirmed", t("bestätigt")],
];

const place = (state) => states().findIndex(([name]) => name === state);

/** The agenda's line of the current step, and the next one that is to be held. */
export function around(board) {
  const agenda = board.agenda || [];
  const at = agenda.findIndex((one) => one.current);
  return { current: agenda[at] || null, following: agenda.slice(at + 1).find((one) => !one.left_out && one.state === "prepared") || null };
}

/** Whether people enter something at this step; sorting and choosing are the facilitator's. */
export function takesInput(board) {
  return board.step.input;
}

/** A break, a report, a talk: nothing to enter and nothing to arrange. */
export function isTalk(board) {
  return !board.step.input && board.bench.kind === "none";
}

/** The one next thing to do: {verb, facts, step, label, after}; null when there is nothing left. */
export function next(board) {
  if (board.workshop.state === "finished") return null;
  const { following } = around(board);
  const step = board.step;
  const onward = following
    ? { verb: "go", step: following.id, label: t("Weiter: {title}", { title: following.title }), after: "" }
    : { verb: "finish", step: null, label: t("Workshop beenden"), after: t("Danach ist kein Beitritt mehr möglich.") };
  if (!step) {
    return following && { ...onward, label: t("Beginnen: {title}", { title: following.title }) };
  }
  if (isTalk(board)) {
    if (step.state === "prepared") return { verb: "open", step: step.id, label: t("Beginnen"), after: t("Danach: beenden.") };
    if (step.state === "open") return { verb: "close", step: step.id, label: t("Beenden"), after: following ? t("Danach: „{title}“.", { title: following.title }) : "" };
    return onward;
  }
  const sorting = !takesInput(board);
  switch (step.state) {
    case "prepared":
      return { verb: "open", step: step.id, label: sorting ? t("Beginnen") : t("Eingabe öffnen"), after: sorting ? t("Danach: abschließen.") : t("Danach: schließen.") };
    case "open":
      return { verb: "close", step: step.id, label: sorting ? t("Abschließen") : t("Eingabe schließen"), after: t("Danach: aufdecken.") };
    case "closed":
      return { verb: "reveal", step: step.id, label: t("Ergebnis aufdecken"), after: t("Danach: bestätigen.") };
    case "revealed":
      return { verb: "confirm", step: step.id, label: t("Ergebnis bestätigen"), after: following ? t("Danach: „{title}“.", { title: following.title }) : t("Danach: Workshop beenden.") };
    default:
      return onward;
  }
}

/** One state back: {verb, step, label}; null where there is none. */
export function previous(board) {
  if (board.workshop.state === "finished") return { verb: "resume", step: null, label: t("Workshop wieder öffnen") };
  const at = board.step ? place(board.step.state) : 0;
  return at > 0 ? { verb: "back", step: board.step.id, label: t("Zurück auf „{state}“", { state: states()[at - 1][1] }) } : null;
}

/** Minutes and seconds of a number of seconds. */
export function clock(seconds) {
  const whole = Math.max(0, Math.ceil(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
