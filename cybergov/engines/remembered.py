"""Look-ups in a server, many in one request, each made once.

Who tells what a thing is looks up thousands of nodes, one after the other, each of which stood in
the answer before. So when one of those that stood there in the same role is asked for, the others
are asked for with it: a request per role and not one per node.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions

__all__ = ["Remembered"]

#: So many nodes are asked for at once: servers differ in how long a query they take.
_AT_ONCE: Final = 200

Term = NamedNode | Literal


class Remembered:
    """What a server was asked for; what changes there meanwhile is not seen."""

    def __init__(self, rows: Callable[[str], QuerySolutions]) -> None:
        """Ask by ``rows``, which takes a SELECT without prefixes."""
        self._rows = rows
        self._of: dict[NamedNode, list[Quad]] = {}
        self._to: dict[tuple[NamedNode, NamedNode], list[Quad]] = {}
        # In which role a node was first seen, and which nodes were seen in a role.
        self._role: dict[NamedNode, str] = {}
        self._seen: dict[str, list[NamedNode]] = {}

    def quads(
        self, subject: NamedNode | None, predicate: NamedNode | None, thing: Term | None
    ) -> Iterator[Quad]:
        """Return what fits a pattern.

        Raises:
            InputError: the server has no answer.
        """
        if subject is not None:
            if subject not in self._of:
                self._fetch_of(subject)
            fits = (q for q in self._of[subject] if predicate in (None, q.predicate))
            return (q for q in fits if thing is None or q.object == thing)
        if predicate is not None and isinstance(thing, NamedNode):
            if (predicate, thing) not in self._to:
                self._fetch_to(predicate, thing)
            return iter(self._to[predicate, thing])
        return self._fetch(predicate, thing)

    def _fetch_of(self, subject: NamedNode) -> None:
        wanted = self._beside(subject, self._of.__contains__)
        self._of.update((node, []) for node in wanted)
        query = f"SELECT ?s ?p ?o WHERE {{ VALUES ?s {{ {_listed(wanted)} }} ?s ?p ?o }}"
        for s, p, o in self._rows(query):
            self._of[s].append(Quad(s, p, o))
            self._note(o, f">{p}")

    def _fetch_to(self, predicate: NamedNode, thing: NamedNode) -> None:
        wanted = self._beside(thing, lambda node: (predicate, node) in self._to)
        self._to.update(((predicate, node), []) for node in wanted)
        query = f"SELECT ?s ?o WHERE {{ VALUES ?o {{ {_listed(wanted)} }} ?s {predicate} ?o }}"
        for s, o in self._rows(query):
            self._to[predicate, o].append(Quad(s, predicate, o))
            self._note(s, f"<{predicate}")

    def _fetch(self, predicate: NamedNode | None, thing: Term | None) -> Iterator[Quad]:
        p, o = predicate or "?p", thing or "?o"
        names = [name for name, known in (("?p", predicate), ("?o", thing)) if known is None]
        for s, *rest in self._rows(f"SELECT ?s {' '.join(names)} WHERE {{ ?s {p} {o} }}"):
            found = dict(zip(names, rest, strict=True))
            yield Quad(s, predicate or found["?p"], thing or found["?o"])

    def _note(self, node: object, role: str) -> None:
        if isinstance(node, NamedNode) and node not in self._role:
            self._role[node] = role
            self._seen.setdefault(role, []).append(node)

    def _beside(self, node: NamedNode, known: Callable[[NamedNode], bool]) -> list[NamedNode]:
        """Return a node and after it some that were seen in its role and are not known."""
        others = self._seen.get(self._role.get(node, ""), [])
        return [node, *islice((n for n in others if n != node and not known(n)), _AT_ONCE - 1)]


def _listed(nodes: Iterable[NamedNode]) -> str:
    return " ".join(map(str, nodes))
