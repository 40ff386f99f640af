/* Filters of a list: their links become buttons that act on the page itself, with a box for words.
   What is chosen stands in the address. Without this script the links lead to pages that hold the
   same. Items are [data-item]; what they belong to stands on them or on what is around them. Numbers
   are those of the head of the page: of the smallest units in force. What stands [data-beside] them
   (a 主项 above its 子项) and what has ended is shown and not counted. */
(function () {
  "use strict";

  var panel = document.getElementById("filters");
  var scope = panel && panel.closest("section") || document;
  var items = panel ? Array.from(scope.querySelectorAll("[data-item]")) : [];
  if (!items.length) { return; }
  var lists = Array.from(panel.querySelectorAll("[data-filter]"));
  var names = lists.map(function (list) { return list.dataset.filter; });
  var chosen = {};
  var box, state;

  var counted = items.filter(function (item) { return !item.hasAttribute("data-beside") && !item.closest("[data-ended]"); });
  var grain = items.some(function (item) { return item.hasAttribute("data-beside"); }) ? "（按最小颗粒计）" : "";
  var groups = Array.from(scope.querySelectorAll(".group, section[data-organ]")).filter(function (around) {
    return around.querySelector("[data-item]");
  }).map(function (around) {
    var number = around.querySelector("h2 .number, h3 .number");
    return { node: around, number: number, all: number ? number.textContent : "" };
  });

  /* What an item says itself, without those below it. */
  function own(item) {
    var alone = item.cloneNode(true);
    alone.querySelectorAll("[data-item]").forEach(function (below) { below.remove(); });
    return alone.textContent.toLowerCase().replace(/\s+/g, "");
  }

  var facts = items.map(function (item) {
    var above = item.parentElement.closest("[data-item]");
    var found = { text: own(item) + (above ? "\n" + own(above) : "") };
    names.forEach(function (name) {
      var holder = item.closest("[data-" + name + "]");
      found[name] = holder ? holder.getAttribute("data-" + name).split(" ") : [];
    });
    return found;
  });

  function fits(fact) {
    return fact.text.indexOf(chosen.q || "") >= 0 && names.every(function (name) {
      return !chosen[name] || fact[name].indexOf(chosen[name]) >= 0;
    });
  }

  function isShown(item) { return !item.hidden; }

  /* A 主项 shows with those of its 子项 that fit; headings go with their last item. */
  function apply() {
    var active = names.concat("q").some(function (name) { return chosen[name]; });
    items.forEach(function (item, at) { item.hidden = !fits(facts[at]); });
    items.forEach(function (item) {
      var below = Array.from(item.querySelectorAll("[data-item]"));
      if (below.length && (below.some(isShown) || item.hasAttribute("data-beside"))) { item.hidden = !below.some(isShown); }
    });
    var shown = counted.filter(isShown);
    groups.forEach(function (group) {
      group.node.hidden = !group.node.querySelector("[data-item]:not([hidden])");
      if (group.number) {
        group.number.textContent = active
          ? shown.filter(function (item) { return group.node.contains(item); }).length + " 项" : group.all;
      }
    });
    state.textContent = active ? say(shown.length) : "";
    lists.forEach(function (list) {
      list.querySelectorAll("button").forEach(function (button) {
        button.setAttribute("aria-pressed", String(chosen[list.dataset.filter] === button.value));
      });
    });
    panel.querySelector(".clear").hidden = !active;
  }

  function say(shown) {
    var ended = items.filter(function (item) { return isShown(item) && item.closest("[data-ended]"); }).length;
    var more = ended ? "另有已废止的 " + ended + " 项。" : "";
    return "显示 " + shown + " 项，共 " + counted.length + " 项" + grain + "。" + more;
  }

  function remember() {
    var query = new URLSearchParams();
    names.concat("q").forEach(function (name) { if (chosen[name]) { query.set(name, chosen[name]); } });
    var words = query.toString();
    history.replaceState(null, "", words ? "?" + words : location.pathname);
  }

  function element(name, className, text) {
    var node = document.createElement(name);
    if (className) { node.className = className; }
    if (text) { node.textContent = text; }
    return node;
  }

  function choose(name, value) {
    chosen[name] = chosen[name] === value ? "" : value;
    apply();
    remember();
  }

  lists.forEach(function (list) {
    list.querySelectorAll("a[data-value]").forEach(function (link) {
      var button = element("button");
      button.type = "button";
      button.value = link.dataset.value;
      while (link.firstChild) { button.appendChild(link.firstChild); }
      button.addEventListener("click", function () { choose(list.dataset.filter, button.value); });
      link.replaceWith(button);
    });
  });

  var line = element("div", "words");
  var label = element("label", "", "名称含有");
  box = element("input");
  box.type = "search";
  box.id = box.name = "words";
  box.autocomplete = "off";
  label.htmlFor = "words";
  var clear = element("button", "clear", "全部显示");
  clear.type = "button";
  state = element("p", "state");
  state.setAttribute("role", "status");
  [label, box, clear, state].forEach(function (node) { line.appendChild(node); });
  panel.insertBefore(line, panel.firstChild);
  box.addEventListener("input", function (event) {
    if (event.isComposing) { return; }
    chosen.q = box.value.toLowerCase().replace(/\s+/g, "");
    apply();
    remember();
  });
  clear.addEventListener("click", function () {
    chosen = {};
    box.value = "";
    apply();
    remember();
    box.focus();
  });

  var asked = new URLSearchParams(location.search);
  names.concat("q").forEach(function (name) { chosen[name] = asked.get(name) || ""; });
  box.value = chosen.q;
  apply();
}());
