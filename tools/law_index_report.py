"""What the builder of the law index found odd, in Markdown: conflicts, gaps, files without law."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from qingdan.law.library.assembled import Assembled
from qingdan.law.library.versions import EARLIER, EFFECTIVE


def report(laws: Sequence[Assembled], skipped: Sequence[str]) -> str:
    """Return the whole report."""
    lines = ["# 法规库索引：核对报告", "", "由 `tools/make_law_index.py` 生成。", ""]
    ranks = Counter(made.law.rank.value for made in laws)
    lines += ["## 数量", "", "| 位阶 | 部 | 有条文结构 | 已废止 |", "| --- | --: | --: | --: |"]
    for rank, count in ranks.most_common():
        those = [made for made in laws if made.law.rank.value == rank]
        held = sum(bool(made.articles) for made in those)
        ended = sum(made.law.repeal is not None for made in those)
        lines.append(f"| {rank} | {count} | {held} | {ended} |")
    for what, title in (
        (EFFECTIVE, "来源之间施行日期不一致"),
        (EARLIER, "来源把首次施行日期当作后来文本的施行日期"),
    ):
        lines += [
            "",
            f"## {title}",
            "",
            "| 法规 | 文本 | 采用 | 各来源 |",
            "| --- | --- | --- | --- |",
        ]
        for made in laws:
            for conflict in made.conflicts:
                if conflict.what == what:
                    said = "；".join(f"{name} {value}" for name, value in conflict.claims)
                    chosen = conflict.chosen or "不详"
                    lines.append(f"| {made.law.title} | {conflict.version} | {chosen} | {said} |")
    lines += ["", "## 来源之间条文文字不一致（按不确定处理）", ""]
    lines += [
        f"- {made.law.title}（{conflict.version}）{conflict.what}：采用 {conflict.chosen}"
        for made in laws
        for conflict in made.conflicts
        if not conflict.what.startswith(EFFECTIVE)
    ]
    lines += ["", "## 读不出的条（按不知道处理，不说没有）", ""]
    lines += [f"- {title}（{version}）：{gaps}" for title, version, gaps in _gaps(laws)]
    lines += ["", "## 只知道已废止、不知道何时被什么废止", ""]
    lines += [
        f"- {made.law.title}"
        for made in laws
        if made.law.repeal is not None and made.law.repeal.on is None
    ]
    lines += ["", "## 没有条文的文件", "", *(f"- {place}" for place in skipped), ""]
    return "\n".join(lines)


def _gaps(laws: Sequence[Assembled]) -> list[tuple[str, str, str]]:
    found: list[tuple[str, str, str]] = []
    for made in laws:
        for version, articles in made.articles.items():
            have = {article.number for article in articles}
            missing = sorted(set(range(1, max(have) + 1)) - have)
            if missing:
                shown = "、".join(str(number) for number in missing[:12])
                found.append((made.law.title, version, shown + ("……" if len(missing) > 12 else "")))
    return found
