"""Make the draft of one matter that is managed where it happens."""

from __future__ import annotations

import re
from typing import Any

from ....messages import _
from ....model.vocabulary import ListKind
from ...findings import short
from ...tables.columns import Column
from ...tables.table import NONE_WORDS
from ..bodies import names_in, organs_in
from ..boundaries.marks import Role
from ..boundaries.shares import Share, Shares
from ..cellreader import listed
from ..draft import Draft
from ..named import OrganName
from ..record import RecordDrafter
from ..spread import spread
from .flow import read_flow
from .principals import read_principals, says_first_leads

_NOT_BORNE = re.compile(
    r"^(?:镇街|乡镇(?:[（(]街道[）)])?|街道)?不承担(?:的责任|责任|事项)?\s*[:：]\s*"
)
_MANUAL = {Column.HOW: "程序", Column.STANDARD: "标准", Column.FORMS: "表单"}


class TerritoryDrafter(RecordDrafter):
    """Makes the draft of one matter."""

    def draft(self) -> Draft | None:
        """Return the draft; None, with a note, where the record has no name."""
        draft = self.matter(ListKind.TERRITORY)
        if draft is not None:
            self._fill(draft)
        return draft

    def _fill(self, draft: Draft) -> None:
        fields = draft.fields
        self.read_status(draft)
        fields["领域"] = self.plain(Column.FIELD)
        fields["批次"] = self.plain(Column.BATCH)
        read = read_principals(self.record, self.mended)
        fields["主体责任"] = self._principals(draft, read)
        fields["配合部门"] = self._supporters()
        fields["镇街"] = self._towns()
        flow = read_flow(self.record, self.mended)
        fields["步骤"] = flow.steps
        if flow.is_chained:
            self.tell(
                "steps-chained",
                Column.STEP,
                _("没有写下一步，按先后连成一条：{name}").format(name=short(draft.main)),
            )
        fields["说明书"] = self._manual()
        basis = spread(Column.BASIS, self.record, self.mended)
        fields["依据"] = self.bases(Column.BASIS, basis.whole)
        for text, place in zip(basis.each, basis.places, strict=True):
            fields["依据"] += [b for b in self.bases(Column.BASIS, text, place) if text]
        fields["备注"] = self.remark()
        self.keep_leftover(draft)
        self.consumed += [*read.consumed, *flow.consumed]
        self.keep_unsaid(draft)

    def _principals(self, draft: Draft, read: Shares) -> list[dict[str, Any]]:
        for column, text, place in read.unclaimed:
            draft.unhoused.append(f"来源表格“{column}”：{text}")
            self.warn(
                "duty-unclaimed",
                column,
                _("分不清是哪个部门的职责，已记入内部说明：{text}").format(text=short(text)),
                place,
            )
        shares = _together(read.shares)
        leads = self._leads(shares)
        draft.parts = len(shares)
        if not shares:
            self.warn(
                "no-principal",
                Column.NAME,
                _("没有写主体责任部门，“主体责任”空着：{name}").format(name=short(draft.main)),
            )
        found = []
        for share in shares:
            entry: dict[str, Any] = {"部门": OrganName(share.name, share.place)}
            if share.name in leads:
                entry["牵头"] = True
            if share.duty:
                entry["责任"] = listed(share.duty)
            found.append(entry)
        return found

    def _leads(self, shares: list[Share]) -> list[str]:
        """Who leads: who is marked; the first, where the table says that it does; else nobody."""
        marked = [share.name for share in shares if share.role is Role.LEAD]
        if len(shares) < 2 or len(marked) == 1:
            return marked
        names = "、".join(share.name for share in shares)
        if len(marked) > 1:
            self.warn(
                "several-leads",
                Column.PRINCIPAL,
                _("牵头部门写了{count}个（{names}），照录；一件事项只能有一个牵头部门。").format(
                    count=len(marked), names="、".join(marked)
                ),
            )
            return marked
        if self._first_leads():
            return [shares[0].name]
        self.warn(
            "no-lead",
            Column.PRINCIPAL,
            _("主体责任部门有几个，没有写明谁牵头，“牵头”空着：{names}").format(names=names),
        )
        return []

    def _first_leads(self) -> bool:
        header = self.table.header
        index = None if header is None else header.columns.get(Column.PRINCIPAL)
        heading = "" if header is None or index is None else header.texts.get(index, "")
        return says_first_leads(heading, *self.table.titles, *self.table.notes)

    def _supporters(self) -> list[OrganName]:
        text = self.cells.get(Column.SUPPORT, "")
        self.consumed += [text, *text.split("\n")]
        self.consumed += [cells.get(Column.SUPPORT, "") for cells in self.mended.parts]
        return organs_in(text, self.record.places.get(Column.SUPPORT))

    def _towns(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        text = self.cells.get(Column.TOWNS, "")
        if text and text not in NONE_WORDS:
            self.consumed.append(text)
            found["范围"] = organs_in(text, self.record.places.get(Column.TOWNS))
        assists: list[str] = []
        spared = listed(self.cells.get(Column.NOT_BORNE, ""))
        for entry in listed(self.cells.get(Column.TOWN_DUTY, "")):
            if _NOT_BORNE.match(entry):
                spared.append(_NOT_BORNE.sub("", entry))
                self.consumed += [cells.get(Column.TOWN_DUTY, "") for cells in self.mended.parts]
            else:
                assists.append(entry)
        found["配合"] = assists
        found["不承担"] = spared
        return {key: value for key, value in found.items() if value}

    def _manual(self) -> dict[str, list[str]]:
        found = {"责任单位": names_in(self.cells.get(Column.WHO, ""))}
        found |= {key: self.listing(column) for column, key in _MANUAL.items()}
        return {key: value for key, value in found.items() if value}


def _together(shares: list[Share]) -> list[Share]:
    """One entry a department: what stands of it in several rows goes together."""
    found: dict[str, Share] = {}
    for share in shares:
        known = found.setdefault(share.name, share)
        if known is not share:
            known.role = known.role or share.role
            known.duty = "\n".join(filter(None, (known.duty, share.duty)))
    return list(found.values())
