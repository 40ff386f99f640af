"""``explain``, ``rules`` and the pages under ``docs/rules``: one content, always current."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

import make_docs
from qingdan.messages import use_language
from qingdan.report import rule_page
from qingdan.report.findings_escape import columns
from qingdan.rules.examples import BEFORE
from qingdan.rules.registry import BY_CODE, RULES

READER = MarkdownIt("commonmark").enable("table")


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return {rule.slug: rule_page.markdown(rule) for rule in RULES}


class TestPage:
    """Each names the rules whose page is not as it should be."""

    def test_has_every_part(self, pages):
        def is_whole(rule, page):
            outside_examples = re.sub(r"^```.*?^```", "", page, flags=re.M | re.S)
            headings = re.findall(r"^## (.*)$", outside_examples, flags=re.M)
            expected = ["为什么", "不对的例子", "对的例子", "选项", "暂时不改"]
            return (
                headings == [h for h in expected if rule.options or h != "选项"]
                and rule.why in page
                and all(f"| {o.name} |" in page.replace("\\_", "_") for o in rule.options)
            )

        assert [rule.slug for rule in RULES if not is_whole(rule, pages[rule.slug])] == []

    def test_is_plain_markdown_and_nothing_hidden(self, pages):
        def is_plain(rule, page):
            tokens = [t for token in READER.parse(page) for t in (token, *(token.children or []))]
            inline = {token.content for token in tokens if token.type == "html_inline"}
            fences = [token for token in tokens if token.type == "fence"]
            return (
                not {token.type for token in tokens} & {"html_block", "image", "hr"}
                and inline <= {"<!-- -->"}
                and len(fences) >= len(rule.bad) + len(rule.good)
                and not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202e\ufeff]", page)
                and len(page) < 20_000
            )

        assert [rule.slug for rule in RULES if not is_plain(rule, pages[rule.slug])] == []

    def test_the_examples_are_those_that_the_tests_run(self, pages):
        missing = [
            (rule.slug, path)
            for rule in RULES
            for path, text in (*rule.bad.items(), *rule.good.items())
            if f"# {path.removeprefix(BEFORE)}" not in pages[rule.slug]
            or (
                isinstance(text, str)
                and text.isascii()
                and len(text) < 200
                and text not in pages[rule.slug]
            )
        ]
        assert missing == []

    def test_the_terminal_shows_the_same(self):
        plain = {rule.slug: rule_page.plain(rule) for rule in RULES}
        missing = [
            (rule.slug, line)
            for rule in RULES
            for block in rule_page.blocks(rule)
            for line in block.text.split("\n")
            if line not in plain[rule.slug]
        ]
        assert missing == []
        assert [slug for slug, page in plain.items() if page.startswith("#")] == []

    def test_english_headings_need_no_other_facts(self):
        use_language("en")
        try:
            pages = [(rule, rule_page.markdown(rule)) for rule in RULES]
        finally:
            use_language("zh")
        assert [rule.slug for rule, page in pages if rule.why not in page] == []
        headless = [one for one in pages if not one[1].startswith(f"# {one[0].code} ")]
        assert [rule.slug for rule, _page in headless] == []


class TestDocumentation:
    def test_a_page_of_no_rule_is_noticed_and_removed(self, tmp_path, monkeypatch, capsys):
        made = {"rules/README.md": "a\n", "format.md": "b\n"}
        monkeypatch.setattr(make_docs, "FOLDER", tmp_path)
        monkeypatch.setattr(make_docs, "pages", lambda: made)
        assert make_docs.main([]) == 0
        assert make_docs.main(["--check"]) == 0
        (tmp_path / "rules/QD999-gone.md").write_text("x")
        assert make_docs.main(["--check"]) == 1
        assert "QD999-gone.md is of no rule" in capsys.readouterr().err
        assert make_docs.main([]) == 0
        assert not (tmp_path / "rules/QD999-gone.md").exists()
        (tmp_path / "rules/README.md").write_text("old")
        assert make_docs.main(["--check"]) == 1

    def test_the_table_links_every_page(self):
        index = rule_page.index(RULES)
        linked = re.findall(r"\]\(([^)]+)\)", index)
        assert linked == [rule_page.page_name(rule) for rule in RULES]


class TestExplain:
    @pytest.mark.parametrize("word", ["QD201", "qd201", "power-without-basis", "权力没有依据"])
    def test_a_rule_is_called_by_code_name_or_title(self, run_cli, tmp_path, word):
        code, out, err = run_cli("explain", word, cwd=tmp_path)
        assert (code, err) == (0, "")
        assert out == rule_page.plain(BY_CODE["QD201"])

    def test_markdown_is_the_page(self, run_cli):
        _, out, _ = run_cli("explain", "QD201", "--format", "markdown")
        assert out == rule_page.markdown(BY_CODE["QD201"])

    def test_a_prefix_lists_its_rules(self, run_cli):
        code, out, _ = run_cli("explain", "QD02")
        assert code == 0
        listed = re.findall(r"^(QD\d{3})", out, flags=re.M)
        assert listed == [rule.code for rule in RULES if rule.code.startswith("QD02")]
        assert "qingdan explain QD0" in out

    def test_a_wrong_word_names_the_nearest(self, run_cli):
        code, out, err = run_cli("explain", "power-without-bases")
        assert (code, out) == (2, "")
        assert "是不是 power-without-basis？" in err

    @pytest.mark.parametrize("word", ["QD999", "", "没有这样的规则"])
    def test_an_unknown_word_is_refused(self, run_cli, word):
        code, out, err = run_cli("explain", word)
        assert (code, out) == (2, "")
        assert "qingdan rules" in err

    def test_a_group_without_rules_is_said(self, run_cli):
        empty = [g for g in ("QD4", "QD6") if not any(r.code.startswith(g) for r in RULES)]
        for group in empty:
            code, _out, err = run_cli("explain", group)
            assert code == 2
            assert f"{group} 开头的规则还没有" in err

    def test_what_is_kept_belongs_to_a_language_and_a_program(self, run_cli, tmp_path, monkeypatch):
        monkeypatch.setenv("QINGDAN_CACHE_DIR", str(tmp_path / "cache"))
        first = run_cli("explain", "QD201")
        assert run_cli("explain", "QD201") == first
        assert "理由引用" not in first[1]
        kept = tmp_path / "cache" / "rules-zh.json"
        record = json.loads(kept.read_text(encoding="utf-8"))
        for rule in record["rules"]:
            rule[5] = "旧的\n"
        kept.write_text(json.dumps(record), encoding="utf-8")
        assert run_cli("explain", "QD201")[1] == "旧的\n"
        record["program"] = "older"
        kept.write_text(json.dumps(record), encoding="utf-8")
        assert run_cli("explain", "QD201") == first
        kept.write_text("{", encoding="utf-8")
        assert run_cli("explain", "QD201") == first

    def test_works_without_a_cache_folder(self, run_cli, tmp_path, monkeypatch):
        (tmp_path / "file").write_text("")
        for folder in ("", str(tmp_path / "file" / "below")):
            monkeypatch.setenv("QINGDAN_CACHE_DIR", folder)
            assert run_cli("explain", "QD201")[1] == rule_page.plain(BY_CODE["QD201"])

    def test_what_is_kept_loads_no_rule_and_no_model(self, run_cli, tmp_path, monkeypatch):
        monkeypatch.setenv("QINGDAN_CACHE_DIR", str(tmp_path))
        assert run_cli("explain", "QD201")[0] == 0
        script = (
            "import sys\nfrom qingdan.cli import main\n"
            "try: main(['explain', 'QD201'])\nexcept SystemExit: pass\n"
            "print(*sorted(sys.modules), file=sys.stderr)"
        )
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
        loaded = set(done.stderr.decode().split())
        assert "qingdan.rules.nearest" in loaded
        assert not loaded & {"pydantic", "qingdan.rules.registry", "ruamel.yaml", "rich", "git"}


class TestRules:
    def test_the_table_stands_straight(self, run_cli, tmp_path):
        code, out, _ = run_cli("rules", cwd=tmp_path)
        assert code == 0
        head, *lines = out.split("\n\n")[0].split("\n")
        assert [line[:5] for line in lines] == [rule.code for rule in RULES]
        start = columns(head[: head.index("问题")])
        for line, rule in zip(lines, RULES, strict=True):
            assert columns(line[: line.index(rule.title)]) == start
        assert f"共 {len(RULES)} 条" in out

    def test_select(self, run_cli):
        _, out, _ = run_cli("rules", "--select", "bom，QD02", "--select", "QD201")
        found = re.findall(r"^(QD\d{3})", out, flags=re.M)
        assert {"QD004", "QD201", "QD021"} <= set(found)
        assert found == sorted(found)
        assert all(code in ("QD004", "QD201") or code.startswith("QD02") for code in found)
        assert run_cli("rules", "--select", "nope-nope-nope")[0] == 2

    def test_json_is_complete(self, run_cli):
        _, out, _ = run_cli("rules", "--format", "json")
        record = json.loads(out)
        assert record["schema"] == "qingdan/rules/1"
        for entry, rule in zip(record["rules"], RULES, strict=True):
            assert list(entry) == [
                *("rule", "name", "title", "advice", "why", "severity", "scope", "preset"),
                *("fix", "unskippable", "options"),
            ]
            assert (entry["rule"], entry["name"]) == (rule.code, rule.slug)
            assert entry["preset"] in ("legacy", "default", "strict")
            assert [o["name"] for o in entry["options"]] == [o.name for o in rule.options]

    def test_markdown_is_a_table(self, run_cli):
        _, out, _ = run_cli("rules", "--format", "markdown")
        rows = [token for token in READER.parse(out) if token.type == "tr_open"]
        assert len(rows) == len(RULES) + 1

    def test_a_format_that_there_is_not(self, run_cli):
        code, _out, err = run_cli("rules", "--format", "yaml")
        assert code == 2
        assert "markdown" in err


def test_pages_are_in_the_repository(repository: Path, run_cli: Any) -> None:
    folder = repository / "docs/rules"
    names = {path.name for path in folder.glob("*.md")}
    assert names == {"README.md", *(rule_page.page_name(rule) for rule in RULES)}
