/* Search over everything public of the lists, in the browser and offline.

   Any two characters that stand side by side in a line find it: texts are folded (full and half
   width, case, blanks, punctuation, traditional forms) and looked up by pairs of characters,
   without a dictionary, which would lose words it does not know. The index comes in small scripts
   that are loaded when a question needs them; src/qingdan/publish/searchindex.py writes them.

   QingdanSearch.search(question, filters) is the whole of it: it promises
   {exact, terms, results: [{entry, score, lines}], counts}. */
var QingdanSearch = (function () {
  "use strict";

  var ASKING = /(?:归谁管|谁来管|由谁管|谁管|找谁办?|谁负责|由谁负责|归哪里管|去哪里?办|在哪里?办|到哪里?办|怎么办理?|如何办理?|怎么投诉|哪个部门管?|什么部门管?)/g;
  var IGNORED = /[\p{P}\p{S}\p{Z}\p{M}\p{Cc}\p{Cf}]/gu;
  var FOUR = /^[0-9a-z]{4}$/;
  var NAME = 0, WORDS = 1, CODE = 2, ORGAN = 3, BASIS = 4;
  var WEIGHTS = [1000, 600, 580, 300, 200, 150, 100];
  var EXACT = [500, 250, 250, 50, 0, 0, 0];
  var FOLDER = "assets/search/";
  var LONGEST = 100, CHECKED = 40;

  var head = QINGDAN_SEARCH;
  var count = head.ranks[NAME];
  var starts = head.ranks.reduce(function (sums, size) { return sums.concat(sums[sums.length - 1] + size); }, [0]);
  var simplified = new Map();

  /* ---- numbers written as characters, see publish/searchcode.py ---- */

  function number(code) {
    if (code < 0x5c) { return code - 0x3f; }
    if (code < 0x7f) { return code - 0x40; }
    return (code < 0xd800 ? code : code - 0x800) - 0xa0 + 63;
  }

  function numbers(text) {
    var found = [];
    for (var at = 0; at < text.length; at += 1) {
      var code = text.codePointAt(at);
      if (code > 0xffff) { at += 1; }
      found.push(number(code));
    }
    return found;
  }

  function ascending(gaps) {
    var place = -1;
    return gaps.map(function (gap) { place += gap + 1; return place; });
  }

  function column(text) {
    var runs = numbers(text), found = new Uint32Array(count), at = 0;
    for (var run = 0; run < runs.length; run += 2) {
      found.fill(runs[run], at, at += runs[run + 1] + 1);
    }
    return found;
  }

  var columns = {};
  ["list", "type", "owner", "level", "state"].forEach(function (name) { columns[name] = column(head[name]); });
  var lengths = numbers(head.lengths);
  var textStarts = numbers(head.texts).reduce(function (sums, size) { return sums.concat(sums[sums.length - 1] + size); }, [count]);

  /* ---- parts of the index, each a script loaded once ---- */

  var parts = {}, waiting = {};

  window.qingdanPart = function (name, version, value) {
    if (version === head.version && waiting[name]) {
      waiting[name](value);
      delete waiting[name];
    }
  };

  function part(name) {
    if (!parts[name]) {
      parts[name] = new Promise(function (take, refuse) {
        var script = document.createElement("script");
        waiting[name] = take;
        script.src = FOLDER + name + ".js?" + head.version;
        script.onload = script.onerror = function () {
          script.remove();
          if (waiting[name]) {  // not there, or of another version: ask again next time
            delete parts[name];
            refuse(new Error(name));
          }
        };
        document.head.appendChild(script);
      }).then(function (value) {
        value = name[0] === "m" ? memberBlock(value) : value;
        parts[name] = Promise.resolve(value);
        return value;
      });
    }
    return parts[name];
  }

  function load(names) {
    return Promise.all(names.map(function (name) {
      return part(name).then(function (value) { return [name, value]; });
    })).then(function (pairs) { return new Map(pairs); });
  }

  /* Where the entries of a line begin is told against the line before it. */
  function memberBlock(texts) {
    var first = 0;
    return texts.map(function (text) {
      var told = numbers(text.length > 4 ? text.slice(0, 4) : text)[0];
      first += told % 2 ? -(told + 1) / 2 : told / 2;
      return { first: first, text: text };
    });
  }

  function membersOf(line) {
    if (line.entries) { return line.entries; }
    var told = numbers(line.text), found = [line.first], place = line.first;
    line.length = told[1];
    if (told[2] === 0) {
      for (var at = 3; at < told.length; at += 1) { found.push(place += told[at] + 1); }
    } else if (told[2] === 1) {
      for (var run = 3; run < told.length; run += 2) {
        for (var more = told[run]; more > 0; more -= 1) { found.push(place += 1); }
        if (run + 1 < told.length) { found.push(place += told[run + 1] + 1); }
      }
    }
    line.entries = found;
    return found;
  }

  /* ---- texts and questions ---- */

  /* What is compared; publish/folding.py folds the lists in the same way. */
  function key(text) {
    return Array.from(text, function (point) {
      return Array.from(point.normalize("NFKD").toLowerCase().replace(IGNORED, ""), function (one) {
        return simplified.get(one) || one;
      }).join("");
    }).join("");
  }

  /* Which code points of a text the terms stand on; ``loosely``, where none stands whole, their grams. */
  function marks(text, terms, loosely) {
    var bare = [], places = [];
    Array.from(text).forEach(function (point, at) {
      Array.from(key(point)).forEach(function (one) { bare.push(one); places.push(at); });
    });
    function on(wanted) {
      var found = [];
      wanted.forEach(function (word) {
        var points = Array.from(word);
        for (var at = 0; at + points.length <= bare.length; at += 1) {
          if (points.every(function (point, more) { return bare[at + more] === point; })) {
            for (var p = places[at]; p <= places[at + points.length - 1]; p += 1) { found[p] = true; }
          }
        }
      });
      return found;
    }
    var whole = on(terms.map(function (term) { return term.text; }));
    return whole.length || !loosely ? whole : on([].concat.apply([], terms.map(function (term) { return term.grams; })));
  }

  /* Pairs of characters; of four or more Latin letters and digits in a row the fours instead, for
     codes are poor in different pairs; a single character by itself. */
  function gramsOf(points) {
    if (points.length === 1) { return points; }
    function four(at) { return at >= 0 && FOUR.test(points.slice(at, at + 4).join("")); }
    return points.slice(1).map(function (point, at) {
      if (four(at)) { return points.slice(at, at + 4).join(""); }
      return four(at - 1) || four(at - 2) ? "" : points[at] + point;
    }).filter(Boolean);
  }

  /* The words of a question, each once, with the grams by which it is looked up. */
  function words(question) {
    var texts = question.split(/[\s\p{Z}]+/u).map(key).filter(Boolean);
    return Array.from(new Set(texts), function (text) {
      var points = Array.from(text);
      return { text: text, size: points.length, grams: Array.from(new Set(gramsOf(points))) };
    });
  }

  function shardOf(gram) {
    var points = Array.from(gram);
    return "g" + (points[0].codePointAt(0) * 31 + points[points.length - 1].codePointAt(0)) % 65521 % head.shards;
  }

  function postings(terms) {
    var grams = [].concat.apply([], terms.map(function (term) { return term.grams; }));
    return load(Array.from(new Set(grams.map(shardOf)))).then(function (shards) {
      var found = new Map();
      grams.forEach(function (gram) {
        var shard = shards.get(shardOf(gram));
        found.set(gram, Object.prototype.hasOwnProperty.call(shard, gram) ? ascending(numbers(shard[gram])) : []);
      });
      return found;
    });
  }

  function common(lists) {
    lists = lists.slice().sort(function (a, b) { return a.length - b.length; });
    return lists.slice(1).reduce(function (kept, other) {
      var from = 0;
      return kept.filter(function (place) {
        while (from < other.length && other[from] < place) { from += 1; }
        return other[from] === place;
      });
    }, lists[0]);
  }

  /* Classes of characters that are taken for the same, the simplified one first. */
  function learn(classes) {
    classes.forEach(function (points) {
      points = Array.from(points);
      points.slice(1).forEach(function (other) { simplified.set(other, points[0]); });
    });
  }

  /* A question in traditional characters meets no gram: then, and only then, the table is loaded. */
  function understood(question) {
    var terms = words(question);
    return postings(terms).then(function (found) {
      var unmet = terms.some(function (term) {
        return term.grams.some(function (gram) { return !found.get(gram).length; });
      });
      if (!unmet || simplified.has("")) { return { terms: terms, found: found }; }
      return part("variants").then(function (classes) {
        learn(classes);
        simplified.set("", "");  // even an empty table is loaded only once
        return understood(question);
      });
    });
  }

  /* ---- from lines to entries ---- */

  function blockOf(line) { return "m" + Math.floor((line - count) / head.members); }

  function rankOf(line) {
    var rank = NAME;
    while (starts[rank + 1] <= line) { rank += 1; }
    return rank;
  }

  /* The best line of each entry: lines come by rank, so the first is the best but for its length. */
  function entriesOf(lines, size) {
    var needed = Array.from(new Set(lines.filter(function (line) { return line >= count; }).map(blockOf)));
    return load(needed).then(function (blocks) {
      var best = new Map();
      lines.forEach(function (line) {
        var rank = rankOf(line);
        var held = rank === NAME ? null : blocks.get(blockOf(line))[(line - count) % head.members];
        var entries = held ? membersOf(held) : [line];
        var length = held ? held.length : lengths[line];
        var score = WEIGHTS[rank] + (length === size ? EXACT[rank] : 0) + (length ? Math.round(99 * size / length) : 0);
        entries.forEach(function (entry) {
          var known = best.get(entry);
          if (!known || (known.score < score && rank < BASIS)) { best.set(entry, { line: line, rank: rank, score: score }); }
        });
      });
      return best;
    });
  }

  function all(asked) {
    return Promise.all(asked.terms.map(function (term) {
      return entriesOf(common(term.grams.map(function (gram) { return asked.found.get(gram); })), term.size);
    })).then(function (hits) {
      var found = [];
      hits[0].forEach(function (_hit, entry) {
        var own = hits.map(function (hit) { return hit.get(entry); });
        if (own.every(Boolean)) {
          found.push({
            entry: entry, lines: own,
            score: own.reduce(function (sum, hit) { return sum + hit.score; }, 0)
          });
        }
      });
      return found;
    });
  }

  /* Nothing holds all words: entries whose names and words hold at least half of the grams. */
  function near(asked) {
    var grams = Array.from(asked.found.keys());
    var end = starts[WORDS + 1];
    if (grams.length < 2) { return Promise.resolve([]); }
    return Promise.all(grams.map(function (gram) {
      return entriesOf(asked.found.get(gram).filter(function (line) { return line < end; }), 2);
    })).then(function (hits) {
      var held = new Map();
      hits.forEach(function (hit) {
        hit.forEach(function (line, entry) {
          var known = held.get(entry) || { entry: entry, lines: [], score: 0 };
          known.lines.push(line);
          known.score = known.lines.length;
          held.set(entry, known);
        });
      });
      return Array.from(held.values()).filter(function (one) { return one.lines.length * 2 >= grams.length; });
    });
  }

  /* Pages about the lists come behind what stands in the lists. */
  function isPage(entry) { return head.lists[columns.list[entry]][0] === "pages"; }

  function ranked(results) {
    return results.sort(function (a, b) {
      return isPage(a.entry) - isPage(b.entry)
        || (columns.state[a.entry] === 2) - (columns.state[b.entry] === 2)
        || b.score - a.score || lengths[a.entry] - lengths[b.entry] || a.entry - b.entry;
    });
  }

  /* Who asks "谁管" wants to know who leads: the boundary matters come first. */
  function leadersFirst(results) {
    results.forEach(function (result) {
      if (head.lists[columns.list[result.entry]][0] === "boundaries") { result.score += 1000; }
    });
    return results;
  }

  function find(question) {
    return understood(Array.from(question).slice(0, LONGEST).join("")).then(function (asked) {
      if (!asked.terms.length) { return { exact: true, terms: [], results: [] }; }
      return all(asked).then(function (results) {
        if (results.length) { return { exact: true, terms: asked.terms, results: results }; }
        var plain = question.replace(ASKING, " ");
        if (plain !== question && words(plain).length) {
          return find(plain).then(function (told) { leadersFirst(told.results); return told; });
        }
        return near(asked).then(function (close) { return { exact: false, terms: asked.terms, results: close }; });
      });
    });
  }

  /* ---- filters: what the columns say, in the words of the address ---- */

  function organOf(place) { return head.organs[place][0]; }

  var FILTERS = {
    list: { column: columns.list, size: head.lists.length, names: function (value) { return [head.lists[value][0]]; } },
    type: { column: columns.type, size: head.types.length + 1, names: function (value) { return value ? [head.types[value - 1]] : []; } },
    organ: { column: columns.owner, size: head.owners.length, names: function (value) { return head.owners[value].map(organOf); } },
    level: {
      column: columns.level, size: 1 << head.levels.length,
      names: function (value) { return head.levels.filter(function (_level, bit) { return value >> bit & 1; }); }
    }
  };
  var NAMES = Object.keys(FILTERS);

  /* How many filters an entry fails, and which one where it is one: looked up by column values. */
  function judge(filters) {
    var chosen = NAMES.filter(function (name) { return filters[name]; }).map(function (name) {
      var own = FILTERS[name], fits = new Uint8Array(own.size);
      for (var value = 0; value < own.size; value += 1) { fits[value] = own.names(value).indexOf(filters[name]) >= 0; }
      return { name: name, column: own.column, fits: fits };
    });
    return function (entry) {
      var failed = chosen.filter(function (one) { return !one.fits[one.column[entry]]; });
      return failed.length === 0 ? "" : failed.length === 1 ? failed[0].name : "several";
    };
  }

  /* How many results each choice of a filter would leave, the other filters as they are. */
  function counted(results, failed) {
    var counts = {};
    NAMES.forEach(function (name) {
      var own = FILTERS[name], tally = new Uint32Array(own.size), found = counts[name] = new Map();
      results.forEach(function (result, at) {
        if (!failed[at] || failed[at] === name) { tally[own.column[result.entry]] += 1; }
      });
      tally.forEach(function (number, value) {
        if (!number) { return; }
        own.names(value).forEach(function (one) { found.set(one, (found.get(one) || 0) + number); });
      });
    });
    return counts;
  }

  /* Codes repeat themselves so much that others can hold all grams of one: the first results by a
     code are looked at, and those that do not hold it are left out. */
  function checked(told) {
    var asked = told.terms.map(function (term) { return FOUR.test(term.text.slice(0, 4)) && term.size > 4; });
    function byCode(result) {
      return head.lists[columns.list[result.entry]][0] !== "organs"
        && result.lines.some(function (hit, at) { return asked[at] && hit.rank === CODE; });
    }
    var doubtful = told.exact && asked.some(Boolean) ? ranked(told.results).filter(byCode).slice(0, CHECKED) : [];
    return Promise.all(doubtful.map(function (result) {
      return entry(result.entry).then(function (row) {
        var codes = row.codes.concat(row.id).map(key);
        return told.terms.every(function (term, at) {
          return !asked[at] || result.lines[at].rank !== CODE
            || codes.some(function (code) { return code.indexOf(term.text) >= 0; });
        });
      });
    })).then(function (holds) {
      var wrong = new Set(doubtful.filter(function (_result, at) { return !holds[at]; }));
      told.results = told.results.filter(function (result) { return !wrong.has(result); });
      return told;
    });
  }

  /* Search. ``filters`` holds any of list, type, organ, level, and without a question they find all
     that they fit; ``exact`` is false for near misses. */
  function search(question, filters) {
    filters = filters || {};
    return find(question).then(checked).then(function (told) {
      if (!told.terms.length && NAMES.some(function (name) { return filters[name]; })) {
        told.results = Array.from({ length: count }, function (_none, entry) { return { entry: entry, score: 0, lines: [] }; });
      }
      var fails = judge(filters);
      var failed = told.results.map(function (result) { return fails(result.entry); });
      told.all = told.results.length;
      told.counts = counted(told.results, failed);
      told.results = ranked(told.results.filter(function (_result, at) { return !failed[at]; }));
      return told;
    });
  }

  /* ---- what is shown of a result ---- */

  /* What is said of an item that is in force only from a day (ISO) on. */
  function since(day) {
    var parts = day.split("-").map(Number);
    return "尚未生效，自" + parts[0] + "年" + parts[1] + "月" + parts[2] + "日起";
  }

  /* The row of an entry: id, name, other words, codes, and what the columns say. */
  function entry(place) {
    var block = Math.floor(place / head.rows);
    return part("r" + block).then(function (block) {
      var row = block[place % head.rows];
      var list = head.lists[columns.list[place]];
      return {
        place: place, id: row[0], name: row[1], words: (row[2] || "").split("\n").filter(Boolean),
        codes: (row[3] || "").split("\n").filter(Boolean), list: list[0], title: list[1],
        type: FILTERS.type.names(columns.type[place])[0] || "", state: columns.state[place], starts: head.starts[place] || "",
        href: list[0] + "/" + row[0] + ".html",
        organs: list[0] === "organs" ? [] : head.owners[columns.owner[place]].map(function (organ) { return head.organs[organ][1]; })
      };
    });
  }

  /* The text of a line that is no name. */
  function text(line) {
    var block = 0;
    while (textStarts[block + 1] <= line) { block += 1; }
    return part("t" + block).then(function (texts) { return texts[line - textStarts[block]]; });
  }

  return { head: head, count: count, rankOf: rankOf, key: key, marks: marks, search: search, entry: entry, since: since, text: text, load: load, learn: learn };
})();
