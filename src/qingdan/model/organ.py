"""The register of organs (``organs.yaml``)."""

from __future__ import annotations

from .codes import RegionCode, SocialCreditCode
from .record import REQUIRED, Day, OrganId, Record, Shorthand, Text, key
from .vocabulary import Level, OrganKind, OrganNature
from .waiver import Waiver


class FormerName(Record):
    """A name an organ had, with the days it was valid."""

    name: Text = key("名称", "曾用名称", default=REQUIRED)
    starts: Day | None = key("自", "从哪天起使用")
    ends: Day | None = key("至", "用到哪天")


class Unit(Shorthand):
    """A body inside or under an organ. A bare text is short for ``{名称: text}``."""

    shorthand_key = "名称"
    shorthand_help = "机构内的单位：只写名称，或写出电话等"

    name: Text = key("名称", "名称", default=REQUIRED)
    short_names: list[Text] = key("简称", "简称和别名", default=())
    former_names: list[FormerName] = key("曾用名", "曾用名称", default=())
    phone: Text | None = key("电话", "对外电话", quoted=True)
    members: list[OrganId | Text] = key("成员", "群组的成员：机构 id 或名称", default=())
    duty: Text | None = key("职责", "主要职责")


class Organ(Record):
    """A department, town, office or group. Its id is permanent and is never derived again."""

    name: Text = key("名称", "现行全称", default=REQUIRED)
    short_names: list[Text] = key("简称", "规范简称和常用别名", default=())
    former_names: list[FormerName] = key("曾用名", "曾用名称和使用日期", default=())
    kind: OrganKind = key("性质", "机构的性质", default=OrganKind.DEPARTMENT)
    legal_nature: OrganNature | None = key("主体性质", "法定机关、授权组织或受委托组织")
    level: Level | None = key("层级", "机构的层级")
    parent: OrganId | None = key("上级", "上级机构的 id")
    region: RegionCode | None = key("区划代码", "6、9 或 12 位", quoted=True)
    credit_code: SocialCreditCode | None = key("统一社会信用代码", "18 位（GB 32100-2015）")
    offices: list[Unit] = key("内设机构", "内设机构", default=())
    institutions: list[Unit] = key("事业单位", "所属事业单位", default=())
    enforcement: list[Unit] = key("执法队伍", "所属执法队伍", default=())
    dispatched: list[Unit] = key("派出机构", "派出机构", default=())
    groups: list[Unit] = key("群组", "合称，如 各区自然资源分局", default=())
    members: list[OrganId] = key("成员", "性质为机构群组时的成员", default=())
    phone: Text | None = key("电话", "对外电话", quoted=True)
    address: Text | None = key("地址", "办公地址")
    website: Text | None = key("网址", "网站")
    effective_from: Day | None = key("生效日期", "设立日期")
    effective_to: Day | None = key("失效日期", "撤销日期")
    successors: list[OrganId] = key("承接", "撤销后由哪些机构承接", default=())
    notes: Text | None = key("备注", "备注")

    def units(self) -> list[Unit]:
        """All bodies inside or under the organ, in the order of the register."""
        return [
            *self.offices,
            *self.institutions,
            *self.enforcement,
            *self.dispatched,
            *self.groups,
        ]


class OrganRegister(Record):
    """``organs.yaml``: every organ that items name."""

    organs: dict[OrganId, Organ] = key("机构", "机构 id 对应的机构", default=REQUIRED)
    waivers: list[Waiver] = key(
        "豁免", "机构名录里暂不处理的问题；必须写理由和期限", internal=True, default=()
    )
