"""Read contents from the object database, many through one process."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from ...errors import QingdanError
from ...messages import _
from .repository import locate_workspace
from .running import SETTINGS, environment, no_git


def read_blobs(workspace: Path, blobs: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the content of each blob, in the order asked, through one ``cat-file --batch``.

    Blobs are named by id or as ``COMMIT:PATH`` with the path from the root of the tree.
    """
    wanted = list(blobs)
    if not wanted:
        return
    command = ["git", *SETTINGS, "cat-file", "--batch", "--buffer"]
    try:
        process = subprocess.Popen(  # noqa: S603
            command,
            cwd=locate_workspace(workspace).top,
            env=environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except FileNotFoundError:
        raise no_git() from None
    with process:
        from threading import Thread

        assert process.stdin is not None  # noqa: S101 - both are pipes by construction
        assert process.stdout is not None  # noqa: S101
        feeder = Thread(target=_feed, args=(process.stdin, wanted), daemon=True)
        feeder.start()
        for blob in wanted:
            header = process.stdout.readline().split()
            if len(header) != 3 or header[1] != b"blob":  # "清单 一/x.yaml missing": 3 words, too
                raise QingdanError(
                    _("版本库里缺少对象 {blob}。").format(blob=blob),
                    _("运行 git fsck 检查版本库；浅克隆请 git fetch --unshallow。"),
                )
            content = process.stdout.read(int(header[2]) + 1)[:-1]
            yield blob, content
        feeder.join()


def _feed(pipe: object, blobs: list[str]) -> None:
    stream = pipe  # a binary pipe; typed loosely because Popen's generics differ by version
    text = "".join(blob + "\n" for blob in blobs)
    try:
        stream.write(text.encode("utf-8", "surrogateescape"))  # type: ignore[attr-defined]
        stream.close()  # type: ignore[attr-defined]
    except BrokenPipeError:
        return
