"""What the cells of a delegated matter say: its type, the method, the decision, the term."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping

from ....model.vocabulary import DelegationMethod, Level, PowerType, Readiness

_SHORT = {
    str(kind).removeprefix("行政"): kind for kind in PowerType if str(kind).startswith("行政")
}
_TYPE_AT_END = re.compile(
    rf"(?:({'|'.join(str(kind) for kind in PowerType)})|的({'|'.join(_SHORT)}))$"
)
_BRACKET = re.compile(r"[（(][^（）()]*[）)]$")

_METHODS: Mapping[str, DelegationMethod] = {
    **{str(method): method for method in DelegationMethod},
    "直接下放": DelegationMethod.DEVOLVED,
    "交由行使": DelegationMethod.DEVOLVED,
    "下放行使": DelegationMethod.DEVOLVED,
    "整体下放": DelegationMethod.DEVOLVED,
    "委托执法": DelegationMethod.ENTRUSTED,
    "委托行使": DelegationMethod.ENTRUSTED,
    "委托实施": DelegationMethod.ENTRUSTED,
    "委托下放": DelegationMethod.ENTRUSTED,
    "依法委托": DelegationMethod.ENTRUSTED,
    "法定授权": DelegationMethod.AUTHORISED,
    "依法授权": DelegationMethod.AUTHORISED,
    "派驻执法": DelegationMethod.STATIONED,
    "派驻办理": DelegationMethod.STATIONED,
    "帮办代办": DelegationMethod.ON_BEHALF,
    "网办": DelegationMethod.ONLINE,
    "窗口前移": DelegationMethod.COUNTER,
    "服务前移": DelegationMethod.COUNTER,
}
_READY: Mapping[str, Readiness] = {
    **{str(one): one for one in Readiness},
    "急需": Readiness.URGENT,
    "急需承接事项": Readiness.URGENT,
    "能承接": Readiness.CAPABLE,
    "可以承接": Readiness.CAPABLE,
    "有能力承接事项": Readiness.CAPABLE,
    "创造条件承接": Readiness.CONDITIONAL,
    "创造条件可承接": Readiness.CONDITIONAL,
    "暂缓承接": Readiness.DEFERRED,
    "不承接": Readiness.DEFERRED,
}
_DOCUMENT = re.compile(
    r"[\u4e00-\u9fffA-Za-z]{2,16}?\s*[〔\[（(【﹝]\s*(?:19|20)\d{2}\s*[〕\]）)】﹞]\s*第?\s*\d{1,5}\s*号"
)
_ORDER = re.compile(r"[\u4e00-\u9fff]{2,14}令第\s*[〇零一二三四五六七八九十百\d]{1,6}\s*号")
_MAKER = re.compile(r"《([\u4e00-\u9fff]{2,16}?(?:人民政府(?:办公厅|办公室)?|人大常委会))关于")
_LEVELS = (
    (re.compile(r"^[\u4e00-\u9fff]{1,8}(?:省|自治区)人民政府"), Level.PROVINCE),
    (re.compile(r"^(?:北京|上海|天津|重庆)市人民政府"), Level.PROVINCE),
)
_DAY = re.compile(r"((?:19|20)\d{2})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?")


def type_of_name(name: str) -> PowerType | None:
    """Return the type with which a name ends (…的处罚, …行政检查); None where it ends otherwise."""
    found = _TYPE_AT_END.search(_BRACKET.sub("", name.rstrip("。；; ")))
    if found is None:
        return None
    return PowerType(found[1]) if found[1] else _SHORT[found[2]]


def method_of(text: str) -> DelegationMethod | None:
    """Return the method that a cell names; None for any other text."""
    return _METHODS.get("".join(text.split()))


def readiness_of(text: str) -> Readiness | None:
    """Return the class of readiness that a cell names; None for any other text."""
    return _READY.get("".join(text.split()))


def grant_in(text: str) -> dict[str, str]:
    """Return 文号, 机关 and 层级 of the decision that a cell names, as far as it says them.

    The level is that of a provincial government, whose name says it; others are left open.
    """
    found: dict[str, str] = {}
    documents = [*_DOCUMENT.findall(text), *_ORDER.findall(text)]
    if len(set(documents)) == 1:
        found["文号"] = "".join(documents[0].split())
    makers = set(_MAKER.findall(text))
    if len(makers) == 1:
        found["机关"] = makers.pop()
        level = next((one for form, one in _LEVELS if form.match(found["机关"])), None)
        if level is not None:
            found["层级"] = str(level)
    return found


def term_in(text: str) -> dict[str, str]:
    """Return 自 and 至 of a term that is written as two days; empty for any other text."""
    days = []
    for year, month, day in _DAY.findall(text):
        try:
            days.append(datetime.date(int(year), int(month), int(day)).isoformat())
        except ValueError:
            return {}
    rest = re.sub(r"[\s自从起至到止—\-–~～,，、]", "", _DAY.sub("", text))
    if rest or len(days) != 2 or days[0] > days[1]:
        return {}
    return {"自": days[0], "至": days[1]}
