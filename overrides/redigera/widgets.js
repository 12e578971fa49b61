// Fields that are filled in once: they can be chosen for a new record, and are only shown on one that is there.

const NEVER_CHANGES = "Ändras inte: andra sidor och filens namn bygger på det.";

/** Registers `once-string`, `once-select` and `once-relation`. */
export function registerWidgets(CMS) {
  for (const name of ["string", "select", "relation"]) {
    CMS.registerWidget(`once-${name}`, onceOnly(CMS.getWidget(name).control));
  }
}

function onceOnly(Control) {
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
        value: value ?? "",
        readOnly: true,
        title: NEVER_CHANGES,
        onFocus: this.props.setActiveStyle,
        onBlur: this.props.setInactiveStyle,
      });
    },
  });
}
