"""``qingdan export`` of lists for readers: Word, PDF, linked data."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..errors import QingdanError
from ..messages import _, joined
from ..model.vocabulary import ListKind
from .export_options import Asked
from .export_target import check_target, file_name, write_files

if TYPE_CHECKING:
    from ..publish.public.links import Directory
    from ..publish.public.projection import Projection, PublicItem
    from ..report.word.document import Size
    from ..store.snapshot import Snapshot


def write_paper(snapshot: Snapshot, asked: Asked) -> int:
    """Export a list for readers; returns the exit code.

    Raises ``QingdanError`` where no item may be seen: there is no document without one.
    """
    from ..publish.public.links import Directory
    from .export_open import opened

    projection, items = opened(snapshot, asked)
    current = [item for item in items if not item.is_tombstone]
    if not current:
        raise QingdanError(
            _("没有可以导出的事项：要么没有，要么都不公开。"),
            _("看看 --list、--organ 选得对不对，事项的“状态”和“可见性”写的什么。"),
        )
    if asked.form == "jsonld" and not any(item.kind is ListKind.POWERS for item in current):
        raise QingdanError(
            _("关联数据（jsonld）只含权力责任清单的事项，选的清单里没有。"),
            _("去掉 --list，或者用 --format json --audience public。"),
        )
    directory = Directory(projection)
    title = _title(current, projection, directory, asked)
    name = file_name(title, f".{asked.form}")
    paths = check_target(asked.output, [name], force=asked.force)
    write_files(paths, [_content(title, current, projection, directory, asked)])
    if asked.quiet:
        return 0
    if asked.audience == "internal":
        sys.stderr.write(_("注意：") + _("里面有草案和不公开的内容，不要对外提供。") + "\n")
    if paths is not None:
        written = joined(map(str, paths))
        sys.stderr.write(_("已写入 {files}。").format(files=written) + "\n")
    return 0


def _content(
    title: str,
    items: Sequence[PublicItem],
    projection: Projection,
    directory: Directory,
    asked: Asked,
) -> bytes:
    from ..publish.site import describe_site

    site = describe_site(projection, None)
    if asked.form == "jsonld":
        from ..report.list_jsonld import list_jsonld

        return list_jsonld(items, directory, site)
    from ..publish.fragments.listpaper import list_paper

    paper = list_paper(title, items, projection, directory, site)
    size: Size = "A3" if any(item.kind is ListKind.POWERS for item in items) else "A4"
    if asked.paper is not None:
        size = "A3" if asked.paper == "A3" else "A4"
    if asked.form == "pdf":
        from ..report.list_pdf import list_pdf

        return list_pdf(paper, size)
    from ..report.list_word import list_word

    return list_word(paper, size)


def _title(
    items: Sequence[PublicItem], projection: Projection, directory: Directory, asked: Asked
) -> str:
    """What stands on top: the title of the only list, of the only organ, else of the workspace."""
    kinds = {item.kind for item in items}
    organs = {item.organ for item in items}
    if len(kinds) == 1 and len(organs) == 1 and (asked.organs or next(iter(organs)) is None):
        place = next(iter(kinds)), next(iter(organs))
        header = projection.headers.get(place, {})
        if "标题" in header:
            return str(header["标题"])
    if len(kinds) == 1 and not asked.organs:
        (kind,) = kinds
        whole = projection.headers.get((kind, None), {})
        return str(whole.get("标题", f"{projection.workspace['名称']}：{kind.official_name}"))
    if len(organs) == 1 and asked.organs:
        what = next(iter(kinds)).official_name if len(kinds) == 1 else "清单"
        return directory.organ(next(iter(organs))).name + what
    return str(projection.workspace["名称"])


__all__ = ["write_paper"]
