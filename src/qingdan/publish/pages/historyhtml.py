"""The versions of an item as HTML: a list in time, each with its redline behind a summary.

Written by hand like ``blockhtml``: it stands on every item's page. Nothing of it needs a script.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from ..public.projection import PublicItem
from ..public.versions import Cause, Detail, Past, Version, version_anchor
from .blockhtml import text_of
from .redlinehtml import redline_html

CUT = "更早的版本不在发布时取到的版本库里。"
MASKED = "有的内容按规定不在历史里显示。"
HIDDEN = "本事项的历史版本按规定不公开。"
PARTIAL = "这一版有的内容今天的格式读不出，没有列出。"
NOT_COMMITTED = "尚未提交"


def history_section(item: PublicItem, past: Past, root: str) -> Markup:
    """Return the section of an item's page; empty where nothing is known of its past."""
    said = "".join(_parts(item, past, root))
    if not said:
        return Markup("")
    return Markup(  # noqa: S704 - every text in it is escaped
        '<section class="panel" id="history" aria-labelledby="h-history">\n'
        f'<h2 id="h-history">历史版本</h2>\n{said}</section>\n'
    )


def _parts(item: PublicItem, past: Past, root: str) -> Iterator[str]:
    versions = past.versions
    if not versions:
        if past.masked:
            yield f'<p class="muted">{HIDDEN}</p>\n'
        return
    if len(versions) == 1:
        yield f'<p id="{version_anchor(versions[0].commit)}">{_one(versions[0], root)}</p>\n'
    else:
        yield f"<p>共 {len(versions)} 个版本，新的在前。每一版都和它的前一版对照。</p>\n"
        yield '<p class="legend">对照里：<ins>新增的文字</ins>　<del>删去的文字</del></p>\n'
        yield '<ol class="versions">\n'
        for number, (version, detail) in enumerate(zip(versions, past.details(), strict=True)):
            yield _entry(item, version, detail, root, is_current=number == 0)
        yield "</ol>\n"
        yield f'<script src="{root}assets/versions.js" defer></script>\n'
    if past.cut:
        yield f'<p class="muted">{CUT}</p>\n'
    if past.masked:
        yield f'<p class="muted">{MASKED}</p>\n'


def _one(version: Version, root: str) -> str:
    """The one line of an item that never changed."""
    said = f"{_day(version)} {text_of(version.word)}，以后没有改动。"
    causes = _causes(version.causes, root)
    return said + (f"公告：{causes}。" if causes else "") + _commit(version)


def _entry(
    item: PublicItem, version: Version, detail: Detail, root: str, *, is_current: bool
) -> str:
    current = ' <span class="tag in-force">现行内容</span>' if is_current else ""
    parts = [
        f'<li id="{version_anchor(version.commit)}"><details>\n<summary>{_day(version)} ',
        f'<span class="tag">{text_of(version.word)}</span>{current}</summary>\n',
        _facts(version, root),
    ]
    if detail.fields:
        parts.append('<dl class="redlines">\n')
        for field in detail.fields:
            parts.append(
                f"<div><dt>{text_of(field.label)}</dt>"
                f'<dd class="redline">{redline_html(field.stretches)}</dd></div>\n'
            )
        parts.append("</dl>\n")
    if detail.partial:
        parts.append(f'<p class="muted">{PARTIAL}</p>\n')
    if detail.text is not None:
        href = f"{text_of(item.id)}.{version.commit}.html"
        parts.append(
            f'<p><a href="{href}">看这一版的全文'
            f'<span class="visually-hidden">（{_plain_day(version)}）</span></a></p>\n'
        )
    parts.append("</details></li>\n")
    return "".join(parts)


def _facts(version: Version, root: str) -> str:
    said = []
    if version.effective:
        said.append(f"生效日期 {version.effective}")
    causes = _causes(version.causes, root)
    if causes:
        said.append(f"公告：{causes}")
    commit = _commit(version)
    if commit:
        said.append(commit.strip())
    return f'<p class="muted small">{"；".join(said)}</p>\n' if said else ""


def _causes(causes: tuple[Cause, ...], root: str) -> str:
    return "、".join(
        f'<a href="{root}{text_of(cause.page)}">{text_of(cause.title)}</a>'
        + (f"（{text_of(cause.document)}）" if cause.document else "")
        for cause in causes
    )


def _commit(version: Version) -> str:
    if not version.commit:
        return ""
    return f' <span class="muted small">版本 <span class="code">{version.commit}</span></span>'


def _day(version: Version) -> str:
    if not version.day:
        return f"<strong>{NOT_COMMITTED}</strong>"
    return f'<time datetime="{version.day}">{version.day}</time>'


def _plain_day(version: Version) -> str:
    return version.day or NOT_COMMITTED
