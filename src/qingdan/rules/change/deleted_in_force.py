"""QD605 deleted-in-force: the file of an item that was in force is gone."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...model.kept_id import kept_id_advice
from ..facts import View
from ..rule import N_, RawFinding, Rule, Scope
from ..schema.phrases import shown
from .samples import BASE, REPEALED

RULE = Rule(
    code="QD605",
    slug="deleted-in-force",
    severity=Severity.ERROR,
    scope=Scope.CHANGE,
    title=N_("生效过的事项被删去"),
    why=(
        "生效过的事项不删文件，改成“状态: 废止”，写明失效日期和由谁承接：旧文书、在办案件还要用它"
        "（《中华人民共和国行政处罚法》第三十七条），它的 id 和编码也靠它占住，不会再发给别的事项。"
        "草案和审核中的事项没有生效过，可以删。挪到别的机构的文件夹是划转，不是删去；"
        "改了文件名（id）就是删去：把文件名改回去，或者恢复原来的事项，由新事项承接。"
    ),
    advice=N_(
        "恢复这个文件，改成“状态: 废止”，写“失效日期”和“承接”；只是改了文件名的，改回原来的名。"
    ),
    bad=BASE,
    good={**BASE, **REPEALED},
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield every item of the base that is no draft and whose id is nowhere any more."""
    if view.since is None:
        return
    for one in view.since.altered:
        if not one.was_in_force:
            continue
        if not one.gone and one.old_id == one.subject.item:
            continue
        if one.old_id in view.by_id:
            continue  # a file of that id lies elsewhere
        if one.gone:
            message = _("“{name}”生效过，文件却删去了。").format(name=shown(one.old_name, 30))
        else:
            message = _("“{name}”生效过，它的 id {old} 却改成了 {new}。").format(
                name=shown(one.old_name, 30), old=one.old_id, new=one.subject.item
            )
        if one.gone:
            hint = _(
                "恢复 {file}，改成“状态: 废止”，写“失效日期”；有事项接着办的写“承接”。"
            ).format(file=one.old_file)
        else:
            hint = kept_id_advice(one.old_file, one.file)
        yield RawFinding(RULE.slug, one.old_file, message, hint, item=one.old_id)
