"""Change a file that people wrote: comments, order, quoting and line endings stay.

ruamel.yaml reads and writes the round trip; it is slow (0.2 MB/s), so only files that are really
edited pass through here. What ruamel would reflow on lines that nobody touched is put back from
the original text (``_keep_untouched``).
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.error import YAMLError

from ..errors import QingdanError
from ..messages import _
from .events import parse


@dataclass
class Edited:
    """A file open for change: alter ``content`` like a dict, then take ``text()``."""

    content: CommentedMap
    original: str

    def text(self) -> str:
        """Return the new text; unchanged lines are the original's, to the byte."""
        stream = io.StringIO()
        _yaml(self.original).dump(self.content, stream)
        newline = "\r\n" if "\r\n" in self.original else "\n"
        old = self.original.replace("\r\n", "\n")
        before = io.StringIO()
        yaml = _yaml(self.original)
        yaml.dump(yaml.load(old), before)
        changed = stream.getvalue()
        merged = _keep_untouched(old, before.getvalue(), changed)
        if parse(merged).value != parse(changed).value:
            merged = changed  # lines that ruamel joined or split have no place to be put back to
        return merged.replace("\n", newline)


def edit(text: str) -> Edited:
    """Open YAML ``text`` for a round-trip edit.

    Raises ``QingdanError`` where it cannot be read; ``store.reader`` says more about such a file.
    """
    try:
        content = _yaml(text).load(text.replace("\r\n", "\n"))
    except (YAMLError, ValueError) as error:
        raise QingdanError(
            _("文件有语法错误，不能改写。"), _("先运行 qingdan validate 看错在哪里。")
        ) from error
    if content is None:
        content = CommentedMap()
    return Edited(content, text)


def _yaml(text: str) -> YAML:
    yaml = YAML(typ="rt")
    yaml.preserve_quotes = True
    yaml.allow_duplicate_keys = False
    yaml.width = 1_000_000
    dashed = _offset(text)
    yaml.indent(mapping=2, sequence=2 + dashed, offset=dashed)
    return yaml


def _offset(text: str) -> int:
    """Return how far lists are indented in this file: 2 (house style) or 0."""
    previous = ""
    for line in text.splitlines():
        stripped = line.lstrip(" ")
        if stripped.startswith("- ") and previous.rstrip().endswith(":"):
            indent = len(line) - len(stripped)
            return 2 if indent > len(previous) - len(previous.lstrip(" ")) else 0
        if stripped and not stripped.startswith("#"):
            previous = line
    return 2


def _keep_untouched(original: str, reflowed: str, changed: str) -> str:
    """Apply to ``original`` only the lines in which ``changed`` differs from ``reflowed``.

    ``reflowed`` is what ruamel makes of the original without any edit: the difference between it
    and the original is ruamel's taste, not the edit.
    """
    if original == reflowed:
        return changed
    from difflib import SequenceMatcher

    old = original.splitlines(keepends=True)
    plain = reflowed.splitlines(keepends=True)
    new = changed.splitlines(keepends=True)
    home = _alignment(SequenceMatcher(None, old, plain, autojunk=False), len(plain))
    result: list[str] = []
    cursor = 0
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, plain, new, autojunk=False).get_opcodes():
        if tag == "equal":
            stop = home[i2]
            result.extend(old[cursor:stop])
            cursor = stop
        else:
            cursor = max(cursor, home[i2])
            result.extend(new[j1:j2])
        del i1
    result.extend(old[cursor:])
    return "".join(result)


def _alignment(matcher: Any, length: int) -> list[int]:
    """Return, for each boundary between reflowed lines, the boundary in the original."""
    home = [0] * (length + 1)
    for _tag, i1, i2, j1, j2 in matcher.get_opcodes():
        for step in range(j2 - j1 + 1):
            home[j1 + step] = i2 if step == j2 - j1 else min(i1 + step, i2)
    return home
