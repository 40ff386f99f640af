"""QD628 published-incomplete: 公布稿 without its number or its day."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _, joined
from ...model.finding import Severity
from ..facts import View
from ..rule import N_, RawFinding, Rule, Scope
from .samples import CHANGED, NEW, published

RULE = Rule(
    code="QD628",
    slug="published-incomplete",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    title=N_("公布稿没有文号或者日期"),
    why=(
        "公布了就有成文日期，一般也有文号（《党政机关公文处理工作条例》第九条）。没有日期，"
        "各批调整排不出先后，核对不出缺了哪一步；没有文号，别人引用不了。"
        "以不编文号的公告公布的，可以在 qingdan.yaml 里忽略这条规则。"
    ),
    advice=N_("照公布的文件补上“文号”“日期”；还没有公布的，把“阶段”改回去。"),
    bad={**NEW, **published(CHANGED, less="文号: 示政办发〔2025〕8号\n")},
    good={**NEW, **published(CHANGED)},
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield published batches that lack either."""
    for batch in view.ledger.published:
        lacking = [key for key in ("文号", "日期") if not batch.content.get(key)]
        if lacking:
            yield RawFinding(
                RULE.slug,
                batch.file,
                _("阶段是公布稿，没有写{keys}。").format(
                    keys=joined(_("“{key}”").format(key=key) for key in lacking)
                ),
                _("照公布的文件补上；还没有公布的，把“阶段”改回去。"),
                ("阶段",),
            )
