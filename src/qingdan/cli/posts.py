"""``qingdan posts``: posts, moves of posts and people, A/B posts, evaluation of duties.

The tables are the office's own; they are read where they lie and nothing of them is kept.
"""

from __future__ import annotations

from ..messages import _
from . import posts_check, posts_evaluate, posts_ledger, posts_rota, posts_turnover
from .group import Commands


def commands() -> Commands:
    """Return the commands: name, function, line of help."""
    return (
        ("check", posts_check.command, _("核对编制和实有：缺编、超编、合计、花名册、零增长。")),
        ("ledger", posts_ledger.command, _("核对编制调整台账：每一笔的余数，不能拨成负数。")),
        ("rota", posts_rota.command, _("核对 A、B 岗：任务都有 A、B 岗，不是同一人，有人在岗。")),
        ("turnover", posts_turnover.command, _("人员流动：调入、调出、抽调，净增减和流动率。")),
        ("evaluate", posts_evaluate.command, _("三定双轴评价：内部、外部评价和得分，谁没有评。")),
    )
