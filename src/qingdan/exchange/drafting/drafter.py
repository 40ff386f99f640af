"""Make the draft of one power, column by column."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...messages import _, in_one, joined
from ...model.duration import Duration
from ...model.shared import TextUse
from ...model.vocabulary import PowerType
from ..findings import short
from ..tables.columns import Column
from ..tables.table import NONE_WORDS
from ..tables.types import power_type, similar_types, type_in
from .clauses import split_clauses
from .codes import read_codes
from .draft import Draft
from .levels import read_levels
from .plain_columns import plain_columns
from .record import RecordDrafter
from .repair import Kind, mend
from .responsibility import Block, block, split_responsibilities
from .sharing import ClauseText
from .units import is_placeholder, split_units


class PowerDrafter(RecordDrafter):
    """Makes the draft of one power."""

    default: PowerType | None = None
    """The type that the name of the sheet or its title gives."""
    codes: Mapping[str, PowerType]
    """Types by the codes of the workspace's profile."""

    def draft(self) -> Draft | None:
        """Return the draft; None, with a note, where the record cannot be an item."""
        main = mend(self.record.main, Kind.NAME).text
        kind = self._type(main)
        if kind is None:
            return None
        child, stripped = _without_number(mend(self.record.child, Kind.NAME).text)
        self.notes.changed(_("去掉子项名称前的编号"), int(stripped))
        codes = read_codes(self.record.values)
        draft = Draft(
            sheet=self.sheet,
            place=self.record.place(Column.CHILD if child else Column.NAME),
            organ=self.cells.get(Column.ORGAN, ""),
            main=main,
            child=child,
            type=kind,
            code=codes.identity,
            ordinal=self.cells.get(Column.ORDINAL, ""),
            organ_place=self.record.places.get(Column.ORGAN),
            unit_place=self.record.places.get(Column.UNIT),
            situations_place=self.record.places.get(Column.SITUATIONS),
            row=self.record.row,
            units=split_units(self.cells.get(Column.UNIT, "")),
        )
        draft.fields["编码"] = codes.codes
        draft.unhoused.extend(codes.unhoused)
        for slug, column, message in codes.warnings:
            self.warn(slug, column, message)
        self._fill(draft)
        return draft

    def _fill(self, draft: Draft) -> None:
        fields = draft.fields
        self.read_status(draft)
        self._levels(draft)
        self._duty(draft)
        fields["承办机构"] = draft.units
        fields["依据"] = self.bases(Column.BASIS)
        fields["条件"] = self.listing(Column.CONDITIONS)
        fields["材料"] = self.listing(Column.MATERIALS)
        fields["时限"] = self._limits(draft)
        fields["责任事项"] = self._responsibility()
        fields["追责"] = self._liability()
        fields["监督方式"] = self._supervision()
        fields["备注"] = self.remark()
        for placeholder in [unit for unit in draft.units if is_placeholder(unit)]:
            self.warn(
                "placeholder-unit",
                Column.UNIT,
                _("承办机构“{name}”像是模板里的占位名称，已照写登记。").format(name=placeholder),
            )
        plain_columns(self, draft)
        self.keep_leftover(draft)

    def _type(self, name: str) -> PowerType | None:
        written = self.cells.get(Column.TYPE, "")
        found = power_type(written) or self.codes.get(written.zfill(2))
        if found is None:
            found = self.record.section or self.default
            self._note_type(written, found, name)
            return found
        if str(found) != written:
            self.notes.changed(
                _("权力类型改用规范名称：{old}→{new}").format(old=written, new=found)
            )
        expected = self.record.section or type_in(self.sheet)
        if expected is not None and expected is not found:
            self.warn(
                "type-differs",
                Column.TYPE,
                _("权力类型写“{type}”，却在“{expected}”的表或分类里；按列里写的导入。").format(
                    type=found, expected=expected
                ),
            )
        return found

    def _note_type(self, written: str, used: PowerType | None, name: str) -> None:
        """Say once what became of an item whose type cell names no type."""
        if not written:
            if used is None:
                message = _("没有权力类型（列、分类行、表名里都没有），没有导入：{name}")
                self.warn("no-type", Column.TYPE, message.format(name=name))
            return
        if used is None:
            message = _("不认识权力类型“{text}”，没有导入：{name}。")
        else:
            message = _("不认识权力类型“{text}”，按分类行或表名当作“{type}”导入：{name}。")
        message = message.format(text=short(written), type=used, name=short(name))
        near = joined(f"“{kind}”" for kind in similar_types(written))
        if near:
            message = in_one(message, _("是不是{near}？").format(near=near))
        self.warn("unknown-type", Column.TYPE, message)

    def _levels(self, draft: Draft) -> None:
        written = self.cells.get(Column.LEVEL, "")
        right = self.cells.get(Column.RIGHT, "")
        if not written and not right:
            return
        read = read_levels(written, right)
        for name in read.renamed:
            official = next(str(level) for level, _right in read.pairs)
            if len(read.pairs) == 1:
                self.notes.changed(
                    _("层级改用规范名称：{old}→{new}").format(old=name, new=official)
                )
            else:
                self.notes.changed(_("层级改用规范名称"))
        if read.pairs:
            draft.fields["层级权限"] = [
                {"层级": str(level), "权限": text} if text else {"层级": str(level)}
                for level, text in read.pairs
            ]
        if read.unread:
            draft.unhoused.append(f"来源表格“实施层级及权限”：{read.unread}")
            column = Column.LEVEL if written else Column.RIGHT
            message = (
                _("认不出实施层级，原文已记入内部说明：{text}")
                if written
                else _("只有权限没有层级，原文已记入内部说明：{text}")
            )
            self.warn("level-unread", column, message.format(text=short(read.unread)))

    def _duty(self, draft: Draft) -> None:
        text = self.cells.get(Column.DUTY, "")
        if text:
            draft.fields["职责"] = ClauseText(TextUse.DUTY, "", (text,), "职责")

    def _limits(self, draft: Draft) -> dict[str, str]:
        limits = {}
        unread = []
        for column, key in ((Column.LEGAL_LIMIT, "法定"), (Column.PROMISED_LIMIT, "承诺")):
            text = self.cells.get(column, "")
            if not text or text in NONE_WORDS:
                continue
            try:
                limits[key] = str(Duration.parse(text + self.unit_of(column, text)))
                if limits[key] != text:
                    self.made(_("时限改用规范写法"), column, [limits[key]])
            except ValueError:
                unread.append(f"{column}：{text}")
                self.warn(
                    "limit-unread",
                    column,
                    _("“{column}”没有写明单位，或不是一个时限：{text}；已记入说明。").format(
                        column=column, text=short(text)
                    ),
                )
        if unread:
            limits["说明"] = "；".join(unread)
        return limits

    def _responsibility(self) -> dict[str, Any]:
        result: dict[str, Any] = {}
        parts: dict[str, Block | None] = {}
        text = self.cells.get(Column.RESPONSIBILITY, "")
        if text:
            read = split_responsibilities(text)
            parts = {"直接实施": read.direct, "指导监督": read.guidance, "责任": read.general}
            if read.stages:
                result["环节"] = [{"环节": name, "责任": duty} for name, duty in read.stages]
            for head in read.repeated_heads:
                self.warn(
                    "repeated-head",
                    Column.RESPONSIBILITY,
                    _("“{head}责任”出现两次，第一处可能写错；两处已合在一起。").format(head=head),
                )
            if read.general is not None and (read.direct or read.guidance or read.general.lead):
                self.tell(
                    "unheaded-responsibility",
                    Column.RESPONSIBILITY,
                    _("有一段责任认不出是直接实施还是指导监督，放在“责任”下。"),
                )
        for column, key in ((Column.DIRECT, "直接实施"), (Column.GUIDANCE, "指导监督")):
            own = block(self.cells.get(column, ""))
            if own is not None:
                parts[key] = own
        for key, part in parts.items():
            if part is not None:
                self._sequence(part, Column.RESPONSIBILITY)
                self._split(part, Column.RESPONSIBILITY)
                result[key] = ClauseText(
                    TextUse.RESPONSIBILITY, part.lead, tuple(part.items), key[:2]
                )
        bases = self.bases(Column.RESPONSIBILITY_BASIS)
        if bases:
            result["依据"] = bases
        return result

    def _liability(self) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for column, key, use in (
            (Column.SCOPE, "对象", TextUse.LIABILITY_SCOPE),
            (Column.SITUATIONS, "情形", TextUse.LIABILITY),
        ):
            part = block(self.cells.get(column, ""))
            if part is not None:
                self._sequence(part, column)
                self._split(part, column)
                result[key] = ClauseText(use, part.lead, tuple(part.items), "追责")
        bases = self.bases(Column.LIABILITY_BASIS)
        if bases:
            result["依据"] = bases
        return result

    def _sequence(self, part: Block, column: Column) -> None:
        if not part.in_sequence:
            self.tell(
                "numbers-jump", column, _("“{column}”的条目编号不连续。").format(column=column)
            )

    def _split(self, part: Block, column: Column) -> None:
        if len(part.items) > 1:
            self.made(_("条目拆成清单"), column, part.items)

    def _supervision(self) -> list[dict[str, str]]:
        text = self.cells.get(Column.SUPERVISION, "")
        if not text or text in NONE_WORDS:
            return []
        phone = text.replace("-", "").replace(" ", "").isdigit()
        return [{"方式": "电话" if phone else "其他", "内容": text}]


def _without_number(name: str) -> tuple[str, bool]:
    clauses = split_clauses(name)
    if len(clauses.items) == 1 and clauses.numbers and not clauses.lead:
        return clauses.items[0], True
    return name, False
