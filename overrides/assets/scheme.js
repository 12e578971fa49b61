// Before anything is painted: the reader's own choice of light or dark, else what the computer is set to. Stands in the
// head and holds up the page, so that nothing flashes; where the browser keeps nothing for the page, the choice is not kept.
(function () {
  "use strict";
  var KEY = "fardplan-ljust-eller-morkt";
  var kept = null;
  var set = function (scheme) { document.documentElement.setAttribute("data-md-color-scheme", scheme); };
  try { kept = localStorage.getItem(KEY); } catch (refused) { kept = null; }
  if (kept !== "default" && kept !== "slate") kept = matchMedia("(prefers-color-scheme: dark)").matches ? "slate" : "default";
  set(kept);
  window.fpScheme = {
    isDark: function () { return document.documentElement.getAttribute("data-md-color-scheme") === "slate"; },
    choose: function (scheme) {
      set(scheme);
      try { localStorage.setItem(KEY, scheme); } catch (refused) { return; }
    }
  };
})();
