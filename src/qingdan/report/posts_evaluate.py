"""``qingdan posts evaluate`` as a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from ..messages import _
from ..model.share import percent, rounded
from .posts_page import Block, Page, Row

if TYPE_CHECKING:
    from ..posts.evaluation import Evaluated, Evaluation

SCHEMA = "qingdan/posts-evaluate/1"


def page(said: Evaluation, named: Callable[[str], str]) -> Page:
    """Return the report; ``named`` gives the name of an organ."""
    from ..posts.remark import by_weight

    head: list[Row] = [(_("单位"), _("职责"), _("内部"), _("外部"), _("得分"))]
    rows = [
        (named(one.duty.organ), one.duty.name, _mark(one.inside), _mark(one.outside), _score(one))
        for one in said.evaluated
    ]
    blocks = [Block(_("得分"), [*head, *rows], 2)] if rows else []
    if said.missing:
        left: list[Row] = [(_("单位"), _("职责"), _("编号"))]
        left += [(named(one.organ), one.name, one.id) for one in said.missing]
        blocks.append(Block(_("没有评价的职责"), left, 3))
    remarks = by_weight(said.remarks)
    return Page(SCHEMA, _("三定双轴评价"), list(_sentences(said)), blocks, remarks, _data(said))


def _sentences(said: Evaluation) -> Iterator[str]:
    yield _("权重：内部 {inside}，外部 {outside}；满分 {full}。").format(
        inside=_share(said.weights.inside, said),
        outside=_share(said.weights.outside, said),
        full=said.full,
    )
    done = said.done()
    share = percent(Fraction(done, said.asked)) if said.asked else _("未知")
    yield _("{asked} 项职责，有得分的 {done} 项（{share}）。").format(
        asked=said.asked, done=done, share=share
    )
    if said.mean is not None:
        yield _("平均得分 {mean}。").format(mean=rounded(said.mean, 2))


def _share(part: int, said: Evaluation) -> str:
    return percent(Fraction(part, said.weights.inside + said.weights.outside))


def _mark(value: Fraction | None) -> str:
    return "" if value is None else rounded(value, 2)


def _score(one: Evaluated) -> str:
    return _mark(one.score)


def _data(said: Evaluation) -> dict[str, Any]:
    return {
        "weights": {"inside": said.weights.inside, "outside": said.weights.outside},
        "full": said.full,
        "duties": said.asked,
        "done": said.done(),
        "mean": None if said.mean is None else rounded(said.mean, 2),
        "evaluated": [
            {
                "duty": one.duty.id,
                "organ": one.duty.organ,
                "inside": _mark(one.inside) or None,
                "outside": _mark(one.outside) or None,
                "score": _score(one) or None,
                "exact": None if one.score is None else str(one.score),
            }
            for one in said.evaluated
        ],
        "missing": [{"duty": one.id, "organ": one.organ, "name": one.name} for one in said.missing],
    }


__all__ = ["page"]
