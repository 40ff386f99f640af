"""The house: what the wheel holds, what is locked, what is declared, what stays out."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

RUN, BUILD, DEV = "run.txt", "build.txt", "dev.txt"


def normal(name: str) -> str:
    """A package's name as indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(repository: Path, lock: str) -> dict[str, str]:
    text = (repository / "requirements" / lock).read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w.-]+)==(\S+)", text, flags=re.M))


@pytest.fixture(scope="module")
def project(repository: Path) -> dict:
    return tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))


def names(requirements: list[str]) -> set[str]:
    return {normal(re.match(r"[\w.-]+", one)[0]) for one in requirements}


class TestLock:
    @pytest.mark.parametrize("lock", [RUN, BUILD, DEV])
    def test_every_line_is_an_exact_version_with_hashes(self, repository: Path, lock: str) -> None:
        text = (repository / "requirements" / lock).read_text(encoding="utf-8")
        requirements = re.split(r"(?<!\\)\n", text.rstrip("\n"))
        for requirement in requirements:
            if requirement.startswith("#"):
                continue
            assert re.match(r"[\w.-]+==\S+", requirement), requirement
            assert "--hash=sha256:" in requirement, requirement

    @pytest.mark.parametrize("lock", [RUN, BUILD, DEV])
    def test_names_no_index_and_no_folder(self, repository: Path, lock: str) -> None:
        text = (repository / "requirements" / lock).read_text(encoding="utf-8")
        assert not re.search(r"://|index-url|find-links|^-|@|/", text, flags=re.M)

    def test_holds_what_the_project_declares(self, repository: Path, project: dict) -> None:
        runtime = names(project["project"]["dependencies"])
        assert runtime <= set(pins(repository, RUN))
        extra = names(project["project"]["optional-dependencies"]["dev"])
        assert runtime | extra <= set(pins(repository, DEV))
        assert names(project["build-system"]["requires"]) <= set(pins(repository, BUILD))

    def test_development_uses_the_versions_of_the_product(self, repository: Path) -> None:
        development = pins(repository, DEV)
        for lock in (RUN, BUILD):
            for name, version in pins(repository, lock).items():
                assert development[name] == version


def imports(folder: Path) -> Iterator[str]:
    """Top-level names of modules, of the files that may import others than ours and Python's."""
    own = {*sys.stdlib_module_names, "qingdan"}
    for path in sorted(folder.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if own.issuperset(re.findall(r"^\s*(?:import|from)\s+(\w+)", text, flags=re.M)):
            continue
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Import):
                yield from (alias.name.split(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
                yield node.module.split(".")[0]


PACKAGE_OF = {
    "chinese_calendar": "chinesecalendar",
    "docx": "python-docx",
    "git": "gitpython",
    "markdown_it": "markdown-it-py",
    "yaml": "pyyaml",
    "ruamel": "ruamel-yaml",
}
BROUGHT_ALONG = {"markupsafe", "pydantic-core"}  # halves of jinja2 and pydantic


class TestDependencies:
    def test_what_is_imported_is_declared_and_the_reverse(
        self, repository: Path, project: dict
    ) -> None:
        used = {
            normal(PACKAGE_OF.get(name, name))
            for name in imports(repository / "src")
            if name not in sys.stdlib_module_names and name != "qingdan"
        }
        declared = project["project"]["dependencies"]
        declared += project["project"]["optional-dependencies"]["pdf"]
        assert used - BROUGHT_ALONG == names(declared)

    def test_each_is_explained(self, repository: Path, project: dict) -> None:
        page = (repository / "docs/dependencies.md").read_text(encoding="utf-8")
        rows = re.findall(r"^\| ([^|]+) \|", page, flags=re.M)
        explained = {normal(name) for row in rows for name in re.findall(r"`([\w.-]+)`", row)}
        declared = (
            project["project"]["dependencies"] + project["project"]["optional-dependencies"]["dev"]
        )
        assert explained == names(declared)

    def test_what_they_bring_is_named(self, repository: Path, project: dict) -> None:
        page = (repository / "docs/dependencies.md").read_text(encoding="utf-8")
        brought = set(pins(repository, RUN)) - names(project["project"]["dependencies"])
        (sentence,) = re.findall(r"^They bring: (.*) — all under", page, flags=re.M)
        listed = {normal(re.sub(r".* ", "", one)) for one in sentence.split(", ")}
        assert listed == brought


@pytest.fixture(scope="module")
def wheel(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=repository,
        check=True,
        capture_output=True,
    )
    (built,) = folder.glob("*.whl")
    return built


class TestWheel:
    def test_holds_the_package_the_templates_and_the_licence(
        self, wheel: Path, repository: Path
    ) -> None:
        held = set(zipfile.ZipFile(wheel).namelist())
        for folder, inside in (("src/qingdan", "qingdan"), ("templates", "qingdan/templates")):
            root = repository / folder
            expected = {
                f"{inside}/{path.relative_to(root).as_posix()}"
                for path in root.rglob("*")
                if path.is_file() and "__pycache__" not in path.parts
            }
            assert expected <= held
        assert any(name.endswith("licenses/LICENSE") for name in held)
        assert "qingdan/py.typed" in held

    def test_holds_nothing_else(self, wheel: Path) -> None:
        held = zipfile.ZipFile(wheel).namelist()
        tops = {name.split("/")[0] for name in held}
        assert len(tops) == 2
        assert all(top == "qingdan" or top.endswith(".dist-info") for top in tops)

    def test_works_from_any_folder_once_installed(self, wheel: Path, tmp_path: Path) -> None:
        installed, elsewhere = tmp_path / "installed", tmp_path / "elsewhere"
        elsewhere.mkdir()
        pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
        order = [*pip, "--no-compile", "--target", str(installed), str(wheel)]
        subprocess.run(order, check=True)
        environment = {**os.environ, "PYTHONPATH": str(installed)}

        def run(*arguments: str) -> str:
            done = subprocess.run(
                [sys.executable, "-m", "qingdan", *arguments],
                cwd=elsewhere,
                env=environment,
                check=True,
                capture_output=True,
                encoding="utf-8",
            )
            return done.stdout

        where = subprocess.run(
            [sys.executable, "-c", "import qingdan; print(qingdan.__file__)"],
            env=environment,
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        assert str(installed) in where
        run("init", "office", "--no-git")
        run("validate", "--workspace", "office")
        run("publish", "--workspace", "office", "--out", "site")
        assert (elsewhere / "site/index.html").is_file()
        assert "Usage" in run("--lang", "en", "--help")


def own_files(repository: Path) -> list[Path]:
    """Files that git keeps or would keep; everything outside a checkout."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(command, cwd=repository, capture_output=True, check=False)
    if done.returncode != 0:
        pytest.skip("not a git checkout: cannot tell our files from others")
    found = [repository / name for name in done.stdout.decode().split("\0") if name]
    return [path for path in found if path.is_file()]


class TestFiles:
    def test_no_room_for_odds_and_ends(self, repository: Path) -> None:
        vague = {"utils", "util", "helpers", "helper", "common", "misc", "manager"}
        assert [path for path in own_files(repository) if path.stem in vague] == []

    def test_no_file_is_long(self, repository: Path) -> None:
        long = {
            path.relative_to(repository).as_posix(): lines
            for path in own_files(repository)
            if path.suffix == ".py" and "src" in path.parts
            for lines in [len(path.read_text(encoding="utf-8").splitlines())]
            if lines > 400  # the aim is about 300
        }
        assert long == {}

    def test_nothing_names_the_machine_it_was_made_on(self, repository: Path) -> None:
        machine = re.compile(r"/(?:work|root|opt)/[a-z]|/home/(?!office)[a-z]+/|C:\\Users")
        telling = [
            path.relative_to(repository).as_posix()
            for path in own_files(repository)
            if path.suffix not in {".png", ".mo", ".xls", ".xlsx", ".ico", ".woff2"}
            and path != Path(__file__)
            and machine.search(path.read_text(encoding="utf-8", errors="replace"))
        ]
        assert telling == []

    @pytest.mark.parametrize("name", [".ci/run"])
    def test_scripts_can_be_run(self, repository: Path, name: str) -> None:
        script = repository / name
        if sys.platform != "win32":
            assert os.access(script, os.X_OK)
        text = script.read_text(encoding="utf-8")
        assert text.startswith("#!/usr/bin/env bash\n")
        assert "set -euo pipefail" in text
