"""The words of a 划转: many items that went from one organ to another, told once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..compare.changes import Comparison, Transfer
from ..messages import _
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


def _story(transfer: Transfer, names: Mapping[str, str], comparison: Comparison) -> Story:
    giver, taker = (
        clean(organ_name(organ, comparison)) for organ in (transfer.base_organ, transfer.organ)
    )
    unexplained = transfer.stays == 0 and not transfer.basis
    return Story(
        heading=_("划转：{before} → {after}，{count} 项").format(
            before=giver, after=taker, count=len(transfer.items)
        ),
        advice=_("请在 organs.yaml 里写明原机构的失效日期和承接机构。") if unexplained else "",
        sentences=tuple(_sentences(transfer, giver, names)),
    )


def _sentences(transfer: Transfer, giver: str, names: Mapping[str, str]) -> Iterator[str]:
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
    if transfer.followed:
        yield _("随之改写机构的其他事项 {count} 项：{names}").format(
            count=len(transfer.followed), names=_named(transfer.followed, names)
        )
    if transfer.inherits:
        yield _("新清单表头的默认值不同，随之改变：{keys}").format(
            keys=clean("、".join(transfer.inherits))
        )
    if transfer.basis:
        said = "；".join(f"{stated.field}：{stated.value}" for stated in transfer.basis)
        yield _("机构名录载明：{said}").format(said=clean(said))


def _named(items: Iterable[str], names: Mapping[str, str]) -> str:
    """Return the names of the first few items."""
    said = [_short(names.get(item, item)) for item in items]
    shown = "；".join(said[:_NAMES])
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
        "basis": [
            {"file": stated.file, "field": stated.field, "value": stated.value}
            for stated in transfer.basis
        ],
    }
