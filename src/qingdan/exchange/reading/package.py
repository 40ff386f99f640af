"""Open a packed file (zip: .xlsx, .ods, .docx) without trusting what it says of itself."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from ...messages import _
from .grid import UnreadableWorkbook
from .limits import MAX_PART, MAX_PARTS, MAX_RATIO, MAX_UNPACKED

_CHUNK = 1 << 18
_SMALL = 1 << 20
"""Bytes below which a part may grow as much as it likes."""
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)


class Package:
    """The parts of a packed file. Raises ``UnreadableWorkbook`` for a bomb, a lock, a ruin."""

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            infos = self._archive.infolist()
        except (*_BROKEN, RuntimeError):
            raise _damaged() from None
        self._infos = {info.filename: info for info in infos}
        if len(infos) > MAX_PARTS:
            raise _bomb(
                _("压缩包里有{count}个文件，超过{limit}个的上限，不像是清单。").format(
                    count=len(infos), limit=MAX_PARTS
                )
            )
        if any(info.flag_bits & 1 for info in infos):
            raise UnreadableWorkbook(_("这个压缩文件设了密码。"), _("取消密码后再导入。"))
        if sum(info.file_size for info in infos) > MAX_UNPACKED:
            raise _bomb(
                _("解压后超过 {limit} MB，不像是清单。").format(limit=MAX_UNPACKED // 2**20)
            )
        for info in infos:
            _check_growth(info)

    @property
    def names(self) -> frozenset[str]:
        """Names of the parts."""
        return frozenset(self._infos)

    def __contains__(self, name: str) -> bool:
        return name in self._infos

    def size(self, name: str) -> int:
        """Return how large a part claims to be, unpacked, in bytes."""
        return self._infos[name].file_size if name in self._infos else 0

    def chunks(self, name: str, limit: int = MAX_PART) -> Iterator[bytes]:
        """Yield the bytes of a part; its true size is counted, whatever the file claims."""
        info = self._infos.get(name)
        if info is None:
            raise _damaged()
        try:
            with self._archive.open(info) as part:
                size = 0
                while chunk := part.read(_CHUNK):
                    size += len(chunk)
                    if size > limit:
                        raise _bomb(
                            _("里面的 {part} 解压后超过 {limit} MB，不像是清单。").format(
                                part=name, limit=limit // 2**20
                            )
                        )
                    yield chunk
        except (*_BROKEN, RuntimeError):
            raise _damaged() from None

    def read(self, name: str, limit: int = MAX_PART) -> bytes:
        """Return the bytes of a part."""
        return b"".join(self.chunks(name, limit))


def _check_growth(info: zipfile.ZipInfo) -> None:
    if info.file_size > _SMALL and info.file_size > MAX_RATIO * max(1, info.compress_size):
        raise _bomb(
            _("里面的 {part} 压缩了 {ratio} 倍以上（上限 {limit} 倍），像是压缩炸弹。").format(
                part=info.filename[:80],
                ratio=info.file_size // max(1, info.compress_size),
                limit=MAX_RATIO,
            )
        )


def _bomb(message: str) -> UnreadableWorkbook:
    return UnreadableWorkbook(
        message, _("检查文件来历；若确是清单，用 Excel 或 WPS 删去空白行列和图片后另存，再导入。")
    )


def _damaged() -> UnreadableWorkbook:
    return UnreadableWorkbook(
        _("压缩包已损坏或不完整。"),
        _("用 Excel 或 WPS 打开，若能打开就另存为新文件再导入；否则重新下载或索取。"),
    )
