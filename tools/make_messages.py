"""Collect the messages of the program into the English catalogue, or (``--check``) hold it true.

The Chinese sentence is the message id. ``make messages`` keeps the translations that are still
needed, adds new messages without one, drops those that are gone, and compiles the catalogue.
Translations are written by hand in ``qingdan.po``.
"""

from __future__ import annotations

import datetime
import io
import re
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from qingdan.publish.public.projection import Withheld

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "qingdan"
FOLDER = SOURCE / "locale" / "en" / "LC_MESSAGES"
PO, MO = FOLDER / "qingdan.po", FOLDER / "qingdan.mo"
# No clock in what is generated: the same messages give the same bytes.
STAMP = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
FIELD = re.compile(r"\{(\w*)[^{}]*\}")


def extracted() -> dict[str, list[str]]:
    """Return every message of the source (what ``_`` and ``N_`` are given) and its files."""
    found: dict[str, list[str]] = {}
    for name, _line, message, _comments, _context in extract_from_dir(
        SOURCE, method_map=[("**.py", "python")], keywords={"_": None, "N_": None}
    ):
        assert isinstance(message, str)
        files = found.setdefault(message, [])
        if name not in files:
            files.append(name)
    for reason in Withheld:  # worded where the reasons are listed, looked up where they are told
        found[reason.value] = ["publish/public/projection.py"]
    return dict(sorted(found.items(), key=lambda pair: (pair[1][0], pair[0])))


def translations() -> dict[str, str]:
    """Return what ``qingdan.po`` holds: message → English, empty where there is none yet."""
    if not PO.is_file():
        return {}
    with PO.open("rb") as file:
        catalogue = read_po(file, locale="en")
    return {str(one.id): str(one.string) for one in catalogue if one.id}


def faults(messages: dict[str, list[str]], english: dict[str, str]) -> list[str]:
    """Say what is wrong with the translations of ``messages``."""
    found = []
    for message, files in messages.items():
        text = english.get(message, "")
        if not text:
            found.append(f"{files[0]}: no English for {message!r}")
        elif sorted(FIELD.findall(message)) != sorted(FIELD.findall(text)):
            found.append(f"{files[0]}: other placeholders in the English for {message!r}")
    found += [f"not used any more: {message!r}" for message in english if message not in messages]
    return found


def compiled(messages: dict[str, list[str]], english: dict[str, str]) -> tuple[bytes, bytes]:
    """Return the bytes of the ``.po`` and the ``.mo`` file."""
    catalogue = Catalog(
        locale="en",
        project="qingdan",
        version="",
        msgid_bugs_address="",
        copyright_holder="The qingdan authors",
        creation_date=STAMP,
        revision_date=STAMP,
        last_translator="The qingdan authors",
        language_team="The qingdan authors",
        fuzzy=False,
        header_comment="# English messages of qingdan. The message id is the Chinese sentence.",
    )
    for message, files in messages.items():
        entry = catalogue.add(message, english.get(message, ""), [(name, 0) for name in files])
        entry.flags.discard("python-format")  # messages are filled in with str.format
    po, mo = io.BytesIO(), io.BytesIO()
    write_po(po, catalogue, width=0, include_lineno=False)
    write_mo(mo, catalogue)
    return po.getvalue(), mo.getvalue()


def main(arguments: list[str]) -> int:
    """Write the catalogue; with ``--check`` only say what is wrong, 1 where anything is."""
    messages, english = extracted(), translations()
    wrong = faults(messages, english)
    po, mo = compiled(messages, english)
    if "--check" in arguments:
        stale = [p for p, data in ((PO, po), (MO, mo)) if not p.is_file() or p.read_bytes() != data]
        wrong += [f"{path.relative_to(ROOT)} is out of date: run `make messages`" for path in stale]
        print(*wrong, sep="\n", end="\n" if wrong else "", file=sys.stderr)
        return 1 if wrong else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    PO.write_bytes(po)
    MO.write_bytes(mo)
    print(f"{len(messages)} messages")
    print(*wrong, sep="\n", end="\n" if wrong else "")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
