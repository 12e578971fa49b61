// The search field in the header: suggestions while one types, by keyboard and by hand. Loads nothing before the first key
// press; then the engine (sok-ord.js, sok-motor.js) and the parts of the index that are asked for (sok/*.js), as scripts, so
// that it works from a folder of files. The page with all results is sok-sida.js.
//
// For tests and measurements: `window.fardplanSok.fraga(text)` → Promise of [{address, title, kind}, …], best first, at most 50.
(function () {
  "use strict";
  var here = document.currentScript.src;
  var waiting = new Map(), telling = new Map(), version = "";
  var sok = window.fardplanSok = {
    root: new URL("..", here).href,
    // A part of the search by its name; every part is loaded once.
    hamta: function (name) {
      if (!waiting.has(name)) waiting.set(name, new Promise(function (resolve, reject) {
        telling.set(name, resolve);
        var script = document.createElement("script");
        script.src = new URL((name.startsWith("sok-") ? name : "../sok/" + name) + ".js" + (name === "ord" || name.startsWith("sok-") ? "" : "?" + version), here).href;
        script.onerror = function () { waiting.delete(name); reject(new Error(name)); };
        document.head.append(script);
      }));
      return waiting.get(name);
    },
    // What every part calls when it has come.
    ta: function (name, value) {
      if (name === "ord") version = value.version;
      if (telling.has(name)) telling.get(name)(value);
    },
    motor: function () {
      sok.hamta("ord");
      sok.hamta("sok-ord");
      return sok.hamta("sok-motor");
    },
    fraga: function (text) {
      return sok.motor().then(function (motor) {
        return motor.search(text).then(function (found) { return motor.describe(found.pages.concat(found.more).slice(0, 50)); });
      }).then(function (hits) {
        return hits.map(function (hit) { return { address: hit.address, title: hit.title, kind: hit.kind }; });
      });
    },
    // An element with a class and what stands in it: texts and elements, never HTML.
    element: function (name, className) {
      var made = document.createElement(name);
      if (className) made.className = className;
      made.append.apply(made, Array.prototype.slice.call(arguments, 2));
      return made;
    },
    inMarks: function (pieces) {
      return pieces.map(function (piece) { return piece[1] ? sok.element("mark", "", piece[0]) : piece[0]; });
    },
  };

  var form = document.querySelector("[data-fp-sok]");
  if (!form) return;
  var field = form.querySelector("input"), made = sok.element;
  var list = made("ul", "fp-sok__list"), status = made("p", "fp-sok__status");
  var options = [], active = -1, asked = 0;
  list.id = "fp-sok-lista";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Förslag");
  list.hidden = true;
  status.setAttribute("role", "status");
  form.append(list, status);
  [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", list.id], ["aria-expanded", "false"], ["aria-keyshortcuts", "/"]].forEach(function (pair) { field.setAttribute(pair[0], pair[1]); });

  var open = function (shown) {
    list.hidden = !shown;
    field.setAttribute("aria-expanded", String(shown));
    if (!shown) choose(-1);
  };
  var choose = function (at) {
    active = at;
    options.forEach(function (option, i) { option.setAttribute("aria-selected", String(i === at)); });
    if (at < 0) field.removeAttribute("aria-activedescendant");
    else {
      field.setAttribute("aria-activedescendant", options[at].id);
      options[at].scrollIntoView({ block: "nearest" });
    }
  };
  var option = function (address, at, content) {
    var item = made("li", "fp-sok__option");
    item.id = "fp-sok-val-" + at;
    item.dataset.address = address;
    item.setAttribute("role", "option");
    item.setAttribute("aria-selected", "false");
    item.append.apply(item, content);
    return item;
  };
  var all = function () { return new URL("../sok.html?q=" + encodeURIComponent(field.value.trim()), here).href; };
  var show = function (motor, hits, found) {
    options = hits.map(function (hit, at) {
      var title = made("span", "fp-sok__title");
      title.append.apply(title, sok.inMarks(motor.marked(hit.title, found)));
      return option(new URL("../" + hit.address, here).href, at, [title, " ", made("span", "fp-sok__kind", hit.area && hit.area !== hit.title ? hit.label + " · " + hit.area : hit.label)]);
    });
    var many = found.pages.length;
    if (many) options.push(option(all(), hits.length, [made("span", "fp-sok__all", many === 1 ? "Visa träffen på en egen sida" : "Visa alla " + many + " träffar")]));
    else options = [];
    list.replaceChildren.apply(list, options.length ? options : []);
    open(options.length > 0);
    choose(-1);
    status.textContent = !many ? "Inget hittades. Pröva ett annat ord." : (found.some ? "Ingen sida har alla orden. " : "") + (hits.length === 1 ? "1 förslag." : hits.length + " förslag.");
    status.classList.toggle("fp-sok__status--seen", !many);
  };
  var ask = function () {
    var text = field.value.trim(), mine = ++asked;
    if (!text) {
      options = [];
      open(false);
      status.textContent = "";
      status.classList.remove("fp-sok__status--seen");
      return;
    }
    sok.motor().then(function (motor) {
      return motor.search(text, { typing: true }).then(function (found) {
        return motor.describe(found.pages.slice(0, 7)).then(function (hits) { if (mine === asked) show(motor, hits, found); });
      });
    }).catch(function () { status.textContent = "Sökningen kunde inte läsas in. Ladda om sidan och försök igen."; status.classList.add("fp-sok__status--seen"); });
  };
  field.addEventListener("input", ask);
  field.addEventListener("keydown", function (event) {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) { if (options.length) open(true); else ask(); return; }
      var step = event.key === "ArrowDown" ? 1 : -1, many = options.length + 1;
      choose((active + 1 + step + many) % many - 1);
    } else if (event.key === "Enter" && active >= 0 && !list.hidden) {
      event.preventDefault();
      location.href = options[active].dataset.address;
    } else if (event.key === "Escape") {
      if (!list.hidden) { event.preventDefault(); open(false); } else if (field.value) { event.preventDefault(); field.value = ""; ask(); }
    }
  });
  list.addEventListener("mousedown", function (event) { event.preventDefault(); });
  list.addEventListener("click", function (event) {
    var chosen = event.target.closest("[role=option]");
    if (chosen) location.href = chosen.dataset.address;
  });
  form.addEventListener("focusout", function (event) { if (!form.contains(event.relatedTarget)) open(false); });
  form.addEventListener("submit", function (event) { if (!field.value.trim()) { event.preventDefault(); field.focus(); } });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
  if (document.querySelector(".fp-sok-sida")) sok.hamta("sok-sida");
})();
