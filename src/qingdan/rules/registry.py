"""All rules, in the order of their codes. A new rule is a file and one line in its group."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import ModuleType

from . import (
    appearance,
    between,
    change,
    codes,
    completeness,
    content,
    delegations,
    files,
    fulfilment,
    law,
    organs,
    privacy,
    procedures,
    schema,
    territory,
    text,
    waivers,
)
from .facts import ListView, View
from .itemview import ItemView
from .passages import Passage
from .rule import RawFinding, Rule, Scope, Spot

ItemCheck = Callable[[ItemView], Iterator[RawFinding]]
Look = Callable[[Passage], Iterator[Spot]]
ListCheck = Callable[[ListView], Iterator[RawFinding]]
WorkspaceCheck = Callable[[View], Iterator[RawFinding]]

_GROUPS = (
    files,
    schema,
    completeness,
    between,
    organs,
    codes,
    law,
    territory,
    delegations,
    fulfilment,
    procedures,
    text,
    content,
    change,
    privacy,
    appearance,
    waivers,
)
_MODULES: tuple[ModuleType, ...] = tuple(module for group in _GROUPS for module in group.MODULES)

RULES: tuple[Rule, ...] = tuple(
    sorted((module.RULE for module in _MODULES), key=lambda rule: rule.code)
)
BY_SLUG = {rule.slug: rule for rule in RULES}
BY_CODE = {rule.code: rule for rule in RULES}

ITEM_CHECKS: tuple[tuple[Rule, ItemCheck], ...] = tuple(
    (module.RULE, module.check)
    for module in _MODULES
    if module.RULE.scope is Scope.ITEM and hasattr(module, "check")
)
"""Those of the schema have none: they speak for pydantic (``schema.check``)."""

LOOKS: tuple[tuple[Rule, Look], ...] = tuple(
    (module.RULE, module.look) for module in _MODULES if module.RULE.scope is Scope.TEXT
)
LIST_CHECKS: tuple[tuple[Rule, ListCheck], ...] = tuple(
    (module.RULE, module.check) for module in _MODULES if module.RULE.scope is Scope.LIST
)
WORKSPACE_CHECKS: tuple[tuple[Rule, WorkspaceCheck], ...] = tuple(
    (module.RULE, module.check)
    for module in _MODULES
    if module.RULE.scope is Scope.WORKSPACE and hasattr(module, "check")
)
"""Those about waivers have none: they look at what is left when all others have spoken."""

CHANGE_CHECKS: tuple[tuple[Rule, WorkspaceCheck], ...] = tuple(
    (module.RULE, module.check) for module in _MODULES if module.RULE.scope is Scope.CHANGE
)
"""They run where it is known what changed: ``View.since`` is there."""
