// A few small things, each of which the site can do without: light or dark, the menu's Escape, where one is on the page,
// and a field that narrows a list of links. Runs from a folder of files; fetches nothing.
(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.remove("no-js");
  root.classList.add("js");
  var all = function (selector, inside) { return Array.from((inside || document).querySelectorAll(selector)); };

  // Light or dark: the button says what it does; the choice is kept.
  all("[data-fp-scheme]").forEach(function (button) {
    var say = function () {
      var dark = document.body.getAttribute("data-md-color-scheme") === "slate";
      button.setAttribute("aria-label", dark ? button.dataset.toLight : button.dataset.toDark);
      button.title = button.getAttribute("aria-label");
    };
    button.addEventListener("click", function () {
      var next = document.body.getAttribute("data-md-color-scheme") === "slate" ? "default" : "slate";
      document.body.setAttribute("data-md-color-scheme", next);
      __md_set("__palette", { color: { scheme: next } });
      say();
    });
    button.hidden = false;
    say();
  });

  // The menu: Escape closes it and gives the focus back to its button.
  all("[data-fp-menu]").forEach(function (menu) {
    menu.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && menu.open) {
        menu.open = false;
        menu.querySelector("summary").focus();
      }
    });
    menu.addEventListener("click", function (event) {
      if (event.target.closest('a[href^="#"]')) menu.open = false;
    });
  });

  // The contents: the last heading that has passed the upper third of the window is where one is.
  all("[data-fp-toc]").forEach(function (toc) {
    var stops = all('a[href^="#"]', toc)
      .map(function (link) { return { link: link, heading: document.getElementById(decodeURIComponent(link.hash.slice(1))) }; })
      .filter(function (stop) { return stop.heading; });
    var mark = function () {
      var end = window.innerHeight + window.scrollY >= document.body.scrollHeight - 2;
      var here = stops.filter(function (stop) { return stop.heading.getBoundingClientRect().top < window.innerHeight / 3; }).pop();
      if (end && window.scrollY > 0) here = stops[stops.length - 1];
      stops.forEach(function (stop) {
        if (stop === here) stop.link.setAttribute("aria-current", "location");
        else stop.link.removeAttribute("aria-current");
      });
    };
    var waiting = false;
    addEventListener("scroll", function () {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(function () { waiting = false; mark(); });
    }, { passive: true });
    mark();
  });

  // A field above links to choose from. Letters are compared without their dots and rings, so that "aneby" and "åneby" find alike.
  var fold = function (text) { return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, ""); };
  all("[data-fp-chooser]").forEach(function (chooser) {
    var label = chooser.querySelector(".fp-chooser-label");
    var links = all("li", chooser);
    if (links.length < 8) return;
    var field = document.createElement("input");
    field.type = "search";
    field.className = "fp-chooser-field";
    field.autocomplete = "off";
    field.id = label.id + "-falt";
    var name = document.createElement("label");
    name.htmlFor = field.id;
    name.textContent = "Skriv början av namnet";
    name.className = "fp-chooser-hint";
    var status = document.createElement("p");
    status.className = "fp-chooser-status";
    status.setAttribute("role", "status");
    label.after(name, field, status);
    field.setAttribute("aria-describedby", label.id);
    field.addEventListener("input", function () {
      var wanted = fold(field.value.trim());
      var found = links.filter(function (item) {
        item.hidden = !fold(item.textContent).includes(wanted);
        return !item.hidden;
      });
      all(".fp-chooser-group", chooser).forEach(function (group) { group.hidden = !group.querySelector("li:not([hidden])"); });
      status.textContent = !wanted ? "" : found.length === 0 ? "Inget namn passar. Pröva färre bokstäver." : found.length === 1 ? "1 namn passar: " + found[0].textContent : found.length + " namn passar";
    });
    field.addEventListener("keydown", function (event) {
      var found = links.filter(function (item) { return !item.hidden; });
      if (event.key === "Enter" && found.length === 1) found[0].querySelector("a").click();
    });
  });

  // Whatever an author wrote that is wider than the page can be scrolled by keyboard too.
  all(".md-typeset pre > code, .md-typeset table:not([class])").forEach(function (wide) {
    if (wide.scrollWidth > wide.clientWidth && !wide.closest(".fp-table")) wide.tabIndex = 0;
  });

  // How to edit: the page that was left has told which file and line; text only, so nothing can be slipped in.
  all("[data-fp-edit]").forEach(function (place) {
    var asked = new URLSearchParams(location.search);
    var file = asked.get("fil"), line = asked.get("rad");
    if (!/^[a-z0-9/.-]+\.yml$/.test(file || "") || !/^[0-9]+$/.test(line || "")) return;
    place.textContent = "Uppgifterna som du vill ändra står i filen " + file + ", rad " + line + ".";
    place.hidden = false;
  });
})();
