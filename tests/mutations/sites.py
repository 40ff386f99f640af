"""Every value of a file, and what its model says belongs there."""

from __future__ import annotations

from random import Random
from typing import Any, NamedTuple

from qingdan.model.finding import FieldPath
from qingdan.model.kinds import ITEM_MODELS, defaults_model
from qingdan.model.organ import OrganRegister
from qingdan.model.record import Record
from qingdan.model.shared import SharedText
from qingdan.model.workspace import ListHeader
from qingdan.rules.schema.shape import Form, Slot, slot_at
from qingdan.store.layout import Role, place

from .document import Document
from .workspace import Workspace
from .writing import Misfit


class Site(NamedTuple):
    """A value of a file and what belongs there."""

    path: str
    document: Document
    at: FieldPath
    slot: Slot

    @property
    def value(self) -> Any:
        """The value as it is."""
        return self.document.at(self.at)


_EXTRA = ("网办深度", "涉企", "工单分类")


def sites(workspace: Workspace, path: str) -> list[Site]:
    """Return every value of a file with what belongs there."""
    document = workspace.document(path)
    found = []
    for at in document.nodes:
        model, rest = model_of(path, at)
        if model is not None and rest and at[0] not in _EXTRA and _is_of_model(model, rest):
            found.append(Site(path, document, at, slot_at(model, rest)))
    return found


def model_of(path: str, at: FieldPath) -> tuple[type[Record] | None, FieldPath]:
    placed = place(path)
    if placed.role is Role.ITEM and placed.kind is not None:
        return ITEM_MODELS[placed.kind], at
    if placed.role is Role.TEXTS:
        return (SharedText, at[1:]) if at else (None, at)
    if placed.role is Role.HEADER and placed.kind is not None:
        if at[:1] == ("默认",):
            return (defaults_model(placed.kind), at[1:]) if at[1:] else (None, at)
        return ListHeader, at
    return (OrganRegister, at) if placed.role is Role.ORGANS else (None, at)


def _is_of_model(model: type[Record], at: FieldPath) -> bool:
    """Whether the path leads through records and lists alone, not into the forms of clauses."""
    return all(
        slot_at(model, at[:end]).form not in (Form.CLAUSES, Form.UNKNOWN)
        for end in range(1, len(at))
    )


def any_site(random: Random, workspace: Workspace, *forms: Form) -> Site:
    """Return a random value of one of the forms, in an item or a shared file."""
    shared = [*workspace.headers, *workspace.shared_texts, "organs.yaml"]
    for _attempt in range(100):
        item = workspace.any_item(random).path
        path = random.choice(shared) if random.random() < 0.2 else item
        found = [site for site in sites(workspace, path) if not forms or site.slot.form in forms]
        if found:
            return random.choice(found)
    raise Misfit


def is_required(site: Site) -> bool:
    return site.slot.field is not None and site.slot.field.is_required()
