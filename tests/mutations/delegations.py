"""Faults of matters handed down to towns and street offices (QD261–269, QD472–489)."""

from __future__ import annotations

from random import Random
from typing import Any

from qingdan.model.vocabulary import ListKind

from .document import Document
from .law_setting import rewritten
from .mutation import Mutation, edited, fault, mutator
from .workspace import Item, Workspace

_FOLDER = "delegations/zrzy"
_GIVEN = f"{_FOLDER}/fq-given001.yaml"
_TRUSTED = f"{_FOLDER}/fq-trust001.yaml"
_MEASURE = f"{_FOLDER}/fq-meas0001.yaml"
_LICENCE = f"{_FOLDER}/fq-lice0001.yaml"
_LIST = "标题: 栖云市自然资源和规划局赋权事项清单\n年度: 2026\n"
_TAKERS = (
    "承接机构:\n"
    "  - {机构: dqz, 准备: 有能力承接, 持证人数: 5}\n"
    "  - {机构: lyj, 准备: 急需承接, 持证人数: 6}\n"
)
_LETTER = (
    "执法主体: zrzy\n"
    "期限: {自: 2026-01-01, 至: 2999-12-31}\n"
    "委托书:\n  事项: 对示例行为的处理\n  权限: 检查、取证，给予警告\n"
    "  公布: 市政府公报2026年第1期\n"
)
_GRANT = (
    "赋权依据:\n  种类: {}\n  文号: 省政发〔2026〕12号\n  机关: 省人民政府\n  层级: 省级\n"
    "  公布: https://www.sheng.example/gongbao/2026-12\n"
)
_ALLOWING = (
    "依据:\n  - 引用: 《示例省管理条例》第九条\n"
    "    原文: 县级主管部门可以委托乡镇人民政府、街道办事处实施，可以处一百元以下罚款。\n"
)
_BASIS = "依据: [《村庄和集镇规划建设管理条例》第三十八条]\n"
_STEPS = (
    "程序: {申请: 2026-06-01, 确定: 2026-06-20, 发布: 2026-07-01, 备案: 2026-07-10,"
    " 行使: 2026-08-01}\n"
)
_HEAD = "名称: {}\n类型: {}\n状态: 有效\n方式: {}\n"
_FILES = {
    _GIVEN: _HEAD.format("对损坏村庄和集镇的房屋、公共设施的处罚", "行政处罚", "下放")
    + _TAKERS
    + _GRANT.format("省级决定交由行使")
    + "执法主体: 承接机构\n"
    + _STEPS
    + _BASIS,
    _TRUSTED: _HEAD.format("对擅自在村庄、集镇设摊的处罚", "行政处罚", "委托")
    + _TAKERS
    + _LETTER
    + _ALLOWING,
    _MEASURE: _HEAD.format("对违法建设工具的扣押", "行政强制", "下放")
    + _TAKERS
    + _GRANT.format("相对集中行政处罚权")
    + _BASIS,
    _LICENCE: _HEAD.format("示例占用审批", "行政许可", "委托") + _TAKERS + _LETTER + _ALLOWING,
}
"""Matters that nothing is wrong with, beside those of the sample."""


def _handed_down(workspace: Workspace) -> Workspace:
    """Return the sample with four matters more."""
    own = {path: text.encode() for path, text in {f"{_FOLDER}/list.yaml": _LIST, **_FILES}.items()}
    return Workspace({**workspace.files, **own})


def _changed(random: Random, workspace: Workspace, path: str, **values: Any) -> Mutation:
    """Replace values of an item; the last one is at fault."""
    return edited(path, rewritten(random, workspace.document(path), **values))


def _at(
    random: Random, workspace: Workspace, path: str, keys: tuple[str | int, ...], value: Any
) -> Mutation:
    """Replace one value of an item."""
    return edited(path, workspace.document(path).put(random, keys, value))


def _gone(workspace: Workspace, path: str, *keys: tuple[str | int, ...]) -> Mutation:
    """Take values away; the fault shows at the first key of the item."""
    document = workspace.document(path).without(*keys)
    return fault(path, document.text, document.first_key_line())


@mutator("delegation-without-type", prepare=_handed_down)
def type_lost(random: Random, workspace: Workspace) -> Mutation | None:
    """A matter without its type, or without the way it came down."""
    return _gone(workspace, random.choice((_GIVEN, _MEASURE)), (random.choice(("类型", "方式")),))


@mutator("delegation-without-recipient", prepare=_handed_down)
def recipients_lost(random: Random, workspace: Workspace) -> Mutation | None:
    """A matter that is handed down to nobody."""
    return _gone(workspace, random.choice((_GIVEN, _TRUSTED, _MEASURE)), ("承接机构",))


@mutator("delegation-letter-incomplete", prepare=_handed_down)
def letter_lost(random: Random, workspace: Workspace) -> Mutation | None:
    """An entrustment whose letter is missing, or does not say what it must."""
    path = random.choice((_TRUSTED, _LICENCE))
    if random.random() < 0.4:
        return _gone(workspace, path, ("委托书",))
    key = random.choice(("事项", "公布") if path == _LICENCE else ("事项", "权限", "公布"))
    document = workspace.document(path).without(("委托书", key))
    first = next(iter(document.value["委托书"]))
    return fault(path, document.text, document.key_line(("委托书", first)))


@mutator("delegation-without-term", prepare=_handed_down)
def term_lost(random: Random, workspace: Workspace) -> Mutation | None:
    """An entrusted penalty without its last day."""
    if random.random() < 0.5:
        return _gone(workspace, _TRUSTED, ("期限",))
    document = workspace.document(_TRUSTED).without(("期限", "至"))
    return fault(_TRUSTED, document.text, document.key_line(("期限", "自")))


@mutator("delegation-expired", prepare=_handed_down)
def term_over(random: Random, workspace: Workspace) -> Mutation | None:
    """A matter that is still listed after its term."""
    path = random.choice((_TRUSTED, _LICENCE))
    day = random.choice(("2026-01-02", "2026-06-30", "2026-09-30"))
    return _at(random, workspace, path, ("期限", "至"), day)


@mutator("delegation-unassessed", prepare=_handed_down)
def never_assessed(random: Random, workspace: Workspace) -> Mutation | None:
    """A penalty that a town has had for long, and nobody has assessed it."""
    steps = {"发布": "2024-05-01", "行使": random.choice(("2024-06-01", "2025-09-30"))}
    document = workspace.document(_GIVEN)
    changed = Document(document.put(random, ("程序",), steps).text)
    return fault(_GIVEN, changed.text, changed.first_key_line())


@mutator("exercised-too-early", prepare=_handed_down)
def exercised_before(random: Random, workspace: Workspace) -> Mutation | None:
    """A town that acts before the power is published or put on record."""
    day = random.choice(("2026-06-19", "2026-06-30", "2026-07-09"))
    return _at(random, workspace, _GIVEN, ("程序", "行使"), day)


@mutator("delegation-dates-reversed", prepare=_handed_down)
def asked_for_afterwards(random: Random, workspace: Workspace) -> Mutation | None:
    """A decision that is older than what was asked for."""
    document = workspace.document(_GIVEN)
    changed = document.put(random, ("程序", "申请"), random.choice(("2026-06-21", "2026-12-01")))
    line = Document(changed.text).line(("程序", "确定"))
    return fault(_GIVEN, changed.text, line)


@mutator("delegation-step-missing", prepare=_handed_down)
def step_lost(random: Random, workspace: Workspace) -> Mutation | None:
    """A step of the sequence without its day."""
    document = workspace.document(_GIVEN).without(("程序", random.choice(("申请", "备案"))))
    first = next(iter(document.value["程序"]))
    return fault(_GIVEN, document.text, document.key_line(("程序", first)))


@mutator("delegated-measure", prepare=_handed_down)
def measure_entrusted_to_a_town(random: Random, workspace: Workspace) -> Mutation | None:
    """A seizure that is entrusted."""
    return _changed(random, workspace, _MEASURE, **{**_letter(), "方式": "委托"})


def _letter() -> dict[str, Any]:
    return {
        "期限": {"自": "2026-01-01", "至": "2999-12-31"},
        "委托书": {"事项": "对示例行为的处理", "权限": "扣押", "公布": "公报"},
    }


@mutator("delegated-coercion", prepare=_handed_down)
def measure_with_penalties(random: Random, workspace: Workspace) -> Mutation | None:
    """A measure that comes down with a decision on penalties."""
    kind = random.choice(("省级决定交由行使", "其他"))
    return _at(random, workspace, _MEASURE, ("赋权依据", "种类"), kind)


def _somebody(workspace: Workspace, *natures: str) -> list[str]:
    return [
        organ
        for organ, entry in workspace.organs.items()
        if entry.get("性质") in natures and "主体性质" not in entry and "失效日期" not in entry
    ]


@mutator("delegated-licence", prepare=_handed_down)
def licence_to_a_committee(random: Random, workspace: Workspace) -> Mutation | None:
    """A licence that is entrusted to what is no administrative organ."""
    organ = random.choice(_somebody(workspace, "议事协调机构", "事业单位", "执法队伍"))
    return _at(random, workspace, _LICENCE, ("承接机构", 0, "机构"), organ)


@mutator("delegated-penalty", prepare=_handed_down)
def decided_by_a_county(random: Random, workspace: Workspace) -> Mutation | None:
    """A decision of a city or a county; or a penalty for a committee."""
    if random.random() < 0.3:
        organ = random.choice(_somebody(workspace, "议事协调机构", "执法队伍"))
        return _at(random, workspace, _GIVEN, ("承接机构", 0, "机构"), organ)
    level = random.choice(("市级", "县级", "乡级"))
    return _at(random, workspace, _GIVEN, ("赋权依据", "层级"), level)


@mutator("delegation-without-grant", prepare=_handed_down)
def grant_lost(random: Random, workspace: Workspace) -> Mutation | None:
    """A penalty that came down by no decision."""
    document = workspace.document(_GIVEN).without(("赋权依据",))
    return fault(_GIVEN, document.text, document.line(("方式",)))


@mutator("delegated-by-local-norm", prepare=_handed_down)
def only_a_province_says_so(random: Random, workspace: Workspace) -> Mutation | None:
    """A regulation of a province names towns and street offices, and no decision is named."""
    words = "由乡镇人民政府、街道办事处处二百元以下罚款。"
    bases = [{"引用": "《山东省专利条例》第五条", "原文": words}]
    document = workspace.document(_GIVEN).without(("赋权依据",))
    changed = Document(rewritten(random, document, 依据=bases).text)
    return fault(_GIVEN, changed.text, changed.line(("方式",)))


@mutator("grant-unpublished", prepare=_handed_down)
def publication_lost(random: Random, workspace: Workspace) -> Mutation | None:
    """A decision of the province, and nobody says where it was published."""
    document = workspace.document(_GIVEN).without(("赋权依据", "公布"))
    return fault(_GIVEN, document.text, document.line(("赋权依据", "文号")))


def _with_a_body(name: str, nature: str) -> Any:
    def prepare(workspace: Workspace) -> Workspace:
        own = _handed_down(workspace)
        text = own.files["organs.yaml"].decode()
        entry = f"  fwzzz:\n    名称: {name}\n    性质: {nature}\n"
        return Workspace({**own.files, "organs.yaml": (text.rstrip() + "\n" + entry).encode()})

    return prepare


@mutator("unfit-recipient", prepare=_with_a_body("栖云城市清洁有限公司", "其他"))
def penalty_entrusted_to_a_company(random: Random, workspace: Workspace) -> Mutation | None:
    """A penalty that is entrusted to a company."""
    at = random.choice((0, 1))
    return _at(random, workspace, _TRUSTED, ("承接机构", at, "机构"), "fwzzz")


@mutator("doubtful-trustee", prepare=_with_a_body("栖云市城市管理服务中心", "事业单位"))
def penalty_entrusted_to_a_centre(random: Random, workspace: Workspace) -> Mutation | None:
    """A penalty that is entrusted to an institution."""
    at = random.choice((0, 1))
    return _at(random, workspace, _TRUSTED, ("承接机构", at, "机构"), "fwzzz")


@mutator("internal-enforcer", prepare=_handed_down)
def enforced_by_an_office(random: Random, workspace: Workspace) -> Mutation | None:
    """Penalties in the name of a body inside an organ."""
    town = workspace.organs["dqz"]
    units = [one for one in town.get("内设机构", ()) if isinstance(one, str)]
    names = ["稻桥镇综合执法局", "违法建设治理工作专班", *(f"稻桥镇{one}" for one in units)]
    return _at(random, workspace, _GIVEN, ("执法主体",), random.choice(names))


@mutator("wrong-enforcer", prepare=_handed_down)
def enforced_by_another(random: Random, workspace: Workspace) -> Mutation | None:
    """A name that does not fit the way the matter came down."""
    path, names = random.choice(((_GIVEN, ("zrzy", "cgj")), (_TRUSTED, ("dqz", "承接机构"))))
    return _at(random, workspace, path, ("执法主体",), random.choice(names))


@mutator("enforcer-opinion-differs", prepare=_handed_down)
def found_another_fit(random: Random, workspace: Workspace) -> Mutation | None:
    """A conclusion that is not what the matter says."""
    name = workspace.organs["zrzy"]["名称"]
    candidates = random.choice(([name, "街道办事处"], [name]))
    opinion = {"候选": candidates, "确定": name}
    edit = workspace.document(_GIVEN).add(random, (), "执法主体意见", opinion)
    return fault(_GIVEN, edit.text, Document(edit.text).line(("执法主体意见", "确定")))


@mutator("deferred-in-force", prepare=_handed_down)
def deferred(random: Random, workspace: Workspace) -> Mutation | None:
    """A body that defers, of a matter in force."""
    at = random.choice((0, 1))
    return _at(random, workspace, _GIVEN, ("承接机构", at, "准备"), "暂不承接")


@mutator("conditional-in-force", prepare=_handed_down)
def conditional(random: Random, workspace: Workspace) -> Mutation | None:
    """A body for which conditions must be created first, of a matter in force."""
    at = random.choice((0, 1))
    return _at(random, workspace, _GIVEN, ("承接机构", at, "准备"), "创造条件可以承接")


@mutator("withdrawn-in-force", prepare=_handed_down)
def taken_back(random: Random, workspace: Workspace) -> Mutation | None:
    """A matter that was taken back and stays in force."""
    path = random.choice((_GIVEN, _TRUSTED, _MEASURE))
    back = {"日期": "2026-09-01", "原因": "依据的规章已经修改"}
    edit = workspace.document(path).add(random, (), "收回", back)
    return fault(path, edit.text, Document(edit.text).line(("收回", "日期")))


@mutator("withdrawal-incomplete", prepare=_handed_down)
def to_be_taken_back(random: Random, workspace: Workspace) -> Mutation | None:
    """An assessment that nothing followed, or a withdrawal to come without its reason."""
    if random.random() < 0.5:
        assessed = [{"日期": "2026-09-01", "结果": "收回"}]
        edit = workspace.document(_GIVEN).add(random, (), "评估", assessed)
        return fault(_GIVEN, edit.text, Document(edit.text).line(("评估", 0, "结果")))
    edit = workspace.document(_GIVEN).add(random, (), "收回", {"日期": "2027-01-01"})
    return fault(_GIVEN, edit.text, Document(edit.text).key_line(("收回", "日期")))


@mutator("delegated-power-differs", prepare=_handed_down)
def power_of_another(random: Random, workspace: Workspace) -> Mutation | None:
    """A power of another organ, or of another type."""
    powers: list[Item] = [
        one
        for one in workspace.of_kind(ListKind.POWERS)
        if workspace.in_force(one)
        and not workspace.with_parts(one)
        and (one.organ != "zrzy") != (workspace.get(one, "类型") != "行政处罚")
        and "共同实施" not in workspace.value(one)
    ]
    edit = workspace.document(_GIVEN).add(random, (), "权力", [random.choice(powers).id])
    return fault(_GIVEN, edit.text, Document(edit.text).line(("权力", 0)))


@mutator("too-few-officers", prepare=_handed_down)
def one_officer(random: Random, workspace: Workspace) -> Mutation | None:
    """A body with fewer than two who may enforce."""
    path, at = random.choice((_GIVEN, _TRUSTED, _MEASURE)), random.choice((0, 1))
    return _at(random, workspace, path, ("承接机构", at, "持证人数"), random.choice((0, 1)))
