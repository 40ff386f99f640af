"""The closed vocabularies of the lists, as the full official words stand on disk.

Sources: the ten power types follow the 2015 guidance on power lists (中办发〔2015〕21号) and
GB/T 39046-2020 table A.1; levels and organ natures follow tables A.2 and A.3 of the same
standard; kinds of penalty 行政处罚法第九条; measures 行政强制法第九条、第十二条.
"""

from __future__ import annotations

from enum import StrEnum

from .listkind import ListKind as ListKind
from .listkind import shown_kinds as shown_kinds


class PowerType(StrEnum):
    """The ten types of powers; after them the extras that some provinces keep."""

    LICENCE = "行政许可"
    PENALTY = "行政处罚"
    COERCION = "行政强制"
    LEVY = "行政征收"
    PAYMENT = "行政给付"
    INSPECTION = "行政检查"
    CONFIRMATION = "行政确认"
    AWARD = "行政奖励"
    ADJUDICATION = "行政裁决"
    OTHER = "其他行政权力"
    SUPERVISION = "行政监督"
    ORDER = "行政命令"
    MEDIATION = "行政调解"
    GUIDANCE = "行政指导"
    PUBLIC_SERVICE = "公共服务"

    @property
    def letters(self) -> str:
        """The customary two letters (XK, CF …) in lower case; used as a label in new ids."""
        return _TYPE_LETTERS[self]


_TYPE_LETTERS = {
    PowerType.LICENCE: "xk",
    PowerType.PENALTY: "cf",
    PowerType.COERCION: "qz",
    PowerType.LEVY: "zs",
    PowerType.PAYMENT: "jf",
    PowerType.INSPECTION: "jc",
    PowerType.CONFIRMATION: "qr",
    PowerType.AWARD: "jl",
    PowerType.ADJUDICATION: "cj",
    PowerType.OTHER: "qt",
    PowerType.SUPERVISION: "jd",
    PowerType.ORDER: "ml",
    PowerType.MEDIATION: "tj",
    PowerType.GUIDANCE: "zd",
    PowerType.PUBLIC_SERVICE: "fw",
}


class Status(StrEnum):
    """Where an item stands in its life."""

    DRAFT = "草案"
    REVIEW = "审核"
    EFFECTIVE = "有效"
    SUSPENDED = "暂停"
    REPEALED = "废止"


class Visibility(StrEnum):
    """Who may see an item. Classified matters are not kept at all."""

    PUBLIC = "公开"
    INTERNAL = "内部"


class Level(StrEnum):
    """Level that exercises a power (GB/T 39046-2020 table A.2)."""

    NATIONAL = "国家级"
    PROVINCE = "省级"
    CITY = "市级"
    COUNTY = "县级"
    TOWN = "乡级"
    VILLAGE = "村级"


class BasisRole(StrEnum):
    """What a basis does for an item."""

    SET = "设定"
    DETAIL = "具体规定"
    SUPPLEMENT = "补充设定"
    PROCEDURE = "程序"
    DUTY = "职责"
    DISCRETION = "裁量"
    LIABILITY = "追责"


class SettingClaim(StrEnum):
    """What an editor declares of a setting basis because no text shows it.

    Which answer of the 设定权 matrix asks for which: ``data/setting_power.yaml``.
    """

    NO_HIGHER_NORM = "无上位法"
    LAWFUL_DEVIATION = "依法变通"
    KIND_EXISTS = "法律行政法规已有"
    ADMIN_REGULATION = "属于行政法规"
    NOT_A_COMPANY = "不是企业"
    OTHER_LAW = "另有法律"
    SET_BY_LAW = "法律已规定"
    AUTHORISED = "全国人大授权"
    STATE_COUNCIL_APPROVED = "国务院批准"
    HIGHER_BASIS = "有上位法依据"


class Rank(StrEnum):
    """Legal rank (立法法 chapters 2 to 5). The value is the official word."""

    CONSTITUTION = "宪法"
    LAW = "法律"
    ADMIN_REGULATION = "行政法规"
    STATE_COUNCIL_DECISION = "国务院决定"
    PROVINCIAL_REGULATION = "省级地方性法规"
    CITY_REGULATION = "设区的市地方性法规"
    SPECIAL_REGULATION = "特别法规"
    """经济特区法规, 浦东新区法规, 海南自由贸易港法规 (立法法 84)."""
    AUTONOMOUS_REGULATION = "自治条例和单行条例"
    DEPARTMENT_RULE = "部门规章"
    PROVINCIAL_RULE = "省级政府规章"
    CITY_RULE = "设区的市政府规章"
    NORMATIVE = "规范性文件"
    PARTY = "党内法规和文件"
    ORGANISATION = "三定规定"
    STANDARD = "标准"


class CoercionKind(StrEnum):
    """行政强制法第二条 tells the two apart."""

    MEASURE = "行政强制措施"
    EXECUTION = "行政强制执行"


class CoercionMeans(StrEnum):
    """行政强制法第九条 (措施) and 第十二条 (执行)."""

    RESTRAINT = "限制公民人身自由"
    SEAL = "查封场所、设施或者财物"
    SEIZE = "扣押财物"
    FREEZE = "冻结存款、汇款"
    OTHER_MEASURE = "其他行政强制措施"
    SURCHARGE = "加处罚款或者滞纳金"
    TRANSFER = "划拨存款、汇款"
    AUCTION = "拍卖或者依法处理查封、扣押的场所、设施或者财物"
    REMOVE = "排除妨碍、恢复原状"
    SUBSTITUTE = "代履行"
    OTHER_EXECUTION = "其他强制执行方式"


class PenaltyKind(StrEnum):
    """行政处罚法第九条, split as far as the law tells them apart."""

    WARNING = "警告"
    CRITICISM = "通报批评"
    FINE = "罚款"
    CONFISCATE_GAINS = "没收违法所得"
    CONFISCATE_GOODS = "没收非法财物"
    SUSPEND_LICENCE = "暂扣许可证件"
    DOWNGRADE = "降低资质等级"
    REVOKE_LICENCE = "吊销许可证件"
    REVOKE_BUSINESS = "吊销营业执照"
    RESTRICT_BUSINESS = "限制开展生产经营活动"
    STOP_BUSINESS = "责令停产停业"
    CLOSE = "责令关闭"
    RESTRICT_PROFESSION = "限制从业"
    DETENTION = "行政拘留"
    OTHER = "其他行政处罚"


class PowerSource(StrEnum):
    """Where a power comes from (national platform dictionary, 1 to 6)."""

    STATUTORY = "法定本级行使"
    DEVOLVED = "上级下放"
    AUTHORISED_ABOVE = "上级授权"
    AUTHORISED_PEER = "同级授权"
    ENTRUSTED_ABOVE = "上级委托"
    ENTRUSTED_PEER = "同级委托"


class OrganNature(StrEnum):
    """Legal nature of the body that acts (GB/T 39046-2020 table A.3)."""

    STATUTORY = "法定机关"
    AUTHORISED = "授权组织"
    ENTRUSTED = "受委托组织"
    OTHER = "其他"


class OrganKind(StrEnum):
    """What an entry of the organ register is."""

    PARTY = "党委机关"
    DEPARTMENT = "政府工作部门"
    DISPATCHED = "派出机构"
    INSTITUTION = "事业单位"
    ENFORCEMENT = "执法队伍"
    COORDINATION = "议事协调机构"
    GOVERNMENT = "人民政府"
    TOWNSHIP = "乡镇人民政府"
    SUBDISTRICT = "街道办事处"
    VERTICAL = "垂直管理机构"
    GROUP = "机构群组"
    OTHER = "其他"


class Exercise(StrEnum):
    """How a power is exercised at this level."""

    RETAINED = "本级保留"
    ENTRUSTED = "上级委托"
    FORWARDED = "审核转报"


class CaseType(StrEnum):
    """Whether a matter is settled on the spot."""

    IMMEDIATE = "即办件"
    PROMISED = "承诺件"


class SpecialProcedure(StrEnum):
    """Special procedures whose time is not counted in the limit (行政许可法第四十五条)."""

    HEARING = "听证"
    ANNOUNCEMENT = "公告"
    PUBLICITY = "公示"
    INSPECTION = "检验"
    TEST = "检测"
    APPRAISAL = "鉴定"
    EXPERT_REVIEW = "专家评审"
    ARGUMENTATION = "论证"
    SURVEY = "勘察"
    ASSESSMENT = "评估"


class Audience(StrEnum):
    """Whom a matter concerns."""

    CITIZEN = "公民"
    NATURAL_PERSON = "自然人"
    LEGAL_PERSON = "法人"
    OTHER_ORGANISATION = "其他组织"
    INTERNAL = "内部"


class DutyScope(StrEnum):
    """Whether a duty faces the public or the administration itself."""

    EXTERNAL = "对外"
    INTERNAL = "对内"


class Cadence(StrEnum):
    """How a task comes up."""

    ROUTINE = "经常性"
    SURGE = "突击性"


class Difficulty(StrEnum):
    """How hard a task is."""

    EASY = "易"
    HARD = "难"


class SupervisionChannel(StrEnum):
    """How the public can complain about the exercise of a power."""

    PHONE = "电话"
    WEB = "网址"
    EMAIL = "邮箱"
    ADDRESS = "地址"
    OTHER = "其他"


class RemedyMode(StrEnum):
    """How the text of 救济 comes about."""

    AUTO = "自动"


class DisputePath(StrEnum):
    """The ways of 地方各级人民政府机构设置和编制管理条例第十条."""

    CONSULTATION = "协商"
    STAFFING_OFFICE = "机构编制机关协调"
    GOVERNMENT = "本级人民政府决定"


class DelegationMethod(StrEnum):
    """How a matter comes to a town or a street office.

    Only 下放 and 授权 let it act in its own name; the others leave the power where it was.
    """

    DEVOLVED = "下放"
    ENTRUSTED = "委托"
    AUTHORISED = "授权"
    STATIONED = "派驻"
    ON_BEHALF = "代办"
    ONLINE = "网上办理"
    COUNTER = "服务窗口前移"
    OTHER = "其他"


class Readiness(StrEnum):
    """Whether a town can take a matter on: the four classes in which matters are sorted."""

    URGENT = "急需承接"
    CAPABLE = "有能力承接"
    CONDITIONAL = "创造条件可以承接"
    DEFERRED = "暂不承接"


class GrantKind(StrEnum):
    """The decision on which a matter was handed down."""

    PROVINCE = "省级决定交由行使"
    """行政处罚法第二十四条."""
    CONCENTRATED = "相对集中行政处罚权"
    """行政处罚法第十八条第二款; 行政强制法第十七条第二款."""
    BY_LAW = "法律法规授权"
    OTHER = "其他"


class AssessmentResult(StrEnum):
    """What an assessment of a delegation led to (行政处罚法第二十四条第一款)."""

    KEEP = "保留"
    ADJUST = "调整"
    WITHDRAW = "收回"


class FulfilmentClass(StrEnum):
    """The three parts of 乡镇（街道）履行职责事项清单."""

    BASIC = "基本履职"
    ASSIST = "配合履职"
    WITHDRAWN = "上级部门收回"


class AdmissionTrack(StrEnum):
    """How a matter came onto a town's list after the list was first issued."""

    ADMITTED = "职责准入"
    """From above: a department adds it."""
    ADJUSTED = "动态调整"
    """From below, or because the law changed."""


class ExtraFieldType(StrEnum):
    """Types of the extra fields that a workspace may declare."""

    TEXT = "文本"
    LIST = "列表"
    INTEGER = "整数"
    DATE = "日期"
    FLAG = "是否"
    CHOICE = "枚举"


class RulePreset(StrEnum):
    """A set of rules to start from."""

    LEGACY = "存量"
    DEFAULT = "默认"
    STRICT = "严格"


class RuleLevel(StrEnum):
    """How bad a finding is, as an editor writes it."""

    ERROR = "错误"
    WARNING = "警告"
    INFO = "提示"
