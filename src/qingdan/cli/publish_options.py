"""What ``qingdan publish`` is asked."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..errors import QingdanError
from ..messages import _

FORMATS = ("html", "markdown", "fragments")
AUDIENCES = ("public", "internal")
DEFAULT_OUT = Path("site")
LINKS = ("none", "relative", "site")
"""How fragments may link without a filled-in index."""

OutFolder = Annotated[
    Path, typer.Option("--out", "-o", metavar="DIR", help=_("网站放在哪个文件夹。"))
]
Revision = Annotated[
    str | None,
    typer.Option(
        "--rev",
        metavar="REV",
        help=_("发布哪个版本（提交、标签、分支）；不写则发布工作树。"),
        show_default=False,
    ),
]
Day = Annotated[
    str | None,
    typer.Option(
        "--in-force-on",
        metavar="DATE",
        help=_("发布这一天有效的清单：按生效日期和失效日期，从各次提交里取当天有效的文本。"),
        show_default=False,
    ),
]
Form = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="html|markdown|fragments",
        help=_("网站、Markdown 文件，或者粘贴到集约化平台的网页片段和附件。"),
    ),
]
Links = Annotated[
    str,
    typer.Option(
        "--links",
        metavar="none|relative|site|FILE",
        help=_(
            "片段之间的链接：none 不链接；relative 按文件相对位置；site 指向整个网站的网址；"
            "FILE 是填好网址的 index.xlsx 或 index.csv。"
        ),
    ),
]
BaseUrl = Annotated[
    str | None,
    typer.Option(
        "--base-url",
        metavar="URL",
        help=_("网站的网址，写进永久地址和站点地图；不写则取 qingdan.yaml 的 站点.网址。"),
        show_default=False,
    ),
]
Audience = Annotated[
    str,
    typer.Option(
        "--audience",
        metavar="public|internal",
        help=_("给谁看：public 只含可以公开的；internal 含草案和内部内容，不得外传。"),
    ),
]
Force = Annotated[bool, typer.Option("--force", help=_("文件夹里有别的文件也整个换掉。"))]
SignKey = Annotated[
    Path | None,
    typer.Option(
        "--sign-key",
        metavar="FILE",
        help=_("用这个 OpenSSH 私钥给清单文件签名，写成 manifest.json.sig。"),
        show_default=False,
    ),
]
Check = Annotated[
    bool,
    typer.Option(
        "--check",
        help=_("先做公开前检查（时限、索引、元数据、泄露、断链、保密审查），通过才换上新网站。"),
    ),
]
NoCache = Annotated[
    bool, typer.Option("--no-cache", help=_("不用上一次生成的页面，全部重新生成。"))
]
NoHistory = Annotated[
    bool,
    typer.Option("--no-history", help=_("不读版本库的历史：事项页面上没有历史版本和对照。")),
]


def check_address(address: str | None) -> None:
    """Raise ``QingdanError`` where ``--base-url`` is no address of a site."""
    if address is None:
        return
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(address)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        usable = False
    if not usable or parts.query or parts.fragment or any(c.isspace() for c in address):
        raise QingdanError(
            _("--base-url 不是网址：“{given}”。").format(given=address),
            _("写成 https://www.example.gov.cn/qingdan/ 这样，以 http:// 或 https:// 开头。"),
        )


def check_links(form: str, links: str) -> None:
    """Raise ``QingdanError`` where ``--links`` is given for what is no fragment."""
    if form != "fragments" and links != "none":
        raise QingdanError(
            _("--links 只和 --format fragments 一起用。"),
            _("去掉 --links，或者加 --format fragments。"),
        )
