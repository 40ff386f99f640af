"""``qingdan posts turnover`` as a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ..messages import _
from ..model.share import percent
from .posts_check import rounded_whole
from .posts_page import Block, Page, Row

if TYPE_CHECKING:
    from ..posts.turnover import Moves, Turnover

SCHEMA = "qingdan/posts-turnover/1"


def page(said: Turnover) -> Page:
    """Return the report."""
    from ..posts.remark import by_weight

    blocks = []
    if said.organs:
        head: list[Row] = [
            (_("单位"), _("调入"), _("调出"), _("净增减"), _("抽出"), _("抽入")),
        ]
        blocks.append(Block(_("各单位"), [*head, *map(_row, said.organs)]))
    sentences = list(_sentences(said))
    remarks = by_weight(said.remarks)
    return Page(SCHEMA, _("人员流动"), sentences, blocks, remarks, _data(said))


def _sentences(said: Turnover) -> Iterator[str]:
    whole = said.whole
    if said.since is not None or said.until is not None:
        text = _("从 {since} 到 {until}（含）。")
        yield text.format(since=said.since or _("最早"), until=said.until or _("最晚"))
    yield _("调入 {came}，调出 {left}，净增 {net}；抽出 {lent}，抽入 {borrowed}。").format(
        came=whole.came,
        left=whole.left,
        net=_signed(whole.net),
        lent=whole.lent,
        borrowed=whole.borrowed,
    )
    ratio = said.ratio
    if ratio is None:
        yield _("不知道有多少人，算不出流动率；用 --staff 或者 --average 给出。")
    else:
        yield _("流动率 {ratio}：（{came}＋{left}）÷2÷{staff}。").format(
            ratio=percent(ratio), came=whole.came, left=whole.left, staff=said.staff
        )


def _signed(number: int) -> str:
    return f"+{number}" if number > 0 else rounded_whole(number)


def _row(one: Moves) -> Row:
    parts = (one.lent, one.borrowed)
    return (one.name, str(one.came), str(one.left), _signed(one.net), *map(str, parts))


def _data(said: Turnover) -> dict[str, Any]:
    return {
        "since": said.since.isoformat() if said.since else None,
        "until": said.until.isoformat() if said.until else None,
        "staff": said.staff,
        "ratio": None if said.ratio is None else percent(said.ratio),
        "whole": _moves(said.whole),
        "organs": [{"name": one.name, **_moves(one)} for one in said.organs],
    }


def _moves(one: Moves) -> dict[str, int]:
    return {
        "came": one.came,
        "left": one.left,
        "net": one.net,
        "lent": one.lent,
        "borrowed": one.borrowed,
    }


__all__ = ["page"]
