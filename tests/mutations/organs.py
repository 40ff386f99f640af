"""Faults of organs and their names (QD309, QD36x, QD37x)."""

from __future__ import annotations

from random import Random

from qingdan.model.finding import FieldPath
from qingdan.store.layout import item_path

from .document import Document
from .mutation import Mutation, edited, fault, mutator
from .prose import with_clause
from .workspace import BOUNDARIES, POWERS, Workspace

_ORGANS = "organs.yaml"
_PAST = "2024-05-01"


def _departments(workspace: Workspace) -> list[str]:
    return [
        organ
        for organ, entry in workspace.organs.items()
        if entry.get("性质") == "政府工作部门" and "失效日期" not in entry
    ]


def _in_organ(
    random: Random, workspace: Workspace, organ: str, key: str, value: object
) -> tuple[Document, FieldPath]:
    """Write a value under a key of an organ, or in the place of the one there."""
    document = workspace.document(_ORGANS)
    at: FieldPath = ("机构", organ, key)
    if document.has(at):
        return Document(document.put(random, at, value).text), at
    return Document(document.add(random, at[:-1], key, value).text), at


# -- names in texts ----------------------------------------------------------------------------


@mutator("old-organ-name")
def name_before_the_reform(random: Random, workspace: Workspace) -> Mutation | None:
    """A name that no organ has had since the reforms of 2018 and 2023."""
    names = ("国土资源局", "环境保护局", "工商行政管理局", "食品药品监督管理局", "质量技术监督局")
    place = random.choice(("市", "县级", "区"))
    clause = f"由{place}{random.choice(names)}配合核查"
    return with_clause(random, workspace, clause, _OLD_TOO)


_OLD_TOO = frozenset({"former-organ-name", "unregistered-short-name"})


@mutator("doubtful-organ-name")
def name_that_few_still_have(random: Random, workspace: Workspace) -> Mutation | None:
    """A name that is no longer used in most places."""
    name = random.choice(("物价局", "扶贫办", "人事局", "金融办"))
    return with_clause(random, workspace, f"由市{name}配合核查")


@mutator("former-organ-name")
def former_name(random: Random, workspace: Workspace) -> Mutation | None:
    """A former name of an organ, its time over."""
    name = random.choice(("栖云市建设委员会", "稻桥乡人民政府"))
    return _in_an_item(workspace, with_clause(random, workspace, f"由{name}配合核查"))


def _in_an_item(workspace: Workspace, mutation: Mutation) -> Mutation | None:
    """Return a mutation of a living item: rules that know the register read nothing else."""
    living = [item.path for item in workspace.items if workspace.get(item, "状态") != "废止"]
    return mutation if all(path in living for path in mutation.changes) else None


@mutator("unregistered-short-name")
def name_of_the_street(random: Random, workspace: Workspace) -> Mutation | None:
    """A short name that is not registered."""
    name = random.choice(("卫健委", "发改委", "文旅局", "市监局"))
    return _in_an_item(workspace, with_clause(random, workspace, f"由{name}配合核查"))


@mutator("short-name-for-full")
def short_name(random: Random, workspace: Workspace) -> Mutation | None:
    """A 承办机构 by its short name."""
    item = workspace.any_item(random, POWERS)
    own = {"zrzy": ["规划科", "登记中心"], "cgj": ["城管支队"]}.get(str(item.organ))
    document = workspace.document(item.path)
    if own is None or not document.has(("承办机构",)) or workspace.get(item, "状态") == "废止":
        return None
    return edited(item.path, document.append(random, ("承办机构",), random.choice(own)))


# -- bodies and owners -------------------------------------------------------------------------


@mutator("unit-of-another-organ")
def body_of_a_neighbour(random: Random, workspace: Workspace) -> Mutation | None:
    """A 承办机构 that belongs to another department."""
    item = workspace.any_item(random, POWERS)
    document = workspace.document(item.path)
    other = random.choice(_departments(workspace))
    shared = workspace.value(item).get("共同实施", ())
    units = workspace.organs[other].get("内设机构", ())
    names = [unit if isinstance(unit, str) else unit["名称"] for unit in units]
    taken = [
        name
        for name in names
        if sum(name in str(entry.get("内设机构")) for entry in workspace.organs.values()) > 1
    ]
    name = random.choice([name for name in names if name not in taken])
    if other in (item.organ, *shared) or not document.has(("承办机构",)):
        return None
    if workspace.get(item, "状态") == "废止" or item.organ == "szf":
        return None
    return edited(item.path, document.append(random, ("承办机构",), name))


@mutator("unfit-power-owner")
def committee_that_acts(random: Random, workspace: Workspace) -> Mutation | None:
    """A committee that exercises a power together with an organ, or by itself."""
    item = workspace.any_power(random)
    document = workspace.document(item.path)
    if random.random() < 0.5:
        if document.has(("共同实施",)):
            return None
        return edited(item.path, document.add(random, (), "共同实施", ["spaw"]))
    keys = ("序号", "编码", "承办机构", "共同实施", "承接自", "拆分自", "合并自")
    document = document.without(*((key,) for key in keys if document.has((key,))))
    if not document.has(("状态",)):
        document = Document(document.add(random, (), "状态", "有效").text)
    path = item_path(POWERS, "spaw", item.id[:3] + "9x4m2p7q")
    return fault(path, document.text, document.first_key_line())


def _of_a_county(workspace: Workspace) -> Workspace:
    text = workspace.files["qingdan.yaml"].decode().replace("层级: 市级", "层级: 县级")
    return Workspace({**workspace.files, "qingdan.yaml": text.encode()})


@mutator("vertical-organ", prepare=_of_a_county)
def list_of_the_tax_bureau(random: Random, workspace: Workspace) -> Mutation | None:
    """A list of an organ that a higher level runs, in the workspace of a county."""
    item = workspace.any_power(random)
    keys = ("序号", "编码", "承办机构", "共同实施", "承接自", "拆分自", "合并自")
    document = workspace.document(item.path)
    document = document.without(*((key,) for key in keys if document.has((key,))))
    if not document.has(("状态",)):
        document = Document(document.add(random, (), "状态", "有效").text)
    path = item_path(POWERS, "xfzd", item.id[:3] + "9x4m2p7q")
    return fault(path, document.text, document.first_key_line(), {"power-in-two-organs"})


# -- the register ------------------------------------------------------------------------------


@mutator("abolished-organ")
def organ_that_is_gone(random: Random, workspace: Workspace) -> Mutation | None:
    """A boundary matter that names an organ which was abolished, a power that it shares."""
    if random.random() < 0.5:
        item = workspace.any_power(random)
        document = workspace.document(item.path)
        if document.has(("共同实施",)):
            return None
        return edited(item.path, document.add(random, (), "共同实施", ["ghj"]))
    item = workspace.any_item(random, BOUNDARIES)
    document = workspace.document(item.path)
    part = {"部门": "ghj", "职责": ["对已批准的规划条件出具认定意见"]}
    if not workspace.in_force(item) or document.has(("配合",)):
        return None
    return edited(item.path, document.append(random, ("分工",), part))


@mutator("ambiguous-organ-name")
def two_of_one_name(random: Random, workspace: Workspace) -> Mutation | None:
    """A short name that two organs have."""
    document = workspace.document(_ORGANS)
    holders = [o for o, entry in workspace.organs.items() if entry.get("简称") and o != "ghj"]
    one, other = random.sample(holders, 2)
    name = random.choice(workspace.organs[one]["简称"])
    number = workspace.organs[one]["简称"].index(name)
    edit = document.append(random, ("机构", other, "简称"), name)
    own = (_ORGANS, Document(edit.text).line(("机构", one, "简称", number)))
    return fault(_ORGANS, edit.text, edit.line, (), own)


@mutator("organ-circle")
def above_itself(random: Random, workspace: Workspace) -> Mutation | None:
    """An organ that is its own superior, or two that are each other's."""
    document = workspace.document(_ORGANS)
    below = [organ for organ, entry in workspace.organs.items() if "上级" in entry]
    organ = random.choice([organ for organ in below if organ != "ghj"])
    at = ("机构", organ, "上级")
    if random.random() < 0.5:
        return edited(_ORGANS, document.put(random, at, organ))
    above = str(workspace.organs[organ]["上级"])
    changed, other = _in_organ(random, workspace, above, "上级", organ)
    places = sorted({(_ORGANS, changed.line(at)), (_ORGANS, changed.line(other))})
    return Mutation({_ORGANS: changed.text}, tuple(places))


@mutator("abolished-parent")
def superior_that_is_gone(random: Random, workspace: Workspace) -> Mutation | None:
    """An organ whose superior was abolished."""
    document = workspace.document(_ORGANS)
    found = [o for o, entry in workspace.organs.items() if "上级" in entry and o != "ghj"]
    return edited(_ORGANS, document.put(random, ("机构", random.choice(found), "上级"), "ghj"))


@mutator("organ-dates-reversed")
def gone_before_it_came(random: Random, workspace: Workspace) -> Mutation | None:
    """An organ, or a former name, that ended before it began."""
    document = workspace.document(_ORGANS)
    if random.random() < 0.4:
        at: FieldPath = ("机构", "ghj", "失效日期")
        return edited(_ORGANS, document.put(random, at, "2003-01-20"))
    begun = [p for p in document.nodes if p[-1:] == ("自",)]
    begin = random.choice(begun)
    end: FieldPath = (*begin[:-1], "至")
    year = int(str(document.at(begin))[:4]) - random.randrange(1, 20)
    return edited(_ORGANS, document.put(random, end, f"{year}-03-31"))


@mutator("abolished-without-successor")
def nobody_follows(random: Random, workspace: Workspace) -> Mutation | None:
    """An abolished organ that says no more who follows it."""
    document = workspace.document(_ORGANS)
    if random.random() < 0.5:
        changed = document.without(("机构", "ghj", "承接"))
        return fault(_ORGANS, changed.text, changed.line(("机构", "ghj", "失效日期")))
    entry = f"tjj:\n    名称: 栖云市统计局\n    失效日期: {_PAST}"
    edit = document.add_raw(random, ("机构",), entry)
    return fault(_ORGANS, edit.text, edit.line + 2)


@mutator("credit-code-shared")
def code_of_two(random: Random, workspace: Workspace) -> Mutation | None:
    """Two organs with one 统一社会信用代码."""
    held = [o for o, entry in workspace.organs.items() if "统一社会信用代码" in entry]
    one = random.choice([o for o in held if o != "gjj"])
    other = random.choice([o for o in _departments(workspace) if o not in held])
    code = workspace.organs[one]["统一社会信用代码"]
    document, at = _in_organ(random, workspace, other, "统一社会信用代码", code)
    own = (_ORGANS, document.line(("机构", one, "统一社会信用代码")))
    return fault(_ORGANS, document.text, document.line(at), (), own)


@mutator("registered-under-old-name")
def register_of_yesterday(random: Random, workspace: Workspace) -> Mutation | None:
    """An organ that is registered under the name it had before the reform."""
    name = random.choice(("国土资源局", "环境保护局", "工商行政管理局", "质量技术监督局"))
    entry = f"tjj:\n    名称: 栖云市{name}\n    性质: 政府工作部门"
    edit = workspace.document(_ORGANS).add_raw(random, ("机构",), entry)
    return fault(_ORGANS, edit.text, edit.line + 1, {"department-without-list"})


@mutator("nameless-organ")
def body_without_name(random: Random, workspace: Workspace) -> Mutation | None:
    """A body that is called 相关科室, or an organ that is called by its id."""
    document = workspace.document(_ORGANS)
    if random.random() < 0.3:
        edit = document.add_raw(random, ("机构",), "tjj: {名称: tjj, 性质: 事业单位}")
        return edited(_ORGANS, edit)
    found = [p for p in document.nodes if p and p[-1] in ("内设机构", "事业单位", "执法队伍")]
    name = random.choice(("相关科室", "具体承办科室", "有关业务部门", "相关职能科室"))
    return edited(_ORGANS, document.append(random, random.choice(found), name))
