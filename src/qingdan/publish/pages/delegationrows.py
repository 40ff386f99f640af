"""赋权事项 as rows: what a town was handed, and what a department handed down."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ...model.vocabulary import ListKind, Readiness
from ..public.projection import PublicItem
from .blockmaker import address
from .neighbours import Around, Cell, Part, Row, Said, line_of, said, table, texts

_COLUMNS = ("方式", "权限范围", "依据文件", "以谁的名义", "起止", "现状")
_EACH = "承接机构"
"""What 执法主体 says where each recipient acts in its own name."""
RECEIVED = "received"


def received(around: Around) -> Iterator[Part]:
    """Yield what was handed to a town or street office; what is in effect stands first."""
    found = []
    for item in around.shared(ListKind.DELEGATIONS):
        recipients = [
            one for one in item.fields.get("承接机构", ()) if around.is_one_of(one["机构"])
        ]
        if recipients:
            state = _state(item, around) or _unready(recipients[-1])
            cells = (around.links([item.organ or ""]), *_cells(item, around, state))
            found.append((bool(state), Row(line_of(item), cells, (item.id,))))
    if found:
        found.sort(key=lambda one: one[0])
        rows = [row for _ended, row in found]
        about = "部门的权力交给本机构办的：凭什么文件，以谁的名义，从何时起。"
        total = sum(1 for ended, _row in found if not ended)
        yield Part(RECEIVED, "赋权事项", about, total, (table("", ("来自", *_COLUMNS), rows),))


def given(around: Around) -> Iterator[Part]:
    """Yield what a department handed down, to whom."""
    found = []
    for item in around.own(ListKind.DELEGATIONS):
        state = _state(item, around)
        cells = (_recipients(item, around), *_cells(item, around, state))
        found.append((bool(state), Row(line_of(item), cells, (item.id,))))
    if found:
        found.sort(key=lambda one: one[0])
        rows = [row for _ended, row in found]
        about = "本部门的权力交给镇街办的：给了谁，凭什么文件，从何时起。"
        total = sum(1 for ended, _row in found if not ended)
        yield Part(
            "given", "赋权给镇街的事项", about, total, (table("", ("承接机构", *_COLUMNS), rows),)
        )


def _recipients(item: PublicItem, around: Around) -> Cell:
    found = []
    for one in item.fields.get("承接机构", ()):
        link = around.name(one["机构"]).short_link
        unready = _unready(one)
        found.append(Said(link.text + (f"（{unready}）" if unready else ""), link.href or ""))
    return tuple(found)


def _cells(item: PublicItem, around: Around, state: str) -> tuple[Cell, ...]:
    fields = item.fields
    return (
        texts(fields.get("方式")),
        texts(fields.get("权限范围")),
        tuple(_documents(fields)),
        _enforcer(item, around),
        texts(list(_dates(fields))),
        texts(state),
    )


def _dates(fields: Mapping[str, Any]) -> Iterator[str]:
    """Since when it is exercised, else the term or the item began; the term, where it says more."""
    term = fields.get("期限", {})
    since = fields.get("程序", {}).get("行使") or term.get("自") or fields.get("生效日期")
    if since is not None:
        yield f"{since} 起"
    if term.get("自", since) != since:
        yield f"期限自 {term['自']}"
    if "至" in term:
        yield f"至 {term['至']}"


def _documents(fields: Mapping[str, Any]) -> Iterator[Said]:
    """The decision and the letter of entrustment; one that is both is said once."""
    grant, letter = fields.get("赋权依据", {}), fields.get("委托书", {})
    if letter.get("文号") == grant.get("文号"):
        letter = {}
    for label, one in (("", grant), ("委托书：", letter)):
        parts = [str(one[key]) for key in ("文号", "机关", "日期") if key in one]
        place = str(one.get("公布", ""))
        href = address(place, is_phone=False) or ""
        if place and not href:
            parts.append(f"公布：{place}")
        if parts or href:
            yield Said(label + ("，".join(parts) or "公布"), href, outside=bool(href))


def _enforcer(item: PublicItem, around: Around) -> Cell:
    who = item.fields.get("执法主体", "")
    if who == _EACH:
        return (Said("各承接机构自己" if around.is_one_of(item.organ or "") else "本机构"),)
    return (said(around.name(who).short_link),) if who else ()


def _state(item: PublicItem, around: Around) -> str:
    """Why the matter is not with the recipients now; empty where it is."""
    back, term = item.fields.get("收回"), item.fields.get("期限", {})
    if back is not None:
        return f"{back['日期']} 收回" + (f"：{back['原因']}" if "原因" in back else "")
    return f"{term['至']} 期满" if around.is_over(term) else ""


def _unready(recipient: Mapping[str, Any]) -> str:
    ready = str(recipient.get("准备", ""))
    return ready if ready == Readiness.DEFERRED.value else ""
