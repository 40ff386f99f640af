"""``--add-suppressions`` of ``qingdan validate``: leave today's findings alone for a time."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import QingdanError
from ..messages import _, joined
from ..rules.waiver_edits import add_waivers
from ..store.git import uncommitted
from ..store.write import write_files
from .validate_input import day

if TYPE_CHECKING:
    from ..rules.result import Report
    from ..store.snapshot import Snapshot


def demand_reason(reason: str | None, until: str | None) -> None:
    """Refuse waivers without a reason or a last day."""
    if not (reason and reason.strip()) or not until:
        raise QingdanError(
            _("--add-suppressions 要写明理由和期限。"),
            _("例如：--add-suppressions --reason 等上级目录公布 --until 2027-06-30"),
        )
    day(until, "--until")


def refuse_uncommitted(root: Path, paths: list[str], *, allowed: bool) -> None:
    """Refuse to rewrite files whose content git does not hold yet."""
    dirty = [] if allowed else uncommitted(root, paths)
    if dirty:
        shown = joined(dirty[:3]) + (_(" 等 {n} 个").format(n=len(dirty)) if dirty[3:] else "")
        raise QingdanError(
            _("有文件还没有提交，改写后就退不回去了：{files}。").format(files=shown),
            _("先用 git commit 提交；确实要改，加 --allow-dirty。"),
        )


def save_waivers(
    root: Path,
    snapshot: Snapshot,
    report: Report,
    reason: str,
    until: str,
    *,
    allow_dirty: bool,
) -> None:
    """Write a waiver for every finding of the report; say on stderr what was done."""
    waived = add_waivers(snapshot, report.located, reason.strip(), day(until, "--until"))
    refuse_uncommitted(root, list(waived.files), allowed=allow_dirty)
    changed = write_files(root, waived.files)
    said = [
        _("在 {files} 个文件里豁免了 {count} 个问题，到 {until} 为止。").format(
            files=len(changed), count=waived.covered, until=until
        )
    ]
    if waived.left:
        said.append(
            _("另有 {count} 个问题不能豁免：文件读不了，或者不在事项、表头、机构名录里。").format(
                count=waived.left
            )
        )
    sys.stderr.write("\n".join(said) + "\n")
