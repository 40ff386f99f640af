"""Where the templates are: beside the package in a checkout, inside it after an install."""

from __future__ import annotations

from pathlib import Path


def template_folder() -> Path:
    """Return the folder ``templates``."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "templates"
    if installed.is_dir():
        return installed
    return package.parent.parent / "templates"
