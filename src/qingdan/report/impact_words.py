"""Words that the reports on a change of law share."""

from __future__ import annotations

import datetime
from collections import Counter

from ..impact.already import Sign
from ..impact.rows import CERTAIN, Impact, Part, Row, Verdict, Went
from ..law.citing.rendering import render, render_title
from ..law.reference import Locator
from ..law.succession.clocks import TRIGGER, Deadline
from ..law.succession.successors import Successor
from ..law.succession.workdays import Unknown
from ..messages import _, bracketed, joined


def headline(impact: Impact) -> str:
    """Say what changed, and since when."""
    change = impact.change
    law = render_title(change.law.title)
    day = change.day.isoformat()
    if change.new is not None:
        return _("{law}的{label}文本（{key}）自{day}起施行。").format(
            law=law, label=change.new.label, key=change.new.key, day=day
        )
    if not change.successors:
        return _("{law}自{day}起废止，法规库不知道由哪部法规承接。").format(law=law, day=day)
    return _("{law}自{day}起废止，由{successors}承接。").format(
        law=law, day=day, successors=joined(map(render_title, change.successors))
    )


def totals(impact: Impact) -> str:
    """Say how many citations in how many items need work, and how much of that is sure."""
    items = len({row.citing.item for row in impact.work if row.citing.item})
    elsewhere = sum(row.citing.item is None for row in impact.work)
    sure = sum(row.sure for row in impact.work)
    text = _("{rows}处引用要改").format(rows=sure)
    unsure = Counter(_doubt(row) for row in impact.work if not row.sure)
    if unsure:
        text += _("，{count}处要人定（{kinds}）").format(
            count=unsure.total(),
            kinds=joined(
                (
                    _("{sign}{count}处").format(sign=joined((kind, ""), "："), count=count)
                    for kind, count in unsure.most_common()
                ),
                "；",
            ),
        )
    text += _("，在{items}项事项里").format(items=items)
    if elsewhere:
        text += _("，另有{count}处在清单表头或共用文本里").format(count=elsewhere)
    untouched = len(impact.rows) - len(impact.work) - len(impact.already)
    if untouched:
        text += _("；{count}处条号和文字都没变，不用改").format(count=untouched)
    return text + _("。")


def _doubt(row: Row) -> str:
    """Say why a person has to decide."""
    if row.by_subparagraph:
        return _("引的是项，要按项核对")
    if row.beside_new and row.proposal is not None:
        return _("同一个文件里有引新文本的")
    return _("把握不大") if row.verdict is Verdict.REPLACED else verdict(row.verdict)


def assumptions(impact: Impact) -> list[str]:
    """Say which text is taken to be cited, and which citations are taken to be new; lines."""
    old, said = impact.change.old, list[str]()
    if old is not None and impact.rows:
        said.append(
            _("没有写明文本的引用，假定引的是{label}文本（{key}）；不是的用 --from 写明。").format(
                label=old.label, key=old.key
            )
        )
    signs = Counter(_sign(row.sign) for row in impact.already if row.sign)
    if signs:
        said.append(
            _("{count}处引的已经是新文本，不用改：{signs}。").format(
                count=signs.total(),
                signs=joined(
                    _("{sign}{count}处").format(sign=sign, count=count)
                    for sign, count in signs.most_common()
                ),
            )
        )
    if any(row.sign in (Sign.BEYOND, Sign.QUOTED) for row in impact.already) and impact.work:
        said.append(
            _("如果清单是照新文本写的，上面“要改”的都不用改；qingdan review 能记下核对过的文本。")
        )
    return said


def _sign(sign: Sign) -> str:
    return {
        Sign.NAMED: _("写明了文本的"),
        Sign.BEYOND: _("条号在旧文本里没有的"),
        Sign.QUOTED: _("原文是新文本的"),
        Sign.REVIEWED: _("照新文本核对过的"),
        Sign.APPLIED: _("调整（adjustments/）里记着改过的"),
        Sign.UNCLEAR: _("分不清的"),
    }[sign]


def article(number: int, suffix: int) -> str:
    """Write 第一百二十条之一."""
    return render(Locator(article=number, article_suffix=suffix or None))


def became(went: Went) -> str:
    """Say what became of an article, with the scores."""
    verdict, found = went.verdict, went.answer.found
    if verdict is Verdict.UNTOUCHED:
        return _("没有变")
    if verdict is Verdict.UNKNOWN:
        return _("没有原文，比不出")
    if verdict is Verdict.GONE:
        return _("没有找到承接的条文")
    parts = [one for one in found if one.part] or list(found[:1])
    text = _("和").join(_place(one) for one in parts)
    if verdict is Verdict.RENUMBERED:
        return _("{place}，文字相同").format(place=text)
    text += _("，相近{score}").format(score=percent(found[0].score))
    if found[0].score < CERTAIN:
        text += _("，把握不大")
    others = [one for one in found if one not in parts]
    if others:
        text += _("；也可能是{places}").format(
            places=joined(_place(one) + bracketed(percent(one.score)) for one in others)
        )
    return text


def _place(one: Successor) -> str:
    return render_title(one.title) + article(one.article, one.suffix)


def percent(score: float) -> str:
    """Write 0.49 as 49%."""
    return f"{round(score * 100)}%"


def verdict(value: Verdict) -> str:
    """Name what a citation needs."""
    return {
        Verdict.UNTOUCHED: _("不用改"),
        Verdict.RENUMBERED: _("只换条号"),
        Verdict.REPLACED: _("文字也变了，要对照"),
        Verdict.GONE: _("没有承接的条文"),
        Verdict.UNKNOWN: _("缺原文，比不出"),
        Verdict.BY_HAND: _("没有引到条，要人定"),
        Verdict.UNCLEAR: _("同样的引用改过一处，分不清是不是这一处"),
        Verdict.ALREADY: _("引的已经是新文本"),
    }[value]


def note(row: Row) -> str:
    """Say what a person who puts the proposal in must look at besides; may be empty."""
    if row.by_subparagraph:
        text = _("引的是项，要按项核对")
        if row.parts:
            text += _("：") + joined(map(_part, row.parts))
        return text
    if row.beside_new and row.proposal is not None:
        return _("同一个文件里有引新文本的，先看这里是不是也已经改过")
    return _("款、项要对照补上") if row.detail_lost else ""


def _part(part: Part) -> str:
    return _("{subparagraph}可能是{places}").format(
        subparagraph=render(Locator(subparagraph=part.subparagraph)),
        places=_("或").join(
            article(one.article, one.suffix) + bracketed(percent(one.score))
            for one in part.found[:2]
        ),
    )


def due(one: Deadline, today: datetime.date) -> str:
    """Say by when a step is due."""
    if isinstance(one.due, Unknown):
        return _("不明：缺{year}年的工作日安排，写进 calendar.yaml").format(year=one.due.year)
    if one.due is None:
        return _("{after}后{days}个工作日内").format(after=one.clock.after, days=one.clock.days)
    text = one.due.isoformat()
    if one.overdue(today):
        text += _("（已过）")
    if one.planned:
        text += _("（按前一步的最后一天推算）")
    return text


def clock_source(one: Deadline) -> str:
    """Say on what a deadline rests."""
    text = _("{days}个工作日，自{after}起算；{source}").format(
        days=one.clock.days,
        after=_("事由发生") if one.clock.after == TRIGGER else one.clock.after,
        source=one.clock.source,
    )
    return text if one.clock.verified else text + _("（未核实）")


def needed(impact: Impact) -> list[str]:
    """Say which texts to add, a line each."""
    return [
        _("缺原文：{law}{version}。用 qingdan law add 添加后再看。").format(
            law=render_title(title), version=bracketed(version) if version else ""
        )
        for title, version in impact.missing
    ]
