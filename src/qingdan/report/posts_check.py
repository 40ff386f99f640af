"""``qingdan posts check`` as a page: vacancies in all, by kind and by organ."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from ..messages import _, joined
from ..model.share import rounded
from .posts_page import Block, Page, Row

if TYPE_CHECKING:
    from ..posts.checking import Checked, Tally

SCHEMA = "qingdan/posts-check/1"


def page(checked: Checked) -> Page:
    """Return the report."""
    from ..posts.remark import by_weight

    blocks = [Block(_("各单位"), [_head(_("单位")), *map(_row, (*checked.organs, checked.whole))])]
    if checked.kinds:
        kinds = [_head(_("类别")), *map(_row, (*checked.kinds, checked.whole))]
        blocks.insert(0, Block(_("各类编制"), kinds))
    return Page(
        SCHEMA,
        _("编制和实有人员核对"),
        list(_sentences(checked)),
        blocks,
        by_weight(checked.remarks),
        _data(checked),
    )


def _sentences(checked: Checked) -> Iterator[str]:
    whole = checked.whole
    yield _(
        "{organs} 个单位：核定 {authorised}，实有 {actual}，缺编 {vacant}，缺编率 {rate}。"
    ).format(
        organs=len(checked.organs),
        authorised=whole.authorised,
        actual=whole.actual,
        vacant=_vacant(whole),
        rate=whole.shown_rate or _("未知"),
    )
    for one in checked.kinds:
        text = _("{kind}：核定 {authorised}，实有 {actual}，缺编 {vacant}，缺编率 {rate}。")
        yield text.format(
            kind=one.name,
            authorised=one.authorised,
            actual=one.actual,
            vacant=_vacant(one),
            rate=one.shown_rate or _("未知"),
        )
    band = checked.band
    if band is not None:
        text = _(
            "缺编的 {count} 个单位，缺编率从 {low}（{first}）到 {high}（{last}），最多缺 {most}。"
        )
        yield text.format(
            count=len(checked.short),
            low=band[0].shown_rate,
            first=band[0].name,
            high=band[1].shown_rate,
            last=band[1].name,
            most=max(one.vacant for one in checked.short),
        )
    if whole.temporary or whole.out or whole.inward:
        text = _("编外临聘 {temporary}，抽出 {out}，抽入 {inward}。")
        yield text.format(temporary=whole.temporary, out=whole.out, inward=whole.inward)
    if checked.table.unused:
        text = _("没有用到的列：{columns}。")
        yield text.format(columns=joined(dict.fromkeys(checked.table.unused)))


def _head(first: str) -> Row:
    return (
        *(first, _("核定"), _("实有"), _("缺编"), _("缺编率")),
        *(_("临聘"), _("抽出"), _("抽入")),
    )


def _row(one: Tally) -> Row:
    numbers = (one.temporary, one.out, one.inward)
    vacant = _vacant(one)
    rate = one.shown_rate or ""
    return (one.name, str(one.authorised), str(one.actual), vacant, rate, *map(str, numbers))


def _vacant(one: Tally) -> str:
    return rounded_whole(one.vacant) if one.is_known else _("未知")


def rounded_whole(number: int) -> str:
    """Return a whole number with a real minus sign."""
    return rounded(Fraction(number), 0)


def _data(checked: Checked) -> dict[str, Any]:
    band = checked.band
    return {
        "organs": [_tally(one) for one in checked.organs],
        "kinds": [_tally(one) for one in checked.kinds],
        "whole": _tally(checked.whole),
        "short": len(checked.short),
        "band": None if band is None else [one.shown_rate for one in band],
        "unused": list(dict.fromkeys(checked.table.unused)),
    }


def _tally(one: Tally) -> dict[str, Any]:
    return {
        "name": one.name,
        "authorised": one.authorised,
        "actual": one.actual,
        "vacant": one.vacant if one.is_known else None,
        "rate": one.shown_rate,
        "temporary": one.temporary,
        "out": one.out,
        "in": one.inward,
    }


__all__ = ["page", "rounded_whole"]
