"""An answer with all that an operator says on the phone: who, with whom, on what, until when."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..messages import _
from ..model.item import Basis, Item
from ..model.power import Power
from ..model.territory import Territory
from ..model.vocabulary import ListKind, Status
from ..publish.search.asking import Told
from ..publish.search.wording import everyday
from ..store.inventory import Inventory
from .matters import Matter, matters
from .ranking import Answer, Ranking

_MOST_BASES = 3


@dataclass(frozen=True, slots=True)
class Party:
    """An organ in an answer; ``phone`` is None where the register has none."""

    id: str
    name: str
    phone: str | None


@dataclass(frozen=True, slots=True)
class Handling:
    """Who handles a matter.

    ``towns`` is what towns and street offices help with, ``not_borne`` what they do not bear;
    ``limit`` is a sentence on the time limit, ``bases`` at most three citations. ``why`` says
    which words of which list the answer stands on; an answer that is not ``certain`` is only near.
    ``starts`` is the day from which the item is in force; None where it is already.
    """

    item: str
    list: ListKind
    name: str
    lead: Party
    support: tuple[Party, ...]
    towns: tuple[str, ...]
    not_borne: tuple[str, ...]
    bases: tuple[str, ...]
    limit: str | None
    score: float
    certain: bool
    why: str
    starts: datetime.date | None = None


class Desk:
    """Answers questions over one inventory, which is made ready once.

    What is in force only after ``today`` is said to be; without a day nothing is.
    """

    def __init__(
        self, inventory: Inventory, *, internal: bool = False, today: datetime.date | None = None
    ) -> None:
        found = matters(inventory, internal=internal)
        self._inventory = inventory
        self._today = today
        self._ranking = Ranking(found, everyday())
        self._territory: Mapping[str, Territory] = {
            item.boundary: item
            for matter in found
            if isinstance(item := matter.entry.item, Territory)
            and item.boundary
            and _starts(item, today) is None
        }
        self.matters = len(found)

    def ask(self, question: str, limit: int = 3) -> list[Handling]:
        """Return at most ``limit`` answers, the best first; none is certain where no list speaks.

        Every organ that leads stands once: its best item speaks for it.
        """
        chosen: dict[str, Answer[Matter]] = {}
        for answer in self._ranking.ask(question, limit * 8):
            for organ in answer.lead:
                if len(chosen) < limit:
                    chosen.setdefault(organ, answer)
        return [self._handling(organ, answer) for organ, answer in chosen.items()]

    def _handling(self, organ: str, answer: Answer[Matter]) -> Handling:
        entry = answer.matter.entry
        item = entry.item
        local = item if isinstance(item, Territory) else self._territory.get(entry.id)
        others = dict.fromkeys((*answer.matter.lead, *answer.matter.support))
        towns = local.towns if local is not None else None
        return Handling(
            entry.id,
            entry.kind,
            item.name,
            self._party(organ),
            tuple(self._party(one) for one in others if one != organ),
            tuple(towns.assists) if towns else (),
            tuple(towns.not_borne) if towns else (),
            tuple(_citations(item))[:_MOST_BASES],
            _limit(item),
            answer.score,
            answer.certain,
            _why(answer),
            _starts(item, self._today),
        )

    def _party(self, organ: str) -> Party:
        registered = self._inventory.organs.get(organ)
        if registered is None:
            return Party(organ, organ, None)
        return Party(organ, registered.name, registered.phone)


def _citations(item: Item) -> Iterator[str]:
    bases: Sequence[Basis] = getattr(item, "bases", ())
    yield from dict.fromkeys(basis.citation for basis in bases)


def _starts(item: Item, today: datetime.date | None) -> datetime.date | None:
    """The day from which an item is in force, where that is still to come."""
    start = item.effective_from if item.status is Status.EFFECTIVE else None
    return start if start is not None and today is not None and start > today else None


def _limit(item: Item) -> str | None:
    limits = item.limit if isinstance(item, Power) else None
    if limits is not None and limits.promised is not None:
        return _("承诺 {limit}").format(limit=limits.promised)
    if limits is not None and limits.legal is not None:
        return _("法定 {limit}").format(limit=limits.legal)
    return None


def _why(answer: Answer[Matter]) -> str:
    entry, phrase = answer.matter.entry, answer.phrase
    said = {
        Told.COMMON_NAME: _("{list}“{name}”的俗称“{words}”"),
        Told.NAME: _("{list}里的事项“{name}”"),
        Told.KEYWORD: _("{list}“{name}”的关键词“{words}”"),
        Told.CASE: _("{list}“{name}”的案例“{words}”"),
        Told.TASK: _("{list}“{name}”的任务“{words}”"),
        Told.DUTY: _("{list}“{name}”的职责“{words}”"),
        Told.STEP: _("{list}“{name}”的步骤“{words}”"),
        Told.ORGAN: _("提到的机构“{words}”，它的{list}里有“{name}”"),
    }[phrase.told]
    return said.format(list=entry.kind.official_name, name=entry.item.name, words=phrase.text)
