"""Run the rules that look at one record: those of scope ITEM and those of scope TEXT."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from ..model.vocabulary import ListKind
from ..model.workspace import ExtraField
from .facts import Around
from .itemview import ItemView
from .passages import Passage, Plan, passages, with_extra
from .registry import ITEM_CHECKS, LOOKS, ItemCheck, Look
from .rule import Edit, Fix, RawFinding, Rule


class Judge:
    """The rules that are on, ready to be run over many records."""

    def __init__(
        self, around: Around, extra: Mapping[ListKind, tuple[ExtraField, ...]] | None = None
    ) -> None:
        self.around = around
        self._extra = {
            kind: {field.name: field.public for field in fields}
            for kind, fields in (extra or {}).items()
        }

    @cached_property
    def _item_checks(self) -> tuple[tuple[Rule, ItemCheck], ...]:
        running = self.around.settings.running
        return tuple((rule, check) for rule, check in ITEM_CHECKS if rule.code in running)

    @cached_property
    def _looks(self) -> tuple[tuple[Rule, Look], ...]:
        running = self.around.settings.running
        return tuple((rule, look) for rule, look in LOOKS if rule.code in running)

    def item(self, view: ItemView, plan: Plan, raw: str) -> list[RawFinding]:
        """Return what the rules say of one item; ``raw`` is the text of its file."""
        found: list[RawFinding] = []
        for rule, check in self._item_checks:
            if _may_fire(rule, raw):
                found.extend(check(view))
        plan = with_extra(plan, self._extra.get(view.kind, {}))
        found.extend(self.texts(plan, view.mapping, view.path, raw, view.id))
        return found

    def texts(
        self, plan: Plan, mapping: Mapping[str, Any], file: str, raw: str, item: str | None = None
    ) -> Iterator[RawFinding]:
        """Yield what the rules say of the texts of any record."""
        looks = [(rule, look) for rule, look in self._looks if _may_fire(rule, raw)]
        if not looks:
            return
        for passage in passages(plan, mapping):
            for rule, look in looks:
                if passage.sort in rule.texts:
                    yield from _spots(rule, look, passage, file, item)


def _may_fire(rule: Rule, raw: str) -> bool:
    """Whether a needle of the rule stands in the file, or may stand there as an escape."""
    if not rule.needles or "\\" in raw:
        return True
    return any(needle in raw for needle in rule.needles)


def _spots(
    rule: Rule, look: Look, passage: Passage, file: str, item: str | None
) -> Iterator[RawFinding]:
    for spot in look(passage):
        fix = None
        if spot.replacement is not None and rule.fix is not None:
            edit = Edit(passage.path, (spot.start, spot.end), spot.replacement)
            fix = Fix(rule.fix, (edit,))
        yield RawFinding(
            rule.slug,
            file,
            spot.message,
            spot.hint,
            passage.path,
            item=item,
            span=(spot.start, spot.end),
            fix=fix,
        )
