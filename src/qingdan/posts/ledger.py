"""The ledger of posts: every move of authorised posts, what each account then has, never below 0.

An account is an organ or a pool, for each kind of post if the table has 类别. A move without 自
makes posts, one without 至 ends them; what is made and what ended is the growth of the whole.
(地方各级人民政府机构设置和编制管理条例第十八条: posts are moved within the whole of them.)
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from ..messages import _, bracketed
from ..stats.roll import Roll
from .figures import Measure, PostKind, kind_of
from .names import OrganNames
from .remark import Remark, error, note, warning
from .staff import StaffTable
from .table import Form, Row, is_total, read_table
from .written import count, day, hidden

FORM = Form(
    lambda: _("编制调整台账"),
    {
        "日期": ("日期", "时间", "批准日期", "文件日期", "调整日期", "发文日期", "下达日期"),
        "自": (
            "自",
            "从",
            "调出单位",
            "划出单位",
            "划出",
            "收回单位",
            "来源",
            "转出单位",
            "减编单位",
        ),
        "至": (
            "至",
            "到",
            "调入单位",
            "划入单位",
            "划入",
            "下达单位",
            "去向",
            "转入单位",
            "增编单位",
        ),
        "数": ("数", "数量", "编制数", "人数", "调整数", "名额", "编制", "编制名额"),
        "类别": ("类别", "编制类别", "编制类型"),
        "方式": ("方式", "调整方式", "调剂方式", "事由", "摘要"),
        "文号": ("文号", "批准文号", "批准文件", "文件号", "依据", "发文字号", "依据文件"),
    },
    (("日期", "自", "数"), ("日期", "至", "数")),
)
_POOLS = ("编制池", "池", "统筹", "周转", "总量", "编制库", "机动")
_BY_KIND = tuple(PostKind)


@dataclass(frozen=True, slots=True)
class Account:
    """Whose posts: an organ or pool and the kind, empty where the ledger does not say."""

    name: str
    kind: str

    def __str__(self) -> str:
        return self.name + bracketed(self.kind) if self.kind else self.name


@dataclass(frozen=True, slots=True)
class Move:
    """So many posts from one account to another; None stands for outside of all accounts."""

    place: str
    date: datetime.date
    giver: Account | None
    receiver: Account | None
    number: int
    document: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A move, and what both accounts have after it; None where it is not known."""

    move: Move
    giver_has: int | None
    receiver_has: int | None


@dataclass(frozen=True, slots=True)
class Balance:
    """An account at the end. ``opening`` is None where nobody said what it began with."""

    account: Account
    opening: int | None
    received: int
    given: int

    @property
    def closing(self) -> int | None:
        """What it has; None where the opening is not known."""
        return None if self.opening is None else self.opening + self.received - self.given


@dataclass(frozen=True)
class Ledger:
    """A ledger that was read: moves in the order of their days, balances, what is wrong."""

    entries: list[Entry]
    balances: list[Balance]
    growth: int
    """Posts made less posts ended: 0 or less is 零增长."""
    remarks: list[Remark]


def read_ledger(
    path: Path,
    roll: Roll,
    opening: StaffTable | None = None,
    closing: StaffTable | None = None,
    pools: Iterable[str] = (),
) -> Ledger:
    """Read a ledger. ``opening`` and ``closing`` are tables of posts before and after it.

    A pool (``pools``, or a name such as 编制池, 周转, 统筹) begins with nothing. Whether an account
    went below 0 can only be said where its beginning is known.
    """
    names = OrganNames(roll)
    remarks: list[Remark] = []
    table = read_table(path, FORM)
    moves = sorted(_moves(table.rows, names, remarks), key=lambda one: one.date)
    begun = _Beginning(names, opening, frozenset(pools), "类别" in table.fields)
    accounts = dict.fromkeys(
        one for move in moves for one in (move.giver, move.receiver) if one is not None
    )
    openings = {account: begun.of(account) for account in accounts}
    entries = list(_run(moves, openings, remarks))
    received = Counter[Account]()
    given = Counter[Account]()
    for move in moves:
        if move.receiver is not None:
            received[move.receiver] += move.number
        if move.giver is not None:
            given[move.giver] += move.number
    balances = [Balance(one, openings[one], received[one], given[one]) for one in accounts]
    growth = sum(move.number * ((move.giver is None) - (move.receiver is None)) for move in moves)
    remarks += _growth(growth, opening, closing)
    remarks += _closing(balances, closing, begun)
    unknown = sum(one is None for one in openings.values())
    if unknown:
        text = _("{count} 个账户不知道期初，只算净增减，没有判断够不够；用 --opening 给出。")
        remarks.append(note("", text.format(count=unknown)))
    return Ledger(entries, balances, growth, remarks)


def _moves(rows: Iterable[Row], names: OrganNames, remarks: list[Remark]) -> Iterator[Move]:
    for row in rows:
        if is_total(row.get("日期")) or is_total(row.get("自")) or is_total(row.get("至")):
            continue
        said_day, said_number = row.get("日期"), row.get("数")
        date, number = day(said_day), count(said_number)
        if date is None or not number:
            wrong = _("日期“{text}”读不懂，没有算进去。").format(text=hidden(said_day))
            if date is not None:
                wrong = _("数“{text}”不是正整数，没有算进去。").format(text=hidden(said_number))
            remarks.append(error(row.place, wrong))
            continue
        kind = str(kind_of(row.get("类别")) or row.get("类别"))
        giver, receiver = (
            Account(_shown(names, row.get(side)), kind) if row.get(side) else None
            for side in ("自", "至")
        )
        if giver == receiver:
            wrong = _("没有写自和至。") if giver is None else _("自和至是同一个单位。")
            remarks.append(error(row.place, wrong))
            continue
        if not row.get("文号"):
            remarks.append(error(row.place, _("这一笔没有文号：编制增减都要有批准文件。")))
        yield Move(row.place, date, giver, receiver, number, hidden(row.get("文号")))


def _shown(names: OrganNames, said: str) -> str:
    """Return the name that an account goes by: the register's, if it knows the organ."""
    organ = names.find(said)
    return names.name(organ) if organ is not None else hidden(said)


class _Beginning:
    """What an account had before the first move."""

    def __init__(
        self, names: OrganNames, opening: StaffTable | None, pools: frozenset[str], by_kind: bool
    ) -> None:
        self._names, self._pools, self._by_kind = names, pools, by_kind
        self.told = self.figures(opening) if opening is not None else None

    def figures(self, table: StaffTable) -> dict[Account, int]:
        """Return the authorised posts of a table by account."""
        found: Counter[Account] = Counter()
        for line in table.lines:
            name = _shown(self._names, line.organ)
            if not self._by_kind:
                found[Account(name, "")] += line.total(Measure.AUTHORISED)
                continue
            for kind in _BY_KIND:
                if (Measure.AUTHORISED, kind) in line.posts:
                    said = "" if kind is PostKind.ALL else str(kind)
                    found[Account(name, said)] += line.total(Measure.AUTHORISED, kind)
        return dict(found)

    def of(self, account: Account) -> int | None:
        """Return it; None where nobody said."""
        if self.told is not None:
            return self.told.get(account, 0)
        return 0 if self.is_pool(account.name) else None

    def is_pool(self, name: str) -> bool:
        """Whether an account is no organ but a stock of posts."""
        if name in self._pools:
            return True
        return self._names.find(name) is None and any(word in name for word in _POOLS)


def _run(
    moves: list[Move], openings: dict[Account, int | None], remarks: list[Remark]
) -> Iterator[Entry]:
    """Yield the moves with balances; a day's moves are judged together at its end.

    A ledger that knows days does not know which of two moves of one day came first.
    """
    has = dict(openings)
    for date, days in groupby(moves, key=lambda one: one.date):
        touched: dict[Account, str] = {}
        for move in days:
            for account, sign in ((move.giver, -1), (move.receiver, 1)):
                if account is not None:
                    before = has[account]
                    has[account] = None if before is None else before + sign * move.number
            if move.giver is not None:
                touched[move.giver] = move.place
            yield Entry(move, _held(has, move.giver), _held(has, move.receiver))
        for account, place in touched.items():
            left = has[account]
            if left is not None and left < 0:
                text = _("{account}在 {date} 少了 {count}：拨出的比有的多。")
                wrong = text.format(account=account, date=date.isoformat(), count=-left)
                remarks.append(error(place, wrong))


def _held(has: dict[Account, int | None], account: Account | None) -> int | None:
    return None if account is None else has[account]


def _growth(
    growth: int, opening: StaffTable | None, closing: StaffTable | None
) -> Iterator[Remark]:
    if growth > 0:
        text = _("总量增加了 {count}：没有写“自”的多于没有写“至”的，不是零增长。")
        yield error("", text.format(count=growth))
    if opening is not None and closing is not None:
        then, now = opening.total(Measure.AUTHORISED), closing.total(Measure.AUTHORISED)
        if now - then != growth:
            text = _("核定总数从 {then} 到 {now}，台账的增减是 {growth}，对不上。")
            yield error("", text.format(then=then, now=now, growth=growth))


def _closing(
    balances: list[Balance], closing: StaffTable | None, begun: _Beginning
) -> Iterator[Remark]:
    if closing is None:
        return
    now = begun.figures(closing)
    for one in balances:
        if one.closing is None or begun.is_pool(one.account.name):
            continue
        said = now.get(one.account)
        if said is None:
            text = _("{account}不在期末的编制表里，台账余 {closing}。")
            yield warning("", text.format(account=one.account, closing=one.closing))
        elif said != one.closing:
            text = _("{account}期末的编制表写 {said}，台账是 {closing}。")
            yield error("", text.format(account=one.account, said=said, closing=one.closing))


__all__ = ["Account", "Balance", "Entry", "Ledger", "Move", "read_ledger"]
