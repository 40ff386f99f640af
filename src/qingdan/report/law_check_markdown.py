"""A check of citations as Markdown: a count, then a table of citations and what is said of them."""

from __future__ import annotations

from collections.abc import Iterable

from ..exchange.documents.citation_check import Checked, Found
from ..messages import _
from .findings_escape import visible
from .law_check_closing import closing
from .law_check_words import headline, name_of, sentences, where
from .markdown_escape import escape, table


def check_markdown(checked: Checked, found: Iterable[Found]) -> str:
    """Return the report; ``found`` are the citations to list."""
    title = _("{name} 的法规引用").format(name=visible(checked.document.name))
    parts = [f"## {escape(title)}", "  \n".join(escape(one) for one in closing(checked))]
    rows = [
        [
            visible(where(checked, one.passage, one.judged.citation.start)),
            visible(name_of(one.judged.citation)),
            headline(one),
            visible("".join(sentences(one))),
        ]
        for one in found
    ]
    if rows:
        parts.append(table([[_("位置"), _("引用"), _("状态"), _("说明")], *rows]))
    if checked.document.notes:
        parts.append("\n".join(f"- {escape(visible(one))}" for one in checked.document.notes))
    return "\n\n".join(parts) + "\n"


__all__ = ["check_markdown"]
