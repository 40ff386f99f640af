"""Files of a workspace that the system does not let us read: said in one way by all commands."""

from __future__ import annotations

from collections.abc import Collection

from ..errors import QingdanError
from ..messages import _, file_hint, in_one, joined, system_reason

_SHOWN = 5


def unreadable_file(error: OSError, path: str, others: Collection[str] = ()) -> QingdanError:
    """Return the error for the file at ``path``; ``others`` cannot be read either."""
    return QingdanError(
        _("读不了文件：{why}").format(why=system_reason(error)),
        in_one(file_hint(error), _named(sorted(others))),
        file=path,
    )


def _named(others: list[str]) -> str:
    if not others:
        return ""
    if len(others) <= _SHOWN:
        return _("也读不了的还有：{paths}。").format(paths=joined(others))
    return _("也读不了的还有 {count} 个，如：{paths}。").format(
        count=len(others), paths=joined(others[:_SHOWN])
    )


__all__ = ["unreadable_file"]
