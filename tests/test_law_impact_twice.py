"""Confirmed citations are held against the library; what is of the new text is not proposed."""

from __future__ import annotations

import json

import pytest
from openpyxl import load_workbook

from .test_law_impact import AIR, CODE, FILES, no_added_texts  # noqa: F401  (a fixture)

LAW = "《中华人民共和国行政处罚法》"
POWER = "powers/zfj/cf-00000001.yaml"
WARNING = """\
名称: 甲
类型: 行政检查
依据:
"""


def _reviewed(version: str) -> str:
    held = f"{{日期: 2022-01-01, 版本: {version}, 指纹: r9v15ssv}}"
    return f"  - {{引用: {LAW}第十八条, 核对: {held}}}\n"


@pytest.fixture
def workspace(make_workspace, run_cli, git, tmp_path):
    """Make a workspace of one item (or of ``files``) and return what runs ``law impact`` in it."""

    def make(basis: str | None = None, files=None, law="行政处罚法"):
        root = make_workspace(files or {POWER: WARNING + (basis or "")})
        git(root, "init", "--quiet")
        git(root, "add", "--all")
        git(root, "commit", "--quiet", "--message", "清单")
        return Workspace(root, run_cli, tmp_path / "工作单.json", law)

    return make


class Workspace:
    """A workspace and the work list that was made for it."""

    def __init__(self, root, run_cli, path, law):
        self.root, self.run_cli, self.path, self.law = root, run_cli, path, law

    def run(self, *more, law=None):
        return self.run_cli("law", "impact", law or self.law, *more, "--workspace", self.root)

    def record(self):
        code, out, _err = self.run("--format", "json")
        assert code == 0
        return json.loads(out)

    def confirm(self, *answers, law=None):
        """Answer the rows in their order and put the list in."""
        record = self.record()
        for row, answer in zip(record["work"], answers, strict=False):
            row["confirmed"] = answer
        self.path.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
        return self.run("--apply", str(self.path), "--allow-dirty", law=law)

    def item(self):
        return (self.root / POWER).read_text(encoding="utf-8")


class TestWhatIsConfirmed:
    @pytest.mark.parametrize(
        ("answer", "why"),
        [
            ("删除", "不是引用"),
            ("改为新法第三条", "不是引用"),
            ("《生态环境法典》第五条，并删除", "不是引用"),
            ("《生态环境法典》第一千三百条", "没有第一千三百条"),
            ("第一千三百条", "没有第一千三百条"),
            ("《生态环境法典》第二百三十条第九十九款", "没有第二百三十条第九十九款"),
            ("《生态环境法典》第一百零条", "读不懂"),
            ("《大气污染防治法》第九条", "就是废止的那部"),
            ("《水污染防治法》第九条", "也已经废止"),
            ("《生态环境法》第九条", "法规库里没有《生态环境法》"),
        ],
    )
    def test_one_bad_row_and_nothing_is_put_in(self, workspace, answer, why):
        here = workspace(files=FILES, law="大气污染防治法")
        before = here.item()
        code, out, err = here.confirm(True, answer, "删除")
        assert (code, out) == (2, "")
        assert f"第 2 行“{answer}”：" in err
        assert why in err
        assert "第 3 行“删除”：不是引用" in err
        assert "第 1 行" not in err
        assert here.item() == before
        assert not (here.root / "adjustments").exists()

    def test_an_article_alone_is_of_the_successor(self, workspace):
        here = workspace(files=FILES, law="大气污染防治法")
        assert here.confirm(None, "第一千一百零七条第一款。")[0] == 0
        assert f"{CODE}第一千一百零七条第一款、{AIR}第一百零五条，" in here.item()
        (draft,) = (here.root / "adjustments").iterdir()
        assert f"改为: {CODE}第一千一百零七条第一款\n" in draft.read_text(encoding="utf-8")

    def test_the_old_text_of_an_amended_law(self, workspace):
        here = workspace(f"  - {LAW}第十八条\n")
        code, _out, err = here.confirm(f"{LAW}（2017年修正）第十九条")
        assert code == 2
        assert "旧文本" in err

    def test_a_list_for_another_law(self, workspace, tmp_path):
        here = workspace(files=FILES, law="大气污染防治法")
        code, _out, err = here.confirm(True, law="水污染防治法")
        assert code == 2
        assert "《中华人民共和国大气污染防治法》的工作单" in err
        book = tmp_path / "工作单.xlsx"
        assert here.run("--format", "xlsx", "-o", str(book))[0] == 0
        code, _out, err = here.run("--apply", str(book), law="水污染防治法")
        assert code == 2
        assert "《中华人民共和国大气污染防治法》的工作单" in err


class TestAlreadyNew:
    @pytest.mark.parametrize(
        ("basis", "sign"),
        [
            (f"  - {LAW}第七十二条\n", "beyond"),  # the old text has 64 articles
            (f"  - {LAW}（2021年修订）第十八条\n", "named"),
            (f"  - {{引用: {LAW}第十八条, 原注: 2021年1月22日修订}}\n", "named"),
            (
                _reviewed("2021-01-22"),
                "reviewed",
            ),
        ],
    )
    def test_what_shows_it(self, workspace, basis, sign):
        record = workspace(basis).record()
        assert [one["sign"] for one in record["already"]] == [sign]
        assert record["work"] == []

    @pytest.mark.parametrize(
        "basis",
        [
            f"  - {LAW}第十八条\n",
            f"  - {LAW}（2017年修正）第十八条\n",
            f"  - {{引用: {LAW}第十八条, 原注: 2017年9月1日修正}}\n",
            _reviewed("2017-09-01"),
        ],
    )
    def test_what_does_not(self, workspace, basis):
        record = workspace(basis).record()
        assert [row["proposal"] for row in record["work"]] == [f"{LAW}第二十条"]

    @pytest.mark.parametrize(
        ("place", "quote", "signs"),
        [
            ("第十条第二款", "限制人身自由的行政处罚，只能由法律设定。", ["quoted"]),
            ("第九条第二款", "限制人身自由的行政处罚，只能由法律设定。", []),  # there until 2021
            ("第十条第二款", "自己写的话。", []),
        ],
    )
    def test_words_of_the_new_text(self, workspace, place, quote, signs):
        here = workspace(f"  - 引用: {LAW}{place}\n    原文: {quote}\n")
        assert [one["sign"] for one in here.record()["already"]] == signs

    def test_the_law_as_a_whole_goes_on(self, workspace):
        assert workspace(f"  - {LAW}\n").record()["counts"] == {"untouched": 1}

    def test_sure_and_unsure_are_counted_apart(self, workspace):
        here = workspace(f"  - {LAW}第十八条\n  - {LAW}第五章\n")
        record = here.record()
        assert (record["assumed"], record["sure"], record["unsure"]) == ("2017-09-01", 1, 1)
        _code, out, _err = here.run()
        assert "1处引用要改，1处要人定（没有引到条，要人定：1处）" in out
        assert "假定引的是第二次修正文本（2017-09-01）" in out

    def test_a_file_that_cites_the_new_text_elsewhere_is_not_sure(self, workspace):
        record = workspace(f"  - {LAW}第十八条\n  - {LAW}第七十二条\n").record()
        assert (record["sure"], record["unsure"]) == (0, 1)
        assert record["work"][0]["beside_new"] is True

    def test_the_newest_text_has_no_later_one(self, workspace):
        code, _out, err = workspace(f"  - {LAW}第十八条\n").run("--from", "2021")
        assert code == 2
        assert "没有要改的" in err


class TestTwice:
    def test_what_was_accepted_is_not_proposed_again(self, workspace):
        here = workspace(f"  - {LAW}第十六条、第十八条\n  - {LAW}第二十条\n")
        assert here.confirm(True, True, True)[0] == 0
        written = here.item()
        record = here.record()
        assert record["work"] == []
        assert {one["sign"] for one in record["already"]} == {"applied"}
        assert here.confirm()[0] == 0
        assert here.item() == written

    def test_what_was_confirmed_as_it_stands_is_recorded(self, workspace):
        here = workspace(f"  - {LAW}第十八条\n")
        before = here.item()
        assert here.confirm("第十八条")[0] == 0
        assert here.item() == before
        assert [one["sign"] for one in here.record()["already"]] == ["applied"]

    def test_two_alike_and_one_put_right(self, workspace):
        here = workspace(f"  - {LAW}第十八条、第二十条\n")
        assert here.confirm(True)[0] == 0
        assert f"{LAW}第二十条、第二十条" in here.item()
        assert [row["verdict"] for row in here.record()["work"]] == ["unclear"]
        assert all(row["proposal"] is None for row in here.record()["work"])

    def test_an_adjustment_for_another_law_says_nothing(self, workspace):
        here = workspace(f"  - {LAW}第十八条\n")
        here.confirm(True)
        (draft,) = (here.root / "adjustments").iterdir()
        text = draft.read_text(encoding="utf-8")
        draft.write_text(text.replace("日期: 2021-07-15", "日期: 2018-01-01"), encoding="utf-8")
        assert here.record()["already"] == []
        draft.write_text("变更: [1]\n事由: 3\n", encoding="utf-8")
        assert here.record()["already"] == []


class TestTheFileGivenForTheReport:
    def test_answers_are_not_written_over(self, workspace, tmp_path):
        here = workspace(f"  - {LAW}第十八条\n")
        book = tmp_path / "工作单.xlsx"
        assert here.run("--format", "xlsx", "-o", str(book))[0] == 0
        assert here.run("--format", "xlsx", "-o", str(book))[0] == 0  # nothing in it yet
        workbook = load_workbook(book)
        workbook["工作单"]["K2"].value = "不改"
        workbook.save(book)
        filled = book.read_bytes()
        code, _out, err = here.run("--format", "xlsx", "-o", str(book))
        assert code == 2
        assert "已经填了 1 行" in err
        assert book.read_bytes() == filled

    def test_the_lists_are_not_written_over(self, workspace):
        here = workspace(f"  - {LAW}第十八条\n")
        before = here.item()
        code, _out, err = here.run("-o", str(here.root / POWER))
        assert code == 2
        assert "清单自己的文件" in err
        assert here.item() == before


class TestForPeople:
    def test_the_workbook(self, workspace, tmp_path):
        here = workspace(f"  - {LAW}第十八条\n")
        book = tmp_path / "工作单.xlsx"
        here.run("--format", "xlsx", "-o", str(book))
        sheet = load_workbook(book)["工作单"]
        row = {head.value: cell.value for head, cell in zip(sheet[1], sheet[2], strict=True)}
        assert row["位置"] == "依据第1个"
        assert row["机构"] not in ("", None, "zfj")
        (offered,) = sheet.data_validations.dataValidation
        assert (offered.formula1, str(offered.sqref)) == ('"是,不改"', "K2")
        assert not offered.showErrorMessage
        workbook = load_workbook(book)
        workbook["工作单"]["K2"].value = "是"
        workbook.save(book)
        assert here.run("--apply", str(book))[0] == 0
        assert f"{LAW}第二十条" in here.item()

    def test_a_subparagraph_is_never_sure(self, workspace):
        here = workspace(f"  - {AIR}第九十九条第（一）项\n", law="大气污染防治法")
        (row,) = here.record()["work"]
        assert row["by_subparagraph"] is True
        assert (row["sure"], row["score"] < 0.5) == (False, True)
        assert "引的是项，要按项核对" in here.run()[1]

    def test_a_paragraph_that_never_was_is_not_proposed(self, workspace):
        """Article 67 has one 款; its words stand in article 321 of the code."""
        here = workspace("  - 《水污染防治法》第六十七条第二款\n", law="水污染防治法")
        (row,) = here.record()["work"]
        assert (row["proposal"], row["detail_lost"]) == (f"{CODE}第三百二十一条", True)
        assert here.confirm(True)[0] == 0

    def test_several_articles_stand_in_their_order(self, workspace):
        here = workspace(f"  - {LAW}第三十七条\n")
        (row,) = here.record()["work"]
        assert row["proposal"] == f"{LAW}第五十五条、第五十六条"


OLD_RULE = """\
名称: 栖云市水面管理办法
位阶: 设区的市政府规章
公布日期: 2010-01-01
施行日期: 2010-03-01
失效日期: 2020-01-01
被替代: [栖云市水域条例]
条文:
  第一条: 为了管理水面，制定本办法。
  第二条: |-
    有下列行为之一的，由水务部门处一千元以下罚款：
    （一）未经批准在湖面设置网箱养殖鱼类的；
    （二）驾驶未登记的机动游船搭载旅客的；
    （三）向景观湖倾倒建筑渣土的。
"""
NEW_RULE = """\
名称: 栖云市水域条例
位阶: 设区的市地方性法规
公布日期: 2019-10-01
施行日期: 2020-01-01
条文:
  第一条: 为了保护水域，制定本条例。
  第二条: 市民可以在湖面垂钓，不得设置网箱养殖鱼类。
  第三条: 驾驶未登记的机动游船搭载旅客的，由海事部门处五千元以下罚款。
  第四条: 未经批准在湖面设置网箱养殖鱼类的，由渔业部门没收网箱，并处二千元以下罚款。
  第五条: 有下列行为之一的，处一千元以下罚款，由水务部门执行，情节轻微的不予罚款。
  第六条: 向景观湖倾倒建筑渣土的，由城管部门处一万元以下罚款。
"""


class TestSubparagraphs:
    @pytest.fixture
    def here(self, workspace):
        def make(place: str):
            item = f"名称: 甲\n类型: 行政处罚\n依据:\n  - 《栖云市水面管理办法》{place}\n"
            files = {
                POWER: item,
                "laws/旧.yaml": OLD_RULE,
                "laws/新.yaml": NEW_RULE,
            }
            return workspace(files=files, law="栖云市水面管理办法")

        return make

    @pytest.mark.parametrize(
        ("place", "proposal"),
        [
            ("第二条第（一）项", "《栖云市水域条例》第四条"),
            ("第二条第一款第二项", "《栖云市水域条例》第三条"),
            ("第二条第三项、第一项", "《栖云市水域条例》第四条、第六条"),
            ("第二条第一项至第三项", "《栖云市水域条例》第三条、第四条、第六条"),
        ],
    )
    def test_each_is_followed_by_itself_where_the_words_are_there(self, here, place, proposal):
        (row,) = here(place).record()["work"]
        assert row["proposal"] == proposal
        assert (row["by_subparagraph"], row["sure"]) == (True, False)

    @pytest.mark.parametrize("place", ["第二条第九项", "第二条第二款第一项"])
    def test_one_that_is_not_there_leaves_the_whole_article(self, here, place):
        (row,) = here(place).record()["work"]
        assert row["subparagraphs"] == []
        assert row["by_subparagraph"] is True
        assert row["score"] < 0.5

    def test_it_is_said(self, here):
        out = here("第二条第（一）项").run()[1]
        assert "要按项核对：第一项可能是第四条（" in out
