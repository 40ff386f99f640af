"""Edits of a made-up workspace whose outcome is known: what was done, and what must be found.

Each edit takes a few items that no other edit of the script takes, and says for every file it
touches what the comparison has to say: kind, official word, where it came from and went to.
"""

from __future__ import annotations

import copy
import json
import random
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

Value = dict[str, Any]
Files = dict[str, Value]


@dataclass(frozen=True)
class Expected:
    """One change that must be found, and nothing else about its files."""

    kind: str
    action: str | None
    base: str | None
    head: str | None
    came_from: tuple[str, ...] = ()
    went_to: tuple[str, ...] = ()
    inferred: bool = False
    reach: int | None = None
    """Of what items share: how many it reaches; -1 where other edits decide that."""


@dataclass
class Script:
    """Two versions of a workspace and what lies between them; ``spare`` are items to add."""

    dice: random.Random
    before: Files
    after: Files
    free: list[str]
    spare: list[tuple[str, Value]]
    expected: list[tuple[str, Expected]] = field(default_factory=list)
    number: int = 0

    def take(self, wanted: Callable[[str], bool] = lambda path: True) -> str:
        """Return a path that no edit has taken yet."""
        for place, path in enumerate(self.free):
            if wanted(path):
                return self.free.pop(place)
        raise IndexError("no item is left for this edit")

    def family(self, path: str) -> tuple[str, str | None]:
        """Return the folder and the 类型 of an item."""
        return path.rsplit("/", 1)[0], self.before[path].get("类型")

    def is_changed(self, one: Expected) -> bool:
        """Whether a file says something else after than before."""
        return self.before[one.base or ""] != self.after[one.head or ""]

    def new_path(self, like: str) -> str:
        """Return the path of a file with a new id beside another."""
        self.number += 1
        label = like.rsplit("/", 1)[1][:2]
        return (
            f"{like.rsplit('/', 1)[0]}/{label}-n{self.dice.getrandbits(28):07x}{self.number}.yaml"
        )

    def must_find(self, edit: str, *expected: Expected) -> None:
        """Note what the comparison has to say about one edit."""
        self.expected.extend((edit, one) for one in expected)

    def modified(self, edit: str, path: str, action: str | None, kind: str = "modified") -> None:
        """Note one changed file that stays where it is."""
        self.must_find(edit, Expected(kind, action, path, path))


def stem(path: str) -> str:
    """Return the id of an item."""
    return path.rsplit("/", 1)[1].removesuffix(".yaml")


def is_power(path: str) -> bool:
    """Whether an item is a power."""
    return path.startswith("powers/")


def has_organ(path: str) -> bool:
    """Whether an item lies in the folder of an organ."""
    return path.count("/") == 2


def add(script: Script) -> None:
    """Put in an item that was not there."""
    path, value = script.spare.pop()
    folder = script.take(lambda other: other.split("/")[0] == path.split("/")[0])
    path = script.new_path(folder)
    script.after[path] = value
    script.must_find("add", Expected("added", "新增", None, path))


def remove(script: Script) -> None:
    """Delete a file."""
    path = script.take()
    del script.after[path]
    script.must_find("remove", Expected("removed", None, path, None))


_SUBSTANCE: tuple[tuple[str, Callable[[Value, random.Random], None]], ...] = (
    ("limit", lambda v, d: v.update(时限={"法定": "45日", "承诺": f"{d.randint(3, 30)}日"})),
    ("basis", lambda v, d: v.update(依据=[*v.get("依据", []), f"《新法》第{d.randint(2, 90)}条"])),
    ("basis out", lambda v, d: v.update(依据=list(v.get("依据", []))[1:] or ["《改法》第一条"])),
    ("remark", lambda v, d: v.update(备注=f"从第{d.randint(2, 90)}个月起执行")),
    ("discretion", lambda v, d: v.update(裁量基准=f"裁量基准〔2026〕{d.randint(1, 99)}号")),
)
"""Changes in substance that have no narrower word than 变更."""


def change_substance(value: Value, dice: random.Random) -> None:
    """Change something that has no narrower word than 变更."""
    dice.choice(_SUBSTANCE)[1](value, dice)


def edit(script: Script) -> None:
    """Change an item in substance."""
    path = script.take()
    change_substance(script.after[path], script.dice)
    script.modified("edit", path, "变更")


def _set(edit_name: str, action: str | None, before: Value, after: Value) -> Callable[..., None]:
    """Return an edit that gives some keys one value before and another after (None: no key)."""

    def apply(script: Script) -> None:
        path = script.take(is_power)
        for value, keys in ((script.before[path], before), (script.after[path], after)):
            for key, said in keys.items():
                value.pop(key, None)
                if said is not None:
                    value[key] = copy.deepcopy(said)
        script.modified(edit_name, path, action)

    return apply


STATUS_AND_KEYS = (
    _set("repeal", "取消", {}, {"状态": "废止", "失效日期": "2026-11-01"}),
    _set("freeze", "冻结", {}, {"状态": "暂停"}),
    _set("resume", "恢复", {"状态": "暂停"}, {"状态": "有效"}),
    _set("draft in force", "新增", {"状态": "草案"}, {"状态": None}),
    _set("devolve", "下放", {"行使层级": ["市级"]}, {"行使层级": ["县级"]}),
    _set("withdraw", "收回", {"行使层级": ["县级"]}, {"行使层级": ["市级", "县级"]}),
    _set("entrust", "委托", {}, {"委托": {"受托": "某镇人民政府"}}),
    _set("revoke entrusting", "撤销委托", {"委托": {"受托": "某镇人民政府"}}, {"委托": None}),
    _set("convert", "转为", {"类型": "行政许可"}, {"类型": "公共服务"}),
    _set("search words", None, {"关键词": ["甲"]}, {"关键词": ["甲", "乙"], "俗称": ["丙"]}),
    _set("order of bases", None, {"依据": ["《甲法》第一条", "《乙法》第二条"]},
         {"依据": ["《乙法》第二条", "《甲法》第一条"]}),
    _set("order of steps", "变更", {"流程": ["受理", "审查"]}, {"流程": ["审查", "受理"]}),
)  # fmt: skip


def rename(script: Script) -> None:
    """Give an item another name."""
    path = script.take()
    script.after[path]["名称"] += "（修订）"
    script.modified("rename", path, "更名")


def recode(script: Script) -> None:
    """Give an item another code and keep the old one."""
    path = script.take(is_power)
    script.after[path]["编码"] = {"地方编码": f"9{script.dice.getrandbits(30):09d}", "曾用": ["1"]}
    script.modified("recode", path, "改码", "recoded")


_WIDE = str.maketrans("（），", "(),")


def typography(script: Script) -> None:
    """Change nothing but how texts are set."""
    path = script.take()
    for value, name in (
        (script.before[path], "{}（含延期），逾期的除外"),
        (script.after[path], "{} (含延期), 逾期的除外。"),
    ):
        value["名称"] = name.format(value["名称"])
    script.after[path] = json.loads(
        json.dumps(script.after[path], ensure_ascii=False).replace("，", script.dice.choice("，,"))
    )
    script.modified("typography", path, "勘误")


def move(script: Script) -> None:
    """Move a file to another organ, perhaps changed besides."""
    path = script.take(has_organ)
    other = script.take(lambda o: has_organ(o) and o.split("/")[1] != path.split("/")[1])
    kind, _organ, name = path.split("/")
    target = f"{kind}/{other.split('/')[1]}/{name}"
    value = script.after.pop(path)
    if script.dice.random() < 0.5:
        change_substance(value, script.dice)
    script.after[target] = value
    script.must_find("move", Expected("moved", "划转", path, target))


def reword(value: Value, dice: random.Random) -> bool:
    """Change an item as much as an editor does in passing; return whether in substance."""
    chosen = dice.randrange(5)
    if chosen == 0:
        return False
    if chosen == 1:
        value["名称"] = re.sub("(?:擅自|逾期|情况|未)", "", value["名称"], count=1) + "（新）"
    elif chosen == 2:
        value["依据"] = [*list(value.get("依据", []))[:1], "《新的办法》第十一条"]
    else:
        change_substance(value, dice)
    return True


def sibling(script: Script) -> None:
    """Replace an item by one that differs in little but the article: two items, not one."""
    path = script.take(is_power)
    target = script.new_path(path)
    value = copy.deepcopy(script.after.pop(path))
    number = script.dice.randint(2, 40)
    for side, article in ((script.before[path], number), (value, number + 1)):
        side.pop("编码", None)
        side["名称"] = f"对违反某市物业管理条例{script.number}第{article}条行为的处罚"
        side["类型"] = "行政处罚"
        side["依据"] = [f"《某市物业管理条例{script.number}》第{article}条"]
    value["处罚内容"] = [{"情形": f"逾期{number}日", "种类": ["罚款"]}]
    script.after[target] = value
    script.must_find(
        "sibling",
        Expected("removed", None, path, None),
        Expected("added", "新增", None, target),
    )


def rename_file(script: Script) -> None:
    """Give a file another name, so that its id is another; perhaps change the item besides."""
    path = script.take()
    target = script.new_path(path)
    value = script.after.pop(path)
    if script.dice.random() < 0.7:
        for side in (script.before[path], value):
            side.pop("编码", None)
    before = copy.deepcopy(value)
    changed = reword(value, script.dice)
    action: str | None = None
    if changed:
        action = "更名" if {k for k in value if value[k] != before.get(k)} == {"名称"} else "变更"
    script.after[target] = value
    script.must_find(
        "rename file", Expected("moved", action, path, target, (stem(path),), inferred=True)
    )


def _joined(values: Sequence[Value]) -> Value:
    """Return the item that several items would be as one."""
    whole = copy.deepcopy(values[0])
    cores = [re.sub("^对|的处罚$", "", value["名称"]) for value in values]
    ending = "的处罚" if all(v["名称"].endswith("的处罚") for v in values) else ""
    whole["名称"] = ("对" if ending else "") + "、".join(cores) + ending
    for key in ("依据", "处罚内容", "任务", "分工", "材料", "条件"):
        parts = [part for value in values for part in value.get(key, [])]
        unique = {json.dumps(part, ensure_ascii=False): part for part in parts}
        if unique:
            whole[key] = list(unique.values())
    whole.pop("编码", None)
    return whole


def _in_passing(value: Value, dice: random.Random) -> None:
    value.pop("编码", None)
    chosen = dice.randrange(4)
    if chosen == 1:
        value["备注"] = "机构改革后重新编制"
    elif chosen == 2 and len(value.get("依据", [])) > 1:
        value["依据"] = value["依据"][:-1]
    elif chosen == 3:
        value["承办机构"] = ["新设科"]


def _parts(script: Script) -> tuple[str, list[str], Value, list[Value]]:
    """Take an item and make it several, or leave it and repeat it with remarks (子项)."""
    count = 3 if script.dice.random() < 0.2 else 2
    kinds = Counter(map(script.family, script.free))
    first = script.take(lambda path: is_power(path) and kinds[script.family(path)] >= count)
    values = [copy.deepcopy(script.before[first])]
    if script.dice.random() < 0.35:
        whole = copy.deepcopy(values[0])
        values = [copy.deepcopy(whole) for _ in range(count)]
        for value, words in zip(values, ("（单位）", "（个人）", "（其他组织）"), strict=False):
            value["名称"] += words
    else:
        while len(values) < count:
            path = script.take(lambda other: script.family(other) == script.family(first))
            values.append(copy.deepcopy(script.before[path]))
            del script.before[path], script.after[path]
        whole = _joined(values)
    for value in values:
        _in_passing(value, script.dice)
    return first, [script.new_path(first) for _ in values], whole, values


def split(script: Script, declared: bool) -> None:
    """Make one item several."""
    path, targets, whole, values = _parts(script)
    script.before[path] = whole
    ids = tuple(sorted(stem(target) for target in targets))
    stays = declared and script.dice.random() < 0.5
    del script.after[path]
    if stays:
        script.after[path] = {**whole, "状态": "废止", "承接": list(ids)}
    silent = stays and script.dice.random() < 0.3  # the old item alone says it
    for target, value in zip(targets, values, strict=True):
        said = {"拆分自": [stem(path)]} if declared and not silent else {}
        script.after[target] = {**value, **said}
    name = "split declared" if declared else "split undeclared"
    script.must_find(
        name,
        Expected("split", "拆分", path, path if stays else None, (), ids, not declared),
        *(Expected("split", "拆分", None, t, (stem(path),), (), not declared) for t in targets),
    )


def merge(script: Script, declared: bool) -> None:
    """Make several items one."""
    path, sources, whole, values = _parts(script)
    target = script.new_path(path)
    del script.before[path], script.after[path]
    ids = tuple(sorted(stem(source) for source in sources))
    for source, value in zip(sources, values, strict=True):
        script.before[source] = value
    script.after[target] = {**whole, "合并自": list(ids)} if declared else whole
    script.must_find(
        "merge declared" if declared else "merge undeclared",
        Expected("merged", "合并", None, target, ids, (), not declared),
        *(Expected("merged", "合并", s, None, (), (stem(target),), not declared) for s in sources),
    )


def succeed(script: Script) -> None:
    """Replace an item by one with a new id that declares it, or that it declares."""
    path = script.take()
    target = script.new_path(path)
    old = script.after[path]
    new = copy.deepcopy(script.before[path])
    new.pop("编码", None)
    if script.dice.random() < 0.5:
        old.update(状态="废止", 失效日期="2026-11-01", 承接=[stem(target)])
        if script.dice.random() < 0.5:
            new["承接自"] = [stem(path)]
        script.must_find(
            "succeed",
            Expected("modified", "取消", path, path, (), (stem(target),)),
            Expected("added", "承接", None, target, (stem(path),)),
        )
    else:
        new["承接自"] = [stem(path)]
        del script.after[path]
        script.must_find("succeed", Expected("moved", "承接", path, target, (stem(path),)))
    script.after[target] = new
