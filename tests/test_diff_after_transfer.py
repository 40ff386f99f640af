"""What ``qingdan transfer`` did reads as one 划转: in every format, whatever the move brought."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest

from qingdan.compare.comparison import compare_contents
from qingdan.report.changes_text import plain_text

DAY = "2026-12-01"
DOCUMENT = "栖云政发〔2026〕30号"


@pytest.fixture
def reformed(sample, tmp_path, git, run_cli) -> Path:
    """The sample, committed, and then all of one street office handed to a department."""
    root = tmp_path / "inventories"
    shutil.copytree(sample, root)
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "一")
    order = ("transfer", "lyj", "zrzy", "--all", "--close", "--on", DAY, "--document", DOCUMENT)
    code, _out, err = run_cli(*order, "-w", root, "-q")
    assert code == 0, err
    return root


def told(run_cli: Any, root: Path, *words: str) -> str:
    code, out, err = run_cli("diff", "HEAD", *words, "--as-of", "2026-11-22", "-w", root)
    assert code == 0, err
    return str(out)


def test_the_contract(reformed, run_cli):
    record = json.loads(told(run_cli, reformed, "--format", "json"))
    (transfer,) = record["transfers"]
    assert (transfer["from"], transfer["to"]) == ("lyj", "zrzy")
    # A department keeps no 履行职责事项清单: these stay until a person ends them.
    assert transfer["stays"] == len([*(reformed / "fulfilment" / "lyj").glob("lz-*.yaml")]) > 0
    assert transfer["count"] == record["counts"]["moved"] == len(transfer["items"]) > 2
    assert transfer["changed"] == []
    count = transfer["count"]
    assert transfer["brought"] == [
        {"key": "生效日期", "count": count, "value": DAY},
        {"key": "批准", "count": count, "value": DOCUMENT},
        {"key": "序号", "count": count, "value": None},
    ]


def test_the_terminal(reformed, run_cli):
    text = told(run_cli, reformed)
    assert text.count("[划转]") == 0
    assert len(re.findall(r"^划转：", text, re.M)) == 1
    assert f"随划转改变的：生效日期 4 项（{DAY}）；批准 4 项（{DOCUMENT}）；序号 4 项。" in text
    assert "表头随之删去：柳堰街道办事处职责任务清单；" in text
    assert "柳堰街道办事处承接：栖云市自然资源和规划局" in text
    assert "powers/lyj" not in text
    assert text.count("\n  [") == 1  # what is left is the group that had the office as a member
    assert "[修改] 机构名录：各镇人民政府和街道办事处" in text


def test_the_pull_request(reformed, run_cli):
    page = told(run_cli, reformed, "--format", "markdown")
    assert page.count("<details><summary>划转：") == 1
    assert "设定权限有变化" not in page
    assert "**以后才生效或者失效：1 处**" in page
    assert page.count("业主委员会备案") == 1
    assert page.count("<details>") == 3


def test_the_page_and_the_paper(reformed, run_cli, tmp_path):
    page = told(run_cli, reformed, "--format", "html")
    assert "随划转改变的：生效日期 4 项" in page
    assert page.count('class="change"') == 1
    assert "<li>清单表头：柳堰街道办事处职责任务清单</li>" in page
    told(run_cli, reformed, "--format", "docx", "-o", str(tmp_path / "a.docx"))
    xml = zipfile.ZipFile(tmp_path / "a.docx").read("word/document.xml").decode()
    assert "随划转改变的：生效日期 4 项" in xml
    assert xml.count("<w:ins ") == xml.count("<w:del ") == 1


NEW, OLD = "11990100M00000027Q", "11990100M00000019X"


def department(organ: str, **codes: Any) -> dict[str, bytes]:
    """Two items with these codes."""
    value = {"名称": "甲许可", "编码": codes, "承办机构": ["审批科"]}
    return {
        f"powers/{organ}/xk-0000000{n}.yaml": json.dumps(value, ensure_ascii=False).encode()
        for n in (1, 2)
    }


@pytest.mark.parametrize(
    ("before", "after", "besides"),
    [
        ({"实施编码": OLD + "3000"}, {"实施编码": NEW + "3000", "曾用": [OLD + "3000"]}, 0),
        (
            {"实施编码": OLD + "3", "业务办理项编码": OLD + "301"},
            {"实施编码": NEW + "3", "业务办理项编码": NEW + "301", "曾用": [OLD + "3"]},
            0,
        ),
        ({"实施编码": OLD + "3000"}, {"曾用": [OLD + "3000"]}, 0),
        ({"实施编码": OLD + "3000"}, {"实施编码": NEW + "3999", "曾用": [OLD + "3000"]}, 2),
        ({"基本编码": "000115012000"}, {"基本编码": "000115013000"}, 2),
        ({"地方编码": "0302"}, {"地方编码": "0303"}, 2),
    ],
)
def test_codes_that_follow_the_organ_and_codes_that_change(before, after, besides):
    comparison = compare_contents(department("ghj", **before), department("zrzy", **after))
    (transfer,) = comparison.transfers
    assert len(transfer.changed) == besides
    assert len(comparison.untold) == besides
    assert ("编码 2 项" in plain_text(comparison)) is (besides == 0 or "曾用" in after)


def test_names_of_the_organ_follow_it():
    organs = {"ghj": {"名称": "甲市规划局"}, "zrzy": {"名称": "甲市自然资源局"}}
    register = {"organs.yaml": json.dumps({"机构": organs}, ensure_ascii=False).encode()}

    def held(organ: str, office: str, **more: Any) -> dict[str, bytes]:
        value = {"名称": "甲许可", "受理机构": office, **more}
        return {
            f"powers/{organ}/xk-0000000{n}.yaml": json.dumps(value, ensure_ascii=False).encode()
            for n in (1, 2)
        }

    old = register | held("ghj", "甲市规划局", 共同实施=["zrzy"])
    (transfer,) = compare_contents(old, register | held("zrzy", "甲市自然资源局")).transfers
    assert transfer.changed == ()
    assert [(one.key, one.count) for one in transfer.brought] == [("机构名称", 2), ("共同实施", 2)]
    (transfer,) = compare_contents(old, register | held("zrzy", "甲市政务服务局")).transfers
    assert len(transfer.changed) == 2


def test_an_organ_that_keeps_items_keeps_its_header_too():
    header = "标题: 清单\n默认: {状态: 有效}\n".encode()
    lists = {"powers/zrzy/list.yaml": header, "powers/ghj/list.yaml": header}
    base = {**lists, **department("ghj"), "powers/ghj/xk-00000009.yaml": "名称: 乙\n".encode()}
    head = {**base, **department("zrzy")}
    for path in department("ghj"):
        del head[path]
    del head["powers/ghj/list.yaml"]
    comparison = compare_contents(base, head)
    assert comparison.transfers[0].stays == 1
    assert [change.base_file for change in comparison.untold] == ["powers/ghj/list.yaml"]


def test_a_stated_number_of_items_that_follows_is_told_with_them():
    def header(count: int, phone: str) -> bytes:
        said = f"标题: 某局清单\n声明数量: {{主项: {count}}}\n默认: {{监督方式: '{phone}'}}\n"
        return said.encode()

    base = {"powers/zrzy/list.yaml": header(1, "12345"), **department("ghj")}
    moved = department("zrzy")
    comparison = compare_contents(base, {"powers/zrzy/list.yaml": header(3, "12345"), **moved})
    assert comparison.untold == ()
    assert "表头的声明数量随之改变：某局清单：1 → 3" in plain_text(comparison)
    comparison = compare_contents(base, {"powers/zrzy/list.yaml": header(3, "12329"), **moved})
    assert [change.name for change in comparison.untold] == ["某局清单"]


def test_relatives_are_told_by_name():
    base = {"powers/ghj/xk-00000001.yaml": "名称: 甲\n".encode()}
    head = {
        "powers/ghj/xk-00000001.yaml": "名称: 甲\n状态: 废止\n承接: [xk-00000002]\n".encode(),
        "powers/ghj/xk-00000002.yaml": "名称: 乙\n承接自: [xk-00000001]\n".encode(),
    }
    text = plain_text(compare_contents(base, head))
    assert "去向：乙（xk-00000002）" in text
    assert "来自：甲（xk-00000001）" in text
