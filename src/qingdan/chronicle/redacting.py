"""What the history on the site leaves out: 站点.历史遮盖 of ``qingdan.yaml``.

What was public once need not be public for ever (个人信息保护法第四十七条): a name, a phone number,
a field, or the whole history of an item can be taken out of every version and redline. Today's
content is not touched: what stands in it is published as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..errors import QingdanError
from ..messages import _
from ..model.workspace import Redaction
from ..publish.public.projection import PublicItem

MASK = "〔不公开〕"
_INDEX = re.compile(r"\[\d+\]")
_NAME = ("名称",)


@dataclass(frozen=True)
class Redactions:
    """The redactions of a workspace, ready to be applied."""

    given: tuple[Redaction, ...]

    @classmethod
    def of(cls, given: Sequence[Redaction]) -> Redactions:
        """Take redactions; raise ``QingdanError`` for one that says nothing to leave out."""
        for number, one in enumerate(given, 1):
            if one.item is None and one.field is None and one.text is None:
                raise QingdanError(
                    _("站点.历史遮盖 第{number}条没有说遮盖什么。").format(number=number),
                    _("写明事项、字段或者文字，至少一样。"),
                    file="qingdan.yaml",
                )
        return cls(tuple(given))

    def hides_all(self, item: str) -> bool:
        """Whether nothing of an item's past may be shown."""
        return any(one.item == item and not (one.field or one.text) for one in self.given)

    def applied(self, item: PublicItem, own_id: str) -> tuple[PublicItem, bool]:
        """Return a version without what is redacted, and whether anything was.

        ``own_id`` is the item's id today: redactions name that.
        """
        found = item
        for one in self.given:
            if one.item is None or one.item in (own_id, item.id):
                found = _without(found, one)
        return found, found is not item

    def text(self, text: str) -> str:
        """Return a text of an adjustment with every redacted literal masked."""
        for literal in self._literals():
            text = text.replace(literal, MASK)
        return text

    def _literals(self) -> Iterator[str]:
        for one in self.given:
            if one.text and one.field is None:
                yield one.text

    def unknown_items(self, known: Iterable[str]) -> list[str]:
        """Return ids that redactions name and that no item ever had: mostly a slip of the hand."""
        held = set(known)
        return sorted({one.item for one in self.given if one.item and one.item not in held})


def _without(item: PublicItem, redaction: Redaction) -> PublicItem:
    path = tuple(_INDEX.sub("", redaction.field).split(".")) if redaction.field else ()
    whole = {**item.fields, **item.extra}
    changed = _masked(whole, path, redaction.text)
    if changed == whole:
        return item
    name = changed.get("名称")
    fields = {key: changed[key] for key in item.fields if key in changed}
    fields.setdefault("名称", MASK)
    return replace(
        item,
        name=name if isinstance(name, str) else MASK,
        fields=fields,
        extra={key: changed[key] for key in item.extra if key in changed},
    )


def _masked(value: Any, path: tuple[str, ...], text: str | None) -> Any:
    """Return a value without what lies at a path, or with a text in it masked."""
    if isinstance(value, list):
        return [_masked(part, path, text) for part in value]
    if isinstance(value, Mapping):
        found = {}
        for key, part in value.items():
            if not path:
                found[key] = _masked(part, (), text)
            elif key != path[0]:
                found[key] = part
            elif len(path) > 1 or text is not None:
                found[key] = _masked(part, path[1:], text)
        return found
    if isinstance(value, str) and not path and text is not None:
        return value.replace(text, MASK)
    return value
