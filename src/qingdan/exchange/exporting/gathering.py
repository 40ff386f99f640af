"""What of a workspace is exported: everything but the items at once, the items when asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ...errors import QingdanError
from ...messages import _, in_one, joined
from ...model.vocabulary import ListKind, shown_kinds
from ...model.workspace import ExtraField
from ...store.inventory import read_workspace_file
from ...store.layout import Placed, Role, place
from ...store.reader import read_mapping
from ...store.registers import read_register
from ...store.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Listed:
    """An item: where it lies, and what its file holds."""

    kind: ListKind
    organ: str | None
    id: str
    mapping: Mapping[str, Any]


@dataclass(frozen=True)
class Frame:
    """A workspace without its items; mappings are as plain as the files hold them.

    ``headers`` are the ``list.yaml`` by list and organ, ``files`` the items that are wanted,
    ``unread`` the files of these lists that could not be read. ``commit`` is the commit that holds
    exactly this, None where there is none; ``is_open`` says that everything here may be public.
    """

    name: str
    is_fictional: bool
    profile: str | None
    kinds: tuple[ListKind, ...]
    chosen: tuple[str, ...] | None
    organs: Mapping[str, Mapping[str, Any]]
    headers: Mapping[tuple[ListKind, str | None], Mapping[str, Any]]
    texts: Mapping[str, Any]
    extra: Mapping[ListKind, Sequence[ExtraField]]
    files: Sequence[Placed] = ()
    unread: list[str] = field(default_factory=list)
    commit: str | None = None
    rev: str | None = None
    is_open: bool = False


def frame_of(
    snapshot: Snapshot, kinds: Collection[ListKind] = (), organs: Collection[str] = ()
) -> Frame:
    """Read a workspace but for its items; ``kinds`` and ``organs`` narrow what is wanted.

    Without ``kinds`` it is every list that has items, the three usual ones where none has any.
    Raises ``QingdanError`` where ``qingdan.yaml`` cannot be read, for a list that is damaged as a
    whole (``organs.yaml``), and for an organ that the register does not hold.
    """
    workspace = read_workspace_file(snapshot)
    placed = [place(path) for path in snapshot.paths()]
    register = read_register(snapshot)
    demand_known(organs, register)
    unread: list[str] = []
    items = [one for one in placed if one.role is Role.ITEM and _is_wanted(one, organs)]
    there = {one.kind for one in items}
    wanted = [kind for kind in ListKind if kind in (kinds or there)] or [*shown_kinds(())]
    unread += [
        one.path
        for one in placed
        if one.role is Role.MISPLACED and one.path.split("/")[0] in wanted
    ]
    shared = _read(snapshot, [one for one in placed if one.role in (Role.HEADER, Role.TEXTS)])
    headers, texts = {}, {}
    for one, mapping in shared:
        if mapping is None:
            unread.append(one.path)
        elif one.role is Role.TEXTS:
            texts.update(mapping)
        elif one.kind in wanted and _is_wanted(one, organs):
            headers[one.kind, one.organ] = mapping
    return Frame(
        workspace.name,
        workspace.fictional,
        workspace.profile,
        tuple(wanted),
        tuple(organs) or None,
        register,
        headers,
        texts,
        workspace.extra_fields,
        _one_each([one for one in items if one.kind in wanted], unread),
        unread,
    )


def read_items(
    snapshot: Snapshot, files: Iterable[Placed]
) -> Iterator[tuple[Placed, Listed | None]]:
    """Yield items in the order of their files; None for a file that cannot be read."""
    for one, mapping in _read(snapshot, list(files)):
        if mapping is None or one.kind is None or one.id is None:
            yield one, None
        else:
            yield one, Listed(one.kind, one.organ, one.id, mapping)


def _read(
    snapshot: Snapshot, files: Sequence[Placed]
) -> Iterator[tuple[Placed, dict[str, Any] | None]]:
    contents = snapshot.read_all([one.path for one in files])
    for one, (_path, data) in zip(files, contents, strict=True):
        yield one, read_mapping(data).value


def demand_known(organs: Collection[str], register: Mapping[str, Any]) -> None:
    """Raise ``QingdanError`` for organs that the register does not hold."""
    unknown = [organ for organ in organs if organ not in register]
    if not unknown:
        return
    names = {one.get("名称"): key for key, one in register.items()}
    meant = [names[one] for one in unknown if one in names]
    from difflib import get_close_matches

    near = meant or get_close_matches(unknown[0], list(register), 1)
    hint = _("是不是 {near}？").format(near=near[0]) if near else ""
    raise QingdanError(
        _("机构名录里没有这些机构：{organs}。").format(organs=joined(unknown)),
        in_one(hint, _("--organ 写 organs.yaml 里的机构 id。")),
    )


def _is_wanted(one: Placed, organs: Collection[str]) -> bool:
    return not organs or one.organ in organs or one.organ is None


def _one_each(items: Sequence[Placed], unread: list[str]) -> list[Placed]:
    """Items by id: of two files with one id the first counts, as everywhere."""
    found: dict[str, Placed] = {}
    for one in items:
        if one.id is None or found.setdefault(one.id, one) is not one:
            unread.append(one.path)
    return list(found.values())


__all__ = ["Frame", "Listed", "demand_known", "frame_of", "read_items"]
