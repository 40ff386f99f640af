/* Search over names, common names, keywords, codes and organs, in the browser and offline.

   Any two characters that stand side by side in a name find it: texts are folded (full and half
   width, upper and lower case, blanks and punctuation) and looked through as they are, without a
   dictionary, which would lose words it does not know. QINGDAN_NAMES comes from names.js; how its
   rows are laid out is written in src/qingdan/publish/searchindex.py. */
var QingdanSearch = (function () {
  "use strict";

  var ASKING = /(?:归谁管|谁来管|由谁管|谁管|找谁办?|谁负责|由谁负责|归哪里管|去哪里?办|在哪里?办|到哪里?办|怎么办理?|如何办理?|哪个部门|什么部门)/g;
  var IGNORED = /[\s\p{P}\p{S}]/gu;

  function fold(text) {
    return text.normalize("NFKC").toLowerCase();
  }

  /* What is compared: folded, without blanks, punctuation and signs. */
  function key(text) {
    return fold(text).replace(IGNORED, "");
  }

  /* The words of a question. A word of nothing but punctuation is compared as it stands. */
  function words(query) {
    var found = fold(query).split(/\s+/).filter(Boolean).map(function (word) {
      var bare = key(word);
      return bare ? { text: bare, bare: true } : { text: word, bare: false };
    });
    return found.filter(function (word, at) {
      return found.findIndex(function (other) { return other.text === word.text; }) === at;
    });
  }

  function prepare(data) {
    var organs = data.organs.map(function (row) {
      return { id: row[0], name: row[1], known: row.length > 2, others: row[2] || "", ended: !!row[3] };
    });
    var entries = data.items.map(function (row, at) {
      var own = typeof row[3] === "number" ? [row[3]] : row[3];
      var names = own.map(function (place) { return organs[place].name; });
      return {
        at: at, list: data.lists[row[0]][0], title: data.lists[row[0]][1], id: row[1], name: row[2],
        organs: own, organ: names.join("、"), type: row[4] >= 0 ? data.types[row[4]] : "",
        state: row[5] || 0, others: row[6] || "", codes: row[7] || "",
        href: data.lists[row[0]][0] + "/" + row[1] + ".html"
      };
    });
    organs.forEach(function (organ, place) {
      if (!organ.known) { return; }
      entries.push({
        at: entries.length, list: "organs", title: "机构", id: organ.id, name: organ.name, organs: [place],
        organ: "", type: "", state: organ.ended ? 2 : 0, others: organ.others, codes: "", href: "organs/" + organ.id + ".html"
      });
    });
    entries.forEach(function (entry) {
      entry.nameKey = key(entry.name);
      entry.othersKey = entry.others.split("\n").map(key).join("\n");
      entry.codesKey = (entry.id + "\n" + entry.codes).split("\n").map(key).join("\n");
      entry.organKey = key(entry.organ) + "\n" + entry.organs.map(function (place) {
        return key(organs[place].others);
      }).join("\n");
      entry.raw = fold([entry.name, entry.others, entry.codes, entry.organ].join("\n"));
    });
    return { entries: entries, organs: organs, types: data.types, lists: data.lists };
  }

  /* How well one word fits one entry; 0 where it does not. Names weigh most. */
  function weigh(entry, word) {
    var text = word.text;
    var at;
    if (!word.bare) { return entry.raw.indexOf(text) >= 0 ? 10 : 0; }
    if (entry.nameKey === text) { return 1000; }
    at = entry.nameKey.indexOf(text);
    if (at >= 0) {
      return 600 - Math.min(at, 100) - Math.min(entry.nameKey.length - text.length, 200) / 2;
    }
    at = entry.othersKey.indexOf(text);
    if (at >= 0) {
      return ("\n" + entry.othersKey + "\n").indexOf("\n" + text + "\n") >= 0 ? 800 : 420;
    }
    if (entry.codesKey.indexOf(text) >= 0) { return 350; }
    return entry.organKey.indexOf(text) >= 0 ? 150 : 0;
  }

  function ranked(found) {
    return found.sort(function (a, b) {
      return (a.entry.state === 2) - (b.entry.state === 2) || b.weight - a.weight || a.entry.at - b.entry.at;
    });
  }

  function all(index, terms) {
    var found = [];
    index.entries.forEach(function (entry) {
      var weight = 0;
      for (var i = 0; i < terms.length; i += 1) {
        var own = weigh(entry, terms[i]);
        if (!own) { return; }
        weight += own;
      }
      found.push({ entry: entry, weight: weight, words: terms });
    });
    return ranked(found);
  }

  /* Nothing holds all words: entries that hold at least half of the pairs of characters. */
  function near(index, terms) {
    var pairs = [];
    terms.forEach(function (term) {
      var points = Array.from(term.text);
      for (var i = 0; i + 1 < points.length; i += 1) { pairs.push({ text: points[i] + points[i + 1], bare: true }); }
    });
    if (pairs.length < 2) { return []; }
    var found = [];
    index.entries.forEach(function (entry) {
      var held = pairs.filter(function (pair) {
        return entry.nameKey.indexOf(pair.text) >= 0 || entry.othersKey.indexOf(pair.text) >= 0;
      });
      if (held.length * 2 >= pairs.length) { found.push({ entry: entry, weight: held.length, words: held }); }
    });
    return ranked(found);
  }

  /* Who asks "谁管" wants to know who leads: the boundary matters come first. */
  function leadersFirst(results) {
    results.forEach(function (result) { if (result.entry.list === "boundaries") { result.weight += 300; } });
    return ranked(results);
  }

  /* Search. Returns {exact, results: [{entry, weight, words}]}; exact is false for near misses. */
  function search(index, query, filters) {
    var terms = words(query);
    if (!terms.length) { return { exact: true, results: [] }; }
    var results = all(index, terms);
    var exact = true;
    if (!results.length) {
      var plain = words(query.replace(ASKING, " "));
      if (plain.length) { results = leadersFirst(all(index, plain)); }
      if (!results.length) {
        exact = false;
        results = near(index, plain.length ? plain : terms);
      }
    }
    return { exact: exact, results: narrow(index, results, filters || {}) };
  }

  function narrow(index, results, filters) {
    return results.filter(function (result) {
      var entry = result.entry;
      return (!filters.list || entry.list === filters.list)
        && (!filters.type || entry.type === filters.type)
        && (!filters.organ || entry.organs.some(function (place) { return index.organs[place].id === filters.organ; }));
    });
  }

  return { key: key, prepare: prepare, search: search };
})();
