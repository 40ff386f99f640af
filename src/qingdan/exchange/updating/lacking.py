"""What items that came back rest on, and the table did not bring: texts, bodies, defaults."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ...messages import _, joined
from ...model.plain import texts_in
from ...model.shared import adopted_names
from ...model.vocabulary import ListKind
from ...store.layout import ORGANS_FILE, TEXTS_FOLDER, header_path
from ...store.reader import read_mapping
from ..findings import Notes
from .fresh import Made
from .standing import Ground

_SHOWN = 3
_STATUS = "状态"
_BODIES = "承办机构"


def note_lacking(
    made: Iterable[tuple[Made, ListKind]],
    ours: Ground,
    brought: Mapping[str, bytes],
    notes: Notes,
) -> None:
    """Note what new items rest on that neither the workspace nor ``brought`` (files) holds."""
    items = [(one, kind) for one, kind in made]
    files = _Files(ours, brought)
    said = list(_said(items, files))
    if said:
        notes.warn(
            "not-brought",
            _(
                "表里没有带来、工作区里也没有的：{said}。现在运行 qingdan validate 会逐处报错。"
                "补上：从原来的工作区复制 organs.yaml、texts/ 和各清单的 list.yaml；"
                "或者在那里用 qingdan export --format json 导出，导入一个空的工作区，就都带来了。"
            ).format(said=joined(said, "；")),
            None,
            None,
        )


class _Files:
    """Files as they will stand: those brought before those that are there."""

    def __init__(self, ours: Ground, brought: Mapping[str, bytes]) -> None:
        self._ours, self._brought = ours, brought
        self._paths = sorted({*ours.paths, *brought})

    def mapping(self, path: str) -> dict[str, Any]:
        """Return what a file says; nothing where there is none."""
        if path not in self._paths:
            return {}
        data = self._brought.get(path)
        return read_mapping(self._ours.snapshot.read(path) if data is None else data).value or {}

    def texts(self) -> set[str]:
        """Return the names of shared texts."""
        own = [path for path in self._paths if path.startswith(f"{TEXTS_FOLDER}/")]
        return {name for path in own for name in self.mapping(path)}

    def gives_status(self, path: str) -> bool:
        """Whether the header of a list gives its items a 状态."""
        defaults = self.mapping(path).get("默认")
        return isinstance(defaults, dict) and _STATUS in defaults

    def organs(self) -> dict[str, Any]:
        """Return the register by id."""
        organs = self.mapping(ORGANS_FILE).get("机构")
        return organs if isinstance(organs, dict) else {}


def _said(items: list[tuple[Made, ListKind]], files: _Files) -> Iterator[str]:
    known = files.texts()
    adopted = (name for one, _kind in items for name in adopted_names(one.value))
    texts = {name: None for name in adopted if name not in known}
    if texts:
        yield _("共用文字 {count} 段（{names}）").format(count=len(texts), names=_few(texts))
    register = files.organs()
    owners = {one.organ: None for one, _kind in items if one.organ and one.organ not in register}
    if owners:
        yield _("机构 {count} 个（{names}）").format(count=len(owners), names=_few(owners))
    there = set(texts_in(register))
    named = (name for one, _kind in items for name in texts_in(one.value.get(_BODIES)))
    bodies = {name: None for name in named if name not in there}
    if bodies:
        yield _("机构名录里的科室、单位 {count} 个（{names}）").format(
            count=len(bodies), names=_few(bodies)
        )
    bare = Counter(header_path(kind, one.organ) for one, kind in items if _STATUS not in one.value)
    count = sum(count for path, count in bare.items() if not files.gives_status(path))
    if count:
        yield _("{count} 项的“状态”（事项里没有写，清单表头 list.yaml 的“默认”里也没有）").format(
            count=count
        )


def _few(names: Mapping[str, None]) -> str:
    shown = joined(list(names)[:_SHOWN])
    return shown if len(names) <= _SHOWN else _("{shown} 等").format(shown=shown)
