"""步骤 (施工图): the steps of a matter, one a row, or numbered or joined by arrows in one cell."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from ....model.duration import Duration
from ...reading.grid import Place
from ...tables.columns import Column
from ...tables.table import NONE_WORDS, Record
from ..bodies import organs_in
from ..clauses import split_clauses, without_separators
from ..mending import MendedRecord
from ..plain_columns import steps_in

_NUMBERS = re.compile(r"(?:[第步环节\d\s、，,；;.．]|和|或者?|及)*")
"""A cell that names steps by their numbers and says nothing else."""
_DIGITS = re.compile(r"\d{1,3}")
_END = frozenset({"结束", "办结", "完成", "终止"})


@dataclass
class Flow:
    """Steps as an item holds them. ``is_chained``: their order was taken for the way they go."""

    steps: list[dict[str, Any]] = field(default_factory=list)
    consumed: list[str] = field(default_factory=list)
    is_chained: bool = False


def read_flow(record: Record, mended: MendedRecord) -> Flow:
    """Return the steps of a matter; a column that says no next step means the order of rows."""
    flow = Flow()
    seen: set[Place | None] = set()
    for part, cells in zip(record.parts, mended.parts, strict=True):
        text = cells.get(Column.STEP, "")
        place = part.places.get(Column.STEP)
        if not text or text in NONE_WORDS or place in seen:
            continue
        seen.add(place)
        texts = _split(text)
        if len(texts) > 1:
            flow.consumed.append(text)
            flow.steps += [{"做": one} for one in texts]
        else:
            flow.steps.append(_step(text, cells, part.places.get(Column.STEP_ACTOR), flow))
    _number(flow)
    return flow


def _split(text: str) -> list[str]:
    clauses = split_clauses(text)
    if clauses.numbers and not clauses.lead and len(clauses.items) > 1:
        return [one.replace("\n", "") for one in without_separators(clauses.items)]
    return steps_in(text)


def _step(text: str, cells: dict[Column, str], place: Place | None, flow: Flow) -> dict[str, Any]:
    step: dict[str, Any] = {}
    number = cells.get(Column.STEP_NUMBER, "")
    if _DIGITS.fullmatch(number):
        step["序"] = int(number)
        flow.consumed.append(number)
    actors = organs_in(cells.get(Column.STEP_ACTOR, ""), place)
    if len(actors) == 1:
        step["谁"] = actors[0]
    step["做"] = text.replace("\n", "").rstrip("。；; ")
    limit = cells.get(Column.LIMIT, "")
    if limit and limit not in NONE_WORDS:
        try:
            step["时限"] = str(Duration.parse(limit))
            flow.consumed.append(limit)
        except ValueError:
            pass  # a text that is no duration is kept aside
    output = cells.get(Column.OUTPUT, "")
    if output and output not in NONE_WORDS:
        step["产出"] = output
    following = cells.get(Column.STEP_NEXT, "")
    if following:
        step["下一步"] = following
    return step


def _number(flow: Flow) -> None:
    """Number the steps, and turn what a cell says of the next ones into their numbers."""
    steps = flow.steps
    if not all("序" in step for step in steps) or len({s["序"] for s in steps}) < len(steps):
        for number, step in enumerate(steps, 1):
            step["序"] = number
    numbers = [step["序"] for step in steps]
    said = any("下一步" in step for step in steps)
    flow.is_chained = not said and len(steps) > 1
    for place, step in enumerate(steps):
        if said:
            text = str(step.pop("下一步", ""))
            found = [int(one) for one in _DIGITS.findall(text)]
            if found and set(found) <= set(numbers) and _NUMBERS.fullmatch(text):
                step["下一步"] = list(dict.fromkeys(found))
                flow.consumed.append(text)
            elif text in _END:
                flow.consumed.append(text)
        elif place + 1 < len(steps):
            step["下一步"] = [numbers[place + 1]]
    flow.steps = [{key: step[key] for key in _ORDER if key in step} for step in steps]


_ORDER = ("序", "谁", "做", "时限", "产出", "下一步")
