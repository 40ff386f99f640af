"""A workspace in a real repository whose changes are declared, for the tests of ``adjust``."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ONE = "powers/zfj/cf-00000001.yaml"
TWO = "powers/zfj/cf-00000002.yaml"
DAY = "2026-01-05"
FIRST = f"adjustments/{DAY}-tzqd.yaml"


def power(name: str, limit: int = 90, day: str = "2020-01-01", status: str = "有效") -> str:
    """The text of a power; another limit or name is another content."""
    return (
        f"名称: 对{name}的处罚\n类型: 行政处罚\n状态: {status}\n生效日期: {day}\n"
        "依据: [《城市道路管理条例》第四十二条]\n"
        f"时限: {{法定: {limit}日, 起算: 立案之日}}\n"
    )


STEPS = (
    "文号: 测政办发〔2026〕1号\n日期: 2026-01-05\n生效日期: 2026-01-10\n"
    "审核: {日期: 2025-12-30}\n合法性审查: {日期: 2025-12-30, 通过: 是}\n"
    "审批: {机关: 测试市人民政府, 日期: 2026-01-04}\n公布: {日期: 2026-01-06}\n"
)


@dataclass
class Office:
    """Somebody at work in a clone: edits, commits, drafts, checks."""

    root: Path
    run: Callable[..., tuple[int, str, str]]
    git: Callable[..., str]

    def write(self, path: str, text: str | None) -> None:
        file = self.root / path
        if text is None:
            file.unlink()
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())

    def read(self, path: str) -> str:
        return (self.root / path).read_text(encoding="utf-8")

    def commit(self, message: str = "改") -> str:
        self.git(self.root, "add", "-A")
        self.git(self.root, "commit", "-q", "-m", message)
        return self.git(self.root, "rev-parse", "HEAD").strip()

    def adjust(self, *words: str) -> tuple[int, str, str]:
        return self.run("adjust", *words, "--as-of", DAY, cwd=self.root)

    def draft(self, *words: str) -> str:
        code, out, err = self.adjust("draft", *words)
        assert code == 0, err
        return out

    def publish(self, path: str = FIRST) -> None:
        """Make a draft the published text, with every step written down."""
        text = self.read(path).replace("阶段: 草案\n", "阶段: 公布稿\n" + STEPS)
        lines = text.split("\n")
        kept = [
            line
            for at, line in enumerate(lines)
            if not (line.startswith("生效日期:") and line in lines[:at])
        ]
        self.write(path, "\n".join(kept))

    def found(self, *words: str) -> list[tuple[str, str]]:
        """Rule and file of what ``adjust check`` finds."""
        code, out, err = self.adjust("check", *words, "--format", "json")
        assert code in (0, 1), err
        report: dict[str, Any] = json.loads(out)
        found = [(one["name"], one["file"]) for one in report["findings"]]
        assert (code == 1) == any(one["severity"] == "error" for one in report["findings"])
        return found
