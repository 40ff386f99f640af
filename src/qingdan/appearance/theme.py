"""A theme held to its rules, and written as a style sheet of nothing but known variables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ..messages import _
from ..model.appearance import DarkColours, Theme
from ..model.finding import FieldPath
from ..model.workspace import WorkspaceFile
from ..store.layout import WORKSPACE_FILE
from .colours import Colour, parse_colour
from .complaint import Complaint
from .palette import Weak, palette_of, weak_pairs

SANS = (
    '"Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC", "PingFang SC", '
    '"Hiragino Sans GB", "Microsoft YaHei", "WenQuanYi Micro Hei", system-ui, sans-serif'
)
SERIF = (
    '"Noto Serif CJK SC", "Source Han Serif SC", "Noto Serif SC", "Songti SC", "STSong", '
    '"Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", serif'
)
"""The fonts of the style sheet; those of one's own come before them."""

RANGES: Mapping[str, tuple[int, int]] = {"圆角": (0, 24), "字号": (100, 130), "版心": (50, 110)}
_MOST_FONTS = 5
_FONT = re.compile(r"[\w][\w .+-]{0,59}")
_AT: FieldPath = ("站点", "主题")


def theme_complaints(workspace: WorkspaceFile) -> Iterator[Complaint]:
    """Yield what is wrong with the theme of a workspace."""
    theme = workspace.site.theme if workspace.site is not None else None
    if theme is None:
        return
    yield from _colours(theme, _AT)
    if theme.dark is not None:
        yield from _colours(theme.dark, (*_AT, "深色"))
    yield from _fonts(theme)
    for key, number in zip(RANGES, (theme.radius, theme.size, theme.width), strict=True):
        least, most = RANGES[key]
        if number is not None and not least <= number <= most:
            yield _bad(
                (*_AT, key),
                _("{key}是 {number}，要在 {least} 至 {most} 之间。").format(
                    key=key, number=number, least=least, most=most
                ),
                _("改成这个范围里的整数，或者删去这一行用自带的。"),
            )
    yield from _contrast(theme)


def style_sheet(theme: Theme) -> bytes:
    """Return the style sheet of a theme: variables of ours with values we have written anew."""
    palette = palette_of(theme)
    shapes = {
        "radius": f"{theme.radius}px" if theme.radius is not None else "",
        "size": f"{theme.size}%" if theme.size is not None else "",
        "width": f"{theme.width}rem" if theme.width is not None else "",
        "sans": _stack(theme.fonts, SANS),
        "serif": _stack(theme.heading_fonts, SERIF),
    }
    parts = [
        _rule("", {name: value for name, value in shapes.items() if value}),
        _rule("@media screen and (prefers-color-scheme: light)", _written(palette.light)),
        _rule("@media screen and (prefers-color-scheme: dark)", _written(palette.dark)),
    ]
    return "".join(part for part in parts if part).encode()


def _colours(holder: Theme | DarkColours, at: FieldPath) -> Iterator[Complaint]:
    written = (("主色", "accent"), ("链接色", "link"), ("图表色", "chart"), ("底色", "ground"))
    for key, attribute in written:
        text = getattr(holder, attribute)
        if text is None and attribute in holder.model_fields_set:
            yield _bad(
                (*at, key),
                _("{key}没有写上：没加引号时，“#”后面的都成了说明。").format(key=key),
                _('加上引号，如 {key}: "#9b1c20"。').format(key=key),
            )
        elif text is not None and parse_colour(text) is None:
            yield _bad(
                (*at, key),
                _("{key}“{text}”不是颜色。").format(key=key, text=text[:40]),
                _('写 # 和六位十六进制数，加引号，如 "#9b1c20"；颜色名和 rgb() 不认。'),
            )


def _fonts(theme: Theme) -> Iterator[Complaint]:
    for key, names in (("正文字体", theme.fonts), ("标题字体", theme.heading_fonts)):
        if len(names) > _MOST_FONTS:
            yield _bad(
                (*_AT, key),
                _("{key}写了 {count} 种，最多 {most} 种。").format(
                    key=key, count=len(names), most=_MOST_FONTS
                ),
                _("只留前几种；都没有的电脑会用自带的字体。"),
            )
        for number, name in enumerate(names):
            if not _FONT.fullmatch(name):
                yield _bad(
                    (*_AT, key, number),
                    _("“{name}”不像字体名称。").format(name=name[:40]),
                    _("字体名称只用汉字、字母、数字、空格、点和连字符，如 方正小标宋简体。"),
                )


def _contrast(theme: Theme) -> Iterator[Complaint]:
    for weak in _worst(weak_pairs(palette_of(theme))):
        dark = ("深色",) if weak.is_dark else ()
        written = theme.dark if weak.is_dark else theme
        at: FieldPath = (*_AT, *dark)
        if written is not None and _is_written(written, weak.key):
            at = (*at, weak.key)
        else:
            at = (*_AT, weak.key)
        where = _("深色页面的") if weak.is_dark else ""
        message = _(
            "{where}{text}（{one}）与{ground}（{other}）的对比度只有 {ratio}:1，不足 {needed}:1。"
        ).format(
            where=where,
            text=weak.names[0],
            one=weak.colours[0],
            ground=weak.names[1],
            other=weak.colours[1],
            ratio=f"{int(weak.ratio * 100) / 100:.2f}",
            needed=f"{weak.needed:g}",
        )
        hint = (
            _("把{key}调亮一些；深色页面的颜色写在“深色”下面，不写则自动算出。")
            if weak.is_dark
            else _("把{key}调深一些（底色则调浅一些），看不清的读者才读得了。")
        )
        yield Complaint("weak-contrast", WORKSPACE_FILE, message, hint.format(key=weak.key), at)


def _worst(found: list[Weak]) -> list[Weak]:
    """Of every colour the ground on which it is read worst: mended there, it is nearly right."""
    worst: dict[tuple[str, bool], Weak] = {}
    for weak in found:
        key = (weak.key, weak.is_dark)
        if key not in worst or weak.ratio < worst[key].ratio:
            worst[key] = weak
    return list(worst.values())


def _is_written(holder: Theme | DarkColours, key: str) -> bool:
    fields = type(holder).model_fields
    return any(fields[name].alias == key for name in holder.model_fields_set)


def _bad(at: FieldPath, message: str, hint: str) -> Complaint:
    return Complaint("bad-theme", WORKSPACE_FILE, message, hint, at)


def _written(colours: Mapping[str, Colour]) -> dict[str, str]:
    return {name: str(colour) for name, colour in colours.items()}


def _stack(names: list[str], rest: str) -> str:
    """A list of fonts; what is no font's name is left out, whoever calls."""
    own = [f'"{name}"' for name in names if _FONT.fullmatch(name)]
    return ", ".join([*own, rest]) if own else ""


def _rule(media: str, values: Mapping[str, str]) -> str:
    if not values:
        return ""
    inside = "".join(f"  --{name}: {value};\n" for name, value in values.items())
    rule = f":root {{\n{inside}}}\n"
    return f"{media} {{\n{rule}}}\n" if media else rule
