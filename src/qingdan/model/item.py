"""The envelope that items of every list share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar

from pydantic import GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from .codes import BasicCode, ImplementationCode
from .duration import Duration
from .record import REQUIRED, Aspect, Code, Day, ItemId, Record, Shorthand, Text, key
from .vocabulary import (
    BasisRole,
    RemedyMode,
    SettingClaim,
    Status,
    SupervisionChannel,
    Visibility,
)
from .waiver import Waiver


class Reviewed(Record):
    """What the articles of a basis were when somebody last held the item against them."""

    date: Day = key("日期", "哪天核对的", default=REQUIRED)
    version: Code = key(
        "版本", "核对时的法规文本，写它通过的日期；几部法规的用“、”隔开", default=REQUIRED
    )
    fingerprint: Code = key("指纹", "所引条文当时的指纹，由程序写，不要手改", default=REQUIRED)


class Basis(Shorthand):
    """A citation and what it does. A bare text is short for ``{引用: text}``."""

    shorthand_key = "引用"
    shorthand_help = "依据：写成一行引用，或写出作用、原文"

    citation: Text = key(
        "引用",
        "引用的法规或文件，如《中华人民共和国城乡规划法》第六十四条",
        default=REQUIRED,
        aspect=Aspect.AUTHORITY,
    )
    role: BasisRole | None = key(
        "作用", "这条依据起什么作用；不写则按位阶和类型推断", aspect=Aspect.AUTHORITY
    )
    claims: list[SettingClaim] = key(
        "声明",
        "设定权要看、条文本身看不出的事实，如部门规章设定罚款时“无上位法”",
        default=(),
        aspect=Aspect.AUTHORITY,
    )
    quote: Text | None = key("原文", "所引条款的原文", aspect=Aspect.AUTHORITY)
    history: Text | None = key(
        "原注", "标题后面的制定、修改沿革或发布信息，照录，不是标题", aspect=Aspect.EDITORIAL
    )
    label: Text | None = key(
        "标注", "来源表格自己标的位阶（【法律】【法规】等），仅作记录", aspect=Aspect.EDITORIAL
    )
    reviewed: Reviewed | None = key(
        "核对",
        "事项最近一次对照这条依据的条文；由 qingdan review 写入，条文变了就会提醒",
        aspect=Aspect.EDITORIAL,
        internal=True,
    )


class Approval(Record):
    """The decision that put an item or a list in force."""

    document: Text | None = key("文号", "批准文件的文号，如 某政发〔2025〕1号")
    organ: Text | None = key("机关", "批准机关")
    date: Day | None = key("日期", "批准日期")


class Codes(Record):
    """Official codes of an item; never its identity."""

    basic: BasicCode | None = key("基本编码", "国家基本目录编码，12 位（旧制 10 位）")
    implementation: ImplementationCode | None = key(
        "实施编码", "31 位：统一社会信用代码 18 位、行使层级 1 位、基本编码 12 位"
    )
    handling: Text | None = key("业务办理项编码", "实施编码之后再加的办理项编码")
    local: Text | None = key("地方编码", "本地权责清单的编码", quoted=True)
    former: list[Text] = key("曾用", "用过的编码，不再发给别的事项", default=())


class TimeLimit(Record):
    """Legal and promised time limits; every duration carries its unit."""

    legal: Duration | None = key(
        "法定", "法定时限，写明单位，如 20个工作日、90日", aspect=Aspect.BURDEN
    )
    promised: Duration | None = key("承诺", "承诺时限，不长于法定时限", aspect=Aspect.BURDEN)
    starts: Text | None = key("起算", "从何时起算，如 受理之日、立案之日", aspect=Aspect.BURDEN)
    basis: Basis | None = key("依据", "时限的依据", aspect=Aspect.AUTHORITY)
    note: Text | None = key("说明", "延长、扣除等说明", aspect=Aspect.BURDEN)


class Step(Shorthand):
    """One step of a flow."""

    shorthand_key = "环节"
    shorthand_help = "流程的一步：只写环节名称，或写出谁、做什么、时限、产出"

    name: Text = key("环节", "环节名称，如 受理、审查", default=REQUIRED, aspect=Aspect.PROCEDURE)
    actor: Text | None = key("谁", "由谁办理", aspect=Aspect.ACTOR)
    action: Text | None = key("做", "做什么", aspect=Aspect.PROCEDURE)
    limit: Duration | None = key("时限", "本环节的时限", aspect=Aspect.BURDEN)
    output: Text | None = key("产出", "产出的文书或结果", aspect=Aspect.PROCEDURE)


class Supervision(Record):
    """A way to complain."""

    channel: SupervisionChannel = key("方式", "监督方式", default=SupervisionChannel.PHONE)
    value: Text = key("内容", "电话号码、网址或地址", quoted=True, default=REQUIRED)


class Remedy(Shorthand):
    """Where and how to appeal. ``救济: 自动`` leaves it to ``law.remedies``, by organ and day."""

    shorthand_key = "生成"
    shorthand_help = "救济：写“自动”由程序按机构、类型和日期生成，或者写出复议机关、诉讼法院"

    mode: RemedyMode | None = key(
        "生成", "写“自动”由程序按机构、类型和日期生成；另外写明的以写明的为准"
    )
    reconsideration: Text | None = key("复议机关", "申请行政复议的机关（行政复议法第二十四条）")
    court: Text | None = key("诉讼法院", "提起行政诉讼的法院")
    note: Text | None = key("说明", "期限、复议前置等说明")


class Item(Record):
    """What a duty, a power and a boundary matter have in common.

    Kind and owning organ come from the path, the permanent id from the file's stem.
    """

    first_keys: ClassVar[tuple[str, ...]] = ("名称",)
    """Keys that are written before all others: what an item is."""
    last_keys: ClassVar[tuple[str, ...]] = ("备注", "内部说明", "豁免")
    """Keys that are written after all others: what is said about the item."""
    keys_behind: ClassVar[Mapping[str, str]] = {}
    """Keys that are written right behind another one."""

    @classmethod
    def in_order(cls, keys: Iterable[str]) -> list[str]:
        """Return keys of the model, given as they are declared, in the order of a file."""
        given = [name for name in keys if name not in cls.keys_behind]
        middle = [name for name in given if name not in (*cls.first_keys, *cls.last_keys)]
        first = [name for name in cls.first_keys if name in given]
        ordered = [*first, *middle, *(name for name in cls.last_keys if name in given)]
        for moved, before in cls.keys_behind.items():
            if before in ordered:
                ordered.insert(ordered.index(before) + 1, moved)
        return ordered

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        described = handler.resolve_ref_schema(handler(schema))
        properties = described["properties"]
        described["properties"] = {name: properties[name] for name in cls.in_order(properties)}
        return described

    name: Text = key(
        "名称", "事项名称，句末不加句号", default=REQUIRED, aspect=Aspect.IDENTITY, max_length=2000
    )
    common_names: list[Text] = key(
        "俗称", "群众的叫法，供检索，如 违章建筑", default=(), aspect=Aspect.EDITORIAL
    )
    keywords: list[Text] = key("关键词", "检索用的词", default=(), aspect=Aspect.EDITORIAL)
    ordinal: int | None = key(
        "序号", "在本机构清单里的次序，只管排列", aspect=Aspect.EDITORIAL, strict=True, ge=0
    )
    status: Status | None = key(
        "状态",
        "草案、审核、有效、暂停或废止；可由清单表头默认",
        aspect=Aspect.AUTHORITY,
        inherit=True,
    )
    effective_from: Day | None = key(
        "生效日期", "本版内容生效的日期", aspect=Aspect.AUTHORITY, inherit=True
    )
    effective_to: Day | None = key("失效日期", "废止或到期的日期", aspect=Aspect.AUTHORITY)
    visibility: Visibility | None = key(
        "可见性", "公开（默认）或内部；涉密内容不得存放", inherit=True, aspect=Aspect.CONTENT
    )
    approval: Approval | None = key(
        "批准", "批准文号、机关和日期", aspect=Aspect.AUTHORITY, inherit=True
    )
    successors: list[ItemId] = key(
        "承接", "废止后由哪些事项承接（事项 id）", default=(), aspect=Aspect.IDENTITY
    )
    continues: list[ItemId] = key(
        "承接自", "承接自哪些事项（事项 id）", default=(), aspect=Aspect.IDENTITY
    )
    split_from: list[ItemId] = key(
        "拆分自", "由哪些事项拆分而来", default=(), aspect=Aspect.IDENTITY
    )
    merged_from: list[ItemId] = key(
        "合并自", "由哪些事项合并而来", default=(), aspect=Aspect.IDENTITY
    )
    notes: Text | None = key("备注", "随清单公开的备注")
    internal_notes: Text | None = key("内部说明", "只给编辑看的说明，不公开", internal=True)
    waivers: list[Waiver] = key(
        "豁免",
        "暂不处理的问题；必须写理由和期限，不公开",
        internal=True,
        aspect=Aspect.EDITORIAL,
        default=(),
    )
