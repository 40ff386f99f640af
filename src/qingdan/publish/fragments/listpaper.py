"""A list as it is printed: few columns that fit on paper, for the Word file beside a fragment."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ...model.vocabulary import ListKind, PowerType
from ..public.links import Directory, departments
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
    for kind in ListKind:
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


_Cell = Callable[[PublicItem, Directory], str]


def _table(kind: ListKind, items: Sequence[PublicItem], directory: Directory) -> PaperTable:
    columns = _COLUMNS[kind]
    filled = [
        (name, width, [make(item, directory) for item in items]) for name, width, make in columns
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
    """Powers stand by type, in the official order; other lists in their own order."""
    if kind is not ListKind.POWERS:
        return [("", list(range(len(items))))]
    by_type: dict[str, list[int]] = {}
    for index, item in enumerate(items):
        by_type.setdefault(str(item.fields.get("类型", "")), []).append(index)
    order = [one.value for one in PowerType]
    return [(name, by_type[name]) for name in sorted(by_type, key=order.index)]


def _name(item: PublicItem, _directory: Directory) -> str:
    suspended = item.status is not None and item.status.value == "暂停"
    return item.name + ("（暂停）" if suspended else "")


def _organ(item: PublicItem, directory: Directory) -> str:
    return directory.organ(item.organ).short


def _bases(item: PublicItem, _directory: Directory) -> str:
    return "\n".join(
        basis["引用"] + (f"：“{basis['原文']}”" if "原文" in basis else "")
        for basis in item.fields.get("依据", ())
    )


def _clauses(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return "\n".join((*([value["开头"]] if "开头" in value else ()), *value["内容"]))
    return "\n".join(str(part) for part in value)


def _responsibility(item: PublicItem, _directory: Directory) -> str:
    said = item.fields.get("责任事项", {})
    parts = [_clauses(said.get(key)) for key in ("直接实施", "指导监督", "责任")]
    parts += [f"{stage['环节']}：{stage['责任']}" for stage in said.get("环节", ())]
    return "\n".join(part for part in parts if part)


def _liability(item: PublicItem, _directory: Directory) -> str:
    return _clauses(item.fields.get("追责", {}).get("情形"))


def _ways(item: PublicItem, _directory: Directory) -> str:
    return "\n".join(way["内容"] for way in item.fields.get("监督方式", ()))


def _offices(item: PublicItem, _directory: Directory) -> str:
    return "\n".join(item.fields.get("承办机构", ()))


def _text(key: str) -> _Cell:
    return lambda item, _directory: _clauses(item.fields.get(key))


def _tasks(item: PublicItem, _directory: Directory) -> str:
    return "\n".join(
        f"{task.get('编号', '')} {task['名称']}".strip() for task in item.fields.get("任务", ())
    )


def _section(item: PublicItem, _directory: Directory) -> str:
    offices = item.fields.get("科室", {})
    return str(offices.get("牵头", "")) if isinstance(offices, Mapping) else ""


def _lead(item: PublicItem, directory: Directory) -> str:
    return "、".join(directory.organ(organ).short for organ in item.fields.get("牵头", ()))


def _support(item: PublicItem, directory: Directory) -> str:
    lead = item.fields.get("牵头", ())
    return "、".join(directory.organ(o).short for o in departments(item) if o not in lead)


def _division(item: PublicItem, directory: Directory) -> str:
    return "\n".join(
        f"{directory.organ(part['部门']).short}：{'；'.join(part.get('职责', ()))}"
        for part in item.fields.get("分工", ())
    )


_COLUMNS: Mapping[ListKind, tuple[tuple[str, float, _Cell], ...]] = {
    ListKind.POWERS: (
        ("事项名称", 2.2, _name),
        ("实施机构", 1.0, _organ),
        ("承办机构", 1.1, _offices),
        ("依据", 3.4, _bases),
        ("责任事项", 3.0, _responsibility),
        ("追责情形", 2.6, _liability),
        ("监督方式", 1.0, _ways),
        ("备注", 1.0, _text("备注")),
    ),
    ListKind.DUTIES: (
        ("职责事项", 2.2, _name),
        ("责任机构", 1.0, _organ),
        ("职责内容", 3.4, _text("内容")),
        ("牵头科室", 1.2, _section),
        ("工作任务", 3.4, _tasks),
        ("依据", 2.6, _bases),
    ),
    ListKind.BOUNDARIES: (
        ("事项", 2.2, _name),
        ("牵头部门", 1.2, _lead),
        ("配合部门", 1.6, _support),
        ("职责分工", 4.6, _division),
        ("依据", 2.4, _bases),
    ),
}
