// A file's text as a tree in which every value knows where it begins and ends. Judges nothing.
import { isMap, isScalar, isSeq, parseDocument } from "./yaml.js";

const STYLES = { BLOCK_FOLDED: ">", BLOCK_LITERAL: "|", QUOTE_DOUBLE: '"', QUOTE_SINGLE: "'", PLAIN: "" };

let last = { text: "", tree: null };

/** The tree of a text, null where it holds nothing; throws in Swedish if it cannot be read. The last one is remembered. */
export function parse(text) {
  if (last.text !== text) last = { text, tree: grown(text) };
  return last.tree;
}

function grown(text) {
  const read = parseDocument(text, { schema: "failsafe", logLevel: "silent" });
  if (read.errors.length) throw new Error(`Filen går inte att läsa (${read.errors[0].message.split("\n")[0].replace(/:$/, "")}).`);
  if (read.contents === null || (isScalar(read.contents) && !read.contents.value)) return null;
  if (!isMap(read.contents)) throw new Error("Filen ska börja med namnet på ett fält och ett kolon.");
  return branch(read.contents, text);
}

/** What a tree says: texts, lists, and objects without their empty fields. */
export function plain(node) {
  if (node.items) return node.items.map(plain);
  if (node.fields) return Object.fromEntries(node.fields.filter((field) => !isEmpty(field.value)).map((field) => [field.key, plain(field.value)]));
  return node.text;
}

/** Whether nothing is written for a field. */
export function isEmpty(node) {
  return node.text !== undefined && !node.text.trim();
}

/** Whether two values say the same; the order of fields says nothing. */
export function same(one, other) {
  if (typeof one !== "object" || typeof other !== "object" || Array.isArray(one) !== Array.isArray(other)) return one === other;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => Object.hasOwn(other, key) && same(one[key], other[key]));
}

function branch(node, text) {
  const [start, stop] = node.range;
  if (isScalar(node)) {
    const style = STYLES[node.type] ?? "";
    const end = style === ">" || style === "|" ? start + text.slice(start, stop).trimEnd().length : stop;
    return { start, end: Math.max(start, end), text: node.value ?? "", style };
  }
  if (isSeq(node)) {
    const items = node.items.map((one) => branch(one, text));
    return { start, end: node.flow || !items.length ? stop : items.at(-1).end, items, inFlow: Boolean(node.flow) };
  }
  if (!isMap(node)) throw new Error("Filen använder YAML som uppgifterna inte får ha: hänvisningar med * eller &.");
  const fields = node.items.map((pair) => fieldOf(pair, text));
  const end = node.flow || !fields.length ? stop : Math.max(fields.at(-1).colon, fields.at(-1).value.end);
  return { start, end, fields, inFlow: Boolean(node.flow) };
}

function fieldOf({ key, value }, text) {
  const colon = text.indexOf(":", key.range[1]) + 1;
  const inner = value ? branch(value, text) : { text: "", style: "" };
  const empty = inner.text === "" && !inner.style;
  return { key: String(key.value), start: key.range[0], colon, value: empty ? { start: colon, end: colon, text: "", style: "" } : inner };
}
