"""Save what the headings of an import were taken for, as ``mappings/NAME.yaml``."""

from __future__ import annotations

import re
from typing import Any

from ..errors import QingdanError
from ..messages import _, joined
from ..model.vocabulary import ListKind
from ..store.edit import edit
from ..store.emit import emit
from ..store.reader import read_mapping
from .source import SourceReading
from .tables.header import Header
from .tables.headings.every import LISTS
from .tables.table import Table
from .tables.targets import EXTRA_WORD, NOTE_WORD

_NAME = re.compile(r"[\w\-][\w\-. ]{0,59}")


def check_name(name: str) -> None:
    """Refuse a name under which no file can be saved everywhere. Raises ``QingdanError``."""
    if not _NAME.fullmatch(name) or name.endswith((".", " ", ".yaml")):
        raise QingdanError(
            _("“{name}”不能作对应表的名称。").format(name=name),
            _("用汉字、字母、数字和连字符，不写 .yaml。"),
        )


def mapping_text(sources: list[SourceReading], old: str) -> str | None:
    """Return the text of the mapping; None where nothing was read.

    ``old`` is the text of the file that is there, empty for none: its comments, and what it
    says of headings already, stay. Raises ``QingdanError`` for tables of several lists.
    """
    tables = [reading.table for source in sources for reading in source.sheets]
    kinds = list(dict.fromkeys(table.kind for table in tables))
    if not kinds:
        return None
    if len(kinds) > 1:
        raise QingdanError(
            _("这些表格分属{kinds}，存不成一张对应表。").format(
                kinds=joined(kind.official_name for kind in kinds)
            ),
            _("每次只导入一种清单，分别用 --save-mapping。"),
        )
    columns, ignored = _headings(tables, kinds[0])
    if not old.strip():
        record: dict[str, Any] = {"清单": str(kinds[0]), "列": columns}
        if ignored:
            record["忽略"] = ignored
        return emit(record)
    return _added(old, columns, ignored)


def _added(old: str, columns: dict[str, str], ignored: list[str]) -> str:
    """Add headings that the file does not speak of."""
    there = read_mapping(old.encode()).value or {}
    known = {*(there.get("列") or {}), *(there.get("忽略") or [])}
    new = {heading: path for heading, path in columns.items() if heading not in known}
    more = [heading for heading in ignored if heading not in known and heading not in new]
    if not new and not more:
        return old
    edited = edit(old)
    if new:
        if not edited.content.get("列"):
            edited.content["列"] = {}
        for heading, path in new.items():
            edited.content["列"][heading] = path
    if more:
        edited.content["忽略"] = [*(edited.content.get("忽略") or []), *more]
    return edited.text()


def _headings(tables: list[Table], kind: ListKind) -> tuple[dict[str, str], list[str]]:
    columns: dict[str, str] = {}
    ignored: dict[str, None] = {}
    for table in tables:
        if table.header is not None:
            _take(table.header, kind, columns, ignored)
    return columns, [heading for heading in ignored if heading not in columns]


def _take(
    header: Header, kind: ListKind, columns: dict[str, str], ignored: dict[str, None]
) -> None:
    """Take the headings of a table; doubtful ones are left for a person to put in."""
    meant = {index: LISTS[kind].path_of(column) for column, index in header.columns.items()}
    for index, heading in sorted(header.texts.items()):
        if index in meant:
            columns.setdefault(heading, meant[index])
        elif index in header.given:
            columns.setdefault(heading, header.given[index])
        elif index in header.kept:
            columns.setdefault(heading, f"{EXTRA_WORD}.{header.kept[index]}")
        elif index in header.noted:
            columns.setdefault(heading, NOTE_WORD)
        elif index not in header.doubtful and index not in header.doubled:
            ignored.setdefault(heading)
