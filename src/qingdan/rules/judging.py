"""Run the rules that look at one record: those of scope ITEM and those of scope TEXT."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Any

from ..model.finding import FieldPath
from ..model.kinds import ITEM_MODELS
from ..model.vocabulary import ListKind, Visibility
from ..model.workspace import ExtraField
from .facts import Around
from .itemview import ItemView
from .looks import Looks, looks_of
from .passages import Passage, Plan, as_internal, plan_of, with_extra
from .registry import ITEM_CHECKS, ItemCheck
from .rule import Edit, Fix, RawFinding, Rule, Spot, TextSort

_REMEMBERED = 200_000
"""Texts known to be clean that a process keeps."""


class _Place:
    """Where texts stand below a value (its ``Plan``), and which of them are known to be clean."""

    __slots__ = ("clean", "each", "keys", "plan")

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.clean: set[str] | None = set() if plan.sort is not None else None
        self.each: _Place | None = None if plan.each is None else _Place(plan.each)
        self.keys = {key: _Place(below) for key, below in plan.keys.items()}


Gate = Callable[[ItemView], object]
Screen = Callable[[str], bool]
_Gated = tuple[Gate | None, tuple[tuple[tuple[str, ...], Screen | None, ItemCheck], ...]]
"""Checks with the needles and the screen of their rules, by the gate they share."""
_Shape = tuple[ListKind, str, tuple[str, ...], tuple[str, ...]]
_News = list[tuple[str, FieldPath, _Place]]
"""Texts that are not known to be clean, and where they stand."""


def _visit(place: _Place, value: Any, path: FieldPath, found: _News) -> None:
    """Find what ``passages`` yields, without the clean texts: no path is made for them."""
    kind = type(value)
    if kind is str:
        if value and place.clean is not None and value not in place.clean:
            found.append((value, path, place))
    elif kind is list:
        each = place.each
        if each is not None:
            clean = each.clean
            for index, element in enumerate(value):
                if type(element) is not str:
                    _visit(each, element, (*path, index), found)
                elif clean is not None and element not in clean and element:
                    found.append((element, (*path, index), each))
    elif kind is dict:
        keys, other = place.keys, place.each
        for key, content in value.items():
            below = keys.get(key, other)
            if below is None:
                continue
            if type(content) is not str:
                _visit(below, content, (*path, key), found)
            elif below.clean is not None and content not in below.clean and content:
                found.append((content, (*path, key), below))


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
        self._checks: dict[_Shape, tuple[_Gated, ...]] = {}
        self._held: list[set[str]] = []
        self._known = 0
        self._plans: dict[tuple[ListKind, bool], Plan] = {}
        self._places: dict[Plan, _Place] = {}

    @cached_property
    def _item_checks(self) -> tuple[tuple[Rule, ItemCheck], ...]:
        running = self.around.settings.running
        return tuple((rule, check) for rule, check in ITEM_CHECKS if rule.code in running)

    @cached_property
    def _looks(self) -> Mapping[TextSort, Looks]:
        return looks_of(self.around.settings.running)

    def item(self, view: ItemView, raw: str) -> list[RawFinding]:
        """Return what the rules say of one item; ``raw`` is the text of its file."""
        found: list[RawFinding] = []
        escaped = "\\" in raw
        for gate, checks in self._checks_for(view):
            if gate is not None and not gate(view):
                continue
            for needles, screen, check in checks:
                if escaped or (
                    (not needles or _holds(raw, needles)) and (screen is None or screen(raw))
                ):
                    found += check(view)
        internal = view.get("可见性") == Visibility.INTERNAL
        place = self._place_of(self._plan_of(view.kind, internal=internal))
        found.extend(self._texts(place, view.mapping, view.path, view.id))
        return found

    def _checks_for(self, view: ItemView) -> tuple[_Gated, ...]:
        """Return the checks for items of such a list, of such a type, with such keys, by gate."""
        shape = (view.kind, view.type, tuple(view.mapping), tuple(view.defaults))
        found = self._checks.get(shape)
        if found is None:
            keys = {*view.mapping, *view.defaults}
            by_gate: dict[Gate | None, list[tuple[Rule, ItemCheck]]] = {}
            for rule, check in self._item_checks:
                if (
                    (not rule.keys or not keys.isdisjoint(rule.keys))
                    and (not rule.lists or view.kind in rule.lists)
                    and (not rule.types or view.type in rule.types)
                ):
                    by_gate.setdefault(rule.gate, []).append((rule, check))
            found = self._checks[shape] = tuple(
                (gate, tuple((rule.needles, rule.screen, check) for rule, check in checks))
                for gate, checks in by_gate.items()
            )
        return found

    def texts(self, plan: Plan, mapping: Mapping[str, Any], file: str) -> Iterator[RawFinding]:
        """Yield what the rules say of the texts of a record that is no item."""
        return self._texts(self._place_of(plan), mapping, file, None)

    def _texts(
        self, place: _Place, mapping: Mapping[str, Any], file: str, item: str | None
    ) -> Iterator[RawFinding]:
        news: _News = []
        _visit(place, mapping, (), news)
        for text, path, where in news:
            # One text may stand at one place twice, so what was clean a moment ago is asked again.
            if where.clean is not None and text not in where.clean:
                yield from self._look_at(text, path, where.plan, where.clean, file, item)

    def _look_at(
        self, text: str, path: FieldPath, plan: Plan, clean: set[str], file: str, item: str | None
    ) -> Iterator[RawFinding]:
        if plan.sort is None:
            return
        passage = Passage(text, path, plan.key, plan.sort, plan.public)
        nothing = True
        for rule, look in self._looks[plan.sort].that_may_fire(text):
            for spot in look(passage):
                if spot.valid_until is None or self._today > spot.valid_until:
                    nothing = False
                    yield _finding(rule, spot, passage, file, item)
        if nothing:
            if not clean:
                self._held.append(clean)
            clean.add(text)
            self._known += 1
            if self._known > _REMEMBERED:
                self._forget()

    def _forget(self) -> None:
        for clean in self._held:
            clean.clear()
        self._held.clear()
        self._known = 0

    @cached_property
    def _today(self) -> str:
        return self.around.today.isoformat()

    def _place_of(self, plan: Plan) -> _Place:
        place = self._places.get(plan)
        if place is None:
            place = self._places[plan] = _Place(plan)
        return place

    def _plan_of(self, kind: ListKind, *, internal: bool) -> Plan:
        plan = self._plans.get((kind, internal))
        if plan is None:
            plan = with_extra(plan_of(ITEM_MODELS[kind]), self._extra.get(kind, {}))
            plan = self._plans[kind, internal] = as_internal(plan) if internal else plan
        return plan


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
