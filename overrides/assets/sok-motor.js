// The search itself: from a text to pages in order, best first. Loaded at the first key press; draws nothing.
// The index is made by macros/search: see shards.py for how lists of pages are written.
(function () {
  "use strict";
  var sok = window.fardplanSok, ord;
  var STOP = new Set(("alla alltid att av bli blir bör de dem den denna det detta dig din ditt du där då eller en enligt er ett finns finnas fram från får få för göra gör " +
    "gäller ha han har hitta hittar hos hur här i inom in ingå ingår inte ja jag kan kring ligger man med mellan men menas mig min mina mitt mot måste ni nu när någon något några och om " +
    "oss på ringer se sig ska skall som så till under upp ut var vad vara vart varför vem vems vi vid vilka vilken vilket vill vår vårt våra är över betyder innebär fungerar kontakta").split(" "));
  var ASKING = new Set("hur vad vem vems var vart varför vilka vilken vilket när jag vi".split(" ").map(function (word) { return word.replace("ö", "o").replace("ä", "a"); }));
  var PARTICLES = new Set("av efter for fram i igenom igang ihop in med om over pa till under upp ur ut".split(" "));
  var KINDS = { kommun: 0.75, lan: 0.75, delregion: 0.75, begrepp: 1.2, aktivitet: 1.1, steg: 1.08, dokument: 1.05, uppfoljning: 0.85, beslut: 0.9, redaktor: 0.85 };
  var ENDINGS = new Set("a ad an ande ans ar are arna at e en ens er erna et ets het n na nas ning nings ns or orna r s t ts".split(" "));
  var KINDS_OF_AREAS = new Set(["kommun", "lan", "delregion"]);
  var OWN_PAGE = 9, OWN_PAGE_OF_MORE = 4.2; // of an area that is named, alone and with other words
  var LEVELS = [5, 1.7, 1];
  var MOST_WORDS = 28, MOST_WHILE_TYPING = 12;
  var known = null;

  // What the list of words says, made ready once.
  var ready = function () {
    known = known || Promise.all([sok.hamta("ord"), sok.hamta("sok-ord")]).then(function (found) {
      ord = found[1];
      var facts = found[0], stop = new Set(Array.from(STOP).map(function (word) { return ord.stem(ord.fold(word)); }));
      var words = facts.ord.split(" ");
      var stems = function (text) { return ord.fold(text).split(" ").map(ord.stem); };
      var named = facts.omraden.map(function (area, place) { return { raws: ord.fold(area[0]).split(" "), stems: stems(area[0]), area: place }; });
      facts.omraden.forEach(function (area, place) { // a county is called by its name without "län", too
        var whole = named[place];
        if (area[2] === 0 && whole.stems.length > 1) named.push({ raws: whole.raws.slice(0, -1), stems: whole.stems.slice(0, -1), area: place });
      });
      return {
        areaPages: new Set(facts.omraden.map(function (area) { return area[1]; })),
        kinds: facts.slag.map(function (kind, at) {
          return { stem: stems(kind[0]).join(" "), first: kind[2], end: at + 1 < facts.slag.length ? facts.slag[at + 1][2] : facts.antal };
        }),
        facts: facts, words: words, isWord: new Set(words), named: named,
        stop: new Set(Array.from(STOP).map(ord.fold)), stopStems: stop,
        same: facts.lika.map(function (group) {
          return group.map(function (one) { return one.split(" ").filter(function (word) { return !stop.has(word); }); })
            .filter(function (one) { return one.length; });
        }),
      };
    });
    return known;
  };

  // How many pages stand between one of a list and the one before, as a letter: as shards.py makes them.
  var distance = function (code) {
    if (code >= 0x2040) code -= 0x40;
    if (code > 0xad) code -= 1;
    if (code >= 0xa1) code -= 0x22;
    if (code > 0x5c) code -= 1;
    return code - 0x23;
  };
  var pagesOf = function (text) {
    var at = -1, pages = [];
    for (var i = 0; i < text.length; i++) {
      if (text[i] === "!") at += 0xa000;
      else pages.push(at += distance(text.charCodeAt(i)) + 1);
    }
    return pages;
  };

  // ---------- From a text to slots: one for each thing that is asked for, with the words that may stand for it
  var tokensOf = function (text, k) {
    var all = ord.fold(text).split(" ").filter(Boolean).slice(0, 16).map(function (raw, at, raws) {
      return { raw: raw, stem: ord.stem(raw), particle: raw.length > 3 && PARTICLES.has(raws[at + 1]) ? raws[at + 1] : "" };
    });
    var telling = all.filter(function (token) { return !k.stop.has(token.raw); });
    telling = telling.length ? telling : all;
    telling.asking = all.some(function (token) { return ASKING.has(token.raw); });
    return telling;
  };
  var beginsWith = function (tokens, at, stems, raws) { // names that end in a vowel keep their s: "Ales"
    return stems.length && stems.every(function (stem, i) {
      return tokens[at + i] && (tokens[at + i].stem === stem || (raws && tokens[at + i].raw === raws[i] + "s"));
    });
  };
  var longest = function (found) {
    return found.sort(function (a, b) { return b.length - a.length; })[0];
  };
  var slotsOf = function (tokens, typing, k) {
    var slots = [];
    for (var at = 0; at < tokens.length;) {
      var area = longest(k.named.filter(function (one) { return beginsWith(tokens, at, one.stems, one.raws); }).map(function (one) { return { length: one.stems.length, stems: one.stems }; }));
      var group = longest(k.same.flatMap(function (members) {
        return members.filter(function (one) { return beginsWith(tokens, at, one); }).map(function (one) { return { length: one.length, own: one, members: members }; });
      }));
      var many = Math.max(1, area ? area.length : 0, group ? group.length : 0);
      var some = tokens.slice(at, at + many), last = typing && at + many === tokens.length;
      var slot = { tokens: some, areas: [], choices: [], kinds: k.kinds.filter(function (kind) { return kind.stem === some.map(function (token) { return token.stem; }).join(" "); }) };
      if (area && area.length === many) {
        slot.areas = k.named.filter(function (one) { return one.stems.join() === area.stems.join(); }).map(function (one) { return one.area; });
      }
      if (many > 1) slot.choices.push({ words: some.map(function (token) { return token.stem; }), weight: 1 });
      else slot.choices = choicesOf(some[0], last, k);
      if (group && group.length === many) group.members.forEach(function (member) {
        if (member !== group.own) slot.choices.push({ words: member, weight: 0.8 });
      });
      slots.push(slot);
      at += many;
    }
    joined(tokens, slots, k);
    return slots;
  };
  // Words that should have been written as one: "läkar kontakt".
  var joined = function (tokens, slots, k) {
    for (var i = 0; i + 1 < slots.length; i++) {
      if (slots[i].tokens.length > 1 || slots[i + 1].tokens.length > 1) continue;
      var one = ord.stem(slots[i].tokens[0].raw + slots[i + 1].tokens[0].raw);
      if (!k.isWord.has(one)) continue;
      slots[i].choices.push({ words: [one], weight: 1 });
      slots[i + 1].choices.push({ words: [one], weight: 1 });
    }
  };

  // The words of the site that a word may stand for: itself, what it begins, compounds with it, slips, and parts of it.
  var choicesOf = function (token, typing, k) {
    var found = new Map(), stem = token.stem, raw = token.raw;
    var add = function (word, weight) { if (!(found.get(word) >= weight)) found.set(word, weight); };
    if (k.isWord.has(stem)) add(stem, 1);
    if (typing) k.words.forEach(function (word) { if (word.startsWith(raw)) add(word, 0.9 - 0.02 * Math.min(10, word.length - raw.length)); });
    if (!/^[0-9]+$/.test(raw)) {
      inflections(stem, k, add);
      if (token.particle) k.words.forEach(function (word) { if (word.startsWith(token.particle + stem)) add(word, 0.85); }); // "ställa om": "omställningen"
      compounds(token, k, add);
    }
    if (!found.size || (typing && raw.length > 4 && !k.isWord.has(stem) && found.size < 3)) slips(token, k, add);
    if (!found.size && stem.length > 8) tails(stem, k, add);
    if (!found.size || (!k.isWord.has(stem) && raw.length > 9)) parts(stem, k, add, 6);
    if (!found.size) parts(stem, k, add, 4);
    return Array.from(found).map(function (pair) { return { words: [pair[0]], weight: pair[1] }; })
      .sort(function (a, b) { return b.weight - a.weight || a.words[0].length - b.words[0].length || (a.words[0] < b.words[0] ? -1 : 1); }).slice(0, typing ? MOST_WHILE_TYPING : MOST_WORDS);
  };
  // What the stemmer leaves apart: "skola" and "skolan", "automat" and "automaten".
  var inflections = function (stem, k, add) {
    for (var cut = 1; cut <= 4 && stem.length - cut >= 4; cut++) {
      if (ENDINGS.has(stem.slice(-cut)) && k.isWord.has(stem.slice(0, -cut))) add(stem.slice(0, -cut), 0.9);
    }
    if (stem.length >= 4) ENDINGS.forEach(function (ending) { if (k.isWord.has(stem + ending)) add(stem + ending, 0.9); });
  };
  var compounds = function (token, k, add) {
    var forms = [token.stem, token.raw.replace(/[ae]$/, ""), token.raw].filter(function (form, at, all) { return form.length >= 4 && all.indexOf(form) === at; });
    k.words.forEach(function (word) {
      forms.forEach(function (form) {
        var at = word.indexOf(form), more = word.length - form.length;
        if (at < 0 || more < 3) return;
        var share = form.length / word.length;
        if (word.endsWith(form)) add(word, 0.35 + 0.4 * share);
        else if (at === 0) add(word, 0.3 + 0.4 * share);
        else if (form.length > 4) add(word, 0.2 + 0.3 * share);
      });
    });
  };
  var slips = function (token, k, add) {
    var stem = token.stem, raw = token.raw, most = stem.length > 7 ? 2 : stem.length > 3 ? 1 : 0;
    if (!most) return;
    k.words.forEach(function (word) {
      if (Math.abs(word.length - stem.length) > 4 || word.length < 3) return;
      var far = Math.min(ord.apart(stem, word, most), raw === stem ? 9 : ord.apart(raw, word, most));
      if (far <= most) add(word, (far === 1 ? 0.7 : 0.45) + (word[0] === stem[0] ? 0.05 : 0));
    });
  };
  // A compound that the site does not have, with a slip in its latter part: "hemsjukvrd" is asked as "sjukvård".
  var tails = function (stem, k, add) {
    k.words.forEach(function (word) {
      if (word.length < 6 || stem.length - word.length < 2) return;
      for (var cut = stem.length - word.length - 1; cut <= stem.length - word.length + 1; cut++) {
        if (cut > 1 && ord.apart(stem.slice(cut), word, 1) <= 1) { add(word, 0.5 * word.length / stem.length); return; }
      }
    });
  };
  // Compounds that share their latter or former part with the word: "medicinautomat" and "läkemedelsautomat".
  var parts = function (stem, k, add, least) {
    k.words.forEach(function (word) {
      var same = 0, most = Math.min(word.length, stem.length);
      while (same < most && word[word.length - 1 - same] === stem[stem.length - 1 - same]) same++;
      if (same >= 5 || (same >= 4 && same === word.length)) add(word, 0.3 * same / stem.length + 0.1 * same / word.length);
      same = 0;
      while (same < most && word[same] === stem[same]) same++;
      if (same >= least || (same >= 4 && same === word.length)) add(word, 0.25 * same / stem.length + 0.1 * same / word.length);
    });
  };

  // ---------- From slots to scores
  var shelf = function (word) { return "ord-" + (/[a-z]/.test(word[0]) ? word[0] : "0"); };
  var listsOf = function (slots, k) {
    var words = new Set(slots.flatMap(function (slot) { return slot.choices.flatMap(function (choice) { return choice.words; }); }).filter(function (word) { return k.isWord.has(word); }));
    var shelves = new Set(Array.from(words).map(shelf));
    return Promise.all(Array.from(shelves).map(function (name) { return sok.hamta(name).then(function (held) { return [name, held]; }); })).then(function (pairs) {
      var held = new Map(pairs);
      return new Map(Array.from(words).map(function (word) { return [word, held.get(shelf(word))[word]]; }));
    });
  };
  // Page → [score, in the title]; a word that nearly every page has is no reason to leave a page out.
  var scoreWord = function (lists, number, exact) { // a year or another number says more than a word
    var scores = new Map(), everywhere = lists.indexOf(" ") >= 0;
    var all = lists.map(function (list) { return list === " " ? [] : pagesOf(list); });
    var many = everywhere ? number : Math.max(all[0].length, all[1].length, all[2].length);
    var rare = Math.log(1 + number / many), rareTitle = Math.log(1 + number / (all[0].length || number));
    for (var level = 2; level >= 0; level--) {
      all[level].forEach(function (page) {
        scores.set(page, [level ? LEVELS[exact && level === 1 ? 0 : level] * rare : LEVELS[0] * (rare + rareTitle) / 2 + (everywhere ? 0.7 : 0), level ? 0 : 1]);
      });
    }
    return { scores: scores, otherwise: everywhere ? 0.3 : 0 };
  };
  var scoreChoice = function (choice, lists, number) {
    var words = choice.words.map(function (word) { return lists.has(word) ? scoreWord(lists.get(word), number, /^[0-9]{4}$/.test(word)) : { scores: new Map(), otherwise: 0 }; });
    if (words.length === 1) return words[0];
    var scores = new Map();
    words.flatMap(function (word) { return Array.from(word.scores.keys()); }).forEach(function (page) {
      if (scores.has(page)) return;
      var sum = 0, titles = 0;
      for (var i = 0; i < words.length; i++) {
        var mine = words[i].scores.get(page) || (words[i].otherwise ? [words[i].otherwise, 0] : null);
        if (!mine) return;
        sum += mine[0];
        titles += mine[1];
      }
      scores.set(page, [sum, titles]);
    });
    return { scores: scores, otherwise: 0 };
  };
  var scoreSlot = function (slot, lists, areas, about, k) {
    var scores = new Map(), otherwise = 0, number = k.facts.antal;
    var put = function (page, score, titles) {
      var was = scores.get(page);
      if (!was || was[0] < score) scores.set(page, [score, Math.max(titles, was ? was[1] : 0)]);
    };
    slot.choices.forEach(function (choice) {
      var found = scoreChoice(choice, lists, number);
      found.scores.forEach(function (score, page) { put(page, score[0] * choice.weight, score[1] * choice.weight); });
      otherwise = Math.max(otherwise, found.otherwise * choice.weight);
    });
    slot.kinds.forEach(function (kind) {
      for (var page = kind.first; page < kind.end; page++) put(page, (page === kind.first && !about.area ? 3.5 : 2.2) * Math.log(1 + number / (kind.end - kind.first)), 0);
    });
    slot.areas.forEach(function (area) {
      var pages = pagesOf(areas[area]), rare = Math.log(1 + number / pages.length), own = k.facts.omraden[area];
      pages.forEach(function (page) { put(page, 3 * rare, 0); });
      put(own[1], (about.alone ? OWN_PAGE : OWN_PAGE_OF_MORE) * Math.log(1 + number), slot.tokens.length);
    });
    return { inside: slot.areas.length ? new Set(slot.areas.flatMap(function (area) { return pagesOf(areas[area]); })) : null, own: new Set(slot.areas.map(function (area) { return k.facts.omraden[area][1]; })), scores: scores, otherwise: otherwise, topical: Array.from(scores.values()).some(function (score) { return score[1] > 0; }) };
  };

  // ---------- From scores to pages in order
  var kindAt = function (page, k) {
    var kinds = k.facts.slag, at = kinds.length - 1;
    while (at > 0 && kinds[at][2] > page) at--;
    return kinds[at];
  };
  var ranked = function (slots, k, asking, passes) {
    var pages = new Set(slots.flatMap(function (slot) { return Array.from(slot.scores.keys()); }));
    // In a question, every word only helps; so do words that no page is named by ("långt", "kommit"), if there are others.
    var found = { all: [], some: [] }, topics = slots.some(function (slot) { return slot.topical; });
    pages.forEach(function (page) {
      if (!passes(page)) return;
      var sum = 0, titles = 0, hit = 0, whole = true, own = false, outside = false, placed = false;
      slots.forEach(function (slot) {
        var mine = slot.scores.get(page);
        placed = placed || !!slot.inside;
        outside = outside || (slot.inside && !slot.inside.has(page));
        if (mine) { sum += mine[0]; titles += mine[1]; hit++; own = own || slot.own.has(page); }
        else if (slot.otherwise) { sum += slot.otherwise; hit++; }
        else if (slot.topical || !topics) whole = whole && asking && slots.length > 1;
      });
      var length = +k.facts.langd[page] || 1, share = Math.min(1, titles / length), asked = Math.min(1, titles / slots.length);
      var listing = !own && k.areaPages.has(page), kind = listing || !KINDS_OF_AREAS.has(kindAt(page, k)[1]) ? kindAt(page, k)[1] : "", score = sum * (1 + 0.35 * share + 0.35 * asked) * (own ? 1.25 : outside ? 0.8 : placed && kind === "begrepp" ? 0.9 : KINDS[kind] || 1); // where an area is named, what is done there comes before what a word means
      // The page of an area lists what others have to say: it does not stand in their way.
      (whole && !(listing && slots.length > 1) ? found.all : found.some).push([page, score * Math.pow(hit / slots.length, 1.2)]);
    });
    var order = function (a, b) { return b[1] - a[1] || a[0] - b[0]; };
    return { all: found.all.sort(order), some: found.some.sort(order) };
  };
  // What a filter lets through: a kind's folder, an area's place in the list.
  var sieve = function (filter, areas, k) {
    var inside = [filter.lan, filter.kommun].filter(function (area) { return area !== undefined && area >= 0; })
      .map(function (area) { return new Set(pagesOf(areas[area])); });
    return function (page) {
      return inside.every(function (pages) { return pages.has(page); }) && (!filter.slag || kindAt(page, k)[0] === filter.slag);
    };
  };
  var described = function (pages, k) {
    var size = k.facts.per[0];
    return Promise.all(pages.map(function (page) {
      return sok.hamta("sidor-" + Math.floor(page / size)).then(function (rows) {
        var row = rows[page % size];
        return {
          page: page, address: row[0], title: row[1], kind: kindAt(page, k)[0],
          label: row[0].endsWith("index.html") ? "Översikt" : row[2] || "Sida", area: row[3] < 0 ? "" : k.facts.omraden[row[3]][0],
        };
      });
    }));
  };

  // A title that says just what was typed is the best there can be; one that has it in a row is better than one in pieces.
  var phrased = function (order, text, k) {
    var top = order.slice(0, 40);
    return described(top.map(function (one) { return one[0]; }), k).then(function (pages) {
      pages.forEach(function (page, at) {
        var title = ord.fold(page.title);
        var short = page.title.match(/^(.*) \(([^)]+)\)$/); // "Samordnad individuell plan (SIP)"
        if (title === text || (short && (ord.fold(short[1]) === text || ord.fold(short[2]) === text))) top[at][1] *= 2;
        else if (text.includes(" ") && title.includes(text)) top[at][1] *= 1.5;
        if (ASKING.has(title.split(" ")[0]) && text.split(" ").includes(title.split(" ")[0])) top[at][1] *= 1.6; // a title that asks the same
      });
      top.sort(function (a, b) { return b[1] - a[1] || a[0] - b[0]; });
      for (var at = 0; at < top.length; at++) order[at] = top[at];
    });
  };

  // A text → {hits, some, words}: pages in order, whether they have but some of the words, and the words that count as found.
  var sokFn = function (text, options) {
    options = options || {};
    return ready().then(function (k) {
      var tokens = tokensOf(text, k), slots;
      if (!tokens.length) return { pages: [], some: false, words: new Set(), begun: "" };
      slots = slotsOf(tokens, options.typing, k);
      var filter = options.filter || {};
      var needs = slots.some(function (slot) { return slot.areas.length; }) || filter.lan >= 0 || filter.kommun >= 0;
      return Promise.all([listsOf(slots, k), needs ? sok.hamta("omraden") : []]).then(function (found) {
        var about = { alone: slots.length === 1, area: slots.some(function (slot) { return slot.areas.length; }) };
        var scored = slots.map(function (slot) { return scoreSlot(slot, found[0], found[1], about, k); });
        var order = ranked(scored, k, tokens.asking, sieve(filter, found[1], k));
        var rest = order.all.length ? [] : order.some;
        return phrased(order.all.length ? order.all : rest, ord.fold(text), k).then(function () { return [order, rest]; });
      }).then(function (done) {
        var order = done[0], rest = done[1];
        return {
          pages: order.all.concat(rest).map(function (one) { return one[0]; }), more: order.all.length ? order.some.map(function (one) { return one[0]; }) : [],
          some: !order.all.length && rest.length > 0,
          words: new Set(slots.flatMap(function (slot) { return slot.choices.flatMap(function (choice) { return choice.words; }); }).concat(tokens.map(function (token) { return token.stem; }))),
          begun: options.typing ? tokens[tokens.length - 1].raw : "",
        };
      });
    });
  };

  // The pieces of a text, each with whether it is one of the words that were found.
  var marked = function (text, found) {
    return text.split(/([\p{L}\p{N}\u0300-\u036f]+)/u).map(function (piece, at) {
      var folded = at % 2 ? ord.fold(piece) : "";
      return [piece, at % 2 === 1 && (found.words.has(ord.stem(folded)) || (found.begun.length > 1 && folded.startsWith(found.begun)))];
    });
  };
  // The part of a text where most is found, cut between words.
  var snippet = function (text, found, length) {
    var pieces = marked(text, found), best = 0, most = -1;
    for (var at = 0; at < pieces.length; at += 2) {
      if (at && !/[.!?:–]\s*$/.test(pieces[at][0]) && !(pieces[at + 1] && pieces[at + 1][1])) continue;
      var size = 0, marks = new Set();
      for (var i = at; i < pieces.length && size < length; i++) {
        size += pieces[i][0].length;
        if (pieces[i][1]) marks.add(ord.stem(ord.fold(pieces[i][0])));
      }
      if (marks.size > most) { most = marks.size; best = at; }
    }
    var cut = [], used = 0;
    for (var j = best ? best + 1 : 0; j < pieces.length && used < length; j++) {
      cut.push(pieces[j]);
      used += pieces[j][0].length;
    }
    var ended = best + (best ? 1 : 0) + cut.length >= pieces.length;
    return (best ? [["… ", false]] : []).concat(cut, ended ? [] : [[" …", false]]);
  };
  var textOf = function (page) {
    return ready().then(function (k) {
      var size = k.facts.per[1];
      return sok.hamta("text-" + Math.floor(page / size)).then(function (rows) { return rows[page % size]; });
    });
  };

  sok.ta("sok-motor", {
    ready: ready, search: sokFn, describe: function (pages) { return ready().then(function (k) { return described(pages, k); }); },
    textOf: textOf, marked: marked, snippet: snippet, distance: distance, pagesOf: pagesOf,
    choices: function (word) { return ready().then(function (k) { return choicesOf({ raw: ord.fold(word), stem: ord.stem(ord.fold(word)) }, false, k); }); },
  });
})();
