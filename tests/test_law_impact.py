"""``qingdan law impact``: who cites a changed law, what to cite instead, and putting it in."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from qingdan.impact.applying import Decision, apply
from qingdan.impact.assess import assess
from qingdan.impact.change import change_of
from qingdan.impact.citing import citing
from qingdan.impact.confirming import settled
from qingdan.law.citing.parsing import read
from qingdan.law.library.library import open_library
from qingdan.law.reference import Locator
from qingdan.model.adjustment import Adjustment
from qingdan.rules.schema.check import check_record
from qingdan.store.reader import read_mapping

AIR = "《中华人民共和国大气污染防治法》"
CODE = "《中华人民共和国生态环境法典》"
SMOKE = f"""\
# 油烟
名称: 对露天烧烤的处罚   # 名称以后再改
类型: 行政处罚
依据:
  - 引用: {AIR}第六十一条   # 依据一
    原文: |-
      城市人民政府可以根据大气环境质量状况，划定并公布禁止使用高排放非道路移动机械的区域。
  - {{引用: {AIR}第一百零七条第一款、第二款、第一百零五条，《城市供水条例》第三条, 作用: 设定}}
备注: 依照{AIR}第九十九条第一项、第二项的规定办理
"""
FINE = """\
名称: 对委托的检查
类型: 行政检查
依据:
  - 《中华人民共和国行政处罚法》（2017年修正）第十八条
  - 《中华人民共和国行政处罚法》第九条第二款
  - 《中华人民共和国行政处罚法》第一条
"""
OTHER = "名称: 别的\n类型: 行政检查\n依据:\n  - 《城市供水条例》第三条\n"
FILES = {
    "powers/zfj/cf-00000001.yaml": SMOKE,
    "powers/zfj/jc-00000002.yaml": FINE,
    "powers/zfj/jc-00000003.yaml": OTHER,
}


@pytest.fixture(autouse=True)
def no_added_texts(monkeypatch, tmp_path):
    monkeypatch.setenv("QINGDAN_LAWS", str(tmp_path / "no-texts"))


@pytest.fixture
def root(make_workspace, git):
    folder = make_workspace(FILES)
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "清单")
    return folder


@pytest.fixture
def impact(run_cli, root):
    def run(*arguments: str):
        return run_cli("law", "impact", *arguments, "--workspace", root, "--as-of", "2026-11-22")

    return run


def record_of(impact, law: str, *more: str):
    code, out, _err = impact(law, "--format", "json", *more)
    assert code == 0
    return json.loads(out)


class TestReport:
    def test_every_citation_with_what_it_may_read(self, impact):
        record = record_of(impact, "大气污染防治法")
        assert record["schema"] == "qingdan/impact/1"
        assert (record["from"], record["to"], record["repealed"]) == ("2018-10-26", None, True)
        assert record["day"] == "2026-08-15"
        assert record["successors"] == ["中华人民共和国生态环境法典"]
        assert record["items"] == 1
        rows = [(row["field"], row["text"], row["proposal"]) for row in record["work"]]
        assert rows == [
            ("依据[0].引用", f"{AIR}第六十一条", f"{CODE}第二百三十条"),
            ("依据[1].引用", f"{AIR}第一百零七条第一款、第二款", f"{CODE}第一千一百一十九条"),
            ("依据[1].引用", "第一百零五条", f"{CODE}第一千一百一十七条"),
            ("备注", f"{AIR}第九十九条第一项、第二项", f"{CODE}第一千一百零七条"),
        ]
        assert [row["detail_lost"] for row in record["work"]] == [False, True, False, True]
        assert [row["quoted"] for row in record["work"]] == [True, False, False, False]
        assert all(0 < row["score"] <= 1 for row in record["work"])
        assert all(row["confirmed"] is None for row in record["work"])

    def test_articles_name_the_other_candidates(self, impact):
        record = record_of(impact, "大气污染防治法")
        (found,) = [one for one in record["articles"] if one["article"] == 99]
        assert {one["article"] for one in found["successors"]} >= {1107, 1102}
        assert found["redline"] is None  # no texts were added

    def test_a_new_version_of_the_same_law(self, impact):
        record = record_of(impact, "行政处罚法")
        assert (record["from"], record["to"]) == ("2017-09-01", "2021-01-22")
        assert record["counts"] == {"renumbered": 1, "replaced": 1, "untouched": 1}
        rows = [(row["text"], row["proposal"], row["verdict"]) for row in record["work"]]
        law = "《中华人民共和国行政处罚法》"
        assert rows == [
            (f"{law}（2017年修正）第十八条", f"{law}第二十条", "replaced"),
            (f"{law}第九条第二款", f"{law}第十条第二款", "renumbered"),
        ]

    def test_the_deadlines(self, impact):
        record = record_of(impact, "大气污染防治法")
        (first, *_rest) = record["deadlines"]
        assert (first["step"], first["due"], first["overdue"]) == ("申请", "2026-08-28", True)
        waiting = {one["step"]: one["due"] for one in record["deadlines"]}
        assert waiting["公开"] is None

    @pytest.mark.parametrize(("form", "mark"), [("text", "  → "), ("markdown", "| --- |")])
    def test_for_people(self, impact, form, mark):
        code, out, _err = impact("大气污染防治法", "--format", form)
        assert code == 0
        assert "自2026-08-15起废止" in out
        assert f"{CODE}第二百三十条" in out
        assert "2026-08-28（已过）" in out
        assert mark in out

    def test_a_law_nobody_cites(self, impact):
        code, out, _err = impact("水污染防治法")
        assert code == 0
        assert "0处引用要改" in out
        assert "时限" not in out


class TestCalendar:
    def test_a_deadline_beyond_the_calendar_is_unknown(self, impact, root):
        record = record_of(impact, "农业法")
        assert record["day"] == "2027-01-01"
        assert record["deadlines"][0]["due"] is None
        assert record["deadlines"][0]["calendar_missing"] == 2027
        (root / "powers/zfj/jc-00000003.yaml").write_text(
            OTHER + "备注: 见《中华人民共和国农业法》第九条\n", encoding="utf-8"
        )
        _code, out, _err = impact("农业法")
        assert "不明：缺2027年的工作日安排" in out

    def test_the_workspace_can_add_the_year(self, impact, root):
        (root / "calendar.yaml").write_text(
            '"2027":\n  放假: [2027-01-01至2027-01-03]\n', encoding="utf-8"
        )
        record = record_of(impact, "农业法")
        assert record["deadlines"][0]["due"] == "2027-01-15"

    def test_a_wrong_calendar_is_told_and_not_used(self, impact, root):
        (root / "calendar.yaml").write_text('"2027":\n  放假: [元旦]\n', encoding="utf-8")
        code, out, err = impact("农业法", "--format", "json")
        assert code == 0
        assert "“元旦”读不懂" in err
        assert json.loads(out)["deadlines"][0]["calendar_missing"] == 2027


class TestMistakes:
    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            (["大气污染防护法"], "没有《大气污染防护法》"),
            (["大气污染防治法", "--to", "3021"], "--to “3021”"),
            (["大气污染防治法", "--from", "3021"], "--from “3021”"),
            (["城乡规划法", "--to", "水法"], "--to “水法”"),
            (["大气污染防治法", "--format", "xlsx"], "要写到文件里"),
            (["大气污染防治法", "--apply", "不存在.json"], "读不了文件"),
        ],
    )
    def test_are_explained(self, impact, arguments, words):
        code, _out, err = impact(*arguments)
        assert code == 2
        assert words in err

    @pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b"PK\x03\x04", b'{"work": [1]}'])
    def test_a_file_that_is_no_work_list(self, impact, tmp_path, content):
        path = tmp_path / "工作单"
        path.write_bytes(content)
        code, _out, err = impact("大气污染防治法", "--apply", str(path))
        assert code == 2
        assert "不是 law impact 的工作单" in err


class TestApply:
    def confirm(self, impact, tmp_path, chosen, law="大气污染防治法"):
        """Write a work list in which rows are confirmed: by number, what they shall read."""
        record = record_of(impact, law)
        for row in record["work"]:
            row["confirmed"] = chosen.get(row["number"])
        path = tmp_path / "工作单.json"
        path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
        return str(path)

    def test_only_the_citation_changes(self, impact, root, tmp_path):
        work = self.confirm(impact, tmp_path, {1: True})
        code, out, err = impact("大气污染防治法", "--apply", work)
        assert code == 0
        assert out.split() == [
            "adjustments/2026-08-15-dqwrfzf.yaml",
            "powers/zfj/cf-00000001.yaml",
        ]
        assert (root / "powers/zfj/cf-00000001.yaml").read_text(encoding="utf-8") == SMOKE.replace(
            f"{AIR}第六十一条", f"{CODE}第二百三十条"
        )
        assert "“原文”还是旧的" in err

    @pytest.mark.parametrize(
        ("chosen", "reads"),
        [
            (
                {2: True, 3: True},
                f"{CODE}第一千一百一十九条、第一千一百一十七条，《城市供水条例》第三条",
            ),
            (  # the second still means the old law
                {2: f"{CODE}第一千一百一十九条第一款"},
                f"{CODE}第一千一百一十九条第一款、{AIR}第一百零五条，《城市供水条例》第三条",
            ),
            (
                {3: True},
                f"{AIR}第一百零七条第一款、第二款、{CODE}第一千一百一十七条，《城市供水条例》第三条",
            ),
            (
                {2: "《城市供水条例》第五条", 3: True},
                f"《城市供水条例》第五条、{CODE}第一千一百一十七条，《城市供水条例》第三条",
            ),
        ],
    )
    def test_citations_that_share_a_title(self, impact, root, tmp_path, chosen, reads):
        work = self.confirm(impact, tmp_path, chosen)
        assert impact("大气污染防治法", "--apply", work)[0] == 0
        written = (root / "powers/zfj/cf-00000001.yaml").read_text(encoding="utf-8")
        assert reads in written
        before = f"{AIR}第一百零七条第一款、第二款、第一百零五条，《城市供水条例》第三条"
        assert written == SMOKE.replace(before, reads)

    def test_the_draft_of_the_adjustment(self, impact, root, tmp_path):
        work = self.confirm(impact, tmp_path, {1: True})
        impact("大气污染防治法", "--apply", work)
        draft = (root / "adjustments/2026-08-15-dqwrfzf.yaml").read_text(encoding="utf-8")
        assert "阶段: 草案" in draft
        assert "事项: cf-00000001" in draft
        assert "原因: 依据废止或者失效" in draft
        assert check_record(Adjustment, read_mapping(draft.encode()).value, "a.yaml") == []
        assert f"改为: {CODE}第二百三十条" in draft
        again = self.confirm(impact, tmp_path, {1: "《城市供水条例》第五条"})
        assert impact("大气污染防治法", "--apply", again, "--allow-dirty")[0] == 0
        assert (root / "adjustments/2026-08-15-dqwrfzf-2.yaml").exists()

    def test_a_row_that_no_longer_fits_is_refused(self, impact, root, tmp_path):
        work = self.confirm(impact, tmp_path, {1: True})
        path = root / "powers/zfj/cf-00000001.yaml"
        changed = SMOKE.replace("第六十一条", "第六十二条")
        path.write_text(changed, encoding="utf-8")
        code, out, err = impact("大气污染防治法", "--apply", work, "--allow-dirty")
        assert code == 1
        assert out == ""
        assert "第 1 行没有改" in err
        assert path.read_text(encoding="utf-8") == changed

    def test_uncommitted_files_are_not_touched(self, impact, root, tmp_path):
        work = self.confirm(impact, tmp_path, {1: True})
        path = root / "powers/zfj/cf-00000001.yaml"
        path.write_text(SMOKE + "# 没有提交\n", encoding="utf-8")
        assert impact("大气污染防治法", "--apply", work)[0] == 2
        assert path.read_text(encoding="utf-8") == SMOKE + "# 没有提交\n"

    def test_nothing_confirmed_changes_nothing(self, impact, root, tmp_path, git):
        work = self.confirm(impact, tmp_path, {})
        code, out, err = impact("大气污染防治法", "--apply", work)
        assert (code, out) == (0, "")
        assert "没有确认过的引用" in err
        assert git(root, "status", "--porcelain") == ""


class TestWorkbook:
    def test_is_the_same_bytes_and_comes_back(self, impact, root, tmp_path):
        first, second = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
        for path in (first, second):
            assert impact("大气污染防治法", "--format", "xlsx", "--output", str(path))[0] == 0
        assert first.read_bytes() == second.read_bytes()
        workbook = load_workbook(io.BytesIO(first.read_bytes()))
        sheet = workbook["工作单"]
        column = [cell.value for cell in sheet[1]].index("确认改为") + 1
        sheet.cell(2, column).value = "是"
        sheet.cell(3, column).value = "不改"
        filled = tmp_path / "填好.xlsx"
        workbook.save(filled)
        assert impact("大气污染防治法", "--apply", str(filled))[0] == 0
        written = (root / "powers/zfj/cf-00000001.yaml").read_text(encoding="utf-8")
        assert written == SMOKE.replace(f"{AIR}第六十一条", f"{CODE}第二百三十条")

    def test_a_name_is_never_a_formula(self, impact, root, tmp_path):
        path = root / "powers/zfj/cf-00000001.yaml"
        path.write_text(SMOKE.replace("名称: 对露天烧烤的处罚", "名称: '=1+1'"), encoding="utf-8")
        target = tmp_path / "a.xlsx"
        impact("大气污染防治法", "--format", "xlsx", "--output", str(target))
        cell = load_workbook(target)["工作单"]["C2"]
        assert (cell.value, cell.data_type) == ("=1+1", "s")


TEN = (
    "环境保护法",
    "环境影响评价法",
    "海洋环境保护法",
    "大气污染防治法",
    "水污染防治法",
    "土壤污染防治法",
    "固体废物污染环境防治法",
    "噪声污染防治法",
    "放射性污染防治法",
    "清洁生产促进法",
)


@pytest.mark.realdata
class TestARealList:
    def test_the_environmental_workbook(self, real_data, make_workspace, run_cli):
        root = make_workspace({"organs.yaml": None})
        workbook = real_data / "powers_xls/克拉玛依市生态环境局2024年权责清单.xls"
        assert run_cli("import", workbook, "--workspace", root)[0] == 0
        items: set[str] = set()
        rows = proposed = 0
        for law in TEN:
            code, out, _err = run_cli("law", "impact", law, "-w", root, "--format", "json")
            assert code == 0
            record = json.loads(out)
            assert record["day"] == "2026-08-15"
            items |= {row["item"] for row in record["work"]}
            rows += len(record["work"])
            proposed += sum(row["proposal"] is not None for row in record["work"])
        assert (len(items), rows, proposed) == (115, 200, 199)


class _Memory:
    """A snapshot of one file."""

    def __init__(self, text: str) -> None:
        self.text = text

    def paths(self) -> list[str]:
        return ["powers/zfj/cf-00000001.yaml"]

    def read(self, _path: str) -> bytes:
        return self.text.encode()

    def read_all(self, paths):
        return ((path, self.read(path)) for path in paths)


LIBRARY = open_library()
PLACES = ["第三十条", "第六十一条第一款", "第九十九条第三项", "第一百条至第一百零二条", "第八条"]
TITLES = [AIR, "《大气污染防治法》", "《城市供水条例》"]


@given(
    st.lists(
        st.tuples(st.sampled_from(["", *TITLES]), st.sampled_from(PLACES)), min_size=1, max_size=6
    ),
    st.sets(st.integers(1, 6)),
    st.booleans(),
)
def test_what_is_not_confirmed_still_means_the_old_law(parts, chosen, with_title):
    text = AIR + "、".join(title + place for title, place in [("", "第七条"), *parts])
    snapshot = _Memory(f"名称: 某\n类型: 行政检查\n依据:\n  - {text}\n")
    change = change_of(LIBRARY, "大气污染防治法", None, None)

    def is_air(name):
        return LIBRARY.find(name) is change.law

    rows = assess(LIBRARY, change, citing(snapshot, is_air)).rows
    new = f"{CODE}第五条" if with_title else "第五条"
    decisions = [
        Decision(row.number, row.citing.file, row.citing.field, row.text, new)
        for row in rows
        if row.number in chosen
    ]
    applied = apply(snapshot, rows, settled(LIBRARY, change, rows, decisions))
    assert not applied.refused
    (written,) = applied.files.values() or [snapshot.text]
    before = [(LIBRARY.find(one.title).id, one.locator) for one in read(text).citations]
    after = [(LIBRARY.find(one.title).id, one.locator) for one in read(written).citations]
    changed = {row.citations[0].start for row, _decision in applied.changed}
    merged = {one.start for row, _decision in applied.changed for one in row.citations[1:]}
    law = LIBRARY.find(CODE).id  # an article without a title is of what took the law's place
    meant = [
        (law, Locator(article=5)) if one.start in changed else old
        for one, old in zip(read(text).citations, before, strict=True)
        if one.start not in merged
    ]
    assert after == meant
