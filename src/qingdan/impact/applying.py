"""Put confirmed citations into the files; everything else in them stays as it is, to the byte.

What a person has confirmed is a text for one citation. Citations that rely on a title before them
(《甲法》第一条、第二条) are written so that each still names the law it is meant for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..errors import QingdanError
from ..law.citing.rendering import render_title
from ..messages import _
from ..store.guard import guard
from ..store.patch import Change, UnpatchableError, patch
from ..store.snapshot import Snapshot
from .rows import Row


@dataclass(frozen=True, slots=True)
class Decision:
    """A line of the work list as it came back: ``confirmed`` is what the citation shall read.

    ``confirming.settled`` sees to it that it names its law.
    """

    number: int
    file: str
    field: str
    text: str
    confirmed: str


@dataclass(frozen=True, slots=True)
class Applied:
    """Old and new contents by file, the rows that were changed, what was not done and why."""

    before: Mapping[str, bytes]
    files: Mapping[str, str]
    changed: tuple[tuple[Row, Decision], ...]
    refused: tuple[tuple[Decision, str], ...]


def apply(snapshot: Snapshot, rows: Iterable[Row], decisions: Iterable[Decision]) -> Applied:
    """Return the files with confirmed citations in them; nothing is written.

    A decision counts only where the citation still stands as the work list shows it. Raises
    ``QingdanError`` where a file cannot be changed without changing something else.
    """
    known = list(rows)
    chosen: dict[int, tuple[Row, Decision]] = {}
    refused: list[tuple[Decision, str]] = []
    for decision in decisions:
        row = row_of(known, decision)
        if row is None:
            refused.append((decision, _("这处引用已经不是工作单上的样子了")))
        elif row.number in chosen:
            refused.append((decision, _("工作单里有两行写的是同一处")))
        else:
            chosen[row.number] = (row, decision)
    changes: dict[str, list[Change]] = {}
    by_text: dict[tuple[str, str], list[Row]] = {}
    for row in known:
        by_text.setdefault((row.citing.file, row.citing.field), []).append(row)
    for (file, _field), together in by_text.items():
        for span, new in _rewritten(together, chosen):
            changes.setdefault(file, []).append((together[0].citing.path, span, new))
    before = {file: snapshot.read(file) for file in sorted(changes)}
    files = {file: _patched(data, file, changes[file]) for file, data in before.items()}
    return Applied(
        before, files, tuple(chosen[number] for number in sorted(chosen)), tuple(refused)
    )


def row_of(rows: Iterable[Row], decision: Decision) -> Row | None:
    """Return the row that a decision is about: the same place, the same words."""
    same = [
        row
        for row in rows
        if (row.citing.file, row.text) == (decision.file, decision.text)
        and decision.field in (row.citing.field, row.citing.label)
    ]
    return next((row for row in same if row.number == decision.number), same[0] if same else None)


def _rewritten(
    rows: Iterable[Row], chosen: Mapping[int, tuple[Row, Decision]]
) -> list[tuple[tuple[int, int], str]]:
    """Return the characters of one text that change, and what stands there instead."""
    made: list[tuple[tuple[int, int], str]] = []
    title_span: tuple[int, int] | None = None
    relied_on = ""
    for row in rows:
        first = row.citations[0]
        if first.own_title or first.title_span != title_span:
            title_span, relied_on = first.title_span, render_title(first.title or "")
        own = render_title(first.title or "")
        if row.number in chosen:
            new = chosen[row.number][1].confirmed.strip()
            named = _title_of(new) or own
            if not first.own_title and named == relied_on and new.count("《") == 1:
                new = new.removeprefix(named)
            relied_on = _last_title(new) or named
        elif first.own_title or relied_on == own:
            relied_on = own
            continue
        else:  # the title it relied on is another law now
            new, relied_on = own + row.text, own
        if new != row.text:
            made.append((row.span, new))
    return made


def _title_of(text: str) -> str | None:
    """Return the title in 《》 with which a citation begins."""
    end = text.find("》")
    return text[: end + 1] if text.startswith("《") and end > 0 else None


def _last_title(text: str) -> str | None:
    start = text.rfind("《")
    return _title_of(text[start:]) if start >= 0 else None


def _patched(data: bytes, file: str, changes: list[Change]) -> str:
    text = guard(data).text
    try:
        return patch(text or "", changes)
    except UnpatchableError as error:
        raise QingdanError(
            _("改不了 {file}：{why}").format(file=file, why=error),
            _("这个文件里的引用请手工修改，并在工作单里去掉它的各行。"),
            file=file,
        ) from None


__all__ = ["Applied", "Decision", "apply", "row_of"]
