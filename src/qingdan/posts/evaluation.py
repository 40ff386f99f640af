"""双轴评价: what those inside and those outside think of each duty, weighted.

The score is the weighted mean of the two marks, computed exactly.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from ..messages import _, joined
from ..stats.roll import Roll
from .names import OrganNames
from .remark import Remark, error, note, warning
from .table import Form, Row, is_total, read_table
from .tasks import Duty, duties_of, find_duties
from .written import hidden, mark

FORM = Form(
    lambda: _("双轴评价表"),
    {
        "职责": ("职责", "职责名称", "职责编号", "职责事项", "主要职责", "评价职责", "事项"),
        "单位": ("单位", "机构", "部门", "单位名称", "机构名称"),
        "内部": ("内部", "内部评价", "内部得分", "内部评分", "内部评价得分"),
        "外部": ("外部", "外部评价", "外部得分", "外部评分", "外部评价得分", "社会评价"),
        "依据": ("依据", "评价依据", "佐证", "佐证材料", "材料", "证据"),
    },
    (("职责", "内部", "外部"),),
)


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each side counts, as parts of their sum."""

    inside: int
    outside: int

    def score(self, inside: Fraction, outside: Fraction) -> Fraction:
        """Return the weighted mean, exact."""
        whole = self.inside + self.outside
        return (inside * self.inside + outside * self.outside) / whole


@dataclass(frozen=True, slots=True)
class Evaluated:
    """A duty with its marks; ``score`` is None where one of them is missing."""

    place: str
    duty: Duty
    inside: Fraction | None
    outside: Fraction | None
    score: Fraction | None


@dataclass(frozen=True)
class Evaluation:
    """The duties of some organs: those evaluated and those not."""

    weights: Weights
    full: int
    evaluated: list[Evaluated]
    missing: list[Duty]
    asked: int
    remarks: list[Remark]

    @property
    def mean(self) -> Fraction | None:
        """The mean score; None where there is none."""
        scores = [one.score for one in self.evaluated if one.score is not None]
        return sum(scores, Fraction()) / len(scores) if scores else None

    def done(self) -> int:
        """Return how many duties have a score."""
        return sum(one.score is not None for one in self.evaluated)


def read_evaluation(
    path: Path, roll: Roll, weights: Weights, *, full: int = 100, organs: Collection[str] = ()
) -> Evaluation:
    """Read an evaluation. ``full`` is the highest mark.

    Which duties must be evaluated: those of ``organs`` (ids), else of the organs whose duties the
    table names.
    """
    table = read_table(path, FORM)
    names, duties = OrganNames(roll), duties_of(roll)
    remarks: list[Remark] = []
    found: dict[str, Evaluated] = {}
    for row in table.rows:
        if is_total(row.get("职责")) or not row.get("职责"):
            continue
        duty = _duty(row, duties, names, remarks)
        if duty is None:
            continue
        if duty.id in found:
            text = _("“{duty}”在 {first} 已经评过，这一行没有算。")
            said = text.format(duty=duty.name, first=found[duty.id].place)
            remarks.append(error(row.place, said))
            continue
        found[duty.id] = _judged(row, duty, weights, full, remarks)
    wanted = set(organs) or {one.duty.organ for one in found.values()}
    asked = [one for one in duties if one.organ in wanted]
    missing = [one for one in asked if one.id not in found]
    for duty in missing:
        text = _("职责“{duty}”（{organ}）没有评价。")
        said = text.format(duty=duty.name, organ=names.name(duty.organ))
        remarks.append(warning(duty.path, said))
    others = {one.organ for one in duties} - wanted
    if others:
        text = _("另有 {organs} 个机构的 {count} 项职责不在核对之列；用 --organ 指定机构。")
        left = sum(one.organ in others for one in duties)
        remarks.append(note("", text.format(organs=len(others), count=left)))
    return Evaluation(weights, full, list(found.values()), missing, len(asked), remarks)


def _duty(row: Row, duties: list[Duty], names: OrganNames, remarks: list[Remark]) -> Duty | None:
    said = row.get("职责")
    organ = names.find(row.get("单位")) if row.get("单位") else None
    found = find_duties(duties, said, organ)
    if len(found) == 1:
        return found[0]
    text = (
        _("职责“{said}”在清单里有 {count} 个；写编号或者单位。")
        if found
        else _("职责“{said}”不在职责清单里。")
    )
    remarks.append(error(row.place, text.format(said=hidden(said), count=len(found))))
    return None


def _judged(row: Row, duty: Duty, weights: Weights, full: int, remarks: list[Remark]) -> Evaluated:
    inside, outside = (_mark(row, side, full, remarks) for side in ("内部", "外部"))
    if not row.get("依据"):
        remarks.append(warning(row.place, _("“{duty}”没有写评价的依据。").format(duty=duty.name)))
    lacking = list(_lacking(row))
    if lacking:
        text = _("“{duty}”没有{sides}评价，没有得分。")
        said = text.format(duty=duty.name, sides=joined(lacking))
        remarks.append(warning(row.place, said))
    score = None if inside is None or outside is None else weights.score(inside, outside)
    return Evaluated(row.place, duty, inside, outside, score)


def _lacking(row: Row) -> Iterator[str]:
    return (side for side in ("内部", "外部") if not row.get(side))


def _mark(row: Row, side: str, full: int, remarks: list[Remark]) -> Fraction | None:
    said = row.get(side)
    if not said:
        return None
    value = mark(said)
    if value is None or value > full:
        text = _("{side}评价“{said}”不是 0 到 {full} 的分数。")
        remarks.append(error(row.place, text.format(side=side, said=said[:20], full=full)))
        return None
    return value


__all__ = ["Evaluated", "Evaluation", "Weights", "read_evaluation"]
