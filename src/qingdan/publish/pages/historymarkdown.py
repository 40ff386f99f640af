"""The versions of an item for its page in Markdown: what changed, marked with ``ins`` and ``del``.

GitHub and Gitee show these two tags; ``**`` and ``~~`` fail between Chinese punctuation marks.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from ..public.links import Link
from ..public.textescape import markdown_text
from ..public.versions import Past, Stretch

_TAGS = {"insert": "ins", "delete": "del"}


@dataclass(frozen=True, slots=True)
class MarkdownVersion:
    """One version: when, what it was called, the announcements behind it, and its redlines."""

    day: str
    word: str
    effective: str
    commit: str
    causes: tuple[Link, ...]
    fields: tuple[tuple[str, Markup], ...]
    partial: bool


def markdown_versions(past: Past) -> tuple[MarkdownVersion, ...]:
    """Return the versions of an item, the newest first."""
    details = past.details() or (None,) * len(past.versions)
    return tuple(
        MarkdownVersion(
            version.day or "尚未提交",
            version.word,
            version.effective,
            version.commit,
            tuple(Link(cause.title, cause.page, cause.document) for cause in version.causes),
            tuple((one.label, redline_markdown(one.stretches)) for one in detail.fields)
            if detail is not None
            else (),
            detail is not None and detail.partial,
        )
        for version, detail in zip(past.versions, details, strict=True)
    )


def redline_markdown(stretches: Iterable[Stretch]) -> Markup:
    """Return a redline on one line, every text escaped."""
    parts = []
    for mark, text in stretches:
        tag = _TAGS.get(mark)
        said = _spaced(text)
        parts.append(f"<{tag}>{said}</{tag}>" if tag and said else said)
    return Markup("".join(parts))  # noqa: S704 - every text in it was escaped


def _spaced(text: str) -> str:
    """A stretch keeps the blank at its ends, which a whole text would lose; no line is ended."""
    said = str(markdown_text(text))
    before = " " if text[:1].isspace() else ""
    after = " " if said and text[-1:].isspace() else ""
    return before + said + after
