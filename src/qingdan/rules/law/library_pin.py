"""QD490 library-pin: another law library is pinned than the one at hand."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import Severity
from ...store.layout import WORKSPACE_FILE
from ..examples import GOOD_POWER
from ..facts import View
from ..rule import N_, RawFinding, Rule, Scope

_WORKSPACE = '格式: 1\n名称: 示例市清单\n法规库: "{id}"\n'

RULE = Rule(
    code="QD490",
    slug="library-pin",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    title=N_("法规库和约定的不是同一个版本"),
    why=(
        "法规是否施行、有没有这一条，都由法规库回答。两台电脑用的法规库不同（程序版本、自己添加的"
        "法规原文、laws/ 里的自存法规），同一份清单会查出不同的结果。qingdan.yaml 的“法规库”写明"
        "约定的那一个，不一样就提醒；每份报告里也写着所用的法规库。没有约定的不查。"
    ),
    advice=N_("用同一版 qingdan，添加同样的法规原文；确认以后改“法规库”。"),
    bad={**GOOD_POWER, "qingdan.yaml": _WORKSPACE.format(id="000000000000")},
    good=GOOD_POWER,
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield one finding where ``qingdan.yaml`` names another library."""
    pinned = view.around.workspace.law_library
    here = view.around.shelf.library.id
    if pinned is None or pinned == here:
        return
    yield RawFinding(
        RULE.slug,
        WORKSPACE_FILE,
        _("约定的法规库是 {pinned}，这里用的是 {here}，结果可能和别处不同。").format(
            pinned=pinned, here=here
        ),
        _("用同一版 qingdan、同样的法规原文（qingdan law list）；确认以后改成 {here}。").format(
            here=here
        ),
        ("法规库",),
    )
