"""The questions that are built in: a file for those that ask about one thing.

``QUESTIONS`` holds them by name, in the order in which they are listed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ...messages import _
from ..answer import Answer, Desk
from . import above, adjusting, covering, handing, lawful, limiting, standing, timely


@dataclass(frozen=True, slots=True)
class Built:
    """A built-in question. ``about`` says what must be named beside it, empty for nothing, and
    ``example`` how that may look."""

    title: str
    run: Callable[[Desk, str], Answer]
    about: str = ""
    example: str = ""


def questions() -> Mapping[str, Built]:
    """Return the built-in questions, their titles in the chosen language."""
    return {
        "法规": Built(
            _("哪些事项引用某一部法规，由哪个单位承办"), lawful.citing, _("法规名称"), "城乡规划法"
        ),
        "弱依据": Built(_("哪些权力只靠规章、规范性文件或者三定规定"), lawful.weak),
        "原文": Built(_("哪些引文与法规原文不一致"), lawful.misquoted),
        "同条": Built(_("哪些条文几个部门都拿来作依据"), lawful.shared),
        "未报": Built(_("哪些部门还没有报清单"), covering.missing),
        "覆盖": Built(_("各部门的权力有多少对得上职责"), covering.covered),
        "赋权": Built(
            _("一个镇街承接了什么、凭什么"), handing.given, _("镇街的名称或 id"), "某某镇"
        ),
        "到期": Built(_("哪些赋权、委托快到期，哪些该评估"), timely.expiring),
        "超期": Built(_("哪些该公开没有公开，哪些一年没有核对"), timely.overdue),
        "时限": Built(_("各项权力的法定时限、承诺时限和收费"), limiting.limits),
        "压减": Built(_("各项时限压减了多少"), standing.shrunk),
        "有效": Built(_("一个部门今天有效的事项"), standing.in_force, _("机构的名称或 id")),
        "上级": Built(_("与上级通用目录哪里不同"), above.differs),
        "呼叫": Built(
            _("哪些呼叫清单没有写到"), standing.outside_calls, _("呼叫记录表或者内部工作区")
        ),
        "意见": Built(_("哪些征求来的意见没有采纳，为什么"), adjusting.declined),
        "批文": Built(
            _("一个事项经过哪些调整，批准文件是什么"),
            adjusting.approvals,
            _("事项 id"),
            "cf-7k3q9d2m",
        ),
    }
