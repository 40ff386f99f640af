"""Conformity as one HTML page that needs nothing else: no network, no program, no other file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..compare.redline import Segment
from ..conform.conforming import Finding
from ..messages import _
from . import conform_words as words

if TYPE_CHECKING:
    from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding as it stands on the page."""

    anchor: str
    title: str
    place: str
    detail: str
    inline: Markup | None
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SectionView:
    """Findings with one heading."""

    anchor: str
    heading: str
    advice: str
    findings: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True)
class UpperView:
    """A catalogue with its numbers and findings."""

    anchor: str
    title: str
    sentences: tuple[str, ...]
    sections: tuple[SectionView, ...]


@dataclass(frozen=True, slots=True)
class PageView:
    """The whole page."""

    title: str
    workspace: str
    totals: tuple[str, ...]
    uppers: tuple[UpperView, ...]


def conform_html(told: words.Told) -> str:
    """Return the page."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from ..store.templates import template_folder

    environment = Environment(
        loader=FileSystemLoader(template_folder(), encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    return environment.get_template("conform/page.html.j2").render(page=_page(told), say=_labels())


def _labels() -> dict[str, str]:
    return {
        "skip": _("跳到对照结果"),
        "inserted": _("上级的写法"),
        "deleted": _("本级的写法"),
        "none": _("没有要说的。"),
    }


def _page(told: words.Told) -> PageView:
    uppers = tuple(
        UpperView(
            f"u{number}",
            words.upper_title(upper),
            tuple(
                sentence
                for held in told.conformity.held[upper.name]
                for sentence in words.held_sentences(held)
            ),
            tuple(
                _section(section, f"u{number}-{place}")
                for place, section in enumerate(words.sections(told, upper), 1)
            ),
        )
        for number, upper in enumerate(told.conformity.uppers, 1)
    )
    return PageView(
        _("与上级清单的对照"),
        told.conformity.ours.name,
        (words.totals(told), *words.notes(told)),
        uppers,
    )


def _section(section: words.Section, anchor: str) -> SectionView:
    found = enumerate(section.findings, 1)
    return SectionView(
        anchor,
        section.heading,
        section.advice,
        tuple(_finding(one, f"{anchor}-{place}") for place, one in found),
    )


def _finding(one: Finding, anchor: str) -> FindingView:
    segments = words.changed(one)
    return FindingView(
        anchor,
        words.title(one),
        words.place(one),
        words.detail(one),
        _marked(segments) if segments else None,
        tuple(words.candidates(one)),
    )


def _marked(segments: Sequence[Segment]) -> Markup:
    """Return a redline as HTML; every text in it is escaped."""
    from markupsafe import Markup

    from ..publish.pages.redlinehtml import redline_html

    return Markup(redline_html((segment.mark, segment.text) for segment in segments))  # noqa: S704


__all__ = ["conform_html"]
