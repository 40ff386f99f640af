"""Adjustments (``adjustments/*.yaml``): a declared and approved batch of changes, and its file.

One file is one batch: what is changed, why, who applied, who was asked, who approved, what must be
handed over. The announcement and the meeting packet are made from it. An entry is anchored on what
the item said before and after (``qingdan.compare.anchor``), so that it can be checked in any clone,
whatever became of the commits.
"""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from .actions import (
    Action,
    AdjustmentReason,
    AdjustmentStage,
    Adoption,
    HandoverKind,
    Manner,
    SyncState,
    Verdict,
)
from .item import Approval, Basis
from .record import REQUIRED, Count, Day, ItemId, OrganId, Record, Text, key

ANCHOR = re.compile(r"h[0-9a-f]{12}")


def _anchor(value: object) -> object:
    if isinstance(value, str) and not ANCHOR.fullmatch(value):
        raise PydanticCustomError("qd_anchor", "not an anchor")
    return value


Anchor = Annotated[
    str,
    BeforeValidator(_anchor),
    WithJsonSchema(
        {"type": "string", "pattern": f"^{ANCHOR.pattern}$", "examples": ["h3f9c02a71b5e"]}
    ),
]
"""What an item says, in thirteen characters: ``h`` and twelve hexadecimal digits."""


class Trigger(Record):
    """What set the adjustment off: a law, or a decision from above."""

    law: Text | None = key("法规", "因哪一部法规而起，写《全称》")
    what: Text | None = key("情形", "制定、修改、废止，或者上级决定、机构改革等")
    date: Day | None = key("日期", "施行、废止或者决定的日期；各项时限从这一天起算")
    version: Text | None = key("文本", "法规库里的文本编号")
    document: Text | None = key("文件", "上级决定的名称和文号")
    successors: list[Text] = key("承接", "由哪些法规承接，写《全称》", default=())


class Application(Record):
    """The department's application (申请)."""

    organ: OrganId | None = key("机构", "提出申请的部门，写 organs.yaml 里的 id")
    date: Day | None = key("日期", "提出申请的日期")
    document: Text | None = key("文号", "申请文件的文号")


class Examination(Record):
    """The examination by the office of organisation (审核)."""

    organ: OrganId | None = key("机构", "审核的机关，写 organs.yaml 里的 id")
    date: Day | None = key("日期", "提出审核意见的日期")
    opinion: Text | None = key("意见", "审核意见")


class Question(Record):
    """One question of the checklist on legality."""

    question: Text = key("问题", "审查的一个问题，如 设定依据是否有效", default=REQUIRED)
    verdict: Verdict | None = key("结论", "是、否或不涉及；还没有结论就不写")
    note: Text | None = key("说明", "理由，或者怎样改")


class LegalReview(Record):
    """The review of legality (合法性审查)."""

    organ: OrganId | None = key("机构", "审查的机关，写 organs.yaml 里的 id")
    date: Day | None = key("日期", "提出审查意见的日期")
    passed: Verdict | None = key("通过", "是或否；还没有结论就不写")
    opinion: Text | None = key("意见", "审查意见")
    checklist: list[Question] = key("清单", "逐条审查的问题和结论", default=())


class Publication(Record):
    """When and where the adjustment was made public (政府信息公开条例第二十六条)."""

    sent: Day | None = key("报送", "报送政务公开主管机构的日期")
    date: Day | None = key("日期", "向社会公开的日期")
    url: Text | None = key("网址", "公开的网址")


class Reply(Record):
    """What an organ that was asked answered."""

    organ: OrganId = key("机构", "答复的机构，写 organs.yaml 里的 id", default=REQUIRED)
    date: Day | None = key("日期", "答复的日期；没有答复就不写")
    nothing: bool | None = key("无意见", "答复没有意见时写 true", strict=True)
    opinion: Text | None = key("意见", "意见的内容")
    adopted: Adoption | None = key("采纳", "采纳、部分采纳、不采纳或待研究")
    reason: Text | None = key("理由", "为什么不采纳或者只采纳一部分")
    items: list[ItemId] = key("事项", "意见是对哪些事项提的", default=())


class Round(Record):
    """One round of asking for opinions (三上三下)."""

    stage: AdjustmentStage | None = key("阶段", "拿哪一稿征求意见")
    sent: Day | None = key("发出", "发出的日期")
    due: Day | None = key("截止", "请在哪天以前答复")
    asked: list[OrganId] = key("征求", "征求了哪些机构", default=())
    replies: list[Reply] = key("答复", "各机构的答复", default=())


class Handover(Record):
    """What passes from hand to hand, by when."""

    kind: HandoverKind = key("类别", "在办案件、档案资料、监管责任等", default=REQUIRED)
    content: Text | None = key("内容", "交接什么、怎么办")
    items: list[ItemId] = key("事项", "哪些事项；不写是全部", default=())
    giver: OrganId | None = key("自", "交出的机构")
    taker: OrganId | None = key("至", "接收的机构")
    due: Day | None = key("截止", "最迟哪天办完")
    done: Day | None = key("完成", "办完的日期")
    basis: Basis | None = key("依据", "依据，如 《中华人民共和国行政处罚法》第三十七条")


class Sync(Record):
    """Another system that must follow."""

    system: Text = key("系统", "政务服务实施清单、互联网+监管、裁量基准等", default=REQUIRED)
    state: SyncState = key("状态", "已同步、待同步或不涉及", default=SyncState.WAITING)
    date: Day | None = key("日期", "同步完成的日期")
    note: Text | None = key("说明", "谁负责、还差什么")


class Totals(Record):
    """What the announcement says there is; checked against the entries, never made up."""

    before: Count | None = key("调整前", "调整前共多少项")
    after: Count | None = key("调整后", "调整后共多少项（保留多少项）")
    groups: dict[Text, Count] = key("分类", "各类多少项，如 取消: 6", default={})


class Edited(Record):
    """One field of an item, for the reader; the anchors are what is checked."""

    field: Text = key("字段", "字段，如 依据[0].引用", default=REQUIRED)
    before: Text | None = key("原", "原来的文字")
    after: Text | None = key("改为", "现在的文字")


class Entry(Record):
    """One item of a batch, or one file that many items share, and the official word for it."""

    item: ItemId | None = key("事项", "事项 id；共用的文件写在“文件”里")
    file: Text | None = key("文件", "清单表头、共用文字等文件，相对于工作区")
    name: Text | None = key("名称", "调整时的名称；共用文字写它的名称")
    action: Action = key("调整", "新增、取消、下放、变更、划转等", default=REQUIRED)
    manner: Manner | None = key("方式", "部分取消、委托下放、停止实施、转为公共服务等怎么办")
    reason: AdjustmentReason | None = key("原因", "为什么调整")
    bases: list[Basis] = key("依据", "调整的依据；不写是整批的依据", default=())
    grounds: Text | None = key("理由", "理由的说明")
    giver: OrganId | None = key("自", "划转、下放、收回：原来的机构")
    taker: OrganId | None = key("至", "划转、下放、收回：现在的机构")
    came_from: list[ItemId] = key("来自", "拆分、合并、承接自哪些事项", default=())
    went_to: list[ItemId] = key("去向", "拆分、合并、由哪些事项承接", default=())
    before: Anchor | None = key("前", "调整前内容的指纹，由 qingdan adjust draft 写入；新增的没有")
    after: Anchor | None = key("后", "调整后内容的指纹，由 qingdan adjust draft 写入；删去的没有")
    edited: list[Edited] = key("改动", "改了哪些字段，供人看", default=())
    effective: Day | None = key("生效日期", "这一项从哪天起；不写是整批的生效日期")
    handover: Text | None = key("衔接", "这一项的衔接措施")
    supervision: Text | None = key("监管", "这一项的后续监管")
    notes: Text | None = key("备注", "备注")


class Adjustment(Record):
    """One batch of changes: declared, reviewed, approved, announced."""

    name: Text = key("名称", "这一批调整的名称，作公告标题", default=REQUIRED)
    stage: AdjustmentStage = key(
        "阶段", "草案、送审稿、报批稿或公布稿", default=AdjustmentStage.DRAFT
    )
    document: Text | None = key("文号", "公布文件的文号；还没有就不写，公告里留空")
    date: Day | None = key("日期", "成文日期")
    effective: Day | None = key("生效日期", "这一批从哪天起施行")
    addressees: Text | None = key("主送", "公告的主送机关")
    bases: list[Basis] = key("依据", "整批调整的依据", default=())
    grounds: Text | None = key("理由", "为什么作这次调整")
    trigger: Trigger | None = key("事由", "引起调整的法规或者决定")
    application: Application | None = key("申请", "部门的申请")
    examination: Examination | None = key("审核", "机构编制部门的审核")
    review: LegalReview | None = key("合法性审查", "司法行政部门或者法制机构的审查", internal=True)
    rounds: list[Round] = key("征求意见", "各轮征求意见和答复", internal=True, default=())
    approval: Approval | None = key("审批", "谁在哪天以什么文件批准")
    publication: Publication | None = key("公布", "报送和公开的日期、网址")
    measures: list[Text] = key("衔接措施", "整批的衔接措施，一条一项", default=())
    supervision: Text | None = key("后续监管", "整批的后续监管")
    handovers: list[Handover] = key("交接", "在办案件、档案、监管等交接", default=())
    systems: list[Sync] = key("同步", "要跟着改的别的系统", default=())
    totals: Totals | None = key("数量", "公告里写的数量，与变更核对")
    deadlines: dict[Text, Day] = key("最迟", "各步最迟的日期，供查看", default={})
    entries: list[Entry] = key("变更", "改了哪些事项", default=())
    notes: Text | None = key("备注", "备注")


__all__ = ["ANCHOR", "Adjustment", "Anchor", "Entry"]
