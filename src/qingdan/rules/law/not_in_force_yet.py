"""QD403 not-in-force-yet: what is cited does not hold on the day for which the item is judged."""

from __future__ import annotations

from collections.abc import Iterator

from ...law.facts import Status, Version
from ...law.judging.judged import Judged
from ...messages import _
from ...model.finding import Severity
from ..examples import GOOD_POWER, power
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .judgements import day_of, noted, said_to_be
from .saying import cited, law_in

RULE = Rule(
    code="QD403",
    slug="not-in-force-yet",
    severity=Severity.ERROR,
    scope=Scope.ITEM,
    title=N_("引用的法规还没有施行"),
    why=(
        "公布了、还没有到施行日期的法规不能作现在的依据。按核对的那一天（--as-of）判断，事项的“生效日期”"
        "更晚的，按生效日期：为将来施行的法律预先编好的事项，写明生效日期就不报。"
    ),
    advice=N_("现在引用现行法规；施行以后再改，或者给事项写上不早于施行日的“生效日期”。"),
    bad=power(
        "名称: 对违法排放污染物的处罚\n类型: 行政处罚\n状态: 有效\n"
        "依据: [《中华人民共和国生态环境法典》第一千一百四十一条]\n"
    ),
    good=GOOD_POWER,
    gate=said_to_be(Status.NOT_YET),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield each citation of a law, or of a version, that begins later."""
    for one in noted(item):
        judged = one.said.judged
        version = _coming(judged)
        if judged.status is not Status.NOT_YET or judged.law is None or version is None:
            continue
        citation = one.said.citation
        day = version.effective.isoformat() if version.effective else ""
        yield item.finding(
            RULE,
            _("{cited}：{law}{day}起施行，{on}还没有施行。").format(
                cited=cited(citation),
                law=law_in(judged.law, version),
                day=day,
                on=day_of(item).isoformat(),
            ),
            _("引用{on}有效的法规；到施行时才启用的事项，“生效日期”写{day}或者更晚。").format(
                on=day_of(item).isoformat(), day=day
            ),
            one.cited.path,
            span=(citation.start, citation.end),
        )


def _coming(judged: Judged) -> Version | None:
    """Return the version that is to come, with the day on which it does."""
    version = judged.cited_version or judged.version
    return version if version is not None and version.effective else None
