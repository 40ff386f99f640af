"""Why something of a citation was not found in the library, in words."""

from __future__ import annotations

from ..law.reviewing.citedparts import Lack
from ..law.reviewing.filling import Refusal
from ..messages import _


def lack_words(lack: Lack | Refusal) -> str:
    """Say why, and what to do where something can be done."""
    return {
        Lack.UNREAD: _("引用没有读懂：写成《全称》第X条第X款的样子"),
        Lack.NOT_COVERED: _("法规库不收这类文件；常用的可以写进工作区的 laws/"),
        Lack.UNKNOWN_LAW: _("法规库里没有这部法规：核对名称"),
        Lack.REPEALED: _("法规已经废止：改引现行的法规"),
        Lack.NOT_YET: _("法规还没有施行"),
        Lack.NO_VERSION: _("法规库里没有引用写明的那个文本"),
        Lack.ANNEX: _("引的是附件、目录或者没有条号的文件"),
        Lack.NO_ARTICLES: _("法规库不知道这个文本有哪些条款"),
        Lack.NO_DIVISION: _("现行文本里没有这一编、章、节"),
        Lack.NO_ARTICLE: _("现行文本里没有这一条"),
        Lack.NO_PARAGRAPH: _("这一条没有这么多款"),
        Lack.NO_SUBPARAGRAPH: _("这一款没有这么多项"),
        Refusal.WHOLE_TEXT: _("引的是整部法规，没有写到条"),
        Refusal.CHAPTER: _("引的是整章，太长，不写原文"),
        Refusal.SEVERAL_LAWS: _("一条依据引了几部法规：分成几条来写"),
        Refusal.TOO_MANY: _("条数太多；确实要写的，用 --most 放宽"),
        Refusal.NO_TEXT: _("没有添加这部法规的原文：用 qingdan law add 添加"),
        Refusal.OTHER_TEXT: _("没有添加现行文本，只有旧文本：用 qingdan law add 添加"),
        Refusal.NOT_IN_TEXT: _("添加的原文里没有这一处，或者和法规库不一样"),
        Refusal.UNCERTAIN: _("来源没有分清款，取不准这一款"),
        Refusal.OLDER_NOTE: _("原注说的是旧文本，这一处后来改过，条号可能变了：先核对引用"),
    }[lack]


__all__ = ["lack_words"]
