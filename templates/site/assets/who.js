/* “谁来管”: which organ answers for a matter, asked in everyday words, in the browser and offline.

   The ranking is that of `qingdan who` (src/qingdan/who/ranking.py), with its numbers and everyday
   words (QINGDAN_WHO) over what the site publishes; a test holds the two together. Nothing is loaded
   before somebody asks. QingdanWho.ask(question, most) promises the answers, the best first. */
var QingdanWho = (function () {
  "use strict";

  var rules = QINGDAN_WHO, search = QingdanSearch;
  var TOLD = rules.told, CASE = 3, ORGAN = TOLD.length - 1;
  var RUN = /[a-z0-9]+|[^a-z0-9]/gu;
  var DESK = 8;
  var scale = Math.pow(10, rules.digits);
  var said = new Map(rules.said);
  var asking = anyOf(rules.asking), spoken = anyOf(Array.from(said.keys()));
  var little = new Set(rules.little);
  var folded = new Map();
  var ready = null;

  function anyOf(words) {
    return new RegExp(words.map(function (word) { return word.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"); }).join("|"), "gu");
  }

  /* ---- texts as they are compared ---- */

  function key(text) {
    return Array.from(text, function (point) {
      var known = folded.get(point);
      if (known === undefined) { folded.set(point, known = search.key(point)); }
      return known;
    }).join("");
  }

  /* A question without words that only ask; nothing where it says nothing else. */
  function core(text) {
    var left = text.replace(asking, "");
    return Array.from(left).every(function (point) { return little.has(point); }) ? "" : left;
  }

  function official(text) { return text.replace(spoken, function (word) { return said.get(word); }); }

  /* Pairs of characters and single ones, each once; a word of letters or figures is one character. */
  function grams(text) {
    var parts = text.match(RUN) || [], found = new Set(parts);
    for (var at = 1; at < parts.length; at += 1) { found.add(parts[at - 1] + parts[at]); }
    return Array.from(found);
  }

  function weigh(gram) { return Array.from(gram).length > 1 ? 1 : rules.single; }

  /* ---- the phrases of all items, made ready once ---- */

  function prepare() {
    if (!ready) {
      search.learn(rules.variants);
      ready = search.load(["variants", "who"]).then(function (parts) {
        search.learn(parts.get("variants"));
        var head = parts.get("who");
        var names = head.starts.map(function (_start, number) { return "w" + number; });
        return search.load(names).then(function (blocks) {
          return index(head, [].concat.apply([], names.map(function (name) { return blocks.get(name); })));
        });
      });
      ready.catch(function () { ready = null; });  // not there: ask again next time
    }
    return ready;
  }

  /* A text that several items say stands once; its uses say whose it is: [item, told, organ, turn]. */
  function index(head, rows) {
    var places = new Map(), texts = [], postings = new Map(), counts = new Map(), turn = 0;

    function textOf(written) {
      var place = places.get(written);
      if (place === undefined) {
        var text = official(key(written)), own = grams(text);
        places.set(written, place = texts.length);
        texts.push({ written: written, text: text, size: Array.from(text).length, grams: own, uses: [], sum: 0 });
        own.forEach(function (gram) {
          if (postings.has(gram)) { postings.get(gram).push(place); } else { postings.set(gram, [place]); }
        });
      }
      return texts[place];
    }

    rows.forEach(function (row, number) {
      var seen = new Set();
      function say(told, written, organ) {
        var text = textOf(written);
        text.uses.push([number, told, organ, turn += 1]);
        text.grams.forEach(function (gram) { seen.add(gram); });
      }
      say(0, row[2], -1);
      row.slice(3).forEach(function (phrases, at) {
        phrases.forEach(function (phrase) {
          if (at + 1 === CASE) { say(CASE, phrase[0], phrase[1]); } else { say(at + 1, phrase, -1); }
        });
      });
      row[1].forEach(function (place) {
        var organ = head.organs[place];
        organ.slice(1, 2).concat(organ.slice(3)).forEach(function (name) { say(ORGAN, name, -1); });
      });
      seen.forEach(function (gram) { counts.set(gram, (counts.get(gram) || 0) + 1); });
    });

    var made = { head: head, rows: rows, texts: texts, postings: postings };
    made.rarity = function (gram) {
      return Math.log(1 + rows.length / (counts.get(gram) || 1)) * weigh(gram);
    };
    texts.forEach(function (text) { text.sum = total(made, text.grams); });
    return made;
  }

  function total(made, list) {
    return list.reduce(function (sum, gram) { return sum + made.rarity(gram); }, 0);
  }

  /* ---- ranking ---- */

  function rank(made, question, most) {
    var text = official(core(key(question)));
    var own = grams(text), whole = total(made, own), common = new Map(), anywhere = new Map(), best = new Map();
    own.forEach(function (gram) {
      var rarity = made.rarity(gram), items = new Set();
      (made.postings.get(gram) || []).forEach(function (place) {
        common.set(place, (common.get(place) || 0) + rarity);
        made.texts[place].uses.forEach(function (use) { items.add(use[0]); });
      });
      items.forEach(function (item) { anywhere.set(item, (anywhere.get(item) || 0) + rarity); });
    });
    common.forEach(function (sum, place) {
      var phrase = made.texts[place], share = sum / whole;
      var like = rules.asked * share + (1 - rules.asked) * sum / phrase.sum;
      var bonus = phrase.size > 1 && text.indexOf(phrase.text) >= 0 ? rules.whole * (1 - share) : 0;
      phrase.uses.forEach(function (use) {
        var told = TOLD[use[1]], row = made.rows[use[0]];
        var score = (like + (told[2] ? bonus : 0)) * told[1] + rules.rest * anywhere.get(use[0]) / whole;
        score = Math.round(score * rules.lists[row[0]][0] * scale) / scale;
        var known = best.get(use[0]);
        if (!known || score > known.score || (score === known.score && use[3] < known.use[3])) {
          best.set(use[0], { item: use[0], score: score, use: use, words: phrase.written });
        }
      });
    });
    return Array.from(best.values()).sort(function (a, b) { return b.score - a.score || a.item - b.item; })
      .slice(0, most).filter(function (one) { return one.score >= rules.floor; });
  }

  /* Every organ that leads stands once: its best item speaks for it. */
  function ask(question, most) {
    return prepare().then(function (made) {
      var chosen = new Map();
      rank(made, question, most * DESK).forEach(function (one) {
        var leads = one.use[2] < 0 ? made.rows[one.item][1] : [one.use[2]];
        leads.forEach(function (organ) {
          if (chosen.size < most && !chosen.has(organ)) { chosen.set(organ, one); }
        });
      });
      var names = Array.from(chosen.values(), function (one) { return blockOf(made, one.item); });
      return search.load(Array.from(new Set(names))).then(function (blocks) {
        return Array.from(chosen, function (pair) {
          var block = blocks.get(blockOf(made, pair[1].item));
          return handling(made, pair[0], pair[1], block[pair[1].item % made.head.rows]);
        });
      });
    });
  }

  function blockOf(made, item) { return "v" + Math.floor(item / made.head.rows); }

  function handling(made, lead, one, shown) {
    var row = made.rows[one.item], score = Math.round(Math.min(one.score, 1) * 1000) / 1000;
    function organ(place) {
      var held = made.head.organs[place];
      return { id: held[0], name: held[1] || held[0], phone: held[2] || "", known: held.length > 1 };
    }
    var others = new Set(row[1].concat(shown[1] || []));
    others.delete(lead);
    return {
      item: shown[0], list: row[0], title: rules.lists[row[0]][1], name: row[2], lead: organ(lead),
      support: Array.from(others, organ), towns: shown[2] || [], notBorne: shown[3] || [], bases: shown[4] || [],
      limit: shown[5] || [], starts: shown[6] || "", score: score, certain: score >= rules.certain, told: TOLD[one.use[1]][0], words: one.words
    };
  }

  return { ask: ask };
})();

/* ---- the box on the search page ---- */
(function () {
  "use strict";

  var ASKS = /谁|哪个|哪里|哪儿|什么部门|怎么|如何|投诉|举报|[?？吗]/;
  var MOST = 3;
  var box = document.getElementById("who");
  var state = document.getElementById("who-state");
  var more = document.getElementById("who-more");
  var button = document.getElementById("who-ask");
  var question = "", turn = 0;

  function element(name, text, className) {
    var node = document.createElement(name);
    if (text) { node.textContent = text; }
    if (className) { node.className = className; }
    return node;
  }

  function link(text, href) {
    var node = element("a", text);
    node.href = href;
    return node;
  }

  function put(node, parts) {
    parts.forEach(function (part) { node.appendChild(typeof part === "string" ? document.createTextNode(part) : part); });
    return node;
  }

  function organ(one) {
    var name = one.known ? link(one.name, "organs/" + one.id + ".html") : one.name;
    return one.phone ? [name, "（电话 ", link(one.phone, "tel:" + one.phone.replace(/[^0-9+]/g, "")), "）"] : [name];
  }

  function matter(one) { return link(one.name, one.list + "/" + one.item + ".html"); }

  function why(one) {
    if (one.told === "名称") { return one.title + "里的事项“" + one.name + "”"; }
    if (one.told === "机构") { return "提到的机构“" + one.words + "”，它的" + one.title + "里有“" + one.name + "”"; }
    return one.title + "“" + one.name + "”的" + one.told + "“" + one.words + "”";
  }

  function several(parts) {
    return parts.reduce(function (all, part, at) { return all.concat(at ? ["、"] : [], part); }, []);
  }

  function full(one) {
    var list = element("dl");
    [
      ["配合", several(one.support.map(organ))], ["镇街", [one.towns.join("；")]], ["镇街不承担", [one.notBorne.join("；")]],
      ["时限", [one.limit.join(" ")]], ["依据", [one.bases.join("、")]], ["根据", [why(one)]]
    ].forEach(function (fact) {
      if (fact[1].length && fact[1][0]) {
        list.appendChild(element("dt", fact[0]));
        list.appendChild(put(element("dd"), fact[1]));
      }
    });
    return list;
  }

  function later(one) {
    return one.starts ? [" ", element("span", QingdanSearch.since(one.starts), "tag strong")] : [];
  }

  function others(title, answers) {
    if (!answers.length) { return; }
    more.appendChild(element("p", title));
    var list = element("ul");
    answers.forEach(function (one) { list.appendChild(put(element("li"), organ(one.lead).concat("：", matter(one), later(one)))); });
    more.appendChild(list);
  }

  function show(answers) {
    state.textContent = "";
    more.textContent = "";
    if (answers.length && answers[0].certain) {
      put(state, organ(answers[0].lead).concat(" 负责：", matter(answers[0]), later(answers[0])));
      more.appendChild(full(answers[0]));
      others("也可能是：", answers.slice(1));
    } else {
      state.textContent = "清单里没有找到“" + question + "”由谁负责。换一个说法再问；下面是普通搜索的结果。";
      others("相近的有：", answers);
    }
  }

  function answer() {
    var own = turn += 1;
    button.hidden = true;
    box.dataset.asked = "";
    return QingdanWho.ask(question, MOST).then(function (answers) {
      if (own !== turn) { return; }
      show(answers);
      box.dataset.asked = question;
    }).catch(function (failed) {
      if (own !== turn) { return; }
      more.textContent = "";
      state.textContent = "“谁来管”的数据没有载入（" + failed.message + "）。请检查网络，或者刷新本页再试。";
    });
  }

  function isWanted() {
    return ASKS.test(question) || new URLSearchParams(window.location.search).get("who") === "1";
  }

  document.addEventListener("qingdan-asked", function (event) {
    question = event.detail;
    turn += 1;
    box.hidden = !question;
    box.dataset.asked = "";
    state.textContent = "";
    more.textContent = "";
    button.hidden = false;
    if (question && isWanted()) { answer(); }
  });
  button.addEventListener("click", function () {
    answer().then(function () {
      var first = box.querySelector("a");
      if (first) { first.focus(); }
    });
  });
})();
