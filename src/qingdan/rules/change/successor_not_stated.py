"""QD630 successor-not-stated: the adjustment says where a power went, the item does not."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _, joined
from ...model.finding import Severity
from ..examples import power
from ..facts import View
from ..rule import N_, RawFinding, Rule, Scope
from ..schema.phrases import shown
from .samples import OLD_TEXT, REPEALED, REPEALED_TEXT, published

_GONE = "  - {事项: cf-7k3q9d2m, 调整: 合并, 去向: [cf-9x4m2p7q]}\n"
_HEIR = {
    "powers/zfj/cf-9x4m2p7q.yaml": (
        OLD_TEXT.replace("承办机构: [规划执法科]\n", "合并自: [cf-7k3q9d2m]\n")
    )
}

RULE = Rule(
    code="QD630",
    slug="successor-not-stated",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    title=N_("调整写了去向，废止的事项没有写承接"),
    why=(
        "查旧事项的人要知道现在找谁办。调整里写了“去向”（合并到哪个事项、由谁承接），"
        "废止的事项也要写“承接”，网站和历史才能从旧的指到新的。"
    ),
    advice=N_("在废止的事项里写“承接: [id]”。"),
    bad={**REPEALED, **_HEIR, **published(_GONE)},
    good={
        **power(REPEALED_TEXT + "承接: [cf-9x4m2p7q]\n"),
        **_HEIR,
        **published(_GONE),
    },
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield repealed items that do not name an heir their adjustment names."""
    for entry in view.ledger.entries:
        if not entry.went_to or entry.subject is None or not view.ledger.last(entry):
            continue
        for item in view.by_id.get(entry.subject.item, ()):
            stated = {word for word, path in item.items if path[0] == "承接"}
            lacking = [heir for heir in entry.went_to if heir not in stated]
            if item.repealed and lacking:
                yield RawFinding(
                    RULE.slug,
                    item.path,
                    _("{file} 写明“{name}”由 {heirs} 承接，这里没有写。").format(
                        file=entry.file, name=shown(item.name, 30), heirs=joined(lacking)
                    ),
                    _("写“承接: [{heirs}]”。").format(heirs=", ".join(entry.went_to)),
                    ("承接",) if stated else ("状态",),
                    item=item.id,
                )
