"""How a page is made: the templates, and the links between the pages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import jinja2
from markupsafe import Markup, escape
from pyoxigraph import Store

from cybergov.claims import Claim
from cybergov.explorer import fragment_for
from cybergov.lookup import Lookup, Noted, first_text
from cybergov.names import compress, iri_of
from cybergov.nodes import Node
from cybergov.part import Part
from cybergov.records import Recorded
from cybergov.results import plain
from cybergov.searches import search_of
from cybergov.show import describe
from cybergov.site.groups import SaidIn, parts_of, said_in
from cybergov.structure import place_of, whole_of

__all__ = ["KINDS", "Pages", "Thing", "link_to", "pages_of", "things_of"]

#: The kinds of things that have a page of their own; a claim stands on its source's page.
KINDS: Final = ("concept", "actor", "source", "process")
#: From a thing's page, or a question's, to the site's root.
_UP: Final = "../"


@dataclass(frozen=True)
class Thing:
    """A thing that has a page."""

    iri: str
    kind: str
    label: str
    #: The page's address from the site's root: ``concept/common-security.html``.
    page: str

    @property
    def told(self) -> str:
        """What a page tells of it by itself, in one text."""
        return "\n".join((self.iri, self.kind, self.label, self.page))


def link_to(iri: str) -> str:
    """Return how a page's notes name its link to a thing."""
    return f"@{iri}"


def things_of(part: Part) -> list[Thing]:
    """Return what has a page, by label: also the things of a user, under a base of their own.

    Only what the graph describes has one.
    """
    return pages_of(part.described)


def pages_of(nodes: Iterable[Node]) -> list[Thing]:
    """Return those of the nodes that have a page, in the same way."""
    taken: set[str] = set()
    things = []
    for node in sorted(nodes, key=lambda node: (node.label.casefold(), node.iri)):
        if node.kind in KINDS:
            slug = re.sub(r"[^A-Za-z0-9._-]+", "-", re.split("[/#:]", node.iri)[-1]) or "thing"
            page = f"{node.kind}/{slug}.html"
            number = 2
            while page.lower() in taken:
                page = f"{node.kind}/{slug}-{number}.html"
                number += 1
            taken.add(page.lower())
            things.append(Thing(node.iri, node.kind, node.label, page))
    return things


class Pages:
    """Makes pages of one graph, and tells what each looked up and linked to."""

    def __init__(self, source: Store | Lookup, things: Iterable[Thing]) -> None:
        self._noted = Noted(source)
        self._things = {thing.iri: thing for thing in things}
        # The same few thousand links stand on all pages, fifty thousand times.
        self._iri_of = cache(iri_of)
        self._html_of = cache(self._html)
        self._templates = jinja2.Environment(
            loader=jinja2.FileSystemLoader(Path(__file__).parent / "templates"),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self._templates.globals.update(
            thing_of=self._thing_of,
            link=self._link,
            claim=self._claim,
            record=self._record,
            place_link=self._place_link,
            parts_of=parts_of,
            fragment_for=fragment_for,
            said_in=self._said_in,
            symbol_of=lambda name: first_text(self._noted, self._iri_of(name), "cg:symbol"),
            search_of=lambda name: search_of(self._noted, self._iri_of(name)),
        )
        self._templates.filters["name"] = plain
        self._macros = self._templates.get_template("macros.html").module

    def page(self, template: str, **values: object) -> tuple[str, set[str]]:
        """Return a page and the notes on what it was made of."""
        made = self._templates.get_template(template)
        return self._noted.noting(lambda: made.render(values))

    def page_of(self, thing: Thing, **values: object) -> tuple[str, set[str]]:
        """Return a thing's page in the same way, with what the graph holds on it."""
        made = self._templates.get_template("thing.html")
        return self._noted.noting(
            lambda: made.render(values, thing=thing, it=describe(self._noted, thing.iri))
        )

    def _thing_of(self, name: str) -> Thing | None:
        iri = self._iri_of(name)
        self._noted.noted.add(link_to(iri))
        return self._things.get(iri)

    def _link(self, name: str, root: str) -> Markup:
        """Return a link to the thing's page with its label, or the name where it has no page."""
        self._noted.noted.add(link_to(self._iri_of(name)))
        return self._html_of(name, root)

    def _html(self, name: str, root: str) -> Markup:
        thing = self._things.get(self._iri_of(name))
        if thing is None:
            return escape(name)
        link = Markup('<a href="{}{}" title="{}">{}</a>')
        return link.format(root, thing.page, name, thing.label)

    def _claim(self, claim: Claim) -> Markup:
        """Return what pages say of a claim, made once for all of them."""
        return self._noted.once(("html", claim.name), lambda: self._macro("claim", claim))

    def _record(self, fact: Recorded) -> Markup:
        """Return a recorded fact as a row of a table, made once for all pages."""
        return self._noted.once(("html", fact), lambda: self._macro("record", fact))

    def _place_link(self, passage: str) -> Markup:
        """Return a link to the place at which a passage stands, by the source's symbol."""
        iri = self._iri_of(passage)
        source = self._iri_of(first_text(self._noted, iri, "cg:inSource"))
        locator = first_text(self._noted, iri, "cg:locator")
        self._noted.noted.add(link_to(source))
        thing = self._things.get(source)
        if thing is None:
            return escape(f"{compress(source)}, {locator}" if source else passage)
        there = place_of(locator)
        place = f"#{whole_of(there)}".replace(" ", "-") if there else ""
        symbol = first_text(self._noted, source, "cg:symbol") or thing.label
        link = Markup('<a href="{}{}{}" title="{}">{}</a>')
        told = ", ".join(filter(None, (symbol, locator)))
        return link.format(_UP, thing.page, place, thing.label, told)

    def _said_in(self, claims: list[Claim]) -> list[SaidIn]:
        return said_in(self._noted, claims)

    def _macro(self, name: str, told: Claim | Recorded) -> Markup:
        html: Markup = getattr(self._macros, name)(told, _UP)
        return html
