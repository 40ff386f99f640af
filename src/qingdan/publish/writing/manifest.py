"""``manifest.json``: what a published folder holds, and the mark that it is ours."""

from __future__ import annotations

import json
from collections.abc import Iterable
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ... import __version__

if TYPE_CHECKING:  # whoever only reads a manifest needs no model and no templates
    from ..public.projection import Projection
    from ..site import Site
    from ..siteformat import SiteFormat
    from .render import Written

MANIFEST = "manifest.json"
SIGNATURE = "manifest.json.sig"
"""Where a signature over the manifest stands; it is no part of what the manifest lists."""
SCHEMA = "qingdan/site/1"


def make_manifest(
    projection: Projection,
    site: Site,
    form: SiteFormat,
    library: str,
    files: Iterable[Written],
    history: str = "none",
) -> bytes:
    """Return the manifest (``qingdan/site/1``): origin, counts, and every file with its SHA-256.

    ``law_library`` is the id of the shipped library with the workspace's own laws; texts that a
    user added do not count, or two machines would publish two sites.
    ``history`` says how far back the site's history goes: ``whole``, ``shallow`` or ``none``.
    ``revision`` is the full id of the commit, or ``worktree``; ``date`` is the data's date or null.
    """
    counts = {str(item.kind): 0 for item in projection.items}
    for item in projection.items:
        counts[str(item.kind)] += 1
    value = {
        "schema": SCHEMA,
        "generator": f"qingdan {__version__}",
        "title": site.title,
        "revision": projection.label,
        "date": site.date or None,
        "law_library": library,
        "audience": str(projection.audience),
        "format": str(form),
        "history": history,
        "items": counts,
        "files": {},
    }
    head = json.dumps(value, ensure_ascii=False, indent=1).removesuffix("{}\n}")
    listed = ",\n".join(map(_file, sorted(files, key=attrgetter("path"))))
    return f"{head}{{\n{listed}\n }}\n}}\n".encode()


def _file(file: Written) -> str:
    """One of very many files, laid out as ``json`` does with an indent, which is slow."""
    path = json.dumps(file.path, ensure_ascii=False)
    return f'  {path}: {{\n   "bytes": {file.size},\n   "sha256": "{file.sha256}"\n  }}'


def read_manifest(folder: Path) -> dict[str, Any] | None:
    """Return the manifest of a published folder; None where it holds none of ours."""
    try:
        value = json.loads((folder / MANIFEST).read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(value, dict) or value.get("schema") != SCHEMA:
        return None
    return value if isinstance(value.get("files"), dict) else None
