// The preview's own script: loads the page anew when it has changed, and leaves the reader where they were; shows what is
// wrong with what was saved, until it is mended. Only `fardplan visa` serves it; no site that is built has it.
(function () {
  "use strict";
  var stamp = document.currentScript.dataset.visa;
  var root = document.documentElement;
  var KEPT = "fardplan-visa", FOLDED = "fardplan-visa-hopfalld";
  var store = {
    read: function (key) { try { return JSON.parse(sessionStorage.getItem(key)); } catch (e) { return null; } },
    write: function (key, value) { try { sessionStorage.setItem(key, JSON.stringify(value)); } catch (e) { return; } },
    remove: function (key) { try { sessionStorage.removeItem(key); } catch (e) { return; } }
  };

  // Where an element stands: the nearest one above it with an id, and the way down from there. The page may have changed a
  // little since, so the way may lead to another; then the page is shown without it.
  var way = function (element) {
    var steps = [];
    while (element && element !== root && !element.id) {
      var parent = element.parentElement;
      if (!parent) return null;
      steps.unshift(Array.prototype.indexOf.call(parent.children, element), element.tagName);
      element = parent;
    }
    return element ? [element === root ? "" : element.id].concat(steps) : null;
  };
  var follow = function (steps) {
    var element = steps[0] ? document.getElementById(steps[0]) : root;
    for (var at = 1; element && at < steps.length; at += 2) {
      element = element.children[steps[at]];
      if (element && element.tagName !== steps[at + 1]) return null;
    }
    return element;
  };
  var FIELDS = "input:not([type=hidden]):not([type=password]):not([type=file]), select, textarea";
  var ways = function (selector, chosen) { return Array.from(document.querySelectorAll(selector)).filter(chosen).map(way).filter(Boolean); };

  var remember = function () {
    history.scrollRestoration = "manual";  // the browser's own would come after ours, and reckon with the page as it was
    store.write(KEPT, {
      page: location.pathname + location.search, x: scrollX, y: scrollY,
      focus: document.activeElement && document.activeElement !== document.body ? way(document.activeElement) : null,
      open: ways("details[open]", Boolean), closed: ways("details:not([open])", Boolean),
      fields: Array.from(document.querySelectorAll(FIELDS)).map(function (field) {
        return [way(field), field.type === "checkbox" || field.type === "radio" ? field.checked : field.value];
      }).filter(function (one) { return one[0]; })
    });
  };
  var fill = function (field, value) {
    var kind = typeof value === "boolean" ? "checked" : "value";
    if (field[kind] === value) return;
    field[kind] = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  };
  var restore = function () {
    var kept = store.read(KEPT);
    store.remove(KEPT);
    if (!kept || kept.page !== location.pathname + location.search) return;
    var each = function (list, set) { list.forEach(function (steps) { var found = follow(steps); if (found) set(found); }); };
    each(kept.open, function (one) { one.open = true; });
    each(kept.closed, function (one) { one.open = false; });
    kept.fields.forEach(function (one) { var found = follow(one[0]); if (found && found.matches(FIELDS)) fill(found, one[1]); });
    var focus = kept.focus && follow(kept.focus);
    if (focus) focus.focus({ preventScroll: true });
    scrollTo({ left: kept.x, top: kept.y, behavior: "instant" });
    announce("Sidan visar det du senast sparade.");
  };

  // The panel stands in a tree of its own, so that no style sheet of the site can hide what is wrong with the site.
  var make = function (tag, inside, values) { return inside.appendChild(Object.assign(document.createElement(tag), values)); };
  var host = document.createElement("div");
  host.id = "fardplan-visa";
  host.style.position = "absolute";  // nothing moves because it is there, not even before its style sheet is
  var tree = host.attachShadow({ mode: "open" });
  make("link", tree, { rel: "stylesheet", href: "/_visa/visa.css" });
  var status = make("p", tree, { className: "said" });
  status.setAttribute("role", "status");
  var alerted = make("p", tree, { className: "said" });
  alerted.setAttribute("role", "alert");
  var panel = make("section", tree, { className: "panel", hidden: true });
  panel.setAttribute("aria-labelledby", "title");
  var head = make("div", panel, { className: "head" });
  var title = make("h2", head, { id: "title" });
  var fold = make("button", head, { type: "button", className: "fold" });
  fold.setAttribute("aria-controls", "body");
  var body = make("div", panel, { id: "body", className: "body", tabIndex: 0 });
  body.setAttribute("role", "group");
  body.setAttribute("aria-labelledby", "title");
  var lead = make("p", body, { className: "lead" });
  var list = make("ol", body);
  var announce = function (words) { status.textContent = ""; setTimeout(function () { status.textContent = words; }, 100); };

  var room = function () {
    var high = panel.hidden ? "" : Math.ceil(panel.getBoundingClientRect().height) + "px";
    root.style.scrollPaddingBottom = high;
    document.body.style.paddingBottom = high;
  };
  var folded = function (is) {
    body.hidden = is;
    fold.setAttribute("aria-expanded", String(!is));
    fold.textContent = is ? "Visa felen" : "Fäll ihop";
    room();
  };
  fold.addEventListener("click", function () {
    store.write(FOLDED, body.hidden ? null : shown);
    folded(!body.hidden);
  });
  panel.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || body.hidden) return;
    event.stopPropagation();
    fold.focus();
    fold.click();
  });
  if (window.ResizeObserver) new ResizeObserver(room).observe(panel);
  var dress = function () {
    var scheme = root.getAttribute("data-md-color-scheme");
    if (!scheme) scheme = matchMedia("(prefers-color-scheme: dark)").matches ? "slate" : "default";
    host.className = scheme === "slate" ? "dark" : "light";
  };
  dress();
  new MutationObserver(dress).observe(root, { attributes: true, attributeFilter: ["data-md-color-scheme"] });

  var place = function (fault) {
    if (!fault.fil) return "";
    return fault.fil + (fault.rad ? ", rad " + fault.rad : "") + (fault.kolumn > 1 ? ", tecken " + fault.kolumn : "");
  };
  var shown = "[]";
  var show = function (faults, number) {
    var now = JSON.stringify(faults);
    if (now === shown) return;
    var before = shown;
    shown = now;
    panel.hidden = !faults.length;
    if (!faults.length) {
      alerted.textContent = "";
      store.remove(FOLDED);
      room();
      if (before !== "[]") announce("Felen är rättade.");
      return;
    }
    title.textContent = number === 1 ? "1 fel att rätta" : number + " fel att rätta";
    lead.textContent = "Spara när du har rättat, så försvinner rutan. Sidan visar så länge det senaste som var rätt.";
    list.textContent = "";
    faults.forEach(function (fault) {
      var item = make("li", list, {});
      if (place(fault)) make("p", item, { className: "place", textContent: place(fault) });
      make("p", item, { className: "text", textContent: fault.text });
    });
    if (number > faults.length) make("p", list.parentNode, { className: "more", textContent: "Och " + (number - faults.length) + " till. Kör ”fardplan kontroll” för att se alla." });
    alerted.textContent = title.textContent + ". " + [place(faults[0]), faults[0].text].filter(Boolean).join(": ");
    folded(store.read(FOLDED) === now);
  };

  // One connection for the page that is looked at: browsers allow only six for all tabs together.
  var source = null, lost = 0;
  var LOST = { fil: "", rad: 0, kolumn: 0, text: "Visningen är avslutad. Starta den igen med ”fardplan visa”, så fortsätter sidan att följa med." };
  var listen = function () {
    if (source || document.visibilityState === "hidden") return;
    source = new EventSource("/_visa/nyheter?sida=" + encodeURIComponent(location.pathname));
    source.onmessage = function (event) {
      var told = JSON.parse(event.data);
      clearTimeout(lost);
      lost = 0;
      if (told.stamp !== stamp) {
        remember();
        location.reload();
      } else show(told.fel, told.antal);
    };
    source.onerror = function () {
      if (!lost) lost = setTimeout(function () { show([LOST], 1); title.textContent = "Visningen är avslutad"; }, 4000);
      if (source && source.readyState === EventSource.CLOSED) { hush(); setTimeout(listen, 2000); }
    };
  };
  var hush = function () { if (source) source.close(); source = null; };
  document.addEventListener("visibilitychange", function () { if (document.visibilityState === "hidden") hush(); else listen(); });
  addEventListener("pagehide", hush);
  addEventListener("pageshow", listen);

  document.body.prepend(host);
  restore();
  history.scrollRestoration = "auto";
  listen();
})();
