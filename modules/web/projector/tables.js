// What tables wrote, in the order of the tables; of one table in the order in which it wrote.

/** The cards of a picture that also names its `tables`; those of no table stand last. */
export function byTable({ tables, cards }) {
  const place = ({ table }) => (tables.includes(table) ? tables.indexOf(table) : tables.length);
  return [...cards].sort((one, other) => place(one) - place(other));
}

/** Of these cards those of the table in focus; all where no table is. */
export function inFocus(cards, { tables }, { focus }) {
  return tables.includes(focus) ? cards.filter((card) => card.table === focus) : cards;
}
