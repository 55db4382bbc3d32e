// The texts of a surface: German sentences are their own keys, so nothing needs a translation to work.
// Stays within ES2018: the tablet uses it too.

let texts = {};

/** Takes a dictionary {German sentence: translation}; an empty one means German. */
export function setTexts(dictionary) {
  texts = dictionary || {};
}

/** The sentence in the language of the surface; {name} in it is replaced by facts.name. */
export function t(msgid, facts) {
  const sentence = texts[msgid] || msgid;
  return facts ? sentence.replace(/\{(\w+)\}/g, (whole, name) => (name in facts ? String(facts[name]) : whole)) : sentence;
}
