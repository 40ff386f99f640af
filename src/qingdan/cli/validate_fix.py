"""``--fix``, ``--unsafe-fixes`` and ``--diff`` of ``qingdan validate``."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..errors import QingdanError
from ..messages import _
from ..report.unified import unified
from ..rules.fixing import Fixed, is_fixable, settle
from ..rules.registry import BY_CODE
from ..store.snapshot import Overlaid
from ..store.write import write_files
from .progress import bar
from .reports import save_report
from .validate_input import refuse_other_snapshot
from .validate_waive import refuse_uncommitted

if TYPE_CHECKING:
    from ..rules.result import Located, Report
    from ..rules.run import Options
    from ..store.snapshot import Snapshot

_REASONS_SHOWN = 20


class Wanted(NamedTuple):
    """What was asked for on the command line."""

    fix: bool
    unsafe: bool
    diff: bool
    allow_dirty: bool
    quiet: bool


def demand_sensible(
    wanted: Wanted, rev: str | None, *, staged: bool, others: Mapping[str, bool]
) -> None:
    """Refuse fixes of anything but the files as they lie there, or beside other writing options.

    ``others`` says of options whether they were given.
    """
    if not (wanted.fix or wanted.diff):
        raise QingdanError(
            _("--unsafe-fixes 要和 --fix 或 --diff 一起用。"),
            _("先看会改什么：qingdan validate --diff --unsafe-fixes"),
        )
    option = "--diff" if wanted.diff else "--fix"
    refuse_other_snapshot(rev, staged=staged, option=option)
    for other, given in others.items():
        if given:
            raise QingdanError(
                _("{option} 和 {other} 不能同时用。").format(option=option, other=other),
                _("先运行 qingdan validate --fix，再处理剩下的问题。"),
            )


def fixed(
    root: Path, snapshot: Snapshot, options: Options, report: Report, wanted: Wanted
) -> tuple[Report, Snapshot]:
    """Write what can be mended; return the report on what is left and the files as they are now.

    Raises ``QingdanError``, and writes nothing, where a file has changes that are not committed
    or was changed meanwhile.
    """
    done, left = _settled(snapshot, options, report, wanted)
    if done.files:
        refuse_uncommitted(root, list(done.files), allowed=wanted.allow_dirty)
        _refuse_changed(root, done.before)
    changed = {path: text.encode("utf-8") for path, text in done.files.items()}
    write_files(root, changed)
    if not wanted.quiet:
        _say(_summary(done, left, wanted))
    return left, Overlaid(snapshot, changed)


def show_diff(
    snapshot: Snapshot, options: Options, report: Report, wanted: Wanted, output: Path | None
) -> int:
    """Write what ``--fix`` would change as a unified diff; return 1 where that is anything."""
    done, left = _settled(snapshot, options, report, wanted)
    before = {path: data.decode("utf-8") for path, data in done.before.items()}
    text = unified(before, done.files, report.workspace)
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8"))  # line endings are those of the files
    else:
        save_report(text, output)
    if not wanted.quiet:
        _say(_summary(done, left, wanted))
    return int(bool(done.files))


def _settled(
    snapshot: Snapshot, options: Options, report: Report, wanted: Wanted
) -> tuple[Fixed, Report]:
    with bar(_("修正"), quiet=wanted.quiet) as progress:
        again = replace(options, progress=progress)
        return settle(snapshot, again, report, unsafe=wanted.unsafe)


def _refuse_changed(root: Path, before: Mapping[str, bytes]) -> None:
    """Refuse to write where somebody else has written since the files were read."""
    for path, data in before.items():
        if (root / path).read_bytes() != data:
            raise QingdanError(
                _("文件在检查期间被改动了：{path}。没有改动任何文件。").format(path=path),
                _("保存并关闭编辑器里的文件，再运行一次。"),
            )


def _summary(made: Fixed, left: Report, wanted: Wanted) -> list[str]:
    """Say what was mended by rule, what was refused and why, what could be mended besides."""
    counts = Counter(one.finding.rule for one in made.applied)
    if not counts:
        said = [_("没有可以自动修正的问题。")]
    elif wanted.diff:
        said = [_("可以修正 {count} 个问题，要改 {files} 个文件；还没有写入。")]
    else:
        said = [_("修正了 {count} 个问题，改了 {files} 个文件。")]
    said[0] = said[0].format(count=counts.total(), files=len(made.files))
    for code, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        said.append(
            _("  {rule} {title}：{count}").format(
                rule=code, title=_(BY_CODE[code].title), count=count
            )
        )
    if made.refused:
        said.append(_("有 {count} 处没有改：").format(count=len(made.refused)))
        for refused in made.refused[:_REASONS_SHOWN]:
            said.append("  " + _place(refused.located) + refused.reason)
        if len(made.refused) > _REASONS_SHOWN:
            more = len(made.refused) - _REASONS_SHOWN
            said.append(_("  ……还有 {count} 处。").format(count=more))
    unsafe = 0 if wanted.unsafe else _unsafe(left)
    if unsafe:
        said.append(
            _("另有 {count} 个问题的修正需要人看过：用 --diff --unsafe-fixes 看会改什么。").format(
                count=unsafe
            )
        )
    return said


def _unsafe(left: Report) -> int:
    return sum(
        is_fixable(one, unsafe=True) and not is_fixable(one, unsafe=False) for one in left.located
    )


def _place(located: Located) -> str:
    finding = located.finding
    return f"{finding.file}:{finding.line}:{finding.column} {finding.rule} "


def _say(sentences: Iterable[str]) -> None:
    sys.stderr.write("".join(sentence + "\n" for sentence in sentences))
