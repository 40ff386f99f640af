"""One item of the list as the marks of its facts say it: what is written, and where."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple, TypeVar

from ...law.delegating.case import Coercion, Grant, Letter
from ...model.finding import FieldPath
from ...model.vocabulary import (
    DelegationMethod,
    GrantKind,
    Level,
    PowerType,
)
from ..facts import Facts
from ..marking.delegations import DECISION, DOUBT, ENTRUSTING, INHERITED, KEYS, WRITTEN_FOR
from ..references import Mention
from ..text.patterns import Pattern

_E = TypeVar("_E", bound=StrEnum)

_SEIZURE = Pattern("查封|扣押|扣留|暂扣")
_MEASURE = Pattern("封存|冻结|强制隔离|强制检疫|限制人身自由")
_EXECUTION = Pattern("强制执行|强制拆除|代履行|代为|加处罚款|滞纳金|划拨|拍卖|恢复原状|排除妨碍")
_DETENTION = "拘留"
_PROVINCE = Pattern(
    "^(?:[\u4e00-\u9fff]{0,8}(?:省|自治区)|(?:北京|上海|天津|重庆)市)"
    "(?:人民政府|政府|人大|人民代表大会|司法厅|委|$)"
)
_NATION = Pattern("^(?:国务院|全国人民代表大会)")
_BELOW = (
    (Pattern("[县旗区](?:人民)?政府"), Level.COUNTY),
    (Pattern("(?:市|自治州|地区)(?:人民政府|政府|行政公署)"), Level.CITY),
    (Pattern("[乡镇](?:人民)?政府|街道办事处"), Level.TOWN),
)


class Recipient(NamedTuple):
    """One 承接机构: the organ's id, its 准备 (empty where none is written), where it stands."""

    organ: str
    readiness: str
    path: FieldPath


class Delegated:
    """What one item says. Built from ``Facts.marks``, so that it costs nothing to carry around."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self._said: dict[str, list[Mention]] = {}
        for sort, word, path in facts.marks:
            self._said.setdefault(sort, []).append((word, path))

    def all(self, sort: str) -> list[Mention]:
        """Return every word of a sort with its place."""
        return self._said.get(sort, [])

    def word(self, sort: str) -> str:
        """Return the first word of a sort; empty where there is none."""
        found = self._said.get(sort)
        return found[0][0] if found else ""

    def place(self, sort: str) -> FieldPath | None:
        """Return where the first word of a sort stands in the item.

        None where nothing stands there: not written, or given by the list.
        """
        found = self._said.get(sort)
        return found[0][1] if found and found[0][1][0] not in self._inherited else None

    @cached_property
    def _inherited(self) -> frozenset[str]:
        return frozenset(word for word, _path in self.all(INHERITED))

    @cached_property
    def is_doubtful(self) -> bool:
        """Whether something has a form, a name or a word that rules of the schema speak of."""
        if self.all(DOUBT) or not KEYS.isdisjoint(self.facts.meant):
            return True
        vocabularies: tuple[tuple[str, type[StrEnum]], ...] = (
            ("类型", PowerType),
            ("方式", DelegationMethod),
            ("赋权依据.种类", GrantKind),
            ("赋权依据.层级", Level),
        )
        return any(
            self.word(sort) and _one_of(words, self.word(sort)) is None
            for sort, words in vocabularies
        )

    @property
    def type(self) -> PowerType | None:
        """类型."""
        return _one_of(PowerType, self.word("类型"))

    @property
    def method(self) -> DelegationMethod | None:
        """方式."""
        return _one_of(DelegationMethod, self.word("方式"))

    @cached_property
    def recipients(self) -> tuple[Recipient, ...]:
        """承接机构 that name an organ, in their order."""
        ready = {path[:2]: word for word, path in self.all("承接机构.准备")}
        return tuple(
            Recipient(word, ready.get(path[:2], ""), path)
            for word, path in self.all("承接机构.机构")
        )

    @cached_property
    def grant(self) -> Grant | None:
        """赋权依据; None where nothing is said of it."""
        if not any(sort.startswith("赋权依据.") for sort in self._said):
            return None
        return Grant(
            _one_of(GrantKind, self.word("赋权依据.种类")),
            self._level,
            bool(self.word("赋权依据.文号") or self.word("赋权依据.机关")),
            bool(self.word("赋权依据.公布")),
        )

    @property
    def _level(self) -> Level | None:
        """层级 of the decision, else what the name of the organ shows."""
        written = _one_of(Level, self.word("赋权依据.层级"))
        return written or level_of_organ(self.word("赋权依据.机关"))

    @cached_property
    def letter(self) -> Letter | None:
        """委托书 with 权限范围 and 期限; None where there is no letter."""
        if not any(sort.startswith("委托书.") for sort in self._said):
            return None
        return Letter(
            bool(self.word("委托书.事项")),
            bool(self.word("委托书.权限") or self.word("权限范围")),
            bool(self.word("期限.至")),
            bool(self.word("委托书.公布")),
        )

    @property
    def coercion(self) -> Coercion:
        """Which sort of coercion its name shows; a measure counts before an execution."""
        name = self.facts.name
        if _SEIZURE.search(name):
            return Coercion.SEIZURE
        if _MEASURE.search(name):
            return Coercion.MEASURE
        return Coercion.EXECUTION if _EXECUTION.search(name) else Coercion.UNKNOWN

    @property
    def takes_liberty(self) -> bool:
        """Whether its name says that the penalty is 行政拘留."""
        return self.type is PowerType.PENALTY and _DETENTION in self.facts.name

    @property
    def cites_a_decision(self) -> bool:
        """Whether a basis is a decision that gives powers down."""
        return bool(self.all(DECISION))

    @property
    def cites_entrusting(self) -> bool:
        """Whether the words of a basis speak of 委托."""
        return bool(self.all(ENTRUSTING))

    def written_for(self) -> Iterator[tuple[str, str]]:
        """Yield 乡, 街 or 乡街 and the citation of every basis that lets such bodies decide."""
        for word, _path in self.all(WRITTEN_FOR):
            whom, _colon, citation = word.partition(":")
            yield whom, citation


def level_of_organ(name: str) -> Level | None:
    """Return the level that the name of a deciding organ shows; None where it shows none."""
    if _NATION.search(name):
        return Level.NATIONAL
    if _PROVINCE.search(name):
        return Level.PROVINCE
    return next((level for pattern, level in _BELOW if pattern.search(name)), None)


def _one_of(words: type[_E], text: str) -> _E | None:
    try:
        return words(text)
    except ValueError:
        return None
