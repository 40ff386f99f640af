"""How many 款 an article has and how many 项 each 款, as the rules on places need it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...law.facts import Article
from ...law.judging.judged import Judged
from ...law.numerals import to_chinese
from ...law.reference import Locator
from ...messages import _

if TYPE_CHECKING:
    from ...law.library.library import LawLibrary


def article_of(library: LawLibrary, judged: Judged, place: Locator) -> Article | None:
    """Return the article of a place in the version that is cited, or else in force."""
    version = judged.cited_version or judged.version
    if judged.law is None or version is None or place.article is None:
        return None
    return library.articles(judged.law, version).get((place.article, place.article_suffix or 0))


def paragraphs(article: Article) -> str:
    """Return 共三款 or 只有一款."""
    count = len(article.paragraphs)
    if count == 1:
        return _("只有一款")
    return _("共{number}款").format(number=to_chinese(count)) if count else _("没有分款")


def subparagraphs(article: Article, paragraph: int | None) -> str:
    """Return how many 项 a 款 (or the only one) lists: 共六项, 没有列项."""
    at = paragraph or 1
    if not 1 <= at <= len(article.paragraphs):
        return _("没有列项")
    count = article.paragraphs[at - 1].subparagraphs
    return _("共{number}项").format(number=to_chinese(count)) if count else _("没有列项")
