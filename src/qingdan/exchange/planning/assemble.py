"""Put drafts together into the files of a workspace: ids, 主项 and 子项, shared texts, order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ...messages import _, joined
from ...model.shared import SharedText
from ...model.vocabulary import ExtraFieldType, ListKind, PowerType
from ...model.workspace import ExtraField
from ...store.layout import item_path
from ..drafting.draft import Draft
from ..drafting.named import with_ids
from ..drafting.sharing import ClauseText, SharedTexts
from ..identity import item_id, same_word, untyped_id
from ..source import SourceReading, group_mains, leads_children
from .ordinals import Listed, ordinals, renumbered
from .ownership import Ownership


@dataclass
class PlannedItem:
    """An item with its place; ``fields`` may still hold ``ClauseText``."""

    source: SourceReading
    draft: Draft
    organ: str
    id: str
    fields: dict[str, Any]
    is_parent: bool = False
    """A 主项 that has 子项: not counted as an item itself."""
    is_again: bool = False
    """An item of the same source seen from its other side: not counted once more."""
    mentioned: frozenset[str] = frozenset()
    """Ids of the organs that its fields name."""
    cell: str = ""
    """What the source says its 序号 is; empty for a 子项 under the number of its 主项."""

    @cached_property
    def path(self) -> str:
        """Path of the file in the workspace."""
        return item_path(self.kind, self.organ, self.id)

    @property
    def kind(self) -> ListKind:
        """The list it belongs to."""
        return self.draft.kind


@dataclass
class Assembly:
    """All items of all sources, in order."""

    items: list[PlannedItem] = field(default_factory=list)


_ORDER = (
    "名称",
    "类型",
    "主项",
    "序号",
    "状态",
    "编码",
    "共同实施",
    "承办机构",
    "职责",
    "层级权限",
    "依据",
    "条件",
    "材料",
    "时限",
    "责任事项",
    "追责",
    "监督方式",
    "备注",
)


def assemble(
    sources: list[SourceReading],
    owners: Mapping[int, Ownership],
    extra_fields: Mapping[ListKind, Sequence[ExtraField]],
) -> Assembly:
    """Return the items of all sources. Drafts without an owner are left out.

    How 序号 comes about is told in ``ordinals``.
    """
    assembly = Assembly()
    declared = {
        kind: {extra.name: extra for extra in extra_fields.get(kind, ())} for kind in ListKind
    }
    for source in sources:
        counter = _Counter()
        own: list[PlannedItem] = []
        for reading in source.sheets:
            drafts = [draft for draft in reading.drafts if id(draft) in owners]
            kind = reading.table.kind
            for group in group_mains(drafts):
                own.extend(_group(source, group, owners, counter, declared[kind]))
        _number(source, own)
        assembly.items.extend(own)
    return assembly


def _number(source: SourceReading, items: list[PlannedItem]) -> None:
    """Give the items of one source their 序号, organ by organ."""
    by_list: dict[tuple[ListKind, str], list[PlannedItem]] = defaultdict(list)
    shown = {item.id for item in items if not item.draft.is_mirror}
    for item in items:
        if item.draft.is_mirror and item.id in shown:
            item.is_again = True  # the item itself has a number
            continue
        by_list[item.kind, item.organ].append(item)
    changed = 0
    for own in by_list.values():
        listed = [Listed(item.cell, "主项" in item.fields) for item in own]
        given = ordinals(listed)
        for item, number in zip(own, given, strict=True):
            item.fields["序号"] = number
        changed += renumbered(listed, given)
    source.notes.changed(
        _("序号按先后重新编排（原表分表编号、有空号重号，或子项没有自己的号）"), changed
    )


@dataclass
class _Counter:
    """Ordinals of equal items of one source."""

    same: Counter[tuple[str, ...]] = field(default_factory=Counter)

    def id(self, organ: str, draft: Draft, child: str, kind: PowerType | None) -> str:
        if kind is None:
            name = (str(draft.kind), organ, same_word(draft.main), draft.sort)
            self.same[name] += not draft.is_mirror
            return untyped_id(draft.kind, organ, draft.main, self.same[name] or 1, draft.sort)
        code = draft.code
        key = (organ, same_word(draft.main), same_word(child), str(kind), same_word(code))
        self.same[key] += 1
        return item_id(organ, draft.main, child, kind, code, self.same[key])


def _group(
    source: SourceReading,
    group: list[Draft],
    owners: Mapping[int, Ownership],
    counter: _Counter,
    declared: Mapping[str, ExtraField],
) -> Iterator[PlannedItem]:
    first = group[0]
    parent: PlannedItem | None = None
    if first.child:
        parent = _parent(source, group, owners[id(first)].organ, counter)
        yield parent
    for number, draft in enumerate(group):
        owned = owners[id(draft)]
        organ = owned.organ
        key = counter.id(organ, draft, draft.child, draft.type)
        fields: dict[str, Any] = {"名称": draft.child or draft.main}
        if draft.type is not None:
            fields["类型"] = str(draft.type)
        if parent is not None:
            fields["主项"] = parent.id
        fields["序号"] = 0
        item = PlannedItem(source, draft, organ, key, fields, leads_children(group, number))
        shared = parent is not None and draft.ordinal == first.ordinal
        item.cell = "" if shared else draft.ordinal
        _fill(item, owned, declared)
        yield item
        if item.is_parent:
            parent = item


def _parent(
    source: SourceReading, group: list[Draft], organ: str, counter: _Counter
) -> PlannedItem:
    """The 主项 over rows that are all 子项: a name, a type, its place in the list."""
    first = group[0]
    kinds = list(dict.fromkeys(draft.type for draft in group))
    if len(kinds) > 1:
        source.notes.tell(
            "mixed-children",
            _("主项“{name}”的子项类型不一（{types}），主项按第一个子项的类型。").format(
                name=first.main, types=joined(map(str, kinds))
            ),
            first.sheet,
            first.place,
        )
    fields: dict[str, Any] = {"名称": first.main, "类型": str(first.type), "序号": 0}
    key = counter.id(organ, first, "", first.type)
    return PlannedItem(source, first, organ, key, fields, is_parent=True, cell=first.ordinal)


def _fill(item: PlannedItem, owned: Ownership, declared: Mapping[str, ExtraField]) -> None:
    draft = item.draft
    item.mentioned = frozenset(filter(None, owned.ids.values()))
    named = with_ids(draft.fields, owned.ids) if draft.names else draft.fields
    fields = {**item.fields, **named}
    together = [*owned.co_organs, *(fields.get("共同实施") or [])]
    fields["共同实施"] = [organ for organ in dict.fromkeys(together) if organ != owned.organ]
    ordered = {**{key: fields.get(key) for key in _ORDER}, **fields}
    item.fields = {k: v for k, v in ordered.items() if v or v not in ("", [], {}, None)}
    for heading, text in draft.extra.items():
        if heading in declared:
            item.fields[heading] = _extra_value(declared[heading], text, item)
    remarks = list(draft.unhoused)
    if owned.remark:
        remarks.insert(0, f"来源表格的行使主体写作“{owned.remark}”")
    if remarks:
        item.fields["内部说明"] = "\n".join(remarks)


def _extra_value(declared: ExtraField, text: str, item: PlannedItem) -> Any:
    match declared.type:
        case ExtraFieldType.LIST:
            return [line for line in text.split("\n") if line]
        case ExtraFieldType.INTEGER if text.isdecimal():
            return int(text)
        case ExtraFieldType.FLAG if text in ("是", "否"):
            return text == "是"
    return text


def clause_texts(value: Any) -> Iterator[ClauseText]:
    """Yield every ``ClauseText`` in the fields of an item, in their order."""
    if isinstance(value, ClauseText):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            if not isinstance(part, str):
                yield from clause_texts(part)


def resolved(value: Any, texts: SharedTexts) -> Any:
    """Return fields with every ``ClauseText`` written out or turned into a 套用."""
    if isinstance(value, ClauseText):
        return texts.resolve(value)
    if isinstance(value, dict):
        return {k: v if isinstance(v, str) else resolved(v, texts) for k, v in value.items()}
    if isinstance(value, list):
        return [part if isinstance(part, str) else resolved(part, texts) for part in value]
    return value


def expanded(value: Any, texts: Mapping[str, Mapping[str, Any]]) -> Any:
    """Return a mapping with every 套用 replaced by what it stands for, to compare two items."""
    if isinstance(value, Mapping):
        shared = texts.get(value["套用"]) if isinstance(value.get("套用"), str) else None
        if shared is not None:
            clauses = [*shared["内容"], *value.get("另加", [])]
            lead = shared.get("开头")
            return {"开头": lead, "内容": clauses} if lead else _alone(clauses)
        return {key: expanded(part, texts) for key, part in value.items()}
    if isinstance(value, list):
        return _alone([expanded(part, texts) for part in value])
    return value


def _alone(clauses: list[Any]) -> Any:
    """One text alone and a list of one text say the same."""
    return clauses[0] if len(clauses) == 1 and isinstance(clauses[0], str) else clauses


def shared_texts(items: list[PlannedItem], existing: Mapping[str, SharedText]) -> SharedTexts:
    """Return which texts of the items are shared."""
    return SharedTexts(
        existing,
        (
            (text, item.draft.type)
            for item in items
            if item.draft.type is not None
            for text in clause_texts(item.fields)
        ),
    )
