"""What is wrong with what the site has of its own, as findings with their places."""

from __future__ import annotations

from collections.abc import Iterator

from ..appearance.ownpage import OwnPage
from ..appearance.reading import Appearance
from ..model.appearance import PageHead
from ..model.vocabulary import Visibility
from ..store.layout import WORKSPACE_FILE
from ..store.reader import read_mapping
from ..store.snapshot import Snapshot
from .appearance.said import said
from .facts import Around
from .judging import Judge
from .passages import Plan
from .places import Source, locate, locate_faults
from .registry import BY_SLUG
from .result import Located
from .rule import RawFinding, TextSort
from .schema.check import check_record

_TEXT = "正文"
_PRIVACY = "QD70"
"""Of the rules on texts, those about what must not be public; Markdown has a wording of its own."""


def _plan(*, public: bool) -> Plan:
    line = Plan(key=_TEXT, sort=TextSort.PROSE, public=public)
    return Plan(keys={_TEXT: Plan(each=line)})


_OPEN, _INTERNAL = _plan(public=True), _plan(public=False)


def appearance_findings(
    snapshot: Snapshot, appearance: Appearance, around: Around, judge: Judge
) -> Iterator[Located]:
    """Yield the findings of pages, pictures, templates, logo and theme; links are left out."""
    by_file: dict[str, list[RawFinding]] = {}
    for complaint in appearance.complaints(around.workspace):
        by_file.setdefault(complaint.file, []).append(said(complaint))
    for path, page in appearance.pages.items():
        yield from _page(page, snapshot.read(path), by_file.pop(path, []), judge)
    for path, findings in by_file.items():
        data = snapshot.read(path)
        text = read_mapping(data).text if path == WORKSPACE_FILE else None
        yield from locate(findings, Source(text, data))


def _page(
    page: OwnPage, data: bytes, findings: list[RawFinding], judge: Judge
) -> Iterator[Located]:
    source = Source(None, data)
    findings += _privacy(page, source, judge)
    yield from locate_faults(page.faults, page.path, source, None)
    yield from locate(findings, source)
    if page.head:
        head = Source(page.head_text, data)
        yield from locate(check_record(PageHead, page.head, page.path), head)


def _privacy(page: OwnPage, source: Source, judge: Judge) -> Iterator[RawFinding]:
    """Yield what must not be public of the text, line by line."""
    plan = _INTERNAL if page.head.get("可见性") == Visibility.INTERNAL else _OPEN
    for found in judge.texts(plan, {_TEXT: page.text.split("\n")}, page.path):
        rule = BY_SLUG[found.slug]
        if not rule.code.startswith(_PRIVACY) or not isinstance(found.at[1], int):
            continue
        line = page.start + found.at[1] + 1
        start, end = found.span or (0, 0)
        if rule.conceal:
            source.conceal((line, start + 1), (line, end + 1))
        yield found._replace(at=(), span=None, fix=None, place=(line, start + 1))
