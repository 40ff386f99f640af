"""An item's page as values: its sections in the order a citizen asks, nothing public left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ...model.kinds import ITEM_MODELS
from ...model.vocabulary import ListKind
from ...model.workspace import ExtraField
from ..kinds.registry import KINDS
from ..kinds.said import Beside
from ..public.projection import PublicItem
from ..public.relations import Relations
from ..public.shapes import FieldShape, field_shapes
from .blockmaker import BlockMaker, address
from .blocks import Block, Labelled, Links, Section, Text, Texts

_RELATED = "related"
_OTHER = "other"


def item_sections(
    item: PublicItem,
    maker: BlockMaker,
    relations: Relations,
    extra_fields: list[ExtraField],
) -> list[Section]:
    """Return the sections of an item's page.

    Every public field is in exactly one section: keys that no section names (a field added to the
    model later) and the declared extra fields come under 其他信息.
    """
    model = ITEM_MODELS[item.kind]
    shapes = field_shapes(model)
    rest = {key: value for key, value in item.fields.items() if key in shapes and key != "名称"}
    found: list[Section] = []
    for section in KINDS[item.kind].sections:
        parts: list[Labelled] = []
        shown = [key for key in section.plain_keys() if key in rest]
        for key in section.keys:
            if isinstance(key, Beside):
                parts += _beside(key, shapes, rest, maker)
            elif key in rest:
                parts.append(Labelled(key, maker.field(shapes[key], rest.pop(key))))
        if parts:
            help_ = tuple((k, shapes[k].help) for k in shown if shapes[k].help != k)
            found.append(Section(section.anchor, section.title, tuple(parts), help_))
    related = tuple(_related(relations))
    if related:
        found.insert(_place_of_related(found), Section(_RELATED, "相关事项", related))
    other = [
        (key, maker.block(shapes[key], value), shapes[key].help) for key, value in rest.items()
    ]
    other += [
        (declared.name, _extra_block(item.extra[declared.name]), declared.description or "")
        for declared in extra_fields
        if declared.name in item.extra
    ]
    if other:
        fields = tuple(Labelled(label, block) for label, block, _help in other)
        help_ = tuple((label, text) for label, _block, text in other if text)
        found.append(Section(_OTHER, "其他信息", fields, help_))
    return found


def section_keys(kind: ListKind) -> frozenset[str]:
    """Keys that the sections of a kind place by hand."""
    return frozenset(key for section in KINDS[kind].sections for key in section.plain_keys())


def _beside(
    beside: Beside, shapes: Mapping[str, FieldShape], rest: dict[str, Any], maker: BlockMaker
) -> Iterator[Labelled]:
    """Both sides of a matter in one table; where only one is said, it stands by itself."""
    keys = [key for key in beside.keys if key in rest]
    if len(keys) < len(beside.keys):
        for key in keys:
            yield Labelled(key, maker.field(shapes[key], rest.pop(key)))
        return
    said = {key: rest.pop(key) for key in keys}
    yield Labelled(beside.label, maker.beside(beside.label, shapes, said))


def _place_of_related(sections: list[Section]) -> int:
    anchors = [section.anchor for section in sections]
    return anchors.index("identity") if "identity" in anchors else len(anchors)


def _related(relations: Relations) -> Iterator[Labelled]:
    named = (
        ("所含子项", relations.children),
        ("对应的职责", relations.duties),
        ("行使的权力", relations.powers),
        ("相关的职责边界", relations.boundaries),
        ("承接了已废止的", relations.predecessors),
        *relations.named_by,
    )
    for label, links in named:
        if links:
            yield Labelled(label, Links(links))


def _extra_block(value: Any) -> Block:
    if isinstance(value, bool):
        return Text(("是" if value else "否",))
    if isinstance(value, list):
        return Texts(tuple(str(part) for part in value))
    text = str(value)
    return Text(tuple(text.splitlines()) or ("",), address(text, is_phone=False))
