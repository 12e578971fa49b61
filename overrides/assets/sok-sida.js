// The page with all results: reads what is asked for from its address, so that it works as a link; filters by kind, county and
// municipality; groups by kind. All texts are set as texts.
(function () {
  "use strict";
  var sok = window.fardplanSok, made = sok.element;
  var place = document.querySelector(".fp-sok-sida");
  var asked = new URLSearchParams(location.search);
  var FIRST = 5;

  var labelled = function (label, control, id) {
    var name = made("label", "", label);
    control.id = name.htmlFor = id;
    return made("div", "fp-sok-sida__del", name, control);
  };
  var select = function (name, first) {
    var control = made("select");
    control.name = name;
    control.append(new Option(first, ""));
    return control;
  };
  var field = made("input"), kind = select("slag", "Alla slag"), county = select("lan", "Alla län"), town = select("kommun", "Alla kommuner");
  field.type = "search";
  field.name = "q";
  field.autocomplete = "off";
  var button = made("button", "fp-button", "Sök");
  // On a small screen the hits come first: there one opens the choices oneself.
  var choices = made("details", "fp-sok-sida__avgransa", made("summary", "", "Avgränsa"),
    made("div", "fp-sok-sida__val", labelled("Slag av sida", kind, "sok-slag"), labelled("Län", county, "sok-lan"), labelled("Kommun", town, "sok-kommun")));
  choices.open = matchMedia("(min-width: 40em)").matches || ["slag", "lan", "kommun"].some(function (name) { return asked.get(name); });
  var form = made("form", "fp-sok-sida__form", labelled("Sök efter", field, "sok-q"), button, choices);
  form.setAttribute("role", "search");
  form.setAttribute("aria-label", "Sök och avgränsa");
  var status = made("p", "fp-sok-sida__status");
  status.setAttribute("role", "status");
  var results = made("div", "fp-sok-sida__traffar");
  place.replaceChildren(form, status, results);
  document.querySelectorAll(".fp-sok-utan").forEach(function (one) { one.hidden = true; });

  var fill = function (facts) {
    var sorted = function (pairs) { return pairs.sort(function (a, b) { return a[0].localeCompare(b[0], "sv"); }); };
    facts.slag.forEach(function (one) { kind.append(new Option(one[0], one[0])); });
    sorted(facts.omraden.map(function (area, at) { return [area[0], at, area[2]]; })).forEach(function (area) {
      if (area[2] === 0) county.append(new Option(area[0], area[0]));
    });
    county.value = asked.get("lan") || "";
    towns(facts);
    kind.value = asked.get("slag") || "";
    town.value = asked.get("kommun") || "";
    [kind, county, town].forEach(function (control) { if (control.selectedIndex < 0) control.value = ""; });
  };
  // Only the municipalities of the county that is chosen.
  var towns = function (facts) {
    var was = town.value, within = numberOf(facts, county.value, 0);
    town.replaceChildren(town.options[0]);
    facts.omraden.filter(function (area) { return area[2] === 2 && (within < 0 || area[3] === within); })
      .sort(function (a, b) { return a[0].localeCompare(b[0], "sv"); }).forEach(function (area) { town.append(new Option(area[0], area[0])); });
    town.value = was;
    if (town.selectedIndex < 0) town.value = "";
  };
  var numberOf = function (facts, name, sort) {
    return name ? facts.omraden.findIndex(function (area) { return area[0] === name && area[2] === sort; }) : -1;
  };

  var hitOf = function (motor, hit, found) {
    var link = made("a", "fp-sok-traff__namn");
    link.href = sok.root + hit.address;
    link.append.apply(link, sok.inMarks(motor.marked(hit.title, found)));
    var told = made("p", "fp-sok-traff__text");
    motor.textOf(hit.page).then(function (text) { told.append.apply(told, sok.inMarks(motor.snippet(text, found, 180))); });
    var about = hit.area && hit.area !== hit.title ? hit.label + " · " + hit.area : hit.label;
    return made("li", "fp-sok-traff", made("h3", "", link), made("p", "fp-sok-traff__slag", about), told);
  };
  var group = function (motor, name, hits, found) {
    var title = made("h2", "", name, " ", made("span", "fp-sok-sida__antal", String(hits.length)));
    var list = made("ol", "fp-sok-sida__lista"), section = made("section", "fp-sok-sida__grupp", title, list);
    title.id = "sok-grupp-" + results.children.length;
    section.setAttribute("aria-labelledby", title.id);
    var shown = 0;
    var more = function (many) {
      return motor.describe(hits.slice(shown, shown + many)).then(function (some) {
        var items = some.map(function (hit) { return hitOf(motor, hit, found); });
        list.append.apply(list, items);
        shown += items.length;
        return items[0];
      });
    };
    more(FIRST);
    if (hits.length > FIRST) {
      var next = made("button", "fp-button fp-button--quiet", "");
      var say = function () { next.textContent = "Visa " + Math.min(20, hits.length - shown) + " till"; };
      next.type = "button";
      next.setAttribute("aria-describedby", title.id);
      shown = FIRST;
      say();
      shown = 0;
      next.addEventListener("click", function () {
        more(20).then(function (first) {
          if (shown >= hits.length) next.remove(); else say();
          first.querySelector("a").focus();
        });
      });
      section.append(next);
    }
    results.append(section);
  };

  var turn = 0;
  var show = function (motor, facts) {
    var text = field.value.trim(), mine = ++turn;
    document.title = (text ? "”" + text + "” - " : "") + document.title.replace(/^.* - (?=Sök - |Sök$)/, "");
    if (!text) {
      results.replaceChildren();
      status.textContent = "Skriv ett eller flera ord.";
      return;
    }
    var filter = { slag: kind.value, lan: numberOf(facts, county.value, 0), kommun: numberOf(facts, town.value, 2) };
    motor.search(text, { filter: filter }).then(function (found) {
      if (mine !== turn) return;
      results.replaceChildren();
      var groups = new Map(), kindAt = function (page) {
        return facts.slag.filter(function (one) { return one[2] <= page; }).pop()[0];
      };
      found.pages.forEach(function (page) {
        var name = kindAt(page);
        if (!groups.has(name)) groups.set(name, []);
        groups.get(name).push(page);
      });
      groups.forEach(function (hits, name) { group(motor, name, hits, found); });
      var many = found.pages.length, narrowed = kind.value || county.value || town.value;
      status.textContent = !many ? "Inget hittades." + (narrowed ? " Pröva att söka på hela webbplatsen." : " Pröva ett annat ord, eller färre.")
        : found.some ? "Ingen sida har alla orden. Här är " + (many === 1 ? "en sida" : many + " sidor") + " med några av dem."
          : many === 1 ? "1 sida hittades." : many + " sidor hittades.";
    });
  };

  field.value = asked.get("q") || "";
  sok.motor().then(function (motor) {
    return motor.ready().then(function (k) {
      fill(k.facts);
      var again = function () {
        var now = new URLSearchParams();
        [field, kind, county, town].forEach(function (control) { if (control.value.trim()) now.set(control.name, control.value.trim()); });
        try { history.replaceState(null, "", "?" + now); } catch (error) { /* some browsers keep the address of a file as it is */ }
        show(motor, k.facts);
      };
      form.addEventListener("submit", function (event) { event.preventDefault(); again(); });
      county.addEventListener("change", function () { towns(k.facts); again(); });
      [kind, town].forEach(function (control) { control.addEventListener("change", again); });
      show(motor, k.facts);
    });
  }).catch(function () { status.textContent = "Sökningen kunde inte läsas in. Ladda om sidan och försök igen."; });
})();
