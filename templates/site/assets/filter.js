/* Filters of a list: their links become buttons that act on the page itself, with a box for words.
   What is chosen stands in the address. Without this script the links lead to pages that hold the
   same. Items are [data-item]; what they belong to stands on them or on what is around them. */
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

  var facts = items.map(function (item) {
    var found = { text: item.textContent.toLowerCase().replace(/\s+/g, "") };
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

  /* An item also shows where one of its children fits; headings go with their last item. */
  function apply() {
    var shown = 0;
    items.forEach(function (item, at) {
      var fit = fits(facts[at]);
      item.hidden = !fit;
      if (fit) { shown += 1; }
    });
    items.forEach(function (item) {
      if (item.hidden && item.querySelector("[data-item]:not([hidden])")) { item.hidden = false; }
    });
    scope.querySelectorAll(".group, section[data-organ]").forEach(function (around) {
      if (around.querySelector("[data-item]")) {
        around.hidden = !around.querySelector("[data-item]:not([hidden])");
      }
    });
    var active = names.concat("q").some(function (name) { return chosen[name]; });
    state.textContent = active ? "显示 " + shown + " 项，共 " + items.length + " 项。" : "";
    lists.forEach(function (list) {
      list.querySelectorAll("button").forEach(function (button) {
        button.setAttribute("aria-pressed", String(chosen[list.dataset.filter] === button.value));
      });
    });
    panel.querySelector(".clear").hidden = !active;
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
