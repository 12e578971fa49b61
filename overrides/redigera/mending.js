// Mends what Decap leaves out for those who listen or use a keyboard: names of buttons, roles of lists, a main part, a heading.

const NAMES = [
  ["[class*=ListItemTopBar] > button:first-child", "Visa eller dölj raden"],
  ["[class*=ListItemTopBar] > [role=button]", "Flytta raden"],
  ["[class*=ListItemTopBar] > button:last-child", "Ta bort raden"],
];

/** Mends what is on the page, and what comes. */
export function mend(root, heading) {
  const all = () => {
    for (const [where, name] of NAMES) {
      for (const one of root.querySelectorAll(`${where}:not([aria-label])`)) one.setAttribute("aria-label", name);
    }
    for (const one of root.querySelectorAll("[role=option]:not([role=listbox] *)")) options(one);
    hints(root);
    main(root);
    heading.hidden = Boolean(root.querySelector("h1"));
  };
  new MutationObserver(all).observe(root, { subtree: true, childList: true });
  all();
}

/** One part is the main one: Decap's own, else what lies below its head, else all there is. */
function main(root) {
  const below = root.querySelector("[class*=AppMainContainer]");
  const needed = !root.querySelector("main");
  if (below) set(below, "role", needed ? "main" : null);
  set(root, "role", needed && !below ? "main" : null);
}

/** Long lists are drawn in a part of their own, which must be the list for those who listen. */
function options(one) {
  const list = one.closest("[style*=overflow]");
  if (list) {
    set(list, "role", "listbox");
    set(list, "tabindex", "0");
    set(list, "aria-label", "Att välja bland");
  }
}

/** A field's hint is read with the field. */
function hints(root) {
  for (const hint of root.querySelectorAll("[class*=ControlHint]:not([id])")) {
    const label = hint.parentElement.querySelector("label[for]");
    const field = label && document.getElementById(label.htmlFor);
    if (!field) continue;
    hint.id = `${label.htmlFor}-hint`;
    if (!field.hasAttribute("aria-describedby")) field.setAttribute("aria-describedby", hint.id);
  }
}

function set(element, name, value) {
  if (element.getAttribute(name) === value) return;
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}
