"""The adjustments of a version: found by name, read into the model, or those new in a range."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from pydantic import ValidationError

from ..errors import BrokenDataError, QingdanError
from ..messages import _, joined
from ..model.actions import AdjustmentStage
from ..model.adjustment import Adjustment, Entry
from ..model.finding import field_name
from ..store.layout import ADJUSTMENTS_FOLDER, Role, place
from ..store.reader import read_mapping
from ..store.snapshot import Snapshot


class BrokenAdjustmentError(BrokenDataError):
    """An adjustment that cannot be read; the rules say at which line, and how to mend it."""

    def __init__(self, snapshot: Snapshot, path: str, why: str) -> None:
        super().__init__(why, _("运行 qingdan validate 看是哪一行、怎样改，改好再来。"), file=path)
        self.snapshot = snapshot
        self.path = path


@dataclass(frozen=True)
class Declared:
    """One adjustment with its path in the workspace."""

    path: str
    adjustment: Adjustment

    @property
    def stem(self) -> str:
        """The name of its file without ``.yaml``."""
        return PurePosixPath(self.path).stem

    @property
    def is_published(self) -> bool:
        """Whether it is the text that is made public."""
        return self.adjustment.stage is AdjustmentStage.PUBLISHED

    def entry_of(self, item: str) -> Entry | None:
        """The entry on an item; None where it names it nowhere."""
        return next((entry for entry in self.adjustment.entries if entry.item == item), None)


def paths(snapshot: Snapshot) -> list[str]:
    """Return the paths of the adjustments of a version, sorted."""
    return [path for path in snapshot.paths() if place(path).role is Role.ADJUSTMENT]


def find(snapshot: Snapshot, name: str) -> Declared:
    """Return the adjustment that is meant: its path, its file's name, or the stem of it.

    Raises ``QingdanError`` where there is none, or more than one, and ``BrokenAdjustmentError``
    where it cannot be read.
    """
    held = paths(snapshot)
    wanted = name.replace("\\", "/").removeprefix("./")
    stem = PurePosixPath(wanted).name.removesuffix(".yaml")
    exact = [path for path in held if path == wanted or wanted.endswith(f"/{path}")]
    found = exact or [path for path in held if PurePosixPath(path).stem == stem]
    found = found or [path for path in held if stem and stem in PurePosixPath(path).stem]
    if len(found) != 1:
        raise _not_one(name, found, held)
    return read(snapshot, found[0])


def _not_one(name: str, found: list[str], held: list[str]) -> QingdanError:
    if found:
        return QingdanError(
            _("“{name}”对得上几个调整：{files}。").format(name=name, files=joined(found)),
            _("写全文件名。"),
        )
    if not held:
        return QingdanError(
            _("这个工作区里没有调整（{folder}/ 是空的）。").format(folder=ADJUSTMENTS_FOLDER),
            _("用 qingdan adjust draft 从改动起草，或者比较两个版本：qingdan announce 甲..乙。"),
        )
    return QingdanError(
        _("没有叫“{name}”的调整。").format(name=name),
        _("现有：{files}。").format(files=joined(held[:8])),
    )


def read(snapshot: Snapshot, path: str) -> Declared:
    """Read an adjustment; ``BrokenAdjustmentError`` where it is none."""
    value = read_mapping(snapshot.read(path)).value
    if value is not None:
        try:
            return Declared(path, Adjustment.model_validate(value))
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            why = _("“{where}”不合格式。").format(where=field_name(first["loc"]))
    else:
        why = _("文件读不了。")
    raise BrokenAdjustmentError(snapshot, path, why)


def new_between(base: Snapshot, head: Snapshot) -> list[Declared]:
    """Return the adjustments that the head holds and the base does not, or in other words."""
    old = dict(base.read_all(paths(base)))
    now = paths(head)
    return [read(head, path) for path, data in head.read_all(now) if old.get(path) != data]


__all__ = ["BrokenAdjustmentError", "Declared", "find", "new_between", "paths", "read"]
