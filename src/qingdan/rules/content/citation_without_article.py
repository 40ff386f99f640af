"""QD567 citation-without-article: a law is cited as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import RulePreset
from ..examples import GOOD_POWER, power
from ..passages import Passage
from ..rule import N_, Rule, Scope, Spot, TextSort
from ..text.patterns import Pattern

RULE = Rule(
    code="QD567",
    slug="citation-without-article",
    severity=Severity.INFO,
    scope=Scope.TEXT,
    title=N_("引用只有法规名称，没有条款"),
    why=(
        "权力要有明确的条文作依据，只写《某某法》，读的人不知道是哪一条，法律修改时也查不出影响。"
        "通知、意见、标准、“三定”规定可以整篇引用；写了“全文”或者章、节的不报。"
        "总则性的依据有时确实是整部法，所以只在严格方案里提示。"
    ),
    advice=N_("写明第几条；确是整部法规的，写“全文”。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《中华人民共和国城乡规划法》]\n"
    ),
    good=GOOD_POWER,
    preset=RulePreset.STRICT,
    texts=frozenset({TextSort.CITATION}),
)

_WHOLE = Pattern(
    r"\s*《[^《》]*(?:《[^《》]*》[^《》]*)*(?:法|条例|规定|办法|细则|规则)(?:（[^（）]*）)?》"
    r"\s*(?:[（(][^（）()]*[）)])?\s*[。；]?\s*"
)
_WHOLE_ANYWAY = Pattern(r"职能配置|人员编制|三定|GB|[A-Z]{2,}\s*/?T?\s*\d|标准|规范》")


def look(passage: Passage) -> Iterator[Spot]:
    """Yield citations that are the title of a law or rule and nothing else."""
    text = passage.text
    if _WHOLE.fullmatch(text) and not _WHOLE_ANYWAY.search(text):
        yield Spot(
            0,
            len(text),
            _("{title}没有写明第几条。").format(title=text.strip()),
            _("写成“{title}第…条”；确是整部法规的，写“全文”。").format(title=text.strip("。； \n")),
        )
