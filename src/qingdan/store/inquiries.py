"""The saved questions of a workspace: ``reports/*.yaml``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from pydantic import ValidationError

from ..errors import QingdanError
from ..messages import _
from ..model.inquiry import Inquiry
from .layout import REPORTS_FOLDER
from .positions import positions
from .reader import read_mapping
from .snapshot import Snapshot


def saved_inquiries(snapshot: Snapshot) -> Iterator[tuple[str, Inquiry]]:
    """Yield name (the file's without ``.yaml``) and content of every saved question, by name.

    Raises ``QingdanError`` with line and column for a file that does not hold one.
    """
    start = f"{REPORTS_FOLDER}/"
    paths = sorted(p for p in snapshot.paths() if p.startswith(start) and p.endswith(".yaml"))
    for path, data in snapshot.read_all(paths):
        yield PurePosixPath(path).stem, _read(path, data)


def _read(path: str, data: bytes) -> Inquiry:
    read = read_mapping(data)
    hint = _("能写什么见 docs/format.md 的“报表”。")
    if read.value is None or read.faults:
        fault = read.faults[0] if read.faults else None
        message = fault.message if fault else _("这不是一张报表。")
        line, column = (fault.line, fault.column) if fault else (None, None)
        raise QingdanError(message, hint, file=path, line=line, column=column)
    try:
        return Inquiry.model_validate(read.value)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        if first["type"] == "missing":
            message = _("报表缺“{where}”。").format(where=where)
        elif first["type"] == "extra_forbidden":
            message = _("报表里没有“{where}”这个键。").format(where=where)
        else:
            message = _("报表的“{where}”写得不对。").format(where=where)
        line, column = positions(read.text or "").value(tuple(first["loc"]))
        raise QingdanError(message, hint, file=path, line=line, column=column) from None
