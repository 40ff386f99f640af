"""QD482 wrong-enforcer: the name in which a matter is done does not fit the way it came down."""

from __future__ import annotations

from collections.abc import Iterator

from ...law.delegating.judging import MOVING
from ...messages import _
from ...model.finding import Severity
from ..facts import View
from ..register import Register
from ..rule import N_, RawFinding, Rule, Scope
from ..schema.phrases import shown
from .enforcers import differs, resolve
from .finding import finding
from .pairs import sound_items
from .reading import Delegated
from .samples import TRUST, delegation

RULE = Rule(
    code="QD482",
    slug="wrong-enforcer",
    severity=Severity.ERROR,
    scope=Scope.WORKSPACE,
    title=N_("执法主体和赋权方式对不上"),
    why=(
        "受委托的在委托范围内以委托机关的名义处罚、许可（行政处罚法第二十条第四款、行政许可法第二十四条第三款），"
        "后果由委托机关承担；派驻、代办、网上办理、服务窗口前移，权力还在原来的机关。这些方式的执法主体就是"
        "文件夹所属的机构。下放、授权的，乡镇（街道）以自己的名义行使，执法主体是承接机构。"
        "写错了，复议找错机关，诉讼告错被告。\n\n"
        "名录里认不出的名称不报；内设机构由 internal-enforcer 报。废止的事项不查。"
    ),
    advice=N_("委托的写原机关的 id；下放、授权的写“承接机构”或者承接机构的 id。"),
    bad=delegation(TRUST.replace("执法主体: zfj", "执法主体: 承接机构")),
    good=delegation(TRUST),
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield a finding for every 执法主体 that its method rules out."""
    register = view.register
    if register is None:
        return
    for item in sound_items(view):
        if differs(register, item):
            message, hint = _said(register, item)
            yield finding(RULE, item, message, hint, item.place("执法主体"))


def _said(register: Register, item: Delegated) -> tuple[str, str]:
    """Return message and hint."""
    own, word = item.facts.organ or "", item.word("执法主体")
    if item.method in MOVING:
        return (
            _("方式是{method}，执法主体应当是承接机构，写的是“{word}”。").format(
                method=item.method, word=register.name_of(resolve(register, word))
            ),
            _("写“执法主体: 承接机构”；以原机关名义的，方式改成“委托”。"),
        )
    return (
        _("方式是{method}，执法主体应当是{own}，写的是“{word}”。").format(
            method=item.method, own=register.name_of(own), word=shown(word)
        ),
        _("写“执法主体: {own}”；以乡镇（街道）名义的，方式改成“下放”。").format(own=own),
    )
