// Text that takes the largest of a few fixed sizes, never one in between.

const SIZES = ["large", "middle", "small", "least"];

/** Sets data-size on `box` to the largest size at which nothing in it overflows and no word of `heading` is wider than its line. */
export function fit(box, heading) {
  for (const size of SIZES) {
    box.dataset.size = size;
    if (box.scrollHeight <= box.clientHeight + 1 && heading.scrollWidth <= heading.clientWidth + 1) return;
  }
}
