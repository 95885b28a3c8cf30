"""Tables into triples: the rows of a CSV file reach the CONSTRUCT beside it as VALUES."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, QueryTriples, Store, Triple

from cybergov.findings import Finding, InputError
from cybergov.keywords import beyond_default_graph
from cybergov.names import PREFIXES

__all__ = ["Row", "Table", "read_rows", "read_table", "rows_in"]

Term = BlankNode | Literal | NamedNode | Triple

#: Rows in one VALUES block. Larger blocks gain nothing: the cost is one query a block.
BATCH: Final = 500

_COLUMN: Final = re.compile(r"[a-z][a-z0-9_]*")
# The line that a table's CONSTRUCT leaves for its rows: VALUES (?number ?title) {}
_VALUES: Final = re.compile(r"VALUES\s*\(\s*((?:\?\w+\s*)+)\)\s*\{\s*\}")
# The line that says which cells hold several values: # Several values, with | between: ?concepts
_SEVERAL: Final = re.compile(r"^# Several values, with \| between:((?: \?\w+)+)$", re.MULTILINE)


@dataclass(frozen=True)
class Row:
    """One row of a table: the line it starts on (the header is line 1) and its cells by column."""

    line: int
    cells: dict[str, str]


def read_rows(text: str, file: str) -> list[Row]:
    """Read a CSV text with a header (RFC 4180).

    Raises:
        InputError: as ``rows_in`` does.
    """
    return list(rows_in(io.StringIO(text, newline=""), file))


def rows_in(lines: Iterable[str], file: str) -> Iterator[Row]:
    """Yield the rows of the lines of a CSV text with a header (RFC 4180), one at a time.

    Raises:
        InputError: a column without a plain name or named twice, a row that is longer or shorter
            than the header, a quote that is never closed.
    """
    reader = csv.reader(lines, strict=True)
    try:
        header = next(reader, None)
        if not header:
            raise InputError(Finding(file, 1, "the table is empty.", "Give it a header."))
        for column in header:
            if not _COLUMN.fullmatch(column) or header.count(column) > 1:
                raise InputError(
                    Finding(
                        file,
                        1,
                        f"column {column!r} has no usable name.",
                        "Name each column once, with a-z, 0-9 and _, beginning with a letter.",
                    )
                )
        line = reader.line_num + 1
        for cells in reader:
            if cells and len(cells) != len(header):
                raise InputError(
                    Finding(
                        file,
                        line,
                        f"the row has {len(cells)} cells and the header has {len(header)}.",
                        "Give each column one cell; put a cell with a comma between quotes.",
                    )
                )
            if cells:
                yield Row(line, dict(zip(header, cells, strict=True)))
            line = reader.line_num + 1
    except csv.Error as error:
        raise InputError(
            Finding(file, reader.line_num, f"the row is no CSV: {error}.", "Close its quotes.")
        ) from None


@dataclass(frozen=True)
class Table:
    """The rows of a table and the CONSTRUCT that turns them into triples."""

    rows: list[Row]
    #: The CONSTRUCT, cut at its empty block ``VALUES (?column …) {}``.
    before: str
    columns: list[str]
    after: str
    #: The CONSTRUCT's file, as findings name it.
    file: str
    #: Columns whose cells hold several values, with ``|`` between.
    several: frozenset[str] = frozenset()
    _lines: dict[int, dict[str, list[tuple[int, set[str]]]]] = field(
        default_factory=dict, repr=False, compare=False
    )

    def triples(self) -> Iterator[Triple]:
        """Yield what the CONSTRUCT makes of the rows, batch by batch."""
        for start in range(0, len(self.rows), BATCH):
            yield from self._construct(self.rows[start : start + BATCH])

    def line_of(self, subject: str, *terms: str) -> int:
        """Return the line of the first row that says something of ``subject``, or 0.

        A row that names one of ``terms`` in what it says of it comes before one that does not.
        What each row says is made once, batch by batch, when a finding first asks for it.
        """
        first = 0
        for batch, subjects in enumerate(self._subjects):
            if subject in subjects:
                for line, said in self._said(batch).get(subject, []):
                    if not terms or not said.isdisjoint(terms):
                        return line
                    first = first or line
        return first

    @cached_property
    def _subjects(self) -> list[set[str]]:
        """What each batch of rows speaks of."""
        return [
            {_value(t.subject) for t in self._construct(self.rows[start : start + BATCH])}
            for start in range(0, len(self.rows), BATCH)
        ]

    def _said(self, batch: int) -> dict[str, list[tuple[int, set[str]]]]:
        """Return the lines of a batch that speak of each subject, with what they say of it."""
        if batch not in self._lines:
            self._lines[batch] = {}
            for row in self.rows[batch * BATCH : (batch + 1) * BATCH]:
                of_row: dict[str, set[str]] = {}
                for t in self._construct([row]):
                    of_row.setdefault(_value(t.subject), set()).update(
                        (t.predicate.value, _value(t.object))
                    )
                for subject, said in of_row.items():
                    self._lines[batch].setdefault(subject, []).append((row.line, said))
        return self._lines[batch]

    def _values(self, row: Row, column: str) -> list[str]:
        cell = row.cells[column]
        return [value.strip() for value in cell.split("|")] if column in self.several else [cell]

    def _construct(self, rows: list[Row]) -> QueryTriples:
        lines = (
            " ".join(str(Literal(cell)) if cell else "UNDEF" for cell in cells)
            for row in rows
            for cells in product(*(self._values(row, column) for column in self.columns))
        )
        names = " ".join(f"?{column}" for column in self.columns)
        values = f"VALUES ({names}) {{ {' '.join(f'({line})' for line in lines)} }}"
        try:
            result = Store().query(self.before + values + self.after, prefixes=PREFIXES)
        except SyntaxError as error:
            raise InputError(
                Finding(self.file, 0, f"the query is no SPARQL: {error}.", "Correct it.")
            ) from None
        if not isinstance(result, QueryTriples):
            raise InputError(Finding(self.file, 0, "the query is no CONSTRUCT.", "Make it one."))
        return result


def read_table(text: str, file: str, construct: str, construct_file: str) -> Table:
    """Read a table and the CONSTRUCT beside it, which holds one empty ``VALUES (?column …) {}``.

    A cell reaches the CONSTRUCT as a string, an empty cell as UNDEF. A row with several values in a
    cell reaches it as a row for each, so that it makes the same triples with each of them. Which
    cells hold several is said in a line of its own in the CONSTRUCT, such as
    ``# Several values, with | between: ?concepts ?terms``.

    Raises:
        InputError: the table is no CSV with one header, or the CONSTRUCT has no such block or asks
            for a column that the table has not.
    """
    rows = read_rows(text, file)
    if beyond := beyond_default_graph(construct):
        word, line = beyond
        raise InputError(
            Finding(construct_file, line, f"the query says {word}.", "Take the rows only.")
        )
    block = _VALUES.search(construct)
    if block is None:
        raise InputError(
            Finding(
                construct_file, 0, "it has no block for the rows.", "Add `VALUES (?column …) {}`."
            )
        )
    columns = [name.removeprefix("?") for name in block[1].split()]
    if rows and (missing := [c for c in columns if c not in rows[0].cells]):
        raise InputError(
            Finding(
                construct_file,
                construct.count("\n", 0, block.start()) + 1,
                f"the table has no column {missing[0]!r}.",
                f"Its columns are {', '.join(rows[0].cells)}.",
            )
        )
    before, after = construct[: block.start()], construct[block.end() :]
    several = {c.removeprefix("?") for line in _SEVERAL.findall(construct) for c in line.split()}
    if unknown := sorted(several.difference(columns)):
        raise InputError(
            Finding(
                construct_file,
                0,
                f"?{unknown[0]} is said to hold several values and is no column of the block.",
                "Correct the line `# Several values, with | between: …`.",
            )
        )
    return Table(rows, before, columns, after, construct_file, frozenset(several))


def _value(term: Term) -> str:
    return term.value if isinstance(term, NamedNode | Literal) else ""
