"""Messages for people, Chinese first, through gettext.

The Chinese sentence is the message id, so the program reads and works without any catalogue;
``--lang en`` loads ``locale/en``. Use ``_("……{name}……").format(name=…)``: never an f-string
inside ``_()``, or the sentence cannot be looked up.
"""

from __future__ import annotations

import errno
import gettext
from collections.abc import Iterable
from pathlib import Path

LANGUAGES = ("zh", "en")
_MARKS = {"、": ", ", "，": ", ", "；": "; ", "：": ": "}
"""The marks that stand between words, and what English has for them."""

_translations: gettext.NullTranslations = gettext.NullTranslations()
_language = "zh"


def use_language(language: str) -> None:
    """Choose the language of all later messages: ``zh`` (default) or ``en``."""
    global _translations, _language
    _language = language
    if language == "zh":
        _translations = gettext.NullTranslations()
        return
    folder = Path(__file__).parent / "locale"
    _translations = gettext.translation("qingdan", folder, languages=[language], fallback=True)


def current_language() -> str:
    """Return the language chosen with ``use_language``."""
    return _language


def _(message: str) -> str:
    """Return ``message`` (Chinese) in the chosen language."""
    return _translations.gettext(message)


def in_one(*sentences: str) -> str:
    """Return sentences one behind the other, with a space between where the language has it."""
    return ("" if _language == "zh" else " ").join(filter(None, sentences))


def joined(words: Iterable[str], mark: str = "、") -> str:
    """Return words behind one another, between them the Chinese ``mark`` (、，；：) or its like."""
    return (mark if _language == "zh" else _MARKS[mark]).join(words)


def bracketed(text: str) -> str:
    """Return what is said aside, in the brackets of the language."""
    return f"（{text}）" if _language == "zh" else f" ({text})"


TOO_MANY = frozenset({errno.EMFILE, errno.ENFILE})
"""What the system says to a program that would open one more file."""


def file_hint(error: OSError) -> str:
    """Say what to do about a file that the system does not let us read or write."""
    if error.errno in TOO_MANY:
        return _("关掉一些程序，或者用 ulimit -n 调高能同时打开的文件数；然后再试一次。")
    return _("检查文件的权限，或者是否正被别的程序移动、改名；然后再试一次。")


def system_reason(error: OSError) -> str:
    """Say why the system refused; it says so in English itself."""
    known = {
        errno.EACCES: _("没有权限"),
        errno.EPERM: _("没有权限"),
        errno.EROFS: _("这个盘是只读的"),
        errno.ENOSPC: _("磁盘满了"),
        errno.ENOENT: _("没有这个文件或者文件夹"),
        errno.EEXIST: _("路径中间有一个同名的文件"),
        errno.ENOTDIR: _("路径中间有一个同名的文件"),
        errno.EISDIR: _("这是文件夹，不是文件"),
        errno.ENAMETOOLONG: _("文件名太长"),
        errno.EMFILE: _("同时打开的文件太多"),
        errno.ENFILE: _("同时打开的文件太多"),
        errno.EADDRINUSE: _("别的程序正在用它"),
    }
    return known.get(error.errno or 0) or _("原因不明（{error}）").format(
        error=error.strerror or type(error).__name__
    )
