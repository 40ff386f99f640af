"""Powers on what had no power to set them, entrusted to whom it may not be (QD43x to QD46x)."""

from __future__ import annotations

from random import Random
from typing import Any

from .document import Document, Edit
from .mutation import Mutation, edited, fault, mutator
from .prose import with_clause
from .workspace import Item, Workspace

RULE = "侵害消费者权益行为处罚办法"
"""A 部门规章."""
REGULATION = "医疗器械监督管理条例"
"""A 行政法规."""
PROVINCE = "山东省专利条例"
CITY = "东营市养犬管理条例"
CIRCULAR = "栖云市人民政府办公室关于加强管理的通知"


def setting(title: str, article: str = "第十四条") -> list[Any]:
    """The bases of a power that one provision alone sets."""
    return [{"引用": f"《{title}》{article}", "作用": "设定"}]


def rewritten(random: Random, document: Document, **values: Any) -> Edit:
    """Replace values of an item, in brackets; the edit is that of the last one."""
    edit: Edit | None = None
    for key, value in values.items():
        if document.has((key,)):
            document = document.without((key,))
        edit = document.add(random, (), key, value)
        document = Document(edit.text)
    assert edit is not None
    return edit


def changed(
    random: Random, workspace: Workspace, item: Item, *also: str, **values: Any
) -> Mutation:
    """Replace values of an item; the last one is at fault."""
    return edited(item.path, rewritten(random, workspace.document(item.path), **values), also)


@mutator("document-sets-power")
def set_by_circular(random: Random, workspace: Workspace) -> Mutation | None:
    """A licence, a penalty, a coercion that stands on circulars alone."""
    item = workspace.any_power(random, "行政许可", "行政处罚", "行政强制", holding="依据")
    bases = random.choice((setting(CIRCULAR), [f"《{CIRCULAR}》第三条"]))
    return changed(random, workspace, item, 依据=bases)


@mutator("penalty-beyond-rank")
def kind_above_the_basis(random: Random, workspace: Workspace) -> Mutation | None:
    """A kind of penalty that the setting basis may not set."""
    item = workspace.any_power(random, "行政处罚", holding="处罚内容")
    title, kind = random.choice(
        (
            (RULE, "责令停产停业"),
            (RULE, "没收违法所得"),
            (PROVINCE, "吊销营业执照"),
            ("栖云市市容管理条例", "吊销营业执照"),
        )
    )
    content = [{"情形": "情节严重的", "种类": [kind]}]
    return changed(random, workspace, item, 依据=setting(title), 处罚内容=content)


@mutator("quoted-penalty-beyond-rank")
def more_quoted_than_a_rule_may_set(random: Random, workspace: Workspace) -> Mutation | None:
    """A rule alone, and its words take a certificate away."""
    item = workspace.any_power(random, "行政处罚", holding="依据")
    words = random.choice(("没收违法所得", "吊销资质证书", "责令停业整顿"))
    bases = [{"引用": f"《{RULE}》第十四条", "原文": f"处一万元罚款；情节严重的，{words}。"}]
    document = workspace.document(item.path)
    for key in ("处罚内容", "附带命令"):
        if document.has((key,)):
            document = document.without((key,))
    return edited(item.path, rewritten(random, document, 依据=bases), ("penalty-without-content",))


@mutator("fine-over-cap")
def fine_above_the_cap(random: Random, workspace: Workspace) -> Mutation | None:
    """A rule that sets a fine of millions."""
    item = workspace.any_power(random, "行政处罚", holding="处罚内容")
    amount = random.choice(("五十万元以下", "10万元以上100万元以下", "二百万元"))
    content = [{"种类": ["罚款"], "幅度": amount}]
    return changed(random, workspace, item, 依据=setting(RULE), 处罚内容=content)


@mutator("licence-beyond-rank")
def licence_by_a_rule(random: Random, workspace: Workspace) -> Mutation | None:
    """A licence on a 部门规章."""
    item = workspace.any_power(random, "行政许可", holding="依据")
    title = random.choice((RULE, "医疗器械经营监督管理办法"))
    return changed(random, workspace, item, 依据=setting(title))


@mutator("temporary-licence")
def licence_by_a_provincial_rule(random: Random, workspace: Workspace) -> Mutation | None:
    """A licence on a rule of a provincial government, years old."""
    item = workspace.any_power(random, "行政许可", holding="依据")
    return changed(random, workspace, item, 依据=["《广东省碳排放管理试行办法》第十条"])


def _coercion(
    random: Random, workspace: Workspace, kind: str, means: str, title: str
) -> Mutation | None:
    item = workspace.any_power(random, "行政强制", holding="依据")
    value = workspace.value(item)
    if value.get("强制类别") != kind or "附带命令" in value:
        return None
    return changed(random, workspace, item, 依据=setting(title), 强制方式=[means])


@mutator("measure-beyond-rank")
def measure_by_a_lower_norm(random: Random, workspace: Workspace) -> Mutation | None:
    """A measure that a rule or a local regulation may not set."""
    means, title = random.choice(
        (
            ("查封场所、设施或者财物", RULE),
            ("冻结存款、汇款", PROVINCE),
            ("限制公民人身自由", REGULATION),
        )
    )
    return _coercion(random, workspace, "行政强制措施", means, title)


@mutator("execution-without-law")
def execution_by_a_regulation(random: Random, workspace: Workspace) -> Mutation | None:
    """An execution that no law stands behind."""
    means = random.choice(("划拨存款、汇款", "排除妨碍、恢复原状"))
    title = random.choice((REGULATION, PROVINCE, "栖云市市容管理条例"))
    return _coercion(random, workspace, "行政强制执行", means, title)


@mutator("execution-law-uncited")
def execution_law_left_out(random: Random, workspace: Workspace) -> Mutation | None:
    """代履行 by a regulation alone."""
    means = random.choice(("代履行", "加处罚款或者滞纳金"))
    return _coercion(random, workspace, "行政强制执行", means, REGULATION)


@mutator("named-coercion-beyond-rank")
def seizure_by_name(random: Random, workspace: Workspace) -> Mutation | None:
    """A seizure that stands in the name only, by a rule."""
    item = workspace.any_power(random, "行政强制", holding="依据")
    if workspace.value(item).get("强制类别") != "行政强制措施":
        return None
    document = workspace.document(item.path)
    if document.has(("强制方式",)):
        document = document.without(("强制方式",))
    name = random.choice(("对涉案财物的扣押", "对违法经营场所的查封"))
    document = Document(rewritten(random, document, 依据=setting(RULE)).text)
    return edited(item.path, document.put(random, ("名称",), name), ("coercion-without-means",))


@mutator("measure-entrusted")
def measure_given_away(random: Random, workspace: Workspace) -> Mutation | None:
    """A measure that is entrusted."""
    item = workspace.any_power(random, "行政强制", holding="强制类别")
    if workspace.value(item)["强制类别"] != "行政强制措施":
        return None
    trust = {"受托": "栖云市执法服务中心", "事项": "现场查封", "至": "2999-12-31"}
    return changed(random, workspace, item, 委托=trust)


@mutator("unfit-trustee")
def entrusted_to_a_company(random: Random, workspace: Workspace) -> Mutation | None:
    """A licence or a penalty that a company is to exercise."""
    item = workspace.any_power(random, "行政许可", "行政处罚")
    trust = {"受托": "栖云工程咨询有限公司", "事项": "受理和审查", "至": "2999-12-31"}
    return changed(random, workspace, item, 委托=trust)


@mutator("entrustment-unpublished")
def trust_in_secret(random: Random, workspace: Workspace) -> Mutation | None:
    """An entrustment that was published nowhere."""
    item = workspace.any_power(random, "行政许可", "行政处罚")
    trust = {"受托": "栖云市环境卫生服务中心", "事项": "受理和审查", "至": "2999-12-31"}
    return changed(random, workspace, item, 委托=trust)


@mutator("setting-unclaimed")
def nobody_says_that_it_may(random: Random, workspace: Workspace) -> Mutation | None:
    """A fine by a rule: whether a higher norm is there is not said."""
    item = workspace.any_power(random, "行政处罚", holding="处罚内容")
    content = [{"种类": ["警告"]}]
    return changed(random, workspace, item, 处罚内容=content, 依据=setting(RULE))


@mutator("city-norm-field")
def norm_of_a_city(random: Random, workspace: Workspace) -> Mutation | None:
    """A penalty that a city's regulation alone sets."""
    item = workspace.any_power(random, "行政处罚", holding="处罚内容")
    content = [{"种类": ["警告"]}]
    return changed(random, workspace, item, 处罚内容=content, 依据=setting(CITY))


@mutator("licence-fee-beyond-rank")
def fee_by_a_local_regulation(random: Random, workspace: Workspace) -> Mutation | None:
    """A licence that costs money by a local regulation."""
    item = workspace.any_power(random, "行政许可")
    fee = {"收费": True, "标准": "每件10元", "依据": [f"《{PROVINCE}》第五条"]}
    return changed(random, workspace, item, 收费=fee)


@mutator("levy-beyond-rank")
def levy_by_a_rule(random: Random, workspace: Workspace) -> Mutation | None:
    """A levy that no law and no 行政法规 stands behind."""
    item = workspace.any_power(random, "行政征收", holding="依据")
    return changed(random, workspace, item, 依据=[f"《{random.choice((RULE, PROVINCE))}》第五条"])


@mutator("disguised-licence")
def filing_as_a_condition(random: Random, workspace: Workspace) -> Mutation | None:
    """A filing without which nothing may be done."""
    item = workspace.any_power(random, "其他行政权力", holding="依据")
    bases = [{"引用": f"《{REGULATION}》第五条", "原文": "未经备案的，不得从事经营活动。"}]
    document = Document(rewritten(random, workspace.document(item.path), 依据=bases).text)
    edit = document.put(random, ("名称",), "示例服务机构备案")
    return fault(item.path, edit.text, Document(edit.text).line(("依据", 0, "原文")))


@mutator("stale-remedy-choice")
def choice_of_old(random: Random, workspace: Workspace) -> Mutation | None:
    """Words that still offer the higher department."""
    words = random.choice(
        (
            "告知当事人可以向市人民政府或者上一级主管部门申请行政复议",
            "当事人可以向上一级行政主管部门或者本级人民政府申请复议",
        )
    )
    return with_clause(random, workspace, words)
