"""Everything of one's own in a workspace, read at once."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ..messages import _
from ..model.appearance import Logo
from ..model.workspace import WorkspaceFile
from ..store.layout import WORKSPACE_FILE, Placed, Role, place
from ..store.snapshot import Snapshot
from .complaint import Complaint
from .image import LARGEST_LOGO, Picture, read_picture
from .ownpage import OwnPage, link_complaints, page_complaints, read_page
from .owntemplates import template_complaints
from .targets import Known
from .theme import theme_complaints

HEIGHTS = (20, 120)
"""Least and greatest height of the logo in pixels."""


@dataclass(frozen=True)
class Appearance:
    """Pages by path, pictures by path, templates by path; ``digest`` changes with any of them."""

    pages: Mapping[str, OwnPage] = field(default_factory=dict)
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    templates: Mapping[str, bytes] = field(default_factory=dict)
    bad_pictures: tuple[Complaint, ...] = ()
    digest: str = ""

    def known(self, items: Collection[str], organs: Collection[str]) -> Known:
        """Return what pages can lead to, with the items and organs of the workspace."""
        pages = {
            page.name: None if page.faults else frozenset(page.anchors.values())
            for page in self.pages.values()
        }
        pictures = {*self.pictures, *(one.file for one in self.bad_pictures)}
        return Known(items, organs, pages, pictures)

    @cached_property
    def _readable(self) -> tuple[OwnPage, ...]:
        return tuple(page for page in self.pages.values() if not page.faults)

    def complaints(self, workspace: WorkspaceFile) -> Iterator[Complaint]:
        """Yield what is wrong, but for the faults of pages as files, their heads, and links."""
        yield from self.bad_pictures
        yield from theme_complaints(workspace)
        yield from self._logo(workspace)
        for path, data in self.templates.items():
            yield from template_complaints(path, data)
        for page in self._readable:
            yield from page_complaints(page)

    def link_complaints(
        self, items: Collection[str], organs: Collection[str]
    ) -> Iterator[Complaint]:
        """Yield the links of pages that lead nowhere."""
        known = self.known(items, organs)
        for page in self._readable:
            yield from link_complaints(page, known)

    def _logo(self, workspace: WorkspaceFile) -> Iterator[Complaint]:
        logo = workspace.site.logo if workspace.site is not None else None
        if logo is None:
            return
        yield from self._logo_file(logo.file, "文件")
        if logo.dark_file is not None:
            yield from self._logo_file(logo.dark_file, "深色文件")
        yield from _height(logo)

    def _logo_file(self, path: str, key: str) -> Iterator[Complaint]:
        at = ("站点", "标志", key)
        picture = self.pictures.get(path)
        if picture is None and all(one.file != path for one in self.bad_pictures):
            yield Complaint(
                "bad-image",
                WORKSPACE_FILE,
                _("没有标志图片“{file}”。").format(file=path[:60]),
                _("图片放在工作区的 images/ 里，这里写 images/logo.svg 这样的路径。"),
                at,
            )
        elif picture is not None and len(picture.data) > LARGEST_LOGO:
            yield Complaint(
                "bad-image",
                WORKSPACE_FILE,
                _("标志图片太大：超过 {most} KB，每一页都要载入它。").format(
                    most=LARGEST_LOGO // 1024
                ),
                _("缩小尺寸，或者用 SVG。"),
                at,
            )


def _height(logo: Logo) -> Iterator[Complaint]:
    least, most = HEIGHTS
    if logo.height is not None and not least <= logo.height <= most:
        yield Complaint(
            "bad-image",
            WORKSPACE_FILE,
            _("标志的高是 {height} 像素，要在 {least} 至 {most} 之间。").format(
                height=logo.height, least=least, most=most
            ),
            _("改成这个范围里的整数，或者删去这一行。"),
            ("站点", "标志", "高"),
        )


_ROLES = frozenset({Role.PAGE, Role.IMAGE, Role.TEMPLATE})


def read_appearance(snapshot: Snapshot, placed: Iterable[Placed] | None = None) -> Appearance:
    """Read what a workspace adds to its site; ``placed`` are its files where they are known.

    Raises ``QingdanError`` where a file cannot be read.
    """
    files = map(place, snapshot.paths()) if placed is None else placed
    roles = {file.path: file.role for file in files}
    wanted = [path for path, role in roles.items() if role in _ROLES]
    pages: dict[str, OwnPage] = {}
    pictures: dict[str, Picture] = {}
    templates: dict[str, bytes] = {}
    bad: list[Complaint] = []
    digest = hashlib.sha256()
    for path, data in snapshot.read_all(wanted):
        digest.update(f"{path}\0{hashlib.sha256(data).hexdigest()}\n".encode())
        if roles[path] is Role.PAGE:
            pages[path] = read_page(path, data)
        elif roles[path] is Role.TEMPLATE:
            templates[path] = data
        else:
            picture = read_picture(path, data)
            if isinstance(picture, Picture):
                pictures[path] = picture
            else:
                bad.append(picture)
    return Appearance(pages, pictures, templates, tuple(bad), digest.hexdigest() if wanted else "")
