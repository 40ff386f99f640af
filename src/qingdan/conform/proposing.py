"""What would make our items the same as those above, as new contents of their files.

Only the values that differ are written; other keys, comments and the order stay. Where two
catalogues above want different things of one field nothing is proposed: they must agree first.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..errors import BrokenDataError
from ..messages import _, joined
from ..model.finding import FieldPath, field_name
from ..store.reader import read_mapping
from ..store.restating import restated
from ..store.retelling import UnpatchableError
from ..store.sameness import same
from .conforming import Conformity, Finding


@dataclass(frozen=True, slots=True)
class Proposal:
    """One value of one file to be written, and the catalogues that want it."""

    file: str
    path: FieldPath
    value: Any
    uppers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """A field of which catalogues above want different things."""

    file: str
    path: FieldPath
    uppers: tuple[str, ...]


@dataclass
class Proposals:
    """All that can be written, and what cannot because the levels above do not agree."""

    made: list[Proposal] = field(default_factory=list)
    clashes: list[Clash] = field(default_factory=list)

    @property
    def files(self) -> list[str]:
        """The files that would change, sorted."""
        return sorted({one.file for one in self.made})


@dataclass(frozen=True)
class Written:
    """Files before and after."""

    before: Mapping[str, bytes]
    after: Mapping[str, bytes]


def proposals(conformity: Conformity) -> Proposals:
    """Return what the findings propose, a field once, in the order of files and fields."""
    wanted: dict[tuple[str, FieldPath], list[Finding]] = {}
    for one in conformity.findings:
        if proposable(one) and one.ours is not None and one.difference is not None:
            wanted.setdefault((one.ours.file, one.difference.path), []).append(one)
    found = Proposals()
    for (file, path), asked in sorted(wanted.items(), key=lambda one: (one[0][0], str(one[0][1]))):
        uppers = tuple(dict.fromkeys(one.upper for one in asked))
        values = [one.difference.proposed for one in asked if one.difference is not None]
        if all(_alike(values[0], other) for other in values[1:]):
            found.made.append(Proposal(file, path, values[0], uppers))
        else:
            found.clashes.append(Clash(file, path, uppers))
    return found


def proposable(finding: Finding) -> bool:
    """Whether a finding comes with a value that would mend it."""
    return finding.difference is not None and finding.difference.proposed is not None


def _alike(one: Any, other: Any) -> bool:
    from .citing import points

    if isinstance(one, list) and isinstance(other, list):
        return points(one).keys() == points(other).keys()
    return same(one, other)


def written(root: Path, found: Proposals) -> Written:
    """Return the files of the workspace at ``root`` with all proposals in; nothing is written.

    Raises ``BrokenDataError`` where a file cannot be changed without harm: all or none.
    """
    by_file: dict[str, list[Proposal]] = {}
    for one in found.made:
        by_file.setdefault(one.file, []).append(one)
    before: dict[str, bytes] = {}
    after: dict[str, bytes] = {}
    for file, changes in by_file.items():
        data = (root / file).read_bytes()
        before[file] = data
        after[file] = _changed(file, data, changes)
    return Written(before, after)


def _changed(file: str, data: bytes, changes: list[Proposal]) -> bytes:
    value = copy.deepcopy(read_mapping(data).value)
    try:
        if value is None:
            raise UnpatchableError(_("文件读不了。"))
        for one in changes:
            _put(value, one.path, copy.deepcopy(one.value))
        return restated(file, data, value)
    except UnpatchableError:
        fields = joined(field_name(one.path) or "" for one in changes)
        raise BrokenDataError(
            _("{file} 的“{fields}”不能自动改写，没有改动任何文件。").format(
                file=file, fields=fields
            ),
            _("手工改好这个文件再运行一次；要写成什么，见 qingdan conform 的报告。"),
            file=file,
        ) from None


def _put(value: dict[str, Any], path: FieldPath, new: Any) -> None:
    holder: Any = value
    for part in path[:-1]:
        if not isinstance(holder.get(part), dict):
            holder[part] = {}
        holder = holder[part]
    holder[path[-1]] = new


def clashing(conformity: Conformity, found: Proposals) -> Iterator[Finding]:
    """Yield the findings whose proposals clash with one another."""
    places = {(one.file, one.path) for one in found.clashes}
    for one in conformity.findings:
        if (
            one.ours is not None
            and one.difference is not None
            and (one.ours.file, one.difference.path) in places
        ):
            yield one


__all__ = [
    "Clash",
    "Proposal",
    "Proposals",
    "Written",
    "clashing",
    "proposable",
    "proposals",
    "written",
]
