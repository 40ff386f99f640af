"""Make the draft of one duty with its tasks."""

from __future__ import annotations

from typing import Any

from ....messages import _
from ....model.duration import Duration
from ....model.vocabulary import Audience, Cadence, Difficulty, DutyScope, ListKind
from ...findings import short
from ...tables.columns import Column
from ...tables.table import NONE_WORDS
from ..cellreader import listed
from ..clauses import split_clauses, without_separators
from ..draft import Draft
from ..named import PowerName
from ..naming import name_and_content, without_number
from ..plain_columns import steps_in
from ..record import RecordDrafter, word_in
from ..repair import Kind, mend
from ..spread import spread
from ..units import split_units
from .mandate import mandate
from .tasks import Task, tasks_of, text_for

_CADENCES = {"经常": "经常性", "日常": "经常性", "突击": "突击性", "阶段性": "突击性"}
_LONGEST_STEP = 20
_LONGEST_PARTNER = 20


class DutyDrafter(RecordDrafter):
    """Makes the draft of one duty."""

    def draft(self) -> Draft | None:
        """Return the draft; None, with a note, where the record has no name."""
        written = self.cells.get(Column.NAME) or mend(self.record.main, Kind.DUTY).text
        text, numbered = without_number(written)
        self.notes.changed(_("去掉职责前的编号"), int(numbered))
        if Column.CONTENT in self.cells:
            name, content = text.replace("\n", "").rstrip("。；; "), self.cells[Column.CONTENT]
        else:
            name, content = name_and_content(text)
            self.notes.changed(_("职责名称取第一句，全文放在内容"), int(bool(content)))
        if not name:
            self.warn("no-name", Column.NAME, _("这一行没有职责名称，没有导入。"))
            return None
        draft = Draft(
            kind=ListKind.DUTIES,
            sheet=self.sheet,
            place=self.record.place(Column.NAME),
            organ=self.cells.get(Column.ORGAN, ""),
            main=name,
            child="",
            ordinal=self.cells.get(Column.ORDINAL, ""),
            organ_place=self.record.places.get(Column.ORGAN),
            unit_place=self.record.places.get(Column.UNIT),
            row=self.record.row,
        )
        draft.fields["内容"] = content
        self._fill(draft)
        return draft

    def _fill(self, draft: Draft) -> None:
        fields = draft.fields
        self.read_status(draft)
        fields["类别"] = self._scope(draft)
        text = self.cells.get(Column.MANDATE, "")
        fields["三定"] = mandate(text) if text not in NONE_WORDS else {}
        self.consumed += [text, *text.split("\n")]
        tasks = tasks_of(self.record, self.mended)
        fields["科室"] = self._offices(draft, tasks)
        fields["职责对象"] = self.words(draft, Column.AUDIENCE, Audience)
        basis = spread(Column.BASIS, self.record, self.mended)
        fields["依据"] = self.bases(Column.BASIS, basis.whole)
        fields["任务"] = [self._task(draft, task, own_basis=not basis.whole) for task in tasks]
        fields["协调配合"] = self._coordination(draft)
        fields["备注"] = self.remark()
        draft.parts = len(tasks)
        self.keep_leftover(draft)
        self.keep_unsaid(draft)

    def _scope(self, draft: Draft) -> str | None:
        written = self.cells.get(Column.DUTY_SCOPE, "").removesuffix("职责")
        if not written:
            header = self.table.header
            index = None if header is None else header.columns.get(Column.NAME)
            heading = "" if header is None or index is None else header.texts.get(index, "")
            return word_in(heading.removesuffix("职责"), DutyScope)
        found = word_in(written, DutyScope)
        self.consumed.append(self.cells[Column.DUTY_SCOPE])
        if found is None:
            self.unknown_word(draft, Column.DUTY_SCOPE, written, DutyScope)
        return found

    def _offices(self, draft: Draft, tasks: list[Task]) -> dict[str, Any]:
        """Offices of the whole duty: the first one named leads."""
        unit = spread(Column.UNIT, self.record, self.mended)
        if len(tasks) > 1 and tasks[0].siblings == len(tasks) and self._is_parallel(unit.whole):
            return {}
        names = split_units(unit.whole)
        support = split_units(self.cells.get(Column.SUPPORT_UNIT, ""))
        if len(names) > 1:
            self.tell(
                "first-office-leads",
                Column.UNIT,
                _("内设机构有几个，第一个作牵头，其余作配合：{names}。").format(
                    names="、".join(names)
                ),
            )
        self._register(draft, [*names, *support])
        if not names:
            return {"配合": support} if support else {}
        others = [name for name in dict.fromkeys([*names[1:], *support]) if name != names[0]]
        return {"牵头": names[0], "配合": others} if others else {"牵头": names[0]}

    def _is_parallel(self, text: str) -> bool:
        """Whether offices are numbered, as the tasks beside them are."""
        return len(split_clauses(text).numbers) > 1

    def _register(self, draft: Draft, names: list[str]) -> None:
        draft.units.extend(name for name in names if name not in draft.units)

    def _task(self, draft: Draft, task: Task, *, own_basis: bool) -> dict[str, Any]:
        found: dict[str, Any] = {"编号": task.number, "名称": task.text}
        found["科室"] = self._task_office(draft, task)
        found["性质"] = self._task_word(draft, task, Column.CADENCE)
        found["难度"] = self._task_word(draft, task, Column.DIFFICULTY)
        found["权力"] = self._powers(draft, task)
        found["时限"] = self._limit(draft, task)
        found["流程"] = self._flow(draft, task)
        found["产出"] = self._text(draft, task, Column.OUTPUT)
        found["规范"] = self._text(draft, task, Column.STANDARD)
        if own_basis:
            text = self._text(draft, task, Column.BASIS)
            place = self.record.parts[task.part].places.get(Column.BASIS)
            found["依据"] = self.bases(Column.BASIS, text, place)
        posts = split_units(self._text(draft, task, Column.POST))
        found["岗位"] = [{"岗位": post} for post in posts]
        return {key: value for key, value in found.items() if value not in ("", [], {}, None)}

    def _text(self, draft: Draft, task: Task, column: Column) -> str:
        """The text of a column for a task; what belongs to none for certain is kept aside."""
        text = text_for(task, column, self.mended)
        if text is None:
            if task.index == 0:
                whole = self.mended.parts[task.part].get(column, "")
                self._aside(draft, task, column, whole)
            return ""
        return "" if text in NONE_WORDS else text

    def _aside(self, draft: Draft, task: Task, column: Column, text: str) -> None:
        draft.unhoused.append(f"来源表格“{column}”：{text}")
        self.warn(
            "task-unclear",
            column,
            _("“{column}”的内容放不进任务，已记入内部说明：{text}").format(
                column=column, text=short(text)
            ),
            self.record.parts[task.part].places.get(column),
        )

    def _task_office(self, draft: Draft, task: Task) -> str:
        names = split_units(self._text(draft, task, Column.TASK_UNIT))
        unit = spread(Column.UNIT, self.record, self.mended)
        parallel = task.siblings > 1 and self._is_parallel(unit.whole)
        if not names and (any(unit.each) or parallel):
            names = split_units(self._text(draft, task, Column.UNIT))
        self._register(draft, names)
        if len(names) > 1:
            draft.unhoused.append(f"任务“{short(task.text)}”的科室：{'、'.join(names)}")
            self.tell(
                "task-offices",
                Column.TASK_UNIT,
                _("一项任务有几个科室，任务里只写第一个，全部记入内部说明：{names}。").format(
                    names="、".join(names)
                ),
                self.record.parts[task.part].places.get(Column.TASK_UNIT),
            )
        return names[0] if names else ""

    def _task_word(self, draft: Draft, task: Task, column: Column) -> str | None:
        text = self._text(draft, task, column)
        words = Cadence if column is Column.CADENCE else Difficulty
        found = word_in(_CADENCES.get(text, text), words) if text else None
        self.consumed.append(text)
        if text and found is None:
            place = self.record.parts[task.part].places.get(column)
            self.unknown_word(draft, column, text, words, place)
        return found

    def _powers(self, draft: Draft, task: Task) -> list[PowerName]:
        place = self.record.parts[task.part].places.get(Column.POWERS)
        text = self._text(draft, task, Column.POWERS)
        return [PowerName(name, place) for name in listed(text.replace("；", "\n"))]

    def _limit(self, draft: Draft, task: Task) -> str:
        text = self._text(draft, task, Column.LIMIT)
        if not text:
            return ""
        try:
            limit = str(Duration.parse(text))
            self.consumed.append(text)
            return limit
        except ValueError:
            self._aside(draft, task, Column.LIMIT, text)
            return ""

    def _flow(self, draft: Draft, task: Task) -> list[str]:
        text = self._text(draft, task, Column.FLOW)
        if not text:
            return []
        steps = steps_in(text)
        clauses = split_clauses(text)
        if not steps and clauses.numbers and not clauses.lead:
            steps = [item.rstrip("。") for item in without_separators(clauses.items)]
        if steps and all(len(step) <= _LONGEST_STEP and "\n" not in step for step in steps):
            return steps
        self._aside(draft, task, Column.FLOW, text)
        return []

    def _coordination(self, draft: Draft) -> list[dict[str, str]]:
        """Read 「法制科：案件审核时会签」 line by line; other text goes into 内部说明."""
        text = self.cells.get(Column.COORDINATION, "")
        if not text or text in NONE_WORDS:
            return []
        found = []
        for entry in listed(text):
            partner, colon, rule = entry.replace(":", "：").partition("：")
            if not colon or len(partner) > _LONGEST_PARTNER or not rule.strip():
                draft.unhoused.append(f"来源表格“{Column.COORDINATION}”：{text}")
                return []
            found.append({"对象": partner.removeprefix("与").strip(), "规则": rule.strip()})
        return found
