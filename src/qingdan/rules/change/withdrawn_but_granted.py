"""QD629 withdrawn-but-granted: taken back, and yet still given."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.actions import Action, Manner
from ...model.finding import Severity
from ..examples import power
from ..facts import Facts, View
from ..ledger import Entry
from ..rule import N_, RawFinding, Rule, Scope
from ..schema.phrases import shown
from .samples import ITEM, OLD, OLD_TEXT, published

_BACK = "  - {事项: cf-7k3q9d2m, 调整: 撤销委托}\n"
_STILL = power(
    OLD_TEXT + "委托: {受托: 示例市规划执法支队, 事项: 检查和取证, 文号: 示自然资发〔2024〕3号, "
    "自: 2024-01-01, 至: 2027-12-31, 公开网址: https://example.invalid/wt}\n"
)

RULE = Rule(
    code="QD629",
    slug="withdrawn-but-granted",
    severity=Severity.ERROR,
    scope=Scope.WORKSPACE,
    title=N_("已经收回或者撤销委托，清单里还给着"),
    why=(
        "收回、撤销委托公布或者生效以后，再由原来的机构行使就是没有权限。"
        "事项里还写着“委托”，或者原来的机构（“自”）的清单里还有同名的有效事项，就是只改了一半。"
        "方式写“部分”的不查；以后又下放、委托的，看最后一条。"
    ),
    advice=N_("删去事项里的“委托”；原机构清单里的同名事项改成“状态: 废止”。"),
    bad={**_STILL, **published(_BACK)},
    good={**OLD, **published(_BACK)},
)

_TAKING = frozenset(map(str, (Action.WITHDRAW, Action.REVOKE_ENTRUST)))


def check(view: View) -> Iterator[RawFinding]:
    """Yield items that an adjustment took back, where they still stand."""
    for batch in view.ledger.batches:
        if not batch.binding(view.around.today):
            continue
        for entry in batch.entries:
            if entry.action not in _TAKING or entry.manner == Manner.PART:
                continue
            if entry.subject is None or not view.ledger.last(entry):
                continue
            held = view.by_id.get(entry.subject.item, ())
            for item in held:
                yield from _still_entrusted(item, entry)
                yield from _still_listed(view, item, entry)


def _still_entrusted(item: Facts, entry: Entry) -> Iterator[RawFinding]:
    if item.in_force and item.entrusted:
        yield RawFinding(
            RULE.slug,
            item.path,
            _("{file} 已经{action}“{name}”，事项里还写着委托行使。").format(
                file=entry.file, action=entry.action, name=shown(item.name, 30)
            ),
            _("删去“委托”，并核对“权力来源”“行使类型”。"),
            ("委托",),
            item=item.id,
        )


def _still_listed(view: View, item: Facts, entry: Entry) -> Iterator[RawFinding]:
    if not entry.giver or entry.giver == item.organ or entry.action != Action.WITHDRAW:
        return
    for other in view.by_name.get(item.name, ()):
        if other.in_force and other.organ == entry.giver and other.id != item.id:
            yield RawFinding(
                RULE.slug,
                other.path,
                _("{file} 已经收回“{name}”，{organ} 的清单里还有。").format(
                    file=entry.file,
                    name=shown(item.name, 30),
                    organ=view.register.name_of(entry.giver) if view.register else entry.giver,
                ),
                _("改成“状态: 废止”，写“失效日期”和“承接: [{id}]”。").format(id=item.id),
                ("名称",),
                item=other.id,
            )


__all__ = ["ITEM", "RULE", "check"]
