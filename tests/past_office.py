"""An office whose lists have a past: several commits, adjustments, and things that must not leave.

What is internal in any version holds ``CANARY``; a test looks for it in every byte of a site.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from qingdan.announce.categories import read_categories
from qingdan.announce.issuing import read_steps
from qingdan.chronicle.making import Source, make_chronicle
from qingdan.publish.audience import SiteAudience
from qingdan.publish.build import Built, Order, build
from qingdan.publish.public.projection import Projection, project
from qingdan.publish.public.versions import Chronicle
from qingdan.publish.siteformat import SiteFormat
from qingdan.rules.profile import load
from qingdan.store import git as plumbing
from qingdan.store.inventory import Inventory, load_inventory
from qingdan.store.snapshot import revision, worktree

from .offices import Git, Office
from .publish_cases import CANARY

ITEM = "cf-00000001"
PAGE = f"powers/{ITEM}.html"
PATH = f"powers/zfj/{ITEM}.yaml"

WORKSPACE = """格式: 1
名称: 测试市三张清单
虚构: true
层级: 市级
站点: {标题: 测试市清单, 主办单位: 测试市委编办, 网址: "https://list.example.invalid/qd/"}
扩展字段: {powers: [{名称: 网办深度}]}
"""
ORGANS = """机构:
  zfj: {名称: 测试市综合执法局, 简称: [执法局], 性质: 政府工作部门, 层级: 市级}
  zrzy: {名称: 测试市自然资源局, 性质: 政府工作部门, 层级: 市级}
"""
TEXTS = "处罚-直接: {用途: 责任事项, 内容: [依法立案, 依法决定]}\n"
HEADER = "标题: 测试市综合执法局权力责任清单\n公布日期: 2024-01-10\n默认: {状态: 有效}\n"


def power(name: str = "对占道经营的处罚", limit: str = "60日", more: str = "") -> str:
    """An item in force."""
    return (
        f"名称: {name}\n类型: 行政处罚\n生效日期: 2024-01-01\n"
        f"依据: [{{引用: 《中华人民共和国城乡规划法》第六十四条, 原文: 责令停止建设}}]\n"
        f"时限: {{承诺: {limit}}}\n"
        f"责任事项: {{直接实施: {{套用: 处罚-直接}}}}\n{more}"
    )


def redacted(rules: str) -> str:
    """Return the settings of the workspace with redactions of the past."""
    return WORKSPACE.replace('qd/"}', f'qd/", 历史遮盖: [{rules}]}}')


FIRST = {
    "qingdan.yaml": WORKSPACE,
    "organs.yaml": ORGANS,
    "texts/all.yaml": TEXTS,
    "powers/zfj/list.yaml": HEADER,
    PATH: power(),
    "powers/zfj/cf-00000002.yaml": power("对违法建设的处罚"),
}


class PastOffice(Office):
    """An office that publishes what it committed, with its past."""

    def __init__(self, root: Path, git: Git, monkeypatch: pytest.MonkeyPatch, out: Path) -> None:
        super().__init__(root, git, monkeypatch)
        self.out = out

    def past(
        self, *, audience: SiteAudience = SiteAudience.PUBLIC, dirty: bool = False
    ) -> Chronicle:
        """Return the chronicle of the last commit, or of the working tree."""
        inventory = load_inventory(worktree(self.root) if dirty else revision(self.root, "HEAD"))
        return self.chronicle(inventory, project(inventory, audience), dirty=dirty)

    def chronicle(
        self, inventory: Inventory, projection: Projection, *, dirty: bool = False
    ) -> Chronicle:
        snapshot = worktree(self.root) if dirty else revision(self.root, "HEAD")
        changed: frozenset[str] = frozenset()
        if dirty:
            listed = plumbing.changed_paths(self.root, self.tip(), None)
            both = [(one.base_path, one.head_path) for one in listed]
            changed = frozenset(path for pair in both for path in pair if path)
        profile = load(inventory.workspace.profile)
        categories = read_categories(profile.section("公告分类"))
        steps = read_steps(profile.section("调整审批"))
        source = Source(snapshot, categories, self.root, self.ledger(), changed, self.notes, steps)
        return make_chronicle(source, inventory, projection)

    notes: Path | None = None

    def publish(
        self,
        *,
        audience: SiteAudience = SiteAudience.PUBLIC,
        dirty: bool = False,
        form: SiteFormat = SiteFormat.HTML,
        memory: Path | None = None,
    ) -> Built:
        """Build the site of the last commit, or of the working tree."""

        def whole(inventory: Inventory, projection: Projection) -> Chronicle:
            return self.chronicle(inventory, projection, dirty=dirty)

        snapshot = worktree(self.root) if dirty else revision(self.root, "HEAD")
        order = Order(self.out, form, audience, jobs=1, force=True, memory=memory, past=whole)
        return build(snapshot, order)

    def page(self, path: str = PAGE) -> str:
        """Return a file of the site as text."""
        return (self.out / path).read_text(encoding="utf-8")

    def files(self) -> list[str]:
        """List the files of the site."""
        return sorted(
            p.relative_to(self.out).as_posix() for p in self.out.rglob("*") if p.is_file()
        )

    def bytes(self) -> dict[str, bytes]:
        """Return the files of the site with their content."""
        return {path: (self.out / path).read_bytes() for path in self.files()}


def leaks(office: PastOffice) -> list[str]:
    """Publish, and return the files of the site that hold something internal."""
    office.publish()
    word = CANARY.encode()
    return [path for path, data in office.bytes().items() if word in data or CANARY in path]
