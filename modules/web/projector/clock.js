// The server's time, and what is left of a step in it. The machine at the projector may run minutes off.

let ahead = Date.now() - performance.now();

/** Takes the server's "now" (ISO) of an answer that was `travelled` milliseconds under way. */
export function setClock(iso, travelled) {
  const measured = Date.parse(iso) + travelled / 2 - performance.now();
  // the server tells whole seconds: smaller differences would only make the timer jump
  if (Number.isFinite(measured) && Math.abs(measured - ahead) > 1500) ahead = measured;
}

/** Milliseconds since 1970 on the server's clock. */
export function now() {
  return performance.now() + ahead;
}

/** Seconds left of a step, 0 when its time is over, null when nothing is timed. */
export function secondsLeft(step) {
  if (step.paused_seconds !== null && step.paused_seconds !== undefined) return Math.max(0, Math.round(step.paused_seconds));
  if (!step.ends_at) return null;
  return Math.max(0, Math.round((Date.parse(step.ends_at) - now()) / 1000));
}

/** 222 -> "3:42", 3900 -> "1:05:00". */
export function asClock(seconds) {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const rest = String(seconds % 60).padStart(2, "0");
  return hours ? `${hours}:${String(minutes).padStart(2, "0")}:${rest}` : `${minutes}:${rest}`;
}

/** Hours and minutes of a point in time, as the room's clock shows them. */
export function asHour(time) {
  return new Date(time).toLocaleTimeString("de-DE", { hour: "2-digit", minute: "2-digit" });
}
