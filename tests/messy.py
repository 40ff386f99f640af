"""Write a mapping as nobody should: every style of YAML, comments and empty lines anywhere."""

from __future__ import annotations

import json
from random import Random
from typing import Any

from qingdan.store.emit import display_width, is_plain


class Mess:
    """A text in the making. ``comments`` are those that were put in."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.comments: list[str] = []

    def write(self, mapping: dict[str, Any]) -> str:
        lines = self.own(0)
        if self.chance(10):
            lines.append("---" + self.tail())
        lines += self.block(mapping, self.random.choice([0, 0, 0, 1]))
        return "\n".join([*lines, *self.own(0)]) + self.random.choice(["\n", "", "\n\n"])

    def chance(self, percent: int) -> bool:
        return self.random.random() * 100 < percent

    def comment(self) -> str:
        words = self.random.choice(["注", "甲: 乙", "- 丙", "", "#", "[丁", "'戊"])
        text = f"# {len(self.comments)} {words}".rstrip()
        self.comments.append(text)
        return text

    def tail(self) -> str:
        return self.random.choice([" ", "   "]) + self.comment() if self.chance(12) else ""

    def own(self, indent: int) -> list[str]:
        """Comments and empty lines."""
        lines = []
        while self.chance(18):
            if self.chance(50):
                lines.append(self.random.choice(["", "", "  "]))
            else:
                shift = self.random.choice([0, 0, 0, 1, 3, -2])
                lines.append(" " * max(0, indent + shift) + self.comment())
        return lines

    def key(self, key: str) -> str:
        return key if is_plain(key, flow=True) and self.chance(90) else json.dumps(key)

    def block(self, value: Any, indent: int) -> list[str]:
        """Lines of a record or list, each indented."""
        lines: list[str] = []
        entries = value.items() if isinstance(value, dict) else enumerate(value)
        for key, part in entries:
            lines += self.own(indent)
            head = " " * indent + (self.key(key) + ":" if isinstance(value, dict) else "-")
            lines += self.entry(head, part, indent, flush=isinstance(value, dict))
        return lines + self.own(indent)

    def entry(self, head: str, part: Any, indent: int, *, flush: bool) -> list[str]:
        if part is None:
            return [head + self.tail()]
        if isinstance(part, dict | list) and part and self.chance(70):
            inner = indent + self.random.choice([1, 2, 4])
            if isinstance(part, list) and flush and self.chance(40):
                inner = indent
            lines = self.block(part, inner)
            first = lines[0].strip()
            if not flush and self.chance(70) and first and not first.startswith("#"):
                gap = inner - indent - 1
                return [head + " " * gap + lines[0].lstrip(), *lines[1:]]
            return [head + self.tail(), *lines]
        if isinstance(part, dict | list):
            return self.lay(head, self.flow(part, indent + 1), indent)
        if isinstance(part, str) and "\n" in part and self.chance(60):
            return self.literal(head, part, indent)
        return self.lay(head, [self.word(part, flow=False)], indent)

    def lay(self, head: str, lines: list[str], indent: int) -> list[str]:
        """Put words behind their head or below it."""
        if self.chance(12):
            return [
                head + self.tail(),
                *self.own(indent + 1),
                " " * (indent + 1) + lines[0],
                *lines[1:-1],
                *([lines[-1] + self.tail()] if lines[1:] else []),
            ]
        line = f"{head} {lines[0]}"
        if not lines[1:] and self.chance(15):
            line += self.random.choice(["  ", "      "])
            below = " " * display_width(line) + self.comment() if self.chance(40) else None
            return [line + self.comment(), *([below] if below else [])]
        return [line, *lines[1:]]

    def literal(self, head: str, text: str, indent: int) -> list[str]:
        body = text.rstrip("\n")
        ends = len(text) - len(body)
        if not body or body[0] in " \n" or any(c in text for c in "\t\r"):
            return self.lay(head, [self.word(text, flow=False)], indent)
        more = self.random.choice([1, 2, 3])
        chomp = "-" if ends == 0 else ("" if ends == 1 else "+")
        lines = [f"{head} |{chomp}{self.tail()}"]
        lines += [" " * (indent + more) + line if line else "" for line in body.split("\n")]
        return lines + [""] * (ends - 1)

    def flow(self, value: Any, indent: int) -> list[str]:
        """Lines of something in brackets; the first begins with the bracket."""
        opening, closing = ("{", "}") if isinstance(value, dict) else ("[", "]")
        lines = [opening]
        entries = list(value.items() if isinstance(value, dict) else enumerate(value))
        for place, (key, part) in enumerate(entries):
            head = self.key(key) + ": " if isinstance(value, dict) else ""
            words = self.flow(part, indent) if isinstance(part, dict | list) else None
            if words is None:
                words = ["" if part is None else self.word(part, flow=True)]
            if self.chance(10):
                lines[-1] += self.tail()
                lines += [*self.own(indent), " " * indent]
            lines[-1] += head + words[0]
            lines += words[1:]
            if place + 1 < len(entries) or self.chance(5):
                lines[-1] += ", "
            if self.chance(8):
                lines[-1] += self.tail()
                lines += [*self.own(indent), " " * indent]
        lines[-1] += closing
        return lines

    def word(self, value: Any, *, flow: bool) -> str:
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, int):
            return str(value)
        if is_plain(value, flow=flow) and self.chance(60):
            return value
        simple = value.isprintable() and value.strip() == value and value
        if simple and self.chance(50):
            return "'" + value.replace("'", "''") + "'"
        return json.dumps(value, ensure_ascii=self.chance(20))
