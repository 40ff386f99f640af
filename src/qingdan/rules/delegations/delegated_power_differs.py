"""QD488 delegated-power-differs: the power that is named is of another type, organ, or repealed."""

from __future__ import annotations

from collections.abc import Iterator

from ...messages import _
from ...model.finding import FieldPath, Severity
from ...model.vocabulary import ListKind
from ..examples import POWER_FILE
from ..facts import Facts, View
from ..rule import N_, RawFinding, Rule, Scope
from ..schema.phrases import shown
from .finding import finding
from .pairs import sound_items
from .reading import Delegated
from .samples import PENALTY, delegation

_POWER = (
    "名称: 对随地吐痰的处罚\n类型: {}\n状态: 有效\n"
    "依据: [《城市市容和环境卫生管理条例》第三十四条]\n"
)
_FILE = POWER_FILE.replace("zrzy", "zfj")
_NAMED = PENALTY + "权力: [cf-7k3q9d2m]\n"

RULE = Rule(
    code="QD488",
    slug="delegated-power-differs",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    title=N_("赋权事项和它对应的权力对不上"),
    why=(
        "只能把自己有的权力交出去：委托在自己的法定权限之内（行政处罚法第二十条第一款、"
        "行政许可法第二十四条第一款），交由行使的是该部门的处罚权（行政处罚法第二十四条第一款）。"
        "“权力”里写的应当是同一个机构的权力、同一个类型、还没有废止。别的机构与它共同实施的不报。"
        "没有这个 id 的由 dangling-reference 报；草案和废止的事项不查。"
    ),
    advice=N_("改“权力”里的 id 或者“类型”；权力已经废止的，收回赋权。"),
    bad={**delegation(_NAMED), _FILE: _POWER.format("行政检查").replace("处罚\n", "检查\n")},
    good={**delegation(_NAMED), _FILE: _POWER.format("行政处罚")},
)


def check(view: View) -> Iterator[RawFinding]:
    """Yield a finding for each power named that does not fit."""
    for item in sound_items(view):
        if not item.facts.in_force:
            continue
        for word, path in item.all("权力"):
            named = view.by_id.get(word, ())
            power = named[0] if len(named) == 1 and named[0].readable else None
            if power is not None and power.kind == ListKind.POWERS:
                yield from _compared(view, item, power, path)


def _compared(view: View, item: Delegated, power: Facts, path: FieldPath) -> Iterator[RawFinding]:
    own = item.facts.organ or ""
    name = shown(power.name)
    if power.repealed:
        message = _("权力“{name}”（{id}）已经废止。").format(name=name, id=power.id)
        yield finding(RULE, item, message, _("换成承接它的权力；没有的，收回赋权。"), path)
        return
    if power.type and item.type is not None and power.type != item.type:
        message = _("权力“{name}”是{theirs}，这里的类型是{ours}。").format(
            name=name, theirs=power.type, ours=item.type
        )
        yield finding(
            RULE, item, message, _("改“类型”，或者换成对应的权力；两种都有的拆成两项。"), path
        )
    shared = any(word == own for word, _path in power.words("共同实施"))
    if power.organ != own and not shared:
        names = view.register.name_of if view.register is not None else str
        message = _("权力“{name}”是{theirs}的，不是{ours}的。").format(
            name=name, theirs=names(power.organ or ""), ours=names(own)
        )
        yield finding(
            RULE,
            item,
            message,
            _("移到{organ}的文件夹，或者换成本机构的权力。").format(organ=power.organ),
            path,
        )
