"""What a workspace says of the looks of its site: colours and shapes, a logo, pages of its own."""

from __future__ import annotations

from enum import StrEnum

from .record import REQUIRED, Count, Day, Flag, Record, Text, key
from .vocabulary import Visibility


class DarkColours(Record):
    """Colours where the reader's system asks for a dark page."""

    accent: Text | None = key("主色", '深色页面的主色，如 "#ee8a86"', quoted=True)
    link: Text | None = key("链接色", "深色页面的链接颜色", quoted=True)
    chart: Text | None = key("图表色", "深色页面的图表颜色", quoted=True)
    ground: Text | None = key("底色", "深色页面的底色", quoted=True)


class Theme(Record):
    """Colours, fonts and shapes of the site; what is not written stays as it is."""

    accent: Text | None = key("主色", '页眉、按钮、当前栏目的颜色，如 "#9b1c20"', quoted=True)
    link: Text | None = key("链接色", "链接和焦点框的颜色", quoted=True)
    chart: Text | None = key("图表色", "图表和流程圆圈的颜色", quoted=True)
    ground: Text | None = key("底色", "页面底色", quoted=True)
    dark: DarkColours | None = key("深色", "深色页面的颜色；不写则由上面的颜色算出")
    fonts: list[Text] = key("正文字体", "正文字体的名称，读者电脑上有才用", default=())
    heading_fonts: list[Text] = key("标题字体", "标题字体的名称，读者电脑上有才用", default=())
    radius: Count | None = key("圆角", "方框圆角，像素，0 至 24；不写为 6")
    size: Count | None = key("字号", "正文字号，浏览器字号的百分之几，100 至 130；不写为 106")
    width: Count | None = key("版心", "页面最宽多少个字，50 至 110；不写为 74")


class Logo(Record):
    """The mark at the head of every page."""

    file: Text = key("文件", "图片，如 images/logo.svg；SVG 或者 PNG", default=REQUIRED)
    dark_file: Text | None = key("深色文件", "深色页面上用的图片；不写则在标志下面垫一块白底")
    text: Text | None = key("替代文字", "看不见图片的读者听到的话；不写则只读网站标题")
    height: Count | None = key("高", "显示的高度，像素，20 至 120；不写为 48")
    holds_title: Flag = key("含标题", "图片里是否已有网站标题；是则不再显示文字标题", default=False)


class PagePlace(StrEnum):
    """Where a page of one's own is linked from."""

    NAVIGATION = "导航"
    FOOTER = "页脚"
    UNLISTED = "不列"


class PageHead(Record):
    """What stands between two lines of ``---`` at the top of ``pages/*.md``."""

    title: Text | None = key("标题", "页面标题；不写则用第一个标题")
    place: PagePlace = key("位置", "从哪里可以打开", default=PagePlace.FOOTER)
    ordinal: Count | None = key("序号", "在导航或页脚里的次序，小的在前")
    short: Text | None = key("短标题", "导航或页脚里的字；不写则用标题")
    description: Text | None = key("说明", "一句话的内容概述，写进页面元数据")
    date: Day | None = key("日期", "发布日期")
    source: Text | None = key("来源", "内容来源；不写则用主办单位")
    visibility: Visibility | None = key(
        "可见性", "内部的页面只在内部版本里有；不写为公开", internal=True
    )
