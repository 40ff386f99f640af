"""How the rules on citations speak of laws, versions and places."""

from __future__ import annotations

from ...law.citing.rendering import render, render_range, render_title
from ...law.facts import Law, Version
from ...law.judging.judged import Judged
from ...law.reference import Citation, Locator
from ...law.succession.successors import Successor
from ...messages import _, bracketed, joined

_LIKELY = 0.5
"""Proposals less alike than this say more of the words of laws than of what became of one."""


def cited(citation: Citation) -> str:
    """Return a citation as it should be written, without its quotation."""
    title = render_title(citation.title) if citation.title else ""
    version = bracketed(citation.version) if citation.version else ""
    return title + version + render_range(citation.locator, citation.last)


def article(number: int, suffix: int = 0) -> str:
    """Return 第一百二十条之一."""
    return render(Locator(article=number, article_suffix=suffix or None))


def version_of(version: Version) -> str:
    """Return how a version is spoken of: 2021-01-22修订; its label alone where no day is known."""
    return f"{version.passed.isoformat() if version.passed else ''}{version.label}"


def law_in(law: Law | None, version: Version | None) -> str:
    """Return 《X法》（2021-01-22修订）; '' for no law."""
    if law is None:
        return ""
    title = render_title(law.title)
    return title + bracketed(version_of(version)) if version is not None else title


def likely_successors(judged: Judged) -> str:
    """Return where the article cited has gone most likely, with how alike the words are; or ''."""
    found = [one for one in judged.successors if one.score >= _LIKELY]
    parts = [one for one in found if one.part] or found
    return joined(_successor(one) for one in parts[:3])


def _successor(one: Successor) -> str:
    place = article(one.article, one.suffix)
    return _("{title}{place}（相似{percent}%）").format(
        title=render_title(one.title), place=place, percent=round(one.score * 100)
    )
