"""The law library: which law a title names, what is in force on a day, which article exists.

Three layers, the upper one wins: the index shipped with the program (facts only), the texts a user
added, the laws a workspace keeps itself. Nothing is read before it is asked for, and nothing twice.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ..facts import Article, Law, Source, Status, Version
from .assembled import Assembled, Conflict
from .indexfile import IndexFile, content_id, shipped_index
from .lawtext import Division, Provision
from .titlekey import key, without_state
from .validity import in_force, status, version_of

if TYPE_CHECKING:
    from .likeness import Likeness
    from .textstore import TextStore

Place = tuple[int, int]
_NOTHING: Mapping[Place, Article] = {}


class Presence(StrEnum):
    """Whether a version has an article, as far as the library knows."""

    PRESENT = "present"
    ABSENT = "absent"
    UNKNOWN = "unknown"
    """No source holds this version, or the sources skip this article."""


class _Entry:
    """A law with what the layers hold of it."""

    __slots__ = ("articles", "disputes", "held", "law", "number", "texts", "words")

    def __init__(self, law: Law) -> None:
        self.law = law
        self.number: int | None = None
        self.held: tuple[str, ...] = ()
        """Versions whose articles the index holds, in its order."""
        self.texts: dict[str, str | tuple[Provision, ...]] = {}
        """By version: a body of the store of texts, or the words themselves."""
        self.articles: dict[str, Mapping[Place, Article]] | None = None
        self.words: dict[str, dict[Place, Provision]] = {}
        self.disputes: tuple[Conflict, ...] = ()
        """What added texts say against the index, and were not followed in."""


class LawLibrary:
    """See the module. ``id`` changes with any fact or text of any layer."""

    def __init__(
        self, index: IndexFile, texts: TextStore | None, own: Sequence[Assembled] = ()
    ) -> None:
        self._index = index
        self._texts = texts
        self._own = {made.law.id: made for made in own}
        self._own_names = {key(alias): made.law.id for made in own for alias in made.law.aliases}
        self._entries: dict[str, _Entry | None] = {}
        self._asked: dict[str, _Entry | None] = {}

    @cached_property
    def id(self) -> str:
        """Twelve hex figures; that of the index alone where nothing was added to it."""
        parts = [self._index.id]
        if self._texts is not None:
            parts.append(self._texts.id)
        for name in sorted(self._own):
            parts.append(repr((self._own[name].law, self._own[name].provisions)))
        return parts[0] if len(parts) == 1 else content_id(parts)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The collections the index was built from."""
        return self._index.sources

    @property
    def texts(self) -> TextStore | None:
        """The texts the user added."""
        return self._texts

    def find(self, title: str) -> Law | None:
        """Return the law of a title or alias, with or without 中华人民共和国 and 《》."""
        entry = self._asked.get(title)
        if entry is None and title not in self._asked:
            entry = self._asked[title] = self._named(key(title))
        return entry.law if entry is not None else None

    def nearest(self, title: str, n: int = 3) -> list[Law]:
        """Return up to ``n`` laws whose titles resemble ``title``, the best first."""
        found: dict[str, Law] = {}
        likeness, owners = self._likeness
        for _score, index in likeness.nearest(without_state(key(title)), 4 * n):
            entry = self._entry(owners[index])
            if entry is not None:
                found.setdefault(entry.law.id, entry.law)
        return list(found.values())[:n]

    def covers(self, title: str) -> bool:
        """Whether a text of this name would be here if it existed (see ``coverage.py``)."""
        from .coverage import is_covered

        return is_covered(title)

    def in_force(self, law: Law, on: datetime.date) -> Version | None:
        """Return the version in force on a day; None: repealed or not yet in force."""
        return in_force(law, on)

    def version(self, law: Law, label_or_year: str | int) -> Version | None:
        """Return the version that a suffix or year names: 2021年修订, 第二次修正, 2021."""
        return version_of(law, label_or_year)

    def status(self, law: Law, on: datetime.date, version: Version | None = None) -> Status:
        """Return what the law, or one version of it, is on a day."""
        return status(law, on, version)

    def articles(self, law: Law, version: Version | str) -> Mapping[Place, Article]:
        """Return the articles of a version by (number, suffix); empty where they are not known."""
        entry = self._entry(law.id)
        name = version if isinstance(version, str) else version.key
        return _NOTHING if entry is None else self._articles(entry).get(name, _NOTHING)

    def presence(self, law: Law, version: Version | str, number: int, suffix: int = 0) -> Presence:
        """Whether a version has an article; a number that the sources skip is unknown."""
        articles = self.articles(law, version)
        if not articles:
            return Presence.UNKNOWN
        if (number, suffix) in articles:
            return Presence.PRESENT
        if number < 1 or number > max(place[0] for place in articles):
            return Presence.ABSENT
        return Presence.ABSENT if suffix and (number, 0) in articles else Presence.UNKNOWN

    def divisions(self, law: Law, version: Version | str) -> tuple[Division, ...]:
        """Return 编, 章, 节 of a version with the articles they hold; empty where not known."""
        entry = self._entry(law.id)
        name = version if isinstance(version, str) else version.key
        own = self._own.get(law.id)
        if own is not None and name in own.divisions:
            return own.divisions[name]
        if entry is None or entry.number is None:
            return ()
        return self._index.details(entry.number)[0].get(name, ())

    def conflicts(self, law: Law) -> tuple[Conflict, ...]:
        """Return what the sources of the index and of texts disagree on, and what was chosen."""
        entry = self._entry(law.id)
        if entry is None:
            return ()
        shipped = self._index.details(entry.number)[1] if entry.number is not None else ()
        return (*shipped, *entry.disputes)

    def provision(
        self, law: Law, version: Version | str, article: int, suffix: int = 0
    ) -> Provision | None:
        """Return an article in words, 款 by 款; None where no text of it was added."""
        return self.provisions(law, version).get((article, suffix))

    def provisions(self, law: Law, version: Version | str) -> Mapping[Place, Provision]:
        """Return all articles of a version in words; empty where no text of it was added."""
        entry = self._entry(law.id)
        name = version if isinstance(version, str) else version.key
        if entry is None or name not in entry.texts:
            return {}
        if name not in entry.words:
            text = entry.texts[name]
            held = text if isinstance(text, tuple) else self._body(text)
            entry.words[name] = {(one.number, one.suffix): one for one in held}
        return entry.words[name]

    def written(self, law: Law, version: Version | str) -> str | None:
        """Return a version in words as it is stored, to look for words in; None where not held."""
        entry = self._entry(law.id)
        name = version if isinstance(version, str) else version.key
        text = entry.texts.get(name) if entry is not None else None
        if isinstance(text, str) and self._texts is not None:
            return self._texts.written(text)
        if not text or isinstance(text, str):
            return None
        return "\n".join(words for one in text for words in one.paragraphs)

    def text(self, law: Law, version: Version | str, article: int, suffix: int = 0) -> str | None:
        """Return the words of an article, a line a 款 or 项; None where no text was added."""
        found = self.provision(law, version, article, suffix)
        return None if found is None else "\n".join(found.paragraphs)

    def laws(self) -> Iterator[Law]:
        """Yield every law once: those of the index in the order of titles, then the others."""
        seen: set[str] = set()
        for number in self._index.numbers():
            law, _held = self._index.law(number)
            entry = self._entry(law.id)
            if entry is not None:
                seen.add(law.id)
                yield entry.law
        others = {*self._own, *(self._texts.keys() if self._texts else ())} - seen
        for name in sorted(others):
            entry = self._entry(name)
            if entry is not None:
                yield entry.law

    def replaced_by(self, law: Law) -> tuple[str, ...]:
        """Return the titles of what took the place of a law; empty where nothing did."""
        entry = self._entry(law.id)
        own = self._own.get(law.id)
        named = own.successors if own is not None else ()
        if named or entry is None:
            return named
        repeal = entry.law.repeal
        return (repeal.by,) if repeal is not None and repeal.by else ()

    @cached_property
    def _likeness(self) -> tuple[Likeness, list[str]]:
        from .likeness import likeness_of

        texts = dict(self._texts.names()) if self._texts is not None else {}
        names = {**texts, **self._index.names, **{name: name for name in self._own}}
        names |= self._own_names
        listed = sorted(names)
        return likeness_of(tuple(listed)), [names[name] for name in listed]

    def _named(self, name: str) -> _Entry | None:
        """Find a law by the key of any of its names."""
        if name in self._own_names and name not in self._own:
            name = self._own_names[name]
        return self._entry(name)

    def _entry(self, name: str) -> _Entry | None:
        if name in self._entries:
            return self._entries[name]
        entry: _Entry | None = None
        number = self._index.find(name)
        if number is not None:
            law, held = self._index.law(number)
            if law.id != name and law.id in self._entries:
                entry = self._entries[name] = self._entries[law.id]
                return entry
            entry = _Entry(law)
            entry.number, entry.held = number, held
        for found in self._texts.held(entry.law.id if entry else name) if self._texts else ():
            entry = _laid(entry, found.law, found.bodies, collected=True)
        own = self._own.get(entry.law.id if entry else name)
        if own is not None:
            entry = _laid(entry, own.law, own.provisions)
        self._entries[name] = entry
        if entry is not None:
            self._entries.setdefault(entry.law.id, entry)
        return entry

    def _articles(self, entry: _Entry) -> dict[str, Mapping[Place, Article]]:
        if entry.articles is None:
            found: dict[str, Mapping[Place, Article]] = {}
            if entry.number is not None and entry.held:
                found.update(self._index.articles(entry.number, entry.held))
            from .shapes import articles_of

            own = self._own.get(entry.law.id)
            for name, shaped in own.articles.items() if own is not None else ():
                found.setdefault(name, {(one.number, one.suffix): one for one in shaped})
            for name in entry.texts:
                if name not in found:
                    made = articles_of(self.provisions(entry.law, name).values())
                    found[name] = {(one.number, one.suffix): one for one in made}
            entry.articles = found
        return entry.articles

    def _body(self, body: str) -> tuple[Provision, ...]:
        return self._texts.provisions(body) if self._texts is not None else ()


def _laid(
    entry: _Entry | None,
    law: Law,
    texts: Mapping[str, str | tuple[Provision, ...]],
    *,
    collected: bool = False,
) -> _Entry:
    """Lay a law of an upper layer over what the lower ones hold."""
    if entry is None:
        entry = _Entry(law)
        entry.texts = dict(texts)
        return entry
    from .layers import disputed, merge

    entry.law, keys = merge(entry.law, law, collected=collected)
    dispute = disputed(entry.law, law) if collected else None
    if dispute is not None:
        entry.disputes = (*entry.disputes, dispute)
    for version, text in texts.items():
        entry.texts[keys.get(version, version)] = text
    return entry


def open_library(workspace_laws: Sequence[Assembled] = (), texts: Path | None = None) -> LawLibrary:
    """Open the library.

    ``workspace_laws`` are those of ``localtext.workspace_laws``; ``texts`` is the file of added
    texts (``textstore.default_path()``), which need not exist. Raises ``QingdanError`` where it is
    broken.
    """
    store = None
    if texts is not None and texts.exists():
        from .textstore import TextStore

        store = TextStore(texts)
    return LawLibrary(shipped_index(), store, workspace_laws)


__all__ = ["LawLibrary", "Presence", "open_library"]
