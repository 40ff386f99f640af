"""The words of an adjustment (动态调整): actions, stages, manners, reasons, answers.

Sources: the rules on dynamic adjustment that provinces and cities publish; 部分取消, 委托下放 and
the like are how a notice puts an action, and which of them it counts together is a profile's.
"""

from __future__ import annotations

from enum import StrEnum


class Action(StrEnum):
    """The official word for a change of an item (动态调整)."""

    ADD = "新增"
    """A new item comes into force, or a draft does."""
    CANCEL = "取消"
    """状态 becomes 废止."""
    DEVOLVE = "下放"
    """行使层级 goes down, or a delegation in the town's own name comes into force."""
    UNDERTAKE = "承接"
    """A new item declares 承接自 without a change of organ; a town takes up what was 收回."""
    ALTER = "变更"
    """Elements of an item in force changed, and no narrower word fits."""
    MERGE = "合并"
    SPLIT = "拆分"
    TRANSFER = "划转"
    """Another organ owns the item, or its one successor is a new item of another organ."""
    FREEZE = "冻结"
    """状态 becomes 暂停."""
    RESUME = "恢复"
    """状态 was 暂停 or 废止 and is in force again."""
    CONVERT = "转为"
    """类型 changed, or the item went to another list."""
    WITHDRAW = "收回"
    """行使层级 goes up, a delegation is taken back, or a town's matter becomes 上级部门收回."""
    ENTRUST = "委托"
    """委托 was put in and nothing else of substance changed, or a delegation by 委托 begins."""
    REVOKE_ENTRUST = "撤销委托"
    """委托 was taken out and nothing else of substance changed, or a delegation by it ends."""
    RENAME = "更名"
    """Nothing of substance changed but 名称."""
    RECODE = "改码"
    """Nothing of substance changed but 编码."""
    ERRATUM = "勘误"
    """Nothing but typography changed."""


class AdjustmentStage(StrEnum):
    """How far an adjustment has come; each stage is the text that goes to the next desk."""

    DRAFT = "草案"
    REVIEW = "送审稿"
    APPROVAL = "报批稿"
    PUBLISHED = "公布稿"


class Manner(StrEnum):
    """How an action is carried out, where the word for it alone leaves that open."""

    WHOLE = "全部"
    PART = "部分"
    ENTRUSTED = "委托"
    STOPPED = "停止实施"
    TO_OTHER_POWER = "转为其他行政权力"
    TO_INTERNAL = "转为政府内部审批"
    TO_SERVICE = "转为公共服务"


class AdjustmentReason(StrEnum):
    """Why an item is adjusted, in the words of the rules on dynamic adjustment."""

    LAW_MADE = "法律法规规章制定或者修改"
    BASIS_LOST = "依据废止或者失效"
    BASIS_CHANGED = "依据变化"
    FROM_ABOVE = "上级下放"
    CANCELLED_ABOVE = "上级取消"
    DECIDED_ABOVE = "上级决定"
    FUNCTIONS = "职能调整"
    MARKET = "市场机制或者行业自律能够解决"
    NEARER = "由下级管理更方便有效"
    ELEMENT = "要素变化"
    OTHER = "其他"


class Adoption(StrEnum):
    """What became of an opinion."""

    ADOPTED = "采纳"
    PARTLY = "部分采纳"
    DECLINED = "不采纳"
    PENDING = "待研究"


class HandoverKind(StrEnum):
    """What passes from hand to hand when an item moves."""

    PENDING_CASES = "在办案件"
    FILES = "档案资料"
    SUPERVISION = "监管责任"
    SEALS = "印章证照"
    STAFF = "人员经费"
    OTHER = "其他"


class SyncState(StrEnum):
    """Whether another system shows what was adjusted."""

    DONE = "已同步"
    WAITING = "待同步"
    NOT_CONCERNED = "不涉及"


class Verdict(StrEnum):
    """The answer to one question of a checklist."""

    YES = "是"
    NO = "否"
    NOT_CONCERNED = "不涉及"
