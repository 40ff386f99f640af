"""Make the draft of one matter that was handed down."""

from __future__ import annotations

from typing import Any

from ....messages import _
from ....model.vocabulary import DelegationMethod, ListKind, PowerType, Readiness
from ...findings import short
from ...tables.columns import Column
from ...tables.table import NONE_WORDS
from ...tables.totals import owner_in
from ...tables.types import power_type
from ...towns import is_town
from ..bodies import names_in, organs_in
from ..cellreader import listed
from ..draft import Draft
from ..named import OrganName, PowerName
from ..record import RecordDrafter
from .saying import grant_in, method_of, readiness_of, term_in, type_of_name


class DelegationDrafter(RecordDrafter):
    """Makes the draft of one matter."""

    def draft(self) -> Draft | None:
        """Return the draft; None, with a note, where the record has no name."""
        draft = self.matter(ListKind.DELEGATIONS)
        if draft is None:
            return None
        column = Column.FROM if self.cells.get(Column.FROM) else Column.ORGAN
        draft.organ_place = self.record.places.get(column)
        self._owner(draft, column)
        self._fill(draft)
        return draft

    def _owner(self, draft: Draft, column: Column) -> None:
        """The organ that the matter comes from; of several the first, the others are told."""
        names = names_in(self.cells.get(column, ""))
        draft.organ = names[0] if names else ""
        if len(names) > 1:
            draft.unhoused.append(f"来源表格“{column}”：{'、'.join(names)}")
            self.warn(
                "several-owners",
                column,
                _("“{column}”写了几个部门，归在第一个，全部记入内部说明：{names}。").format(
                    column=column, names="、".join(names)
                ),
            )

    def _fill(self, draft: Draft) -> None:
        fields = draft.fields
        self.read_status(draft)
        fields["类型"] = self._type(draft)
        fields["权力"] = self._powers()
        fields["方式"] = self._method(draft)
        fields["权限范围"] = self.plain(Column.POWER_SCOPE)
        fields["承接机构"] = self._recipients(draft)
        fields["依据"] = [*self.bases(Column.BASIS), *self._grant(draft)]
        fields["期限"] = self._term(draft)
        fields["执法主体"] = self.plain(Column.ENFORCER)
        fields["资源"] = self.plain(Column.RESOURCES)
        fields["备注"] = self._note()
        self.keep_leftover(draft)
        self.keep_unsaid(draft)

    def _powers(self) -> list[PowerName]:
        """Powers by their names or codes, one a line; their ids are found later."""
        place = self.record.places.get(Column.POWERS)
        names = listed(self.cells.get(Column.POWERS, "").replace("；", "\n"))
        return [PowerName(name, place) for name in names]

    def _type(self, draft: Draft) -> str | None:
        """The type that the row, its section or the end of its name says; nobody guesses it."""
        written = self.cells.get(Column.TYPE, "")
        found = power_type(written) if written else None
        if written and found is None and written not in NONE_WORDS:
            self.unknown_word(draft, Column.TYPE, written, PowerType)
        if found is not None:
            self.consumed.append(written)
            return str(found)
        if self.record.section is not None:
            return str(self.record.section)
        found = type_of_name(draft.main)
        if found is not None:
            self.notes.changed(_("类型按事项名称末尾的字认定：{type}").format(type=found))
            return str(found)
        self.tell(
            "type-unknown",
            Column.NAME,
            _("没有写权力类型，名称末尾也看不出，“类型”空着：{name}").format(
                name=short(draft.main)
            ),
        )
        return None

    def _method(self, draft: Draft) -> str | None:
        text = self.plain(Column.METHOD)
        if not text:
            return None
        found = method_of(text)
        if found is None:
            self.unknown_word(draft, Column.METHOD, text, DelegationMethod)
            return None
        self.consumed.append(text)
        return str(found)

    def _recipients(self, draft: Draft) -> list[dict[str, Any]]:
        """Who takes the matter on, row by row; a list of one town says it in its title alone."""
        found: list[dict[str, Any]] = []
        known: set[str] = set()
        for part, cells in zip(self.record.parts, self.mended.parts, strict=True):
            text = cells.get(Column.RECIPIENT, "")
            self.consumed.append(text)
            ready = self._readiness(draft, cells.get(Column.READINESS, ""))
            for organ in organs_in(text, part.places.get(Column.RECIPIENT)):
                if organ.name not in known:
                    known.add(organ.name)
                    found.append({"机构": organ, "准备": ready} if ready else {"机构": organ})
        if not found and (town := self._town_of_title()):
            found.append({"机构": OrganName(town)})
            self.tell(
                "recipient-from-title",
                Column.NAME,
                _("没有写承接主体的事项，按标题由“{name}”承接。").format(name=town),
            )
        draft.parts = len(found)
        return found

    def _readiness(self, draft: Draft, text: str) -> str | None:
        if not text or text in NONE_WORDS:
            return None
        found = readiness_of(text)
        if found is None:
            if f"来源表格“{Column.READINESS}”：{text}" not in draft.unhoused:
                self.unknown_word(draft, Column.READINESS, text, Readiness)
            return None
        self.consumed.append(text)
        return str(found)

    def _town_of_title(self) -> str:
        owned = self.table.columns.owned
        titles = (*self.table.titles, self.table.file, self.sheet)
        owners = [owner_in(title, owned) for title in titles]
        return next((one for one in owners if is_town(one)), "")

    def _grant(self, draft: Draft) -> list[Any]:
        """Put the decision into 赋权依据, and the whole citation among the bases."""
        text = self.plain(Column.GRANT)
        if not text:
            return []
        draft.fields["赋权依据"] = grant_in(text)
        if "《" not in text:
            return []  # a number alone; what else it says goes into 内部说明
        return list(self.bases(Column.GRANT, text))

    def _term(self, draft: Draft) -> dict[str, str]:
        text = self.plain(Column.TERM)
        if not text:
            return {}
        found = term_in(text)
        if found:
            self.consumed.append(text)
            return found
        draft.unhoused.append(f"来源表格“{Column.TERM}”：{text}")
        self.warn(
            "term-unread",
            Column.TERM,
            _("期限没有写成起止两个日期，已记入内部说明：{text}").format(text=short(text)),
        )
        return {}

    def _note(self) -> str:
        text = self.remark()
        if text.startswith(("限于", "仅限", "限定", "只限")):
            self.tell(
                "note-limits",
                Column.NOTE,
                _("备注写“{text}”，像是权限范围；核对后写进“权限范围”。").format(text=short(text)),
            )
        return text
