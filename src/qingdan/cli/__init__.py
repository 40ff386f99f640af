"""The command line: one thin file a command; this file only dispatches and catches."""

from __future__ import annotations

import atexit
import gc
import itertools
import sys
from typing import TYPE_CHECKING

from ..errors import QingdanError
from ..messages import LANGUAGES, _, joined, use_language

if TYPE_CHECKING:
    from .replay import Run

INTERRUPTED = 130
BUG = 3
USAGE = 2
_SELDOM = (100_000, 50, 50)
"""How often cycles are looked for: a workspace is many values and hardly a cycle, and the usual
thresholds walk through all of it again and again, up to half of the time of a command."""


def main(arguments: list[str] | None = None) -> None:
    """Run ``qingdan``; the exit codes are those of the contract (0, 1, 2, 3, 130)."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    raw = list(sys.argv[1:] if arguments is None else arguments)
    gc.set_threshold(*_SELDOM)
    # The last collection would go through all that was read, only to see it die with the process.
    atexit.register(gc.freeze)
    try:
        _run(raw)
    except KeyboardInterrupt:
        sys.stderr.write(_("已中断；没有留下写到一半的文件。") + "\n")
        sys.exit(INTERRUPTED)


def _run(raw: list[str]) -> None:
    """Run a command and say what went wrong; ``KeyboardInterrupt`` wherever somebody interrupts."""
    try:
        rest = _take_language(raw)
        run, code = _repeated(rest)
        if code is None:
            from .app import build

            code = build()(rest, prog_name="qingdan", standalone_mode=False, obj=run)
        sys.stdout.flush()
        if code == INTERRUPTED:
            raise KeyboardInterrupt
        sys.exit(code if isinstance(code, int) else 0)
    except QingdanError as error:
        from .failure import tell

        tell(error, as_json=_wants_json(raw))
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # The reader (head, less) has gone: nothing to say and nobody to say it to.
        import os

        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:  # the one place that catches everything
        from .failure import full_disk, refused_file, usage_error, write_log

        mended = usage_error(error) or full_disk(error) or refused_file(error)
        if mended is not None:
            from .failure import tell

            tell(mended, as_json=_wants_json(raw))
            sys.exit(USAGE)
        write_log(error, raw)
        sys.exit(BUG)


def _repeated(words: list[str]) -> tuple[Run | None, int | None]:
    """Repeat the last run of the same words: the run to be, and its exit code if it was known."""
    if words[:1] != ["validate"]:
        return None, None
    from .replay import repeat, repeatable

    run = repeatable(words)
    return run, repeat(run) if run is not None else None


def _take_language(arguments: list[str]) -> list[str]:
    """Take ``--lang`` out of the arguments: it must be known before any help text is built."""
    rest: list[str] = []
    language = None
    position = 0
    while position < len(arguments):
        word = arguments[position]
        if word == "--":
            rest.extend(arguments[position:])
            break
        if word == "--lang":
            position += 1
            language = arguments[position] if position < len(arguments) else ""
        elif word.startswith("--lang="):
            language = word.removeprefix("--lang=")
        else:
            rest.append(word)
        position += 1
    if language is not None:
        if language not in LANGUAGES:
            raise QingdanError(
                _("--lang 只能是 {choices}，不是“{given}”。").format(
                    choices=joined(LANGUAGES), given=language
                ),
                _("例如：qingdan --lang en validate"),
            )
        use_language(language)
    return rest


def _wants_json(arguments: list[str]) -> bool:
    pairs = itertools.pairwise(arguments)
    return "--format=json" in arguments or ("--format", "json") in pairs
