"""Templates of one's own: which there may be, and whether they can be read at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..messages import _, joined
from .complaint import Complaint

FOLDER = "templates/"
MASTHEAD = "site/masthead.html.j2"
BLOCKS = (
    "site/notice.html.j2",
    MASTHEAD,
    "site/home_intro.html.j2",
    "site/about_text.html.j2",
    "site/footer.html.j2",
)
"""Parts of pages: a notice on every page, the head of every page, the text of the home page, the
text of the page about the site, the foot of every page."""
PAGES = (
    "site/home.html.j2",
    "site/about.html.j2",
    "site/accessibility.html.j2",
    "site/not_found.html.j2",
)
"""Pages of which the whole ``<main>`` may be written anew."""
OVERRIDABLE = (*BLOCKS, *PAGES)
LONGEST = 200_000
"""Bytes of a template."""


def template_complaints(path: str, data: bytes) -> Iterator[Complaint]:
    """Yield why a template of one's own cannot be used; it is parsed, never run."""
    if path.removeprefix(FOLDER) not in OVERRIDABLE:
        yield Complaint(
            "bad-template",
            path,
            _("模板“{path}”不能替换。").format(path=path),
            _("可以替换的只有：{names}。").format(names=joined(FOLDER + n for n in OVERRIDABLE)),
        )
        return
    if len(data) > LONGEST:
        yield Complaint(
            "bad-template",
            path,
            _("模板太长：超过 {most} 字节。").format(most=LONGEST),
            _("模板只用来写页面上固定的文字；长文章写成 pages/*.md。"),
        )
        return
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        yield Complaint(
            "bad-template",
            path,
            _("模板“{path}”不是 UTF-8 编码。").format(path=path),
            _("用编辑器另存为 UTF-8 再试。"),
        )
        return
    yield from _syntax(path, text)


def _syntax(path: str, text: str) -> Iterator[Complaint]:
    from jinja2 import TemplateSyntaxError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    try:
        ImmutableSandboxedEnvironment(autoescape=True).parse(text)
    except TemplateSyntaxError as error:
        line, why = error.lineno, str(error)
    except (RecursionError, OverflowError, ValueError) as error:
        line, why = 1, type(error).__name__
    else:
        return
    yield Complaint(
        "bad-template",
        path,
        _("模板写错了：{text}").format(text=why),
        _("模板里可以用什么见 docs/site.md；改好后再发布，或删去这个文件用自带的内容。"),
        line=line,
    )


def texts_of(found: Mapping[str, bytes]) -> dict[str, str]:
    """Return templates by the name the environment knows them by; they were found to be sound."""
    return {path.removeprefix(FOLDER): data.decode("utf-8-sig") for path, data in found.items()}
