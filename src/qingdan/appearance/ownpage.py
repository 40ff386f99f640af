"""A page of one's own: ``pages/<name>.md``, its head in YAML, its text in Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..messages import _
from ..model.appearance import PageHead
from ..store.fault import Fault
from ..store.guard import guard
from ..store.reader import read_mapping
from .complaint import Complaint
from .markdown import Address, Parsed, parse, slug
from .targets import Known, Sort, Target, missing, read_target

if TYPE_CHECKING:
    from markdown_it.token import Token

LONGEST = 100_000
"""Characters of a page."""
MOST_BRACKETS = 4_000
"""Opening square brackets: 100,000 that do not close cost the Markdown parser three seconds."""
_FENCE = "---"


@dataclass(frozen=True)
class OwnPage:
    """A page as it was read. ``head`` is the mapping on disk, ``start`` the text's first line.

    ``faults`` say why the file cannot be read; then there is nothing else to say about it.
    ``head_text`` is the head with everything else made blank, so that lines stay the file's.
    """

    name: str
    path: str
    head: Mapping[str, Any]
    head_text: str
    text: str
    start: int
    faults: tuple[Fault, ...] = ()

    @cached_property
    def parsed(self) -> Parsed:
        """The text as tokens."""
        return parse(self.text)

    @cached_property
    def title(self) -> str:
        """The title of the head, else the first heading; empty where there is neither."""
        given = self.head.get("标题")
        if isinstance(given, str) and given:
            return given
        headings = self.parsed.headings
        return headings[0].text if headings else ""

    @cached_property
    def anchors(self) -> dict[int, str]:
        """The anchor of every heading, by its line in the text."""
        taken: set[str] = set()
        return {heading.line: slug(heading.text, taken) for heading in self.parsed.headings}

    @property
    def titled_by_heading(self) -> bool:
        """Whether the first heading is the title, which is then not shown twice."""
        headings = self.parsed.headings
        return bool(headings) and headings[0].text == self.title

    @property
    def body(self) -> list[Token]:
        """The tokens of the text without the heading that is the title."""
        tokens = self.parsed.tokens
        if not self.titled_by_heading:
            return tokens
        first = next(n for n, token in enumerate(tokens) if token.type == "heading_open")
        return tokens[:first] + tokens[first + 3 :]


def read_page(path: str, data: bytes) -> OwnPage:
    """Read a page; what is wrong with the file as such is in ``faults``."""
    name = path.rpartition("/")[2].removesuffix(".md")
    guarded = guard(data)
    text = guarded.text
    if text is None:
        return OwnPage(name, path, {}, "", "", 0, guarded.faults)
    text = text.replace("\r\n", "\n")
    if len(text) > LONGEST or text.count("[") > MOST_BRACKETS:
        return OwnPage(name, path, {}, "", "", 0, (_too_long(),))
    lines = text.split("\n")
    faults = guarded.faults
    head: Mapping[str, Any] = {}
    head_text, start = "", 0
    if lines[0].rstrip() == _FENCE:
        closing = next((n for n, line in enumerate(lines) if n and line.rstrip() == _FENCE), 0)
        if not closing:
            fault = Fault(
                "bad-page",
                _("开头的“---”没有与之成对的“---”。"),
                _("开头的说明写在两行“---”之间；不写说明就删去第一行。"),
            )
            return OwnPage(name, path, {}, "", "", 0, (*faults, fault))
        head_text = "\n".join(["", *lines[1:closing]]) + "\n"
        start = closing + 1
        if head_text.strip():
            read = read_mapping(head_text.encode())
            head, faults = read.value or {}, (*faults, *read.faults)
    return OwnPage(name, path, head, head_text, "\n".join(lines[start:]), start, faults)


def page_complaints(page: OwnPage) -> Iterator[Complaint]:
    """Yield what is wrong with the text of a page by itself."""
    if not page.title:
        yield _complaint(
            "bad-page",
            page,
            0,
            _("页面没有标题。"),
            _("开头写一行“# 标题”，或者在两行“---”之间写“标题: …”。"),
        )
    if not page.text.strip():
        yield _complaint(
            "bad-page", page, 0, _("页面没有正文。"), _("写上正文，或者删去这个文件。")
        )
    for spot in page.parsed.html:
        yield _complaint(
            "page-html",
            page,
            spot.line,
            _("页面里不能写 HTML 标签。"),
            _("用 Markdown 写（**加粗**、表格、列表）；要显示尖括号就写成 &lt;。"),
            spot.start + 1,
        )
    for address in page.parsed.addresses:
        if not address.text.strip():
            what = _("图片没有替代文字。") if address.is_image else _("链接没有文字。")
            hint = (
                _("在方括号里写图片说的是什么：![办事流程图](../images/flow.svg)。")
                if address.is_image
                else _("在方括号里写读者会看到的字：[文字](网址)。")
            )
            yield _at_address("image-without-text", page, address, what, hint)


def link_complaints(page: OwnPage, known: Known) -> Iterator[Complaint]:
    """Yield the addresses of a page that lead nowhere or may not stand there."""
    for address in page.parsed.addresses:
        target = read_target(address.href, page.name)
        problem = target if isinstance(target, str) else missing(target, known)
        if not problem and address.is_image and _sort(target) is not Sort.PICTURE:
            problem = _("图片只能用工作区 images/ 里的")
        if not problem:
            continue
        what = (
            _("图片“{href}”：{problem}。") if address.is_image else _("链接“{href}”：{problem}。")
        )
        yield _at_address(
            "page-link",
            page,
            address,
            what.format(href=address.href[:60], problem=problem),
            _(
                "链接到事项写它的 id（如 [名称](cf-7k3q9d2m)），到别的页面写 guide.md，"
                "到机构写 ../organs/zrzy.html，图片写 ../images/flow.png。"
            ),
        )


def page_head(page: OwnPage) -> PageHead:
    """Return the head of a page; pydantic's ``ValidationError`` where it is wrong."""
    return PageHead.model_validate(dict(page.head))


def targets(page: OwnPage) -> dict[str, Target]:
    """Return where the addresses of a page lead, by the address; those refused are left out."""
    found = {}
    for address in page.parsed.addresses:
        target = read_target(address.href, page.name)
        if isinstance(target, Target):
            found[address.href] = target
    return found


def _sort(target: Target | str) -> Sort | None:
    return target.sort if isinstance(target, Target) else None


def _at_address(slug: str, page: OwnPage, address: Address, message: str, hint: str) -> Complaint:
    if not address.spots:
        return _complaint(slug, page, address.line, message, hint)
    spot = address.spots[0]
    return _complaint(slug, page, spot.line, message, hint, spot.start + 1)


def _complaint(
    slug: str, page: OwnPage, line: int, message: str, hint: str, column: int = 1
) -> Complaint:
    """``line`` counts from 0 in the text; the place counts from 1 in the file."""
    return Complaint(slug, page.path, message, hint, line=page.start + line + 1, column=column)


def _too_long() -> Fault:
    return Fault(
        "bad-page",
        _("页面太长：超过 {most} 个字符，或者方括号超过 {brackets} 个。").format(
            most=LONGEST, brackets=MOST_BRACKETS
        ),
        _("分成几个页面。"),
    )
