"""QD275 outside-list-without-approval: a matter came onto a town's list, and nobody approved it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import ListKind
from ..completeness.gaps import reason
from ..examples import FULFILMENT_FILE, GOOD_FULFILMENT
from ..facts import Facts, ListView
from ..marking.fulfilment import ADMITTED, ADMITTED_BY, APPROVED_BY, ISSUED, SINCE
from ..rule import N_, Mark, RawFinding, Rule, Scope

DEMAND = "准入批准"
_HEADER = {"fulfilment/csz/list.yaml": "标题: 城山镇履行职责事项清单\n公布日期: 2025-06-01\n"}
_LATER = GOOD_FULFILMENT[FULFILMENT_FILE] + "生效日期: 2025-09-01\n"

RULE = Rule(
    code="QD275",
    slug="outside-list-without-approval",
    severity=Severity.WARNING,
    scope=Scope.LIST,
    title=N_("清单印发以后增加的事项没有写批准文件"),
    why=(
        "履职清单印发以后，部门不能自行往里加事：职责准入、动态调整都要经过批准，清单外的临时任务须经"
        "本级人民政府批准（山东省乡镇人民政府工作条例第四条）。“准入”里写批准的文号，镇街才有底气不接没有批准的事。\n\n"
        "查写了“准入”没有写文号的，和自己写的“生效日期”比清单的日期晚的。清单的日期取表头的公布日期、"
        "批准日期、默认的生效日期和多数事项的生效日期中最晚的；事项自己的“批准”写了文号也算。"
        "别的省规定不一，要当作错误的，在“规则”的“级别”里设，或者由方案提高。只查有效的事项。"
    ),
    advice=N_("补上“准入: {方式: 职责准入, 文号: ……, 机关: ……, 日期: ……}”。"),
    bad={**GOOD_FULFILMENT, **_HEADER, FULFILMENT_FILE: _LATER},
    good={
        **GOOD_FULFILMENT,
        **_HEADER,
        FULFILMENT_FILE: _LATER
        + "准入: {方式: 职责准入, 文号: 示政发〔2025〕8号, 机关: 示例市人民政府}\n",
    },
)


def check(view: ListView) -> Iterator[RawFinding]:
    """Yield matters in force that came later than their list, or by 准入, without a 文号."""
    if view.kind != ListKind.FULFILMENT:
        return
    issued = _issued(view)
    hint = _("补上“准入: {方式: ……, 文号: ……, 机关: ……, 日期: ……}”；没有批准的不列入清单。")
    hint += reason(view.around.profile, DEMAND)
    for item in view.items:
        said = {sort: word for sort, word, _path in item.marks}
        if not item.in_force or ADMITTED_BY in said or ADMITTED in item.meant:
            continue
        if ADMITTED in said:
            message = _("写了“准入”，没有写批准文件的文号。")
            yield _finding(item, message, hint, (ADMITTED,), Mark.KEY)
        elif issued is not None and said.get(SINCE, "") > issued and APPROVED_BY not in said:
            message = _("清单是 {issued} 的，这个事项 {day} 才生效，没有写批准它进清单的文件。")
            message = message.format(issued=issued, day=said[SINCE])
            yield _finding(item, message, hint, (SINCE,), Mark.VALUE)


def _issued(view: ListView) -> str | None:
    """Return the day of the list as a whole; None where nothing says it."""
    days = [
        word for sort, word, _path in (view.header.marks if view.header else ()) if sort == ISSUED
    ]
    own = Counter(word for item in view.items for sort, word, _path in item.marks if sort == SINCE)
    for day, count in own.most_common(1):
        if count * 2 > len(view.items) and len(view.items) > 1:
            days.append(day)
    return max(days, default=None)


def _finding(item: Facts, message: str, hint: str, at: tuple[str, ...], mark: Mark) -> RawFinding:
    return RawFinding(RULE.slug, item.path, message, hint, at, mark, item=item.id)
