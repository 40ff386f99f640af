"""Lay a meeting packet out: the page to sign, then what lies behind it, table by table."""

from __future__ import annotations

from collections.abc import Iterator

from ..announce.opinions import Answer, AskedRound
from ..announce.packet import Packet
from ..announce.pairs import ItemPair, SharedPair, first_words
from ..announce.tables import basis
from ..announce.wording import day, ordinal
from ..model.adjustment import Handover
from ..model.finding import Finding
from . import packet_words as words
from .packet_handed import apart, handed_over
from .packet_page import page
from .paper import Band, Heading, NewPage, Note, Paper, Part, Table, Text, Words

_Cells = tuple[Words, ...]


def packet_paper(packet: Packet) -> Paper:
    """Return the document; everything behind the first page lies on its side."""
    parts: list[Part] = [*page(packet), NewPage(landscape=True)]
    sections = (
        ("前后对照表", _pairs(packet)),
        ("依据汇编", _bases(packet)),
        ("法律风险", _risks(packet)),
        ("合法性审查清单", _checks(packet)),
        ("征求意见和采纳情况", _rounds(packet)),
        ("交接", _handovers(packet)),
        ("要同步的系统", _systems(packet)),
        ("时限", _schedule(packet)),
    )
    for count, (heading, content) in enumerate(sections, start=1):
        parts += [Heading(f"{ordinal(count)}、{heading}"), *content]
    return Paper(packet.adjustment.name, tuple(parts))


def _pairs(packet: Packet) -> Iterator[Part]:
    whole = tuple(one.citation for one in packet.adjustment.bases)
    told, handed = apart(packet.pairs)
    rows = [row for pair in told for row in _pair(pair, whole)]
    rows += [row for pair in packet.shared for row in _shared_pair(packet, pair)]
    if not rows and not handed:
        yield Text("没有可以对照的内容。")
        return
    if packet.versions.comparison is None:
        yield Note("没有调整前的版本可比，只列调整里写明的改动。")
    yield Note(f"整批的依据：{'、'.join(whole) or '待补'}；各项另有依据的写在各项。")
    for one in handed:
        yield from handed_over(one, whole)
    if rows:
        yield Note("删去的文字加删除线，增加的文字加下划线。")
        columns = ("要素", "调整前", "调整后")
        yield Table("前后对照表", columns, tuple(rows), (1.3, 4, 4), headed=True)


def _pair(pair: ItemPair, whole: tuple[str, ...]) -> Iterator[_Cells | Band]:
    """Yield one item; the basis of the whole batch (``whole``) is not said again for each."""
    row = pair.row
    actor = row.actor_after or row.actor_before
    yield Band(f"{pair.heading}（{'，'.join(filter(None, (row.kind.category, actor)))}）")
    why = row.grounds if row.bases == whole and whole else basis(row)
    if why:
        yield ("调整依据/理由", "", why)
    if row.actor_before != row.actor_after and row.actor_before and row.actor_after:
        yield ("实施主体", row.actor_before, row.actor_after)
    if not pair.fields:
        blank = "（不变）" if pair.known else "（待补）"
        yield ("其他内容" if pair.known else "内容", blank, blank)
    for field in pair.fields:
        yield (words.label(field.path), field.before, field.after)


def _shared_pair(packet: Packet, pair: SharedPair) -> Iterator[_Cells | Band]:
    """Yield one shared text or list header; it has no organ and no basis but that of its entry."""
    entry = pair.shared.entry
    begins = first_words(pair.shared.text, packet.versions)
    yield Band(words.shared_heading(pair.shared, packet.organ, begins))
    bases = "、".join(one.citation for one in entry.bases) if entry else ""
    grounds = "：".join(filter(None, (entry.reason, entry.grounds))) if entry else ""
    if bases or grounds:
        yield ("调整依据/理由", "", "；".join(filter(None, (bases, grounds))))
    if not pair.fields:
        yield ("内容", "（待补）", "（待补）")
    for field in pair.fields:
        path = field.path[1:] if field.path[:1] == (pair.shared.text,) else field.path
        yield (words.label(path), field.before, field.after)


def _bases(packet: Packet) -> Iterator[Part]:
    if not packet.bases:
        yield Text("依据待补。")
        return
    yield Note(f"效力按法规库于{day(packet.today)}查得；法规库不收的，须人工核对。")
    rows = tuple(
        (str(number), one.text, words.status(one), words.some(one.users))
        for number, one in enumerate(packet.bases, start=1)
    )
    yield Table("依据汇编", ("序号", "依据", "效力", "引用"), rows, (0.7, 4, 2, 3))


def _risks(packet: Packet) -> Iterator[Part]:
    yield Text(words.checked(packet.bases, clean=not packet.risks.findings))
    if not packet.risks.findings:
        return
    names = {one.id: one.name for one in packet.versions.head.items.values()}
    older = packet.risks.older
    rows = tuple(
        (
            str(number),
            f"{words.severity(one.severity)}{'（原有）' if one in older else ''}",
            names.get(one.item or "", one.item or ""),
            words.dated(one.message),
            words.advice(one.hint),
        )
        for number, one in enumerate(_brought_first(packet), start=1)
    )
    columns = ("序号", "程度", "事项", "问题", "怎样改")
    yield Table("法律风险", columns, rows, (0.7, 0.8, 2.4, 3.6, 3.0))


def _brought_first(packet: Packet) -> list[Finding]:
    """Return the findings, those in what the batch changed before those that were there."""
    return sorted(packet.risks.findings, key=lambda one: one in packet.risks.older)


def _checks(packet: Packet) -> Iterator[Part]:
    review = packet.adjustment.review
    if review and review.checklist:
        by = packet.organ(review.organ) if review.organ else ""
        yield Note(f"审查机关：{by or '（待补）'}；日期：{words.date_or_blank(review.date)}")
    else:
        yield Note("调整里没有写审查清单，以下是方案里的通用问题，供逐条勾选。")
    sourced = any(one.source for one in packet.checks)
    columns = ("序号", "问题", "结论", "说明", *(("出处",) if sourced else ()))
    rows = tuple(
        (
            str(number),
            one.question,
            words.boxes(one.verdict),
            one.note,
            *((one.source,) if sourced else ()),
        )
        for number, one in enumerate(packet.checks, start=1)
    )
    yield Table("合法性审查清单", columns, rows, (0.7, 3.4, 2.8, 1.8, *((2.4,) if sourced else ())))


def _rounds(packet: Packet) -> Iterator[Part]:
    if not packet.rounds:
        yield Text("调整里没有记录征求意见的情况。")
        return
    for number, one in enumerate(packet.rounds, start=1):
        stage = f"（{one.stage}）" if one.stage else ""
        yield Heading(f"第{ordinal(number)}轮{stage}", 2)
        yield Text(_sent(one))
        rows = tuple(
            (
                packet.organ(asked.organ),
                words.answer(asked),
                words.date_or_blank(asked.date),
                asked.opinion or "",
                str(asked.adopted or ("" if asked.answer is not Answer.OPINION else "待研究")),
                asked.reason or "",
            )
            for asked in one.organs
        )
        columns = ("机构", "答复", "日期", "意见", "采纳情况", "理由")
        yield Table(f"第{number}轮征求意见", columns, rows, (2, 1.6, 1.7, 3, 1.2, 2), headed=True)


def _sent(one: AskedRound) -> str:
    sent = words.date_or_blank(one.sent) or "日期待补"
    due = words.date_or_blank(one.due) or "没有写截止日期"
    return (
        f"发出：{sent}；截止：{due}。征求{sum(not o.uninvited for o in one.organs)}家，"
        f"有意见{one.count(Answer.OPINION)}家，无意见{one.count(Answer.NOTHING)}家，"
        f"逾期未答复{one.count(Answer.OVERDUE)}家，未到期未答复{one.count(Answer.WAITING)}家。"
    )


def _handovers(packet: Packet) -> Iterator[Part]:
    if not packet.handovers:
        yield Text(
            "调整里没有写交接；有在办案件的，写明由谁办、适用什么规定"
            "（《中华人民共和国行政处罚法》第三十七条）。"
        )
        return
    rows = tuple(_handover(packet, one) for one in packet.handovers)
    columns = ("类别", "内容", "交出", "接收", "截止", "完成", "依据")
    yield Table("交接", columns, rows, (1, 2.6, 1.6, 1.6, 1.7, 1.7, 2), headed=True)


def _handover(packet: Packet, one: Handover) -> tuple[str, ...]:
    done = words.date_or_blank(one.done)
    if not done and one.due:
        late = (packet.today - one.due).days
        done = f"未完成，已逾期{late}日" if late > 0 else "未到期"
    return (
        str(one.kind),
        one.content or "（待补）",
        packet.organ(one.giver),
        packet.organ(one.taker),
        words.date_or_blank(one.due) or "（待补）",
        done or "（待补）",
        one.basis.citation if one.basis else "",
    )


def _systems(packet: Packet) -> Iterator[Part]:
    rows = tuple(
        (one.system, str(one.state), one.date, one.note or _unsaid(one.said, one.verified))
        for one in packet.systems
    )
    yield Table("要同步的系统", ("系统", "状态", "日期", "说明"), rows, (3, 1, 1.6, 4), headed=True)


def _unsaid(said: bool, verified: bool) -> str:
    if said:
        return ""
    return "调整里没有写" if verified else "调整里没有写；是否要同步按本地做法"


def _schedule(packet: Packet) -> Iterator[Part]:
    trigger = packet.adjustment.trigger
    if trigger is None or trigger.date is None:
        yield Note("调整里没有写“事由”的日期，从事由起算的各步推算不出。")
    rows = tuple(
        (
            one.clock.step,
            one.clock.who,
            f"自{one.clock.after}{one.clock.days}个工作日",
            words.due(one),
            words.date_or_blank(one.done),
            words.state(one),
            one.clock.source if one.clock.verified else f"未核实，仅供参照：{one.clock.source}",
        )
        for one in packet.schedule
    )
    columns = ("环节", "谁办", "时限", "最迟", "完成", "状态", "出处")
    yield Table("时限", columns, rows, (1, 1.5, 1.5, 1.8, 1.8, 1, 3), headed=True)
    declared = packet.adjustment.deadlines
    if declared:
        said = "；".join(f"{step}{day(value)}" for step, value in declared.items())
        yield Note(f"调整里写的最迟日期：{said}。")


__all__ = ["packet_paper"]
