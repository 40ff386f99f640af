"""Make the draft of one matter that several departments handle together."""

from __future__ import annotations

from ....messages import _
from ....model.duration import Duration
from ....model.vocabulary import ListKind
from ...findings import short
from ...tables.columns import Column
from ...tables.table import NONE_WORDS
from ..bodies import names_in, organs_in
from ..cellreader import listed
from ..draft import Draft
from ..named import OrganName
from ..record import RecordDrafter
from .handoffs import read_handoffs

_LIMITS = {Column.BEFORE: "压减前", Column.AFTER: "压减后"}
_YES = frozenset({"是", "√", "✓", "有", "一次办好", "跑一次", "最多跑一次"})
_NO = frozenset({"否", "×", "✗"})


class ProcedureDrafter(RecordDrafter):
    """Makes the draft of one matter."""

    def draft(self) -> Draft | None:
        """Return the draft; None, with a note, where the record has no name."""
        draft = self.matter(ListKind.PROCEDURES)
        if draft is not None:
            self._fill(draft)
        return draft

    def _fill(self, draft: Draft) -> None:
        fields = draft.fields
        self.read_status(draft)
        fields["领域"] = self.plain(Column.FIELD)
        self._departments(draft)
        rules = self.cells.get(Column.RULES, ""), self.cells.get(Column.FLOW, "")
        fields["规则"] = [entry for text in rules for entry in listed(text)]
        fields["交接"] = read_handoffs(self.record, self.mended, self.consumed)
        fields["办理时限"] = self._limits(draft)
        fields["一次办好"] = self._at_once(draft)
        fields["依据"] = self.bases(Column.BASIS)
        fields["备注"] = self.remark()
        self.keep_leftover(draft)
        self.keep_unsaid(draft)

    def _departments(self, draft: Draft) -> None:
        leads = organs_in(self.cells.get(Column.LEAD, ""), self.record.places.get(Column.LEAD))
        others = self._participants({one.name for one in leads})
        draft.fields["牵头"] = leads
        draft.fields["参与"] = others
        draft.parts = len(leads) + len(others)
        if not leads:
            self.warn(
                "no-lead",
                Column.NAME,
                _("没有写明哪个部门牵头，“牵头”空着；定下来后补上：{name}").format(
                    name=short(draft.main)
                ),
            )
        elif len(leads) > 1:
            self.warn(
                "several-leads",
                Column.LEAD,
                _("牵头部门写了{count}个（{names}），照录；一件事项只能有一个牵头部门。").format(
                    count=len(leads), names="、".join(lead.name for lead in leads)
                ),
            )

    def _participants(self, leads: set[str]) -> list[OrganName]:
        found: dict[str, OrganName] = {}
        for part, cells in zip(self.record.parts, self.mended.parts, strict=True):
            text = cells.get(Column.PARTICIPANT, "")
            self.consumed.append(text)
            for name in names_in(text):
                if name not in leads:
                    place = part.places.get(Column.PARTICIPANT)
                    found.setdefault(name, OrganName(name, place))
        return list(found.values())

    def _limits(self, draft: Draft) -> dict[str, str]:
        found: dict[str, str] = {}
        unread = []
        for column, key in _LIMITS.items():
            text = self.cells.get(column, "")
            if not text or text in NONE_WORDS:
                continue
            try:
                found[key] = str(Duration.parse(text + self.unit_of(column, text)))
                self.consumed.append(text)
            except ValueError:
                unread.append(f"{column}：{text}")
                self.warn(
                    "limit-unread",
                    column,
                    _("“{column}”没有写明单位，或不是一个时限：{text}；已记入说明。").format(
                        column=column, text=short(text)
                    ),
                )
        start = self.cells.get(Column.COUNTED_FROM, "")
        if start and start not in NONE_WORDS:
            found["起算"] = start
        if unread:
            found["说明"] = "；".join(unread)
        return found

    def _at_once(self, draft: Draft) -> bool | None:
        text = "".join(self.cells.get(Column.AT_ONCE, "").split())
        if not text or text in NONE_WORDS:
            return None
        if text in _YES or text in _NO:
            self.consumed.append(self.cells[Column.AT_ONCE])
            return text in _YES
        return None  # what it says goes into 内部说明
