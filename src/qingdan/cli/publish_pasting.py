"""``--links`` of ``qingdan publish --format fragments``: how fragments link, what was pasted."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ..errors import QingdanError
from ..messages import _, joined
from .publish_options import LINKS

if TYPE_CHECKING:
    from ..publish.fragments.fragmentfiles import Pasting

_PATH, _ADDRESS, _SIGN, _COLUMN, _TITLE = "文件", "网址", "内容指纹", "栏目", "标题"
_INDEXES = ("index.csv", "index.xlsx")
_NAMED = 3


def pasting_of(links: str) -> Pasting:
    """Return how fragments are made; ``links`` is one of ``LINKS`` or a filled-in index.

    Raises ``QingdanError`` for a file that is no index of fragments, or an address that is none.
    """
    from ..publish.fragments.addresses import Addresses, Linking
    from ..publish.fragments.fragmentfiles import Pasted, Pasting
    from ..report.list_word import list_word

    if links in LINKS:
        return Pasting(Addresses(Linking(links)), binder=list_word)
    file = Path(links)
    addresses, before = {}, {}
    for number, row in _records(file):
        path, address = row.get(_PATH, ""), row.get(_ADDRESS, "")
        if not path:
            continue
        if address:
            _check(address, file, number)
            addresses[path] = address
        if row.get(_SIGN):
            before[path] = Pasted(row[_SIGN], row.get(_COLUMN, ""), row.get(_TITLE, ""))
    return Pasting(Addresses(Linking.GIVEN, given=addresses), before, list_word)


def refuse_losing(out: Path, pasting: Pasting) -> None:
    """Refuse (``QingdanError``) to replace an index that holds addresses nobody gave.

    Somebody typed them: of a page that the index filled in for ``--links`` does not name, or names
    without an address, the one in ``out`` would be gone.
    """
    for name in _INDEXES:
        file = out / name
        if not file.is_file():
            continue
        try:
            filled = {row.get(_PATH, "") for _row, row in _records(file) if row.get(_ADDRESS)}
        except QingdanError as error:
            raise QingdanError(
                _("看不出“{file}”里有没有填好的网址，重新生成会丢掉它。").format(file=file),
                _("先把它移走；确定不要了，就加 --force。"),
            ) from error
        lost = sorted(filled.difference(pasting.addresses.given))
        if lost:
            named = joined(lost[:_NAMED]) + (" ……" if len(lost) > _NAMED else "")
            raise QingdanError(
                _("“{file}”里有 {count} 个填好的网址，重新生成会丢掉它们：{pages}。").format(
                    file=file, count=len(lost), pages=named
                ),
                _(
                    "要接着用，就加 --format fragments --links {file}；确定不要了，就加 --force。"
                ).format(file=file),
            )


def _check(address: str, file: Path, number: int) -> None:
    try:
        parts = urlsplit(address)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        usable = False
    if not usable or any(character.isspace() for character in address):
        raise QingdanError(
            _("{file} 第 {row} 行的网址不是网址：“{given}”。").format(
                file=file, row=number, given=address
            ),
            _("写平台给这一页的完整网址，以 http:// 或 https:// 开头；还没有的空着。"),
        )


def _records(file: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of an index, CSV or workbook, with their numbers in the file, from 1."""
    lines = list(_lines(file))
    start = next((n for n, cells in enumerate(lines) if {_PATH, _ADDRESS} <= set(cells)), None)
    if start is None:
        raise QingdanError(
            _("{file} 里没有“{path}”和“{address}”两栏。").format(
                file=file, path=_PATH, address=_ADDRESS
            ),
            _("用上一次生成的 index.xlsx 或者 index.csv，填好“网址”一栏；表头不要改。"),
        )
    heads = lines[start]
    for number, cells in enumerate(lines[start + 1 :], start + 2):
        yield number, {h: c.strip() for h, c in zip(heads, cells, strict=False) if h}


def _lines(file: Path) -> Iterable[Sequence[str]]:
    from ..exchange.reading.grid import Place, UnreadableWorkbook
    from ..exchange.reading.workbook import read_file, read_workbook

    try:
        data = read_file(file)
        if data.startswith(b"PK\x03\x04"):
            sheet = read_workbook(data).sheets[0]
            rows = max((place.row for place in sheet.cells), default=-1)
            columns = max((place.column for place in sheet.cells), default=-1)
            return [
                [sheet.cells.get(Place(row, column), "") for column in range(columns + 1)]
                for row in range(rows + 1)
            ]
    except UnreadableWorkbook as error:
        raise QingdanError(
            _("--links：{file}：{why}").format(file=file, why=error.message),
            error.hint or _("写 none、relative、site，或者上一次生成并填好的 index.xlsx。"),
        ) from None
    for encoding in ("utf-8-sig", "gb18030"):  # a spreadsheet in Chinese saves CSV as GB18030
        try:
            return list(csv.reader(io.StringIO(data.decode(encoding), newline="")))
        except UnicodeDecodeError:
            continue
        except csv.Error:
            break
    raise QingdanError(
        _("--links：{file} 不是表格。").format(file=file),
        _("写 none、relative、site，或者上一次生成并填好的 index.xlsx。"),
    )
