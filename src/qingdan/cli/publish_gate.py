"""What the gate of ``qingdan publish --check`` has to know of the workspace."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import QingdanError
from ..messages import _
from .calendar import calendar_of

if TYPE_CHECKING:
    from ..publish.trust.gate import Gate
    from ..store.snapshot import Snapshot


def gate_of(root: Path, snapshot: Snapshot, asked: tuple[str, str]) -> Gate:
    """Return what the gate needs to know: the clock of the profile, and what was reviewed."""
    if asked != ("html", "public"):
        raise QingdanError(
            _(
                "--check 检查的是公开网站，不能和 --format markdown、--format fragments、"
                "--audience internal 一起用。"
            )
        )
    from dataclasses import replace

    from ..appearance.reading import read_appearance
    from ..law.succession.clocks import clocks
    from ..publish.audience import SiteAudience
    from ..publish.public.projection import Projection, project
    from ..publish.trust.gate import Clock, Gate
    from ..rules.profile import load
    from ..store.inventory import load_inventory, read_workspace_file
    from ..store.snapshot import revision

    profile = load(read_workspace_file(snapshot).profile)
    steps = clocks(profile.section("调整时限"))
    step = next(step for step in steps if step.step == "公开")

    def reviewed(commit: str) -> Projection | None:
        try:
            then = revision(root, commit)
            seen = project(load_inventory(then), SiteAudience.PUBLIC)
            return replace(seen, own=read_appearance(then).digest)
        except QingdanError:
            return None

    return Gate(Clock(step.days, step.source, calendar_of(snapshot)), reviewed)
