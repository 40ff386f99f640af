"""Faults of codes (QD114 to QD121, QD39x)."""

from __future__ import annotations

from random import Random
from typing import Any

from .document import Document
from .mutation import Mutation, edited, fault, mutator
from .workspace import POWERS, Item, Workspace

_ORGANS = "organs.yaml"


def _coded(random: Random, workspace: Workspace) -> tuple[Item, str]:
    """Return a power in force of an organ with a 统一社会信用代码, and that code."""
    item = workspace.any_power(random)
    code = workspace.organs[str(item.organ)].get("统一社会信用代码")
    return (item, str(code)) if code else _coded(random, workspace)


def _with_codes(random: Random, workspace: Workspace, item: Item, **codes: str) -> Document:
    """Give an item more codes, on the line it has or on lines of their own."""
    document = workspace.document(item.path)
    if not document.has(("编码",)):
        if random.random() < 0.5:
            return Document(document.add(random, (), "编码", dict(codes)).text)
        pairs = "".join(f'\n  {key}: "{code}"' for key, code in codes.items())
        return Document(document.add_raw(random, (), "编码:" + pairs).text)
    for key, code in codes.items():
        if document.has(("编码", key)):
            document = Document(document.put(random, ("编码", key), code).text)
        else:
            document = Document(document.add(random, ("编码",), key, code).text)
    return document


_BASIC = {"行政许可": "0001", "行政处罚": "0002", "行政强制": "0003", "行政检查": "0006"}


def _basic(random: Random, workspace: Workspace, item: Item) -> str:
    kind = _BASIC.get(workspace.value(item)["类型"])
    return f"{kind or '4421'}15{random.randrange(500, 1000)}000"


_LEVELS = {"国家级": "1", "省级": "2", "市级": "3", "县级": "4", "乡级": "5", "村级": "6"}


def levels_of(workspace: Workspace, item: Item) -> list[str]:
    """Return the digits of the levels that exercise a power, and of its organ's."""
    own = workspace.organs[str(item.organ)].get("层级")
    rights = [right["层级"] for right in workspace.value(item).get("层级权限", ())]
    return [_LEVELS[level] for level in (own, *workspace.get(item, "行使层级"), *rights) if level]


def _implementation(credit: str, basic: str, level: str = "3") -> str:
    return credit + level + basic


@mutator("credit-code-prefix")
def code_of_another_kind(random: Random, workspace: Workspace) -> Mutation | None:
    """A department with the code of an institution, an institution with that of a department."""
    document = workspace.document(_ORGANS)
    found = [o for o, entry in workspace.organs.items() if "统一社会信用代码" in entry]
    one, other = random.sample(found, 2)
    codes = [str(workspace.organs[organ]["统一社会信用代码"]) for organ in (one, other)]
    if codes[0][:2] == codes[1][:2]:
        return None
    edit = document.put(random, ("机构", one, "统一社会信用代码"), codes[1])
    return edited(_ORGANS, edit, {"credit-code-shared", "code-of-another-organ"})


@mutator("basic-code-differs")
def end_of_another(random: Random, workspace: Workspace) -> Mutation | None:
    """An 实施编码 that does not end in the 基本编码."""
    item, credit = _coded(random, workspace)
    if "业务办理项编码" in workspace.value(item).get("编码", {}):
        return None
    basic = _basic(random, workspace, item)
    at = random.randrange(6, 9)
    other = basic[:at] + str((int(basic[at]) + 1) % 10) + basic[at + 1 :]
    codes = {"基本编码": basic, "实施编码": _implementation(credit, other)}
    document = _with_codes(random, workspace, item, **codes)
    return fault(item.path, document.text, document.line(("编码", "实施编码")))


@mutator("handling-code-differs")
def handling_of_another(random: Random, workspace: Workspace) -> Mutation | None:
    """A 业务办理项编码 that does not go on from the 实施编码."""
    item, credit = _coded(random, workspace)
    if "基本编码" in workspace.value(item).get("编码", {}):
        return None
    whole = _implementation(credit, _basic(random, workspace, item))
    wrong = whole[:25] + str((int(whole[25]) + 1) % 10) + whole[26:] + "01"
    document = _with_codes(random, workspace, item, 实施编码=whole, 业务办理项编码=wrong)
    return fault(item.path, document.text, document.line(("编码", "业务办理项编码")))


@mutator("type-against-code")
def code_of_another_type(random: Random, workspace: Workspace) -> Mutation | None:
    """A 基本编码 that says another type than the item."""
    item = workspace.any_power(random, *_BASIC)
    kind = workspace.value(item)["类型"]
    other = random.choice([code for name, code in _BASIC.items() if name != kind])
    basic = f"{other}15{random.randrange(500, 1000)}000"
    document = _with_codes(random, workspace, item, 基本编码=basic)
    return fault(item.path, document.text, document.line(("编码", "基本编码")))


@mutator("type-against-local-code")
def letters_of_another_type(random: Random, workspace: Workspace) -> Mutation | None:
    """A 地方编码 whose letters say another type than the item."""
    item = workspace.any_power(random)
    types = {"行政检查": "JC", "行政强制": "QZ", "行政确认": "QR", "行政给付": "JF"}
    kind = workspace.value(item)["类型"]
    other = random.choice([code for name, code in types.items() if name != kind])
    code = f"990100-{other}-{random.randrange(900, 1000)}"
    document = _with_codes(random, workspace, item, 地方编码=code)
    return fault(item.path, document.text, document.line(("编码", "地方编码")))


def _of_a_province(workspace: Workspace) -> Workspace:
    """The sample under the profile of a province that says what a 地方编码 looks like."""
    text = workspace.files["qingdan.yaml"].decode().replace("方案: 通用", "方案: 湖北")
    return Workspace({**workspace.files, "qingdan.yaml": text.encode()})


@mutator("local-code-shape", prepare=_of_a_province)
def code_of_another_shape(random: Random, workspace: Workspace) -> Mutation | None:
    """A 地方编码 that is not of the form of the province."""
    item = workspace.any_item(random, POWERS)
    if "编码" in workspace.value(item):
        return None
    code = random.choice(("A-1", "第12号", "3701", "ZJ/2026/07"))
    document = _with_codes(random, workspace, item, 地方编码=code)
    return fault(item.path, document.text, document.line(("编码", "地方编码")))


def _of_a_real_place(workspace: Workspace) -> Workspace:
    """The sample with the codes of a real place, and no word that it is fictional."""
    files = dict(workspace.files)
    for path in ("qingdan.yaml", _ORGANS):
        text = files[path].decode().replace('区划代码: "9901', '区划代码: "3703')
        files[path] = text.replace("虚构: true", "虚构: false").encode()
    return Workspace(files)


@mutator("unknown-region", prepare=_of_a_real_place)
def region_of_nowhere(random: Random, workspace: Workspace) -> Mutation | None:
    """A 区划代码 that no region has, or that no region has any more."""
    path = random.choice(("qingdan.yaml", _ORGANS, _ORGANS))
    document = workspace.document(path)
    at = random.choice([p for p in document.nodes if p[-1:] == ("区划代码",)])
    wrong = random.choice(("370399", "379900", "350427", "370300"[:4] + "98"))
    return edited(path, document.put(random, at, wrong + str(document.at(at))[6:]))


@mutator("town-code-range")
def code_of_a_street(random: Random, workspace: Workspace) -> Mutation | None:
    """A town with the code of a street office, and the other way round."""
    document = workspace.document(_ORGANS)
    organ = random.choice(("dqz", "lyj"))
    at = ("机构", organ, "区划代码")
    code = str(document.at(at))
    town = random.randrange(1, 99) if organ == "dqz" else random.randrange(100, 199)
    return edited(_ORGANS, document.put(random, at, f"{code[:6]}{town:03}"))


@mutator("code-of-another-organ")
def code_of_the_neighbour(random: Random, workspace: Workspace) -> Mutation | None:
    """An 实施编码 that begins with the code of another organ."""
    item, credit = _coded(random, workspace)
    others = [str(o.get("统一社会信用代码")) for o in workspace.organs.values()]
    other = random.choice([code for code in others if code not in ("None", credit)])
    whole = _implementation(other, _basic(random, workspace, item))
    if workspace.get(item, "行使层级") == ["乡级"]:
        return None
    document = _with_codes(random, workspace, item, 实施编码=whole)
    return fault(item.path, document.text, document.line(("编码", "实施编码")))


@mutator("level-against-code")
def level_of_another(random: Random, workspace: Workspace) -> Mutation | None:
    """An 实施编码 of a level that does not exercise the power."""
    item, credit = _coded(random, workspace)
    if "基本编码" in workspace.value(item).get("编码", {}):
        return None
    others = [digit for digit in _LEVELS.values() if digit not in levels_of(workspace, item)]
    whole = _implementation(credit, _basic(random, workspace, item), random.choice(others))
    document = _with_codes(random, workspace, item, 实施编码=whole)
    return fault(item.path, document.text, document.line(("编码", "实施编码")))


@mutator("code-reused")
def code_of_the_past(random: Random, workspace: Workspace) -> Mutation | None:
    """A 地方编码 that another item had before."""
    used: list[tuple[str, Any]] = [
        (item.id, code)
        for item in workspace.of_kind(POWERS)
        for code in workspace.value(item).get("编码", {}).get("曾用", ())
    ]
    owner, code = random.choice(used)
    item = workspace.any_power(random)
    if item.id == owner or owner in str(workspace.value(item)):
        return None
    document = _with_codes(random, workspace, item, 地方编码=str(code))
    return fault(item.path, document.text, document.line(("编码", "地方编码")))
