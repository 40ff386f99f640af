"""A second ``adjust draft`` while the first batch is still being written: which one is meant?"""

from __future__ import annotations

import shlex
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..errors import QingdanError
from ..messages import _, joined

if TYPE_CHECKING:
    from ..adjust.entries import Outcome
    from ..rules.ledger import Batch

_SHOWN = 3


def refuse_second(
    outcome: Outcome, held: Mapping[str, Mapping[str, Any]], given: Sequence[str]
) -> None:
    """Refuse to begin another batch where one that is not published should be brought up to date.

    That is one which holds the same items, at whatever stage, or any that is a draft. ``held`` are
    the adjustments on disk, ``given`` the words of the command that are to be given again.
    """
    from ..model.actions import AdjustmentStage
    from ..rules.ledger import Ledger

    waiting = [batch for batch in Ledger(held).batches if not batch.published]
    wanted = {entry.subject for entry in outcome.proposed}
    for batch in reversed(waiting):
        again = [entry for entry in batch.entries if entry.subject in wanted]
        if again:
            names = [entry.name or (entry.subject or ("",))[0] or entry.file for entry in again]
            shown = joined(f"“{name}”" for name in names[:_SHOWN])
            message = _("{names}已经写在还没有公布的 {file}（{stage}）里，后来又改了。").format(
                names=shown if len(names) <= _SHOWN else _("{shown} 等").format(shown=shown),
                file=batch.file,
                stage=batch.stage,
            )
            raise QingdanError(message, _hint(batch, given))
    for batch in reversed(waiting):
        if batch.stage == AdjustmentStage.DRAFT:
            message = _("还有一批没有公布的草案 {file}，所以没有另起一批。")
            raise QingdanError(message.format(file=batch.file), _hint(batch, given))


def _hint(batch: Batch, given: Sequence[str]) -> str:
    words = ["qingdan", "adjust", "draft", *given, "--update", batch.file]
    return _("更新那一批（人写的文字都留着）：{command}。确实要另起一批，加 --new。").format(
        command=shlex.join(words)
    )


__all__ = ["refuse_second"]
