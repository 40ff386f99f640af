"""QD432 quoted-penalty-beyond-rank: a rule alone is cited for more than a rule may set."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from ...law.facts import Rank
from ...law.setting.setting import Verdict, may_set_penalty
from ...messages import _
from ...model.finding import Severity
from ...model.vocabulary import PenaltyKind, PowerType
from ..examples import GOOD_POWER, power
from ..itemview import BasisView, ItemView
from ..rule import N_, RawFinding, Rule, Scope
from .ranks import rank_of
from .setters import blocked, candidates

RULE = Rule(
    code="QD432",
    slug="quoted-penalty-beyond-rank",
    severity=Severity.WARNING,
    scope=Scope.ITEM,
    title=N_("只引规章，原文里的处罚规章自己不能设定"),
    why=(
        "部门规章和地方政府规章自己只能设定警告、通报批评和一定数额罚款（行政处罚法第十三条、第十四条"
        "）。依据只有规章，所引原文却有没收、吊销、责令停产停业的，这种处罚多半由上位的法律、行政法规"
        "设定，规章只是照写；清单没有引上位法，看不出处罚从哪里来。\n\n"
        "没有写“处罚内容”时才看原文；原文说依照、按照别的法律处罚的，由别的部门实施的，不报。位阶从"
        "法规库来；没有收录的只按名称排除（办法不是法律，某市的条例不是规章），剩下的位阶有一个可以就"
        "不报。"
    ),
    advice=N_("补引设定这种处罚的法律、行政法规或者地方性法规。"),
    bad=power(
        "名称: 对未按要求经营的处罚\n类型: 行政处罚\n状态: 有效\n依据:\n"
        "  - 引用: 《医疗器械经营监督管理办法》第六十六条\n"
        "    原文: 由药品监督管理部门责令停产停业，并处一万元罚款。\n"
    ),
    good=GOOD_POWER,
    types=(PowerType.PENALTY,),
    needles=("没收", "吊销", "暂扣", "降低", "停产", "停业", "关闭"),
)

_KINDS: tuple[tuple[PenaltyKind, re.Pattern[str]], ...] = (
    (PenaltyKind.CONFISCATE_GAINS, re.compile("没收违法所得|没收非法所得")),
    (PenaltyKind.CONFISCATE_GOODS, re.compile("没收(?!违法所得|非法所得)")),
    (PenaltyKind.REVOKE_BUSINESS, re.compile("吊销营业执照")),
    (PenaltyKind.REVOKE_LICENCE, re.compile("吊销(?!营业执照)[^，。；]{0,12}?证书?")),
    (PenaltyKind.SUSPEND_LICENCE, re.compile("暂扣[^，。；]{0,12}?证书?")),
    (PenaltyKind.DOWNGRADE, re.compile("降低(?:其)?资质等级")),
    (PenaltyKind.STOP_BUSINESS, re.compile("责令(?:停产停业|停产|停业)")),
    (PenaltyKind.CLOSE, re.compile("责令关闭")),
)
_ELSEWHERE = re.compile(
    r"(?:依照|依据|按照|根据|适用)(?!本)[^。]{0,60}(?:法》|法律|条例》|法规|规定》?)[^。]{0,120}$"
    r"|依法[^。；，]{0,8}$"
    r"|(?:提请|建议|通知|移送|报请|由[^。；，]{0,12}(?:工商|市场监督|公安)[^。；，]{0,12}(?:部门|机关))"
    r"[^。；]{0,30}$"
)
"""Words before a penalty by which it comes from another norm or is another organ's."""
_RULES = frozenset({Rank.DEPARTMENT_RULE, Rank.PROVINCIAL_RULE, Rank.CITY_RULE})


def check(item: ItemView) -> Iterator[RawFinding]:
    """Yield the first penalty in a quotation that needs a higher norm than all that are cited."""
    if item.repealed or item.mapping.get("处罚内容"):
        return
    bases = candidates(item)
    if not any(rank_of(item, basis.citation) in _RULES for basis in bases):
        return
    for basis in bases:
        for kind, span in _quoted(basis):
            found = blocked(item, partial(_ask, item, kind))
            if found is not None and basis.quote is not None:
                yield item.finding(
                    RULE,
                    _("原文有“{word}”，依据却只有{bases}：{reason}（{article}）。").format(
                        word=basis.quote[slice(*span)],
                        bases=found.bases,
                        reason=found.verdict.reason,
                        article=found.article,
                    ),
                    _("补引设定它的法律、法规，把它作“设定”，规章作“具体规定”。"),
                    (*basis.path, "原文"),
                    span=span,
                )
                return


def _ask(item: ItemView, kind: PenaltyKind, rank: Rank) -> Verdict:
    return may_set_penalty(rank, kind, item.today)


def _quoted(basis: BasisView) -> Iterator[tuple[PenaltyKind, tuple[int, int]]]:
    """Yield the kinds that a quotation gives on its own authority."""
    quote = basis.quote or ""
    for kind, pattern in _KINDS:
        for found in pattern.finditer(quote):
            if not _ELSEWHERE.search(quote[: found.start()]):
                yield kind, found.span()
