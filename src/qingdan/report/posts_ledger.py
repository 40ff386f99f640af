"""``qingdan posts ledger`` as a page: every move with what is left, and every account."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ..messages import _
from .posts_check import rounded_whole
from .posts_page import Block, Page, Row

if TYPE_CHECKING:
    from ..posts.ledger import Account, Balance, Entry, Ledger

SCHEMA = "qingdan/posts-ledger/1"


def page(ledger: Ledger) -> Page:
    """Return the report."""
    from ..posts.remark import by_weight

    moves: list[Row] = [
        (*(_("日期"), _("自"), _("至"), _("文号")), *(_("数"), _("自方余"), _("至方余")))
    ]
    moves += map(_move, ledger.entries)
    accounts: list[Row] = [(_("账户"), _("期初"), _("进"), _("出"), _("余"))]
    accounts += map(_account, ledger.balances)
    return Page(
        SCHEMA,
        _("编制调整台账核对"),
        list(_sentences(ledger)),
        [Block(_("逐笔"), moves, 4), Block(_("各账户"), accounts)],
        by_weight(ledger.remarks),
        _data(ledger),
    )


def _sentences(ledger: Ledger) -> Iterator[str]:
    moved = sum(one.move.number for one in ledger.entries)
    yield _("{count} 笔，共调整 {moved}；总量增减 {growth}。").format(
        count=len(ledger.entries), moved=moved, growth=rounded_whole(ledger.growth)
    )
    for one in ledger.balances:
        if one.received and one.given and one.closing is not None:
            text = _("{account}：期初 {opening}，进 {received}，出 {given}，余 {closing}。")
            yield text.format(
                account=one.account,
                opening=one.opening,
                received=one.received,
                given=one.given,
                closing=rounded_whole(one.closing),
            )


def _move(entry: Entry) -> Row:
    move = entry.move
    return (
        move.date.isoformat(),
        _side(move.giver),
        _side(move.receiver),
        move.document,
        str(move.number),
        _known(entry.giver_has),
        _known(entry.receiver_has),
    )


def _side(account: Account | None) -> str:
    return "" if account is None else str(account)


def _known(number: int | None) -> str:
    return "" if number is None else rounded_whole(number)


def _account(one: Balance) -> Row:
    unknown = _("未知")
    closing = unknown if one.closing is None else rounded_whole(one.closing)
    opening = unknown if one.opening is None else str(one.opening)
    return (str(one.account), opening, str(one.received), str(one.given), closing)


def _data(ledger: Ledger) -> dict[str, Any]:
    return {
        "growth": ledger.growth,
        "moves": [
            {
                "place": one.move.place,
                "date": one.move.date.isoformat(),
                "from": _side(one.move.giver) or None,
                "to": _side(one.move.receiver) or None,
                "number": one.move.number,
                "document": one.move.document,
                "from_has": one.giver_has,
                "to_has": one.receiver_has,
            }
            for one in ledger.entries
        ],
        "accounts": [
            {
                "account": one.account.name,
                "kind": one.account.kind or None,
                "opening": one.opening,
                "received": one.received,
                "given": one.given,
                "closing": one.closing,
            }
            for one in ledger.balances
        ],
    }


__all__ = ["page"]
