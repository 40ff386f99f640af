"""The file of an item: its mapping held against the model, then written as YAML."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from pydantic import ValidationError

from ...model.keyorder import item_order
from ...model.kinds import ITEM_MODELS
from ...model.shared import adopted_names
from ...model.vocabulary import ListKind, Status
from ...model.workspace import ListHeader
from ...store.emit import emit
from ...store.format import in_order
from ...store.layout import header_path
from .assemble import PlannedItem


class ItemText(NamedTuple):
    """The text of an item's file; ``fault`` is the field for which there is none."""

    text: str
    fault: str = ""
    adopted: frozenset[str] = frozenset()
    """Names of the shared texts that it holds."""


@dataclass(frozen=True)
class ItemWriter:
    """Writes items into a workspace with these extra fields, files and headers of lists."""

    extra: Mapping[ListKind, Collection[str]]
    paths: Collection[str]
    headers: Mapping[tuple[ListKind, str | None], ListHeader]

    def text(self, item: PlannedItem, mapping: dict[str, Any]) -> ItemText:
        """Return the text of an item's mapping, or why there is none."""
        extra = self.extra.get(item.kind, ())
        own = {key: value for key, value in mapping.items() if key not in extra}
        try:
            ITEM_MODELS[item.kind].model_validate(own)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            return ItemText("", ".".join(str(part) for part in first["loc"]))
        whole = in_order(self._with_status(item, mapping), item_order(item.kind))
        return ItemText(emit(whole), adopted=frozenset(adopted_names(mapping)))

    def _with_status(self, item: PlannedItem, mapping: dict[str, Any]) -> dict[str, Any]:
        """Write 状态 into the item where the header of an existing list gives no default.

        And where it gives another than the list that is imported states for the item.
        """
        if "状态" in mapping or header_path(item.kind, item.organ) not in self.paths:
            return mapping
        header = self.headers.get((item.kind, item.organ or None))
        default = None if header is None else header.defaults.get("状态")
        if default == str(Status.EFFECTIVE) or (default and not item.draft.says_effective):
            return mapping
        head: dict[str, Any] = {
            key: mapping[key] for key in ("名称", "类型", "主项", "序号") if key in mapping
        }
        return {**head, "状态": str(Status.EFFECTIVE), **mapping}
