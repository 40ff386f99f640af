"""A check of citations as GitHub workflow commands: annotations on the lines of a text file."""

from __future__ import annotations

from collections.abc import Iterable

from ..exchange.documents.citation_check import Checked, Found
from ..messages import _, joined
from .findings_escape import visible
from .law_check_text import Tone, tone_of
from .law_check_words import headline, name_of, sentences

_COMMANDS = {Tone.BAD: "error", Tone.DOUBTFUL: "warning"}


def check_github(checked: Checked, found: Iterable[Found]) -> str:
    """Return one command a citation that needs a look; a cell has no line and names its place."""
    return "".join(
        _command(checked, one, _COMMANDS[tone_of(one)]) + "\n"
        for one in found
        if tone_of(one) in _COMMANDS
    )


def _command(checked: Checked, found: Found, command: str) -> str:
    passage, citation = found.passage, found.judged.citation
    properties = {"file": visible(checked.document.name)}
    said = joined((name_of(citation), headline(found)), "：") + _("。") + "".join(sentences(found))
    if passage.cell is not None:
        said = f"{passage.sheet}!{passage.cell} {said}"
    elif checked.document.kind == "json":
        said = f"{passage.part} {said}"
    else:
        properties["line"] = str(passage.line(citation.start))
        if passage.numbers is None:
            properties["col"] = str(passage.column(citation.start))
    properties["title"] = f"qingdan law check {found.status}"
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{command} {listed}::{_data(visible(said))}"


def _data(text: str) -> str:
    """Escape as the runner's toolkit does: a line end would start another command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


__all__ = ["check_github"]
