"""QD410 stale-version-suffix: a citation names a version that is no longer in force."""

from __future__ import annotations

from collections.abc import Iterator

from ...law.facts import Law, Status, Version
from ...messages import _
from ...model.finding import Severity
from ..examples import power
from ..itemview import ItemView
from ..rule import N_, Edit, Fix, RawFinding, Rule, Safety, Scope
from .article_changed import is_changed
from .judgements import Noted, noted, said_to_be
from .saying import cited, law_in

RULE = Rule(
    code="QD410",
    slug="stale-version-suffix",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("名称后面写的版本不是现行的"),
    why=(
        "引用写了版本（（2018年修正）、（2004年第二次修正）），现行的已经是更新的版本。这一条没有变的，"
        "改掉或者删去版本即可；这一条已经修改的，由 article-changed 报。"
    ),
    advice=N_("改成现行版本，或者不写版本。"),
    bad=power(
        "名称: 对未取得建设工程规划许可证进行建设的处罚\n类型: 行政处罚\n状态: 有效\n"
        "依据: [《中华人民共和国城乡规划法》（2015年修正）第六十四条]\n"
    ),
    good=power(
        "名称: 对未取得建设工程规划许可证进行建设的处罚\n类型: 行政处罚\n状态: 有效\n"
        "依据: [《中华人民共和国城乡规划法》（2019年修正）第六十四条]\n"
    ),
    fix=Safety.UNSAFE,
    gate=said_to_be(Status.AMENDED),
)


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield each citation with a version in brackets that another one has followed."""
    for one in noted(item):
        judged, citation = one.said.judged, one.said.citation
        if (
            judged.status is Status.AMENDED
            and citation.version is not None
            and citation.own_title
            and judged.moved_to is None
            and judged.law is not None
            and judged.version is not None
            and not is_changed(item, judged, citation.locator)
        ):
            yield _finding(item, one, judged.law, judged.version)


def _finding(item: ItemView, one: Noted, law: Law, version: Version) -> RawFinding:
    citation = one.said.citation
    text, suffix = one.cited.text, citation.version or ""
    at = text.find(suffix, citation.title_span[1] if citation.title_span else citation.start)
    new = suffix_of(version)
    fix = None
    if at >= 0 and new:
        fix = Fix(Safety.UNSAFE, (Edit(one.cited.path, (at, at + len(suffix)), new),))
    return item.finding(
        RULE,
        _("{cited}：版本写的是“{suffix}”，现行的是{law}。").format(
            cited=cited(citation), suffix=suffix, law=law_in(law, version)
        ),
        _("改成“{new}”，或者删去版本；原文也对照一遍。").format(new=new or _("现行版本")),
        one.cited.path,
        span=(at, at + len(suffix)) if at >= 0 else (citation.start, citation.end),
        fix=fix,
    )


def suffix_of(version: Version) -> str:
    """Return how a version is named behind a title: 2021年修订; '' where its day is not known."""
    if version.passed is None:
        return ""
    kind = next((word for word in ("修订", "修正") if word in version.label), version.label)
    return f"{version.passed.year}年{kind}"
