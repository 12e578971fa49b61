// Changes a file's text only where its values change: comments, order, quotes and line breaks elsewhere stay as they are.
// The same changes as `macros/editing/yamltext/patching.py` makes; a test compares them on many edits.
import { opcodes } from "./matching.js";
import { isEmpty, parse, plain, same } from "./source.js";
import { long, WIDTH, Writer, quoted } from "./writing.js";

/** The text with its values changed to `wanted`; throws rather than give a text that says anything else. */
export function patched(text, wanted, { habits, orders }) {
  const bare = text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
  let result = changed(bare, wanted, new Writer(habits), orders);
  if (!same(saying(result), wanted)) {
    throw new Error("Ändringen gick inte att skriva in i filen utan att annat ändrades. Inget är sparat. Ändra i filen i stället.");
  }
  if (text.includes("\r\n")) result = result.replaceAll("\n", "\r\n");
  return text.startsWith("\uFEFF") ? `\uFEFF${result}` : result;
}

/** What a text says, as an object. */
export function saying(text) {
  const root = parse(text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n"));
  return root ? plain(root) : {};
}

function changed(text, wanted, writer, orders) {
  const root = parse(text);
  if (!root) return `${text.trim() ? `${text.trimEnd()}\n` : ""}${writer.fields(wanted, 0).map((line) => `${line}\n`).join("")}`;
  const patch = new Patch(text, writer);
  patch.mapping(root, wanted, orders);
  return patch.applied();
}

class Patch {
  constructor(text, writer) {
    this.text = text;
    this.writer = writer;
    this.edits = [];
  }

  applied() {
    const pieces = [];
    let last = 0;
    const sorted = this.edits.map((edit, number) => [...edit, number]).sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[3] - b[3]);
    for (const [start, end, instead] of sorted) {
      pieces.push(this.text.slice(last, start), instead);
      last = end;
    }
    return [...pieces, this.text.slice(last)].join("");
  }

  /** Make a mapping say `wanted`. */
  mapping(node, wanted, orders) {
    const keys = new Set(node.fields.map((field) => field.key));
    if (node.inFlow && !same([...keys].sort(), Object.keys(wanted).sort())) return this.flowFields(node, wanted);
    for (const field of node.fields) {
      if (Object.hasOwn(wanted, field.key)) this.field(node, field, wanted[field.key], orders?.[field.key]);
      else if (!isEmpty(field.value)) this.dropField(field);
    }
    for (const key of Object.keys(wanted).filter((one) => !keys.has(one))) this.addField(node, key, wanted, orders);
  }

  field(owner, field, wanted, orders) {
    const { value } = field;
    if (!isEmpty(value) && same(plain(value), wanted)) return;
    const filled = Object.keys(wanted).length > 0;
    if (owner.inFlow) this.edits.push([field.colon, value.end, ` ${this.writer.flow(wanted, field.key)}`]);
    else if (value.text !== undefined && typeof wanted === "string" && !isEmpty(value)) this.scalar(value, wanted, field.key, this.column(field.start));
    else if (value.fields && typeof wanted === "object" && !Array.isArray(wanted) && filled) this.mapping(value, wanted, orders);
    else if (value.items?.length && Array.isArray(wanted) && filled) this.listing(field, value, wanted, orders);
    else this.instead(field, wanted);
  }

  /** Another text in the place of one; a folded one stays folded, and words before a comment stand within quotation marks. */
  scalar(value, wanted, key, indent) {
    const head = this.text.slice(this.lineStart(value.start), value.start).trimEnd();
    const [begun, ...more] = this.writer.textAfter(head, key, wanted, indent, { folded: value.style === ">" });
    let first = begun.slice(head.length + 1);
    if (first === wanted && wanted.includes(" ") && this.text.slice(value.end, this.lineEnd(value.end)).includes("#")) first = quoted(wanted);
    this.put(value.start, value.end, [first, ...more]);
  }

  /** Another kind of value after a key. */
  instead(field, wanted) {
    const indent = this.column(field.start);
    const lines = this.writer.entry(field.key, wanted, indent);
    if (!field.key.includes(":")) lines[0] = lines[0].slice(lines[0].indexOf(":", indent) + 1);
    const end = Math.max(field.colon, field.value.end);
    const lineEnd = this.lineEnd(field.colon);
    const commented = end > lineEnd && this.text.slice(field.colon, lineEnd).includes("#");
    this.put(commented ? lineEnd : field.colon, end, lines);
  }

  /** Lines in the place of what stands there; a comment after it stays on the first of them. */
  put(start, end, lines) {
    const rest = this.lineEnd(end);
    if (lines.length > 1 && this.text.slice(end, rest).trim()) {
      this.edits.push([start, end, lines[0]], [rest, rest, lines.slice(1).map((line) => `\n${line}`).join("")]);
    } else this.edits.push([start, end, lines.join("\n")]);
  }

  /** Take away a field with its lines. The first field of a list's item stands on the hyphen's line, which stays. */
  dropField(field) {
    const start = this.lineStart(field.start);
    const end = this.lineEnd(Math.max(field.colon, field.value.end));
    if (this.text.slice(start, field.start).trim()) {
      const rest = this.text.slice(end + 1);
      this.edits.push([field.start, end + 1 + rest.length - rest.trimStart().length, ""]);
    } else this.edits.push([start, Math.min(end + 1, this.text.length), ""]);
  }

  /** A new field after the one that it follows in our files, else where the order of `wanted` has it. */
  addField(node, key, wanted, orders) {
    const order = orders?.[""] ?? Object.keys(wanted);
    const place = order.includes(key) ? order.indexOf(key) : order.length;
    const before = node.fields.filter((one) => order.includes(one.key) && order.indexOf(one.key) < place);
    const follows = before.at(-1) ?? node.fields[0];
    const lines = this.writer.entry(key, wanted[key], this.column(node.fields[0].start));
    const at = this.lineEnd(Math.max(follows.colon, follows.value.end));
    this.edits.push([at, at, lines.map((line) => `\n${line}`).join("")]);
  }

  /** A mapping in braces, with other fields than before; what stays keeps its text. */
  flowFields(node, wanted) {
    const kept = new Map(node.fields.filter((field) => Object.hasOwn(wanted, field.key)).map((field) => [field.key, field]));
    const order = [...kept.keys(), ...Object.keys(wanted).filter((key) => !kept.has(key))];
    const pieces = order.map((key) => {
      const field = kept.get(key);
      if (field && same(plain(field.value), wanted[key])) return this.text.slice(field.start, field.value.end);
      return `${this.writer.inline(key, key, { inFlow: true })}: ${this.writer.flow(wanted[key], key)}`;
    });
    this.edits.push([node.start, node.end, `{${pieces.join(", ")}}`]);
  }

  listing(field, node, wanted, orders) {
    if (node.inFlow) this.flowItems(field, node, wanted);
    else this.items(field.key, node, wanted, orders);
  }

  /** A list in brackets: what stays keeps its text; one that no longer fits its line gets a line for each item. */
  flowItems(field, node, wanted) {
    const known = new Map(node.items.map((one) => [JSON.stringify(plain(one)), this.text.slice(one.start, one.end)]));
    const pieces = wanted.map((one) => known.get(JSON.stringify(one)) || this.writer.flow(one, field.key));
    const whole = `[${pieces.join(", ")}]`;
    const before = long(this.text.slice(this.lineStart(node.start), node.start));
    if (before + long(whole) <= WIDTH || wanted.some((one) => typeof one !== "string")) this.edits.push([node.start, node.end, whole]);
    else this.instead(field, wanted);
  }

  /** A list with a line or more for each item. */
  items(key, node, wanted, orders) {
    const starts = node.items.map((one) => this.itemStart(one));
    const column = this.column(starts[0]);
    const moved = new Map(node.items.map((one, number) => [JSON.stringify(plain(one)), this.itemText(starts[number], one)]));
    const apart = this.areApart(starts, node) ? "\n\n" : "\n";
    const steps = opcodes(node.items.map((one) => identity(plain(one))), wanted.map(identity));
    for (const [what, first, last, low, high] of steps) {
      const pairs = what === "equal" ? last - first : alike(node.items.slice(first, last), wanted.slice(low, high));
      for (let n = 0; n < pairs; n++) this.item(node.items[first + n], wanted[low + n], key, column, orders);
      for (let n = first + pairs; n < last; n++) this.dropItem(node, starts, n);
      const added = wanted.slice(low + pairs, high).map((one) => moved.get(JSON.stringify(one)) || this.writer.item(one, key, column).join("\n"));
      if (added.length) this.addItems(node, starts, first + pairs, added, apart);
    }
  }

  item(node, wanted, key, column, orders) {
    if (same(plain(node), wanted)) return;
    if (node.fields && typeof wanted === "object") this.mapping(node, wanted, orders);
    else if (node.text !== undefined && typeof wanted === "string") this.scalar(node, wanted, key, column);
    else {
      const lines = this.writer.item(wanted, key, column);
      this.put(this.itemStart(node), node.end, [lines[0].trimStart(), ...lines.slice(1)]);
    }
  }

  /** New items after the one before `position`, or before the first. */
  addItems(node, starts, position, added, apart) {
    const at = position ? this.lineEnd(node.items[position - 1].end) : this.lineStart(starts[0]);
    this.edits.push([at, at, added.map((one) => (position ? apart + one : one + apart)).join("")]);
  }

  dropItem(node, starts, number) {
    let end = this.lineEnd(node.items[number].end);
    while (end < this.text.length && this.text.slice(end, end + 2) === "\n\n") end += 1;
    this.edits.push([this.lineStart(starts[number]), Math.min(end + 1, this.text.length), ""]);
  }

  /** Where the hyphen before an item stands. */
  itemStart(node) {
    return this.text.lastIndexOf("-", node.start - 1);
  }

  itemText(start, node) {
    return this.text.slice(this.lineStart(start), this.lineEnd(node.end));
  }

  /** Whether empty lines stand between the items. */
  areApart(starts, node) {
    if (starts.length === 1) return Boolean(node.items[0].fields) && !node.items[0].inFlow && this.column(starts[0]) <= 2;
    return this.text.slice(node.items[0].end, starts[1]).includes("\n\n");
  }

  lineStart(index) {
    return index > 0 ? this.text.lastIndexOf("\n", index - 1) + 1 : 0;
  }

  lineEnd(index) {
    const end = this.text.indexOf("\n", index);
    return end < 0 ? this.text.length : end;
  }

  column(index) {
    return index - this.lineStart(index);
  }
}

/** What makes an item the same one although something in it changes: its id, else what it says first. */
function identity(value) {
  if (value && typeof value === "object" && !Array.isArray(value)) return JSON.stringify(value.id || Object.values(value)[0]);
  return JSON.stringify(value);
}

/** How many of the first items are the same ones with something changed: parts without an id, or records of which most stays. */
function alike(nodes, wanted) {
  let count = 0;
  for (const [number, node] of nodes.slice(0, wanted.length).entries()) {
    const one = plain(node);
    const other = wanted[number];
    if (other && typeof other === "object" && Object.hasOwn(other, "id")) {
      const shared = typeof one === "object" ? Object.entries(one).filter(([key, value]) => same(other[key], value)).length : 0;
      if (shared * 2 < Object.keys(other).length) break;
    }
    count += 1;
  }
  return count;
}
