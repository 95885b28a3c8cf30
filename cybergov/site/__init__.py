"""The site: a page for every question and for every thing, one on coverage and one on norms.

The pages are plain HTML that opens from the disk; they load nothing but the style sheet beside
them.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from cybergov.exports import formats
from cybergov.lookup import Lookup
from cybergov.part import Part
from cybergov.project import Project
from cybergov.questions import questions
from cybergov.results import as_csv
from cybergov.show import ROLES
from cybergov.site.answered import answer_of, hash_of, unchanged
from cybergov.site.coverage import PAGE, write_coverage
from cybergov.site.crosswalk import CROSSWALK, write_crosswalk
from cybergov.site.last_pages import LastPages, changes
from cybergov.site.pages import KINDS, Pages, things_of
from cybergov.statistics import counts

__all__ = ["write_coverage", "write_crosswalk", "write_index", "write_questions", "write_things"]

_HERE: Final = Path(__file__).parent
#: What a thing's page tells of it besides its names, in this order.
_PROPERTIES: Final = tuple(
    "skos:broader skos:related dcterms:isPartOf org:subOrganizationOf dcterms:publisher cg:symbol "
    "dcterms:date cg:openedForSignature cg:enteredIntoForce cg:depositary cg:committee "
    "cg:conductedBy cg:mandatedBy cg:chairedBy cg:outcome cg:produced cg:succeeds cg:validFrom "
    "cg:validUntil cg:isoCode3 cg:formalName skos:altLabel cg:identifiedAs foaf:page cg:readAt "
    "cg:readOn".split()
)
#: So many pages are written by asking the store; for more, the look-ups are worth their making.
_FEW: Final = 30


def write_index(part: Part, project: Project, folder: Path) -> None:
    """Write ``index.html`` and the style sheet into a folder."""
    things = things_of(part)
    html, _ = Pages(part.store, things).page(
        "index.html",
        root="",
        questions=questions(project.queries).values(),
        things={kind: [t for t in things if t.kind == kind] for kind in KINDS},
        counts=counts(part.store),
        triples=len(part.triples),
        formats=formats(),
        coverage=PAGE,
        crosswalk=CROSSWALK,
    )
    (folder / "index.html").write_text(html, "utf-8")
    shutil.copyfile(_HERE / "style.css", folder / "style.css")


def write_questions(part: Part, project: Project, folder: Path) -> None:
    """Write ``answers/`` and a page for each question.

    The cost is that of asking them; one that reads no property that changed is not asked again.
    """
    things = things_of(part)
    changed = changes(part, things)
    pages, last = Pages(part.store, things), LastPages(part.last, "questions", changed)
    (folder / "question").mkdir()
    (folder / "answers").mkdir()
    for question in questions(project.queries).values():
        page, answer = f"question/{question.name}.html", f"answers/{question.name}.csv"
        asked = hash_of(question.text)
        same = unchanged(question, changed) and last.take(page, asked, folder)
        if same and part.last.put(answer, folder):
            continue
        rows = answer_of(part, question)
        (folder / answer).write_text(as_csv(rows), "utf-8")
        told = hash_of(question.text, *rows.variables, *(str(t) for row in rows.rows for t in row))
        if not last.take(page, told, folder):
            html, noted = pages.page("question.html", root="../", question=question, rows=rows)
            (folder / page).write_text(html, "utf-8")
            last.add(page, {asked, told, *noted})
    last.note()


def write_things(part: Part, folder: Path) -> None:
    """Write a page for each thing: the cost is that of the pages that are not as they were."""
    things = things_of(part)
    last = LastPages(part.last, "things", changes(part, things))
    for kind in KINDS:
        (folder / kind).mkdir()
    new = [t for t in things if not last.take(t.page, t.told, folder)]
    pages = Pages(part.store if len(new) <= _FEW else Lookup(part.triples), things)
    for thing in new:
        html, noted = pages.page_of(thing, root="../", roles=ROLES, properties=_PROPERTIES)
        (folder / thing.page).write_text(html, "utf-8")
        last.add(thing.page, {thing.told, *noted})
    last.note()
