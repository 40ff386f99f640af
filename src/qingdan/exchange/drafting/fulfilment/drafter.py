"""Make the drafts of one matter of a town's list: one a town where the row names several."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ....messages import _
from ....model.vocabulary import FulfilmentClass, ListKind
from ...findings import short
from ...tables.columns import Column
from ...tables.table import NONE_WORDS
from ...tables.totals import owner_in
from ...towns import is_town
from ..bodies import names_in
from ..boundaries.marks import Role, marked_names
from ..cellreader import listed
from ..draft import Draft
from ..named import OrganName
from ..record import RecordDrafter
from .classes import class_in, class_of, class_of_columns

_OTHER_SIDE = frozenset({"dept", "部门"})
_SIDES = _OTHER_SIDE | {"street", "镇街"}
"""How a system exports whose side of a record a row is; both sides are one item."""
_DEPARTMENT = r"[\u4e00-\u9fff（）()]{2,24}?(?:局|委员会|委|办公室|办|厅|院|部|中心|大队|支队|政府)"
_SHORT_NAME = 6
_TAKEOVER = re.compile(
    rf"^(?:承接部门|承接单位|收回部门)?\s*[:：]?\s*({_DEPARTMENT})"
    r"\s*(?:[:：;；,，\n]|(?=工作方式))\s*(?:工作方式\s*[:：]\s*)?(.+)$",
    re.S,
)


class FulfilmentDrafter(RecordDrafter):
    """Makes the drafts of one matter."""

    def drafts(self) -> list[Draft]:
        """Return one draft, or one for each town that the row names; none without a class."""
        draft = self.draft()
        if draft is None:
            return []
        towns = self._towns()
        place = self.record.places.get(self._town_column())
        if len(towns) > 1:
            self.tell(
                "several-towns",
                self._town_column(),
                _("一行写了{count}个镇街，各记一项：{names}。").format(
                    count=len(towns), names="、".join(towns)
                ),
            )
        return [
            replace(draft, organ=town, organ_place=place, fields=dict(draft.fields))
            for town in towns or [""]
        ]

    def draft(self) -> Draft | None:
        """Return the draft without its town; None, with a note, where it cannot be an item."""
        draft = self.matter(ListKind.FULFILMENT)
        if draft is None:
            return None
        part = self._class()
        if part is None:
            self.warn(
                "no-class",
                Column.NAME,
                _(
                    "看不出是基本履职、配合履职还是上级部门收回，没有导入：{name}。"
                    "在工作表名、标题或“履职类别”列里写明。"
                ).format(name=short(draft.main)),
            )
            return None
        draft.sort = str(part)
        draft.is_mirror = self._is_mirror()
        self._fill(draft, part)
        return draft

    def _fill(self, draft: Draft, part: FulfilmentClass) -> None:
        fields = draft.fields
        self.read_status(draft)
        fields["类别"] = str(part)
        field = self.plain(Column.FIELD)
        is_class = class_of(field) is part or field.casefold() in _SIDES
        fields["领域"] = "" if is_class else field
        self.consumed += [field] if is_class else []
        said = self.cells.get(Column.PART, "")
        self.consumed += [said] if class_of(said) is part else []
        fields["上级部门"] = self._upper(draft)
        fields["上级部门职责"] = listed(self.cells.get(Column.UPPER_DUTY, ""))
        fields["镇街配合职责"] = listed(self.cells.get(Column.TOWN_DUTY, ""))
        manner = self.plain(Column.MANNER)
        fields["工作方式"] = "\n".join(filter(None, (manner, self._taken_over(draft))))
        fields["依据"] = self.bases(Column.BASIS)
        fields["备注"] = self.remark()
        self.keep_leftover(draft)
        self.consumed += [self.cells.get(self._town_column(), "")]
        self.keep_unsaid(draft)

    def _class(self) -> FulfilmentClass | None:
        """What the row or a section above it says, then its columns, the sheet, its title."""
        for column in (Column.PART, Column.FIELD):
            text = self.cells.get(column, "")
            found = class_of(text) if column is Column.PART else class_in(text)
            if found is not None:
                return found
        filled = {column for column, text in self.cells.items() if text not in NONE_WORDS}
        return class_of_columns(filled) or next(self._titled(), None)

    def _titled(self) -> Iterator[FulfilmentClass]:
        header = self.table.header
        found = class_in(self.sheet)
        if found is None and len(self.sheet) <= _SHORT_NAME:
            found = class_of(self.sheet)  # a sheet called 基本, 配合事项, 收回
        if found is not None:
            yield found
        for title in reversed(self.table.titles):
            found = class_in(title)
            if found is not None:
                yield found
        if header is not None:
            found = class_of_columns(header.columns)
            if found is not None:
                yield found
        found = class_in(self.table.file)
        if found is not None:
            yield found

    def _is_mirror(self) -> bool:
        """Whether the row is the department's side of what a town's list holds."""
        side = self.cells.get(Column.FIELD, "").casefold()
        return bool(self.cells.get(Column.LINKED_TOWNS)) or side in _OTHER_SIDE

    def _town_column(self) -> Column:
        return Column.LINKED_TOWNS if self.cells.get(Column.LINKED_TOWNS) else Column.ORGAN

    def _towns(self) -> list[str]:
        return names_in(self.cells.get(self._town_column(), ""))

    def _upper(self, draft: Draft) -> OrganName | None:
        """The department above: the one that is named or marked; of a mirror, the title's."""
        for column in (Column.UPPER, Column.TAKEOVER):
            text = self.plain(column)
            if not text:
                continue
            names = marked_names(text)
            marked = [one for one in names if one.role is Role.LEAD]
            chosen = names if len(names) == 1 else marked
            if len(chosen) == 1:
                return OrganName(chosen[0].name, self.record.places.get(column))
            self.warn(
                "several-uppers",
                column,
                _(
                    "“{column}”写了几个部门，没有写明谁牵头，“上级部门”空着，已记入内部说明：{text}"
                ).format(column=column, text=short(text)),
            )
            return None
        if Column.LINKED_TOWNS in self.cells:
            return self._mirrored(draft)
        return None

    def _mirrored(self, draft: Draft) -> OrganName | None:
        """The department whose mirror the table is."""
        owned = self.table.columns.owned
        titles = (*self.table.titles, self.table.file, self.sheet)
        owners = [owner_in(title, owned) for title in titles]
        owner = next((one for one in owners if one and not is_town(one)), "")
        if owner:
            return OrganName(owner)
        self.warn(
            "no-department",
            Column.NAME,
            _("标题里认不出是哪个部门的表，“上级部门”空着：{name}").format(name=short(draft.main)),
        )
        return None

    def _taken_over(self, draft: Draft) -> str:
        """Take 承接部门及工作方式 apart: 县农业农村局：直接办理 or one line for each."""
        text = self.plain(Column.TAKEOVER_MANNER)
        if not text:
            return ""
        known = draft.fields["上级部门"]
        found = _TAKEOVER.match(text)
        if known is not None:
            same = found is not None and found[1] == known.name
            self.consumed += [text] if same else []
            return found[2].strip() if found is not None and same else text
        if found is None:
            if re.fullmatch(_DEPARTMENT, text):
                draft.fields["上级部门"] = OrganName(
                    text, self.record.places.get(Column.TAKEOVER_MANNER)
                )
                return ""
            self.warn(
                "takeover-unclear",
                Column.TAKEOVER_MANNER,
                _("“{column}”分不出部门和工作方式，全部写进工作方式：{text}").format(
                    column=Column.TAKEOVER_MANNER, text=short(text)
                ),
            )
            return text
        self.consumed.append(text)
        place = self.record.places.get(Column.TAKEOVER_MANNER)
        draft.fields["上级部门"] = OrganName(found[1], place)
        return found[2].strip()
