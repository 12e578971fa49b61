// Changes values in the text of a YAML file and leaves every other byte as it was. Knows nothing of Decap or of forges.
import { isMap, isScalar, isSeq, parseDocument } from "./yaml.js";
import * as write from "./writing.js";

/** The file's one mapping; throws in Swedish if the text cannot be read. */
export function parse(text) {
  const read = parseDocument(text, { schema: "failsafe", strict: true, logLevel: "silent" });
  if (read.errors.length) throw new Error(`Filen går inte att läsa: ${read.errors[0].message.split("\n")[0]}`);
  if (read.contents !== null && !isMap(read.contents)) throw new Error("Filen ska börja med namnet på en uppgift och ett kolon.");
  return read.contents;
}

/** What a node says: text, lists and objects. A field without a value is left out. */
export function plain(node) {
  if (isMap(node)) {
    return Object.fromEntries(node.items.map((pair) => [pair.key.value, plain(pair.value)]).filter(([, one]) => !nothing(one)));
  }
  if (isSeq(node)) return node.items.map(plain).filter((one) => !nothing(one));
  return isScalar(node) && typeof node.value === "string" ? node.value.replace(/\n+$/, "") : "";
}

/** Whether a value says nothing, as an empty field of a form. */
export function nothing(data) {
  if (data === null || data === undefined || data === "") return true;
  return typeof data === "object" && Object.keys(data).length === 0;
}

/** A form's values as a file would have them: text, without empty fields and without blanks around. */
export function cleaned(data) {
  if (Array.isArray(data)) return data.map(cleaned).filter((one) => !nothing(one));
  if (data && typeof data === "object") {
    return Object.fromEntries(Object.entries(data).map(([key, one]) => [key, cleaned(one)]).filter(([, one]) => !nothing(one)));
  }
  return data === null || data === undefined ? "" : String(data).replaceAll("\r\n", "\n").trim();
}

export function same(one, other) {
  if (typeof one !== typeof other || Array.isArray(one) !== Array.isArray(other)) return false;
  if (typeof one !== "object") return one === other;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => key in other && same(one[key], other[key]));
}

/** The text after the values of the mapping at `node` have become `after`; `order` is where new fields go. */
export function patched(text, node, after, order) {
  const change = new Change(text);
  change.mapping(node, after, order);
  return change.done();
}

/** The text with one more item last in the list under `key`, which is begun if it is not there. */
export function added(text, key, data) {
  const root = parse(text);
  const change = new Change(text);
  const pair = root?.items.find((one) => one.key.value === key);
  if (pair && isSeq(pair.value) && !pair.value.flow && pair.value.items.length) {
    const last = pair.value.items.at(-1);
    const column = change.dash(pair.value, last);
    const apart = pair.value.items.length > 1 && change.blankBefore(pair.value, last) ? "\n" : "";
    change.insert(change.end(last), `${apart || (pair.value.items.length > 1 ? "" : "\n")}${write.item(data, column)}\n`);
  } else if (pair) {
    change.replace(pair.key.range[1] + 1, change.end(pair.value ?? pair.key), `\n${write.item(data, 2)}\n`);
  } else {
    const gap = text.trim() ? "\n" : "";
    change.insert(text.length, `${text && !text.endsWith("\n") ? "\n" : ""}${gap}${key}:\n${write.item(data, 2)}\n`);
  }
  return change.done();
}

/** The text of a new file with one record's fields. */
export function begun(data) {
  return nothing(data) ? "" : `${write.mapping(data, 0)}\n`;
}

class Change {
  constructor(text) {
    this.text = text;
    this.pieces = [];
  }

  replace(start, end, by) {
    this.pieces.push({ start, end, by });
  }

  insert(at, by) {
    this.replace(at, at, by);
  }

  done() {
    const ending = this.text.includes("\r\n") ? "\r\n" : "\n";
    let text = this.text;
    this.pieces.forEach((piece, number) => Object.assign(piece, { number }));
    for (const { start, end, by } of this.pieces.sort((a, b) => b.start - a.start || b.number - a.number)) {
      const gap = start > 0 && start === text.length && text[start - 1] !== "\n" && by.endsWith("\n") ? "\n" : "";
      text = text.slice(0, start) + (gap + by).replaceAll("\n", ending) + text.slice(end);
    }
    return text;
  }

  column(at) {
    return at - (this.text.lastIndexOf("\n", at - 1) + 1);
  }

  lineStart(at) {
    return this.text.lastIndexOf("\n", at - 1) + 1;
  }

  /** The start of the line after a node's last: past its comment, but not past blank lines. */
  end(node) {
    const at = node.range[1];
    if (at > 0 && this.text[at - 1] === "\n") return at;
    const next = this.text.indexOf("\n", at);
    return next < 0 ? this.text.length : next + 1;
  }

  dash(list, item) {
    return this.column(this.text.lastIndexOf("-", item.range[0] - 1));
  }

  blankBefore(list, item) {
    const start = this.lineStart(this.text.lastIndexOf("-", item.range[0] - 1));
    return /\n[ \t]*\r?\n$/.test(this.text.slice(Math.max(0, start - 200), start));
  }

  mapping(node, after, order = []) {
    if (node.flow) return this.flowMapping(node, after);
    const before = plain(node);
    for (const pair of node.items) {
      const key = pair.key.value;
      if (!(key in before)) {
        if (key in after) this.fill(pair, after[key]);
      } else if (!(key in after)) this.removePair(node, pair);
      else if (!same(before[key], after[key])) this.change(pair, after[key]);
    }
    const there = node.items.map((pair) => pair.key.value);
    for (const key of Object.keys(after).filter((one) => !there.includes(one))) {
      this.addPair(node, key, after, order);
    }
  }

  /** Give a field that stands empty its value. */
  fill(pair, data) {
    const at = pair.key.range[1] + 1;
    const written = write.value(data, { key: pair.key.value, column: this.column(pair.key.range[0]) });
    const end = isScalar(pair.value) ? at : pair.value?.range[1] ?? at;
    this.replace(at, Math.max(at, end), written);
  }

  change(pair, data) {
    const node = pair.value;
    if (isMap(node) && !Array.isArray(data) && typeof data === "object") return this.mapping(node, data);
    if (isSeq(node) && Array.isArray(data)) return this.list(pair, node, data);
    const column = this.column(pair.key.range[0]);
    this.scalar(node, data, { key: pair.key.value, column, flow: false });
  }

  scalar(node, data, { key, column, flow }) {
    const source = this.text.slice(node.range[0], node.range[1]);
    const was = /^["']/.test(source) ? source[0] : "";
    if (flow) return this.replace(node.range[0], node.range[1], write.scalar(data, { flow, was }));
    if (/^[|>]/.test(source)) return this.block(node, source, data, { key, column });
    let written = write.value(data, { key, column, was }).slice(1);
    const comment = /^[ \t]+#[^\n]*/.exec(this.text.slice(node.range[1]))?.[0] ?? "";
    if (comment && written.includes("\n")) {
      written = written.replace("\n", `${comment.trimEnd()}\n`);
      return this.replace(node.range[0], node.range[1] + comment.length, written);
    }
    this.replace(node.range[0], node.range[1], written);
  }

  /** A text over several lines keeps its header, and the lines that say what they said. */
  block(node, source, data, { key, column }) {
    const [head, ...lines] = source.split(/\r?\n/);
    const indent = /^ */.exec(lines.find((line) => line.trim()) ?? " ".repeat(column + 2))[0];
    const ending = source.endsWith("\n") ? "\n" : "";
    const keep = head[0] === "|" ? true : write.foldable(data) && lines.every((line) => !line.trim() || /^ *\S/.test(line));
    const simple = head[0] === ">" && lines.slice(0, -1).every((line) => line.startsWith(indent) && /^ *\S/.test(line.slice(indent.length)) && !/^\s/.test(line.slice(indent.length)));
    if (head[0] === ">" && keep && simple) {
      const written = kept(lines.filter((line) => line.trim()), data.split(" "), indent);
      return this.replace(node.range[0], node.range[1], `${head}\n${written.join("\n")}${ending}`);
    }
    if (head[0] === "|" && !/^\s/.test(data)) {
      const written = data.split("\n").map((line) => (line ? indent + line : ""));
      return this.replace(node.range[0], node.range[1], `${head}\n${written.join("\n")}${ending}`);
    }
    const written = write.block(data, indent);
    const comment = /\s#.*$/.exec(head)?.[0] ?? "";
    this.replace(node.range[0], node.range[1], `${written[0]}${comment}\n${written.slice(1).join("\n")}${ending}`);
  }

  removePair(node, pair) {
    const index = node.items.indexOf(pair);
    const first = this.text.slice(this.lineStart(pair.key.range[0]), pair.key.range[0]).trim() !== "";
    if (first && index === 0 && node.items.length > 1) {
      return this.replace(pair.key.range[0], node.items[1].key.range[0], "");
    }
    this.replace(this.lineStart(pair.key.range[0]), this.end(pair.value ?? pair.key), "");
  }

  addPair(node, key, after, order) {
    const rank = (name) => (order.includes(name) ? order.indexOf(name) : order.length);
    const column = this.column(node.items[0].key.range[0]);
    const written = `${key}:${write.value(after[key], { key, column })}`;
    const stay = node.items.filter((pair) => pair.key.value in after || nothing(plain(pair.value)));
    const before = stay.filter((pair) => rank(pair.key.value) <= rank(key)).at(-1) ?? stay[0] ?? node.items[0];
    this.insert(this.end(before.value ?? before.key), `${" ".repeat(column)}${written}\n`);
  }

  flowMapping(node, after) {
    const before = plain(node);
    const keys = Object.keys(before);
    const fit = same(keys, Object.keys(after).filter((key) => keys.includes(key)).length === Object.keys(after).length ? keys.filter((key) => key in after) : []);
    if (!fit || Object.values(after).some((one) => typeof one !== "string")) {
      const ordered = Object.fromEntries([...keys, ...Object.keys(after)].filter((key) => key in after).map((key) => [key, after[key]]));
      return this.replace(node.range[0], node.range[1], write.flow(ordered));
    }
    for (const pair of node.items) {
      const key = pair.key.value;
      if (before[key] !== after[key]) this.scalar(pair.value, after[key], { key, column: 0, flow: true });
    }
  }

  list(pair, node, after) {
    const key = pair.key.value;
    const column = this.column(pair.key.range[0]);
    const steps = aligned(plain(node), after);
    const edits = steps.filter((step) => step.from !== undefined && step.to !== undefined && !same(step.from, step.to));
    const sameLength = steps.every((step) => step.from !== undefined && step.to !== undefined);
    if (node.flow && !(sameLength && edits.every((step) => typeof step.from === "object"))) {
      const written = write.value(after, { key, column });
      const start = written.startsWith("\n") ? pair.key.range[1] + 1 : node.range[0];
      return this.replace(start, node.range[1], written.startsWith("\n") ? written : written.slice(1));
    }
    let at = 0;
    let anchor = null;
    for (const { from, to } of steps) {
      const item = from === undefined ? null : node.items[at++];
      if (item && to === undefined) this.removeItem(node, item);
      else if (item) {
        if (!same(from, to)) this.item(item, to, node);
        anchor = item;
      } else this.addItem(node, anchor, to);
    }
  }

  item(node, data, list) {
    if (isMap(node) && typeof data === "object") return this.mapping(node, data, Object.keys(data));
    if (isScalar(node) && typeof data === "string") {
      return this.scalar(node, data, { key: "", column: this.column(node.range[0]) - 2, flow: list.flow });
    }
    this.replace(node.range[0], node.range[1], write.flow(data));
  }

  removeItem(list, item) {
    const start = this.lineStart(this.text.lastIndexOf("-", item.range[0] - 1));
    this.replace(start, this.end(item), "");
  }

  addItem(list, anchor, data) {
    const first = list.items[0];
    const written = `${write.item(data, this.dash(list, first))}\n`;
    this.insert(anchor ? this.end(anchor) : this.lineStart(this.text.lastIndexOf("-", first.range[0] - 1)), written);
  }
}

/** The lines of a folded text: those whose words stand last or first as before are kept, the rest is folded anew. */
function kept(lines, words, indent) {
  const old = lines.map((line) => line.trim().split(" "));
  const first = leading(old, words);
  const used = old.slice(0, first).flat().length;
  const rest = words.slice(used);
  const last = leading(old.slice(first).map((line) => line.toReversed()).toReversed(), rest.toReversed());
  const middle = rest.slice(0, rest.length - old.slice(old.length - last).flat().length);
  return [...lines.slice(0, first), ...write.folded(middle, indent), ...lines.slice(lines.length - last)];
}

function leading(lines, words) {
  let at = 0;
  const stop = lines.findIndex((line) => {
    const fits = line.every((word, number) => words[at + number] === word);
    at += line.length;
    return !fits;
  });
  return stop < 0 ? lines.length : stop;
}

/** Old and new items side by side: those that are the same first, the others in order; a missing side is undefined. */
export function aligned(before, after) {
  const long = Array.from({ length: before.length + 1 }, () => new Array(after.length + 1).fill(0));
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      long[i][j] = same(before[i], after[j]) ? long[i + 1][j + 1] + 1 : Math.max(long[i + 1][j], long[i][j + 1]);
    }
  }
  const steps = [];
  let [i, j, olds, news] = [0, 0, [], []];
  const flush = () => {
    for (let n = 0; n < Math.max(olds.length, news.length); n++) steps.push({ from: olds[n], to: news[n] });
    [olds, news] = [[], []];
  };
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && same(before[i], after[j])) {
      flush();
      steps.push({ from: before[i++], to: after[j++] });
    } else if (j >= after.length || (i < before.length && long[i + 1][j] >= long[i][j + 1])) olds.push(before[i++]);
    else news.push(after[j++]);
  }
  flush();
  return steps;
}
