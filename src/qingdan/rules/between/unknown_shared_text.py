"""QD302 unknown-shared-text: 套用 of a text that texts/ does not hold."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ..examples import power
from ..facts import View
from ..nearest import nearest
from ..rule import N_, RawFinding, Rule, Scope
from ..schema.phrases import label, shown

RULE = Rule(
    code="QD302",
    slug="unknown-shared-text",
    severity=Severity.ERROR,
    scope=Scope.WORKSPACE,
    title=N_("套用的共用文字不存在"),
    why=(
        "责任事项、追责情形大多几十个事项共用一段文字，写在 texts/ 里，各事项用“套用”引用它的名字。"
        "名字对不上，公开时这一栏就是空的。"
    ),
    advice=N_("改成 texts/ 里有的名字，或者把这段文字补到 texts/ 里。"),
    bad=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"
        "追责:\n  情形: {套用: 处罚-追则}\n"
    ),
    good=power(
        "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"
        "追责:\n  情形: {套用: 处罚-追责}\n"
    ),
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield every 套用 whose text is nowhere defined."""
    if view.texts is None:
        return
    known = tuple(view.texts)
    for facts in (*view.headers, *view.items):
        for word, path in facts.texts:
            if word in view.texts:
                continue
            near = nearest(word, known)
            hint = (
                _("是不是“{near}”？").format(near=near)
                if near
                else _("在 texts/ 的文件里加上“{word}: …”，写明用途和内容。").format(
                    word=shown(word)
                )
            )
            message = _("{place}套用的“{word}”在 texts/ 里没有。").format(
                place=label(path[:-1]), word=shown(word)
            )
            yield RawFinding(RULE.slug, facts.path, message, hint, path, item=facts.id or None)
