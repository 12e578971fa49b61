// A few small things, each of which the site can do without: light or dark, the menu's Escape, where one is on the page,
// a field that narrows a list of links, and words explained where they stand. Runs from a folder of files; fetches nothing.
(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.remove("no-js");
  root.classList.add("js");
  var all = function (selector, inside) { return Array.from((inside || document).querySelectorAll(selector)); };

  // Light or dark: the button says what it does; the choice is kept.
  all("[data-fp-scheme]").forEach(function (button) {
    var say = function () {
      var dark = fpScheme.isDark();
      button.setAttribute("aria-label", dark ? button.dataset.toLight : button.dataset.toDark);
      button.title = button.getAttribute("aria-label");
    };
    button.addEventListener("click", function () {
      fpScheme.choose(fpScheme.isDark() ? "default" : "slate");
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

  // Words explained: the link to a word's page becomes a button, and what the word means stands beside it until Escape,
  // another click, or until the focus goes elsewhere. With Ctrl and the like it is still a link.
  var words = document.body.showPopover ? all("a[data-fp-word]") : [];
  if (words.length) {
    var tip = document.createElement("span");
    var said = document.createElement("span"), more = document.createElement("a");
    var shown = null;
    tip.id = "fp-tip";
    tip.className = "fp-tip";
    tip.popover = "manual";
    said.setAttribute("role", "status");
    tip.append(said, more);
    var place = function () {
      if (!shown) return;
      var lines = shown.getClientRects(), first = lines[0], last = lines[lines.length - 1];
      var wide = root.clientWidth - tip.offsetWidth - 8;
      var above = last.bottom + tip.offsetHeight + 8 > root.clientHeight && first.top > tip.offsetHeight + 8;
      tip.style.left = Math.max(8, Math.min(last.left, wide)) + scrollX + "px";
      tip.style.top = (above ? first.top - tip.offsetHeight - 6 : last.bottom + 6) + scrollY + "px";
    };
    var close = function () {
      if (!shown) return;
      shown.setAttribute("aria-expanded", "false");
      shown.removeAttribute("aria-controls");
      tip.hidePopover();
      said.textContent = "";
      shown = null;
    };
    var open = function (word) {
      close();
      shown = word;
      word.after(tip);
      word.setAttribute("aria-expanded", "true");
      word.setAttribute("aria-controls", tip.id);
      more.href = word.href;
      more.textContent = "Läs mer om ”" + word.dataset.fpName + "”";
      tip.showPopover();
      said.textContent = word.dataset.fpWord;
      place();
    };
    words.forEach(function (word) {
      word.setAttribute("role", "button");
      word.setAttribute("aria-expanded", "false");
      word.addEventListener("click", function (event) {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        if (shown === word) close(); else open(word);
      });
      word.addEventListener("keydown", function (event) {
        if (event.key !== " ") return;
        event.preventDefault();
        word.click();
      });
    });
    var outside = function (event) {
      if (shown && !tip.contains(event.target) && !shown.contains(event.target)) close();
    };
    document.addEventListener("click", outside);
    document.addEventListener("focusin", outside);
    document.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || !shown) return;
      shown.focus();
      close();
    });
    addEventListener("resize", place);
  }

  // My workplace: two fields made of the page's own lists of links lead to the municipality's place on the workplace's page.
  // Nothing is kept unless one ticks for it; then the two names of files, on this computer only. Addresses always come from the page.
  var kept = {
    key: "fardplan-val",
    read: function () { try { return JSON.parse(localStorage.getItem(this.key)); } catch (e) { return null; } },
    write: function (choice) { try { localStorage.setItem(this.key, JSON.stringify(choice)); return true; } catch (e) { return false; } },
    forget: function () { try { localStorage.removeItem(this.key); } catch (e) { return; } }
  };
  var last = function (address) { return address.split("#")[0].split("/").pop(); };
  all("[data-fp-workplace]").forEach(function (place) {
    var make = function (tag, inside, values) { return inside.appendChild(Object.assign(document.createElement(tag), values)); };
    var found = function (folder) {
      var seen = {};
      return all(".fp-chooser li > a, .fp-section--alla .fp-item-main > a").filter(function (link) {
        var new_ = link.pathname.split("/").slice(-2)[0] === folder && last(link.pathname) !== "index.html" && !seen[link.pathname];
        seen[link.pathname] = true;
        return new_;
      });
    };
    var workplaces = found("verksamhet"), municipalities = found("kommun");
    if (!workplaces.length || !municipalities.length) return;
    var form = document.createElement("form");
    form.className = "fp-workplace-form";
    form.setAttribute("aria-labelledby", (place.querySelector(".fp-workplace-label").id = "fp-arbetsplats"));
    var field = function (id, name, links, first) {
      var row = make("p", form, { className: "fp-workplace-field" });
      make("label", row, { htmlFor: id, textContent: name });
      var select = make("select", row, { id: id });
      make("option", select, { value: "", textContent: first });
      var group = select, titled = null;
      links.forEach(function (link) {
        var title = (link.closest(".fp-chooser-group") || link).querySelector(".fp-chooser-title");
        if (title && title !== titled) group = make("optgroup", select, { label: title.textContent.trim() });
        titled = title;
        make("option", group, { value: link.getAttribute("href"), textContent: link.textContent });
      });
      return select;
    };
    var workplace = field("fp-val-verksamhet", "Verksamhet", workplaces, "Välj verksamhet");
    var municipality = field("fp-val-kommun", "Kommun", municipalities, "Välj kommun");
    var row = make("p", form, { className: "fp-workplace-go" });
    make("button", row, { type: "submit", className: "fp-button", textContent: "Visa min sida" });
    row = make("p", form, { className: "fp-workplace-keep" });
    var keep = make("input", row, { type: "checkbox", id: "fp-val-minns" });
    make("label", row, { htmlFor: keep.id, textContent: "Kom ihåg mitt val på den här datorn" });
    row = make("p", form, { className: "fp-workplace-kept", hidden: true });
    var back = make("a", row, {});
    row.append(" ");
    var forget = make("button", row, { type: "button", className: "fp-workplace-forget", textContent: "Glöm mitt val" });
    var status = make("p", form, { className: "fp-workplace-status" });
    status.setAttribute("role", "status");

    var shown = function (select) { return select.options[select.selectedIndex].textContent; };
    var target = function () {
      return workplace.value + (municipality.value ? "#kommun-" + last(municipality.value).replace(/\.html$/, "") : "");
    };
    var pick = function (select, file) {
      var option = all("option", select).find(function (one) { return one.value && last(one.value) === file; });
      if (option) option.selected = true;
      return !!option;
    };
    var choice = kept.read();
    if (choice && pick(workplace, choice.verksamhet)) {
      pick(municipality, choice.kommun);
      keep.checked = true;
      back.href = target();
      back.textContent = "Till ditt val: " + shown(workplace) + (municipality.value ? ", " + shown(municipality) : "");
      row.hidden = false;
    }
    forget.addEventListener("click", function () {
      kept.forget();
      keep.checked = false;
      row.hidden = true;
      status.textContent = "Ditt val är glömt.";
      workplace.focus();
    });
    keep.addEventListener("change", function () {
      if (!keep.checked) { kept.forget(); row.hidden = true; }
    });
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      if (!workplace.value) {
        status.textContent = "Välj verksamhet först.";
        workplace.focus();
        return;
      }
      if (keep.checked) kept.write({ verksamhet: last(workplace.value), kommun: municipality.value ? last(municipality.value) : "" });
      location.href = target();
    });
    place.querySelector("ul").hidden = true;
    place.append(form);
  });

  // The browser does not bring a shape of a map into view when the keyboard reaches it.
  all(".fp-map svg a").forEach(function (link) {
    link.addEventListener("focus", function () {
      if (!link.matches(":focus-visible")) return;
      var box = link.getBoundingClientRect();
      if (box.top < 0 || box.bottom > innerHeight) scrollBy({ top: box.top + box.height / 2 - innerHeight / 2, behavior: "instant" });
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
