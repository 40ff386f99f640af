"""The last articles of a law: from when it is in force, and what it ends.

「本法自2026年8月15日起施行。《…》、《…》同时废止。」 A clause that ends only an article of another
law, or whatever contradicts this one, ends no law and is not returned.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..library.lawtext import Provision
from ..library.titlekey import tidy
from .history import day_of, plain_dates

_OWN = re.compile(
    r"本(?:[法典]|法典|条例|规定|办法|细则|决定|规则|章程|名录|规范|目录|清单|守则|准则|通则|令|修正案|"
    r"实施细则|实施条例|实施办法|暂行[条规办]\w{1,2}|试行[条规办]\w{1,2})(?:[（(][^）)]*[）)])?[^。；《》]{0,30}?"
)
_DAY = r"\d{4}年\d{1,2}月\d{1,2}日"
_FROM_DAY = re.compile(
    _OWN.pattern + rf"[自从于]({_DAY})(?:零时)?(?:起|开始)?(?:施行|实行|实施|生效|执行)"
)
_FROM_PUBLICATION = re.compile(
    _OWN.pattern
    + r"[自从](?:公布|发布|颁布|印发|通过|批准|下发)之?日(?:起|开始)?"
    + r"(?:施行|实行|实施|生效|执行)"
)
_AFTER_DAYS = re.compile(
    _OWN.pattern + r"自?(?:公布|发布)(?:之日起)?后?(\d+)日后?(?:起)?(?:施行|生效|实施)"
)
_ENDS = re.compile(r"废止|失效|停止(?:执行|施行|适用)")
_TITLE = re.compile(r"《((?:[^《》]|《[^《》]*》)+)》")
_BEHIND = re.compile(r"\s*(?:[（(][^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)?[）)])?\s*")
_PARTLY = re.compile(
    r"第[〇零一二三四五六七八九十百千\d]+[条款项章]|中的?|的?(?:有关|相关|部分)|同本|与本|规定的|及其(?!实施|补充|修正)"
)
_DATED_END = re.compile(rf"[自从]({_DAY})起\s*(?:同时|即行|予以)?\s*(?:废止|失效)")
_BEFORE = re.compile(rf"({_DAY})([^，。；《》\d]{{0,60}})$")
_FORMER = re.compile(r"原[称名]《([^》]+)》")
_LAST = 8
"""The clauses stand in the last articles; further up 废止 is a subject matter."""


@dataclass(frozen=True, slots=True)
class Start:
    """From when a text says it is in force: a day, or so many days after its publication."""

    day: datetime.date | None
    days_after: int | None
    article: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Ended:
    """A law that a text ends."""

    title: str
    article: tuple[int, int]
    on: datetime.date | None
    """The day the clause itself names; None where it is the day this text enters into force."""
    passed: datetime.date | None
    """When the ended law was published, as the clause says."""
    maker: str | None
    """国务院, 公安部: as the clause says."""


def start_of(provisions: Sequence[Provision]) -> Start | None:
    """Return the clause on entry into force, searched from the end; None where there is none."""
    for provision in reversed(provisions[-_LAST:]):
        words = plain_dates("\n".join(provision.paragraphs))
        here = (provision.number, provision.suffix)
        found = _FROM_DAY.search(words)
        if found and (day := day_of(found[1])):
            return Start(day, None, here)
        after = _AFTER_DAYS.search(words)
        if after:
            return Start(None, int(after[1]), here)
        if _FROM_PUBLICATION.search(words):
            return Start(None, 0, here)
    return None


def former_title(provisions: Sequence[Provision]) -> str | None:
    """Return the title a law says it had before: 本法（原称《…》）."""
    for provision in provisions[-_LAST:]:
        found = _FORMER.search("".join(provision.paragraphs))
        if found:
            return _inner(found[1])
    return None


def ended_by(provisions: Sequence[Provision]) -> tuple[Ended, ...]:
    """Return the laws that the last articles end, in their order, none twice."""
    found: dict[str, Ended] = {}
    for provision in provisions[-_LAST:]:
        for paragraph in provision.paragraphs:
            for sentence in _sentences(plain_dates(paragraph)):
                for ended in _ended_in(sentence, (provision.number, provision.suffix)):
                    found.setdefault(ended.title, ended)
    return tuple(found.values())


def _sentences(text: str) -> list[str]:
    opening, _, items = text.partition("\n")
    if items and _ENDS.search(opening) and opening.rstrip().endswith(("：", ":")):
        return [text]
    return [piece for line in text.split("\n") for piece in re.split(r"(?<=[。；])", line)]


def _ended_in(sentence: str, article: tuple[int, int]) -> list[Ended]:
    ends = list(_ENDS.finditer(sentence))
    if not ends or "《" not in sentence or re.search(r"修改或者?废止|废止或者?修改", sentence):
        return []
    listed = "\n" in sentence
    limit = len(sentence) if listed else ends[-1].start()
    dated = _DATED_END.search(sentence)
    found: list[Ended] = []
    for title in _TITLE.finditer(sentence):
        if title.start() > limit:
            break
        behind = _BEHIND.match(sentence, title.end())
        rest = sentence[behind.end() if behind else title.end() :]
        if _PARTLY.match(rest) or _condition(sentence[: title.start()]):
            continue
        before = _BEFORE.search(sentence[: title.start()])
        maker = (
            re.search(r"([\u4e00-\u9fff、]{2,60}?)(?:公布|发布|颁布|批准|通过)", before[2])
            if before
            else None
        )
        found.append(
            Ended(
                _inner(title[1]),
                article,
                day_of(dated[1]) if dated else None,
                day_of(before[1]) if before else None,
                maker[1] if maker else None,
            )
        )
    return found


def _condition(before: str) -> bool:
    """Whether the title belongs to an aside (根据《…》…, 依照《…》)."""
    clause = re.split(r"[，。；]", before)[-1]
    return bool(re.search(r"(?:根据|依照|按照|依据|适用|执行)[^《》]{0,12}$", clause))


def _inner(title: str) -> str:
    return tidy(title)


__all__ = ["Ended", "Start", "ended_by", "former_title", "start_of"]
