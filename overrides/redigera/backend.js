// A backend for Decap that shows every record as an entry of its own and lets another backend do the reading and saving.
// It changes the text of a record's file; it never knows which forge it talks to.
import * as records from "./records.js";
import { same } from "./source.js";

/** Id → name of all records that have been read: what lists show in place of ids. */
export const names = new Map();

const FRESH = 60_000;
const PULL_REQUEST = "Ändringen är gjord i formulären på webbplatsen.";

/** A class for `CMS.registerBackend`: `kinds` tell where records are, `start` makes the real backend. */
export function recordBackend({ kinds, habits }, start) {
  return function Records(config, options) {
    const real = start(config, options);
    const own = new Entries(kinds, habits, real);
    return new Proxy(real, {
      get(target, name) {
        const from = name in own ? own : target;
        const found = from[name];
        return typeof found === "function" ? found.bind(from) : found;
      },
      has: (target, name) => name in own || name in target,
    });
  };
}

class Entries {
  #kinds;
  #how;
  #real;
  #texts = new Map();
  #shown = new Map();
  #drafts = new Map();

  constructor(kinds, habits, real) {
    this.#kinds = kinds;
    this.#how = { habits };
    this.#real = real;
  }

  async entriesByFolder(folder) {
    const kind = this.#kind(folder);
    if (!kind.list) await this.#learnNames();
    return (await this.#records(kind)).map((record) => entry(kind, record));
  }

  allEntriesByFolder(folder) {
    return this.entriesByFolder(folder);
  }

  entriesByFiles(files) {
    return Promise.all(files.map(({ path }) => this.getEntry(path)));
  }

  async getEntry(path) {
    const { kind, id } = this.#named(path);
    const [record] = await Promise.all([this.#find(kind, id), this.#learnNames()]);
    if (!record) throw new Error(`”${id}” finns inte (${kind.singular}).`);
    this.#shown.set(path, record.values);
    return entry(kind, record);
  }

  async unpublishedEntry(asked) {
    const found = await this.#real.unpublishedEntry(asked);
    const kind = this.#kind(found.collection);
    const [diff] = found.diffs.filter((one) => one.path.endsWith(".yml"));
    if (!kind || !diff) return found;
    const path = `${kind.name}/${found.slug}.yml`;
    this.#drafts.set(path, diff);
    const newFile = !(await this.#find(kind, found.slug));
    return { ...found, diffs: [{ ...diff, path, newFile }] };
  }

  async unpublishedEntryDataFile(collection, slug, path) {
    const { kind, id } = this.#named(path);
    const [record] = await Promise.all([this.#drafted(kind, id, path), this.#learnNames()]);
    this.#shown.set(path, record.values);
    return JSON.stringify(titled(kind, record.values));
  }

  async persistEntry(entry, options) {
    const [file] = entry.dataFiles;
    const { kind, id } = this.#named(file.path);
    const form = records.cleaned(JSON.parse(file.raw));
    const after = kind.title ? records.without(["namn"], form) : form;
    const { path, text, values } = await this.#written(kind, id, file, after, options);
    const commitMessage = told(kind, values.before, values.after);
    this.#name(PULL_REQUEST);
    await this.#real.persistEntry({ assets: [], dataFiles: [{ path, slug: file.slug, raw: text }] }, { ...options, commitMessage });
    this.#shown.set(file.path, values.after);
    this.#texts.clear();
  }

  async publishUnpublishedEntry(collection, slug) {
    await this.#real.publishUnpublishedEntry(collection, slug);
    this.#texts.clear();
  }

  deleteFiles() {
    throw new Error("Poster tas inte bort i formulären: länkar leder till dem. Be den som sköter webbplatsen om hjälp.");
  }

  async getMedia() {
    return [];
  }

  /** Asks nobody but the forge: not for how a service fares, nor for pictures of people. */
  async status() {
    return { auth: { status: true }, api: { status: true, statusPage: "" } };
  }

  async authenticate(credentials) {
    return arrived(await this.#real.authenticate(credentials));
  }

  async restoreUser(user) {
    return arrived(await this.#real.restoreUser(user));
  }

  async getDeployPreview() {
    return null;
  }

  async #written(kind, id, file, after, options) {
    const draft = await this.#draft(kind, id, options);
    if (!draft && options.newEntry) return this.#begun(kind, after);
    const now = draft ? await this.#drafted(kind, id, file.path) : await this.#find(kind, id, { fresh: true });
    if (!now) throw new Error(`”${id}” finns inte längre (${kind.singular}).`);
    const values = { before: now.values, after: merged(this.#shown.get(file.path) ?? now.values, now.values, after) };
    const text = records.changed(kind, now.text, now.number, values.after, this.#how);
    return { path: now.path, text, values };
  }

  async #begun(kind, after) {
    const id = records.filled(kind.id, after);
    await this.#demandFree(kind, id);
    const path = records.home(kind, after);
    const there = (await this.#files(kind, { fresh: true })).find((one) => one.path === path);
    if (there && !kind.list) throw new Error(`Det finns redan en post med de uppgifterna (${kind.singular}). Öppna den och ändra där.`);
    return { path, text: records.added(kind, there?.text ?? "", after, this.#how), values: { before: null, after } };
  }

  async #demandFree(kind, id) {
    const named = (one) => one.id === "{id}";
    for (const other of this.#kinds.filter((one) => named(kind) && named(one))) {
      if (await this.#find(other, id)) throw new Error(`Id ”${id}” används redan (${other.singular}). Välj ett annat.`);
    }
  }

  /** The draft of a record that is saved already; a draft that somebody else has begun is never written over. */
  async #draft(kind, id, { useWorkflow, unpublished }) {
    if (!useWorkflow) return null;
    const found = await this.unpublishedEntry({ collection: kind.name, slug: id }).catch(() => null);
    if (found && !unpublished) {
      throw new Error("Det finns redan ett sparat förslag för den här posten. Ladda om sidan, så öppnas förslaget.");
    }
    return found;
  }

  async #drafted(kind, id, path) {
    const diff = this.#drafts.get(path);
    const text = await this.#real.unpublishedEntryDataFile(kind.name, id, diff.path, diff.id);
    const record = records.inFile(kind, diff.path, text).find((one) => one.id === id);
    if (!record) throw new Error(`Förslaget innehåller inte längre ”${id}”.`);
    return { ...record, text };
  }

  async #find(kind, id, how) {
    return (await this.#records(kind, how)).find((record) => record.id === id);
  }

  async #records(kind, how) {
    const files = await this.#files(kind, how);
    return files.flatMap((file) => {
      file.records ??= new Map();
      if (!file.records.has(kind)) {
        file.records.set(kind, records.inFile(kind, file.path, file.text).map((record) => ({ ...record, text: file.text })));
      }
      return file.records.get(kind);
    });
  }

  /** The files of a kind; several kinds may lie in the same, and are read once a minute at most. */
  #files(kind, { fresh = false } = {}) {
    const key = kind.file ?? kind.folder;
    const known = this.#texts.get(key);
    if (known && !fresh && Date.now() - known.at < FRESH) return known.files;
    const files = this.#read(kind);
    this.#texts.set(key, { at: Date.now(), files });
    files.catch(() => this.#texts.delete(key));
    return files;
  }

  async #read(kind) {
    const list = this.#real.allEntriesByFolder ? "allEntriesByFolder" : "entriesByFolder";
    const found = kind.file
      ? await this.#real.entriesByFiles([{ path: kind.file, label: kind.label }])
      : await this.#real[list](kind.folder, "yml", kind.depth);
    return found
      .map(({ file, data }) => ({ path: file.path, text: data ?? "" }))
      .sort((one, other) => (one.path < other.path ? -1 : 1));
  }

  /** Read what can be linked to; each file is read once, and what cannot be read has no name. */
  async #learnNames() {
    const found = await Promise.all(this.#kinds.filter((kind) => kind.list).map((kind) => this.#records(kind).catch(() => [])));
    for (const { id, values } of found.flat()) names.set(id, values.namn ?? id);
  }

  #kind(name) {
    return this.#kinds.find((kind) => kind.name === name);
  }

  #named(path) {
    const [name, ...rest] = path.split("/");
    return { kind: this.#kind(name), id: rest.join("/").replace(/\.yml$/, "") };
  }

  /** Pull requests are opened with a Swedish text: GitHub and Forgejo take it in the body, GitLab as a parameter. */
  #name(body) {
    const api = this.#real.api;
    if (!api?.request || api.swedish) return;
    const { request, requestJSON } = api;
    api.swedish = true;
    if (requestJSON) {
      api.requestJSON = (asked) => requestJSON(asked.params?.description ? { ...asked, params: { ...asked.params, description: body } } : asked);
      return;
    }
    api.request = function (path, options = {}, ...rest) {
      const pull = options.method === "POST" && path.endsWith("/pulls") && typeof options.body === "string";
      return request.call(this, path, pull ? { ...options, body: JSON.stringify({ ...JSON.parse(options.body), body }) } : options, ...rest);
    };
  }
}

function entry(kind, { id, values }) {
  return { file: { path: `${kind.name}/${id}.yml`, id: null }, data: JSON.stringify(titled(kind, values)) };
}

/** The values with a name made of their links' names, for a record that has none of its own. It is never saved. */
function titled(kind, values) {
  if (!kind.title) return values;
  const named = Object.fromEntries(Object.entries(values).map(([key, one]) => [key, names.get(one) ?? one]));
  return { ...values, namn: records.filled(kind.title, named) };
}

/** Who has logged in, without the address of a picture, which lies with somebody else; and on to the form that was asked for. */
function arrived(user) {
  const form = sessionStorage.getItem("fardplan-formular");
  sessionStorage.removeItem("fardplan-formular");
  if (form && location.hash !== form) location.hash = form;
  return user && { ...user, avatar_url: undefined };
}

/** The values as they are now, with what was changed in the form since it was opened. */
function merged(opened, now, after) {
  const result = { ...now };
  for (const key of new Set([...Object.keys(opened), ...Object.keys(after)])) {
    if (same(opened[key] ?? "", after[key] ?? "")) continue;
    if (!same(opened[key] ?? "", now[key] ?? "") && !same(now[key] ?? "", after[key] ?? "")) {
      throw new Error(`Någon annan har ändrat ”${key}” sedan du öppnade formuläret. Kopiera din text, ladda om sidan och ändra igen.`);
    }
    if (key in after) result[key] = after[key];
    else delete result[key];
  }
  return result;
}

/** What a change is, in a few words: it names the commit and the pull request. */
function told(kind, before, after) {
  const { namn: name = records.filled(kind.id || kind.label, after) } = titled(kind, after);
  if (!before) return `Lägg till ${kind.singular} ”${name}”`;
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const fields = keys.filter((key) => !same(before[key] ?? "", after[key] ?? ""));
  return `Ändra ${kind.singular} ”${name}”: ${fields.join(", ").replaceAll("_", " ")}`;
}
