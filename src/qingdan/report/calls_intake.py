"""A table of calls taken in, for people and as JSON (``qingdan/calls-import/1``).

What people said stands in no report of an import: a call is named by its number or id.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..calls.call import Field
from ..messages import _, joined
from . import markdown_escape
from .calls_words import unmarked
from .findings_escape import visible

if TYPE_CHECKING:
    from ..calls.call import Log
    from ..calls.intake import Changed, Intake

SCHEMA = "qingdan/calls-import/1"
_SHOWN = 20
_WORDLESS = frozenset({str(Field.TEXT)})
"""Fields whose content is people's words."""
_LEAST = 5
"""Signs of a number that can be no row's."""


@dataclass(frozen=True)
class Taken:
    """A table and what became of it; ``written`` are the files, under ``dry_run`` those to be."""

    log: Log
    intake: Intake
    written: list[str]
    dry_run: bool

    @property
    def title(self) -> str:
        """How many calls came in, how many changed, how many were there already."""
        intake = self.intake
        text = (
            _("会导入：新增 {added} 件，更新 {changed} 件，没有变 {same} 件。")
            if self.dry_run
            else _("导入：新增 {added} 件，更新 {changed} 件，没有变 {same} 件。")
        )
        return text.format(
            added=len(intake.added), changed=len(intake.changed), same=intake.same
        ) + _("内部工作区共 {count} 件。").format(count=len(intake.records))

    def lines(self) -> Iterator[str]:
        """Yield what was refused and why, what changed, what was left out."""
        intake = self.intake
        for secret in intake.refused:
            yield _("没有收 {cell}：{what}；改了再导入这一行。").format(
                cell=secret.cell, what=secret.what
            )
        for place, why in intake.unread:
            yield _("没有读 {place}：{why}。").format(place=place, why=why)
        if self.log.unmarked:
            yield unmarked(self.log)
        for one in intake.changed[:_SHOWN]:
            yield _("更新 {call}：{fields}。").format(
                call=one.number or one.id, fields=joined(_fields(one), "；")
            )
        if len(intake.changed) > _SHOWN:
            yield _("更新的另有 {count} 件，--format json 全部列出。").format(
                count=len(intake.changed) - _SHOWN
            )
        twice = [number for number in intake.elsewhen if len(number) >= _LEAST]
        if twice:
            yield _("{count} 件的编号以前导入过，呼叫时间不同，当作另一件：{numbers}。").format(
                count=len(twice), numbers=joined(twice[:_SHOWN])
            )
        if self.log.ignored:
            yield _("没有用到的列，没有导入：{headings}。").format(
                headings=joined(self.log.ignored)
            )
        if self.log.missing:
            yield _("表里没有的列：{fields}；以前导入过的不动，没有的当作未知。").format(
                fields=joined(self.log.missing)
            )


def _fields(one: Changed) -> Iterator[str]:
    for name, (before, after) in one.fields.items():
        if name in _WORDLESS:
            yield _("{field}改了").format(field=name)
        else:
            yield _("{field} {before} → {after}").format(
                field=name, before=_shown(before), after=_shown(after)
            )


def _shown(value: Any) -> str:
    return (joined(value) if isinstance(value, list) else str(value or "")) or _("没有写")


def intake_text(taken: Taken) -> str:
    """Return the report for a terminal."""
    return "".join(f"{visible(line)}\n" for line in (taken.title, *taken.lines()))


def intake_markdown(taken: Taken) -> str:
    """Return the report as Markdown."""
    parts = ["# " + _("呼叫记录导入"), markdown_escape.escape(taken.title)]
    listed = [f"- {markdown_escape.escape(line)}" for line in taken.lines()]
    return "\n\n".join([*parts, *(["\n".join(listed)] if listed else [])]) + "\n"


def intake_json(taken: Taken) -> str:
    """Return the report as JSON."""
    intake = taken.intake
    said = {
        "schema": SCHEMA,
        "dry_run": taken.dry_run,
        "calls": len(intake.records),
        "added": intake.added,
        "changed": [
            {"id": one.id, "number": one.number, "fields": _fields_json(one)}
            for one in intake.changed
        ],
        "same": intake.same,
        "refused": [{"cell": one.cell, "what": one.what} for one in intake.refused],
        "unread": [{"place": place, "why": why} for place, why in intake.unread],
        "elsewhen": intake.elsewhen,
        "ignored": list(taken.log.ignored),
        "unmarked": list(taken.log.unmarked),
        "missing": [str(field) for field in taken.log.missing],
        "written": taken.written,
    }
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def _fields_json(one: Changed) -> dict[str, Any]:
    return {
        name: None if name in _WORDLESS else {"before": before, "after": after}
        for name, (before, after) in one.fields.items()
    }


WRITERS: Mapping[str, Callable[[Taken], str]] = {
    "text": intake_text,
    "json": intake_json,
    "markdown": intake_markdown,
}
"""A renderer for each format."""
