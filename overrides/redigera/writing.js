// Writes values as YAML, in the one form that data files have. Knows nothing of files or records.

export const WIDTH = 120;

const PLAIN_START = /^[^\s\-?:,[\]{}#&*!|>'"%@`]|^[-?:](?=[^\s,[\]{}])/u;
const LIKE_SOMETHING_ELSE = /^(?:[-+.]?[0-9][0-9_.,:eE+-]*|0[xo].*|~|null|true|false|yes|no|on|off|ja|nej)$/iu;
const ESCAPES = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t" };

/** A text of one line as a scalar; `flow` where it stands among brackets, `was` the quote it had before. */
export function scalar(text, { flow = false, was = "" } = {}) {
  if (text === "") return '""';
  if (!needsQuotes(text, flow) && !(was && LIKE_SOMETHING_ELSE.test(text))) return text;
  if (was === "'" && !/[\n\t]/.test(text)) return `'${text.replaceAll("'", "''")}'`;
  return `"${text.replace(/[\\"\n\t]/g, (sign) => ESCAPES[sign])}"`;
}

function needsQuotes(text, flow) {
  return (
    !PLAIN_START.test(text) ||
    text !== text.trim() ||
    /: |:$| #|[\n\t]/.test(text) ||
    (flow && /[,[\]{}]|:(?=["'])/.test(text)) ||
    /^(?:---|\.\.\.)/.test(text) ||
    /^0[0-9]+$/.test(text)
  );
}

/** A text's words on lines of at most `WIDTH` columns, each with its indent. */
export function folded(words, indent) {
  const lines = [];
  for (const word of words) {
    const last = lines.length - 1;
    if (last >= 0 && lines[last].length + 1 + word.length <= WIDTH) lines[last] += ` ${word}`;
    else lines.push(indent + word);
  }
  return lines;
}

/** A text over several lines: its header and its lines, each with its indent. */
export function block(text, indent) {
  if (!text.includes("\n") && foldable(text)) return [">-", ...folded(text.split(" "), indent)];
  return ["|-", ...text.split("\n").map((line) => (line ? indent + line : ""))];
}

/** Whether a text comes back as it was when its words are folded. */
export function foldable(text) {
  return text === text.trim() && !/ {2}|[\n\t]/.test(text);
}

/** What follows a field's name, from the space or line break on; `column` is where the field's name begins. */
export function value(data, { key, column, was = "" }) {
  const inner = " ".repeat(column + 2);
  if (typeof data === "string") {
    const line = scalar(data, { was });
    const fits = column + key.length + 2 + line.length <= WIDTH;
    if (!data.includes("\n") && (fits || !foldable(data))) return ` ${line}`;
    return ` ${block(data, inner).join("\n")}`;
  }
  if (!Array.isArray(data)) {
    const short = flow(data);
    if (column + key.length + 2 + short.length <= WIDTH && !short.includes("\\n")) return ` ${short}`;
    return `\n${mapping(data, column + 2)}`;
  }
  if (data.every((one) => typeof one === "string")) {
    const short = flow(data);
    if (column + key.length + 2 + short.length <= WIDTH) return ` ${short}`;
  }
  return `\n${data.map((one) => item(one, column + 2)).join("\n")}`;
}

/** One item of a list, its dash at `column`; without a line break last. */
export function item(data, column) {
  const dash = `${" ".repeat(column)}- `;
  if (typeof data === "string") return dash + scalar(data);
  const short = flow(data);
  if (isReference(data) && dash.length + short.length <= WIDTH) return dash + short;
  return dash + mapping(data, column + 2).trimStart();
}

/** Small things of two or three short fields are written on one line: sources, checkpoints, values. */
function isReference(data) {
  return Object.values(data).every((one) => typeof one === "string" && !one.includes("\n")) && ONE_LINE.has(Object.keys(data)[0]);
}

const ONE_LINE = new Set(["dokument", "datum", "område", "till"]);

/** The fields of a mapping, one below the other, from `column`; without a line break last. */
export function mapping(data, column) {
  const indent = " ".repeat(column);
  return Object.entries(data)
    .map(([key, one]) => `${indent}${key}:${value(one, { key, column })}`)
    .join("\n");
}

/** A value among brackets, on one line. */
export function flow(data) {
  if (typeof data === "string") return scalar(data, { flow: true });
  if (Array.isArray(data)) return `[${data.map(flow).join(", ")}]`;
  return `{${Object.entries(data)
    .map(([key, one]) => `${key}: ${flow(one)}`)
    .join(", ")}}`;
}
