"""Messages for people, Chinese first, through gettext.

The Chinese sentence is the message id, so the program reads and works without any catalogue;
``--lang en`` loads ``locale/en``. Use ``_("……{name}……").format(name=…)``: never an f-string
inside ``_()``, or the sentence cannot be looked up.
"""

from __future__ import annotations

import gettext
from pathlib import Path

LANGUAGES = ("zh", "en")

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
