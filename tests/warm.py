"""Whole commands, each in a process of its own that has the program imported already.

To import the program takes most of a second, to fork a process that has done so a few thousandths.
One server forks a child for every command: what the child allocates, prints, writes and leaves in
its modules is its own, as in a process started anew. Settings that Python reads only when it starts
(``PYTHONHASHSEED``, the locale) are not honoured; tests of those start Python itself.

``python warm.py serve ADDRESS`` is the server; ``python warm.py ADDRESS ARGUMENT…`` runs one
command with the descriptors, folder and environment it was called with.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import sys

_PEAK_UNIT = 1 if sys.platform == "darwin" else 1024
_PART = 1 << 20
_LIMIT = 60
"""Seconds after which a command that hangs is killed."""


def call(
    address: str, arguments: list[str], folder: str, environment: dict[str, str], out: int, err: int
) -> tuple[int, int, float]:
    """Run ``qingdan`` in a fork of the server.

    Return its exit code, its peak memory in bytes and the seconds of processor time it took.

    Raises ``EOFError`` where the process died without an exit code.
    """
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(address)
        order = json.dumps([arguments, folder, environment]).encode()
        socket.send_fds(connection, [b"\0"], [out, err])
        connection.sendall(order)
        connection.shutdown(socket.SHUT_WR)
        answer = connection.recv(100)
    if not answer:
        raise EOFError("the process died")
    code, peak, seconds = answer.split()
    return int(code), int(peak), float(seconds)


def serve(address: str) -> None:
    """Import the program, then fork a child for every order that comes in, until killed."""
    _use_once()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody asks what became of the children
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(address)
        listening.listen()
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        while True:
            connection, _address = listening.accept()
            if os.fork() == 0:
                try:
                    listening.close()
                    _obey(connection)
                except BaseException:
                    sys.excepthook(*sys.exc_info())
                finally:
                    os._exit(0)
            connection.close()


def _use_once() -> None:
    """Check a small workspace and import a table: that imports what most of a second goes into."""
    from contextlib import redirect_stdout
    from io import StringIO
    from pathlib import Path
    from tempfile import TemporaryDirectory

    from qingdan.rules.examples import BASE, GOOD_POWER

    before = dict(os.environ)
    os.environ["QINGDAN_CACHE_DIR"] = ""  # keep nothing
    with TemporaryDirectory() as folder, redirect_stdout(StringIO()):
        for path, text in {**BASE, **GOOD_POWER}.items():
            file = Path(folder, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        _run(["validate", "--quiet", "--workspace", folder])
        table = Path(folder, "a.csv")
        table.write_text("序号,事项名称,权力类型,实施主体\n1,甲的处罚,行政处罚,甲局\n", "utf-8")
        _run(["import", "--dry-run", "--quiet", "--workspace", folder, str(table)])
    os.environ.clear()
    os.environ.update(before)


def _obey(connection: socket.socket) -> None:
    """Be the command and answer with its exit code, its peak memory and its seconds."""
    import resource

    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.alarm(_LIMIT)
    _data, (out, err), _flags, _address = socket.recv_fds(connection, 1, 2)
    parts = iter(lambda: connection.recv(_PART), b"")
    arguments, folder, environment = json.loads(b"".join(parts))
    os.dup2(out, 1)
    os.dup2(err, 2)
    sys.stdout = open(1, "w", closefd=False)  # noqa: SIM115 - as long as the process lives
    sys.stderr = open(2, "w", closefd=False)  # noqa: SIM115
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    code = _run(arguments)
    used = [resource.getrusage(kind) for kind in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    peak = max(one.ru_maxrss for one in used) * _PEAK_UNIT
    seconds = sum(one.ru_utime + one.ru_stime for one in used)
    connection.sendall(f"{code} {peak} {seconds}".encode())


def _run(arguments: list[str]) -> int:
    from qingdan.cli import main

    code: int | str | None = 0
    try:
        main(arguments)
    except SystemExit as ended:
        code = ended.code
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    return code if isinstance(code, int) else 0


if __name__ == "__main__":
    if sys.argv[1] == "serve":
        serve(sys.argv[2])
    else:
        here = os.getcwd()  # noqa: PTH109 - to import pathlib takes longer than all the rest
        sys.exit(call(sys.argv[1], sys.argv[2:], here, dict(os.environ), 1, 2)[0])
