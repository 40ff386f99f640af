"""QD571 moved-article: an article cited by its subject under the number it had before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ..examples import GOOD_POWER, power
from ..passages import Passage
from ..rule import N_, OWN_WORDS, Rule, Safety, Scope, Spot
from ..text.numerals import CHINESE, to_arabic, to_chinese
from ..text.patterns import Pattern
from .procedure_law import Moved, moved_articles, short

RULE = Rule(
    code="QD571",
    slug="moved-article",
    severity=Severity.WARNING,
    scope=Scope.TEXT,
    title=N_("条文已经移到别的条号"),
    why=(
        "法律修订以后条号变了，责任和追责的标准文字却常常没有改：“违反行政处罚法第十八条关于委托"
        "处罚的规定”，2021年7月15日起委托在第二十条。只报文字自己说明了内容、能和现行条文对上的"
        "（对照表在 data/procedure_law.yaml，注明出处），光写条号的不猜；原文不查。"
    ),
    advice=N_("改成现行法律的条号，并核对现行条文的内容。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n"
        "依据: [《中华人民共和国城乡规划法》第六十四条]\n"
        "追责: {情形: [违反《中华人民共和国行政处罚法》第十八条关于委托处罚的规定的]}\n"
    ),
    good=GOOD_POWER,
    fix=Safety.UNSAFE,
    needles=("行政处罚法",),
    texts=OWN_WORDS,
)

_CITED = Pattern(
    rf"(?:《(?:中华人民共和国)?(?P<title>[^《》〈〉]{{2,30}}法)》|(?P<bare>行政处罚法))"
    rf"第(?P<number>[{CHINESE}\d]+)条(?:第[{CHINESE}]+款)?"
    r"(?P<about>(?!、|和|及|至|到|或者|第)[^，。；\n]{0,24})"
)


def look(passage: Passage) -> Iterator[Spot]:
    """Yield articles whose words belong to another number today."""
    text = passage.text
    if "法" not in text or "条" not in text:
        return
    for found in _CITED.finditer(text):
        moved = _moved(found)
        if moved is not None:
            new = to_chinese(moved.new)
            start, end = found.span("number")
            yield Spot(
                start - 1,
                end + 1,
                _("{law}里这一内容从{since}起在第{new}条，不是第{old}条。").format(
                    law=short(moved.law), since=moved.since, new=new, old=found["number"]
                ),
                _("改成“第{new}条”，并核对现行条文。").format(new=new),
                f"第{new}条",
            )


def _moved(found: re.Match[str]) -> Moved | None:
    """Return the move that a citation with its words fits."""
    law = found["title"] or found["bare"]
    written = found["number"]
    number = int(written) if written.isdecimal() else to_arabic(written)
    for moved in moved_articles():
        if (
            moved.old == number
            and short(moved.law) == law
            and any(word in found["about"] for word in moved.subjects)
        ):
            return moved
    return None
