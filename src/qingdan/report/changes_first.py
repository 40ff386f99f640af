"""The words of what a reviewer must see first, the same for every format that has room for them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..compare.amounts import changed_amounts
from ..compare.changes import Change, Comparison, FieldChange
from ..messages import _, joined
from .changes_digest import Digest, Later, Touched, digest
from .changes_redline import clean
from .changes_transfer import heading, stories
from .changes_wording import direction_word, field_label, headword, title

_LONGEST = 60
"""Characters of a name or a value in one line."""
_FIELDS = 4


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to look at, on one line: ``before``, the subject, ``after``.

    ``change`` is the change that the subject names, if it is one.
    """

    before: str
    subject: str
    after: str
    change: Change | None = None

    @property
    def text(self) -> str:
        """The whole line."""
        return self.before + self.subject + self.after


@dataclass(frozen=True, slots=True)
class Point:
    """A heading, what to do about it (perhaps nothing), and its lines."""

    heading: str
    advice: str
    lines: tuple[Line, ...]


def points(comparison: Comparison, today: datetime.date) -> tuple[Point, ...]:
    """Return what to look at first, as of ``today``; what there is none of is left out."""
    found = digest(comparison, today)
    listed = (_transferred(comparison), *_points(comparison, found))
    return tuple(point for point in listed if point.lines)


def _transferred(comparison: Comparison) -> Point:
    """Return the transfers, a line each; what they move is told once, below."""
    told = stories(comparison)
    advice = next((story.advice for story in told if story.advice), "")
    lines = tuple(Line("", story.heading, "") for story in told)
    return Point(_("成批划转：{count} 批").format(count=len(told)), advice, lines)


def _points(comparison: Comparison, found: Digest) -> Iterator[Point]:
    yield Point(
        _("设定权限有变化：{count} 项").format(count=len(found.authority)),
        "",
        tuple(_touched(touched, comparison) for touched in found.authority),
    )
    yield Point(
        _("期限和负担有变化：{count} 项").format(count=len(found.burden)),
        "",
        tuple(_touched(touched, comparison) for touched in found.burden),
    )
    yield Point(
        _("权限变了，没有说明依据：{count} 项").format(count=len(found.groundless)),
        _("请补上事项的“依据”，或者在 adjustments/ 的调整批次里写明依据。"),
        tuple(_named(change, comparison) for change in found.groundless),
    )
    yield Point(
        _("曾经生效却删除了文件：{count} 项").format(count=len(found.gone)),
        _("请保留文件，把状态改为废止并写明失效日期。"),
        tuple(_named(change, comparison) for change in found.gone),
    )
    yield Point(
        _("以后才生效或者失效：{count} 处").format(count=len(found.later)),
        "",
        tuple(_later(later, comparison) for later in found.later),
    )
    yield Point(
        _("生效过的事项换了 id：{count} 项").format(count=len(found.renamed)),
        _(
            "文件名就是 id，不能改。同一个事项，把文件名改回去；"
            "换成了另一个事项，恢复原来的文件，改成废止，两边写“承接”和“承接自”。"
        ),
        tuple(_renamed(change, comparison) for change in found.renamed),
    )
    yield Point(
        _("按编码或者文字推定有承接关系：{count} 项").format(count=len(found.guessed)),
        _("请确认；确实如此的，在新事项里写“承接自”“拆分自”或者“合并自”。"),
        tuple(_guessed(change, comparison) for change in found.guessed),
    )


def _touched(touched: Touched, comparison: Comparison) -> Line:
    if not touched.fields:
        return _named(touched.change, comparison)
    said = [_moved(field) for field in touched.fields[:_FIELDS]]
    more = len(touched.fields) - len(said)
    if more:
        said.append(_("另有 {count} 处").format(count=more))
    return _about(touched.change, comparison, joined(said, "；"))


def _about(change: Change, comparison: Comparison, said: str) -> Line:
    return Line("", _subject(change, comparison), joined(("", said), "：") if said else "", change)


def _moved(field: FieldChange) -> str:
    """Return ``时限·承诺 60日 → 30日（压减）``; of long values only the name of the field."""
    values = [_one_line(value or "") for value in (field.before, field.after)]
    if max(map(len, values)) > _LONGEST:
        return _with_amounts(field)
    before, after = (value or _("（无）") for value in values)
    said = f"{_one_line(field_label(replace(field, direction=None)))} {before} → {after}"
    if field.direction is None:
        return said
    return _("{label}（{remarks}）").format(label=said, remarks=direction_word(field.direction))


def _with_amounts(field: FieldChange) -> str:
    """Return the name of a field whose values are long, with the amounts that changed in it."""
    label = _one_line(field_label(field))
    pairs = changed_amounts(field.before or "", field.after or "")
    if not pairs:
        return label
    said = [f"{old} → {new}" for old, new in pairs[:_FIELDS]]
    return f"{label} {joined(said)}{'……' if len(pairs) > _FIELDS else ''}"


def _later(later: Later, comparison: Comparison) -> Line:
    word = _("{day} 失效：") if later.ends else _("{day} 生效：")
    before = word.format(day=later.day.isoformat())
    if later.change is not None:
        return Line(before, _subject(later.change, comparison), "", later.change)
    if later.transfer is not None:
        return Line(before, heading(later.transfer, comparison), "")
    if later.adjustment is None:
        return Line(before, "", "")
    name, file = _short(later.adjustment.name), _short(later.adjustment.file)
    return Line(before, _("“{name}”（{file}）").format(name=name, file=file), "")


def _guessed(change: Change, comparison: Comparison) -> Line:
    score = _("相似 {score}").format(score=f"{change.score:.2f}") if change.score else ""
    return _about(change, comparison, score)


def _renamed(change: Change, comparison: Comparison) -> Line:
    said = _("{old} → {new}").format(old=change.old_item, new=change.item)
    return _about(change, comparison, said)


def _named(change: Change, comparison: Comparison) -> Line:
    return _about(change, comparison, headword(change))


def _subject(change: Change, comparison: Comparison) -> str:
    """Return ``某事项（某局）``."""
    names = comparison.organs.get(change.organ or "")
    organ = names[0] if names else change.organ
    name = _short(title(change))
    return _("{name}（{organ}）").format(name=name, organ=_short(organ)) if organ else name


def _one_line(text: str) -> str:
    return clean(text).replace("\n", " ").strip()


def _short(text: str) -> str:
    text = _one_line(text)
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "……"
