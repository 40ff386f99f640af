"""The server of a preview: this machine only, its own names only, reading only.

A page of another site can make a browser ask an address of this machine, and a name of its own can
be pointed here (DNS rebinding): whoever does not ask by a name of the machine is refused.
"""

from __future__ import annotations

import mimetypes
import os
import posixpath
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import unquote

from ..errors import QingdanError
from ..messages import _, system_reason
from .preview import OWN, Preview

HOST = "127.0.0.1"
_LAST_PORT = 65535
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".yaml": "text/plain; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".svg": "image/svg+xml",
    ".xml": "application/xml",
}


@contextmanager
def serving(preview: Preview, port: int) -> Iterator[int]:
    """Serve in a thread of its own while the block runs; yields the port.

    ``port`` 0 takes a free one. Raises ``QingdanError`` where the port cannot be had.
    """
    try:
        server = _Server((HOST, port), preview)
    except (OSError, OverflowError) as error:
        why = system_reason(error) if isinstance(error, OSError) else str(error)
        raise QingdanError(
            _("端口 {port} 用不了：{why}。").format(port=port, why=why),
            _("换一个端口，如 --port {other}；--port 0 随便用一个空着的。").format(
                other=port + 1 if port < _LAST_PORT else 8000
            ),
        ) from error
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    thread.start()
    try:
        yield int(server.server_address[1])
    finally:
        server.shutdown()
        server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = os.name != "nt"  # there it would share the port with a stranger

    def __init__(self, address: tuple[str, int], preview: Preview) -> None:
        self.preview = preview
        super().__init__(address, _Handler)
        port = self.server_address[1]
        self.names = {f"{name}:{port}" for name in ("127.0.0.1", "localhost")}


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    server_version = "qingdan"
    sys_version = ""
    timeout = 30

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def log_message(self, *_arguments: Any) -> None:
        """Say nothing: the terminal is for what the editor should read."""

    def _answer(self, *, with_body: bool) -> None:
        if self.headers.get("Host", "").lower() not in self.server.names:
            self._send(HTTPStatus.FORBIDDEN, "text/plain", b"", with_body=with_body)
            return
        path = unquote(self.path.partition("?")[0].partition("#")[0])
        if path.startswith(f"/{OWN}/"):
            own = self.server.preview.own_file(path.removeprefix(f"/{OWN}/"))
            if own is not None:
                self._send(HTTPStatus.OK, own[0], own[1], with_body=with_body)
                return
        self._send_file(path, with_body=with_body)

    def _send_file(self, path: str, *, with_body: bool) -> None:
        preview = self.server.preview
        name = posixpath.normpath(path).lstrip("/")
        name = "index.html" if name in ("", ".") else name
        content = _read(preview.site, name)
        status = HTTPStatus.OK
        if content is None:
            status, name = HTTPStatus.NOT_FOUND, "404.html"
            content = _read(preview.site, name)
        if content is None:
            content = preview.nothing_yet()
        elif name.endswith(".html"):
            content = preview.dressed(name, content)
        suffix = posixpath.splitext(name)[1]
        kind = _TYPES.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
        self._send(status, kind, content, with_body=with_body)

    def _send(self, status: HTTPStatus, kind: str, content: bytes, *, with_body: bool) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.end_headers()
        if with_body:
            self.wfile.write(content)


def _read(site: Path, name: str) -> bytes | None:
    """Return a file of the site; nothing outside of it, and nothing through a link."""
    parts = name.split("/")
    if "\0" in name or "\\" in name or ":" in name or any(p in ("", ".", "..") for p in parts):
        return None
    file = site.joinpath(*parts)
    try:
        if file.resolve().is_relative_to(site.resolve()) and file.is_file():
            return file.read_bytes()
    except OSError:
        pass
    return None
