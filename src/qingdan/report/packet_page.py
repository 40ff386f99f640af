"""The one page that a leader signs: what changes, for whom, at what risk, what is still open."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from ..announce.growth import Count
from ..announce.lawful import by_rule
from ..announce.limits import Limit
from ..announce.opinions import open_opinions, unanswered
from ..announce.packet import Packet
from ..announce.schedule import State
from ..announce.sharing import reach_of
from ..announce.totals import said_all
from ..announce.wording import day, listed
from ..compare.changes import Direction
from ..model.actions import SyncState, Verdict
from ..model.finding import Severity
from ..rules.registry import BY_CODE
from . import packet_words as words
from .paper import Part, Table, Title

_LINE = 26
"""Characters on a line of the table. The page has room for some 24 lines between the title and the
signatures; what does not fit stands behind, and how much that is stands here."""


def page(packet: Packet) -> Iterator[Part]:
    """Yield the parts of the first page."""
    announcement = packet.made.announcement
    yield Title(packet.adjustment.name)
    rows = (
        ("总体", _overall(packet)),
        ("增减", _growth(packet)),
        ("职权转移", _moved(packet)),
        ("镇街和派出机构", _towns(packet)),
        ("法律风险", _risks(packet)),
        ("办理期限", _limits(packet)),
        ("尚待办理", _open(packet)),
    )
    columns = ("方面", f"情况（{announcement.stage}，截至{day(packet.today)}）")
    yield Table("情况一览", columns, rows, (1.4, 6.6), headed=True)
    steps = _signatures(packet)
    yield Table("签批", tuple(steps), (tuple(steps.values()),), (1,) * len(steps))


def _overall(packet: Packet) -> str:
    announcement = packet.made.announcement
    if not announcement.rows:
        return "没有需要公告的事项调整。" + _shared(packet)
    said = said_all(announcement.tallies)
    return f"共调整{announcement.count}项：{said}。{_shared(packet)}"


def _shared(packet: Packet) -> str:
    shared = packet.made.gathered.shared
    if not shared:
        return ""
    reach = f"，涉及{reach_of(shared)}项事项" if all(s.reach is not None for s in shared) else ""
    return f"另修改共用文字、默认内容{len(shared)}处{reach}。"


def _growth(packet: Packet) -> str:
    between = packet.made.between
    if packet.growth is None or between is None:
        return _reckoned(packet)
    counted = (
        ("清单", packet.growth.lists, 2),
        ("类型", packet.growth.types, 1),
        ("部门", packet.growth.organs, 2),
    )
    lines = [_counts(word, counts, room) for word, counts, room in counted]
    lines = [line for line in lines if line] or ["各清单数量不变。"]
    beside = [
        f"调整前的数已计入此前公布的{len(between.earlier)}批（{words.flow(between.counted)}）"
        if between.counted
        else "",
        f"本批以外另有{words.flow(between.aside)}，不计入" if between.aside else "",
    ]
    if any(beside):
        lines.append("；".join(text for text in beside if text) + "。")
    return "\n".join(lines)


def _reckoned(packet: Packet) -> str:
    """Return what the words of the batch come to, where the lists cannot be counted."""
    between = packet.made.between
    if between is None:
        why = "没有调整前的版本可比"
    else:
        why = f"{len(between.doubtful)}项的增减和两个版本里的不一样，按清单数不出"
    deltas = [row.effect for row in packet.made.announcement.rows]
    if None in deltas:
        return f"{why}，增减待补。"
    return f"清单净{words.signed(sum(delta or 0 for delta in deltas))}（{why}，按各项调整推算）。"


def _counts(word: str, counts: tuple[Count, ...], lines: int) -> str:
    """Return counts on so many lines, those that changed most first."""
    ordered = sorted(counts, key=lambda one: -abs(one.delta))
    said = [f"{one.word}{one.before}→{one.after}（{words.signed(one.delta)}）" for one in ordered]
    return f"{word}：{words.fitted(said, lines * _LINE - 8)}。" if said else ""


def _moved(packet: Packet) -> str:
    ordered = sorted(packet.moved, key=lambda one: -len(one.names))
    lines = [f"{one.giver}→{one.taker}：{_named(one.names)}" for one in ordered]
    return words.fitted(lines, 4 * _LINE - 8) or "没有在机构之间转移的职权。"


def _towns(packet: Packet) -> str:
    lines = []
    for one in sorted(packet.towns, key=lambda one: -len(one.gains)):
        said = []
        if one.gains:
            said.append(f"承接{_named(one.gains)}")
        if one.gives:
            said.append(f"交回{_named(one.gives)}")
        lines.append(f"{one.organ}：{'，'.join(said)}")
    return words.fitted(lines, 3 * _LINE - 8) or "不涉及。"


def _named(names: tuple[str, ...]) -> str:
    """Return how many items there are and what the first is called."""
    more = "等" if len(names) > 1 else ""
    return f"{len(names)}项（{words.cut(names[0], _LINE)}{more}）"


def _risks(packet: Packet) -> str:
    """Return what the batch brings, then how much it finds there already."""
    findings, caused = packet.risks.findings, packet.risks.caused
    lines = [words.checked(packet.bases, clean=not findings)]
    if caused:
        counts = "，".join(
            f"{words.severity(severity)}{count}个"
            for severity in Severity
            if (count := sum(one.severity is severity for one in caused))
        )
        items = len({one.item for one in caused})
        said = [f"{BY_CODE[rule].title}{len(ones)}处" for rule, ones in by_rule(caused).items()]
        where = "本批改动的内容" if packet.versions.comparison is not None else ""
        lines.append(f"{where}涉及{items}项事项，{counts}：{words.fitted(said, 3 * _LINE - 8)}")
    elif findings:
        lines.append("本批改动的内容没有查出问题")
    if packet.risks.older:
        lines.append(f"事项里原有、本批没有改的问题{len(packet.risks.older)}处，见后面的法律风险")
    return "\n".join(lines)


def _limits(packet: Packet) -> str:
    lines = []
    for direction in Direction:
        own = [_limit(one) for one in packet.limits if one.direction is direction]
        if own:
            said = words.fitted(own, 2 * _LINE - 12)
            lines.append(f"{words.direction(direction)}{len(own)}处：{said}")
    if packet.burdens:
        others = [f"{key}{count}项" for key, count in packet.burdens.items()]
        said = words.fitted(others, _LINE - 10, "、")
        lines.append(f"另有{said}内容有变化，见前后对照表")
    return "\n".join(lines) or "没有变化。"


def _limit(one: Limit) -> str:
    percent = f"，{words.direction(one.direction)}{one.percent}" if one.percent else ""
    return f"{words.cut(one.name, 18)}{one.before}→{one.after}{percent}"


def _open(packet: Packet) -> str:
    missed = [one.clock.step for one in packet.schedule if one.state is State.MISSED]
    silent = [packet.organ(organ) for organ in unanswered(packet.rounds)]
    undecided = open_opinions(packet.rounds)
    unchecked = sum(one.verdict is None for one in packet.checks)
    refused = sum(one.verdict is Verdict.NO for one in packet.checks)
    waiting = sum(one.state is SyncState.WAITING for one in packet.systems)
    late = [one for one in packet.handovers if not one.done and one.due and one.due < packet.today]
    said = [
        f"已超期的环节：{listed(missed)}" if missed else "",
        f"逾期未答复意见：{words.fitted(silent, _LINE, '、')}" if silent else "",
        f"意见尚未研究{undecided}条" if undecided else "",
        f"合法性审查问题未答{unchecked}条" if unchecked else "",
        f"合法性审查答“否”{refused}条" if refused else "",
        f"交接逾期{len(late)}件" if late else "",
        f"系统待同步{waiting}个" if waiting else "",
        *packet.made.announcement.lacking,
    ]
    return "；".join(text for text in said if text) or "没有。"


def _signatures(packet: Packet) -> dict[str, str]:
    """Return who signs and what already stands there; nothing is filled in that was not given."""
    adjustment = packet.adjustment
    examined, reviewed, approved = adjustment.examination, adjustment.review, adjustment.approval
    return {
        "机构编制部门审核": _signed(
            examined.opinion if examined else None, examined.date if examined else None
        ),
        "合法性审查": _signed(
            reviewed.opinion if reviewed else None, reviewed.date if reviewed else None
        ),
        "分管领导意见": _signed(None, None),
        "主要领导签批": _signed(
            approved.document if approved else None, approved.date if approved else None
        ),
    }


def _signed(opinion: str | None, date: datetime.date | None) -> str:
    """Return an opinion, room for a signature, and the day or its blanks."""
    return f"{opinion or ''}\n\n{day(date).strip('　') if date else '　　年　月　日'}"


__all__ = ["page"]
