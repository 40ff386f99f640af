"""``qingdan.yaml`` and the headers of lists."""

from __future__ import annotations

from .appearance import Logo, Theme
from .codes import RegionCode
from .item import Approval
from .record import REQUIRED, Count, Day, Flag, ItemId, Record, Shorthand, Text, key
from .vocabulary import (
    ExtraFieldType,
    Level,
    ListKind,
    PowerType,
    RuleLevel,
    RulePreset,
)
from .waiver import Waiver

FORMAT_VERSION = 1


class Redaction(Record):
    """What the history on the site leaves out although it was public once."""

    item: ItemId | None = key("事项", "哪个事项；不写是全部事项")
    field: Text | None = key(
        "字段", "哪个字段，如 备注、依据.原文；写了事项而不写字段和文字，是这个事项的全部历史"
    )
    text: Text | None = key("文字", "旧版本里要遮盖的文字，如不该公开的姓名、电话；逐字相同才遮盖")
    reason: Text = key("原因", "为什么遮盖，如 涉及个人隐私", default=REQUIRED)


class Licence(Shorthand):
    """On what terms others may use the open data. A bare text is short for ``{名称: text}``."""

    shorthand_key = "名称"
    shorthand_help = "公开数据的许可：只写名称，或写出代号、网址"

    name: Text = key("名称", "许可的名称，如 知识共享 署名 4.0 国际", default=REQUIRED)
    code: Text | None = key("代号", "通行的代号（SPDX），如 CC-BY-4.0")
    url: Text | None = key("网址", "许可全文的网址")


class Site(Record):
    """What the public site says about its publisher."""

    title: Text | None = key("标题", "网站标题；不写则用工作区名称")
    host: Text | None = key("主办单位", "主办单位")
    url: Text | None = key("网址", "公开网站的网址")
    site_code: Text | None = key("网站标识码", "10 位网站标识码", quoted=True)
    icp: Text | None = key("备案号", "ICP 备案号")
    police: Text | None = key("公安备案号", "公安机关互联网站备案号")
    report: Text | None = key("找错", "“政府网站找错”的网址，以 http:// 或 https:// 开头")
    phone: Text | None = key("联系电话", "联系电话", quoted=True)
    email: Text | None = key("邮箱", "接收意见的邮箱")
    about: Text | None = key("说明", "首页上的说明")
    logo: Logo | None = key("标志", "每页页眉里的标志")
    theme: Theme | None = key("主题", "网站的颜色、字体和形状")
    licence: Licence | None = key("数据许可", "公开数据的使用许可；不写则标明“未声明”")
    redactions: list[Redaction] = key(
        "历史遮盖",
        "网站上的历史版本和对照里遮盖什么；今天的内容不受影响，名单本身不公开",
        internal=True,
        default=(),
    )


class ExtraField(Record):
    """A column of one's own that a workspace declares for a list."""

    name: Text = key("名称", "字段名（就是文件里的键）", default=REQUIRED)
    type: ExtraFieldType = key("类型", "字段类型", default=ExtraFieldType.TEXT)
    required: Flag = key("必填", "是否必填", default=False)
    public: Flag = key("公开", "是否在网站和公开数据里显示", default=True)
    choices: list[Text] = key("选项", "类型为枚举时的选项", default=())
    description: Text | None = key("说明", "字段说明")


class LocalRules(Record):
    """What holds for some files only."""

    path: Text = key("路径", "文件或文件夹，如 powers/zfj 或 duties/*/old-*", default=REQUIRED)
    select: list[Text] = key("选用", "这些文件另外要检查的规则", default=())
    ignore: list[Text] = key("忽略", "这些文件不检查的规则", default=())
    severity: dict[str, RuleLevel] = key("级别", "这些文件里规则的级别", default={})
    options: dict[str, dict[str, object]] = key("选项", "这些文件里规则的选项", default={})


class RuleSettings(Record):
    """Which rules are on, how bad they are and how they are set."""

    preset: RulePreset = key("预设", "从哪一套规则开始", default=RulePreset.DEFAULT)
    select: list[Text] = key("选用", "预设之外另外要检查的规则编号、前缀或名称", default=())
    ignore: list[Text] = key("忽略", "不检查的规则编号、前缀或名称，如 QD204、QD5", default=())
    severity: dict[str, RuleLevel] = key("级别", "规则的级别，如 QD503: 提示", default={})
    options: dict[str, dict[str, object]] = key(
        "选项", "规则的选项，各规则有哪些见 qingdan explain", default={}
    )
    paths: list[LocalRules] = key("路径", "只对某些文件的设置，后面的优先", default=())
    baseline: Text | None = key("基线", "基线文件，相对于工作区；其中的老问题不再报")


class UpperList(Record):
    """The lists of the level above (通用目录), with which ``qingdan conform`` compares ours."""

    name: Text = key("名称", "上级清单的名称，如 某省通用目录", default=REQUIRED)
    place: Text = key(
        "位置",
        "上级清单的工作区文件夹或者版本库，写从本工作区算起的相对路径，如 ../省、../省.git",
        default=REQUIRED,
    )
    revision: Text | None = key(
        "版本", "与哪个版本比（提交、标签、分支），须加引号；不写是文件夹里现在的内容"
    )
    lists: list[ListKind] = key("清单", "比哪几张清单；不写是权力责任清单（powers）", default=())
    level: Level | None = key("层级", "上级清单是哪一级的；不写用它自己 qingdan.yaml 里的层级")


class SecrecyRecord(Record):
    """That somebody looked whether what is public of a commit may be (政府信息公开条例第十七条)."""

    reviewer: Text = key("审查人", "审查人姓名或者职务", default=REQUIRED)
    unit: Text | None = key("单位", "审查单位")
    date: Day = key("日期", "审查日期", default=REQUIRED)
    commit: Text = key("提交", "审查的是哪个提交（git 提交号）", quoted=True, default=REQUIRED)
    notes: Text | None = key("说明", "审查意见")


class SecrecyReview(Record):
    """Whether nothing may be published unreviewed, and the reviews there were."""

    required: Flag = key("必须", "公开前是否必须有保密审查记录", default=False)
    records: list[SecrecyRecord] = key("记录", "保密审查记录", default=())


class WorkspaceFile(Record):
    """``qingdan.yaml``."""

    format: int = key("格式", "格式版本，现为 1", default=REQUIRED, strict=True, ge=1)
    name: Text = key("名称", "工作区名称，如 某某市政府部门三张清单", default=REQUIRED)
    region: RegionCode | None = key("区划代码", "本级行政区划代码", quoted=True)
    level: Level | None = key("层级", "本级政府的层级")
    fictional: Flag = key("虚构", "是否虚构示例；虚构时不核对真实区划", default=False)
    profile: Text | None = key(
        "方案", "省份方案的名称，有哪些见 docs/profiles.md；不写为 通用", default=None
    )
    law_library: Text | None = key("法规库", "所用法规库的版本")
    site: Site | None = key("站点", "公开网站的信息")
    extra_fields: dict[ListKind, list[ExtraField]] = key(
        "扩展字段", "各清单自己增加的字段", default={}
    )
    rules: RuleSettings | None = key("规则", "规则设置")
    uppers: list[UpperList] = key(
        "上级清单",
        "上级的通用目录，qingdan conform 与它们比较；近的在前，如先市级后省级",
        internal=True,
        default=(),
    )
    secrecy: SecrecyReview | None = key(
        "保密审查", "公开前的保密审查，qingdan publish --check 核对；记录不公开", internal=True
    )


class DeclaredCounts(Record):
    """How many items the published list says it holds."""

    mains: Count | None = key("主项", "主项数")
    items: Count | None = key("最小颗粒", "子项或无子项的主项的总数")
    types: dict[PowerType, Count] = key("类型", "各类型的数量", default={})


class ListHeader(Record):
    """``list.yaml`` beside the items: what the list as a whole says, and defaults for its items."""

    title: Text | None = key("标题", "清单标题")
    year: Count | None = key("年度", "清单年度")
    document: Text | None = key("文号", "公布清单的文号")
    approval: Approval | None = key("批准", "批准文号、机关和日期")
    published: Day | None = key("公布日期", "公布日期")
    declared: DeclaredCounts | None = key("声明数量", "清单自己写明的数量，供核对")
    carried_over: Text | None = key("沿用", "未调整部分沿用哪一年的清单")
    notes: Text | None = key("说明", "清单说明")
    defaults: dict[str, object] = key(
        "默认", "本清单事项继承的默认值，事项自己写的优先", default={}
    )
    waivers: list[Waiver] = key(
        "豁免", "表头里暂不处理的问题；必须写理由和期限", internal=True, default=()
    )
