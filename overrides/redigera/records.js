// Which file holds which record, and how a record is taken out of a file's text and put back. Opens no file.
import * as patch from "./patching.js";

/** The records of one kind in one file: `{id, values}`, with the values that the file's name gives. */
export function inFile(kind, path, text) {
  const root = patch.parse(text);
  const given = namesIn(kind, path);
  const found = kind.list ? patch.plain(root)[kind.list] ?? [] : root ? [patch.plain(root)] : [];
  return found
    .filter((values) => typeof values === "object" && !Array.isArray(values))
    .map((values) => ({ values: withGiven(kind, values, given), path }))
    .map((record) => ({ ...record, id: kind.id === "" ? kind.name : filled(kind.id, record.values) }));
}

/** The file's text with a record's values in place of those it had. */
export function changed(kind, path, text, id, after) {
  const root = patch.parse(text);
  const list = kind.list && root?.items.find((pair) => pair.key.value === kind.list)?.value;
  const index = kind.list ? inFile(kind, path, text).findIndex((record) => record.id === id) : 0;
  const node = kind.list ? list?.items[index] : root;
  const wanted = withoutGiven(kind, after);
  const result = node ? patch.patched(text, node, wanted, kind.order) : `${text}${patch.begun(ordered(wanted, kind.order))}`;
  return proved(result, () => expected(kind, text, index, wanted));
}

/** The file's text with one record more; `text` is empty for a new file. */
export function added(kind, text, after) {
  const wanted = ordered(withoutGiven(kind, after), kind.order);
  if (!kind.list) return proved(patch.begun(wanted), () => wanted);
  const before = patch.plain(patch.parse(text)) || {};
  return proved(patch.added(text, kind.list, wanted), () => ({ ...before, [kind.list]: [...(before[kind.list] ?? []), wanted] }));
}

/** Where a new record goes. */
export function home(kind, values) {
  return kind.file ?? `${kind.folder}/${filled(kind.filename, values)}`;
}

/** A template with the values in it: `{datum}-{id}.yml`. */
export function filled(template, values) {
  return template.replace(/\{([^}]+)\}/g, (_, field) => values[field] ?? "");
}

/** The fields of a record in the order in which files have them. */
function ordered(values, order) {
  const rank = (key) => (order.includes(key) ? order.indexOf(key) : order.length);
  return Object.fromEntries(Object.entries(values).sort(([one], [other]) => rank(one) - rank(other)));
}

function namesIn(kind, path) {
  if (!kind.given.length) return {};
  const escaped = kind.filename.replace(/[.]/g, "\\.").replace(/\{([^}]+)\}/g, "([^/]+)");
  const fields = [...kind.filename.matchAll(/\{([^}]+)\}/g)].map((match) => match[1]);
  const match = new RegExp(`${escaped}$`).exec(path);
  return Object.fromEntries(fields.map((field, number) => [field, match?.[number + 1] ?? ""]));
}

function withGiven(kind, values, names) {
  return { ...values, ...Object.fromEntries(kind.given.map((field) => [field, names[field]])) };
}

function withoutGiven(kind, values) {
  return Object.fromEntries(Object.entries(values).filter(([key]) => !kind.given.includes(key)));
}

function expected(kind, text, index, wanted) {
  const before = patch.plain(patch.parse(text)) || {};
  if (!kind.list) return wanted;
  return { ...before, [kind.list]: before[kind.list].map((one, number) => (number === index ? wanted : one)) };
}

/** The text, once it is known to say what it should and nothing else. */
function proved(text, wanted) {
  if (!patch.same(patch.plain(patch.parse(text)) || {}, wanted())) {
    throw new Error("Ändringen gick inte att skriva in i filen utan att annat ändras. Inget är sparat. Ändra i filen i stället.");
  }
  return text;
}
