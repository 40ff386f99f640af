"""The names of organs by their ids, for reports: as far as the register can be read."""

from __future__ import annotations

from .layout import ORGANS_FILE
from .reader import read_mapping
from .snapshot import Snapshot


def organ_names(snapshot: Snapshot) -> dict[str, str]:
    """Return names by id; what has another form, or is not there, is left out."""
    try:
        register = (read_mapping(snapshot.read(ORGANS_FILE)).value or {}).get("机构")
    except FileNotFoundError:
        return {}
    held = register if isinstance(register, dict) else {}
    names = {key: one.get("名称") for key, one in held.items() if isinstance(one, dict)}
    return {key: name for key, name in names.items() if isinstance(name, str)}
