"""QD427 no-such-division: the law has no such 编, 章 or 节."""

from __future__ import annotations

from collections.abc import Iterator

from ...law.facts import Status
from ...law.judging.judged import Remark
from ...messages import _
from ...model.finding import Severity
from ..examples import GOOD_POWER, power
from ..itemview import ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .judgements import noted, said_to_be
from .saying import cited, law_in

RULE = Rule(
    code="QD427",
    slug="no-such-division",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("法规没有这一章、节"),
    why=(
        "引用的编、章、节在法规里不存在。节要连同它的章一起写：行政处罚法第五章有四节，单写“第四节”"
        "不知道是哪一章的。法规库里有这个版本目录的才报。"
    ),
    advice=N_("对照目录改正章、节，节前面写明章。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n"
        "依据: [《中华人民共和国城乡规划法》第六十四条, 《中华人民共和国行政处罚法》第九章]\n"
    ),
    good=GOOD_POWER,
    gate=said_to_be(Remark.NO_SUCH_DIVISION),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield each citation of a part, chapter or section that the version does not have."""
    for one in noted(item):
        judged, citation = one.said.judged, one.said.citation
        if Remark.NO_SUCH_DIVISION in judged.also and judged.status is Status.IN_FORCE:
            yield item.finding(
                RULE,
                _("{cited}：{law}没有这个编、章、节。").format(
                    cited=cited(citation),
                    law=law_in(judged.law, judged.cited_version or judged.version),
                ),
                _("对照目录改正，节前面写明章。"),
                one.cited.path,
                span=(citation.start, citation.end),
            )
