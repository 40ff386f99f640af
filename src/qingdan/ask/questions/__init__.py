"""The questions that are built in: a file for those that ask about one thing.

``questions`` returns them by name, in the order in which they are listed. Each names its function
by its place, so that listing them, or asking one, does not load what all the others need.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from ...messages import _

if TYPE_CHECKING:
    from ..answer import Answer, Beside, Desk

SINCE, ON, WITHIN, LIST = "--since", "--on", "--within", "--list"


@dataclass(frozen=True, slots=True)
class Built:
    """A built-in question, answered by the function at ``place`` in this folder.

    ``about`` says what must be named beside it, empty for nothing, and ``example`` how that may
    look; ``options`` are those that it understands.
    """

    title: str
    place: str
    about: str = ""
    example: str = ""
    options: tuple[str, ...] = ()

    def run(self, desk: Desk, beside: Beside) -> Answer:
        """Answer the question."""
        module, function = self.place.split(".")
        answer: Answer = getattr(import_module(f".{module}", __name__), function)(desk, beside)
        return answer


def questions() -> Mapping[str, Built]:
    """Return the built-in questions, their titles in the chosen language."""
    return {**_of_items(), **_of_days(), **_of_others()}


def _of_items() -> Mapping[str, Built]:
    item = (_("事项 id"), "cf-7k3q9d2m")
    return {
        "法规": Built(
            _("法规改了，动到哪些事项、哪个单位承办、最迟哪天申请调整"),
            "changing.touched",
            _("法规名称"),
            "城乡规划法",
        ),
        "有效": Built(
            _("一个部门某一天有效的事项"),
            "standing.in_force",
            _("机构的名称或 id"),
            _("某某局"),
            (ON,),
        ),
        "弱依据": Built(_("哪些权力只靠规章、规范性文件或者三定规定"), "lawful.weak"),
        "原文": Built(_("哪些引文与法规原文不一致"), "lawful.misquoted"),
        "同条": Built(_("哪些条文几个部门都拿来作依据"), "lawful.shared"),
        "未报": Built(_("哪些部门还没有报清单"), "covering.missing"),
        "覆盖": Built(_("各部门的权力有多少对得上职责"), "covering.covered"),
        "对不上": Built(_("哪些权力没有职责，哪些职责没有权力"), "covering.uncovered"),
        "缺项": Built(_("哪些权力缺依据、程序、时限或者追责"), "standing.incomplete"),
        "时限": Built(_("各项权力的法定时限、承诺时限和收费"), "limiting.limits"),
        "压减": Built(_("各项时限压减了多少"), "limiting.shrunk", options=(SINCE,)),
        "收费": Built(_("哪些权力收费、凭什么，减了哪些"), "limiting.fees", options=(SINCE,)),
        "沿革": Built(_("一个事项的来龙去脉，每一次凭哪个批准文件"), "standing.past", *item),
        "批文": Built(_("一个事项经过哪些调整，批准文件是什么"), "adjusting.approvals", *item),
    }


def _of_days() -> Mapping[str, Built]:
    return {
        "到期": Built(_("哪些赋权、委托快到期，哪些该评估"), "timely.expiring", options=(WITHIN,)),
        "超期": Built(_("哪些调整步骤过了期限没有做"), "timely.overdue"),
        "未公开": Built(_("哪些调整没有在 20 个工作日以内公开"), "adjusting.unpublished"),
        "未核对": Built(_("哪些事项的依据一年没有核对"), "timely.unreviewed"),
    }


def _of_others() -> Mapping[str, Built]:
    return {
        "赋权": Built(
            _("一个镇街承接了什么、凭什么"),
            "handing.given",
            _("镇街的名称或 id"),
            _("某某镇"),
        ),
        "上级": Built(_("与上级通用目录哪里不同"), "above.differs"),
        "系统": Built(
            _("与另一个系统的表哪里不同"),
            "above.elsewhere",
            _("表的文件名"),
            _("许可清单.xlsx"),
            (LIST,),
        ),
        "意见": Built(_("哪些征求来的意见没有采纳，为什么"), "adjusting.declined"),
        "呼叫": Built(
            _("哪些呼叫清单没有写到"),
            "calling.unlisted",
            _("呼叫记录表或者内部工作区"),
            _("呼叫.csv"),
        ),
    }
