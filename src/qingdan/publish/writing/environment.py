"""The one Jinja environment: sandboxed, escaping everything, strict about what is undefined.

A workspace may replace the blocks and pages that ``appearance.owntemplates`` names with a file of
the same name under its own ``templates/``; nothing else of the workspace is ever used as a
template. Blocks see ``site`` and ``root`` only, pages what ours see. A sandbox keeps templates from
code and files, not from using time or memory: ``limited`` runs the workspace's own in a child
process.
"""

from __future__ import annotations

import traceback
from collections.abc import Mapping
from dataclasses import is_dataclass
from functools import partial
from types import CodeType
from typing import Any

from jinja2 import BytecodeCache, ChoiceLoader, FileSystemLoader, FunctionLoader, StrictUndefined
from jinja2.bccache import Bucket
from jinja2.exceptions import (
    SecurityError,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing
from markupsafe import Markup

from ...appearance.owntemplates import BLOCKS, MASTHEAD
from ...errors import QingdanError
from ...messages import _, joined
from ...store.templates import template_folder
from ..pages import (
    blockhtml,
    blocks,
    filters,
    lawpages,
    listing,
    neighbours,
    organpage,
    townpage,
    units,
)
from ..pages.itempage import ItemView, Tag
from ..pages.linked import data_block
from ..pages.versionpages import OldView
from ..public.links import Link, OrganName
from ..public.projection import PublicItem
from ..public.textescape import css_string, markdown_path, markdown_text
from ..public.versions import Version
from ..site import Page, Site

_PREFIX = "templates/"
_STUB = {"site/base.html.j2": "{% block main %}{% endblock %}"}
"""What a page of one's own extends: the frame of the page stays ours."""


_OF_PAGES = (blocks, filters, lawpages, listing, neighbours, organpage, townpage, units)
_OPEN_VALUES = frozenset(
    {
        *(
            value
            for module in _OF_PAGES
            for value in vars(module).values()
            if is_dataclass(value) and value.__module__ == module.__name__
        ),
        *(Link, OrganName, PublicItem, Page, Site, Tag, ItemView, OldView, Version),
    }
)
"""Our own frozen values: what they hold is plain and projected, so their fields need no check."""


class UnknownNameError(UndefinedError):
    """A template uses a name that is not there: of ``owner``, or of what the template sees."""

    def __init__(self, owner: Any, name: Any) -> None:
        super().__init__(f"{name!r} is unknown")
        self.owner = owner
        self.name = str(name)


class _Unknown(StrictUndefined):
    """What is not there; whoever uses it is told in which value it was looked for."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        if self._undefined_hint:  # what the sandbox forbids
            return self._undefined_hint
        raise UnknownNameError(self._undefined_obj, self._undefined_name)


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


class _Compiled(BytecodeCache):
    """What templates were compiled to, by name and text, for as long as this process lives.

    To compile ours takes longer than to publish a small list, and a program that serves a site, or
    publishes many, does so again and again. Nothing is kept on the disk: it would be code to run.
    """

    def __init__(self) -> None:
        self._codes: dict[str, tuple[str, CodeType | None]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """See ``jinja2.BytecodeCache.load_bytecode``."""
        checksum, code = self._codes.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """See ``jinja2.BytecodeCache.dump_bytecode``."""
        self._codes[bucket.key] = bucket.checksum, bucket.code


_compiled = _Compiled()


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
        undefined=_Unknown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        bytecode_cache=_compiled,
    )
    for made in (
        blockhtml.pairs,
        blockhtml.link,
        blockhtml.sections,
        blockhtml.contents,
        blockhtml.standing,
    ):
        environment.globals[made.__name__] = made
    environment.filters["md"] = markdown_text
    environment.filters["mdpath"] = markdown_path
    environment.filters["css"] = css_string
    environment.filters["data_block"] = data_block
    return environment


def _override(overrides: dict[str, str], name: str) -> tuple[str, str | None, None] | None:
    if name not in overrides:
        return None
    return overrides[name], _PREFIX + name, None


def render_blocks(environment: SiteEnvironment, site: Site, root: str) -> dict[str, Markup]:
    """Render the blocks a workspace may replace, once for all pages of one depth.

    Keys are the names of the blocks (``footer``); the head of the page is not among them, because
    it differs from page to page. Raises ``QingdanError`` with file and line where a workspace's own
    block cannot be rendered.
    """
    return {
        block_name(name): render_own(environment, name, site=site, root=root)
        for name in BLOCKS
        if name != MASTHEAD
    }


def block_name(template: str) -> str:
    """Return what a block is called in templates: ``footer``."""
    return template.removeprefix("site/").removesuffix(".html.j2")


def render_own(environment: SiteEnvironment, name: str, **context: Any) -> Markup:
    """Render a template that may be a workspace's own.

    Raises ``QingdanError`` with file and line where it cannot be rendered.
    """
    try:
        text = environment.get_template(name).render(context)
    except UnknownNameError as error:
        raise _unknown_name(name, error, context) from error
    except TemplateError as error:
        raise _block_error(name, error) from error
    except (TypeError, ValueError, ArithmeticError, LookupError, RecursionError) as error:
        # What an expression of the template itself can raise: {{ 1 / 0 }}, {{ "" + 1 }}.
        raise _block_error(name, error) from error
    return Markup(text)  # noqa: S704 - what a template gave


def for_pages(overrides: Mapping[str, str]) -> SiteEnvironment:
    """Return the environment for pages of one's own: what they give is the inside of ``<main>``."""
    return make_environment({**overrides, **_STUB})


def _block_error(name: str, error: Exception) -> QingdanError:
    if isinstance(error, SecurityError):
        why = _("模板里不许这样做：{text}").format(text=error)
    elif isinstance(error, TemplateNotFound):
        why = _("没有可以引用的模板“{name}”。").format(name=error.name)
    else:
        why = _("模板写错了：{text}").format(text=error)
    return QingdanError(
        why,
        _("模板里可以用什么见 docs/site.md；改好后再发布，或删去这个文件用自带的内容。"),
        file=_PREFIX + name,
        line=_line_of(name, error),
    )


def _unknown_name(name: str, error: UnknownNameError, context: Mapping[str, Any]) -> QingdanError:
    """Say which name is unknown, and which names there are where it was looked for."""
    owner, names = _names_beside(error, context)
    wrong = f"{owner}.{error.name}" if owner else error.name
    hint = _("模板里可以用什么见 docs/site.md；改好后再发布，或删去这个文件用自带的内容。")
    if names and owner:
        hint = _("“{owner}”里有的名字：{names}。").format(owner=owner, names=joined(names))
    elif names:
        hint = _("这里有的名字：{names}。").format(names=joined(names))
    return QingdanError(
        _("模板里没有“{name}”这个名字。").format(name=wrong),
        hint,
        file=_PREFIX + name,
        line=_line_of(name, error),
    )


def _names_beside(error: UnknownNameError, context: Mapping[str, Any]) -> tuple[str, list[str]]:
    """Return what the value is called in which a name was looked for, and the names that it has.

    The value is called nothing where the template does not see it by itself, such as one of a list.
    """
    owner = error.owner
    if owner is missing:
        return "", sorted(context)
    called = next((key for key, value in context.items() if value is owner), "")
    if isinstance(owner, Mapping):
        return called, sorted(key for key in owner if isinstance(key, str))
    if type(owner) in _OPEN_VALUES:
        return called, [key for key in dir(owner) if not key.startswith("_")]
    return called, []


def _line_of(name: str, error: Exception) -> int | None:
    """Return the line of a workspace's own template in which an error came up."""
    if isinstance(error, TemplateSyntaxError):
        return error.lineno
    frames = traceback.extract_tb(error.__traceback__)
    return next((f.lineno for f in reversed(frames) if f.filename == _PREFIX + name), None)
