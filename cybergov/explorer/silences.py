"""What was searched for in the texts: how often it was found, and in how many texts it was not."""

from __future__ import annotations

from cybergov.explorer.passages import Record
from cybergov.facts import Facts
from cybergov.names import compress

__all__ = ["searches_of"]


def searches_of(facts: Facts) -> list[Record]:
    """Return a row for each kept search, by its name; ``searched`` are the sources of its texts."""
    source_of = {
        text: compress(source)
        for source in facts.subjects("cg:text")
        for text in facts.values(source, "cg:text")
    }
    rows = []
    for search in sorted(facts.subjects("cg:searchedFor")):
        texts = facts.values(search, "cg:searchedText")
        others = [compress(source) for source in facts.values(search, "cg:searchedSource")]
        full: Record = {
            "name": compress(search),
            "for": [compress(thing) for thing in facts.values(search, "cg:searchedFor")],
            "by": [compress(agent) for agent in facts.values(search, "cg:searchedBy")],
            "terms": facts.values(search, "cg:searchedTerm"),
            "languages": facts.values(search, "dcterms:language"),
            "date": facts.first(search, "dcterms:date"),
            "note": facts.text(search, "skos:note"),
            "texts": len(texts) + len(others),
            "searched": list(
                dict.fromkeys([*(source_of.get(t, compress(t)) for t in texts), *others])
            ),
        }
        found = facts.first(search, "cg:found")
        row = {key: value for key, value in full.items() if value}
        rows.append(row | ({"found": int(found)} if found.isdigit() else {}))
    return rows
