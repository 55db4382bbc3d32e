// What to do with text that may be too long: the largest of a few fixed sizes, never one in between; of a list its first items.

import { t } from "../texts.js";

const SIZES = ["large", "middle", "small", "least"];

/** Sets data-size on `box` to the largest size at which nothing in it overflows and no word of `heading` is wider than its line. */
export function fit(box, heading) {
  for (const size of SIZES) {
    box.dataset.size = size;
    if (box.scrollHeight <= box.clientHeight + 1 && heading.scrollWidth <= heading.clientWidth + 1) return;
  }
}

/** Sets data-size on `box` to the largest size at which none of its children is higher than `room` pixels. */
export function fitEach(box, room) {
  for (const size of SIZES) {
    box.dataset.size = size;
    for (const child of box.children) child.hidden = false;
    if ([...box.children].every((child) => child.getBoundingClientRect().height <= room)) return;
  }
}

/** Shows of a list as many items as stand in it; the rest is counted, not cut. */
export function countRest(list) {
  list.querySelector(".more")?.remove();
  const items = [...list.children];
  for (const item of items) item.hidden = false;
  if (list.scrollHeight <= list.clientHeight + 1) return;
  const more = document.createElement("li");
  more.className = "more";
  list.append(more);
  let left = items.length;
  do {
    left -= 1;
    items[left].hidden = true;
    more.textContent = t("und {count} weitere", { count: items.length - left });
  } while (left > 0 && list.scrollHeight > list.clientHeight + 1);
}
