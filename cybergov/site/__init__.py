"""The site: a page for every question with its answer, and one for every thing.

The pages are plain HTML that opens from the disk; they load nothing but the style sheet beside
them.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import jinja2
from markupsafe import Markup, escape
from pyoxigraph import QuerySolutions, Store

from cybergov.exports import formats
from cybergov.lookup import Lookup
from cybergov.names import iri_of
from cybergov.part import Part
from cybergov.project import Project
from cybergov.questions import Question, questions
from cybergov.results import Rows, as_csv, plain, rows_of
from cybergov.show import ROLES, describe
from cybergov.statistics import counts
from cybergov.store import ask

__all__ = ["write_site"]

_HERE: Final = Path(__file__).parent
#: The kinds of things that have a page of their own; a claim stands on its source's page.
_KINDS: Final = ("concept", "actor", "source", "process")
#: What a thing's page tells of it besides its names, in this order.
_PROPERTIES: Final = tuple(
    "skos:broader skos:related dcterms:isPartOf org:subOrganizationOf dcterms:publisher cg:symbol "
    "dcterms:date cg:openedForSignature cg:enteredIntoForce cg:depositary cg:committee "
    "cg:conductedBy cg:mandatedBy cg:chairedBy cg:outcome cg:produced cg:succeeds cg:validFrom "
    "cg:validUntil cg:isoCode3 cg:formalName skos:altLabel cg:identifiedAs foaf:page cg:readAt "
    "cg:readOn".split()
)


@dataclass(frozen=True)
class _Thing:
    iri: str
    kind: str
    label: str
    #: The page's address from the site's root: ``concept/common-security.html``.
    page: str


def write_site(part: Part, project: Project, folder: Path) -> None:
    """Write ``answers/``, ``index.html`` and the pages into a folder.

    The cost is one look-up for each thing and one query for each question.
    """
    store = part.store
    known = questions(project.queries)
    things = list(_things(part))
    answers = _write_answers(store, known, folder / "answers")
    shutil.copyfile(_HERE / "style.css", folder / "style.css")
    pages = _environment({thing.iri: thing for thing in things})
    (folder / "index.html").write_text(
        pages.get_template("index.html").render(
            root="",
            questions=known.values(),
            things={kind: [t for t in things if t.kind == kind] for kind in _KINDS},
            counts=counts(store),
            triples=len(part.triples),
            formats=formats(),
        ),
        "utf-8",
    )
    for question in known.values():
        html = pages.get_template("question.html").render(
            root="../", question=question, rows=answers[question.name]
        )
        _write_page(folder, f"question/{question.name}.html", html)
    lookup, template = Lookup(part.triples), pages.get_template("thing.html")
    for thing in things:
        html = template.render(
            root="../",
            thing=thing,
            it=describe(lookup, thing.iri),
            roles=ROLES,
            properties=_PROPERTIES,
        )
        _write_page(folder, thing.page, html)


def _write_answers(store: Store, known: dict[str, Question], folder: Path) -> dict[str, Rows]:
    """Write the answer to each question as CSV and return its rows."""
    folder.mkdir()
    answers = {}
    for question in known.values():
        result = ask(store, question.text)
        assert isinstance(result, QuerySolutions)
        answers[question.name] = rows_of(result)
        (folder / f"{question.name}.csv").write_text(as_csv(answers[question.name]), "utf-8")
    return answers


def _things(part: Part) -> Iterator[_Thing]:
    """Yield what has a page, by label: also the things of a user, under a base of their own."""
    taken: set[str] = set()
    for node in sorted(part.network.nodes, key=lambda node: (node.label.casefold(), node.iri)):
        if node.kind in _KINDS:
            slug = re.sub(r"[^A-Za-z0-9._-]+", "-", re.split("[/#:]", node.iri)[-1]) or "thing"
            page = f"{node.kind}/{slug}.html"
            number = 2
            while page.lower() in taken:
                page = f"{node.kind}/{slug}-{number}.html"
                number += 1
            taken.add(page.lower())
            yield _Thing(node.iri, node.kind, node.label, page)


def _environment(things: dict[str, _Thing]) -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["thing_of"] = lambda name: things.get(iri_of(name))
    # The same few thousand links stand on all pages, fifty thousand times.
    environment.globals["link"] = cache(
        lambda name, root: _link(things.get(iri_of(name)), name, root)
    )
    environment.filters["name"] = plain
    return environment


def _link(thing: _Thing | None, name: str, root: str) -> Markup:
    """Return a link to the thing's page with its label, or the name where it has no page."""
    if thing is None:
        return escape(name)
    return Markup('<a href="{}{}" title="{}">{}</a>').format(root, thing.page, name, thing.label)


def _write_page(folder: Path, name: str, html: str) -> None:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(html, "utf-8")
