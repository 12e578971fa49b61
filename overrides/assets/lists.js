// Long tables and lists: a field that narrows them, and column headings that sort. The count is told aloud. Without this
// script they are plain tables and lists, in the plan's own order. Runs from a folder of files; fetches nothing.
(function () {
  "use strict";
  var LONG = 15;
  var STATES = ["planned", "ongoing", "paused", "done", "waiting"];
  var MONTHS = ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"];
  var inSwedish = new Intl.Collator("sv", { numeric: true });
  var wide = matchMedia("(min-width: 45.01em)");
  var made = 0;
  var all = function (selector, inside) { return Array.from((inside || document).querySelectorAll(selector)); };
  var fold = function (text) { return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, ""); };
  var make = function (tag, values) { return Object.assign(document.createElement(tag), values); };

  // What a cell is sorted by: its state, its number, its date, else its words; null, which comes last, if it says nothing.
  var key = function (cell) {
    var text = cell.textContent.replace(/\s+/g, " ").trim();
    var chips = all('[class*="fp-chip--"]', cell);
    var states = chips.map(function (chip) { return STATES.findIndex(function (one) { return chip.classList.contains("fp-chip--" + one); }); });
    var known = states.filter(function (state) { return state >= 0; });
    if (known.length) return Math.min.apply(null, known);
    if (!text || /^[–—-]|^(ingen|inget|inga) /i.test(text)) return null;
    if (/^-?[\d\s]+(,\d+)?( ?%)?$/.test(text)) return parseFloat(text.replace(/\s/g, "").replace(",", "."));
    return text.replace(new RegExp("(?:(\\d{1,2}) )?(" + MONTHS.join("|") + ") (\\d{4})", "gi"), function (_, day, month, year) {
      var at = MONTHS.indexOf(month.toLowerCase()) + 1;
      return year + "-" + String(at).padStart(2, "0") + "-" + String(day || 0).padStart(2, "0");
    });
  };
  var compare = function (a, b) {
    return typeof a === "number" && typeof b === "number" ? a - b : inSwedish.compare(String(a), String(b));
  };

  // The field above, and the line that tells how many there are left.
  var bar = function (before, rows, what, name) {
    var id = "fp-filter-" + (made += 1);
    var box = make("div", { className: "fp-filter" });
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", name);
    var label = make("label", { htmlFor: id, className: "fp-filter-label", textContent: "Sök bland " + rows.length + " " + what });
    var field = make("input", { type: "search", id: id, className: "fp-filter-field", autocomplete: "off" });
    var status = make("p", { className: "fp-filter-status" });
    status.setAttribute("role", "status");
    var words = rows.map(function (row) { return fold(row.textContent); });
    field.addEventListener("input", function () {
      var wanted = fold(field.value).split(/\s+/).filter(Boolean), shown = 0;
      rows.forEach(function (row, at) {
        row.hidden = !wanted.every(function (word) { return words[at].includes(word); });
        if (!row.hidden) shown += 1;
      });
      status.textContent = !wanted.length ? "" : shown ? shown + " av " + rows.length + " " + what + " visas" : "Inget passar. Pröva färre bokstäver.";
    });
    box.append(make("p", { className: "fp-filter-part" }), status);
    box.firstChild.append(label, field);
    before.before(box);
    return { box: box, status: status, id: id };
  };

  var sortable = function (table, rows, parts) {
    var body = table.tBodies[0], heads = Array.from(table.tHead.rows[0].cells);
    var names = heads.map(function (head) { return head.textContent.trim(); });
    var select = make("select", { id: parts.id + "-ordning", className: "fp-filter-order" });
    var choice = make("p", { className: "fp-filter-part fp-filter-part--order" });
    choice.append(make("label", { htmlFor: select.id, className: "fp-filter-label", textContent: "Sortera efter" }), select);
    select.append(make("option", { value: "", textContent: "planens ordning" }));
    var sort = function (at, down) {
      var keys = new Map(rows.map(function (row) { return [row, key(row.cells[at])]; }));
      rows.slice().sort(function (one, other) {
        var a = keys.get(one), b = keys.get(other);
        if (a === null || b === null) return (a === null) - (b === null);
        return down ? compare(b, a) : compare(a, b);
      }).forEach(function (row) { body.append(row); });
      heads.forEach(function (head) { head.removeAttribute("aria-sort"); });
      heads[at].setAttribute("aria-sort", down ? "descending" : "ascending");
      select.value = at + (down ? " ner" : "");
      parts.status.textContent = "Sorterad efter " + names[at].toLowerCase() + (down ? ", omvänd ordning" : "");
    };
    var buttons = heads.map(function (head, at) {
      var button = make("button", { type: "button", className: "fp-sort", textContent: names[at] });
      button.addEventListener("click", function () { sort(at, head.getAttribute("aria-sort") === "ascending"); });
      select.append(make("option", { value: String(at), textContent: names[at].toLowerCase() }), make("option", { value: at + " ner", textContent: names[at].toLowerCase() + ", omvänt" }));
      return button;
    });
    // Where the table is stacked its headings are not seen, so nothing may be reached there.
    var fit = function () {
      heads.forEach(function (head, at) { head.replaceChildren(wide.matches ? buttons[at] : names[at]); });
    };
    wide.addEventListener("change", fit);
    fit();
    select.addEventListener("change", function () {
      if (select.value) return sort(parseInt(select.value, 10), select.value.endsWith("ner"));
      rows.forEach(function (row) { body.append(row); });
      heads.forEach(function (head) { head.removeAttribute("aria-sort"); });
      parts.status.textContent = "Planens ordning";
    });
    parts.status.before(choice);
  };

  all(".fp-table > table").forEach(function (table) {
    var rows = table.tBodies.length === 1 ? Array.from(table.tBodies[0].rows) : [];
    var even = table.tHead && table.tHead.rows.length === 1 && !table.querySelector("[colspan], [rowspan]");
    if (rows.length <= LONG || !even) return;
    var caption = table.caption ? table.caption.textContent.trim() : "";
    sortable(table, rows, bar(table.parentNode, rows, "rader", "Sök och sortera: " + caption));
  });
  all(".fp-items").forEach(function (list) {
    var items = Array.from(list.children);
    if (items.length <= LONG) return;
    var section = list.closest("section"), heading = section ? section.querySelector("h2") : document.querySelector("h1");
    bar(list, items, "poster", "Sök i listan: " + (heading ? heading.textContent.trim() : ""));
  });
})();
