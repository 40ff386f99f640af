"""``qingdan law``: the commands on the law library."""

from __future__ import annotations

from ..messages import _
from . import law_add, law_check, law_fill, law_impact, law_list, law_search, law_show
from .group import Commands


def commands() -> Commands:
    """Return the commands: name, function, line of help."""
    return (
        ("list", law_list.command, _("法规库里有什么、从哪里来、编号是多少。")),
        ("show", law_show.command, _("一部法规：位阶、各次文本、施行和废止、条款数、原文。")),
        ("search", law_search.command, _("在法规名称和已添加的原文里找词。")),
        ("check", law_check.command, _("核对任何文本或文件里的法规引用：还有效吗，有这一条吗。")),
        ("add", law_add.command, _("添加法规原文，供对照、查找和推荐对应条文。")),
        (
            "impact",
            law_impact.command,
            _("一部法规废止或修改以后，哪些引用要改、改成哪一条、何时之前。"),
        ),
        ("fill", law_fill.command, _("把法规原文写进没有原文的依据，或者删去原文。")),
    )
