// Filling columns and pages with things of known height. Pure arithmetic; all heights in the same unit.

/** Runs of consecutive heights, each run with its gaps at most `room` high. A height above `room` gets a run of its own. */
export function pack(heights, room, gap) {
  const runs = [];
  let filled = Infinity;
  heights.forEach((height, index) => {
    if (filled + gap + height > room) {
      runs.push([]);
      filled = height;
    } else {
      filled += gap + height;
    }
    runs.at(-1).push(index);
  });
  return runs;
}

/** The smallest room between 0 and `room` for which `fits` still holds, to within one part in 64 of it; null if none does. */
export function squeeze(room, fits) {
  if (!fits(room)) return null;
  let [low, high] = [0, room];
  while (high - low > room / 64) {
    const middle = (low + high) / 2;
    if (fits(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** `count` runs or fewer, as even as they get; null if they need more. */
export function spread(heights, room, gap, count) {
  const tallest = Math.max(0, ...heights);
  if (tallest > room) return null;
  const even = squeeze(room, (high) => high >= tallest && pack(heights, high, gap).length <= count);
  return even === null ? null : pack(heights, even, gap);
}

/** The height of a run with its gaps. */
export function sum(heights, gap) {
  return heights.reduce((total, height) => total + height, 0) + gap * Math.max(0, heights.length - 1);
}

/**
 * Things of known height in `across` columns: in even rows, or each on the column that is shortest.
 * Returns {high, columns}, the height of it all and the indices in each column.
 */
export function stack(heights, across, gap, even) {
  const columns = Array.from({ length: across }, () => []);
  const tops = columns.map(() => 0);
  heights.forEach((height, index) => {
    if (even && index % across === 0) tops.fill(Math.max(...tops));
    // the first of the shortest columns keeps the reading order; half a unit of measuring does not count
    const column = even ? index % across : tops.findIndex((top) => top <= Math.min(...tops) + 0.5);
    columns[column].push(index);
    tops[column] += height + gap;
  });
  return { high: Math.max(0, Math.max(...tops) - gap), columns };
}

const MOST_TRIES = 5000;

/** Puts things of known height into `count` columns of height `room`, in whatever order it takes; null if no way is found. */
export function fitAnyOrder(heights, room, gap, count) {
  const columns = Array.from({ length: count }, () => ({ filled: 0, inside: [] }));
  const order = heights.map((height, index) => index).sort((a, b) => heights[b] - heights[a]);
  let tries = 0;
  const place = (at) => {
    if (at === order.length) return true;
    const height = heights[order[at]];
    const before = new Set();
    for (const column of [...columns].sort((a, b) => a.filled - b.filled)) {
      const filled = column.filled + (column.filled ? gap : 0) + height;
      // an equally filled column would end no better
      if (filled > room + 0.5 || before.has(column.filled) || (tries += 1) > MOST_TRIES) continue;
      before.add(column.filled);
      const kept = column.filled;
      column.filled = filled;
      column.inside.push(order[at]);
      if (place(at + 1)) return true;
      column.filled = kept;
      column.inside.pop();
    }
    return false;
  };
  if (!place(0)) return null;
  const runs = columns.map(({ inside }) => inside.sort((a, b) => a - b));
  return runs.sort((a, b) => (a[0] ?? Infinity) - (b[0] ?? Infinity));
}

/** The height of a group's part: headline and cards from..to-1. */
export function partHigh({ heights }, { from, to }, top, { across, gap, even }) {
  const { high } = stack(heights.slice(from, to), across, gap, even);
  return top + (high ? gap + high : 0);
}

/**
 * Groups flow through columns of height `room` and may break between their cards.
 *
 * groups: `{head, heights}`, the height of the headline and of each card; `again` is the height of a repeated headline.
 * Returns columns of parts `{group, from, to, continued, high}` (cards from..to-1).
 */
export function flow(groups, room, rules) {
  const { across, even, apart, again } = rules;
  const columns = [[]];
  let filled = 0;
  const turn = () => {
    columns.push([]);
    filled = 0;
  };
  groups.forEach((one, group) => {
    const count = one.heights.length;
    const step = even ? across : 1;
    let from = 0;
    let continued = false;
    do {
      let space = room - filled - (filled ? apart : 0);
      const top = continued ? again : one.head;
      const high = (to) => partHigh(one, { from, to }, top, rules);
      // a headline does not stand alone at the foot of a column
      if (filled && high(Math.min(count, from + across)) > space) {
        turn();
        space = room;
      }
      let to = Math.min(count, from + step);
      while (to < count && high(Math.min(count, to + step)) <= space) to = Math.min(count, to + step);
      columns.at(-1).push({ group, from, to, continued, high: high(to) });
      filled = room - space + high(to);
      from = to;
      continued = true;
      if (from < count) turn();
    } while (from < count);
  });
  return columns;
}
