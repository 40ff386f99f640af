"""The colours of the site's style sheet, and which of them must stand out from which.

The values are those of ``templates/site/assets/site.css``; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..model.appearance import Theme
from .colours import SHAPE_CONTRAST, TEXT_CONTRAST, Colour, contrast, parse_colour, readable

LIGHT: Mapping[str, str] = {
    "paper": "#ffffff",
    "ground": "#f6f5f1",
    "ink": "#1e2229",
    "muted": "#575e6a",
    "red": "#9b1c20",
    "link": "#174c80",
    "soft": "#f1f4f8",
    "bar": "#476a8f",
    "warn": "#fff6e0",
}
DARK: Mapping[str, str] = {
    "paper": "#171a1f",
    "ground": "#101216",
    "ink": "#e6e4df",
    "muted": "#a5abb5",
    "red": "#ee8a86",
    "link": "#9cc3ee",
    "soft": "#1f252d",
    "bar": "#7ea3cb",
    "warn": "#2d2614",
}
VARIABLES: Mapping[str, str] = {"主色": "red", "链接色": "link", "图表色": "bar", "底色": "ground"}
"""The key in ``qingdan.yaml`` and the variable of the style sheet."""

_NAMES: Mapping[str, str] = {
    "paper": "纸面",
    "ground": "底色",
    "ink": "文字",
    "muted": "次要文字",
    "red": "主色",
    "link": "链接色",
    "soft": "浅底",
    "bar": "图表色",
    "warn": "提示底",
}
_PAIRS: tuple[tuple[str, str, float], ...] = (
    *(("red", ground, TEXT_CONTRAST) for ground in ("paper", "ground", "soft")),
    *(("link", ground, TEXT_CONTRAST) for ground in ("paper", "ground", "soft", "warn")),
    *((text, "ground", TEXT_CONTRAST) for text in ("ink", "muted")),
    ("bar", "paper", SHAPE_CONTRAST),
)
_DERIVED = ("red", "link", "bar")
"""Variables whose dark value follows from the light one; a ground of one's own does not."""


@dataclass(frozen=True, slots=True)
class Weak:
    """Two colours that are too close: the key to change, the names, the colours, the ratios."""

    key: str
    is_dark: bool
    names: tuple[str, str]
    colours: tuple[Colour, Colour]
    ratio: float
    needed: float


@dataclass(frozen=True, slots=True)
class Palette:
    """What differs from the style sheet, by variable; valid colours only."""

    light: Mapping[str, Colour]
    dark: Mapping[str, Colour]


def palette_of(theme: Theme) -> Palette:
    """Return the colours a theme sets; those that are no colours are left out.

    A dark colour that is not given is the light one with as much white as it needs.
    """
    light = _given(theme.accent, theme.link, theme.chart, theme.ground)
    own = theme.dark
    dark = _given(own.accent, own.link, own.chart, own.ground) if own is not None else {}
    behind = {name: _colour(text) for name, text in DARK.items()} | dark
    for name in _DERIVED:
        if name in light and name not in dark:
            grounds = [behind[ground] for text, ground, _ratio in _PAIRS if text == name]
            needed = next(ratio for text, _ground, ratio in _PAIRS if text == name)
            dark[name] = readable(light[name], grounds, needed)
    return Palette(light, {name: dark[name] for name in VARIABLES.values() if name in dark})


def weak_pairs(palette: Palette) -> list[Weak]:
    """Return the pairs that are too close, of those that the palette touches."""
    found = []
    for is_dark, own, given in ((False, palette.light, LIGHT), (True, palette.dark, DARK)):
        colours = {name: _colour(text) for name, text in given.items()} | dict(own)
        for text, ground, needed in _PAIRS:
            touched = text if text in own else ground
            ratio = contrast(colours[text], colours[ground])
            if touched not in own or ratio >= needed:
                continue
            key = next(key for key, name in VARIABLES.items() if name == touched)
            pair = (colours[text], colours[ground])
            found.append(Weak(key, is_dark, (_NAMES[text], _NAMES[ground]), pair, ratio, needed))
    return found


def _given(
    accent: str | None, link: str | None, chart: str | None, ground: str | None
) -> dict[str, Colour]:
    parsed = {
        name: parse_colour(text)
        for name, text in zip(VARIABLES.values(), (accent, link, chart, ground), strict=True)
        if text is not None
    }
    return {name: colour for name, colour in parsed.items() if colour is not None}


def _colour(text: str) -> Colour:
    colour = parse_colour(text)
    if colour is None:
        raise ValueError(text)
    return colour
