"""A list as it is printed: few columns that fit on paper, for the Word file beside a fragment."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ...model.vocabulary import ListKind
from ..kinds.registry import KINDS
from ..public.links import Directory
from ..public.projection import Projection, PublicItem
from ..site import Site


@dataclass(frozen=True, slots=True)
class Band:
    """A row over all columns that names the rows under it."""

    text: str


@dataclass(frozen=True, slots=True)
class PaperTable:
    """One table of the document; ``widths`` are shares."""

    title: str
    columns: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[Sequence[str] | Band, ...]


@dataclass(frozen=True, slots=True)
class ListPaper:
    """A document: its title, what stands under it, its tables."""

    title: str
    notes: tuple[str, ...]
    tables: tuple[PaperTable, ...]


Binder = Callable[[ListPaper], bytes]
"""Makes the bytes of a document; publishing itself knows no word processor."""


def list_paper(
    title: str,
    items: Iterable[PublicItem],
    projection: Projection,
    directory: Directory,
    site: Site,
) -> ListPaper:
    """Return the document of items, list by list, the repealed left out."""
    current = [item for item in items if not item.is_tombstone]
    tables = []
    heads = []
    for kind in projection.kinds:
        own = [item for item in current if item.kind is kind]
        if own:
            tables.append(_table(kind, own, directory))
            organ = own[0].organ if len({item.organ for item in own}) == 1 else None
            heads.append(projection.headers.get((kind, organ), {}))
    notes = ["虚构示例，不是任何地方的真实清单"] if site.is_fictional else []
    if site.is_internal:
        notes.append("内部版本，不得对外提供")
    for head in heads:
        said = [head[key] for key in ("文号",) if key in head]
        said += [f"{head['公布日期'].isoformat()} 公布"] if "公布日期" in head else []
        if said:
            notes.append("，".join(said))
    return ListPaper(title, tuple(dict.fromkeys(notes)), tuple(tables))


def _table(kind: ListKind, items: Sequence[PublicItem], directory: Directory) -> PaperTable:
    filled = [
        (column.title, column.width, [column.text(item, directory) for item in items])
        for column in KINDS[kind].paper
    ]
    filled = [one for one in filled if any(one[2])]
    rows: list[Sequence[str] | Band] = []
    number = 0
    for band, indices in _bands(kind, items):
        rows += [Band(band)] if band else []
        for index in indices:
            number += 1
            rows.append((str(number), *(cells[index] for _name, _width, cells in filled)))
    return PaperTable(
        kind.official_name,
        ("序号", *(name for name, _width, _cells in filled)),
        (0.5, *(width for _name, width, _cells in filled)),
        tuple(rows),
    )


def _bands(kind: ListKind, items: Sequence[PublicItem]) -> Iterable[tuple[str, list[int]]]:
    """Powers stand by type, in the official order; a list without such a key in its own order."""
    bands = KINDS[kind].paper_bands
    if bands is None:
        return [("", list(range(len(items))))]
    key, order = bands
    by_value: dict[str, list[int]] = {}
    for index, item in enumerate(items):
        by_value.setdefault(str(item.fields.get(key, "")), []).append(index)
    return [(name, by_value[name]) for name in sorted(by_value, key=order.index)]
