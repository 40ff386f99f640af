"""QD569 not-a-citation: a 依据 that names neither a title nor a document number."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import RulePreset
from ..examples import GOOD_POWER, power
from ..passages import Passage
from ..rule import N_, Rule, Scope, Spot, TextSort
from ..schema.phrases import shown
from ..text.patterns import Pattern

RULE = Rule(
    code="QD569",
    slug="not-a-citation",
    severity=Severity.INFO,
    scope=Scope.TEXT,
    title=N_("依据里没有书名号，也没有文号"),
    why=(
        "依据要让人找得到：法规写《名称》和条款，文件写《标题》或者文号。“有关法律法规”“上级要求”"
        "不是依据。批复、会议纪要有时没有公开的标题，所以只在严格方案里提示。"
    ),
    advice=N_("写出《法规名称》第几条，或者文件的标题和文号。"),
    bad=power("名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [有关法律法规的规定]\n"),
    good=GOOD_POWER,
    preset=RulePreset.STRICT,
    texts=frozenset({TextSort.CITATION}),
)

_NUMBER = Pattern(
    r"(?:19|20)\d{2}.{0,3}第?\s*\d+\s*号|令第?.{1,8}号|[A-Z]{2}(?:/T)?\s*\d+|第.{1,5}[条章款]"
)


def look(passage: Passage) -> Iterator[Spot]:
    """Yield citations without 《》, document number, standard or article."""
    text = passage.text
    if "《" in text or _NUMBER.search(text):
        return
    yield Spot(
        0,
        len(text),
        _("“{text}”没有写明是哪部法规、哪个文件。").format(text=shown(text, 30)),
        _("写出《法规名称》第几条，或者文件的标题和文号。"),
    )
