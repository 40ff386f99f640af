"""The one Jinja environment: sandboxed, escaping everything, strict about what is undefined.

A workspace may replace the blocks named in ``OVERRIDABLE`` with a file of the same name under its
own ``templates/``; nothing else of the workspace is ever used as a template. Blocks see ``site``
and ``root`` only. A sandbox keeps templates from code and files, not from using time or memory:
``limited`` runs the workspace's own in a child process.
"""

from __future__ import annotations

import traceback
from collections.abc import Mapping
from dataclasses import is_dataclass
from functools import partial
from typing import Any

from jinja2 import ChoiceLoader, FileSystemLoader, FunctionLoader, StrictUndefined
from jinja2.exceptions import SecurityError, TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from ..errors import QingdanError
from ..messages import _
from ..store.snapshot import Snapshot
from ..store.templates import template_folder
from . import blockhtml, blocks
from .itempage import ItemView, Tag
from .links import Link, OrganName
from .projection import PublicItem
from .site import Page, Site
from .textescape import css_string, markdown_path, markdown_text

OVERRIDABLE = (
    "site/notice.html.j2",
    "site/home_intro.html.j2",
    "site/about_text.html.j2",
    "site/footer.html.j2",
)
"""Blocks a workspace may replace: a notice on every page, the text of the home page, the text of
the page about the site, and the foot of every page."""

_PREFIX = "templates/"


def read_overrides(snapshot: Snapshot) -> dict[str, str]:
    """Return the workspace's own blocks by template name.

    Raises ``QingdanError`` for a file under ``templates/site`` that is no block one may replace,
    and for a block that is not UTF-8.
    """
    found = {}
    for path in snapshot.paths():
        if not path.startswith(_PREFIX) or not path.endswith(".j2"):
            continue
        name = path.removeprefix(_PREFIX)
        if name not in OVERRIDABLE:
            raise QingdanError(
                _("模板“{path}”不能替换。").format(path=path),
                _("可以替换的只有：{names}。").format(
                    names="、".join(_PREFIX + n for n in OVERRIDABLE)
                ),
                file=path,
            )
        try:
            found[name] = snapshot.read(path).decode("utf-8-sig")
        except UnicodeDecodeError:
            raise QingdanError(
                _("模板“{path}”不是 UTF-8 编码。").format(path=path),
                _("用编辑器另存为 UTF-8 再试。"),
                file=path,
            ) from None
    return found


_OPEN_VALUES = frozenset(
    {
        *(value for value in vars(blocks).values() if is_dataclass(value)),
        *(Link, OrganName, PublicItem, Page, Site, Tag, ItemView),
    }
)
"""Our own frozen values: what they hold is plain and projected, so their fields need no check."""


class SiteEnvironment(ImmutableSandboxedEnvironment):
    """The sandbox, with a short way to the fields of our own values.

    The checks of the sandbox took two thirds of the time of a page; they still guard everything
    else, private names of our own values included.
    """

    def getattr(self, obj: Any, attribute: str) -> Any:
        """See ``jinja2.Environment.getattr``."""
        if type(obj) in _OPEN_VALUES and not attribute.startswith("_"):
            try:
                return getattr(obj, attribute)
            except AttributeError:
                return self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)


def make_environment(overrides: Mapping[str, str]) -> SiteEnvironment:
    """Return the environment for all templates; ``overrides`` come first."""
    environment = SiteEnvironment(
        loader=ChoiceLoader(
            [
                FunctionLoader(partial(_override, dict(overrides))),
                FileSystemLoader(template_folder(), encoding="utf-8"),
            ]
        ),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    for made in (blockhtml.pairs, blockhtml.link, blockhtml.sections, blockhtml.contents):
        environment.globals[made.__name__] = made
    environment.filters["md"] = markdown_text
    environment.filters["mdpath"] = markdown_path
    environment.filters["css"] = css_string
    return environment


def _override(overrides: dict[str, str], name: str) -> tuple[str, str | None, None] | None:
    if name not in overrides:
        return None
    return overrides[name], _PREFIX + name, None


def render_blocks(environment: SiteEnvironment, site: Site, root: str) -> dict[str, Markup]:
    """Render the blocks a workspace may replace, once for all pages of one depth.

    Keys are the names of the blocks (``footer``). Raises ``QingdanError`` with file and line where
    a workspace's own block cannot be rendered.
    """
    found = {}
    for name in OVERRIDABLE:
        try:
            text = environment.get_template(name).render(site=site, root=root)
        except TemplateError as error:
            raise _block_error(name, error) from error
        except (TypeError, ValueError, ArithmeticError, LookupError, RecursionError) as error:
            # What an expression of the template itself can raise: {{ 1 / 0 }}, {{ "" + 1 }}.
            raise _block_error(name, error) from error
        found[name.removeprefix("site/").removesuffix(".html.j2")] = Markup(text)  # noqa: S704
    return found


def _block_error(name: str, error: Exception) -> QingdanError:
    file = _PREFIX + name
    if isinstance(error, SecurityError):
        why = _("模板里不许这样做：{text}").format(text=error)
    else:
        why = _("模板写错了：{text}").format(text=error)
    if isinstance(error, TemplateSyntaxError):
        line: int | None = error.lineno
    else:
        frames = traceback.extract_tb(error.__traceback__)
        line = next((f.lineno for f in reversed(frames) if f.filename == file), None)
    return QingdanError(
        why,
        _("模板里可以用 site 和 root；改好后再发布，或删去这个文件用自带的内容。"),
        file=file,
        line=line,
    )
