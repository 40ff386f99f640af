"""依据 as it stands in an item, and what is said where a citation is doubtful."""

from __future__ import annotations

from typing import Any

from ...law.citing.splitting import Doubt, OddTitle, Provision
from ...messages import _


def basis(provision: Provision) -> Any:
    """Return a provision as an item holds it: a bare citation where there is nothing more."""
    record = {"引用": provision.citation}
    if provision.label:
        record["标注"] = provision.label
    if provision.history:
        record["原注"] = provision.history
    if provision.quote:
        record["原文"] = provision.quote
    return record if len(record) > 1 else provision.citation


def doubt_message(doubt: Doubt | OddTitle) -> str:
    """Return the message for a doubt, with ``{text}`` for the citation."""
    match doubt:
        case Doubt.NO_TITLE:
            return _("依据只有条款，缺法规名称：{text}")
        case Doubt.BARE_TITLE:
            return _("依据的法规名称没有书名号：{text}")
        case Doubt.ODD_TITLE:
            return _("依据的书名号外还有文字，一并当作法规名称，请核对：{text}")
        case OddTitle.REPEATED:
            return _("依据的法规名称写了两遍，只留一个：{text}")
        case OddTitle.HEADLESS:
            return _("依据的法规名称像是缺了开头，照录，请补全：{text}")
        case OddTitle.DATED:
            return _("依据的书名号前写了制定时间或文号，已移到原注：{text}")
        case OddTitle.UNOPENED_NOTE:
            return _("依据标题后的括号缺左半边，沿革已移到原注：{text}")
        case Doubt.UNCLOSED_TITLE:
            return _("依据的书名号缺一半，已补上：{text}")
        case Doubt.UNCLOSED_NOTE:
            return _("依据标题后的括号缺右半边，沿革取到行末：{text}")
        case Doubt.STRAY_BRACKET:
            return _("依据标题后多一个右括号，已去掉：{text}")
        case Doubt.ODD_LOCATOR:
            return _("依据的条款写法不全（如缺“条”字），照录，请改正：{text}")
        case Doubt.STRAY_TEXT:
            return _("依据条款后有看不懂的文字，照录在原文里，请删去或改正：{text}")
        case Doubt.UNSPLIT:
            return _("依据分不出法规名称和条款，整段放在引用里：{text}")
