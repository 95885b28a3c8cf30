"""What a query gave, written as a table or in a standard format."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    serialize,
)

from cybergov.findings import UsageError
from cybergov.names import PREFIXES, compress

__all__ = ["FORMATS", "Rows", "Term", "as_csv", "plain", "printable", "render", "rows_of"]

Term = NamedNode | BlankNode | Literal | Triple

#: The names of the output formats, as ``--format`` takes them.
FORMATS: Final = ("table", "csv", "tsv", "json", "xml", "ttl", "md")

_STANDARD: Final = {
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
}


@dataclass(frozen=True)
class Rows:
    """The rows of a SELECT: each has one term, or None, for each variable."""

    variables: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]

    def __iter__(self) -> Iterator[dict[str, str]]:
        """Yield each row as a dict of plain values; an unbound variable is left out."""
        for row in self.rows:
            pairs = zip(self.variables, row, strict=True)
            yield {name: plain(term) for name, term in pairs if term is not None}

    def __len__(self) -> int:
        return len(self.rows)

    def solutions(self) -> QuerySolutions:
        """Return the rows as an engine gives them, to be written in a standard format.

        SPARQL has no way to write a blank node in VALUES: it comes as its label, a string.
        """
        head = " ".join(f"?{name}" for name in self.variables)
        lines = ("(" + " ".join(map(_in_values, row)) + ")" for row in self.rows)
        query = f"SELECT {head} WHERE {{ VALUES ({head}) {{ {' '.join(lines)} }} }}"
        result = Store().query(query)
        assert isinstance(result, QuerySolutions)
        return result


def _in_values(term: Term | None) -> str:
    if term is None:
        return "UNDEF"
    return str(Literal(str(term))) if isinstance(term, BlankNode) else str(term)


def rows_of(solutions: QuerySolutions) -> Rows:
    """Return all rows of a SELECT at once."""
    names = tuple(variable.value for variable in solutions.variables)
    return Rows(names, tuple(map(tuple, solutions)))


def as_csv(rows: Rows) -> str:
    """Return rows as SPARQL 1.1 Query Results CSV, its lines ended by line feeds."""
    output = io.StringIO()
    writer = csv.writer(output, lineterminator="\n")
    writer.writerow(rows.variables)
    for row in rows.rows:
        writer.writerow(["" if t is None else _value(t) for t in row])
    return output.getvalue()


def _value(term: Term) -> str:
    return str(term) if isinstance(term, BlankNode | Triple) else term.value


def plain(term: Term) -> str:
    """Return a term as a person reads it: a prefixed name, or a literal's text."""
    if isinstance(term, NamedNode):
        return compress(term.value)
    return term.value if isinstance(term, Literal) else str(term)


def render(
    result: QuerySolutions | QueryTriples | QueryBoolean, form: str, width: int | None = None
) -> str:
    """Return a result in the format called ``form``, one of ``FORMATS``.

    ``width`` is the width of the terminal in columns: a table's widest columns are wrapped to fit
    it, and one with too many columns comes as a block a row; without it nothing is wrapped.

    Raises:
        UsageError: the format does not fit the result, as Turtle does not fit rows.
    """
    if isinstance(result, QueryBoolean):
        if form in ("json", "xml", "csv", "tsv"):
            if form in ("csv", "tsv"):
                return "true\n" if result else "false\n"
            return _text(result.serialize(format=_STANDARD[form]))
        if form == "ttl":
            raise UsageError("an ASK gives true or false, which Turtle can't hold; ask for json.")
        return "yes\n" if result else "no\n"
    if isinstance(result, QueryTriples):
        return _render_triples(list(result), form, width)
    if form == "ttl":
        raise UsageError("a SELECT gives rows, which Turtle can't hold; ask for csv, json or xml.")
    if form in _STANDARD:
        return _text(result.serialize(format=_STANDARD[form]))
    return _render_rows(rows_of(result), form, width)


def _render_triples(triples: list[Triple], form: str, width: int | None) -> str:
    ordered = sorted(set(triples), key=lambda t: (str(t.subject), str(t.predicate), str(t.object)))
    if form == "ttl":
        return _text(serialize(ordered, format=RdfFormat.TURTLE, prefixes=PREFIXES))
    rows = Rows(
        ("subject", "predicate", "object"),
        tuple((t.subject, t.predicate, t.object) for t in ordered),
    )
    if form in _STANDARD:
        return _text(rows.solutions().serialize(format=_STANDARD[form]))
    return _render_rows(rows, form, width)


def _render_rows(rows: Rows, form: str, width: int | None) -> str:
    cells = [[plain(term) if term is not None else "" for term in row] for row in rows.rows]
    if form == "md":
        return markdown_table(rows.variables, cells)
    return text_table(rows.variables, cells, width)


def markdown_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a table in Markdown; a bar or a line break in a cell can't break it."""
    lines = [head, ["---"] * len(head), *rows]
    escaped = (
        [" ".join(c.replace("\\", "\\\\").replace("|", "\\|").split()) for c in line]
        for line in lines
    )
    return "".join("| " + " | ".join(line) + " |\n" for line in escaped)


def text_table(head: Sequence[str], rows: Sequence[Sequence[str]], width: int | None) -> str:
    """Return a table for the terminal, wrapped so that it is at most ``width`` columns wide."""
    if not head:
        return f"{len(rows)} rows without a column\n"
    clean = [[printable(cell) for cell in row] for row in rows]
    natural = [
        max(columns_of(cell) for cell in column) for column in zip(head, *clean, strict=True)
    ]
    widths = _fit(natural, width) if width else natural
    if width and sum(widths) + 2 * (len(widths) - 1) > width:
        return _blocks(head, clean, width)
    lines = [
        _line([[name] for name in head], widths),
        _line([["─" * w] for w in widths], widths),
        *(_line([_wrap(c, w) for c, w in zip(r, widths, strict=True)], widths) for r in clean),
    ]
    return "".join(lines)


def _blocks(head: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> str:
    """Return each row as a block, a line a column, where a table would be too wide."""
    margin = max(columns_of(name) for name in head)
    widths = [margin, max(width - margin - 2, 20)]
    blocks = []
    for row in rows:
        pairs = [(name, cell) for name, cell in zip(head, row, strict=True) if cell]
        blocks.append("".join(_line([[n], _wrap(c, widths[1])], widths) for n, c in pairs))
    return "\n".join(blocks)


def columns_of(text: str) -> int:
    """Return how many columns of a terminal a text takes: Chinese characters take two."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def _fit(natural: Sequence[int], width: int) -> list[int]:
    """Narrow the widest columns, one column at a time, until the line fits."""
    widths = list(natural)
    room = width - 2 * (len(widths) - 1)
    while sum(widths) > room and max(widths) > 12:
        widths[widths.index(max(widths))] -= 1
    return widths


def _wrap(text: str, width: int) -> list[str]:
    lines, line = [], ""
    for word in text.split(" "):
        while columns_of(word) > width:
            if line:
                lines.append(line)
                line = ""
            cut = len(word)
            while columns_of(word[:cut]) > width:
                cut -= 1
            lines.append(word[:cut])
            word = word[cut:]
        joined = f"{line} {word}" if line else word
        if columns_of(joined) > width:
            lines.append(line)
            line = word
        else:
            line = joined
    return [*lines, line]


def _line(cells: Sequence[Sequence[str]], widths: Sequence[int]) -> str:
    height = max(len(cell) for cell in cells)
    text = ""
    for index in range(height):
        parts = (
            part + " " * (width - columns_of(part))
            for cell, width in zip(cells, widths, strict=True)
            for part in [cell[index] if index < len(cell) else ""]
        )
        text += "  ".join(parts).rstrip() + "\n"
    return text


def printable(text: str) -> str:
    """Replace what would steer a terminal: a label must not move the cursor."""
    return "".join(c if c.isprintable() else " " if c.isspace() else "\ufffd" for c in text)


def _text(data: bytes | None) -> str:
    text = (data or b"").decode("utf-8").replace("\r\n", "\n")
    return text if text.endswith("\n") or not text else text + "\n"
