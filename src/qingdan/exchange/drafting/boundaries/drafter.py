"""Make the draft of one matter that several departments share."""

from __future__ import annotations

from typing import Any

from ....messages import _
from ....model.vocabulary import ListKind
from ...findings import short
from ...reading.grid import Place
from ...tables.columns import Column
from ..cellreader import listed
from ..draft import Draft
from ..named import OrganName
from ..record import RecordDrafter
from ..spread import Spread, spread
from .marks import Role
from .shares import Share, read_shares


class BoundaryDrafter(RecordDrafter):
    """Makes the draft of one matter."""

    def draft(self) -> Draft | None:
        """Return the draft; None, with a note, where the record has no name."""
        draft = self.matter(ListKind.BOUNDARIES)
        if draft is not None:
            self._fill(draft)
        return draft

    def _fill(self, draft: Draft) -> None:
        fields = draft.fields
        self.read_status(draft)
        fields["领域"] = self.plain(Column.FIELD)
        read = read_shares(self.record, self.mended)
        for text in read.unknown_roles:
            draft.unhoused.append(f"来源表格“{Column.ROLE}”：{text}")
            self.warn(
                "unknown-role",
                Column.ROLE,
                _("“{text}”看不出是牵头还是配合，已记入内部说明。").format(text=short(text)),
            )
        self._put_shares(draft, read.shares)
        for column, text, place in read.unclaimed:
            draft.unhoused.append(f"来源表格“{column}”：{text}")
            self.warn(
                "duty-unclaimed",
                column,
                _("分不清是哪个部门的职责，已记入内部说明：{text}").format(text=short(text)),
                place,
            )
        basis = spread(Column.BASIS, self.record, self.mended)
        fields["依据"] = self.bases(Column.BASIS, basis.whole)
        self._bases_of_shares(draft, read.shares, basis)
        fields["案例"] = self._cases(draft, read.shares)
        fields["不含"] = self.listing(Column.EXCLUDES)
        fields["协调机制"] = self.plain(Column.MECHANISM)
        fields["备注"] = self.remark()
        self.keep_leftover(draft)
        self.consumed += read.consumed
        self.keep_unsaid(draft)

    def _put_shares(self, draft: Draft, shares: list[Share]) -> None:
        fields = draft.fields
        leads = _names(share for share in shares if share.role is Role.LEAD)
        fields["牵头"] = leads
        without_duty = [share for share in shares if not share.duty]
        supports = [share for share in shares if share.role is not Role.LEAD]
        if any(share in without_duty for share in supports):
            fields["配合"] = _names(supports)
        divisions: list[dict[str, Any]] = []
        for share in shares:
            if share.duty:
                self._add(divisions, share)
        fields["分工"] = divisions
        draft.parts = len({share.name for share in shares})
        self._judge_shares(leads, shares)

    def _add(self, divisions: list[dict[str, Any]], share: Share) -> None:
        """Add a department; the same one at the same stage is one entry."""
        organ = OrganName(share.name, share.place)
        duties = listed(share.duty)
        for entry in divisions:
            if entry["部门"] == organ and entry.get("环节", "") == share.stage:
                entry["职责"].extend(duties)
                return
        entry = {"部门": organ}
        if share.stage:
            entry["环节"] = share.stage
        divisions.append({**entry, "职责": duties})

    def _judge_shares(self, leads: list[OrganName], shares: list[Share]) -> None:
        """Say where the one thing that a boundary is about is missing: who leads, with whom."""
        if not leads:
            self.warn(
                "no-lead",
                Column.NAME,
                _("没有写明哪个部门牵头，“牵头”空着；定下来后补上：{name}").format(
                    name=short(self.record.main)
                ),
            )
        elif len(leads) > 1:
            self.warn(
                "several-leads",
                Column.NAME,
                _("牵头部门写了{count}个（{names}），照录；一件事项只能有一个牵头部门。").format(
                    count=len(leads), names="、".join(lead.name for lead in leads)
                ),
            )
        if len({share.name for share in shares}) < 2:
            self.warn(
                "one-department",
                Column.NAME,
                _("只有一个部门，不像是职责边界事项：{name}").format(name=short(self.record.main)),
            )

    def _bases_of_shares(self, draft: Draft, shares: list[Share], basis: Spread) -> None:
        """Put bases that stand row by row under the departments of their rows."""
        for row, text in enumerate(basis.each):
            if not text or basis.places[row] in basis.places[:row]:
                continue
            bases = self.bases(Column.BASIS, text, basis.places[row])
            names = {share.name for share in shares if share.row == row}
            entries = [e for e in draft.fields["分工"] if e["部门"].name in names]
            if len(entries) == 1:
                entries[0].setdefault("依据", []).extend(bases)
            else:
                draft.fields["依据"].extend(bases)

    def _cases(self, draft: Draft, shares: list[Share]) -> list[dict[str, Any]]:
        """An example tells who acts; one that names no or several departments is kept aside."""
        found = []
        for text in self.listing(Column.CASES):
            named = [n for n in dict.fromkeys(s.name for s in shares) if _is_named(n, text)]
            if len(named) == 1:
                place: Place | None = self.record.places.get(Column.CASES)
                found.append({"情形": text, "谁办": OrganName(named[0], place)})
                continue
            draft.unhoused.append(f"来源表格“{Column.CASES}”：{text}")
            self.warn(
                "case-unclear",
                Column.CASES,
                _("案例里认不出由哪一个部门办，已记入内部说明：{text}").format(text=short(text)),
            )
        return found


def _names(shares: Any) -> list[OrganName]:
    return list(dict.fromkeys(OrganName(share.name, share.place) for share in shares))


def _is_named(name: str, text: str) -> bool:
    """Whether a text names a department in full or without the word for its level."""
    bare = name[1:] if len(name) > 3 and name[0] in "省市县区州" else name
    return name in text or bare in text
