// Starts the forms: reads the generated configuration and gives Decap our backend, format, widgets and words.
import { recordBackend } from "./backend.js";
import { mend } from "./mending.js";
import { SWEDISH } from "./swedish.js";
import { registerWidgets } from "./widgets.js";
import { speakSwedish } from "./words.js";

const { cms, kinds, habits, forge } = await (await fetch("config.json")).json();
const CMS = window.CMS;

CMS.registerCustomFormat("post", "yml", { fromFile: JSON.parse, toFile: (values) => JSON.stringify(values) });
const swedish = merge(CMS.getLocale("sv"), SWEDISH);
for (const locale of ["sv", "en"]) CMS.registerLocale(locale, swedish); // English is what Decap speaks before it knows better
CMS.registerBackend(
  "fardplan",
  recordBackend({ kinds, habits }, (config, options) => CMS.getBackend(forge).init({ ...config, backend: { ...config.backend, name: forge } }, options)),
);
registerWidgets(CMS);
speakSwedish(document.body);
mend(document.getElementById("nc-root"), document.querySelector("h1"));
CMS.init({ config: { ...cms, load_config_file: false } });

function merge(one, other) {
  const result = { ...one };
  for (const [key, value] of Object.entries(other)) {
    result[key] = typeof value === "object" ? merge(one?.[key] ?? {}, value) : value;
  }
  return result;
}
