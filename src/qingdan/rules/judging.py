"""Run the rules that look at one record: those of scope ITEM and those of scope TEXT."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from ..model.finding import FieldPath
from ..model.kinds import ITEM_MODELS
from ..model.vocabulary import ListKind, Visibility
from ..model.workspace import ExtraField
from .facts import Around
from .itemview import ItemView
from .passages import Passage, Plan, as_internal, leaves, plan_of, with_extra
from .registry import ITEM_CHECKS, LOOKS, ItemCheck, Look
from .rule import Edit, Fix, RawFinding, Rule, Spot, TextSort

_REMEMBERED = 200_000
"""Texts known to be clean that a process keeps."""


class _Looks:
    """The rules that look at one sort of text, by the characters that their needles begin with."""

    def __init__(self, looks: Iterable[tuple[Rule, Look]]) -> None:
        self._always: list[tuple[Rule, Look]] = []
        self._by_screen: dict[Callable[[str], bool], list[tuple[Rule, Look]]] = {}
        self._by_beginning: dict[str, list[tuple[Rule, Look]]] = {}
        for rule, look in looks:
            for beginning in sorted({needle[0] for needle in rule.needles}):
                self._by_beginning.setdefault(beginning, []).append((rule, look))
            if not rule.needles and rule.screen is not None:
                self._by_screen.setdefault(rule.screen, []).append((rule, look))
            elif not rule.needles:
                self._always.append((rule, look))
        self._beginnings = frozenset(self._by_beginning)

    def that_may_fire(self, text: str) -> list[tuple[Rule, Look]]:
        """Return the rules one of whose needles stands in ``text``, and whose screen lets it by.

        Rules that share a screen ask it once.
        """
        found = list(self._always)
        for screen, pairs in self._by_screen.items():
            if screen(text):
                found.extend(pairs)
        seen: set[str] = set()
        for beginning in self._beginnings.intersection(text):
            for rule, look in self._by_beginning[beginning]:
                if rule.code not in seen and _holds(text, rule.needles):
                    seen.add(rule.code)
                    if rule.screen is None or rule.screen(text):
                        found.append((rule, look))
        return found


class Judge:
    """The rules that are on, ready to be run over many records.

    Lists say the same things over and over (131 texts serve 968 real items), so a text that was
    found clean at one place is not looked at again at that place of another record.
    """

    def __init__(
        self, around: Around, extra: Mapping[ListKind, tuple[ExtraField, ...]] | None = None
    ) -> None:
        self.around = around
        self._extra = {
            kind: {field.name: field.public for field in fields}
            for kind, fields in (extra or {}).items()
        }
        self._clean: dict[Plan, set[str]] = {}
        self._known = 0
        self._plans: dict[ListKind, Plan] = {}
        self._internal_plans: dict[ListKind, Plan] = {}

    @cached_property
    def _item_checks(self) -> tuple[tuple[Rule, ItemCheck], ...]:
        running = self.around.settings.running
        return tuple((rule, check) for rule, check in ITEM_CHECKS if rule.code in running)

    @cached_property
    def _looks(self) -> Mapping[TextSort, _Looks]:
        running = self.around.settings.running
        return {
            sort: _Looks(
                (rule, look) for rule, look in LOOKS if rule.code in running and sort in rule.texts
            )
            for sort in TextSort
        }

    def item(self, view: ItemView, raw: str) -> list[RawFinding]:
        """Return what the rules say of one item; ``raw`` is the text of its file."""
        found: list[RawFinding] = []
        for rule, check in self._item_checks:
            if not rule.needles or _holds(raw, rule.needles) or "\\" in raw:
                found.extend(check(view))
        plan = self._plan(view.kind)
        if view.get("可见性") == Visibility.INTERNAL:
            plan = self._internal_plan(view.kind, plan)
        found.extend(self.texts(plan, view.mapping, view.path, view.id))
        return found

    def texts(
        self, plan: Plan, mapping: Mapping[str, Any], file: str, item: str | None = None
    ) -> Iterator[RawFinding]:
        """Yield what the rules say of the texts of any record."""
        clean = self._clean
        for text, path, place in leaves(plan, mapping):
            held = clean.get(place)
            if held is None:
                held = clean[place] = set()
            if text not in held:
                yield from self._look_at(text, path, place, held, file, item)

    def _look_at(
        self, text: str, path: FieldPath, place: Plan, held: set[str], file: str, item: str | None
    ) -> Iterator[RawFinding]:
        if place.sort is None:
            return
        passage = Passage(text, path, place.key, place.sort, place.public)
        today = self.around.today.isoformat()
        nothing = True
        for rule, look in self._looks[place.sort].that_may_fire(text):
            for spot in look(passage):
                if spot.valid_until is None or today > spot.valid_until:
                    nothing = False
                    yield _finding(rule, spot, passage, file, item)
        if nothing:
            held.add(text)
            self._known += 1
            if self._known > _REMEMBERED:
                self._clean.clear()
                self._known = 0

    def _plan(self, kind: ListKind) -> Plan:
        plan = self._plans.get(kind)
        if plan is None:
            plan = with_extra(plan_of(ITEM_MODELS[kind]), self._extra.get(kind, {}))
            self._plans[kind] = plan
        return plan

    def _internal_plan(self, kind: ListKind, plan: Plan) -> Plan:
        internal = self._internal_plans.get(kind)
        if internal is None:
            internal = self._internal_plans[kind] = as_internal(plan)
        return internal


def _holds(text: str, needles: tuple[str, ...]) -> bool:
    for needle in needles:  # noqa: SIM110 - twice as fast as any() on so few
        if needle in text:
            return True
    return False


def _finding(rule: Rule, spot: Spot, passage: Passage, file: str, item: str | None) -> RawFinding:
    fix = None
    if spot.replacement is not None and rule.fix is not None:
        edit = Edit(passage.path, (spot.start, spot.end), spot.replacement)
        fix = Fix(rule.fix, (edit,))
    return RawFinding(
        rule.slug,
        file,
        spot.message,
        spot.hint,
        passage.path,
        item=item,
        span=(spot.start, spot.end),
        fix=fix,
    )
