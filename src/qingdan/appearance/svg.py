"""Whether a picture in SVG is only a picture: no script, nothing loaded from elsewhere.

Inside ``<img>`` a browser runs no script of an SVG; opened by its own address it would.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..messages import _

if TYPE_CHECKING:  # loaded where there is an SVG to look at
    from xml.etree import ElementTree

_SVG = "{http://www.w3.org/2000/svg}"
_XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
_NAMES = (
    "svg g defs symbol use title desc metadata style switch path rect circle ellipse line polyline "
    "polygon text tspan textPath image linearGradient radialGradient stop pattern clipPath mask "
    "marker filter feBlend feColorMatrix feComponentTransfer feComposite feFlood feFuncA feFuncB "
    "feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset feDropShadow"
)
_ELEMENTS = frozenset(_NAMES.split())
_MOST_ELEMENTS = 5_000
_DEEPEST = 64
_DECLARATION = re.compile(r"\A\ufeff?\s*<\?xml\s[^?]*\?>")
_INSTRUCTION = re.compile(r"<[?!](?!--|\[CDATA\[)")
_OUTSIDE = re.compile(
    r"(?i)url\s*+\(\s*+[\"']?+(?!#)|@import|@charset|expression\s*+\(|\\|-moz-binding"
)
_PICTURE = re.compile(r"data:image/(?:png|jpeg);base64,[A-Za-z0-9+/=\s]+")
_LENGTH = re.compile(r"\s*(\d{1,5}(?:\.\d+)?)\s*(?:px)?\s*")
_BOX = re.compile(r"[\s,]+")


def svg_problem(text: str) -> str:
    """Return why an SVG may not be published; empty where it may."""
    from xml.etree import ElementTree

    rest = _DECLARATION.sub("", text, count=1)
    if _INSTRUCTION.search(rest):
        return _("里面有 DOCTYPE、实体或处理指令")
    try:
        root = ElementTree.fromstring(rest)  # noqa: S314 - no DOCTYPE, so no entities
    except (ElementTree.ParseError, ValueError) as error:
        return _("不是完好的 XML（{error}）").format(error=error)
    if root.tag != f"{_SVG}svg":
        return _('最外层不是 <svg xmlns="http://www.w3.org/2000/svg">')
    return next(_problems(root), "")


def svg_size(text: str) -> tuple[int, int] | None:
    """Return width and height in pixels, from the size or the view box; None where unknown."""
    from xml.etree import ElementTree

    root = ElementTree.fromstring(_DECLARATION.sub("", text, count=1))  # noqa: S314 - checked
    given = [_LENGTH.fullmatch(root.get(name, "")) for name in ("width", "height")]
    if given[0] and given[1]:
        sides = [float(given[0][1]), float(given[1][1])]
    else:
        try:
            sides = [float(part) for part in _BOX.split(root.get("viewBox", "").strip())[2:4]]
        except ValueError:
            return None
    if len(sides) != 2 or not all(0 < side < 100_000 for side in sides):
        return None
    return max(1, round(sides[0])), max(1, round(sides[1]))


def _problems(root: ElementTree.Element) -> Iterator[str]:
    waiting = [(root, 0)]
    count = 0
    while waiting:
        element, depth = waiting.pop()
        count += 1
        if count > _MOST_ELEMENTS or depth > _DEEPEST:
            yield _("图形太复杂")
            return
        name = element.tag.removeprefix(_SVG)
        if name not in _ELEMENTS:
            yield _("不许有 <{name}>").format(name=element.tag.rpartition("}")[2])
        yield from _attributes(name, element)
        if name == "style" and _OUTSIDE.search(element.text or ""):
            yield _("样式里引用了外部内容")
        if name != "metadata":  # what stands in it is never shown
            waiting += [(child, depth + 1) for child in element]
        elif any(_is_active(child) for child in element.iter()):
            yield _("metadata 里有网页的元素")


def _is_active(element: ElementTree.Element) -> bool:
    space = element.tag.partition("}")[0]
    if "xhtml" in space:
        return True
    return space == _SVG[:-1] and element.tag.removeprefix(_SVG) not in _ELEMENTS


def _attributes(name: str, element: ElementTree.Element) -> Iterator[str]:
    for key, value in element.attrib.items():
        bare = key.rpartition("}")[2].lower()
        if bare.startswith("on"):
            yield _("不许有 {name} 这样的脚本").format(name=bare)
        elif bare in ("href", "src", "base") or key == _XLINK_HREF:
            inside = value.startswith("#") and bare == "href"
            if not inside and not (name == "image" and _PICTURE.fullmatch(value)):
                yield _("引用了外部内容：{value}").format(value=value[:40])
        elif _OUTSIDE.search(value):
            yield _("引用了外部内容：{value}").format(value=value[:40])
