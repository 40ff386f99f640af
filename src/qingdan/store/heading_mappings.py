"""The saved mappings of a workspace: ``mappings/*.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from pydantic import ValidationError

from ..errors import QingdanError
from ..messages import _
from ..model.finding import FieldPath
from ..model.heading_mapping import HeadingMapping
from .positions import positions
from .reader import read_mapping
from .snapshot import Snapshot

FOLDER = "mappings/"


@dataclass(frozen=True)
class SavedFile:
    """A saved mapping with its file; ``name`` is the file's without ``.yaml``."""

    name: str
    path: str
    text: str
    content: HeadingMapping

    def error(self, place: FieldPath, message: str, hint: str) -> QingdanError:
        """Return an error at the value at ``place``."""
        line, column = positions(self.text).value(place)
        return QingdanError(message, hint, file=self.path, line=line, column=column)


def mapping_path(name: str) -> str:
    """Return the path of the mapping called ``name``."""
    return f"{FOLDER}{name}.yaml"


def saved_mappings(snapshot: Snapshot) -> list[SavedFile]:
    """Return every saved mapping, in the order of names.

    Raises ``QingdanError`` with line and column for a file that does not hold one.
    """
    paths = sorted(p for p in snapshot.paths() if p.startswith(FOLDER) and p.endswith(".yaml"))
    return [_read(path, data) for path, data in snapshot.read_all(paths)]


def _read(path: str, data: bytes) -> SavedFile:
    read = read_mapping(data)
    text = read.text or ""
    hint = _("写法见 docs/format.md；运行 qingdan validate 可看到全部错误。")
    if read.value is None or read.faults:
        message = read.faults[0].message if read.faults else _("这不是一张对应表。")
        raise QingdanError(message, hint, file=path)
    try:
        content = HeadingMapping.model_validate(read.value)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = tuple(part for part in first["loc"] if part in _keys(read.value, first["loc"]))
        message = _message(first["type"], first["loc"])
        if first["type"] == "enum":
            hint = _("可以写：{values}。").format(values=_values(first["ctx"]["expected"]))
        at = positions(text)
        line, column = (at.key if first["type"] == "extra_forbidden" else at.value)(place)
        raise QingdanError(message, hint, file=path, line=line, column=column) from None
    return SavedFile(PurePosixPath(path).stem, path, text, content)


def _keys(value: Any, path: tuple[int | str, ...]) -> set[int | str]:
    """The parts of a pydantic location that stand in the file."""
    found: set[int | str] = set()
    for part in path:
        try:
            value = value[part]
        except (KeyError, IndexError, TypeError):
            break
        found.add(part)
    return found


def _values(expected: str) -> str:
    """What pydantic expects, as a Chinese enumeration."""
    return expected.replace(" or ", ", ").replace("'", "").replace(", ", "、")


def _message(kind: str, path: tuple[int | str, ...]) -> str:
    where = ".".join(str(part) for part in path)
    if kind == "missing":
        return _("对应表缺“{where}”。").format(where=where)
    if kind == "extra_forbidden":
        return _("对应表里没有“{where}”这个键。").format(where=where)
    return _("对应表的“{where}”写得不对。").format(where=where)
