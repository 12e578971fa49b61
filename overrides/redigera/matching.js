// Which items of two lists are the same, told as Python's difflib tells it: so the file is changed alike here and there.

/** Steps that turn `before` into `after`: what (`equal`, `replace`, `delete`, `insert`), first, last, low, high. */
export function opcodes(before, after) {
  const steps = [];
  let [i, j] = [0, 0];
  for (const { a, b, size } of blocks(before, after)) {
    const what = i < a && j < b ? "replace" : i < a ? "delete" : j < b ? "insert" : "";
    if (what) steps.push([what, i, a, j, b]);
    [i, j] = [a + size, b + size];
    if (size) steps.push(["equal", a, i, b, j]);
  }
  return steps;
}

function blocks(before, after) {
  const places = new Map();
  after.forEach((one, number) => places.set(one, [...(places.get(one) ?? []), number]));
  const found = [];
  const queue = [[0, before.length, 0, after.length]];
  while (queue.length) {
    const [alo, ahi, blo, bhi] = queue.pop();
    const match = longest(before, places, alo, ahi, blo, bhi);
    if (!match.size) continue;
    found.push(match);
    if (alo < match.a && blo < match.b) queue.push([alo, match.a, blo, match.b]);
    if (match.a + match.size < ahi && match.b + match.size < bhi) queue.push([match.a + match.size, ahi, match.b + match.size, bhi]);
  }
  found.sort((one, other) => one.a - other.a || one.b - other.b);
  const joined = [];
  for (const one of found) {
    const last = joined.at(-1);
    if (last && last.a + last.size === one.a && last.b + last.size === one.b) last.size += one.size;
    else joined.push({ ...one });
  }
  return [...joined, { a: before.length, b: after.length, size: 0 }];
}

function longest(before, places, alo, ahi, blo, bhi) {
  let best = { a: alo, b: blo, size: 0 };
  let lengths = new Map();
  for (let i = alo; i < ahi; i++) {
    const next = new Map();
    for (const j of places.get(before[i]) ?? []) {
      if (j < blo) continue;
      if (j >= bhi) break;
      const size = (lengths.get(j - 1) ?? 0) + 1;
      next.set(j, size);
      if (size > best.size) best = { a: i - size + 1, b: j - size + 1, size };
    }
    lengths = next;
  }
  return best;
}
