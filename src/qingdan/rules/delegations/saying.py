"""The words for ways, verdicts, reasons and missing documents; rules and reports share them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ...law.delegating.verdict import Lack, Reason, Route, Verdict
from ...messages import _, joined
from ..rule import N_
from .pairs import Pair

_ROUTES: Mapping[Route, str] = {
    Route.CLAUSE: N_("法律、行政法规的条文写明"),
    Route.PROVINCE: N_("省一级决定交由行使"),
    Route.CONCENTRATED: N_("相对集中行政处罚权"),
    Route.ENTRUSTED: N_("委托"),
    Route.AUTHORISED: N_("法律、法规、规章规定"),
    Route.STAYS: N_("权力不转移"),
    Route.DECISION: N_("按作出的决定"),
    Route.NONE: N_("没有写明"),
}
_VERDICTS: Mapping[Verdict, str] = {
    Verdict.UNLAWFUL: N_("不合法"),
    Verdict.DOCUMENT: N_("缺文件"),
    Verdict.UNJUDGED: N_("无法判断"),
    Verdict.LAWFUL: N_("有依据"),
}
_REASONS: Mapping[Reason, str] = {
    Reason.MEASURE_ENTRUSTED: N_("行政强制措施权不得委托（《行政强制法》第十七条第一款）"),
    Reason.DETENTION: N_(
        "限制人身自由的处罚只能由公安机关和法律规定的其他机关行使（《行政处罚法》第十八条第三款）"
    ),
    Reason.BELOW_PROVINCE: N_(
        "处罚权交由行使或者相对集中，由省一级决定，市、县不能决定"
        "（《行政处罚法》第二十四条第一款、第十八条第二款）"
    ),
    Reason.NO_BASIC_BODY: N_(
        "处罚权只能交由乡镇人民政府、街道办事处行使（《行政处罚法》第二十四条第一款）"
    ),
    Reason.UNFIT_TRUSTEE: N_(
        "受托的不是具有管理公共事务职能的组织（《行政处罚法》第二十条第一款、第二十一条）"
    ),
    Reason.LICENCE_TO_NO_ORGAN: N_(
        "行政许可只能委托其他行政机关实施（《行政许可法》第二十四条第一款）"
    ),
    Reason.COERCION_BY_NO_ORGAN: N_(
        "行政强制措施由法律、法规规定的行政机关实施（《行政强制法》第十七条第一款）"
    ),
    Reason.PENALTY_DECISION_ONLY: N_(
        "交由行使的只是处罚权，强制措施不随着转移；行使相对集中处罚权的机关才可以实施有关的强制措施"
        "（《行政处罚法》第二十四条第一款，《行政强制法》第十七条第二款、第二十二条）"
    ),
    Reason.LOCAL_NORM: N_(
        "只由地方的法规、规章写明，要核对它是不是省一级公布的决定"
        "（《行政处罚法》第二十三条、第二十四条第一款）"
    ),
    Reason.DOUBTFUL_TRUSTEE: N_(
        "受托的是不是依法成立、具有管理公共事务职能的组织，看不出来（《行政处罚法》第二十一条）"
    ),
    Reason.INTERNAL_ENFORCER: N_(
        "执法主体是内设机构、执法队伍或者专班，不能以自己的名义执法（《行政处罚法》第十七条、第十九条）"
    ),
    Reason.WRONG_ENFORCER: N_(
        "执法主体和方式对不上：委托和不转移权力的是原机关，下放、授权的是承接机构"
        "（《行政处罚法》第二十条第四款、第二十四条）"
    ),
    Reason.DEFERRED: N_("写的是暂不承接，事项却是有效的（《行政处罚法》第二十四条第一款）"),
    Reason.FAULTY_FILE: N_("文件有错误，没有判断；先按 qingdan validate 的提示改好"),
}
_LACKS: Mapping[Lack, str] = {
    Lack.TYPE: N_("类型：不同类型的权力条件不同"),
    Lack.METHOD: N_("方式：下放、委托，还是派驻、代办等"),
    Lack.RECIPIENT: N_("承接机构"),
    Lack.NATURE: N_("承接机构的性质（写在机构名录里）"),
    Lack.DECISION_OF_PROVINCE: N_("省一级交由行使的决定，和它的公布（行政处罚法第二十四条第一款）"),
    Lack.DECISION_OR_LETTER: N_(
        "省一级交由行使的决定，或者委托书（行政处罚法第二十四条第一款、第二十条）"
    ),
    Lack.DECISION_NUMBER: N_("决定的文号或者机关"),
    Lack.DECISION_LEVEL: N_("决定机关的层级"),
    Lack.DECISION_PUBLISHED: N_("决定在哪里公布（行政处罚法第二十四条第一款）"),
    Lack.CONCENTRATED_DECISION: N_(
        "国务院或者省一级政府相对集中处罚权的决定，或者写明由乡镇（街道）实施的条文"
        "（行政处罚法第十八条第二款、行政强制法第十七条）"
    ),
    Lack.ENTRUSTING_BASIS: N_(
        "允许委托的法律、法规、规章条款（行政处罚法第二十条第一款、行政许可法第二十四条第一款）"
    ),
    Lack.LETTER: N_("委托书（行政处罚法第二十条第二款、行政许可法第二十四条第一款）"),
    Lack.LETTER_MATTERS: N_("委托书的事项"),
    Lack.LETTER_POWERS: N_("委托书的权限"),
    Lack.LETTER_TERM: N_("委托的期限"),
    Lack.LETTER_PUBLISHED: N_("委托书在哪里公布"),
    Lack.STANDING: N_("承接机构依法成立、具有管理公共事务职能的文件（行政处罚法第二十一条）"),
    Lack.LAW_ON_EXECUTION: N_("授权由它强制执行的法律（行政强制法第十三条）"),
    Lack.LICENCE_GROUND: N_(
        "由它实施许可的法律、法规、规章，或者国务院批准的省政府决定（行政许可法第二十二条、第二十五条）"
    ),
    Lack.NAMING_CLAUSE: N_("法律、行政法规里写明由乡镇（街道）行使的条款"),
    Lack.DECISION: N_("赋权的决定"),
}


def route_words(route: Route) -> str:
    """Name a way."""
    return _(_ROUTES[route])


def verdict_words(verdict: Verdict) -> str:
    """Name a verdict."""
    return _(_VERDICTS[verdict])


def reason_words(reason: Reason) -> str:
    """Say what is against the law, or has to be asked; no full stop at the end."""
    return _(_REASONS[reason])


def lack_words(lack: Lack) -> str:
    """Name what is missing; no full stop at the end."""
    return _(_LACKS[lack])


def lacks_words(lacks: Iterable[Lack]) -> str:
    """Name everything that is missing."""
    return _("；").join(map(lack_words, lacks))


def names_words(pairs: Iterable[Pair], limit: int = 3) -> str:
    """Name the bodies of some pairs: the first three, and how many there are."""
    names = [pair.name for pair in pairs]
    said = joined(names[:limit])
    if len(names) > limit:
        said = _("{names}等 {count} 个").format(names=said, count=len(names))
    return said
