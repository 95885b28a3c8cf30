"""Where the page of a thing is that has none of its own, or a page with what the graph holds."""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import quote

from markupsafe import Markup, escape
from pyoxigraph import Literal, NamedNode, Store

from cybergov.lookup import first_text, subjects_of, values_of
from cybergov.names import BASE, NS, compress, expand, kind_of
from cybergov.server.formats import HTML
from cybergov.server.held import Held, label_of
from cybergov.server.jobs import Answer
from cybergov.server.problem import RefusedError

__all__ = ["answer", "stands_on"]

_HEAD: Final = Markup(
    '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    '<title>{title}</title><link rel="stylesheet" href="{root}style.css"></head>\n'
    '<body><main><p><a href="{root}index.html">Cyber Governance Knowledge Graph</a></p>'
    "<h1>{title}</h1><p><code>{iri}</code></p>\n"
)
_TAIL: Final = Markup("</main></body></html>\n")


def answer(held: Held, asked: dict[str, Any], limit: int) -> Answer:  # noqa: ARG001
    """Send a claim's or passage's reader to the page it stands on; tell of others what is known.

    Raises:
        RefusedError: the graph holds nothing on ``iri``.
    """
    iri = asked["iri"]
    try:
        known = iri == NS or any(held.store.quads_for_pattern(NamedNode(iri), None, None))
    except ValueError:
        known = False
    if not known:
        raise RefusedError(404, "thing", "There is no such thing here.")
    if iri == NS:
        return Answer(_vocabulary(held).encode(), HTML)
    if page := stands_on(held, iri):
        return Answer(b"", HTML, 303, (("Location", "../" + page),))
    return Answer(_page(held, iri).encode(), HTML)


def stands_on(held: Held, iri: str) -> str:
    """Return the page, and the place in it, where a claim or passage stands; ``""`` if nowhere."""
    if kind_of(iri) not in ("claim", "passage"):
        return ""
    passages = [iri] if kind_of(iri) == "passage" else _values(held.store, iri, "cg:evidence")
    for passage in passages:
        for source in _values(held.store, passage, "cg:inSource"):
            if page := held.pages.get(source):
                place = first_text(held.store, passage, "cg:locator").replace(" ", "-")
                mark = iri.rpartition("/")[2] if kind_of(iri) == "claim" else place
                return f"{page}#{quote(mark)}"
    return ""


def _values(store: Store, iri: str, name: str) -> list[str]:
    return [v.value for v in values_of(store, iri, name) if isinstance(v, NamedNode)]


def _page(held: Held, iri: str) -> str:
    title = first_text(held.store, iri, "cg:statement", "rdfs:label", "skosxl:literalForm")
    rows = []
    for quad in sorted(held.store.quads_for_pattern(NamedNode(iri), None, None), key=str):
        name = compress(quad.predicate.value)
        rows.append(Markup("<dt>{}</dt><dd>{}</dd>\n").format(name, _value(held, quad.object)))
    head = _HEAD.format(title=title or label_of(held, iri), root="../", iri=iri)
    return head + Markup("<dl>\n") + Markup("").join(rows) + Markup("</dl>") + _TAIL


def _value(held: Held, value: Any) -> Markup:
    if isinstance(value, Literal):
        return Markup('<span dir="auto">{}</span>').format(value.value)
    if isinstance(value, NamedNode) and value.value.startswith(BASE):
        address = value.value.removeprefix(BASE)
        return Markup('<a href="../{}">{}</a>').format(address, label_of(held, value.value))
    return escape(compress(value.value) if isinstance(value, NamedNode) else str(value))


def _vocabulary(held: Held) -> str:
    store, rows = held.store, []
    for name in ("owl:Class", "owl:ObjectProperty", "owl:DatatypeProperty",
                 "owl:AnnotationProperty", "owl:NamedIndividual"):  # fmt: skip
        for iri in subjects_of(store, "rdf:type", expand(name)):
            if iri.startswith(NS):
                told = first_text(store, iri, "skos:definition", "rdfs:comment", "skos:scopeNote")
                rows.append(
                    Markup('<dt id="{}">{}</dt><dd>{}</dd>\n').format(
                        iri.removeprefix(NS), compress(iri), told
                    )
                )
    head = _HEAD.format(title="The terms of the graph", root="", iri=NS)
    return head + Markup("<dl>\n") + Markup("").join(dict.fromkeys(rows)) + Markup("</dl>") + _TAIL
