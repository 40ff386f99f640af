/* The search page: reads the question, shows what QingdanSearch (search.js) finds, keeps question
   and filters in the address. */
(function () {
  "use strict";

  var PAGE = 10;
  var PAUSE = 150;
  var STATES = ["", "暂停", "已废止", "未公布"];
  var RANKS = ["", "", "", "机构", "依据", "环节", "正文"];
  var ORGAN = 3, STAGE = 5;
  var BEFORE = 18, AFTER = 62;
  var FEW = 8;
  var FILTERS = [["list", "清单"], ["type", "类型"], ["level", "行使层级"], ["organ", "机构"]];
  var search = QingdanSearch;
  var nodes = {};
  ["q", "state", "results", "more", "help", "no-script", "filters", "choices", "search-form"]
    .forEach(function (id) { nodes[id] = document.getElementById(id); });

  var asked = { question: "", filters: {} };
  var told = { results: [], terms: [], exact: true };
  var shown = 0;
  var turn = 0;
  var timer = 0;
  var announced = "";

  /* ---- nodes: text only ever goes in as text, never through innerHTML ---- */

  function element(name, className, text) {
    var node = document.createElement(name);
    if (className) { node.className = className; }
    if (text) { node.textContent = text; }
    return node;
  }

  /* Write points from..to of a text into a node, marked ones between <mark>s. */
  function write(node, points, marked, from, to) {
    while (from < to) {
      var end = from + 1;
      while (end < to && !!marked[end] === !!marked[from]) { end += 1; }
      var text = points.slice(from, end).join("");
      node.appendChild(marked[from] ? element("mark", "", text) : document.createTextNode(text));
      from = end;
    }
    return node;
  }

  function writeAll(node, text, terms) {
    var points = Array.from(text);
    return write(node, points, search.marks(text, terms, !told.exact), 0, points.length);
  }

  function isMarked(text, terms) { return search.marks(text, terms, !told.exact).length > 0; }

  /* A line of a list around what was found in it. */
  function snippet(entry, rank, text, terms) {
    var points = Array.from(text);
    var marked = search.marks(text, terms, true);
    var first = Math.max(marked.indexOf(true), 0);
    var from = Math.max(first - BEFORE, 0), to = Math.min(first + AFTER, points.length);
    var node = element("p", "snippet");
    node.appendChild(element("span", "label", rank === STAGE && entry.list === "duties" ? "任务" : RANKS[rank]));
    if (from) { node.appendChild(document.createTextNode("……")); }
    write(node, points, marked, from, to);
    if (to < points.length) { node.appendChild(document.createTextNode("……")); }
    return node;
  }

  /* Lines of a result that its name, words, codes, organs and type do not show already. */
  function linesOf(entry, result, terms) {
    var seen = {};
    var open = entry.organs.concat(entry.type).join("　");
    return result.lines.filter(function (hit, at) {
      if (hit.rank < ORGAN || seen[hit.line] || (hit.rank === ORGAN && isMarked(open, [terms[at]]))) { return false; }
      seen[hit.line] = true;
      return true;
    }).slice(0, 2);
  }

  function show(result) {
    var terms = told.terms;
    result.lines.slice(0, 2).forEach(function (hit) {
      if (hit.rank > ORGAN) { search.text(hit.line).catch(function () {}); }  // on its way meanwhile
    });
    return search.entry(result.entry).then(function (entry) {
      var line = element("li");
      var link = element("a", "name");
      link.href = entry.href;
      line.appendChild(writeAll(link, entry.name, terms));
      var where = element("div", "where");
      where.appendChild(writeAll(element("span", "tag"), entry.type || entry.title, entry.type ? terms : []));
      if (entry.state) {
        where.appendChild(element("span", "tag strong", stateOf(entry)));
      }
      if (entry.organs.length) { where.appendChild(writeAll(element("span"), entry.organs.join("、"), terms)); }
      addHeld(where, "又称：", entry.words, terms);
      addHeld(where, "编码：", entry.codes.concat(entry.list === "pages" ? [] : entry.id), terms);
      line.appendChild(where);
      return Promise.all(linesOf(entry, result, terms).map(function (hit) {
        return search.text(hit.line).then(function (text) { line.appendChild(snippet(entry, hit.rank, text, terms)); });
      })).then(function () { return line; });
    });
  }

  function stateOf(entry) {
    if (entry.list === "organs") { return "已撤销"; }
    return entry.starts ? search.since(entry.starts) : STATES[entry.state];
  }

  function addHeld(where, label, texts, terms) {
    var held = texts.filter(function (text) { return isMarked(text, terms); });
    if (!held.length) { return; }
    var part = element("span", "", label);
    where.appendChild(writeAll(part, held.join("、"), terms));
  }

  /* ---- filters: links that also work by themselves ---- */

  function address(question, filters) {
    var query = new URLSearchParams();
    if (question) { query.set("q", question); }
    FILTERS.forEach(function (filter) { if (filters[filter[0]]) { query.set(filter[0], filters[filter[0]]); } });
    var text = query.toString();
    return "search.html" + (text ? "?" + text : "");
  }

  function label(name, value) {
    if (name === "list") { return search.head.lists.find(function (list) { return list[0] === value; })[1]; }
    if (name !== "organ") { return value; }
    return (search.head.organs.find(function (organ) { return organ[0] === value; }) || [value, value])[1];
  }

  function choice(name, value, number) {
    var isChosen = asked.filters[name] === value;
    var others = Object.assign({}, asked.filters);
    others[name] = isChosen ? "" : value;
    var line = element("li"), link = element("a", isChosen ? "chosen" : "");
    link.href = address(asked.question, others);
    link.dataset.choice = name + "=" + value;
    if (isChosen) {
      link.setAttribute("aria-current", "true");
      link.appendChild(element("span", "", "✓ "));
    }
    link.appendChild(document.createTextNode(label(name, value)));
    link.appendChild(element("span", "number", number + (isChosen ? "，取消" : "")));
    line.appendChild(link);
    return line;
  }

  function group(name, title, counts) {
    var values = Array.from(counts.keys());
    if (asked.filters[name] && !counts.has(asked.filters[name])) { values.push(asked.filters[name]); }
    if (values.length < 2 && !asked.filters[name]) { return null; }
    values.sort(function (a, b) {
      return (b === asked.filters[name]) - (a === asked.filters[name]) || (counts.get(b) || 0) - (counts.get(a) || 0);
    });
    var node = element("section"), list = element("ul");
    node.appendChild(element("h2", "", title));
    node.appendChild(list);
    values.slice(0, FEW).forEach(function (value) { list.appendChild(choice(name, value, counts.get(value) || 0)); });
    if (values.length > FEW) {
      var rest = element("details"), more = element("ul");
      rest.appendChild(element("summary", "", "另外 " + (values.length - FEW) + " 个"));
      values.slice(FEW).forEach(function (value) { more.appendChild(choice(name, value, counts.get(value) || 0)); });
      rest.appendChild(more);
      node.appendChild(rest);
    }
    return node;
  }

  function showFilters() {
    var held = document.activeElement && document.activeElement.dataset.choice;
    nodes.choices.textContent = "";
    FILTERS.forEach(function (filter) {
      var node = group(filter[0], filter[1], told.counts[filter[0]]);
      if (node) { nodes.choices.appendChild(node); }
    });
    nodes.filters.hidden = !nodes.choices.children.length;
    if (held) {
      var again = Array.from(nodes.choices.querySelectorAll("a")).find(function (link) { return link.dataset.choice === held; });
      (again || nodes.q).focus();
    }
  }

  /* ---- asking and answering ---- */

  function say() {
    var number = told.results.length, question = asked.question;
    if (!question && !isNarrowed()) { return ""; }
    if (!number) {
      return told.all
        ? "“" + question + "”有 " + told.all + " 条，但都不在所选范围里。"
        : "没有找到“" + question + "”。";
    }
    var narrowed = number < told.all ? "（不限范围 " + told.all + " 条）" : "";
    return told.exact
      ? (question ? "“" + question + "”" : "") + "找到 " + number + " 条" + narrowed + "。"
      : "没有哪一项同时含有这些字；下面 " + number + " 条" + narrowed + "与“" + question + "”相近。";
  }

  function isNarrowed() {
    return FILTERS.some(function (filter) { return asked.filters[filter[0]]; });
  }

  /* Ask; a newer question makes an older one stop. */
  function update() {
    var own = turn += 1;
    window.clearTimeout(timer);
    if (asked.question !== announced) {  // who.js answers who handles it
      announced = asked.question;
      document.dispatchEvent(new CustomEvent("qingdan-asked", { detail: announced }));
    }
    return search.search(asked.question, asked.filters).then(function (answer) {
      if (own !== turn) { return null; }
      told = answer;
      return Promise.all(told.results.slice(0, PAGE).map(show));
    }).then(function (lines) {
      if (!lines || own !== turn) { return; }
      nodes.results.textContent = "";
      lines.forEach(function (line) { nodes.results.appendChild(line); });
      finish(lines.length);
      showFilters();
      nodes.help.hidden = told.results.length > 0;
      nodes.state.textContent = say();
      if (told.all && !told.results.length) { offerAll(); }
    }).catch(function (failed) {
      if (own !== turn) { return; }
      nodes.state.textContent = "搜索数据没有载入（" + failed.message + "）。请检查网络，或者刷新本页再试。";
      nodes.help.hidden = false;
    });
  }

  function finish(number) {
    shown = number;
    nodes.more.hidden = shown >= told.results.length;
    nodes.more.querySelector("button").textContent = "显示更多（还有 " + (told.results.length - shown) + " 条）";
  }

  function offerAll() {
    var link = element("a", "", "在全部范围里查");
    link.href = address(asked.question, {});
    nodes.state.appendChild(link);
  }

  function showMore() {
    var own = turn, from = shown;
    return Promise.all(told.results.slice(from, from + PAGE * 2).map(show)).then(function (lines) {
      if (own !== turn || from !== shown) { return; }
      lines.forEach(function (line) { nodes.results.appendChild(line); });
      finish(from + lines.length);
      lines[0].querySelector("a").focus();
    });
  }

  /* Keep the question in the address, so that the page can be shared. Returns whether the browser
     allowed it: where it does not, following the link or sending the form does the same. */
  function remember(method) {
    try {
      window.history[method](null, "", address(asked.question, asked.filters));
      return true;
    } catch (refused) {
      return false;
    }
  }

  function read(query) {
    var values = new URLSearchParams(query);
    asked = { question: (values.get("q") || "").trim(), filters: {} };
    FILTERS.forEach(function (filter) { asked.filters[filter[0]] = values.get(filter[0]) || ""; });
  }

  function ask() {
    asked.question = nodes.q.value.trim();
    var kept = remember("replaceState");
    update();
    return kept;
  }

  /* Arrow keys go through the results, "/" goes to the box, Esc back to it and then empties it. */
  function move(event) {
    var links = Array.from(nodes.results.querySelectorAll("a.name"));
    var at = links.indexOf(document.activeElement);
    var inBox = document.activeElement === nodes.q;
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) { return; }
    if (event.key === "/" && !inBox) {
      event.preventDefault();
      nodes.q.focus();
      nodes.q.select();
    } else if (event.key === "ArrowDown" && links.length && (inBox || at >= 0)) {
      event.preventDefault();
      links[Math.min(at + 1, links.length - 1)].focus();
    } else if (event.key === "ArrowUp" && at >= 0) {
      event.preventDefault();
      (at ? links[at - 1] : nodes.q).focus();
    } else if (event.key === "Escape" && at >= 0) {
      nodes.q.focus();
    } else if (event.key === "Escape" && inBox && nodes.q.value) {
      event.preventDefault();
      nodes.q.value = "";
      ask();
    }
  }

  function follow(event) {
    var link = event.target.closest("a[href^='search.html']");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) { return; }
    var before = asked;
    read(link.search);
    if (remember("pushState")) {
      event.preventDefault();
      update();
    } else {
      asked = before;
    }
  }

  function start() {
    nodes["no-script"].hidden = true;
    document.querySelectorAll(".for-script").forEach(function (node) { node.hidden = false; });
    nodes.filters.open = window.matchMedia("(min-width: 62rem)").matches;
    nodes.q.addEventListener("input", function (event) {
      if (event.isComposing) { return; }  // a word half spelt in pinyin is no question
      window.clearTimeout(timer);
      timer = window.setTimeout(ask, PAUSE);
    });
    nodes.q.addEventListener("compositionend", function () { timer = window.setTimeout(ask, PAUSE); });
    nodes["search-form"].addEventListener("submit", function (event) {
      if (ask()) { event.preventDefault(); }
    });
    nodes.more.querySelector("button").addEventListener("click", showMore);
    nodes.filters.addEventListener("click", follow);
    nodes.state.addEventListener("click", follow);
    document.addEventListener("keydown", move);
    window.addEventListener("popstate", function () {
      read(window.location.search);
      nodes.q.value = asked.question;
      update();
    });
    read(window.location.search);
    nodes.q.value = asked.question;
    if (asked.question || isNarrowed()) { update(); }
  }

  start();
})();
