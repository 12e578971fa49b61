// Writes values as YAML in the one form that our files have. The same form as `macros/editing/yamltext/`; a test compares them.

export const WIDTH = 120;

const PLAIN_START = /^(?:[^\s\-?:,[\]{}#&*!|>'"%@`]|[-?:][^\s,[\]{}])/u;
const UNSAFE = /:(?:\s|$)|\s#/u;
const UNSAFE_IN_FLOW = /^[-?:]|[,[\]{}]/u;
const NUMBER = /^(?:[-+]?(?:0[xo])?[0-9][0-9_]*(?:[.,:][0-9]*)?(?:e[-+]?[0-9]+)?|[-+]?\.(?:inf|nan|[0-9]+))$/i;
const WORDS = new Set(["", "~", "null", "true", "false", "yes", "no", "on", "off", "y", "n"]);
const ESCAPES = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t" };

/** A text within quotation marks. */
export function quoted(text) {
  return `"${text.replace(/[\\"\n\t]/g, (sign) => ESCAPES[sign])}"`;
}

/** Writes values: `bare` are the fields whose numbers stand without quotes, `tall` the lists whose parts hold running text. */
export class Writer {
  constructor({ bare, tall }) {
    this.bare = new Set(bare);
    this.tall = new Set(tall);
  }

  /** A field with its value, the key standing `indent` in. */
  entry(key, value, indent) {
    return this.#after(`${" ".repeat(indent)}${this.inline(key, key)}:`, key, value, indent);
  }

  /** One item of the list in `key`, its hyphen standing `indent` in. */
  item(value, key, indent) {
    const start = " ".repeat(indent);
    if (typeof value === "string" || this.#fitsFlow(value, key, indent + 2)) return this.#after(`${start}-`, key, value, indent);
    const lines = this.fields(value, indent + 2);
    return [`${start}- ${lines[0].trimStart()}`, ...lines.slice(1)];
  }

  /** The fields of a mapping, a line or more each. */
  fields(value, indent) {
    return Object.entries(value).flatMap(([key, inner]) => this.entry(key, inner, indent));
  }

  /** A value on one line, as within brackets. */
  flow(value, key) {
    if (typeof value === "string") return this.inline(value, key, { inFlow: true });
    if (Array.isArray(value)) return `[${value.map((one) => this.flow(one, key)).join(", ")}]`;
    const pairs = Object.entries(value).map(([name, one]) => `${this.inline(name, name, { inFlow: true })}: ${this.flow(one, name)}`);
    return `{${pairs.join(", ")}}`;
  }

  /** A text on one line: as it is where it can be, else within quotation marks. */
  inline(text, key, { inFlow = false } = {}) {
    if (this.#isPlain(text, key, inFlow)) return text;
    return quoted(text);
  }

  /** A text after `key:` or a hyphen: on the line where it fits, else as a block. */
  textAfter(head, key, text, indent, { folded = false } = {}) {
    const short = this.inline(text, key);
    if (!text.includes("\n") && !folded && long(head) + 1 + long(short) <= WIDTH) return [`${head} ${short}`];
    const lines = block(text, indent + 2);
    return lines ? [`${head} ${lines[0]}`, ...lines.slice(1)] : [`${head} ${short}`];
  }

  #isPlain(text, key, inFlow) {
    if (text !== text.trim() || /[\n\t]/.test(text) || !PLAIN_START.test(text)) return false;
    if (UNSAFE.test(text) || (inFlow && UNSAFE_IN_FLOW.test(text)) || /^(?:---|\.\.\.)/.test(text)) return false;
    return this.bare.has(key) || !(NUMBER.test(text) || WORDS.has(text.toLowerCase()));
  }

  /** Whether a list of texts, or a part without running text, stands on the line of which `used` is taken. */
  #fitsFlow(value, key, used) {
    if (typeof value === "string") return false;
    const inner = Object.values(value);
    if (!inner.length) return true;
    if (this.tall.has(key) && !Array.isArray(value)) return false;
    if (inner.some((one) => typeof one !== "string" || one.includes("\n"))) return false;
    return used + long(this.flow(value, key)) <= WIDTH;
  }

  #after(head, key, value, indent) {
    if (typeof value === "string") return this.textAfter(head, key, value, indent);
    if (this.#fitsFlow(value, key, long(head) + 1)) return [`${head} ${this.flow(value, key)}`];
    if (!Array.isArray(value)) return [head, ...this.fields(value, indent + 2)];
    return [head, ...value.flatMap((one) => this.item(one, key, indent + 2))];
  }
}

/** How many signs a text has, as Python counts them. */
export function long(text) {
  return [...text].length;
}

/** A text as a block: the mark that stands after the colon, and its lines `indent` in; null if no block can hold it. */
function block(text, indent) {
  const lines = text.replace(/\n$/, "").split("\n");
  if (!lines[0] || text[0] === " " || !lines.at(-1) || text.includes("\t")) return null;
  if (lines.some((line) => line.replace(/^ +| +$/g, "") !== line.trim() || line !== line.trimEnd())) return null;
  if (!text.includes("\n")) return text.includes("  ") ? null : [">-", ...folded(text, indent)];
  const before = " ".repeat(indent);
  return [text.endsWith("\n") ? "|" : "|-", ...lines.map((line) => (line ? before + line : ""))];
}

/** The words of a text on lines of at most `WIDTH`, broken at single spaces alone. */
function folded(text, indent) {
  const lines = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line && indent + long(line) + 1 + long(word) > WIDTH) {
      lines.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  return [...lines, line].map((one) => " ".repeat(indent) + one);
}
