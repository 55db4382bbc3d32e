/* Values of fields as people read and write them. */

/** What stands in a field; nothing for what is not there. */
export function written(value) {
  return value === null || value === undefined ? "" : String(value);
}

/** A day as everybody in the room reads it: 31.03.2027. What is no day stays as it is. */
export function german(iso) {
  return /^\d{4}-\d\d-\d\d$/.test(iso) ? iso.split("-").reverse().join(".") : iso;
}

/** A number as people write it, with dots between thousands and a comma before fractions; null for nothing, and what is none stays. */
export function amount(text) {
  const plain = text.trim().replace(/[.\s](?=\d{3}(\D|$))/g, "").replace(",", ".");
  if (plain === "") return null;
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text;
}
