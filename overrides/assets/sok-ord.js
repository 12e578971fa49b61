// Words for the search: folded, cut and stemmed exactly as macros/search/words.py does when the index is made (a test
// compares the two on every word of the site), and how far apart two words are. Knows nothing of pages; fetches nothing.
(function () {
  "use strict";
  var VOWELS = "aeiouyäåö";
  var S_ENDING = "bcdfghjklmnoprtvy";
  var OST_ENDING = "iklnprtuv";
  var NOT_ET = ["fab", "h", "pak", "rak", "stak", "kom", "iet", "cit", "dit", "alit", "ilit", "mit", "nit", "pit", "rit", "sit", "tit", "uit", "ivit", "kvit", "xit"];
  var MAIN = ("heterna hetens anden andes andet arens arnas ernas heten heter ornas ades ande aren arna arne aste erna erns " +
    "orna are ade ern ens het ast ad ar as at en er es et or a e s").split(" ");
  var PAIRS = ["dd", "gd", "nn", "dt", "gt", "kt", "tt"];

  // Small letters without dots, rings and accents; all but a–z and digits turned into blanks.
  var fold = function (text) {
    return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[^a-z0-9]+/g, " ").trim();
  };

  // Where Snowball's first region begins: after the first consonant that follows a vowel, but not before the third letter.
  var region = function (word) {
    var at = 0;
    while (at < word.length && !VOWELS.includes(word[at])) at++;
    while (at < word.length && VOWELS.includes(word[at])) at++;
    return at < word.length ? Math.max(3, at + 1) : word.length;
  };
  var ends = function (word, ending) { return word.endsWith(ending); };
  var etMayGo = function (before) {
    var last = before.length - 1;
    return last > 1 && !VOWELS.includes(before[last]) && VOWELS.includes(before[last - 1]) &&
      !NOT_ET.some(function (ending) { return ends(before, ending); });
  };
  var withoutMain = function (word, start) {
    var inside = word.slice(start);
    var ending = MAIN.find(function (one) { return ends(inside, one); });
    if (!ending) return word;
    var before = word.slice(0, -ending.length);
    if (ending === "et") return etMayGo(before) ? before : word;
    if (ending !== "s") return before;
    if (ends(before, "et") && etMayGo(before.slice(0, -2))) return before.slice(0, -2);
    return S_ENDING.includes(before.slice(-1)) ? before : word;
  };
  // The Swedish stemmer of Snowball 3 (snowballstem.org).
  var stem = function (word) {
    if (word.length <= 3) return word;
    var start = region(word);
    word = withoutMain(word, start);
    var inside = word.slice(start);
    if (PAIRS.some(function (pair) { return ends(inside, pair); })) word = word.slice(0, -1);
    inside = word.slice(start);
    if (ends(inside, "fullt")) return word.slice(0, -1);
    if (ends(inside, "öst")) return OST_ENDING.includes(word[word.length - 4]) ? word.slice(0, -1) : word;
    if (ends(inside, "lig") || ends(inside, "els")) return word.slice(0, -3);
    return ends(inside, "ig") ? word.slice(0, -2) : word;
  };

  // How many slips of the finger part two words: a letter too many, too few, another, or two that have changed places; most + 1 if more.
  var apart = function (one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    var before, last = null, row = Array.from({ length: other.length + 1 }, function (_, at) { return at; });
    for (var i = 1; i <= one.length; i++) {
      before = last;
      last = row;
      row = [i];
      var least = i;
      for (var j = 1; j <= other.length; j++) {
        var cost = one[i - 1] === other[j - 1] ? 0 : 1;
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost);
        if (before && i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
        least = Math.min(least, row[j]);
      }
      if (least > most) return most + 1;
    }
    return row[other.length];
  };

  window.fardplanSok.ta("sok-ord", { fold: fold, stem: stem, apart: apart });
})();
