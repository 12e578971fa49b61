// What differs from Decap's own fields: some are filled in once, and lists tell names in place of ids.
import { names } from "./backend.js";

const NEVER_CHANGES = "Ändras inte: andra sidor och filens namn bygger på det.";

/** Registers `once-string` and `once-relation`, and lets lists tell names. */
export function registerWidgets(CMS) {
  for (const name of ["string", "relation"]) {
    const told = name === "relation" ? (id) => names.get(id) ?? id : (text) => text;
    CMS.registerWidget(`once-${name}`, onceOnly(CMS.getWidget(name).control, told));
  }
  const list = CMS.getWidget("list");
  list.control = tellingNames(list.control);
}

/** A field that can be chosen for a new record, and is only shown on one that is there. */
function onceOnly(Control, told) {
  return window.createClass({
    shouldComponentUpdate() {
      return true;
    },
    isValid() {
      return this.inner?.isValid?.() ?? true;
    },
    render() {
      const { entry, value, forID, classNameWrapper } = this.props;
      if (entry?.get("newRecord")) return window.h(Control, { ...this.props, ref: (inner) => (this.inner = inner) });
      return window.h("input", {
        id: forID,
        type: "text",
        className: `${classNameWrapper} fp-once`,
        value: value ? told(value) : "",
        readOnly: true,
        title: NEVER_CHANGES,
        onFocus: this.props.setActiveStyle,
        onBlur: this.props.setInactiveStyle,
      });
    },
  });
}

/** A list whose folded rows say what they hold, by names: `Läkemedelsautomat · planerad`. */
function tellingNames(Control) {
  return class extends Control {
    objectLabel(item) {
      const fields = this.props.field.get("summary");
      if (!fields || !item?.get) return super.objectLabel(item) || "Tom rad";
      const told = [...fields.matchAll(/fields\.([^}]+)\}/g)].map((match) => item.get(match[1])).filter(Boolean);
      return told.map((one) => names.get(one) ?? one).join(" · ") || "Ny rad";
    }
  };
}
