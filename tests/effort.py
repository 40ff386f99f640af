"""How hard properties are tried: a little at every run, very hard when asked.

``QINGDAN_TESTS=thorough make test`` tries each more than a hundred times as often.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from hypothesis import settings

_HUNDRED = 100
_USUAL = 30

# No example is timed: the machines they run on are shared.
settings.register_profile("default", max_examples=_USUAL, deadline=None)
settings.register_profile("thorough", max_examples=50 * _HUNDRED, deadline=None)
settings.load_profile(os.environ.get("QINGDAN_TESTS", "default"))


def times(number: int) -> int:
    """Return how often to do what the usual run does ``number`` times."""
    return number * max(1, settings.default.max_examples // _HUNDRED)


def some(cases: Sequence[str]) -> list[str]:
    """Return every third of many costly cases for the usual run, all of them when asked."""
    return list(cases)[:: 3 if times(1) == 1 else 1]


def examples(number: int, **more: Any) -> settings:
    """Return the settings of a property that has ``number`` examples where others have a hundred.

    The usual run tries three in ten of them.
    """
    return settings(max_examples=number * settings.default.max_examples // _HUNDRED, **more)
