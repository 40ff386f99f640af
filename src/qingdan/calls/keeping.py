"""Calls as files of a private workspace: one mapping a month, by the call's permanent id.

What the lists say of a call is judged whenever it is reported and never stored. A key that is not
there was not told; a call that nobody was sent to has an empty 派往, one that is not settled says
未办结.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..errors import QingdanError
from ..exchange.identity import hashed, same_word
from ..messages import _
from ..store.emit import emit
from ..store.private import PrivateWorkspace, mapping_of
from .call import Call, Field, Log
from .log import day, mark

FOLDER = "calls"
_LIST = "呼叫"
_OPEN = "未办结"
_LETTERS = "hj"
_MANY = 3000
"""Calls of one month beyond which each day has its own file: a file has an upper size."""
_KEYS = (
    *(Field.NUMBER, Field.TOWN, Field.TEXT, Field.RAISED, Field.SENT_TO, Field.DONE),
    Field.MARK,
)
Record = Mapping[str, Any]
"""What is kept of a call; keys are those of ``_KEYS``, texts, lists of texts and numbers."""
_TOLD_WHEN_EMPTY: Mapping[Field, Any] = {Field.SENT_TO: [], Field.DONE: _OPEN}


def call_id(call: Call, ordinal: int) -> str:
    """Return the permanent id of a call: by its number and day, else by what it says.

    ``ordinal`` counts from 1 among calls without a number that agree in day, town and words.
    """
    own = _number(call)
    parts = [own] if own else ["", same_word(call.town), same_word(call.text), str(ordinal)]
    return f"{_LETTERS}-{hashed(chr(31).join([call.raised.isoformat(), *parts]), 8)}"


def _number(call: Call) -> str:
    """The number that names a call; that of a row (序号) names none."""
    return "" if Field.NUMBER in call.untold else call.number


def record(call: Call, before: Record) -> dict[str, Any]:
    """Return what is kept of a call; what its table has no column for stays as it was."""
    said: dict[Field, Any] = {
        Field.NUMBER: _number(call),
        Field.TOWN: call.town,
        Field.TEXT: call.text,
        Field.RAISED: call.raised.isoformat(),
        Field.SENT_TO: list(call.sent_to),
        Field.DONE: call.done.isoformat() if call.done is not None else "",
        Field.MARK: _mark(call.mark),
    }
    found: dict[str, Any] = {}
    for field in _KEYS:
        value = before.get(field) if field in call.untold else said[field]
        if not value and field not in call.untold:
            value = _TOLD_WHEN_EMPTY.get(field)
        if value is not None and value != "":
            found[str(field)] = value
    return found


def _mark(given: float | None) -> int | str:
    if given is None:
        return ""
    return int(given) if given.is_integer() else f"{given:g}"


def read_records(private: PrivateWorkspace) -> dict[str, dict[str, Any]]:
    """Return what is kept, by id; ``QingdanError`` for a file that was spoilt by hand."""
    found: dict[str, dict[str, Any]] = {}
    for path, data in private.files(FOLDER):
        file = str(private.root / path)
        listed = mapping_of(data, file).get(_LIST)
        if not isinstance(listed, dict):
            raise _spoilt(file, _("顶层应是“呼叫:”。"))
        for own, said in listed.items():
            if own in found:
                raise _spoilt(file, _("{id} 写了两次。").format(id=own))
            found[own] = _checked(file, own, said)
    return found


def _checked(file: str, own: str, said: Any) -> dict[str, Any]:
    known = {str(field) for field in _KEYS}
    if not isinstance(said, dict) or not said.keys() <= known:
        raise _spoilt(file, _("{id} 里有不认识的内容。").format(id=own))
    day_of = day(str(said.get(Field.RAISED, "")))
    done = said.get(Field.DONE, _OPEN)
    if day_of is None or not said.get(Field.TEXT) or (done != _OPEN and day(str(done)) is None):
        raise _spoilt(file, _("{id} 的诉求、呼叫时间或者办结时间读不懂。").format(id=own))
    if not isinstance(said.get(Field.SENT_TO, []), list):
        raise _spoilt(file, _("{id} 的派往应是列表。").format(id=own))
    return said


def _spoilt(file: str, why: str) -> QingdanError:
    return QingdanError(why, _("照 docs/calls.md 的样子改，或者删去文件重新导入。"), file=file)


def kept_calls(private: PrivateWorkspace) -> Log:
    """Return the calls of a private workspace, by day, number and id."""
    calls = [_call(own, said) for own, said in read_records(private).items()]
    calls.sort(key=lambda call: (call.raised, call.number, call.place))
    missing = [field for field in _KEYS if all(field in call.untold for call in calls)]
    return Log(tuple(calls), missing=tuple(missing) if calls else ())


def _call(own: str, said: Record) -> Call:
    raised, done = day(str(said[Field.RAISED])), said.get(Field.DONE, _OPEN)
    if raised is None:
        raise AssertionError(own)  # read_records has looked
    untold = frozenset(field for field in Field if str(field) not in said)
    return Call(
        own,
        str(said.get(Field.NUMBER, "")),
        str(said.get(Field.TOWN, "")),
        str(said[Field.TEXT]),
        raised,
        tuple(map(str, said.get(Field.SENT_TO, ()))),
        None if done == _OPEN else day(str(done)),
        mark(str(said.get(Field.MARK, ""))),
        untold,
    )


def files_of(records: Mapping[str, Record], before: Iterable[str]) -> dict[str, str | None]:
    """Return path and content of every file; None for one of ``before`` that is no more needed."""
    months: dict[str, list[str]] = {}
    for own, said in records.items():
        months.setdefault(str(said[Field.RAISED])[:7], []).append(own)
    groups: dict[str, list[str]] = {}
    for month, own_ids in months.items():
        for own in own_ids:
            stem = month if len(own_ids) <= _MANY else str(records[own][Field.RAISED])
            groups.setdefault(f"{FOLDER}/{stem}.yaml", []).append(own)
    files: dict[str, str | None] = dict.fromkeys(before)
    for path, own_ids in groups.items():
        ordered = sorted(own_ids, key=lambda own: (*_order(records[own]), own))
        files[path] = emit({_LIST: {own: dict(records[own]) for own in ordered}})
    return files


def _order(said: Record) -> tuple[str, str]:
    return str(said[Field.RAISED]), str(said.get(Field.NUMBER, ""))


__all__ = ["FOLDER", "Record", "call_id", "files_of", "kept_calls", "read_records", "record"]
