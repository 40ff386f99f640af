"""The words of a 划转: many items that went from one organ to another, told once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..compare.changes import Brought, Change, Comparison, Stated, Transfer
from ..compare.grouping import RENAMED
from ..messages import _, joined
from .changes_redline import clean
from .changes_wording import organ_name

_NAMES = 10
"""Names of items in one sentence."""
_LONGEST = 40
"""Characters of one name."""


@dataclass(frozen=True, slots=True)
class Story:
    """What is told of one transfer: a heading, what to do (perhaps nothing), sentences."""

    heading: str
    advice: str
    sentences: tuple[str, ...]


def stories(comparison: Comparison) -> tuple[Story, ...]:
    """Return what is told of the transfers, one story each."""
    names = {change.item: change.name for change in comparison.changes if change.item}
    return tuple(_story(transfer, names, comparison) for transfer in comparison.transfers)


def heading(transfer: Transfer, comparison: Comparison) -> str:
    """Return ``划转：某局（a） → 某局（b），9 项``."""
    giver, taker = (
        clean(organ_name(organ, comparison)) for organ in (transfer.base_organ, transfer.organ)
    )
    return _("划转：{before} → {after}，{count} 项").format(
        before=giver, after=taker, count=len(transfer.items)
    )


def _story(transfer: Transfer, names: Mapping[str, str], comparison: Comparison) -> Story:
    giver = clean(organ_name(transfer.base_organ, comparison))
    unexplained = transfer.stays == 0 and not transfer.basis
    return Story(
        heading=heading(transfer, comparison),
        advice=_("请在 organs.yaml 里写明原机构的失效日期和承接机构。") if unexplained else "",
        sentences=tuple(_sentences(transfer, giver, names, comparison)),
    )


def _sentences(
    transfer: Transfer, giver: str, names: Mapping[str, str], comparison: Comparison
) -> Iterator[str]:
    if transfer.stays:
        yield _("{organ}还有 {count} 项。").format(organ=giver, count=transfer.stays)
    else:
        yield _("{organ}的事项全部划出。").format(organ=giver)
    plain = [item for item in transfer.items if item not in transfer.changed]
    if plain:
        yield _("只换机构的 {count} 项：{names}").format(
            count=len(plain), names=_named(plain, names)
        )
    if transfer.changed:
        yield _("同时有其他修改的 {count} 项，逐项列在后面：{names}").format(
            count=len(transfer.changed), names=_named(transfer.changed, names)
        )
    if transfer.brought:
        yield _("随划转改变的：{said}。").format(said=joined(map(_along, transfer.brought), "；"))
    if transfer.followed:
        yield _("随之改写机构的其他事项 {count} 项：{names}").format(
            count=len(transfer.followed), names=_named(transfer.followed, names)
        )
    if transfer.inherits:
        yield _("新清单表头的默认值不同，随之改变：{keys}").format(
            keys=clean(joined(transfer.inherits))
        )
    headers = [change.name for change in comparison.changes if transfer.emptied(change)]
    if headers:
        yield _("没有事项的清单，表头随之删去：{names}").format(names=clean(joined(headers, "；")))
    counted = [change for change in comparison.changes if transfer.recounted(change)]
    if counted:
        yield _("表头的声明数量随之改变：{said}").format(
            said=clean(joined(map(_recounted, counted), "；"))
        )
    if transfer.basis:
        said = joined((_registered(stated, comparison) for stated in transfer.basis), "；")
        yield _("机构名录载明：{said}").format(said=clean(said))


def _recounted(change: Change) -> str:
    """Return ``某局清单：217 → 363``."""
    numbers = joined(f"{field.before or 0} → {field.after or 0}" for field in change.fields)
    return _("{name}：{numbers}").format(name=change.name, numbers=numbers)


def _along(brought: Brought) -> str:
    """Return ``生效日期 4 项（2026-12-01）``."""
    key = _("机构名称") if brought.key == RENAMED else brought.key
    said = _("{key} {count} 项").format(key=key, count=brought.count)
    if brought.value is None or len(brought.value) > _LONGEST:
        return said
    return _("{said}（{value}）").format(said=said, value=_short(brought.value))


def _registered(stated: Stated, comparison: Comparison) -> str:
    """Return ``某某局失效日期：2026-12-01``; an organ is told by its name."""
    _register, organ, key = stated.field.split(".", 2)
    names = comparison.organs.get(organ) or (organ,)
    value = comparison.organs.get(stated.value) if key == "承接" else None
    return _("{organ}{key}：{value}").format(
        organ=names[0], key=key, value=value[0] if value else stated.value
    )


def _named(items: Iterable[str], names: Mapping[str, str]) -> str:
    """Return the names of the first few items."""
    said = [_short(names.get(item, item)) for item in items]
    shown = joined(said[:_NAMES], "；")
    return shown if len(said) <= _NAMES else _("{shown} 等").format(shown=shown)


def _short(name: str) -> str:
    name = clean(name).replace("\n", " ").strip()
    return name if len(name) <= _LONGEST else name[:_LONGEST] + "……"


def transfer_json(transfer: Transfer) -> dict[str, Any]:
    """Return a transfer as it stands in ``qingdan/diff/1``."""
    return {
        "from": transfer.base_organ,
        "to": transfer.organ,
        "count": len(transfer.items),
        "stays": transfer.stays,
        "items": list(transfer.items),
        "changed": list(transfer.changed),
        "followed": list(transfer.followed),
        "inherits": list(transfer.inherits),
        "brought": [
            {"key": brought.key, "count": brought.count, "value": brought.value}
            for brought in transfer.brought
        ],
        "basis": [
            {"file": stated.file, "field": stated.field, "value": stated.value}
            for stated in transfer.basis
        ],
    }
