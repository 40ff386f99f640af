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

# Where a value or key can begin, a word of the set above, where it can end. A line that only looks
# like one (inside a block of text, say) costs a second reading, nothing else.
_START = r"(?:^|(?<=[\[{,:?])|(?<=- ))[ \t]*"
_END = r"[ \t]*(?=$|[,\]}:#\r])"
_PLAIN = r"(?:0|-?[1-9][0-9]{0,14}|[0-9]{4}-[0-9]{2}-[0-9]{2})[ \t]*(?=$|[,\]}#\r])"
_LOOSE_DATE = r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}[^\n]*"
_FLAG_KEY = r"(?:true|false)(?=[ \t]*:)"
_INDICATOR = (
    r"^(?:---|\.\.\.|%)|(?:^|[ \t\[{,:\-?])[&*!]|^[ \t\-]*\?(?:[ \t\r]|$)|[\[{,][ \t]*\?[ \t]"
)
SUSPECT = re.compile(
    rf"(?m){_START}(?!{_PLAIN})(?:{_CHANGED}|{_FLAG_KEY}|{_LOOSE_DATE}){_END}|{_INDICATOR}"
)


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
