"""``--baseline`` and ``--write-baseline`` of ``qingdan validate``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import QingdanError
from ..messages import _, system_reason
from ..rules.baseline import Baseline, read_baseline, write_baseline
from .reports import save

if TYPE_CHECKING:
    from ..rules.result import Report


def given_baseline(file: Path | None) -> Baseline | None:
    """Read ``--baseline``; None where it was not given.

    Raises ``QingdanError`` where it is no baseline.
    """
    if file is None:
        return None
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise QingdanError(
            _("没有基线文件 {file}。").format(file=file),
            _("用 qingdan validate --write-baseline {file} 生成。").format(file=file),
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise QingdanError(
            _("读不了基线文件：{why}").format(
                why=system_reason(error) if isinstance(error, OSError) else _("不是 UTF-8 编码")
            ),
            _("检查文件的权限和编码。"),
            file=str(file),
        ) from None
    return read_baseline(text, str(file))


def refuse_partial(*, partial: bool) -> None:
    """Refuse to write a baseline of a part: the rest would look mended."""
    if partial:
        raise QingdanError(
            _("--write-baseline 要检查整个工作区。"),
            _("去掉路径、--staged、--changed-since、--select 和 --ignore 再运行。"),
        )


def save_baseline(report: Report, file: Path) -> None:
    """Write the findings of a whole run to ``file``; an existing baseline only shrinks.

    Says on stderr what was written and what was left to be mended.
    """
    old = given_baseline(file) if file.exists() else None
    text = write_baseline(report.located, old)
    now = read_baseline(text, str(file))
    save(text, file)
    said = [_("基线 {file} 记下 {count} 个问题。").format(file=file, count=now.total)]
    if old is not None:
        said = [
            _("基线 {file} 从 {old} 个问题减到 {count} 个。").format(
                file=file, old=old.total, count=now.total
            )
        ]
        new = len(report.located) - now.total
        if new:
            said.append(
                _("另有 {count} 个新问题没有记入：基线只减不增，新问题要改好。").format(count=new)
            )
    said.append(_("在 qingdan.yaml 的“规则”下写“基线: 文件名”，以后检查就不再报这些老问题。"))
    sys.stderr.write("\n".join(said) + "\n")
