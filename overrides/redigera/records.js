// Which file holds which record, and how a record is taken out of a file and put back. Opens no file.
import { patched, saying } from "./patching.js";
import { same } from "./source.js";

/** The records of one kind in one file: id, values as a form has them, and place in the file's list. */
export function inFile(kind, path, text) {
  const root = saying(text);
  const listed = kind.list ? root[kind.list] ?? [] : [root];
  const given = givenBy(kind, path);
  return listed.flatMap((raw, number) => {
    if (!raw || typeof raw !== "object" || Array.isArray(raw)) return [];
    const values = { ...cleaned(raw), ...given };
    return [{ id: kind.id === "" ? kind.name : filled(kind.id, values), values, path, number }];
  });
}

/** The file's text with other values for one record. */
export function changed(kind, text, number, after, how) {
  const root = saying(text);
  const wanted = without(kind.given, after);
  if (!kind.list) return patched(text, restored(root, wanted), { ...how, orders: kind.orders });
  const list = root[kind.list].map((raw, place) => (place === number ? restored(raw, wanted) : raw));
  return patched(text, { ...root, [kind.list]: list }, { ...how, orders: { [kind.list]: kind.orders } });
}

/** The file's text with one record more; `text` is empty for a new file. */
export function added(kind, text, after, how) {
  const wanted = ordered(without(kind.given, after), kind.orders[""]);
  if (!kind.list) return patched(text, wanted, { ...how, orders: kind.orders });
  const root = saying(text);
  const list = [...(root[kind.list] ?? []), wanted];
  return patched(text, { ...root, [kind.list]: list }, { ...how, orders: { [kind.list]: kind.orders } });
}

/** Where a new record goes. */
export function home(kind, values) {
  return kind.file ?? `${kind.folder}/${filled(kind.filename, values)}`;
}

/** A template with the values in it: `{datum}-{id}.yml`. */
export function filled(template, values) {
  return template.replace(/\{([^}]+)\}/g, (_, field) => values[field] ?? "");
}

/** A form's values as a file would have them: text, without empty fields and without blanks around. */
export function cleaned(data) {
  if (Array.isArray(data)) return data.map(cleaned).filter((one) => !saysNothing(one));
  if (data && typeof data === "object") {
    return Object.fromEntries(Object.entries(data).map(([key, one]) => [key, cleaned(one)]).filter(([, one]) => !saysNothing(one)));
  }
  return data === null || data === undefined ? "" : String(data).replaceAll("\r\n", "\n").trim();
}

function saysNothing(data) {
  return data === "" || (typeof data === "object" && Object.keys(data).length === 0);
}

/** The wanted values, each just as the file has it where the form has not changed it. */
function restored(raw, wanted) {
  if (raw === undefined || wanted === undefined) return wanted;
  if (same(cleaned(raw), wanted)) return raw;
  if (typeof raw === "string" && typeof wanted === "string") return wanted + (/\n$/.test(raw) ? "\n" : "");
  if (Array.isArray(raw) && Array.isArray(wanted)) {
    return wanted.map((one, number) => restored(raw.find((old) => same(cleaned(old), one)) ?? raw[number], one));
  }
  if (typeof raw !== "object" || typeof wanted !== "object" || Array.isArray(raw) || Array.isArray(wanted)) return wanted;
  const kept = Object.entries(raw).filter(([key, one]) => key in wanted || saysNothing(cleaned(one)));
  const more = Object.entries(wanted).filter(([key]) => !(key in raw));
  return Object.fromEntries([...kept.map(([key, one]) => [key, key in wanted ? restored(one, wanted[key]) : one]), ...more]);
}

/** The fields of a record in the order in which files have them. */
function ordered(values, order) {
  const rank = (key) => (order.includes(key) ? order.indexOf(key) : order.length);
  return Object.fromEntries(Object.entries(values).sort(([one], [other]) => rank(one) - rank(other)));
}

function givenBy(kind, path) {
  if (!kind.given.length) return {};
  const pattern = kind.filename.replaceAll(".", "\\.").replace(/\{([^}]+)\}/g, "([^/]+)");
  const fields = [...kind.filename.matchAll(/\{([^}]+)\}/g)].map((match) => match[1]);
  const match = new RegExp(`${pattern}$`).exec(path);
  return Object.fromEntries(kind.given.map((field) => [field, match?.[fields.indexOf(field) + 1] ?? ""]));
}

/** The values but for some fields. */
export function without(names, values) {
  return Object.fromEntries(Object.entries(values).filter(([key]) => !names.includes(key)));
}
