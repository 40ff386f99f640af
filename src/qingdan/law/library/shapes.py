"""The shape of articles: 款 and 项, and the digests of their words."""

from __future__ import annotations

from collections.abc import Iterable

from ..facts import Article, Paragraph
from .lawtext import Provision
from .wording import digest, parts_of


def articles_of(provisions: Iterable[Provision]) -> tuple[Article, ...]:
    """Return the shape and the digests of articles, without their words."""
    return tuple(
        Article(
            one.number,
            one.suffix,
            tuple(
                Paragraph(len(parts) - 1, digest(paragraph), tuple(digest(part) for part in parts))
                for paragraph in one.paragraphs
                for parts in (parts_of(paragraph),)
            ),
            one.certain,
        )
        for one in provisions
    )


__all__ = ["articles_of"]
