"""QD020 too-many-findings: the rest of a file's findings is counted, not listed."""

from __future__ import annotations

from ...messages import _
from ...model.finding import Severity
from ..examples import GOOD_POWER, power
from ..rule import N_, RawFinding, Rule, Scope

LIMIT = 200
"""Findings of one file that are listed; nobody mends more before running the check again."""

RULE = Rule(
    code="QD020",
    slug="too-many-findings",
    severity=Severity.ERROR,
    scope=Scope.FILE,
    title=N_("问题太多，没有全部列出"),
    why=(
        "一个文件里有两百个以上的问题，多半是放错了文件，或者整列错位。"
        "列出的改完再检查一次，会看到其余的；一个也不会悄悄丢掉。"
    ),
    advice=N_("先看是不是放错了文件；改完列出的问题再检查一次。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n"
        + "".join(f"列{number}: 值\n" for number in range(LIMIT + 5))
    ),
    good=GOOD_POWER,
)


def count_rest(rest: int, file: str, item: str | None) -> RawFinding:
    """Return the finding that stands for ``rest`` findings of a file that are not listed."""
    return RawFinding(
        RULE.slug,
        file,
        _("这个文件还有 {count} 个问题没有列出。").format(count=rest),
        _("先看是不是放错了文件；改完列出的问题再检查一次。"),
        item=item,
    )
