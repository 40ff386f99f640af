"""Answers to “who handles this?” for the terminal and for programs (``qingdan/who/1``)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from ..messages import _, joined
from .unseen import spelled_out

if TYPE_CHECKING:
    from ..who.answering import Handling, Party

SCHEMA = "qingdan/who/1"


def who_text(question: str, answers: Sequence[Handling]) -> str:
    """Return the answers as lines, the first one in full, the others in short."""
    return "".join(f"{line}\n" for line in _lines(question, answers))


def who_json(question: str, answers: Sequence[Handling]) -> str:
    """Return the answers as JSON; organs are named by id, with name and phone beside it."""
    said: dict[str, Any] = {
        "schema": SCHEMA,
        "query": question,
        "answers": [_as_json(one) for one in answers],
    }
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def _lines(question: str, answers: Sequence[Handling]) -> Iterator[str]:
    asked = spelled_out(question)
    if not answers or not answers[0].certain:
        yield _("清单里没有找到“{question}”由谁负责。").format(question=asked)
        yield _("换一个说法再问；确实没有的，报机构编制部门明确，并把群众的叫法写进事项的“俗称”。")
        yield from _others(_("相近的有："), answers)
        return
    first, *others = answers
    yield _("{organ} 负责：{matter}").format(organ=_named(first.lead), matter=first.name)
    if first.starts is not None:
        yield _("  注意：这一事项尚未生效，自 {day} 起。").format(day=first.starts.isoformat())
    if first.support:
        yield _("  配合：{organs}").format(organs=joined(map(_named, first.support)))
    if first.towns:
        yield _("  镇街：{duties}").format(duties=joined(first.towns))
    if first.not_borne:
        yield _("  镇街不承担：{duties}").format(duties=joined(first.not_borne))
    if first.limit:
        yield _("  时限：{limit}").format(limit=first.limit)
    if first.bases:
        yield _("  依据：{bases}").format(bases=joined(first.bases))
    yield _("  根据：{why}（{item}，相近程度 {score}）").format(
        why=spelled_out(first.why), item=first.item, score=f"{first.score:.2f}"
    )
    yield from _others(_("也可能是："), others)


def _others(title: str, others: Sequence[Handling]) -> Iterator[str]:
    if others:
        yield title
    for one in others:
        line = _("  {organ}：{matter}（{item}，{score}）").format(
            organ=_named(one.lead), matter=one.name, item=one.item, score=f"{one.score:.2f}"
        )
        yield line + _later(one)


def _later(one: Handling) -> str:
    if one.starts is None:
        return ""
    return _("（尚未生效，自 {day} 起）").format(day=one.starts.isoformat())


def _named(party: Party) -> str:
    if party.phone is None:
        return party.name
    return _("{name}（电话 {phone}）").format(name=party.name, phone=party.phone)


def _as_json(one: Handling) -> dict[str, Any]:
    return {
        "item": one.item,
        "list": str(one.list),
        "name": one.name,
        "lead": one.lead.id,
        "lead_name": one.lead.name,
        "phone": one.lead.phone,
        "support": [party.id for party in one.support],
        "support_names": [party.name for party in one.support],
        "towns": list(one.towns),
        "not_borne": list(one.not_borne),
        "bases": list(one.bases),
        "limit": one.limit,
        "score": one.score,
        "certain": one.certain,
        "why": one.why,
        "in_force_from": None if one.starts is None else one.starts.isoformat(),
    }
