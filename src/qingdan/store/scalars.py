"""Which unquoted words YAML readers turn into something other than the text on the screen.

YAML 1.1 and 1.2 readers disagree on ``0123``, ``yes``, ``1_000``, ``12:30`` or ``1.10``. Here only
plain whole numbers and ``true``/``false`` keep a type of their own; every other word that some
reader would change is kept as text and reported, so that an editor puts it in quotes.
"""

from __future__ import annotations

import re

INTEGER = re.compile(r"0|-?[1-9][0-9]{0,14}")

_CHANGED = (
    r"~|null|Null|NULL|True|TRUE|False|FALSE|[yY]|[nN]|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)|=|<<"
    r"|[-+]?0b[01_]+|[-+]?0o?[0-7_]+|[-+]?0x[0-9a-fA-F_]+"
    r"|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?"
    r"|[-+]?(?:\.[0-9]|[0-9])[0-9_]*(?:\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:(?:[Tt]|[ \t]+)[0-9].*)?"
)
_CHANGED_WORD = re.compile(_CHANGED)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

# Every pattern below begins with a set of characters, which is what makes it fast. A place that
# only looks suspicious (inside a block of text, say) costs a second reading, nothing else. ``\n``
# stands for the start of a line: the text is searched with one put before it.
_STARTS = r"[\n:\[{,?\-](?<![0-9A-Za-z]-)[ \t]*"
_FIRST = r"(?=[-+.0-9~=<yYnNtTfFoO:])"
_ENDS = r"[ \t]*(?=[,\]}:#\r\n]|\Z)"
_PLAIN = r"(?:0|-?[1-9][0-9]{0,14}|[0-9]{4}-[0-9]{2}-[0-9]{2})[ \t]*(?=[,\]}#\r\n]|\Z)"
_LOOSE_DATE = r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}[^\n]*"
_FLAG_KEY = r"(?:true|false)(?=[ \t]*:)"
_NO_KEY = r":(?=\s|\Z)[^\n]*"
_WORD = re.compile(
    rf"{_STARTS}{_FIRST}(?!{_PLAIN})(?:{_CHANGED}|{_FLAG_KEY}|{_LOOSE_DATE}|{_NO_KEY}){_ENDS}"
)
_PROPERTY = re.compile(r"[&*!](?<=[\s\[{,:\-?].)")
_STRUCTURE = re.compile(r"[\n\[{,](?:(?<=\n)(?:---|\.\.\.|%)|[ \t\-]*\?(?:\s|\Z))")


def is_suspect(text: str) -> bool:
    """Whether ``text`` may hold a word or mark that only the careful reader judges rightly."""
    text = "\n" + text
    if _WORD.search(text):
        return True
    if ("&" in text or "*" in text or "!" in text) and _PROPERTY.search(text):
        return True
    marked = "?" in text or "\n---" in text or "\n..." in text or "\n%" in text
    return marked and bool(_STRUCTURE.search(text))


def resolve(word: str) -> tuple[str | int | bool | None, bool]:
    """Return the value of an unquoted word and whether some reader would change it."""
    if word == "":
        return None, False
    if word == "true":
        return True, False
    if word == "false":
        return False, False
    if INTEGER.fullmatch(word):
        return int(word), False
    if _DAY.fullmatch(word):
        return word, False
    return word, bool(_CHANGED_WORD.fullmatch(word))
