"""The sample workspace in memory: its items, its registers and what they hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, cached_property
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from qingdan.model.finding import FieldPath
from qingdan.model.kinds import ITEM_MODELS
from qingdan.model.vocabulary import ListKind
from qingdan.rules.passages import Passage, passages, plan_of
from qingdan.store.layout import Role, header_path, place

from .document import Document

SAMPLE = Path(__file__).parents[2] / "inventories"
DUTIES, POWERS, BOUNDARIES = ListKind.DUTIES, ListKind.POWERS, ListKind.BOUNDARIES


class Item(NamedTuple):
    """One item: its file and what the path says of it."""

    path: str
    kind: ListKind
    organ: str | None
    id: str


class Workspace:
    """Files by path, and what mutators ask about them. Nothing in it is ever changed."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self.files = files
        self.document: Callable[[str], Document] = cache(self._document)

    def _document(self, path: str) -> Document:
        return Document(self.files[path].decode())

    @cached_property
    def items(self) -> list[Item]:
        """Every item, by path."""
        placed = [place(path) for path in sorted(self.files)]
        return [
            Item(one.path, one.kind, one.organ, one.id)
            for one in placed
            if one.role is Role.ITEM and one.kind is not None and one.id is not None
        ]

    @cached_property
    def headers(self) -> list[str]:
        """The headers of lists."""
        return [path for path in sorted(self.files) if place(path).role is Role.HEADER]

    @cached_property
    def shared_texts(self) -> list[str]:
        """The files of shared texts."""
        return [path for path in sorted(self.files) if place(path).role is Role.TEXTS]

    @property
    def organs(self) -> dict[str, Any]:
        """The entries of the register by id."""
        entries: dict[str, Any] = self.document("organs.yaml").value["机构"]
        return entries

    def of_kind(self, *kinds: ListKind) -> list[Item]:
        """Items of some lists."""
        return [item for item in self.items if item.kind in kinds]

    def any_item(self, random: Random, *kinds: ListKind) -> Item:
        """Return a random item of one of the lists; of any list where none is named."""
        return random.choice(self.of_kind(*(kinds or tuple(ListKind))))

    def value(self, item: Item) -> dict[str, Any]:
        """The content of an item's file."""
        return self.document(item.path).value

    def header(self, item: Item) -> str:
        """The path of the header of an item's list."""
        return header_path(item.kind, item.organ)

    def defaults(self, item: Item) -> dict[str, Any]:
        """What the list of an item gives by default."""
        header = self.header(item)
        found: dict[str, Any] = {}
        if header in self.files:
            found = self.document(header).value.get("默认", {})
        return found

    def get(self, item: Item, key: str) -> Any:
        """The value of an item, its own or its list's."""
        value = self.value(item).get(key)
        return self.defaults(item).get(key) if value is None else value

    def in_force(self, item: Item) -> bool:
        """Whether an item is neither a draft nor repealed."""
        return self.get(item, "状态") not in ("草案", "废止")

    @cached_property
    def _parents(self) -> frozenset[str]:
        return frozenset(self.value(power).get("主项", "") for power in self.of_kind(POWERS))

    def is_parent(self, item: Item) -> bool:
        """Whether an item is the 主项 of another."""
        return item.id in self._parents

    def with_parts(self, item: Item) -> bool:
        """Whether an item has a 主项 or is one."""
        return "主项" in self.value(item) or self.is_parent(item)

    def is_hidden(self, item: Item) -> bool:
        """Whether an item is not published."""
        visibility = self.get(item, "可见性")
        return visibility == "内部" or (visibility is None and self.get(item, "类别") == "对内")

    def is_public(self, item: Item) -> bool:
        """Whether an item is in force, published, and neither a 主项 nor a 子项."""
        return self.in_force(item) and not self.is_hidden(item) and not self.with_parts(item)

    def parties(self, item: Item, *keys: str) -> list[str]:
        """Return the organs that a boundary matter names under some keys, or all."""
        value = self.value(item)
        lead = value.get("牵头", [])
        found = {
            "牵头": [lead] if isinstance(lead, str) else lead,
            "配合": value.get("配合", []),
            "分工": [part["部门"] for part in value.get("分工", ())],
        }
        return [organ for key in keys or tuple(found) for organ in found[key]]

    def any_power(self, random: Random, *types: str, holding: str = "名称") -> Item:
        """Return a random public power of one of the types that says something under a key."""
        return random.choice(
            [
                item
                for item in self.of_kind(POWERS)
                if holding in self.value(item)
                and self.is_public(item)
                and (not types or self.value(item)["类型"] in types)
            ]
        )

    def passages(self, item: Item) -> list[Passage]:
        """Every text of an item."""
        return passages(plan_of(ITEM_MODELS[item.kind]), self.value(item))


def shapes(path: FieldPath) -> tuple[str, ...]:
    """Return a path without its list indices."""
    return tuple(part for part in path if isinstance(part, str))


@cache
def sample() -> Workspace:
    """Read the sample workspace, once."""
    paths = sorted(path for path in SAMPLE.rglob("*") if path.is_file())
    return Workspace({path.relative_to(SAMPLE).as_posix(): path.read_bytes() for path in paths})
