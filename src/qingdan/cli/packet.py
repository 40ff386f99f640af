"""``qingdan packet``: the file of a meeting on one adjustment, the page to sign first."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import QingdanError
from ..messages import _
from .announce_documents import FORMATS, point_out, refuse, write_document
from .calendar import calendar_of
from .options import QuietOption, WorkspaceOption, day_or_today, demand

if TYPE_CHECKING:
    from ..announce.packet import Packet

_ENDINGS = {"docx": ".docx", "markdown": ".md", "html": ".html"}

AdjustmentArgument = Annotated[
    str,
    typer.Argument(
        metavar="ADJUSTMENT", help=_("adjustments/ 里一个调整的文件名，如 2026-03-01-ndtz。")
    ),
]
PlaceOption = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="DIR|FILE",
        help=_("写到哪个文件夹或者文件；不写则写到当前文件夹，Markdown 写到屏幕。"),
        show_default=False,
    ),
]
FormatOption = Annotated[
    str, typer.Option("--format", metavar="docx|markdown|html", help=_("输出格式。"))
]
BaseOption = Annotated[
    str | None,
    typer.Option(
        "--base",
        metavar="REV",
        help=_("调整前的版本；写了才有前后的数量和全部改动的对照。"),
        show_default=False,
    ),
]
AsOfOption = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help=_("按这一天看时限、答复和依据的效力；不写则为今天。"),
        show_default=False,
    ),
]


def command(
    adjustment: AdjustmentArgument,
    output: PlaceOption = None,
    output_format: FormatOption = "docx",
    base: BaseOption = None,
    as_of: AsOfOption = None,
    workspace: WorkspaceOption = None,
    quiet: QuietOption = False,
) -> int:
    """Write the packet; returns 1, and writes nothing, where a number does not come out."""
    demand("--format", output_format, FORMATS)
    from ..announce.declared import BrokenAdjustmentError

    try:
        packet = _packet(adjustment, workspace, base, as_of)
    except BrokenAdjustmentError as broken:
        return point_out(broken)
    if not packet.made.may_be_published:
        return refuse(packet.made.wrong, packet.made.unknown)
    from ..report.packet_paper import packet_paper

    place = _place(output, output_format, packet.declared.stem)
    write_document(packet_paper(packet), output_format, place)
    if not quiet:
        _tell(place, compared=packet.versions.comparison is not None)
    return 0


def _tell(place: Path | None, *, compared: bool) -> None:
    """Say on stderr where the packet is, and what would make it complete."""
    if place is not None:
        sys.stderr.write(_("会议材料写在 {file}。").format(file=place) + "\n")
    if not compared:
        sys.stderr.write(
            _("注意：")
            + _(
                "没有调整前的版本可比，前后对照只列调整里写明的改动；"
                "用 --base 指明调整前的版本可以列全。"
            )
            + "\n"
        )


def _packet(adjustment: str, workspace: Path | None, base: str | None, as_of: str | None) -> Packet:
    from ..announce.declared import find
    from ..announce.packet import Around, make_packet
    from .announce_versions import gather
    from .law_library import open_for
    from .validate_input import memory_of

    read = gather(workspace, base, None)
    declared = find(read.head, adjustment)
    library = open_for(read.root).library
    around = Around(
        read.head,
        read.profile,
        library,
        calendar_of(read.head),
        day_or_today(as_of),
        memory_of(read.root, read.head),
    )
    return make_packet(declared, read.versions, around)


def _place(output: Path | None, output_format: str, stem: str) -> Path | None:
    """Return the file to write: a folder gets a file named after the adjustment."""
    name = stem + "-会议材料" + _ENDINGS[output_format]
    if output is None:
        return Path(name) if output_format == "docx" else None
    if output.is_dir():
        return output / name
    if output.suffix and output.suffix != _ENDINGS[output_format]:
        raise QingdanError(
            _("文件名以 {suffix} 结尾，格式却是 {format}。").format(
                suffix=output.suffix, format=output_format
            ),
            _("改文件名，或者加上 --format。"),
        )
    return output
