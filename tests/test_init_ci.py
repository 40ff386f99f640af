"""Recipes for CI: written where the platform reads them, valid, and safe with a fork's report."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import threading
import zipfile
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from markdown_it import MarkdownIt

from qingdan.cli.init_ci import PLATFORMS, recipes
from qingdan.report import changes_markdown, findings_markdown
from qingdan.rules.examples import BASE, GOOD_POWER, POWER_FILE
from qingdan.store.listing import is_ignored

from .conftest import WARM
from .report_cases import HOSTILE, hostile
from .test_docs import check as parses

FILES = {
    "github": [".github/workflows/qingdan-comment.yml", ".github/workflows/qingdan.yml"],
    "gitlab": [".gitlab-ci.yml"],
    "gitee": [".workflow/qingdan.yml", ".qingdan/gitee_diff_comment.py"],
    "pre-commit": [".pre-commit-config.yaml"],
}
CHECK, COMMENT = FILES["github"][1], FILES["github"][0]


def made(tmp_path: Path, workspace: str = "w") -> dict[str, Any]:
    """All recipes for a workspace in a repository, read as YAML (its ``on`` stays a word)."""
    (tmp_path / ".git").mkdir(exist_ok=True)
    (tmp_path / ".git/HEAD").write_text("ref: refs/heads/main\n")
    _root, files = recipes(tmp_path / workspace, PLATFORMS)
    return {
        path: text if path.endswith(".py") else yaml.load(text, yaml.BaseLoader)
        for path, text in files.items()
    }


class TestInit:
    @pytest.mark.parametrize("platform", PLATFORMS)
    def test_a_new_workspace_brings_it(self, run_cli, tmp_path, platform):
        code, out, _ = run_cli("init", "--ci", platform, cwd=tmp_path)
        assert code == 0
        assert all((tmp_path / file).is_file() and file in out for file in FILES[platform])
        assert (tmp_path / "qingdan.yaml").is_file()
        others = {f for name, files in FILES.items() if name != platform for f in files}
        assert not any((tmp_path / file).exists() for file in others)

    def test_an_existing_workspace_gets_nothing_else(self, run_cli, make_workspace, tmp_path, git):
        git(tmp_path, "init", "-q")
        root = make_workspace(name="清单")
        before = sorted(root.rglob("*"))
        code, out, _ = run_cli("init", root, "--ci", "github，gitlab", "--ci", "github")
        assert code == 0
        assert sorted(root.rglob("*")) == before
        assert all((tmp_path / file).is_file() for file in FILES["github"] + FILES["gitlab"])
        assert "--workspace 清单" in (tmp_path / ".gitlab-ci.yml").read_text(encoding="utf-8")
        assert "已在" not in out

    @pytest.mark.parametrize("arguments", [[], ["--force"]])
    def test_never_overwrites_and_then_writes_nothing(self, run_cli, tmp_path, arguments):
        (tmp_path / ".gitlab-ci.yml").write_text("原有: true\n", encoding="utf-8")
        code, out, err = run_cli("init", "--ci", "gitee,gitlab", *arguments, cwd=tmp_path)
        assert (code, out) == (2, "")
        assert ".gitlab-ci.yml" in err
        assert [path.name for path in tmp_path.iterdir()] == [".gitlab-ci.yml"]

    def test_an_unknown_platform_is_named(self, run_cli, tmp_path):
        code, _out, err = run_cli("init", "--ci", "github,travis", cwd=tmp_path)
        assert code == 2
        assert "travis" in err
        assert "gitee" in err
        assert list(tmp_path.iterdir()) == []


class TestRecipes:
    @pytest.mark.parametrize("workspace", ["w", "清单 甲", "a'b: #c", "."])
    def test_every_call_parses_and_names_the_workspace(self, tmp_path, workspace):
        files = made(tmp_path, workspace)
        calls = [*_strings(files)]
        found = [
            re.sub(r" \|\| .*", "", line).strip()
            for text in calls
            for line in text.split("\n")
            if line.strip().startswith(("qingdan validate", "qingdan diff"))
        ]
        assert len(found) == 12
        for call in found:
            words = shlex.split(call)
            parses(call.replace('"$', '"'))
            assert ("--workspace" in words) == (workspace != ".")
            assert workspace in words or workspace == "."

    def test_the_check_of_a_pull_request_can_only_read(self, tmp_path):
        workflow = made(tmp_path)[CHECK]
        assert set(workflow["on"]) == {"pull_request", "push"}
        assert workflow["permissions"] == {}
        (job,) = workflow["jobs"].values()
        assert job["permissions"] == {"contents": "read"}
        assert job["steps"][0]["with"] == {"persist-credentials": "false", "fetch-depth": "0"}
        text = json.dumps(workflow, ensure_ascii=False)
        assert "secrets" not in text
        assert "GITHUB_TOKEN" not in text

    def test_actions_are_named_by_commit(self, tmp_path):
        _root, files = recipes(tmp_path, ["github"])
        uses = re.findall(r"uses: (.*)", "".join(files.values()))
        assert len(uses) == 3
        assert all(
            re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one) for one in uses
        )

    def test_no_expression_stands_inside_a_script(self, tmp_path):
        for workflow in (made(tmp_path)[CHECK], made(tmp_path)[COMMENT]):
            for job in workflow["jobs"].values():
                for step in job["steps"]:
                    assert "${{" not in step.get("run", "")

    def test_what_may_write_runs_nothing_of_the_pull_request(self, tmp_path):
        files = made(tmp_path)
        workflow = files[COMMENT]
        assert set(workflow["on"]) == {"workflow_run"}
        assert workflow["on"]["workflow_run"]["workflows"] == [files[CHECK]["name"]]
        (job,) = workflow["jobs"].values()
        assert job["permissions"] == {"actions": "read", "pull-requests": "write"}
        (step,) = job["steps"]
        assert "uses" not in step
        assert not re.search(r"checkout|subprocess|pip|eval|exec\(|os\.system", step["run"])

    def test_the_reports_are_stored_under_the_names_they_are_looked_for(self, tmp_path):
        files = made(tmp_path)
        (job,) = files[CHECK]["jobs"].values()
        stored = job["steps"][-1]["with"]
        (script,) = [step["run"] for step in files[COMMENT]["jobs"]["comment"]["steps"]]
        assert f'ARTIFACT = "{stored["name"]}"' in script
        markers = (findings_markdown.MARKER, changes_markdown.MARKER)
        paths = [path.strip() for path in stored["path"].strip().split("\n")]
        for path, marker, step in zip(paths, markers, job["steps"][-3:-1], strict=True):
            written = path.removeprefix("${{ runner.temp }}/")
            assert f'--output "$RUNNER_TEMP/{written}"' in step["run"]
            assert f'"{written}": "{marker}"' in script

    def test_no_token_where_a_fork_has_a_say(self, tmp_path):
        files = made(tmp_path)
        assert "TOKEN" not in json.dumps(files[".workflow/qingdan.yml"])
        for name, job in files[".gitlab-ci.yml"].items():
            (rule, *_more) = job["rules"]
            trusted = name == "清单变更意见"
            assert ("QINGDAN_TOKEN" in json.dumps(job)) == trusted
            assert ('== "schedule" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH' in rule["if"]) == (
                trusted
            )

    @pytest.mark.parametrize("path", [".gitlab-ci.yml", ".qingdan/gitee_diff_comment.py"])
    def test_what_holds_the_token_runs_git_and_our_diff_only(self, tmp_path, path):
        text = recipes(tmp_path, ["gitlab", "gitee"])[1][path]
        programs = re.findall(r"subprocess\.run\(\[(.*?)[,\]]", text)
        assert set(programs) == {'"git"', "*DIFF"}
        assert '["qingdan", "diff"' in text
        assert re.findall(r'\["git", "(\S+)"', text) == ["fetch", "rev-parse"]
        assert not re.search(r"shell=|eval|exec\(|os\.system", text)

    def test_gitlab_collects_what_is_written(self, tmp_path):
        job = made(tmp_path)[".gitlab-ci.yml"]["清单检查"]
        script = "\n".join(job["script"])
        for report in job["artifacts"]["reports"].values():
            assert f"--output {report}" in script
        assert job["artifacts"]["when"] == "always"
        assert script.strip().endswith("qingdan validate --workspace w")

    def test_a_report_is_no_stray_file_of_a_workspace_at_the_root(self, tmp_path):
        _root, files = recipes(tmp_path, PLATFORMS)
        written = re.findall(r'--output "?(\S+?)"?(?:\s|$)', "".join(files.values()))
        assert len(written) == 5
        for path in written:
            assert path.startswith("$RUNNER_TEMP/") or is_ignored(path.partition("/")[0])

    def test_nothing_is_installed_by_name_from_a_public_index(self, tmp_path):
        _root, files = recipes(tmp_path, PLATFORMS)
        for text in files.values():
            for install in re.findall(r"pip install.*", text):
                assert "qingdan-0" in install or '"$QINGDAN"' in install

    def test_the_hooks_for_other_repositories(self, repository):
        hooks = yaml.safe_load((repository / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
        assert [hook["id"] for hook in hooks] == ["qingdan-validate", "qingdan-validate-all"]
        for hook in hooks:
            parses(hook["entry"])
            assert hook["pass_filenames"] is False
            assert hook["always_run"] is True
            assert hook["language"] == "python"


class TestRun:
    """The scripts of the recipes, run as the platforms run them, in a workspace at the root.

    Their ``qingdan`` is a process of its own, forked from a warm one.
    """

    @pytest.fixture
    def run(self, tmp_path, make_workspace, warm):
        root = make_workspace(GOOD_POWER)
        (root / ".git").mkdir()
        shell = tmp_path / "bin"
        shell.mkdir()
        command = shlex.join([sys.executable, "-PES", str(WARM), warm])
        (shell / "qingdan").write_text(f'#!/bin/sh\nexec {command} "$@"\n')
        (shell / "qingdan").chmod(0o755)
        temporary = tmp_path / "temporary"
        temporary.mkdir()
        environment = {
            **os.environ,
            "PATH": f"{shell}{os.pathsep}{os.environ['PATH']}",
            "RUNNER_TEMP": str(temporary),
        }

        def run(script: str) -> int:
            command = ["bash", "-eo", "pipefail", "-c", script]
            done = subprocess.run(command, cwd=root, env=environment, capture_output=True)
            return done.returncode

        run.root, run.temporary = root, temporary
        return run

    def spoil(self, run) -> None:
        path = run.root / POWER_FILE
        path.write_text(path.read_text(encoding="utf-8").replace("行政处罚", "处罚"))

    def test_gitlab(self, run):
        _root, files = recipes(run.root, ["gitlab"])
        job = yaml.safe_load(files[".gitlab-ci.yml"])["清单检查"]
        script = "\n".join(job["script"])
        reports = [run.root / path for path in job["artifacts"]["reports"].values()]
        assert [run(script), run(script)] == [0, 0]
        assert json.loads(reports[0].read_text(encoding="utf-8")) == []
        self.spoil(run)
        assert run(script) == 1
        assert len(json.loads(reports[0].read_text(encoding="utf-8"))) == 1
        assert "<failure" in reports[1].read_text(encoding="utf-8")
        before = reports[1].stat().st_mtime_ns
        (run.root / "qingdan.yaml").unlink()
        assert run(script) != 0
        assert reports[1].stat().st_mtime_ns == before  # wrong use stops at the first line

    def test_github(self, run):
        _root, files = recipes(run.root, ["github"])
        (job,) = yaml.load(files[CHECK], yaml.BaseLoader)["jobs"].values()
        check, _changes, report = (
            step["run"] for step in job["steps"] if "qingdan validate" in step.get("run", "")
        )
        stored = run.temporary / "qingdan-report.md"
        assert [run(check), run(report), run(check)] == [0, 0, 0]
        assert "没有发现问题" in stored.read_text(encoding="utf-8")
        self.spoil(run)
        assert [run(check), run(report)] == [1, 0]
        assert "1 个错误" in stored.read_text(encoding="utf-8")


class TestAdjustments:
    """Every pull request is held against what was declared, on whatever platform."""

    @pytest.fixture
    def request_of(self, tmp_path, git, warm):
        """Return a function that runs a script in the clone of a request, as the platforms do."""
        from .adjust_repository import ONE, power

        root = tmp_path / "r"
        shell = tmp_path / "bin"
        shell.mkdir()
        command = shlex.join([sys.executable, "-PES", str(WARM), warm])
        (shell / "qingdan").write_text(f'#!/bin/sh\nexec {command} "$@"\n')
        (shell / "qingdan").chmod(0o755)
        git(tmp_path, "init", "-q", "r")
        (root / "说明.md").write_text("x")
        git(root, "add", "-A")
        git(root, "commit", "-qm", "一")
        start = git(root, "rev-parse", "HEAD").strip()

        def run(script: str, names: dict[str, str], *, first: bool, declared: bool) -> int:
            make = {**BASE, ONE: power("甲")}
            batch = "名称: 调整\n阶段: 草案\n日期: 2026-01-06\n依据: [《甲》第一条]\n变更: []\n"
            self.commit(git, root, {**make, "adjustments/2026-01-06-a.yaml": batch})
            base = start if first else git(root, "rev-parse", "HEAD").strip()
            if not first:
                git(root, "switch", "-qc", "改")
                self.commit(git, root, {ONE: power("甲", 45, "2026-01-10")})
            if declared:
                words = ["adjust", "draft", base, "--new", "--slug", "b"]
                subprocess.run([str(shell / "qingdan"), *words], cwd=root, check=True)
                self.commit(git, root, {})
            head = git(root, "rev-parse", "HEAD").strip()
            environment = {
                **os.environ,
                "PATH": f"{shell}{os.pathsep}{os.environ['PATH']}",
                **{
                    name: {"base": base, "head": head}.get(word, word)
                    for name, word in names.items()
                },
            }
            shells = ["bash", "-eo", "pipefail", "-c", script]
            done = subprocess.run(shells, cwd=root, env=environment, capture_output=True, text=True)
            run.said = done.stdout + done.stderr
            return done.returncode

        return run

    def commit(self, git, root: Path, files: dict[str, str]) -> None:
        for path, text in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
        git(root, "add", "-A")
        git(root, "commit", "-qm", "x")

    def script(self, tmp_path: Path, platform: str) -> tuple[str, dict[str, str]]:
        text = recipes(tmp_path / "r", [platform])[1]
        match platform:
            case "github":
                job = yaml.load(text[CHECK], yaml.BaseLoader)["jobs"]["validate"]
                (step,) = [one for one in job["steps"] if one.get("name") == "核对调整"]
                assert step["if"] == "${{ !cancelled() && github.event_name == 'pull_request' }}"
                assert step["env"] == {"BASE": "${{ github.event.pull_request.base.sha }}"}
                assert job["steps"][0]["with"]["fetch-depth"] == "0"
                return step["run"], {"BASE": "base"}
            case "gitlab":
                job = yaml.load(text[".gitlab-ci.yml"], yaml.BaseLoader)["调整核对"]
                assert job["variables"]["GIT_DEPTH"] == "0"
                assert "allow_failure" not in job
                return "\n".join(job["script"]), {"CI_MERGE_REQUEST_DIFF_BASE_SHA": "base"}
        stages = yaml.load(text[".workflow/qingdan.yml"], yaml.BaseLoader)["stages"]
        (script,) = [c for c in stages[0]["steps"][0]["commands"] if "GITEE_PULL_ID" in c]
        return script, {"GITEE_PULL_ID": "3", "GITEE_COMMIT": "base"}

    @pytest.mark.parametrize("platform", ["github", "gitlab", "gitee"])
    @pytest.mark.parametrize(
        ("first", "declared", "code", "said"),
        [
            (False, False, 1, "QD601"),
            (False, True, 0, ""),
            (True, False, 0, "还没有这个工作区"),  # the request that brings the lists
        ],
    )
    def test_what_was_not_declared_fails(
        self, request_of, tmp_path, platform, first, declared, code, said
    ):
        script, names = self.script(tmp_path, platform)
        assert request_of(script, names, first=first, declared=declared) == code, request_of.said
        assert said in request_of.said


def _strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    values = value.values() if isinstance(value, dict) else value
    return [text for one in values for text in _strings(one)]


SHA = "0123456789abcdef0123456789abcdef01234567"
RUN = {
    "id": 7,
    "head_sha": SHA,
    "head_branch": "改 清单&x",
    "head_repository": {"owner": {"login": "fork"}},
    "html_url": "https://example.invalid/runs/7",
}


class Platform:
    """As much of the platform's interface as the comment is written through."""

    def __init__(self, packed: bytes, comments: list[dict[str, Any]], head: str = SHA) -> None:
        self.said: list[tuple[str, str, Any]] = []
        self.packed = packed
        self.comments = comments
        self.head = head
        self.leaked: list[str] = []

    def answer(self, method: str, path: str, body: Any) -> Any:
        route = path.removeprefix("/repos/o/r").partition("?")[0]
        if method != "GET":
            self.said.append((method, route, body["body"]))
            return {}
        if route == "/pulls":
            assert "head=fork%3A%E6%94%B9%20%E6%B8%85%E5%8D%95%26x" in path
            return [{"number": 3, "head": {"sha": self.head}}]
        if route == "/actions/runs/7/artifacts":
            named = {"id": 5, "name": "qingdan-report", "expired": False}
            return {
                "artifacts": [{**named, "id": 4, "name": "other"}, named] if self.packed else []
            }
        if route == "/issues/3/comments":
            start = 100 * (int(path.rpartition("=")[2]) - 1)
            return self.comments[start : start + 100]
        raise AssertionError(path)


@pytest.fixture
def comment(tmp_path, monkeypatch, capsys):
    """Return a function that runs the script of the workflow against a platform."""

    def run(platform: Platform, event: dict[str, Any] | None = None) -> str:
        script = made(tmp_path)[COMMENT]["jobs"]["comment"]["steps"][0]["run"]

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                length = int(self.headers.get("Content-Length") or 0)
                body = json.loads(self.rfile.read(length)) if length else None
                if self.path == "/elsewhere":
                    platform.leaked += self.headers.get_all("Authorization") or []
                    answer = platform.packed
                elif self.path.endswith("/zip"):
                    self.send_response(302)
                    self.send_header("Location", "/elsewhere")
                    self.end_headers()
                    return
                else:
                    assert self.headers["Authorization"] == "Bearer geheim"
                    answer = json.dumps(platform.answer(self.command, self.path, body)).encode()
                self.send_response(200)
                self.end_headers()
                self.wfile.write(answer)

            do_POST = do_PATCH = do_GET  # noqa: N815

            def log_message(self, *_arguments):
                pass

        server = HTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        path = tmp_path / "event.json"
        path.write_text(json.dumps({"workflow_run": event or RUN}), encoding="utf-8")
        for name, value in {
            "GITHUB_API_URL": f"http://127.0.0.1:{server.server_port}",
            "GITHUB_REPOSITORY": "o/r",
            "GITHUB_TOKEN": "geheim",
            "GITHUB_EVENT_PATH": str(path),
        }.items():
            monkeypatch.setenv(name, value)
        try:
            exec(compile(script, "comment.py", "exec"), {"__name__": "__main__"})
        finally:
            server.shutdown()
            server.server_close()
        return capsys.readouterr().out

    return run


def packed(text: str, diff: str | None = None) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("qingdan-report.md", text)
        if diff is not None:
            archive.writestr("qingdan-diff.md", diff)
    return stream.getvalue()


class TestComment:
    def test_is_written_once_and_then_replaced(self, comment):
        report = findings_markdown.render(hostile())
        first = Platform(packed(report), [])
        comment(first)
        ((method, route, body),) = first.said
        assert (method, route) == ("POST", "/issues/3/comments")
        assert body.startswith(findings_markdown.MARKER + "\n## 清单检查：")
        assert len(body.encode("utf-16-le")) // 2 <= 65_536
        assert SHA[:10] in body
        others = [{"id": n, "user": {"login": "a"}, "body": body} for n in range(100)]
        mine = {"id": 100, "user": {"login": "github-actions[bot]"}, "body": body}
        again = Platform(packed(report), [*others, mine])
        comment(again)
        ((method, route, _body),) = again.said
        assert (method, route) == ("PATCH", "/issues/comments/100")
        assert again.leaked == []

    def test_our_own_report_comes_through_whole(self, comment):
        platform = Platform(packed(findings_markdown.render(hostile())), [])
        comment(platform)
        ((_method, _route, body),) = platform.said
        written = findings_markdown.render(hostile()).strip()
        breaker = "<!-- -->"
        assert body.replace(breaker, "").startswith(written.replace(breaker, ""))

    def test_a_forged_report_calls_nobody_and_links_nowhere(self, comment):
        forged = (
            "@maintainer &#64;other &commat;third ![p](https://x.y/p.png) [l](https://x.y) "
            "<img src=x> <a href='https://x.y'>l</a> <script>1</script> https://x.y www.x.y #12 "
            "[r][1]\n\n[1]: https://x.y\n\n<!-- hidden -->\u202e\x1b\n<https://x.y>\n"
            + "\n".join(HOSTILE).encode("utf-8", "replace").decode()
        )
        platform = Platform(packed(forged), [])
        comment(platform)
        ((_method, _route, body),) = platform.said
        content = body.rpartition("\n\n<sub>")[0]
        reader = MarkdownIt("commonmark")
        tokens = [t for token in reader.parse(content) for t in (token, *(token.children or []))]
        assert not {"link_open", "image"} & {token.type for token in tokens}
        tags = {t.content.strip() for t in tokens if t.type.startswith("html_")}
        assert tags <= {"<!-- -->", "<br>", "<code>", "</code>", findings_markdown.MARKER}
        seen = content.replace("<!-- -->", "\0")
        assert not re.search(r"@\w|#\d|https?://|\bwww\.|&#|&commat|[\x1b\u202e]", seen)

    def test_a_long_report_is_cut_and_says_so(self, comment):
        platform = Platform(packed("甲乙丙丁\n" * 30_000), [])
        comment(platform)
        ((_method, _route, body),) = platform.said
        assert len(body) <= 65_536
        assert "这里放不下" in body

    @pytest.mark.parametrize(
        ("platform", "event"),
        [
            (Platform(packed("x"), [], head="f" * 40), None),
            (Platform(b"", []), None),
            (Platform(packed("x"), []), {**RUN, "head_repository": None}),
        ],
        ids=["newer commit", "no report", "fork is gone"],
    )
    def test_nothing_is_written(self, comment, platform, event):
        assert "没有要写的" in comment(platform, event)
        assert platform.said == []
