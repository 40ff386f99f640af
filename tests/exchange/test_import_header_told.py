"""What is said of the header of a list without folders of organs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

Said = tuple[int, str, str]


def test_a_list_without_organs_is_named_itself(
    make_workspace: Callable[..., Path], run_cli: Callable[..., Said], tmp_path: Path
) -> None:
    root = make_workspace(
        {
            "organs.yaml": "机构:\n  jyj: {名称: 测试市教育局}\n",
            "territory/list.yaml": "默认: {批次: 第一批}\n",
        }
    )
    table = tmp_path / "属地.csv"
    table.write_text(
        "序号,事项名称,主体责任部门,主体责任,镇街配合责任\n"
        "1,校园周边治理,测试市教育局,牵头整治,巡查、报告\n",
        encoding="utf-8",
    )
    asked = ("import", str(table), "--list", "territory", "--dry-run", "--workspace", str(root))
    code, out, _err = run_cli(*asked)
    assert code == 0
    assert "属地管理责任清单 已有表头 territory/list.yaml" in out
    assert "机构 属地" not in out
