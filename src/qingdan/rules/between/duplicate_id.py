"""QD303 duplicate-id: one id, or one name of a shared text, in two places."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ..examples import GOOD_POWER
from ..facts import View
from ..rule import N_, Mark, RawFinding, Rule, Scope
from ..schema.phrases import quoted_list, shown

RULE = Rule(
    code="QD303",
    slug="duplicate-id",
    severity=Severity.ERROR,
    scope=Scope.WORKSPACE,
    title=N_("id 重复"),
    why=(
        "事项 id（文件名）在整个工作区里只能有一个：引用、网址和历史都靠它。"
        "划转时用 git mv 移动文件，复制会留下两个同名的。共用文字的名字同样不能重复。"
    ),
    advice=N_("留下一个；确是两个事项就给其中一个换新的文件名。"),
    bad={
        **GOOD_POWER,
        "powers/zfj/cf-7k3q9d2m.yaml": (
            "名称: 示例的处罚\n类型: 行政处罚\n状态: 有效\n依据: [《示例条例》第一条]\n"
        ),
    },
    good=GOOD_POWER,
)


_SHOWN = 3


def check(view: View) -> Iterator[RawFinding]:
    """Yield a finding at every file that shares its id, naming the others."""
    for item, places in view.by_id.items():
        first = [facts.path for facts in places[: _SHOWN + 1]]
        for facts in places if len(places) > 1 else ():
            others = _others(first, facts.path, len(places))
            yield RawFinding(
                RULE.slug,
                facts.path,
                _("事项 id“{item}”重复，还有：{others}。").format(item=item, others=others),
                _("移动后忘了删旧文件就删掉；确是两个事项就给其中一个换新的文件名。"),
                item=item,
            )
    for name, texts in (view.texts or {}).items():
        first = [file for file, _path in texts[: _SHOWN + 1]]
        for file, path in texts if len(texts) > 1 else ():
            others = _others(first, file, len(texts))
            yield RawFinding(
                RULE.slug,
                file,
                _("共用文字“{name}”重复，还有：{others}。").format(name=shown(name), others=others),
                _("内容相同就留下一个；不同就给其中一个换名字，并改套用它的事项。"),
                path,
                Mark.KEY,
            )


def _others(first: list[str], own: str, count: int) -> str:
    """Name the other files, three at most."""
    listed = quoted_list([file for file in first if file != own][:_SHOWN])
    more = _(" 等 {count} 个文件").format(count=count - 1) if count - 1 > _SHOWN else ""
    return listed + more
