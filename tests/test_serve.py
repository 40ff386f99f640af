"""``qingdan serve``: the newest site, for this machine only, and nothing written where it reads."""

from __future__ import annotations

import http.client
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from qingdan.cli.serve import _check, _history
from qingdan.publish.audience import SiteAudience
from qingdan.publish.loopback import serving
from qingdan.publish.preview import Preview

from .html_checks import Page
from .publish_cases import files_of
from .publish_own import LOGO

Make = Callable[..., Path]
Cli = Callable[..., tuple[int, str, str]]

ITEM = "powers/zrzy/cf-7k3q9d2m.yaml"
FILES = {
    ITEM: (
        "名称: 对甲<b>的处罚\n类型: 行政处罚\n状态: 有效\n"
        "依据: [《中华人民共和国城乡规划法》第九百条]\n"
    )
}


class Running:
    """A preview that is being served."""

    def __init__(self, preview: Preview, port: int) -> None:
        self.preview, self.port = preview, port

    def ask(
        self, path: str, host: str | None = None, method: str = "GET"
    ) -> tuple[int, str, dict[str, str]]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.putrequest(method, path, skip_host=True)
        connection.putheader("Host", f"127.0.0.1:{self.port}" if host is None else host)
        connection.endheaders()
        answer = connection.getresponse()
        body = answer.read().decode()
        connection.close()
        return answer.status, body, dict(answer.getheaders())


@pytest.fixture
def root(make_workspace: Make) -> Path:
    return make_workspace(FILES)


@pytest.fixture
def running(root: Path, tmp_path: Path) -> Iterator[Running]:
    preview = Preview(root, tmp_path / "temporary", SiteAudience.PUBLIC, partial(_check, root))
    with serving(preview, 0) as port:
        preview.refresh()
        yield Running(preview, port)


class TestPages:
    def test_are_those_of_the_site(self, running: Running) -> None:
        for path in ("/", "/index.html", "/powers/cf-7k3q9d2m.html", "/assets/site.css?x=1"):
            status, body, headers = running.ask(path)
            assert (status, headers["Cache-Control"]) == (200, "no-store"), path
            assert body
        assert running.ask("/none.html")[0] == 404
        assert "没有这个页面" in running.ask("/none.html")[1]

    def test_for_lost_readers_work_at_any_depth(self, root: Path, tmp_path: Path) -> None:
        (root / "qingdan.yaml").write_text(
            "格式: 1\n名称: 测试\n站点: {网址: 'https://list.example.invalid/qd/'}\n",
            encoding="utf-8",
        )
        preview = Preview(root, tmp_path / "t", SiteAudience.PUBLIC, partial(_check, root))
        with serving(preview, 0) as port:
            preview.refresh()
            running = Running(preview, port)
            body = running.ask("/powers/deep/nothing.html")[1]
            leads = {href for _name, href in Page(body).links if href.startswith("/")}
            assert {"/assets/site.css", "/powers.html"} <= leads
            assert {href: running.ask(href)[0] for href in leads} == dict.fromkeys(leads, 200)

    def test_say_what_is_wrong_with_their_item(self, running: Running) -> None:
        _status, body, _headers = running.ask("/powers/cf-7k3q9d2m.html")
        page = Page(body)
        assert page.faults == []
        text = "".join(page.text)
        assert "检查发现的问题（只在预览里有）" in text
        assert f"{ITEM}:4" in text
        assert "QD" in text
        assert "检查发现的问题" not in running.ask("/about.html")[1]
        assert "第九百条" in running.ask("/")[1]

    def test_keep_their_policy_and_run_no_script_but_files(self, running: Running) -> None:
        body = running.ask("/powers/cf-7k3q9d2m.html")[1]
        assert "default-src 'none'; script-src 'self'" in body
        assert re.findall(r"<script(?! type=\"application/ld\+json\")[^>]*>[^<]", body) == []
        assert '<script src="/--qingdan/live.js" data-version="1"></script>' in body

    def test_that_are_published_say_none_of_it(self, running: Running) -> None:
        assert not [
            path
            for path, content in files_of(running.preview.site).items()
            if b"--qingdan" in content or "只在预览里有".encode() in content
        ]


class TestReload:
    def test_a_change_gives_a_newer_version(self, running: Running, root: Path) -> None:
        assert running.ask("/--qingdan/version.js")[1] == "qingdanPreview(1);\n"
        assert not running.preview.refresh()
        (root / ITEM).write_text(FILES[ITEM].replace("对甲", "对乙"), encoding="utf-8")
        assert running.preview.refresh()
        assert running.ask("/--qingdan/version.js")[1] == "qingdanPreview(2);\n"
        assert "对乙" in running.ask("/powers/cf-7k3q9d2m.html")[1]
        assert "qingdanPreview" in running.ask("/--qingdan/live.js")[1]

    @pytest.mark.parametrize(
        ("path", "text", "shown", "words"),
        [
            ("pages/guide.md", "# 指南\n\n新的话\n", "/pages/guide.html", "新的话"),
            ("images/logo.svg", LOGO.replace("0b5d3b", "123456"), "/images/logo.svg", "123456"),
            ("templates/site/notice.html.j2", "<p>新通知</p>", "/about.html", "新通知"),
            ("qingdan.yaml", None, "/assets/theme.css", "--red: #0b5d3b"),
        ],
    )
    def test_shows_what_the_site_has_of_its_own(
        self, running: Running, root: Path, path: str, text: str | None, shown: str, words: str
    ) -> None:
        site = '站点: {标志: {文件: images/logo.svg}, 主题: {主色: "#0a5a8a"}}\n'
        settings = (root / "qingdan.yaml").read_text(encoding="utf-8") + site
        (root / "qingdan.yaml").write_text(settings, encoding="utf-8")
        (root / "images").mkdir()
        (root / "images/logo.svg").write_text(LOGO, encoding="utf-8")
        assert running.preview.refresh()
        assert words not in running.ask(shown)[1]
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        changed = settings.replace("0a5a8a", "0b5d3b") if text is None else text
        (root / path).write_text(changed, encoding="utf-8")
        assert running.preview.refresh()
        assert words in running.ask(shown)[1]

    def test_what_cannot_be_built_leaves_the_last_site_and_says_why(
        self, running: Running, root: Path
    ) -> None:
        (root / ITEM).write_text("名称: [", encoding="utf-8")
        running.preview.refresh()
        body = running.ask("/powers/cf-7k3q9d2m.html")[1]
        assert "对甲" in body
        assert "没有生成新的网站" in body
        assert ITEM in body
        (root / ITEM).write_text(FILES[ITEM], encoding="utf-8")
        running.preview.refresh()
        assert "没有生成新的网站" not in running.ask("/powers/cf-7k3q9d2m.html")[1]

    def test_a_workspace_that_was_never_good_has_a_page_too(
        self, make_workspace: Make, tmp_path: Path
    ) -> None:
        root = make_workspace({ITEM: "名称: ["}, name="bad")
        preview = Preview(root, tmp_path / "t", SiteAudience.PUBLIC, partial(_check, root))
        with serving(preview, 0) as port:
            preview.refresh()
            status, body, _headers = Running(preview, port).ask("/")
        assert status == 404
        assert ITEM in body
        assert "live.js" in body


class TestServesThisMachineOnly:
    @pytest.mark.parametrize(
        "host", ["evil.example.invalid", "evil.example.invalid:{port}", "", "127.0.0.1", "[::1]:1"]
    )
    def test_a_name_that_is_not_ours_is_refused(self, running: Running, host: str) -> None:
        """DNS rebinding: a foreign name that was pointed at this machine."""
        for path in ("/", "/--qingdan/version.js"):
            status, body, _headers = running.ask(path, host.format(port=running.port))
            assert (status, body) == (403, "")

    def test_localhost_is_a_name_of_it(self, running: Running) -> None:
        assert running.ask("/", f"localhost:{running.port}")[0] == 200

    @pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
    def test_nothing_can_be_done_but_read(self, running: Running, method: str) -> None:
        assert running.ask("/", method=method)[0] == 501

    def test_head_gives_no_body(self, running: Running) -> None:
        status, body, headers = running.ask("/", method="HEAD")
        assert (status, body) == (200, "")
        assert int(headers["Content-Length"]) > 1000

    @pytest.mark.parametrize(
        "path",
        [
            "/../w/qingdan.yaml",
            "/..%2fw/qingdan.yaml",
            "/%2e%2e/%2e%2e/w/qingdan.yaml",
            "//etc/hostname",
            "/powers/../../../w/qingdan.yaml",
            "/..\\w\\qingdan.yaml",
            "/link.html",
            "/a%00b",
        ],
    )
    def test_nothing_outside_of_the_site_is_read(self, running: Running, path: str) -> None:
        (running.preview.site / "link.html").symlink_to(running.preview.root / "qingdan.yaml")
        status, body, _headers = running.ask(path)
        assert status == 404
        assert "格式: 1" not in body

    def test_a_port_that_is_taken_is_said(self, running: Running, run_cli: Cli) -> None:
        code, _out, err = run_cli("serve", "-w", running.preview.root, "--port", str(running.port))
        assert (code, str(running.port) in err) == (2, True)
        assert "别的程序正在用" in err
        assert "--port 0" in err
        assert "in use" not in err


def test_the_command_says_one_thing_of_a_change(
    root: Path, run_cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = iter([FILES[ITEM].replace("对甲", "对乙"), "名称: [", FILES[ITEM]])

    def edit(_seconds: float) -> None:
        text = next(texts, None)
        if text is None:
            raise KeyboardInterrupt
        (root / ITEM).write_text(text, encoding="utf-8")

    monkeypatch.setattr(time, "sleep", edit)
    before = signal.getsignal(signal.SIGTERM)
    try:
        code, _out, err = run_cli("serve", "-w", root, "--port", "0", "--no-history")
    finally:
        signal.signal(signal.SIGTERM, before)
    assert code == 130
    _opened, good, bad, again, *_ended = err.splitlines()
    assert (good, again) == ("有改动，已重新生成。", "有改动，已重新生成。")
    assert "没有生成网站" in bad


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_the_command_serves_until_interrupted_and_leaves_nothing(
    root: Path, tmp_path: Path, ending: signal.Signals
) -> None:
    before = files_of(root)
    (tmp_path / "tmp").mkdir()
    # What runs in the background of a script has SIGINT ignored, and its children inherit that.
    program = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
        "from qingdan.cli import main; main()"
    )
    command = [sys.executable, "-c", program, "serve", "--port", "0"]
    with subprocess.Popen(
        [*command, "--workspace", str(root)],
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "TMPDIR": str(tmp_path / "tmp"), "PYTHONUTF8": "1"},
    ) as process:
        assert process.stderr is not None
        assert "没有历史版本" in process.stderr.readline(), "said once, there is no repository"
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", process.stderr.readline())
        assert found is not None
        connection = http.client.HTTPConnection("127.0.0.1", int(found[1]), timeout=10)
        connection.request("GET", "/")
        assert connection.getresponse().status == 200
        connection.close()
        time.sleep(0.1)
        process.send_signal(ending)
        said = process.stderr.read()
        assert process.wait(20) == 130
    assert "Traceback" not in said
    assert files_of(root) == before
    assert list((tmp_path / "tmp").iterdir()) == []


class TestHistory:
    @pytest.fixture
    def running(self, root: Path, tmp_path: Path, git: Callable[..., str]) -> Iterator[Running]:
        git(root, "init", "-q")
        for name in ("对甲的处罚", "对乙的处罚"):
            text = FILES[ITEM].replace("对甲<b>的处罚", name)
            (root / ITEM).write_text(text, encoding="utf-8")
            git(root, "add", "-A")
            git(root, "commit", "-q", "-m", "x")
        temporary = tmp_path / "temporary"
        history = _history(root, has_past=True)
        preview = Preview(root, temporary, SiteAudience.PUBLIC, partial(_check, root), history)
        with serving(preview, 0) as port:
            preview.refresh()
            yield Running(preview, port)

    def test_is_on_the_page_and_what_is_not_committed_is_a_version(
        self, running: Running, root: Path, git: Callable[..., str]
    ) -> None:
        page = "/powers/cf-7k3q9d2m.html"
        assert "共 2 个版本" in running.ask(page)[1]
        assert not running.preview.refresh()
        text = (root / ITEM).read_text(encoding="utf-8").replace("对乙", "对丙")
        (root / ITEM).write_text(text, encoding="utf-8")
        assert running.preview.refresh()
        body = running.ask(page)[1]
        assert "共 3 个版本" in body
        assert "尚未提交" in body
        git(root, "commit", "-qam", "x")
        assert running.preview.refresh(), "a commit is something new though no file changed"
        body = running.ask(page)[1]
        assert "共 3 个版本" in body
        assert "尚未提交" not in body

    def test_is_none_without_a_repository(self, root: Path, tmp_path: Path) -> None:
        history = _history(root, has_past=False)
        preview = Preview(root, tmp_path / "t", SiteAudience.PUBLIC, partial(_check, root), history)
        assert preview.refresh()
        assert not preview.problem
        page = (preview.site / "powers/cf-7k3q9d2m.html").read_text(encoding="utf-8")
        assert "历史版本" not in page
