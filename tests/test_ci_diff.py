"""The recipes' comparison of a pull request: made without a token, posted as one comment."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
import yaml

from qingdan.cli.init_ci import recipes
from qingdan.report import changes_markdown, findings_markdown
from qingdan.rules.examples import GOOD_POWER, POWER_FILE

from .conftest import WARM
from .test_init_ci import CHECK, Platform, comment, packed

__all__ = ["comment"]  # a fixture

HOSTILE = "甲 @maintainer <img src=x> ![p](https://x.y) /approve !12 ~label\n/merge\n  /close"


class Repository:
    """An upstream with one request, and a clone of its main branch in which scripts run."""

    def __init__(self, root: Path, clone: Path, base: str, head: str, path: str) -> None:
        self.root, self.clone, self.base, self.head = root, clone, base, head
        self.environment = {**os.environ, "PATH": path}

    def run(self, script: str, **more: str) -> tuple[int, str]:
        command = ["bash", "-eo", "pipefail", "-c", script]
        environment = {**self.environment, **more}
        done = subprocess.run(command, cwd=self.clone, env=environment, capture_output=True)
        return done.returncode, (done.stdout + done.stderr).decode()


@pytest.fixture
def repository_with_request(tmp_path, make_workspace, git, warm) -> Repository:
    shell = tmp_path / "bin"
    shell.mkdir()
    command = shlex.join([sys.executable, "-PES", str(WARM), warm])
    (shell / "qingdan").write_text(f'#!/bin/sh\nexec {command} "$@"\n')
    (shell / "qingdan").chmod(0o755)
    root = make_workspace(GOOD_POWER, name="upstream")
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "a")
    base = git(root, "rev-parse", "HEAD").strip()
    git(root, "checkout", "-qb", "fork")
    power = root / POWER_FILE
    text = power.read_text(encoding="utf-8")
    power.write_text(text + f"备注: {json.dumps(HOSTILE, ensure_ascii=False)}\n", encoding="utf-8")
    git(root, "commit", "-qam", "b")
    head = git(root, "rev-parse", "HEAD").strip()
    git(root, "update-ref", "refs/merge-requests/3/head", head)
    git(root, "update-ref", "refs/pull/3/head", head)
    git(root, "checkout", "-q", "main")
    git(root, "branch", "-qD", "fork")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", str(root), str(clone))
    path = f"{shell}{os.pathsep}{os.environ['PATH']}"
    return Repository(root, clone, base, head, path)


class TestUntrusted:
    """The jobs that a fork has a say in: they write a file and hold no token."""

    def test_github(self, repository_with_request, tmp_path, git):
        one = repository_with_request
        git(one.clone, "fetch", "-q", "origin", "refs/pull/3/head")
        _root, files = recipes(one.clone, ["github"])
        (job,) = yaml.load(files[CHECK], yaml.BaseLoader)["jobs"].values()
        (step,) = [s for s in job["steps"] if "qingdan diff" in s.get("run", "")]
        assert set(step["env"]) == {"BASE", "HEAD"}
        summary = tmp_path / "summary.md"
        surroundings = {"RUNNER_TEMP": str(tmp_path), "GITHUB_STEP_SUMMARY": str(summary)}
        code, _said = one.run(step["run"], BASE=one.base, HEAD=one.head, **surroundings)
        diff = (tmp_path / "qingdan-diff.md").read_text(encoding="utf-8")
        assert code == 0
        assert diff.startswith(changes_markdown.MARKER)
        assert "备注" in diff
        assert summary.read_text(encoding="utf-8") == diff
        code, _said = one.run(step["run"], BASE="f" * 40, HEAD=one.head, **surroundings)
        diff = (tmp_path / "qingdan-diff.md").read_text(encoding="utf-8")
        assert (code, "没有比较成" in diff) == (0, True)

    def test_gitlab(self, repository_with_request, git):
        one = repository_with_request
        git(one.clone, "fetch", "-q", "origin", "refs/merge-requests/3/head")
        _root, files = recipes(one.clone, ["gitlab"])
        job = yaml.safe_load(files[".gitlab-ci.yml"])["清单变更"]
        assert job["variables"]["GIT_DEPTH"] == "0"
        code, _said = one.run(
            "\n".join(job["script"]),
            CI_MERGE_REQUEST_DIFF_BASE_SHA=one.base,
            CI_COMMIT_SHA=one.head,
        )
        assert code == 0
        (path,) = job["artifacts"]["paths"]
        assert "备注" in (one.clone / path).read_text(encoding="utf-8")


class TestGitHubComments:
    def test_report_and_diff_are_two_comments(self, comment):
        report = findings_markdown.MARKER + "\n## 甲\n"
        diff = changes_markdown.MARKER + (
            "\n<details><summary>乙</summary>\n\n<ins>丙</ins><del>丁</del>\n\n</details>\n"
        )
        first = Platform(packed(report, diff), [])
        comment(first)
        assert [(method, route) for method, route, _body in first.said] == [
            ("POST", "/issues/3/comments")
        ] * 2
        bodies = {body.split("\n")[0]: body for _method, _route, body in first.said}
        assert set(bodies) == {findings_markdown.MARKER, changes_markdown.MARKER}
        assert diff.strip() in bodies[changes_markdown.MARKER]
        old = [
            {"id": n, "user": {"login": "github-actions[bot]"}, "body": body}
            for n, body in enumerate(bodies.values())
        ]
        again = Platform(packed(report, diff), old)
        comment(again)
        assert sorted((method, route) for method, route, _body in again.said) == [
            ("PATCH", "/issues/comments/0"),
            ("PATCH", "/issues/comments/1"),
        ]

    def test_a_fold_left_open_hides_nothing_of_ours(self, comment):
        forged = "<details><summary>甲</summary>\n\n<details open>\n<ins onclick=x>\n" * 3
        platform = Platform(packed("x", forged), [])
        comment(platform)
        body = platform.said[-1][2]
        content, _sep, footer = body.rpartition("<sub>")
        assert content.count("<details>") == content.count("</details>") == 3
        assert "<details open>" not in body
        assert "<ins onclick" not in body
        assert "日志" in footer

    def test_a_forged_marker_does_not_pose_as_the_other_report(self, comment):
        forged = findings_markdown.MARKER + "\n" + changes_markdown.MARKER + "\n没有问题"
        platform = Platform(packed("x", forged), [])
        comment(platform)
        body = platform.said[-1][2]
        assert body.startswith(changes_markdown.MARKER)
        assert findings_markdown.MARKER not in body


class StandIn:
    """As much of a platform's interface as a posting script uses; it remembers what was said."""

    def __init__(self, answers: Callable[[str], Any], header: str, token: str) -> None:
        self.said: list[tuple[str, str, dict[str, Any]]] = []
        stand_in = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                length = int(self.headers.get("Content-Length") or 0)
                body = json.loads(self.rfile.read(length)) if length else None
                assert self.headers[header] == token
                answer: Any = {}
                if self.command == "GET":
                    answer = answers(self.path)
                else:
                    stand_in.said.append((self.command, self.path, body))
                self.send_response(200)
                self.end_headers()
                self.wfile.write(json.dumps(answer).encode())

            do_POST = do_PATCH = do_PUT = do_GET  # noqa: N815

            def log_message(self, *_arguments):
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()
        self.address = f"http://127.0.0.1:{self.server.server_port}"


def gitlab(one: Repository, sha: str, notes: list[dict[str, Any]]) -> tuple[StandIn, int, str]:
    def answers(path: str) -> Any:
        if path == "/user":
            return {"id": 9}
        if path.startswith("/projects/5/merge_requests?state=opened"):
            return [{"iid": 3, "sha": sha, "target_branch": "main"}]
        assert path.startswith("/projects/5/merge_requests/3/notes?")
        return notes

    platform = StandIn(answers, "PRIVATE-TOKEN", "geheim")
    _root, files = recipes(one.clone, ["gitlab"])
    job = yaml.safe_load(files[".gitlab-ci.yml"])["清单变更意见"]
    code, said = one.run(
        "\n".join(job["script"]),
        CI_API_V4_URL=platform.address,
        CI_PROJECT_ID="5",
        CI_BUILDS_DIR=str(one.clone.parent),
        QINGDAN_TOKEN="geheim",
    )
    return platform, code, said


def gitee(one: Repository, sha: str, comments: list[dict[str, Any]]) -> tuple[StandIn, int, str]:
    def answers(path: str) -> Any:
        if path.startswith("/repos/o/r/pulls?state=open"):
            return [{"number": 3, "head": {"sha": sha}, "base": {"ref": "main"}}]
        assert path.startswith("/repos/o/r/pulls/3/comments?")
        return comments

    platform = StandIn(answers, "Authorization", "token geheim")
    _root, files = recipes(one.clone, ["gitee"])
    script = one.clone.parent / "script.py"
    script.write_text(files[".qingdan/gitee_diff_comment.py"], encoding="utf-8")
    code, said = one.run(
        f"{sys.executable} {script}",
        GITEE_API=platform.address,
        GITEE_REPOSITORY="o/r",
        GITEE_USER="bot",
        GITEE_TOKEN="geheim",
    )
    return platform, code, said


NOTE = {gitlab: {"author": {"id": 9}}, gitee: {"user": {"login": "bot"}}}
ROUTES = {
    gitlab: ("/projects/5/merge_requests/3/notes", "/projects/5/merge_requests/3/notes/7", "PUT"),
    gitee: ("/repos/o/r/pulls/3/comments", "/repos/o/r/pulls/comments/7", "PATCH"),
}


@pytest.mark.parametrize("platform_of", [gitlab, gitee])
class TestTrusted:
    """The scripts that hold a token: they fetch, compare and post, and check nothing out."""

    def test_posts_once_and_then_replaces(self, repository_with_request, platform_of, git):
        one = repository_with_request
        platform, code, said = platform_of(one, one.head, [])
        assert code == 0, said
        ((method, route, body),) = platform.said
        new, old, replaces = ROUTES[platform_of]
        assert (method, route) == ("POST", new)
        assert body["body"].startswith(changes_markdown.MARKER)
        assert one.head[:10] in body["body"]
        assert git(one.clone, "rev-parse", "HEAD").strip() == one.base
        assert git(one.clone, "status", "--porcelain") == ""
        mine = {"id": 7, **NOTE[platform_of], "body": body["body"]}
        platform, _code, _said = platform_of(one, one.head, [mine])
        assert platform.said == []  # it says that already
        stale = {**mine, "body": changes_markdown.MARKER + "\n旧"}
        other = {"id": 1, "body": mine["body"], "author": {"id": 1}, "user": {"login": "x"}}
        platform, _code, _said = platform_of(one, one.head, [other, stale])
        assert [(m, r) for m, r, _body in platform.said] == [(replaces, old)]

    def test_what_a_list_says_calls_nobody(self, repository_with_request, platform_of):
        one = repository_with_request
        platform, _code, _said = platform_of(one, one.head, [])
        ((_method, _route, body),) = platform.said
        seen = body["body"].replace("<!-- -->", "\0").replace("<br>", "\n")
        assert "maintainer" in seen
        assert not re.search(r"@\w|https?://|<img|\]\(", seen)
        if platform_of is gitlab:
            lines = body["body"].replace("<!-- -->", "\0")
            assert not re.search(r"(?m)^\s*/\w|!\d|~\w", lines)

    def test_a_newer_commit_waits_for_the_next_time(self, repository_with_request, platform_of):
        platform, code, _said = platform_of(repository_with_request, "f" * 40, [])
        assert (code, platform.said) == (0, [])

    def test_a_request_without_a_list_says_so(self, repository_with_request, platform_of, git):
        one = repository_with_request
        git(one.root, "checkout", "-q", "--orphan", "bare")
        git(one.root, "rm", "-rqf", ".")
        (one.root / "x").write_text("x")
        git(one.root, "add", "-A")
        git(one.root, "commit", "-qm", "c")
        head = git(one.root, "rev-parse", "HEAD").strip()
        for name in ("refs/merge-requests/3/head", "refs/pull/3/head"):
            git(one.root, "update-ref", name, head)
        platform, code, said = platform_of(one, head, [])
        assert code == 0, said
        ((_method, _route, body),) = platform.said
        assert "没有比较成" in body["body"]
