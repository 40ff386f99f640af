"""An office that commits on days of one's choice: what histories are tested on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from qingdan.history.entries import ItemHistory, item_history
from qingdan.history.ledger import Ledger, read_ledger
from qingdan.history.remembered import Memory

Git = Callable[..., str]

ITEM = "cf-00000001"
PATH = f"powers/zfj/{ITEM}.yaml"
POWER = "名称: 对占道经营的处罚\n类型: 行政处罚\n生效日期: 2024-01-01\n时限: {承诺: 60日}\n"


class Office:
    """A workspace in a repository; every commit is made on a day of one's choice."""

    def __init__(self, root: Path, git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root, self.git, self.monkeypatch = root, git, monkeypatch

    def commit(self, day: str, files: dict[str, str | None] | None = None) -> str:
        for path, text in (files or {}).items():
            file = self.root / path
            if text is None:
                file.unlink()
                continue
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        self.at(day)
        self.git(self.root, "add", "-A")
        self.git(self.root, "commit", "-q", "--allow-empty", "-m", "某人的说明")
        return self.tip()

    def at(self, day: str) -> None:
        for name in ("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"):
            self.monkeypatch.setenv(name, f"{day}T23:30:00+08:00")

    def tip(self) -> str:
        return self.git(self.root, "rev-parse", "HEAD").strip()

    def ledger(self, memory: Memory | None = None) -> Ledger:
        return read_ledger(self.root, self.tip(), memory)

    def history(self, item: str = ITEM) -> ItemHistory:
        return item_history(self.root, self.ledger(), item)
