/* Search over names, common names, keywords, codes and organs, in the browser and offline.

   Any two characters that stand side by side in a name find it: texts are folded (full and half
   width, upper and lower case, blanks and punctuation) and looked through as they are, without a
   dictionary, which would lose words it does not know. QINGDAN_NAMES comes from names.js; how its
   rows are laid out is written in src/qingdan/publish/searchindex.py. */
(function () {
  "use strict";

  var PAGE = 50;
  var STATES = ["", "暂停", "已废止", "未公布"];
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

  /* Search. Returns {exact, results: [{entry, weight, words}]}; exact is false for near misses. */
  function search(index, query, filters) {
    var terms = words(query);
    if (!terms.length) { return { exact: true, results: [] }; }
    var results = all(index, terms);
    var exact = true;
    if (!results.length) {
      var plain = words(query.replace(ASKING, " "));
      if (plain.length) { results = all(index, plain); }
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

  /* Write text into a node, what fits the words between <mark>s. Never through innerHTML. */
  function write(node, text, terms) {
    var points = Array.from(text);
    var bare = [];
    var places = [];
    points.forEach(function (point, at) {
      Array.from(key(point)).forEach(function (part) {
        bare.push(part);
        places.push(at);
      });
    });
    var joined = bare.join("");
    var offsets = [];
    bare.forEach(function (part, at) { for (var i = 0; i < part.length; i += 1) { offsets.push(places[at]); } });
    var marked = [];
    terms.forEach(function (term) {
      if (!term.bare) { return; }
      for (var at = joined.indexOf(term.text); at >= 0; at = joined.indexOf(term.text, at + term.text.length)) {
        for (var p = offsets[at]; p <= offsets[at + term.text.length - 1]; p += 1) { marked[p] = true; }
      }
    });
    var from = 0;
    while (from < points.length) {
      var to = from + 1;
      while (to < points.length && !!marked[to] === !!marked[from]) { to += 1; }
      var part = document.createTextNode(points.slice(from, to).join(""));
      if (marked[from]) {
        var mark = document.createElement("mark");
        mark.appendChild(part);
        node.appendChild(mark);
      } else {
        node.appendChild(part);
      }
      from = to;
    }
  }

  function element(name, className) {
    var node = document.createElement(name);
    if (className) { node.className = className; }
    return node;
  }

  function show(result) {
    var entry = result.entry;
    var line = element("li");
    var link = element("a", "name");
    link.href = entry.href;
    write(link, entry.name, result.words);
    line.appendChild(link);
    var where = element("div", "where");
    [entry.type || entry.title, entry.list === "organs" && entry.state ? "已撤销" : STATES[entry.state]].forEach(function (text, at) {
      if (!text) { return; }
      var tag = element("span", at ? "tag strong" : "tag");
      tag.textContent = text;
      where.appendChild(tag);
    });
    addPart(where, "", entry.organ, result.words);
    var held = entry.others.split("\n").concat(entry.codes.split("\n")).filter(function (other) {
      return other && result.words.some(function (word) { return word.bare && key(other).indexOf(word.text) >= 0; });
    });
    addPart(where, "又称、编码：", held.join("、"), result.words);
    line.appendChild(where);
    return line;
  }

  function addPart(where, label, text, terms) {
    if (!text) { return; }
    var part = element("span");
    if (label) { part.appendChild(document.createTextNode(label)); }
    write(part, text, terms);
    where.appendChild(part);
  }

  function start() {
    var index = prepare(window.QINGDAN_NAMES);
    var nodes = {};
    ["q", "state", "results", "more", "help", "no-script", "filters", "search-form", "f-list", "f-type", "f-organ"]
      .forEach(function (id) { nodes[id] = document.getElementById(id); });
    window.qingdanSearch = { index: index, search: search, find: function (query) { return search(index, query, {}); } };

    fill(nodes["f-list"], index.lists.concat([["organs", "机构"]]));
    var used = {};
    index.entries.forEach(function (entry) { if (entry.type) { used[entry.type] = true; } });
    fill(nodes["f-type"], index.types.filter(function (type) { return used[type]; }).map(function (type) { return [type, type]; }));
    fill(nodes["f-organ"], index.organs.filter(function (organ) { return organ.known; })
      .map(function (organ) { return [organ.id, organ.name]; }));

    var asked = new URLSearchParams(window.location.search);
    nodes.q.value = asked.get("q") || "";
    ["list", "type", "organ"].forEach(function (name) {
      nodes["f-" + name].value = asked.get(name) || "";
      if (nodes["f-" + name].selectedIndex < 0) { nodes["f-" + name].value = ""; }
    });
    nodes["no-script"].hidden = true;

    var current = { results: [], exact: true };
    var shown = 0;

    function filters() {
      return { list: nodes["f-list"].value, type: nodes["f-type"].value, organ: nodes["f-organ"].value };
    }

    function showMore() {
      current.results.slice(shown, shown + PAGE).forEach(function (result) { nodes.results.appendChild(show(result)); });
      shown = Math.min(shown + PAGE, current.results.length);
      nodes.more.hidden = shown >= current.results.length;
    }

    function update() {
      var query = nodes.q.value.trim();
      var chosen = filters();
      current = search(index, query, chosen);
      nodes.results.textContent = "";
      shown = 0;
      showMore();
      nodes.help.hidden = current.results.length > 0;
      nodes.filters.hidden = !query;
      nodes.state.textContent = say(query, chosen, current);
      return remember(query, chosen);
    }

    nodes.q.addEventListener("input", update);
    ["f-list", "f-type", "f-organ"].forEach(function (id) { nodes[id].addEventListener("change", update); });
    nodes["search-form"].addEventListener("submit", function (event) {
      if (update()) { event.preventDefault(); }
    });
    nodes.more.querySelector("button").addEventListener("click", function () {
      var next = shown;
      showMore();
      nodes.results.children[next].querySelector("a").focus();
    });
    document.addEventListener("keydown", function (event) { move(event, nodes); });
    if (nodes.q.value) { update(); }
  }

  function say(query, chosen, current) {
    var number = current.results.length;
    if (!query) { return ""; }
    if (!number) {
      return chosen.list || chosen.type || chosen.organ
        ? "在所选范围里没有找到“" + query + "”。把范围改成“全部”再试。"
        : "没有找到“" + query + "”。换一个更短的词，或只输入其中两个字。";
    }
    return current.exact
      ? "找到 " + number + " 条。"
      : "没有名称同时含有这些字；下面 " + number + " 条与“" + query + "”相近。";
  }

  function fill(select, options) {
    options.forEach(function (pair) {
      var option = document.createElement("option");
      option.value = pair[0];
      option.textContent = pair[1];
      select.appendChild(option);
    });
  }

  /* Keep the question in the address, so that the page can be shared. Returns whether the browser
     allowed it: where it does not, sending the form does the same. */
  function remember(query, chosen) {
    var asked = new URLSearchParams();
    if (query) { asked.set("q", query); }
    Object.keys(chosen).forEach(function (name) { if (chosen[name]) { asked.set(name, chosen[name]); } });
    var text = asked.toString();
    try {
      window.history.replaceState(null, "", window.location.pathname + (text ? "?" + text : ""));
      return true;
    } catch (refused) {
      return false;
    }
  }

  /* Arrow keys go through the results, "/" goes back to the box. */
  function move(event, nodes) {
    var links = Array.from(nodes.results.querySelectorAll("a.name"));
    var at = links.indexOf(document.activeElement);
    var inBox = document.activeElement === nodes.q;
    if (event.key === "/" && !/^(?:INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) {
      event.preventDefault();
      nodes.q.focus();
      nodes.q.select();
    } else if (event.key === "ArrowDown" && links.length && (inBox || at >= 0)) {
      event.preventDefault();
      links[Math.min(at + 1, links.length - 1)].focus();
    } else if (event.key === "ArrowUp" && at >= 0) {
      event.preventDefault();
      (at ? links[at - 1] : nodes.q).focus();
    }
  }

  if (typeof document !== "undefined" && document.getElementById("search-form")) { start(); }
})();
