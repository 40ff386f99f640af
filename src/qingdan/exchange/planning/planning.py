"""Work out every file that an import writes, beside what the workspace already holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from ...messages import _
from ...model.keyorder import register_order
from ...model.shared import SharedText
from ...model.vocabulary import PowerType
from ...store.format import kept_canonical
from ...store.inventory import Inventory
from ...store.layout import ORGANS_FILE, WORKSPACE_FILE, header_path, locate
from ...store.reader import read_mapping
from ...store.snapshot import Snapshot
from ..drafting.sharing import TEXT_FILES, SharedTexts
from ..outcome import ImportResult, SheetResult, SourceResult
from ..reconciling import Fate, balance_of
from ..source import SheetReading, SourceReading
from ..tables.table import Use
from .again import note_duplicates, note_met
from .assemble import PlannedItem, assemble, expanded, resolved, shared_texts
from .declaring import wanted_fields, with_fields, workspace_text
from .existing import note_existing_headers
from .files import header_texts, organs_text, shared_text_files
from .item_texts import ItemWriter
from .links import link_powers
from .owners import assign_owners
from .register import Register
from .results import columns_of, item_result, left_result


class Planner:
    """Plans the files of one import."""

    def __init__(
        self,
        snapshot: Snapshot,
        inventory: Inventory,
        sources: list[SourceReading],
        organ: str | None,
    ) -> None:
        self.snapshot = snapshot
        self.inventory = inventory
        self.sources = sources
        self.organ = organ
        self.register = Register(inventory.organs)
        self.wanted = wanted_fields(sources, inventory.workspace.extra_fields)
        self.extra_fields = with_fields(inventory.workspace.extra_fields, self.wanted)
        self.paths = set(snapshot.paths())
        names = {kind: frozenset(f.name for f in own) for kind, own in self.extra_fields.items()}
        self.writer = ItemWriter(names, self.paths, inventory.headers)
        self.homes = {
            located.id: path for path in sorted(self.paths) if (located := locate(path)) is not None
        }
        self.written: dict[int, list[str]] = {id(source): [] for source in sources}
        self.kept: dict[int, list[str]] = {id(source): [] for source in sources}
        self.unchanged: Counter[int] = Counter()
        self.planned: dict[str, dict[str, Any]] = {}
        """What will be written of every new item, by id."""
        self.first: dict[str, PlannedItem] = {}
        """The row that it is made from."""
        self.adopted: dict[str, frozenset[str]] = {}
        """Names of the shared texts that it holds."""
        self.organs_of: dict[int, set[str]] = {id(source): set() for source in sources}
        self.fates: dict[int, Fate | None] = {}
        """What became of every draft that came this far, by its ``id()``; None where it is in."""

    def plan(self, *, dry_run: bool) -> ImportResult:
        """Work out every file, without writing any."""
        owners = assign_owners(self.sources, self.register, self.organ)
        items = assemble(self.sources, owners, self.extra_fields).items
        link_powers(items, self.inventory)
        note_duplicates(items, dry_run=dry_run)
        self._register_units(items)
        texts = shared_texts(items, self.inventory.texts)
        files = self._item_files(items, texts)
        written = [item for item in items if item.path in files]
        note_existing_headers(written, self.inventory)
        files |= header_texts(self.sources, written, self.paths)
        files |= self._register_file()
        if self.wanted:
            files[WORKSPACE_FILE] = workspace_text(self._text(WORKSPACE_FILE), self.wanted)
        self._credit_shared(files, written, texts)
        refused = bool(items) and set(self.fates.values()) == {Fate.REFUSED}
        if refused or any(not source.readable for source in self.sources):
            files = {}
            self.written = {id(source): [] for source in self.sources}
        return ImportResult(
            dry_run=dry_run,
            sources=[self._result(source, items) for source in self.sources],
            organ_names={
                item.organ: self.register.name(item.organ) for item in items if item.organ
            },
            files=files,
        )

    def _register_units(self, items: list[PlannedItem]) -> None:
        """Register the 承办机构 of every item, and tell what kind of body each was taken for."""
        for item in items:
            self.organs_of[id(item.source)].update({item.organ, *item.mentioned} - {""})
            for name in item.draft.units:
                added = self.register.add_unit(item.organ, name)
                if added is None:
                    continue
                key, certain = added
                if not certain:
                    item.source.notes.tell(
                        "unit-kind",
                        _("看不出“{name}”是什么单位，登记为“{organ}”的{key}，请核对。").format(
                            name=name, organ=self.register.name(item.organ), key=key
                        ),
                        item.draft.sheet,
                        item.draft.unit_place,
                    )

        self._note_similar_units(items)

    def _note_similar_units(self, items: list[PlannedItem]) -> None:
        owned = {item.organ: item for item in reversed(items) if item.organ}
        for organ, item in owned.items():
            for shorter, longer in self.register.similar_units(organ):
                item.source.notes.tell(
                    "similar-units",
                    _("“{organ}”的“{one}”和“{other}”名称相近，可能是同一个单位，请核对。").format(
                        organ=self.register.name(organ), one=shorter, other=longer
                    ),
                    None,
                    None,
                )

    def _register_file(self) -> dict[str, str]:
        old = self._text(ORGANS_FILE) if ORGANS_FILE in self.paths else ""
        new = organs_text(old, self.register)
        return {ORGANS_FILE: kept_canonical(old, new, register_order())} if new != old else {}

    def _item_files(self, items: list[PlannedItem], texts: SharedTexts) -> dict[str, str]:
        mappings = [resolved(item.fields, texts) for item in items]
        shared = {name: _plain(text) for name, text in self.inventory.texts.items()}
        shared |= {name: text.shared() for name, text in texts.new.items()}
        files: dict[str, str] = {}
        for item, mapping in zip(items, mappings, strict=True):
            if item.id in self.planned:
                same = self._meets_another(item, mapping, shared)
                self.fates[id(item.draft)] = None if same else Fate.DOUBLED
                continue
            if item.id in self.homes:
                same = self._meets_existing(item, mapping, shared)
                self.fates[id(item.draft)] = None if same else Fate.DIFFERENT
                continue
            made = self.writer.text(item, mapping)
            if made.fault:
                self._refuse(item, made.fault)
                self.fates[id(item.draft)] = Fate.REFUSED
                continue
            self.planned[item.id], self.first[item.id] = mapping, item
            self.adopted[item.id] = made.adopted
            self.fates[id(item.draft)] = None
            files[item.path] = made.text
            self.written[id(item.source)].append(item.path)
        self._drop_unused(texts)
        present = {p: self._text(p) for p in TEXT_FILES.values() if p in self.paths}
        return files | shared_text_files(texts, present)

    def _meets_another(
        self,
        item: PlannedItem,
        mapping: dict[str, Any],
        shared: Mapping[str, Mapping[str, Any]],
    ) -> bool:
        """An item of this id comes from a row before: the same (True), or another."""
        first = self.first[item.id]
        same = _says_the_same(item, self.planned[item.id], mapping, shared)
        if not item.is_parent and not item.is_again:
            note_met(item, first, same=same)
        return same

    def _meets_existing(
        self,
        item: PlannedItem,
        mapping: dict[str, Any],
        shared: Mapping[str, Mapping[str, Any]],
    ) -> bool:
        """An item of this id is in the workspace: the same (True), or edited since."""
        where = self.homes[item.id]
        there = read_mapping(self.snapshot.read(where)).value
        if there is not None and _says_the_same(item, there, mapping, shared):
            self.unchanged[id(item.source)] += not (item.is_parent or item.is_again)
            return True
        self.kept[id(item.source)].append(where)
        item.source.notes.warn(
            "kept-existing",
            _("工作区里已有这个事项，内容与表格不同，保留工作区的：{path}（{name}）").format(
                path=where, name=item.fields["名称"]
            ),
            item.draft.sheet,
            item.draft.place,
        )
        return False

    def _refuse(self, item: PlannedItem, where: str) -> None:
        item.source.notes.warn(
            "not-valid",
            _("这个事项的“{where}”不合格式，未导入：{name}").format(
                where=where, name=item.fields["名称"]
            ),
            item.draft.sheet,
            item.draft.place,
        )

    def _drop_unused(self, texts: SharedTexts) -> None:
        """A new shared text that no written item uses is not written either."""
        used = set().union(*self.adopted.values())
        texts.new = {name: text for name, text in texts.new.items() if name in used}

    def _credit_shared(
        self, files: dict[str, str], written: list[PlannedItem], texts: SharedTexts
    ) -> None:
        """Name headers, shared texts, register and settings under the sources that need them."""
        register = self.register
        grown = {*register.new, *register.new_units, *register.new_aliases}
        for source in self.sources:
            own = [item for item in written if item.source is source]
            adopted = set().union(*(self.adopted[item.id] for item in own))
            mine = {TEXT_FILES[texts.new[name].use] for name in adopted if name in texts.new}
            mine |= {header_path(item.kind, item.organ) for item in own}
            if self.organs_of[id(source)] & grown:
                mine.add(ORGANS_FILE)
            if wanted_fields([source], self.inventory.workspace.extra_fields):
                mine.add(WORKSPACE_FILE)
            here = {path for path in mine if path in files}
            self.written[id(source)] = sorted({*self.written[id(source)], *here})

    def _text(self, path: str) -> str:
        return self.snapshot.read(path).decode("utf-8")

    def _result(self, source: SourceReading, items: list[PlannedItem]) -> SourceResult:
        own = [item for item in items if item.source is source and not item.is_again]
        counted = [item for item in own if not item.is_parent]
        organs = Counter(item.organ for item in counted if item.organ)
        return SourceResult(
            file=source.name,
            organs=dict(organs),
            items=len(counted),
            mains=sum(1 for item in own if "主项" not in item.fields),
            declared=source.declared,
            sheets=[_sheet_result(reading, own, self.fates) for reading in source.sheets],
            problems=list(source.notes.problems),
            changes=dict(sorted(source.notes.changes.items())),
            written=self.written[id(source)],
            kept=self.kept[id(source)],
            unchanged=self.unchanged[id(source)],
            items_read=[item_result(item) for item in own],
            left=[left_result(sheet, why) for sheet, why in source.left],
            aside=source.aside,
            examples=source.notes.examples,
        )


def _sheet_result(
    reading: SheetReading, items: list[PlannedItem], fates: Mapping[int, Fate | None]
) -> SheetResult:
    table = reading.table
    own = [item for item in items if item.draft.sheet == table.sheet.name]
    counted = [item for item in own if not item.is_parent]
    types = Counter(item.draft.type for item in counted)
    ordered = {kind: types[kind] for kind in PowerType if types[kind]}
    mains = sum(1 for item in own if "主项" not in item.fields)
    uses = Counter(table.uses.values())
    cells = {str(use): uses[use] for use in Use if uses[use]}
    settled: dict[int, Fate | None] = {}
    for draft in reading.drafts:
        if id(draft) in fates and settled.get(draft.row, Fate.REFUSED) is not None:
            settled[draft.row] = fates[id(draft)]  # of several towns one is enough
    return SheetResult(
        table.sheet.name,
        len(counted),
        mains,
        ordered,
        table.filled_rows,
        cells,
        columns_of(table),
        balance_of(table, settled),
        table.sheet,
        table.kind,
        sum(item.draft.parts for item in counted),
        dict(sorted(Counter(item.draft.sort for item in counted if item.draft.sort).items())),
    )


def _plain(text: SharedText) -> dict[str, Any]:
    return {"开头": text.lead, "内容": list(text.clauses)}


def _says_the_same(
    item: PlannedItem,
    there: Mapping[str, Any],
    new: Mapping[str, Any],
    texts: Mapping[str, Mapping[str, Any]],
) -> bool:
    """Whether a row says what is there; one from the other side knows a part of it only."""
    if item.draft.is_mirror:
        new = {key: value for key, value in new.items() if key != "序号"}
        there = {key: value for key, value in there.items() if key in new}
    old = {key: value for key, value in there.items() if key != "状态" or "状态" in new}
    return bool(expanded(old, texts) == expanded(new, texts))
