"""Say where the header of a list that is there already bears on what was imported into it."""

from __future__ import annotations

from ...messages import _, joined
from ...model.vocabulary import ListKind, Status
from ...model.workspace import ListHeader
from ...store.inventory import Inventory
from ...store.layout import header_path
from ..identity import same_word
from .assemble import PlannedItem
from .files import source_title

_Key = tuple[str, str]


def note_existing_headers(written: list[PlannedItem], inventory: Inventory) -> None:
    """Warn of defaults that new items inherit, and of another year or title.

    ``written`` are the items that are new to the workspace; ``inventory`` is as it was before.
    """
    groups: dict[tuple[int, ListKind, str], list[PlannedItem]] = {}
    for item in written:
        groups.setdefault((id(item.source), item.kind, item.organ), []).append(item)
    for (_source, kind, organ), items in groups.items():
        header = inventory.headers.get((kind, organ or None))
        if header is None:
            continue
        whose = _("机构 {id}").format(id=organ) if organ else kind.official_name
        for slug, message in (*_defaults(whose, header, items), *_heading(whose, header, items)):
            items[0].source.notes.warn(slug, message, None, None)


def _defaults(organ: str, header: ListHeader, items: list[PlannedItem]) -> list[_Key]:
    found = []
    path = header_path(items[0].kind, items[0].organ)
    status = header.defaults.get("状态")
    units = [item for item in items if not item.is_parent]  # counted as the report counts
    heirs = sum(1 for i in units if "状态" not in i.fields and not i.draft.says_effective)
    if status not in (None, str(Status.EFFECTIVE)) and heirs:
        if status == str(Status.DRAFT):
            message = _(
                "{whose} 已有表头 {path}，默认状态是“{status}”，新导入的{count}项会按草案处理、"
                "不上网站；改表头，或在事项里写状态。"
            )
        else:
            message = _(
                "{whose} 已有表头 {path}，默认状态是“{status}”，新导入的{count}项会按“{status}”"
                "处理；改表头，或在事项里写状态。"
            )
        message = message.format(whose=organ, path=path, status=status, count=heirs)
        found.append(("header-status", message))
    others = [key for key in header.defaults if key != "状态"]
    heirs = sum(1 for item in units if any(key not in item.fields for key in others))
    if heirs:
        message = _(
            "{whose} 已有表头 {path}，“默认”里的{keys}也会套用到新导入的{count}项；"
            "不合适的，改表头，或在事项里另写。"
        ).format(whose=organ, path=path, keys=joined(others), count=heirs)
        found.append(("header-defaults", message))
    return found


def _heading(organ: str, header: ListHeader, items: list[PlannedItem]) -> list[_Key]:
    found = []
    path = header_path(items[0].kind, items[0].organ)
    source = items[0].source
    if header.year is not None and source.year is not None and header.year != source.year:
        message = _(
            "{whose} 已有表头 {path}，年度是{old}，表格是{new}年的，表头没有动；"
            "若换成新一年的清单，改表头。"
        ).format(whose=organ, path=path, old=header.year, new=source.year)
        found.append(("header-year", message))
    title = source_title(items)
    if header.title and title and same_word(header.title) != same_word(title):
        message = _(
            "{whose} 已有表头 {path}，标题是“{old}”，表格的标题是“{new}”，表头没有动。"
        ).format(whose=organ, path=path, old=header.title, new=title)
        found.append(("header-title", message))
    return found
