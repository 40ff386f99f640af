"""The one error type for what a user can mend.

Everything else that is raised is a bug of ours and ends in the handler of ``qingdan.cli``
(exit code 3 with a log file).
"""

from __future__ import annotations


class QingdanError(Exception):
    """Wrong usage, configuration or environment (exit code 2).

    ``message`` says what is wrong and why, ``hint`` what to do about it. ``file`` is the path as
    the user would type it; ``line`` and ``column`` count from 1, columns in code points.
    """

    def __init__(
        self,
        message: str,
        hint: str = "",
        *,
        file: str | None = None,
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.file = file
        self.line = line
        self.column = column

    @property
    def exit_code(self) -> int:
        """What the command ends with."""
        return 2


class BrokenDataError(QingdanError):
    """The work cannot be done because files of the lists are wrong (exit code 1).

    ``files`` are all of them where there may be more than one; a command says what is wrong
    in each.
    """

    files: tuple[str, ...] = ()

    @property
    def exit_code(self) -> int:
        """What the command ends with."""
        return 1
