"""QD113 not-inheritable: a default for a key that each item must write itself."""

from __future__ import annotations

from ...messages import _
from ...model.finding import FieldPath, Severity
from ...model.kinds import inheritable_keys
from ...model.vocabulary import ListKind
from ..examples import GOOD_POWER
from ..rule import N_, Mark, Rule, Scope
from .phrases import quoted_list
from .problem import Words

RULE = Rule(
    code="QD113",
    slug="not-inheritable",
    severity=Severity.ERROR,
    scope=Scope.ITEM,
    title=N_("这个键不能由表头默认"),
    why=(
        "表头（list.yaml）的“默认”只给一张清单里大多相同的内容：状态、生效日期、监督方式、流程等。"
        "名称、类型、依据是每个事项自己的，默认了反而会掩盖漏填。"
    ),
    advice=N_("把这个键移到各个事项里。"),
    bad={**GOOD_POWER, "powers/zrzy/list.yaml": "默认: {类型: 行政处罚}\n"},
    good={**GOOD_POWER, "powers/zrzy/list.yaml": "默认: {状态: 有效}\n"},
)


def explain(kind: ListKind, path: FieldPath) -> Words:
    """Say which keys a header may give defaults for."""
    return Words(
        _("“{key}”不能写在表头的“默认”里。").format(key=path[-1]),
        _("移到各个事项里；可以默认的键：{keys}。").format(
            keys=quoted_list(sorted(inheritable_keys(kind)))
        ),
        path,
        Mark.KEY,
    )
