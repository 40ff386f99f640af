"""QD430 document-sets-power: nothing but circulars stands behind a penalty, licence, coercion."""

from __future__ import annotations

from collections.abc import Iterator

from ...law.facts import Rank
from ...law.setting.setting import Verdict, may_set_coercion, may_set_licence, may_set_penalty
from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import CoercionMeans, ListKind, PenaltyKind, PowerType
from ..examples import GOOD_POWER, power
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .setters import blocked, rests_on_documents

RULE = Rule(
    code="QD430",
    slug="document-sets-power",
    severity=Severity.ERROR,
    scope=Scope.ITEM,
    title=N_("只有文件作依据的处罚、许可、强制"),
    why=(
        "法律、法规、规章以外的规范性文件不得设定行政处罚（行政处罚法第十六条）、行政许可"
        "（行政许可法第十七条）、行政强制措施（行政强制法第十条第四款），行政强制执行只能由法律设定"
        "（第十三条）。写了“作用: 设定”的只看这些依据，没有写的看全部没有写作用的依据；"
        "只要有一条不是文件，或者位阶不清楚，就不报。\n\n"
        "位阶从法规库来，不看表格里的标注；法规库没有的，只有通知、批复、意见、“三定”这类名称本身"
        "说明是文件的才算，国务院和中央的文件除外。只查权力责任清单：赋权事项的依据常是赋权的文件。"
    ),
    advice=N_("补上设定它的法律、法规或者规章；找不到的，不能再作为这类权力行使。"),
    bad=power(
        "名称: 户外宣传品设置审批\n类型: 行政许可\n状态: 有效\n"
        "依据:\n  - {引用: 《示例市人民政府办公室关于户外宣传品的通知》第二条, 作用: 设定}\n"
    ),
    good=GOOD_POWER,
    lists=(ListKind.POWERS,),
    types=(PowerType.PENALTY, PowerType.LICENCE, PowerType.COERCION),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield powers none of whose possible setting bases is more than a document."""
    if item.repealed or not item.bases:
        return
    if not rests_on_documents(item):
        return
    found = blocked(item, lambda rank: _verdict(item, rank))
    if found is not None:
        yield item.finding(
            RULE,
            _("这项{kind}的依据只有{bases}：{reason}（{article}）。").format(
                kind=item.type,
                bases=found.bases,
                reason=found.verdict.reason,
                article=found.article,
            ),
            _("补引设定它的法律、法规、规章；确实没有的，从清单里取消。"),
            found.basis.citation_path,
        )


def _verdict(item: ItemView, rank: Rank) -> Verdict:
    if item.type == PowerType.LICENCE:
        return may_set_licence(rank, item.today)
    if item.type == PowerType.PENALTY:
        return may_set_penalty(rank, PenaltyKind.FINE, item.today)
    return may_set_coercion(rank, CoercionMeans.SEAL, item.today)
