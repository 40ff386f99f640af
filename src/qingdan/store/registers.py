"""The register of organs as plain values, and where it is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from ..errors import BrokenDataError
from ..messages import _
from ..model.organ import OrganRegister
from .layout import ORGANS_FILE
from .positions import positions
from .reader import Read, read_mapping
from .snapshot import Snapshot

_ORGANS = "机构"


def read_register(snapshot: Snapshot) -> dict[str, Mapping[str, Any]]:
    """Return the organs by id, as they are written; none where there is no register.

    Raises ``BrokenDataError`` with its place where the register does not hold organs.
    """
    try:
        data = snapshot.read(ORGANS_FILE)
    except FileNotFoundError:
        return {}
    read = read_mapping(data)
    organs = (read.value or {}).get(_ORGANS)
    if not isinstance(organs, dict):
        raise _broken(read)
    return {key: one for key, one in organs.items() if isinstance(one, dict)}


def demand_register(snapshot: Snapshot) -> None:
    """Raise ``BrokenDataError`` with its place where the register does not fit its model."""
    read = read_mapping(snapshot.read(ORGANS_FILE))
    if read.value is None:
        raise _broken(read)
    try:
        OrganRegister.model_validate(read.value)
    except ValidationError:
        raise _broken(read) from None


def _broken(read: Read) -> BrokenDataError:
    why, line, column = _first_fault(read)
    return BrokenDataError(
        _("机构名录读不了：{why}").format(why=why),
        _("运行 qingdan validate，按提示改好 organs.yaml。"),
        file=ORGANS_FILE,
        line=line,
        column=column,
    )


def _first_fault(read: Read) -> tuple[str, int | None, int | None]:
    """Say what is wrong with a register, and at which line and column."""
    if read.value is None:
        fault = read.faults[0]
        return fault.message, fault.line, fault.column
    try:
        OrganRegister.model_validate(read.value)
    except ValidationError as error:
        path = tuple(error.errors(include_url=False)[0]["loc"])
        line, column = positions(read.text or "").value(path)
        return _("“{where}”写得不对。").format(where=".".join(map(str, path))), line, column
    return _("里面没有机构。"), None, None


__all__ = ["demand_register", "read_register"]
