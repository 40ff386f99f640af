"""A list held against a table: only here, only there, different in what. The totals sum."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..cells.names import OrganNames
from ..compare.typography import settled
from ..errors import QingdanError
from ..exchange.guiding import make_guide
from ..exchange.options import ImportOptions
from ..exchange.tables.columns import bare_heading
from ..exchange.tables.headings.every import LISTS
from ..exchange.tables.targets import Keep
from ..messages import _, joined
from ..model.grain import units
from ..model.vocabulary import ListKind, PowerType
from ..store.heading_mappings import saved_mappings
from ..store.inventory import Inventory, read_workspace_file
from .matters import (
    BASIC_CODE,
    IMPLEMENTATION_CODE,
    LOCAL_CODE,
    Catalogue,
    Defaults,
    Matter,
    text_of,
)
from .natures import is_fee_list, is_licence_list
from .near_names import NearNames
from .own_exports import OwnExports
from .pairing import By, Known, Way, by_code, by_flat_name, by_id, by_name, pair
from .table_fields import Terms, said_of_matter, same
from .table_headings import KEPT_FIELDS, table_targets
from .table_result import (
    CODE,
    Asked,
    Both,
    Doubtful,
    FieldDifference,
    Likely,
    OnlyHere,
    OnlyThere,
    TableCheck,
    where,
)
from .table_rows import Row, TableRead, open_table, read_rows

if TYPE_CHECKING:
    from ..store.snapshot import Snapshot

_HANDLING = "业务办理项编码"
_SCHEMES = (_HANDLING, IMPLEMENTATION_CODE, BASIC_CODE, LOCAL_CODE)


def type_codes(section: Mapping[str, Any]) -> dict[str, str]:
    """Return the types of powers by the codes of a profile's section 编码."""
    table = section.get("类型代码")
    codes = table.get("代码") if isinstance(table, dict) else None
    types = {str(kind) for kind in PowerType}
    return {code: kind for code, kind in (codes or {}).items() if kind in types}


def check_table(snapshot: Snapshot, ours: Catalogue, path: Path, asked: Asked) -> TableCheck:
    """Hold the list of a workspace against the table in a file.

    Raises ``QingdanError`` for a file that holds no table, an unknown field or organ.
    """
    if asked.kind not in LISTS:
        raise QingdanError(
            _("现在还不能核对{kind}的表。").format(kind=asked.kind.official_name),
            _("可以核对的：{kinds}。").format(kinds=joined(str(kind) for kind in LISTS)),
        )
    terms = Terms(OrganNames(ours.organs), asked.codes)
    organ = _organ(asked.organ, terms)
    table = _read(snapshot, ours, path, asked, terms)
    titles = [*table.titles, Path(table.file).stem]
    free = asked.only_type is None and asked.kind is ListKind.POWERS
    licences = asked.only_type is PowerType.LICENCE or (free and is_licence_list(titles))
    fees = free and not licences and is_fee_list(titles, table.paths)
    only = PowerType.LICENCE if licences else asked.only_type
    return _Checking(TableCheck(table, asked, licences, fees), ours, terms, only, organ).check()


def _organ(given: str | None, terms: Terms) -> str | None:
    if given is None:
        return None
    if not terms.organs.knows(given):
        raise QingdanError(
            _("机构名录里没有“{organ}”。").format(organ=given),
            _("--organ 写 organs.yaml 里的 id 或者名称。"),
        )
    return terms.organs.find(given)


def _read(snapshot: Snapshot, ours: Catalogue, path: Path, asked: Asked, terms: Terms) -> TableRead:
    workspace = read_workspace_file(snapshot)
    data = open_table(path)
    defaults = Defaults(snapshot, frozenset(snapshot.paths()))
    exports = OwnExports(asked.kind, terms, defaults, workspace.extra_fields, ours.organs)
    found = None if asked.given else exports.read(str(path), data)
    if found is not None:
        return found
    kept = {h: p for h, p in asked.given.items() if p in KEPT_FIELDS}
    options = ImportOptions(
        kind=asked.kind,
        given={h: p for h, p in asked.given.items() if h not in kept},
        codes=asked.codes,
    )
    bare = Inventory(snapshot.label, None, workspace, {}, {}, {}, [], [])
    guide = make_guide(options, bare, saved_mappings(snapshot))
    given = dict(guide.targets.get(asked.kind, {}))
    given |= {bare_heading(heading): Keep(field_path) for heading, field_path in kept.items()}
    guide.targets = {asked.kind: {**table_targets(asked.kind), **given}}
    return read_rows(str(path), data, guide, asked.kind, terms)


class _Checking:
    def __init__(
        self,
        result: TableCheck,
        ours: Catalogue,
        terms: Terms,
        only: PowerType | None,
        organ: str | None,
    ) -> None:
        self.result, self.catalogue, self.terms = result, ours, terms
        self.only, self.organ = only, organ
        self.paths = result.table.paths
        self.result.unread_files = ours.unread

    def check(self) -> TableCheck:
        result = self.result
        ours, rows = self._ours(), self._rows()
        listed = {one.id: one for one in ours if not one.draft}
        counted = units({item: text_of(one.value, "主项") or None for item, one in listed.items()})
        result.drafts, result.mains = len(ours) - len(listed), len(listed) - len(counted)
        ways = self._ways(rows)
        mine, theirs = [self._known(one) for one in ours], [self._known_row(one) for one in rows]
        found = pair(mine, theirs, ways)
        result.both = [
            self._compared(ours[one.ours], rows[one.theirs], one.by) for one in found.pairs
        ]
        result.doubtful = [
            Doubtful(
                tuple(ours[place] for place in one.ours),
                tuple(rows[place] for place in one.theirs),
                one.kind,
            )
            for one in found.doubts
        ]
        here = [ours[place] for place in found.only_ours]
        there = [rows[place] for place in found.only_theirs]
        of_rows = NearNames([row.name for row in there])
        of_ours = NearNames([one.name for one in here])
        result.only_here = [
            OnlyHere(
                one,
                tuple(
                    Likely(there[near.index].name, where(there[near.index]), near.score)
                    for near in of_rows.of(one.name)
                ),
            )
            for one in here
        ]
        result.only_there = [
            OnlyThere(
                row,
                tuple(
                    Likely(here[near.index].name, here[near.index].file, near.score)
                    for near in of_ours.of(row.name)
                ),
            )
            for row in there
        ]
        return result

    def _ours(self) -> list[Matter]:
        found = []
        by_children = {settled(one) for one in self.result.table.mains_of_children}
        named = {settled(row.name) for row in self.result.table.rows if not row.parent}
        for one in self.catalogue.matters.get(self.result.asked.kind, ()):
            if one.repealed or (self.only is not None and one.type != self.only):
                continue
            if self.organ is not None and one.organ != self.organ:
                continue
            if self.result.fees and said_of_matter(one, "收费.收费", self.terms).key is not True:
                continue
            key = settled(one.name)
            if not one.parent and key in by_children and key not in named:
                self.result.by_children.append(one)
            else:
                found.append(one)
        return found

    def _rows(self) -> list[Row]:
        found = []
        for row in self.result.table.rows:
            kind, organ = row.says("类型").key, row.says("机构").key
            if row.repealed:
                self.result.repealed += 1
            elif (self.only is not None and kind is not None and kind != self.only) or (
                self.organ is not None and organ is not None and organ != self.organ
            ):
                self.result.out_of_scope += 1
            else:
                found.append(row)
        return found

    def _ways(self, rows: Sequence[Row]) -> list[Way]:
        key = self.result.asked.key
        codes = [by_code(scheme) for scheme in _SCHEMES]
        typed = any(row.says("类型").shown for row in rows)
        names = [by_name(with_type=True)] if typed else []
        names.append(by_name(with_type=False, lone=typed))
        names += by_flat_name(with_type=typed)
        if key is not None:
            return codes if key == CODE else names
        return [by_id(), *codes, *names]

    def _known(self, one: Matter) -> Known:
        codes = (
            (_HANDLING, one.code(_HANDLING)),
            (IMPLEMENTATION_CODE, one.code(IMPLEMENTATION_CODE)),
            (BASIC_CODE, one.basic_code),
            (LOCAL_CODE, one.code(LOCAL_CODE)),
        )
        cited = one.value.get("依据")
        organ = one.organ or ""
        return Known(
            id=one.id,
            codes=codes,
            name=one.name_key,
            type=one.type,
            organ=organ,
            cited=cited,
        )

    def _known_row(self, row: Row) -> Known:
        whole = row.says("编码.实施编码").shown
        basic = row.says("编码.基本编码").shown or (whole[-12:] if len(whole) == 31 else "")
        codes = (
            (_HANDLING, row.says(f"编码.{_HANDLING}").shown),
            (IMPLEMENTATION_CODE, whole),
            (BASIC_CODE, basic),
            (LOCAL_CODE, row.says("编码.地方编码").shown),
        )
        organ = row.says("机构").key
        return Known(
            id=row.id,
            codes=codes,
            name=(settled(row.parent), settled(row.name)),
            type=str(row.says("类型").shown),
            organ=organ if isinstance(organ, str) else "",
            cited=row.says("依据").shown.split("\n") if row.says("依据").shown else None,
        )

    def _compared(self, ours: Matter, row: Row, by: By) -> Both:
        differences = []
        uncompared = []
        for path in self.paths:
            theirs = row.says(path)
            if not theirs.shown:
                continue
            mine = said_of_matter(ours, path, self.terms)
            if theirs.key is None or (mine.shown and mine.key is None):
                if settled(theirs.shown) != settled(mine.shown):
                    uncompared.append((path, theirs if theirs.key is None else mine))
            elif not same(mine, theirs):
                differences.append(FieldDifference(path, mine.shown, theirs.shown))
        return Both(ours, row, by, tuple(differences), tuple(uncompared))


__all__ = ["check_table", "type_codes"]
