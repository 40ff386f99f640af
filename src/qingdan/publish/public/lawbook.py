"""The laws that the public items cite: which items, at which articles, and what became of them.

A law's standing is that of the site's own day, by the library shipped with the program and the
workspace's ``laws/``; what these do not hold is said to be unknown and is never called wrong.
"""

from __future__ import annotations

import base64
import datetime
import marshal
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from hashlib import blake2b
from typing import Any, NamedTuple

from ...law.citing.parsing import citations
from ...law.facts import Law, Status, Version
from ...law.judging.judging import Judge
from ...law.library.library import LawLibrary, Place
from ...law.library.titlekey import key, tidy
from ...law.library.validity import is_unsure
from ...law.reference import Citation
from ...model.kinds import ITEM_MODELS
from ...model.record import Record
from ..writing.shelf import Shelf
from .citations import split_citation
from .projection import Projection, PublicItem
from .shapes import Shape, field_shapes

LAWS_PAGE = "laws.html"
_FIRST_DAY = datetime.date(1, 1, 1)


class Standing(StrEnum):
    """What a law is on the site's day."""

    IN_FORCE = "现行"
    REPEALED = "已废止"
    NOT_YET = "尚未施行"
    UNSURE = "未查明"
    """The library holds it, and no source says whether it was in force on the day, or the site has
    no day."""
    UNKNOWN = "未收录"


@dataclass(frozen=True, slots=True)
class LawRef:
    """What an item's page says of a law it cites, small enough to travel with the item."""

    href: str
    standing: str
    remark: str = ""
    """About the place cited: that its version is no longer the one in force."""


class Use(NamedTuple):
    """One place of a law that an item cites, in one of its fields (``part``: 依据, 追责 …)."""

    item: str
    part: str
    place: str
    articles: tuple[Place, ...]
    """Number and suffix (the 1 of 第一百二十条之一) of each article; empty where none is cited."""
    remark: str = ""


@dataclass
class CitedLaw:
    """One law and what the items cite of it."""

    page: str
    title: str
    standing: Standing
    law: Law | None
    uses: list[Use] = field(default_factory=list)
    replaced_by: tuple[str, ...] = ()


class _Read(NamedTuple):
    """What was found out about the text of a citation: the law's title and the place in it."""

    title: str
    place: str
    articles: tuple[Place, ...]
    remark: str


class LawBook:
    """Every cited law, in the order of rank and title; see the module."""

    def __init__(
        self, projection: Projection, library: LawLibrary, shelf: Shelf | None = None
    ) -> None:
        self.day = projection.date
        self.library = library
        self._judge = Judge(library, self.day or _FIRST_DAY, texts=False)
        self._laws: dict[str, CitedLaw] = {}
        self._refs: dict[tuple[str, str], tuple[CitedLaw, LawRef]] = {}
        self._read: dict[str, _Read | None] = {}
        self._of_item: dict[str, dict[str, LawRef]] = {}
        about = (library.id, self.day)
        self._cited = (shelf or Shelf()).form("laws", about, self._citing)
        for item in projection.items:
            self._note(item)

    @property
    def laws(self) -> list[CitedLaw]:
        """All laws: the known ones by rank, then by title."""
        return sorted(self._laws.values(), key=_place)

    def refs(self, item_id: str) -> Mapping[str, LawRef]:
        """Return what is to be said of each citation of an item, by its text."""
        return self._of_item.get(item_id, {})

    def named(self, title: str) -> CitedLaw | None:
        """Return a cited law by any of its titles."""
        return self._laws.get(page_of(self._title(title)))

    def version(self, law: CitedLaw) -> Version | None:
        """Return the text that counts on the site's day; of a coming law its first."""
        if law.law is None or self.day is None or not law.law.versions:
            return None
        if law.standing is Standing.NOT_YET:
            return law.law.versions[0]
        return self.library.in_force(law.law, self.day)

    def _note(self, item: PublicItem) -> None:
        for part, text, *found in marshal.loads(self._cited.of(item)):  # noqa: S302 - our own
            title, place, articles, remark = found
            law, ref = self._law(title, remark)
            self._of_item.setdefault(item.id, {})[text] = ref
            law.uses.append(Use(item.id, part, place, articles, remark))

    def _law(self, title: str, remark: str) -> tuple[CitedLaw, LawRef]:
        known = self._refs.get((title, remark))
        if known is None:
            page = page_of(title)
            law = self._laws.get(page)
            if law is None:
                law = self._laws[page] = self._judged(page, title, self.library.find(title))
            known = self._refs[title, remark] = law, LawRef(page, law.standing.value, remark)
        return known

    def _citing(self, item: PublicItem) -> bytes:
        """The citations of an item as plain values: field, text, and what was read out of it."""
        found = []
        for part, text in cited_texts(item):
            if text not in self._read:
                self._read[text] = self._look_up(text)
            read = self._read[text]
            if read is not None:
                found.append((part, text, *read))
        return marshal.dumps(found)

    def _look_up(self, text: str) -> _Read | None:
        written, place = split_citation(text)
        if not written.startswith("《"):
            return None
        read = [one for one in citations(text) if not one.within_quote]
        places = [(one.locator.article, one.locator.article_suffix or 0) for one in read]
        articles = tuple(dict.fromkeys((n, suffix) for n, suffix in places if n is not None))
        return _Read(self._title(written), place, articles, self._remark(read))

    def _title(self, written: str) -> str:
        """The title under which a law is kept: the library's own, else as written."""
        title = tidy(written)
        law = self.library.find(title)
        return law.title if law is not None else title

    def _judged(self, page: str, title: str, law: Law | None) -> CitedLaw:
        if law is None or self.day is None:
            standing = Standing.UNKNOWN if law is None else Standing.UNSURE
            return CitedLaw(page, title, standing, law)
        status = self.library.status(law, self.day)
        standing = _STANDINGS.get(status, Standing.UNSURE)
        if standing is Standing.IN_FORCE and is_unsure(law, self.day):
            standing = Standing.UNSURE
        after = self.library.replaced_by(law) if standing is Standing.REPEALED else ()
        return CitedLaw(page, title, standing, law, replaced_by=after)

    def _remark(self, read: list[Citation]) -> str:
        if self.day is None:
            return ""
        found = (_REMARKS.get(self._judge.judge(citation).status, "") for citation in read)
        return next(filter(None, found), "")


_STANDINGS = {
    Status.IN_FORCE: Standing.IN_FORCE,
    Status.REPEALED: Standing.REPEALED,
    Status.NOT_YET: Standing.NOT_YET,
}
_REMARKS = {
    Status.AMENDED: "所引文本已修改",
    Status.NO_SUCH_ARTICLE: "现行文本没有此条",
    Status.NO_SUCH_PARAGRAPH: "现行文本没有此款",
    Status.NO_SUCH_SUBPARAGRAPH: "现行文本没有此项",
}


def _place(law: CitedLaw) -> tuple[int, str]:
    from ...law.facts import Rank

    rank = list(Rank).index(law.law.rank) if law.law is not None else len(Rank)
    return rank, key(law.title)


@cache
def page_of(title: str) -> str:
    """Path of a law's page. It depends on the title alone, so it stays when the library learns
    the law, and when other laws come or go."""
    sign = blake2b(key(title).encode(), digest_size=5).digest()
    return f"laws/{base64.b32encode(sign).decode().lower()}.html"


def cited_texts(item: PublicItem) -> Iterator[tuple[str, str]]:
    """Yield (field of the item, text of the citation) for every citation in a field for bases."""
    model = ITEM_MODELS[item.kind]
    for name in _roads(model):
        if name in item.fields:
            for text in _texts(model, name, item.fields[name]):
                yield name, text


@cache
def _roads(model: type[Record]) -> tuple[str, ...]:
    """Keys of a record under which citations may stand."""
    return tuple(
        name
        for name, shape in field_shapes(model).items()
        if shape.shape is Shape.BASES
        or (shape.shape in (Shape.RECORD, Shape.RECORDS) and _roads(shape.parts))
    )


def _texts(model: type[Record], name: str, value: Any) -> Iterator[str]:
    shape = field_shapes(model)[name]
    for part in value if isinstance(value, list) else (value,):
        if shape.shape is Shape.BASES:
            yield part["引用"]
            continue
        for inner in _roads(shape.parts):
            if inner in part:
                yield from _texts(shape.parts, inner, part[inner])
