"""Make the guide of an import from what people say and what the workspace has saved."""

from __future__ import annotations

from collections.abc import Mapping

from ..errors import QingdanError
from ..messages import _, joined
from ..model.vocabulary import ListKind
from ..store.heading_mappings import FOLDER, SavedFile
from ..store.inventory import Inventory
from .options import ImportOptions
from .tables.columns import Column, bare_heading
from .tables.guide import Guide, SavedMapping
from .tables.headings.every import LISTS
from .tables.readable import readable_fields
from .tables.targets import EXTRA_WORD, IGNORE_WORD, NOTE_WORD, Skip, Target, target_of


def make_guide(options: ImportOptions, inventory: Inventory, saved: list[SavedFile]) -> Guide:
    """Return the guide. Raises ``QingdanError`` for a field or mapping that does not exist."""
    mappings = tuple(_in_tables(file) for file in saved)
    chosen = None
    if options.mapping is not None:
        chosen = next((m for m in mappings if m.name == options.mapping), None)
        if chosen is None:
            raise _no_mapping(options.mapping, mappings)
    declared = inventory.workspace.extra_fields
    return Guide(
        kind=options.kind,
        targets=_targets(options.given, options.kind),
        chosen=chosen,
        saved=mappings,
        extra={kind: frozenset(f.name for f in fields) for kind, fields in declared.items()},
        personal=frozenset(bare_heading(heading) for heading in options.personal),
        ask=options.ask,
        keep_original=options.keep_original,
        codes=options.codes,
    )


def _targets(
    given: Mapping[str, str], kind: ListKind | None
) -> dict[ListKind, Mapping[str, Target]]:
    """Read the targets for every list that may come; each must exist in at least one."""
    kinds = [kind] if kind is not None else list(ListKind)
    found: dict[ListKind, dict[str, Target]] = {one: {} for one in kinds}
    for heading, word in given.items():
        known = False
        for one in kinds:
            target = target_of(word, heading, LISTS[one])
            if target is not None:
                found[one][bare_heading(heading)] = target
                known = True
        if not known:
            raise QingdanError(
                _("--map 里没有字段“{word}”。").format(word=word), _choices(kind or ListKind.POWERS)
            )
    return dict(found)


def _choices(kind: ListKind) -> str:
    paths = joined([*LISTS[kind].by_path, *readable_fields(kind)])
    return _("{kind}可以写：{paths}；或 {extra}、{note}、{ignore}。").format(
        kind=kind.official_name, paths=paths, extra=EXTRA_WORD, note=NOTE_WORD, ignore=IGNORE_WORD
    )


def _no_mapping(name: str, mappings: tuple[SavedMapping, ...]) -> QingdanError:
    known = joined(mapping.name for mapping in mappings)
    return QingdanError(
        _("没有对应表 {folder}{name}.yaml。").format(folder=FOLDER, name=name),
        _("现有：{known}；用 --save-mapping 可以存一张。").format(known=known or _("（空）")),
    )


def _in_tables(file: SavedFile) -> SavedMapping:
    """Read a saved mapping in the terms of tables; an unknown field is an error at its place."""
    content = file.content
    columns = LISTS[content.kind]
    targets: dict[str, Target] = {bare_heading(heading): Skip() for heading in content.ignored}
    for heading, word in content.columns.items():
        target = target_of(word, heading, columns)
        if target is None:
            raise _unknown_field(file, ("列", heading), word)
        targets[bare_heading(heading)] = target
    rows = list(content.header_rows)
    if rows and (min(rows) < 1 or rows != list(range(rows[0], rows[0] + len(rows)))):
        message = _("“表头行”要写从 1 数的行号，几行的要连着写。")
        raise file.error(("表头行",), message, _("如 [3] 或 [3, 4]。"))
    return SavedMapping(
        name=file.name,
        kind=content.kind,
        targets=targets,
        values={_column(file, "取值", path): dict(v) for path, v in content.values.items()},
        constants={_column(file, "常量", path): text for path, text in content.constants.items()},
        header_rows=(rows[0] - 1, rows[-1] - 1) if rows else None,
    )


def _column(file: SavedFile, block: str, path: str) -> Column:
    target = target_of(path, path, LISTS[file.content.kind])
    if not isinstance(target, Column):
        raise _unknown_field(file, (block, path), path)
    return target


def _unknown_field(file: SavedFile, place: tuple[str, ...], word: str) -> QingdanError:
    message = _("对应表里没有字段“{word}”。").format(word=word)
    return file.error(place, message, _choices(file.content.kind))
