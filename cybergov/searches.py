"""The kept searches for a thing: what was searched for, in how many texts, and how often found."""

from __future__ import annotations

from dataclasses import dataclass

from cybergov.lookup import Source, first_text, subjects_of, values_of
from cybergov.names import compress

__all__ = ["SearchRead", "search_of", "searches_of"]


@dataclass(frozen=True)
class SearchRead:
    """One kept search. Names are prefixed names; what is not said is empty."""

    name: str
    terms: tuple[str, ...]
    languages: tuple[str, ...]
    date: str
    by: tuple[str, ...]
    #: How many passages were found, as it stands in the record; nought is a finding too.
    found: str
    note: str
    #: How many texts were searched, and the sources that they are texts of.
    texts: int
    sources: tuple[str, ...]

    @property
    def result(self) -> str:
        """What the search came to, in words."""
        if self.found == "0":
            return "Searched for and not found"
        times = "once" if self.found == "1" else f"{self.found} times"
        return f"Found {times}" if self.found else "Searched for"

    @property
    def where(self) -> str:
        """In how many texts and languages it was searched, and when."""
        languages = ", ".join(self.languages)
        told = [f"in {self.texts} text{'' if self.texts == 1 else 's'}"] if self.texts else []
        if languages:
            number = len(self.languages)
            told.append(f"in {number} language{'' if number == 1 else 's'} ({languages})")
        return ", ".join([*told, *([f"on {self.date}"] if self.date else [])])


def searches_of(store: Source, iri: str) -> tuple[SearchRead, ...]:
    """Return the kept searches for a thing, by name; the cost is that of the texts they name."""
    return tuple(search_of(store, search) for search in subjects_of(store, "cg:searchedFor", iri))


def search_of(store: Source, iri: str) -> SearchRead:
    """Return one kept search; the cost is that of the texts it names."""
    texts = [text.value for text in values_of(store, iri, "cg:searchedText")]
    others = [source.value for source in values_of(store, iri, "cg:searchedSource")]
    sources = [source for text in texts for source in subjects_of(store, "cg:text", text)] + others
    return SearchRead(
        name=compress(iri),
        terms=tuple(term.value for term in values_of(store, iri, "cg:searchedTerm")),
        languages=tuple(value.value for value in values_of(store, iri, "dcterms:language")),
        date=first_text(store, iri, "dcterms:date"),
        by=tuple(compress(value.value) for value in values_of(store, iri, "cg:searchedBy")),
        found=first_text(store, iri, "cg:found"),
        note=" ".join(value.value for value in values_of(store, iri, "skos:note")),
        texts=len(texts) + len(others),
        sources=tuple(dict.fromkeys(map(compress, sources))),
    )
