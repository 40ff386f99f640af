"""``qingdan verify``: is a published folder what its manifest says?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import QingdanError
from ..messages import _
from . import progress
from .options import QuietOption, demand

if TYPE_CHECKING:
    from ..report.verification import SignatureCheck

FORMATS = ("text", "json")


def command(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help=_("发布出来的文件夹，如 site。"))
    ] = Path("site"),
    form: Annotated[
        str, typer.Option("--format", metavar="text|json", help=_("给人看，或给程序读。"))
    ] = "text",
    allowed: Annotated[
        Path | None,
        typer.Option(
            "--allowed-signers",
            metavar="FILE",
            help=_("谁可以签名（OpenSSH 的 allowed_signers 文件）；写了就必须有有效的签名。"),
            show_default=False,
        ),
    ] = None,
    signature: Annotated[
        Path | None,
        typer.Option(
            "--signature",
            metavar="FILE",
            help=_("签名文件；不写则用文件夹里的 manifest.json.sig。"),
            show_default=False,
        ),
    ] = None,
    quiet: QuietOption = False,
) -> int:
    """Check and report; returns 1 where anything is not as the manifest says."""
    demand("--format", form, FORMATS)
    if signature is not None and allowed is None:
        raise QingdanError(
            _("--signature 要和 --allowed-signers 一起用。"),
            _("核对签名要知道谁可以签：--allowed-signers 写一个 OpenSSH 的 allowed_signers 文件。"),
        )
    from ..publish.trust.verify import verify_folder
    from ..report.verification import verification_json, verification_text
    from .reports import write_report

    with progress.bar(_("核对文件"), quiet=quiet) as advance:
        checked = verify_folder(folder, advance)
    said = _check_signature(folder, signature, allowed)
    if form == "json":
        write_report(verification_json(folder.as_posix(), checked, said), None)
    elif not quiet or checked.deviations or said.refused:
        write_report(verification_text(checked, said), None)
    return int(bool(checked.deviations or said.refused))


def _check_signature(folder: Path, signature: Path | None, allowed: Path | None) -> SignatureCheck:
    from ..report.verification import SignatureCheck

    if allowed is None:
        return SignatureCheck()
    from ..publish.trust.signing import BadSignatureError, verify_signature
    from ..publish.writing.manifest import SIGNATURE

    file = signature or folder / SIGNATURE
    if signature is None and not file.is_file():
        return SignatureCheck(refused=_("没有签名（{file}）。").format(file=SIGNATURE))
    try:
        return SignatureCheck(signer=verify_signature(folder, file, allowed))
    except BadSignatureError as error:
        return SignatureCheck(refused=error.message)
