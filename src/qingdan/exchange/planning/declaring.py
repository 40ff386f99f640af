"""Declare the extra fields that columns become, in ``qingdan.yaml``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ...model.vocabulary import ListKind
from ...model.workspace import ExtraField
from ...store.edit import edit
from ..source import SourceReading

_KEY = "扩展字段"


def wanted_fields(
    sources: list[SourceReading], declared: Mapping[ListKind, Sequence[ExtraField]]
) -> dict[ListKind, list[str]]:
    """Return the names of extra fields that no one has declared yet, by list."""
    wanted: dict[ListKind, list[str]] = {}
    for source in sources:
        for reading in source.sheets:
            header = reading.table.header
            kind = reading.table.kind
            known = {field.name for field in declared.get(kind, ())}
            for name in header.kept.values() if header is not None else ():
                if name not in known and name not in wanted.setdefault(kind, []):
                    wanted[kind].append(name)
    return {kind: names for kind, names in wanted.items() if names}


def with_fields(
    declared: Mapping[ListKind, Sequence[ExtraField]], wanted: Mapping[ListKind, list[str]]
) -> dict[ListKind, list[ExtraField]]:
    """Return the declared fields and the wanted ones."""
    return {
        kind: [
            *declared.get(kind, ()),
            *(ExtraField.model_validate(_declaration(name)) for name in wanted.get(kind, [])),
        ]
        for kind in ListKind
    }


def workspace_text(old: str, wanted: Mapping[ListKind, list[str]]) -> str:
    """Return ``qingdan.yaml`` with the wanted fields declared, not public; comments stay."""
    edited = edit(old)
    content = edited.content
    if not content.get(_KEY):
        content[_KEY] = {}
    for kind, names in wanted.items():
        fields = [_declaration(name) for name in names]
        if content[_KEY].get(str(kind)):
            content[_KEY][str(kind)].extend(fields)
        else:
            content[_KEY][str(kind)] = fields
    return edited.text()


def _declaration(name: str) -> dict[str, Any]:
    """What a column holds was not meant for the public: that takes a decision of a person."""
    return {"名称": name, "公开": False}
