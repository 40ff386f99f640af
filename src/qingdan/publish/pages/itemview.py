"""An item's page as values: its sections in the order a citizen asks, nothing public left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ...model.kinds import ITEM_MODELS
from ...model.vocabulary import ListKind
from ...model.workspace import ExtraField
from ..public.projection import PublicItem
from ..public.relations import Relations
from ..public.shapes import field_shapes
from .blockmaker import BlockMaker, address
from .blocks import Block, Labelled, Links, Section, Text, Texts

_LIFE = (
    "状态",
    "生效日期",
    "失效日期",
    "批准",
    "承接",
    "承接自",
    "拆分自",
    "合并自",
    "可见性",
    "备注",
)
_INTERNAL = ("争议", "廉政风险点", "内部说明")

_SECTIONS: Mapping[ListKind, tuple[tuple[str, str, tuple[str, ...]], ...]] = {
    ListKind.POWERS: (
        ("who", "由谁办理", ("共同实施", "主体性质", "承办机构", "受理机构", "决定机构", "委托",
                         "职责", "行使层级", "层级权限", "行使类型", "权力来源")),
        ("basis", "依据", ("依据", "裁量基准")),
        ("content", "处罚与强制", ("处罚内容", "附带命令", "强制类别", "强制方式")),
        ("procedure", "怎样办理", ("服务对象", "条件", "材料", "办件类型", "时限", "特别程序",
                                  "流程", "收费", "检查频次")),
        ("accountability", "责任与追责", ("责任事项", "追责")),
        ("remedy", "咨询、监督与救济", ("咨询方式", "监督方式", "救济")),
        ("identity", "名称与编码", ("类型", "俗称", "关键词", "主项", "编码", "通用目录", "序号")),
        ("life", "状态与沿革", _LIFE),
        ("internal", "内部信息", _INTERNAL),
    ),
    ListKind.DUTIES: (
        ("content", "职责内容", ("内容", "类别", "职责对象")),
        ("who", "由谁承担", ("科室", "三定")),
        ("tasks", "工作任务", ("任务",)),
        ("coordination", "协调配合", ("协调配合",)),
        ("basis", "依据", ("依据",)),
        ("identity", "名称与检索", ("俗称", "关键词", "序号")),
        ("life", "状态与沿革", _LIFE),
        ("internal", "内部信息", _INTERNAL),
    ),
    ListKind.BOUNDARIES: (
        ("who", "谁牵头、谁配合", ("牵头", "配合", "分工", "层级分工")),
        ("handoffs", "怎样交接", ("交接", "协调机制")),
        ("cases", "举例说明", ("案例", "不含")),
        ("basis", "依据", ("依据",)),
        ("identity", "名称与检索", ("领域", "俗称", "关键词", "序号")),
        ("life", "状态与沿革", _LIFE),
        ("internal", "内部信息", _INTERNAL),
    ),
}  # fmt: skip
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
    for anchor, title, keys in _SECTIONS[item.kind]:
        parts = [(key, maker.field(shapes[key], rest.pop(key))) for key in keys if key in rest]
        if parts:
            help_ = tuple((k, shapes[k].help) for k, _block in parts if shapes[k].help != k)
            found.append(Section(anchor, title, tuple(Labelled(*part) for part in parts), help_))
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
    return frozenset(key for _anchor, _title, keys in _SECTIONS[kind] for key in keys)


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
