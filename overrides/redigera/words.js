// Swedish in the place of the English words that the parts of Decap say without asking for a translation, aloud too.

const EXACT = {
  "../index.html": "Till webbplatsen",
  "No options": "Inga träffar",
  "Loading...": "Hämtar …",
  "Select...": "Välj …",
  "Select…": "Välj …",
  "Close": "Stäng",
  close: "Stäng",
};
const ALIKE = [
  [/^\s*To pick up a draggable item, press the space bar[\s\S]*$/, "Tryck på mellanslag för att flytta raden. Flytta med piltangenterna. Tryck på mellanslag igen för att släppa, eller på Escape för att ångra."],
  [/^Picked up draggable item .*$/, "Raden är lyft."],
  [/^Draggable item .* was moved over .*$/, "Raden är flyttad."],
  [/^Draggable item .* is no longer over .*$/, "Raden är utanför listan."],
  [/^Draggable item .* was dropped.*$/, "Raden är släppt."],
  [/^Dragging was cancelled.*$/, "Raden är tillbaka på sin plats."],
  [/^option (.*), selected\.$/s, "$1 är valt."],
  [/^option (.*), deselected\.$/s, "$1 är borttaget."],
  [/^options? (.*), selected\.$/s, "Valt: $1."],
  [/^All selected options have been cleared\.$/, "Inget är valt."],
  [/^(\d+) results? available(?: for search term (.*))?\.$/, "$1 träffar."],
];
const READ = [
  [/option (.*?) focused, (\d+) of (\d+)\./g, "$1, $2 av $3."],
  [/value (.*?) focused, (\d+) of (\d+)\./g, "$1, valt, $2 av $3."],
  [/(\d+) results? available(?: for search term [^.]*)?\./g, "$1 träffar."],
  [/Use Up and Down to choose options, press Enter to select the currently focused option, press Escape to exit the menu, press Tab to select the option and exit the menu\./g, "Välj med upp och ned, ta med Enter och stäng med Escape."],
  [/Use Up and Down to choose options, press Escape to exit the menu, press Tab to select the option and exit the menu\./g, "Välj med upp och ned och stäng med Escape."],
  [/(?:Select|.+?) ?is focused ?,type to refine list, press Down to open the menu, ?/g, "Skriv för att söka, eller tryck på nedåtpil för att se alla. "],
  [/press left to focus selected values/g, "Vänsterpil går till det som är valt."],
  [/Use left and right to toggle between focused values, press Backspace to remove the currently focused value/g, "Gå mellan de valda med pilarna. Backsteg tar bort."],
];

/** Translates what is on the page, and what comes. */
export function speakSwedish(root) {
  const all = new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type === "childList") addedNodes.forEach(through);
      else if (type === "characterData") text(target);
      else label(target);
    }
  });
  all.observe(root, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["aria-label", "title"] });
  through(root);
}

function through(node) {
  if (node.nodeType === Node.TEXT_NODE) return text(node);
  if (node.nodeType !== Node.ELEMENT_NODE) return;
  const walk = document.createTreeWalker(node, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let at = node; at; at = walk.nextNode()) at.nodeType === Node.TEXT_NODE ? text(at) : label(at);
}

function text(node) {
  if (["TEXTAREA", "INPUT", "SCRIPT", "STYLE"].includes(node.parentElement?.tagName)) return;
  const said = swedish(node.data, node.parentElement?.closest("[aria-live]"));
  if (said !== node.data) node.data = said;
}

function label(element) {
  for (const name of ["aria-label", "title"]) {
    const had = element.getAttribute(name);
    const said = had && swedish(had, false);
    if (said && said !== had) element.setAttribute(name, said);
  }
}

function swedish(said, aloud) {
  if (said in EXACT) return EXACT[said];
  const alike = ALIKE.find(([form]) => form.test(said));
  if (alike) return said.replace(...alike);
  return aloud ? READ.reduce((so_far, [form, by]) => so_far.replace(form, by), said) : said;
}
