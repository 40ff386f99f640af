"""QD120 unknown-region: a 区划代码 that no region bears, or none any more."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from ...messages import _
from ...model.finding import FieldPath, Severity
from ...store.layout import WORKSPACE_FILE
from ..completeness.written import day
from ..examples import BASE, GOOD_POWER
from ..facts import View
from ..rule import N_, RawFinding, Rule, Scope
from .regions import ended, exists, known_until, name_of

_WORKSPACE = '格式: 1\n名称: 示例清单\n区划代码: "{code}"\n'

RULE = Rule(
    code="QD120",
    slug="unknown-region",
    severity=Severity.WARNING,
    scope=Scope.WORKSPACE,
    title=N_("区划代码不存在或者已经停用"),
    why=(
        "区划代码以民政部公布的县级以上行政区划代码为准（GB/T 2260 的 2007 年版以后不再更新）。"
        "撤县设区、改名以后代码会变，旧代码与别的系统对不上。"
        "核对 qingdan.yaml 和 organs.yaml 里的代码，9 位、12 位的核对前 6 位；"
        "已经撤销的机构按撤销那天核对；停用当年不报。\n\n"
        "不查：虚构的工作区；统计上给开发区编的代码（第 5 位是 7）和市辖区汇总码。"
        "数据只到县级，截止日期写在提示里，此后新设的区划会误报，可以写豁免。"
    ),
    advice=N_("改成民政部现行的代码。"),
    bad={"qingdan.yaml": _WORKSPACE.format(code="350427")},
    good={
        **GOOD_POWER,
        "qingdan.yaml": _WORKSPACE.format(code="350405"),
        "organs.yaml": BASE["organs.yaml"],
    },
)

_SHAPE = re.compile(r"[0-9]{6}(?:[0-9]{3}(?:[0-9]{3})?)?")


def check(view: View) -> Iterator[RawFinding]:
    """Yield every code of the workspace and of its organs that means no region on the day."""
    workspace = view.around.workspace
    today = view.around.today
    if workspace.fictional:
        return
    if workspace.region is not None:
        yield from _judge(WORKSPACE_FILE, workspace.region, ("区划代码",), today)
    register = view.register
    if register is None:
        return
    for organ in register.ids:
        code = register.word_of(organ, "区划代码")
        end = day(register.word_of(organ, "失效日期"))
        on = min(end, today) if end is not None else today
        yield from _judge(register.path, code, ("机构", organ, "区划代码"), on)


def _judge(file: str, code: str, path: FieldPath, on: datetime.date) -> Iterator[RawFinding]:
    if not _SHAPE.fullmatch(code) or exists(code, on):
        return
    gone = ended(code, on)
    if gone is None:
        message = _("没有区划代码 {code}。").format(code=code[:6])
        above = name_of(code[:4] + "00")
        hint = (
            _("核对是否抄错；{day} 以后新设的区划这里还不认得。")
            if above is None
            else _("前四位是{above}，核对后两位；{day} 以后新设的区划这里还不认得。")
        ).format(above=above, day=known_until())
    else:
        message = _("区划代码 {code}（{name}）{year} 年已经停用。").format(
            code=code[:6], name=gone.name, year=gone.year
        )
        hint = _("改成现行的代码。")
        if gone.successor is not None:
            hint = _("现在是 {code}（{name}）。").format(
                code=gone.successor + code[6:], name=name_of(gone.successor) or ""
            )
    yield RawFinding(RULE.slug, file, message, hint, path)
