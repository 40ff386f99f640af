/* The search page: reads the question, shows what QingdanSearch (search.js) finds in the names of
   names.js, keeps the question in the address. */
(function () {
  "use strict";

  var PAGE = 50;
  var STATES = ["", "暂停", "已废止", "未公布"];
  var key = QingdanSearch.key;
  var search = QingdanSearch.search;

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
    var index = QingdanSearch.prepare(QINGDAN_NAMES);
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
        : "名称、俗称、关键词、机构和编码里没有“" + query + "”（正文没有查）。换一个更短的词，或只输入其中两个字。";
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

  start();
})();
