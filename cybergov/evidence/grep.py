"""Search the texts that a user holds: where a phrase stands, and in which texts it does not."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pyoxigraph import Store

from cybergov.evidence.described import Described, described, texts_of_sources
from cybergov.evidence.folder import Folder
from cybergov.evidence.kept_index import open_index
from cybergov.evidence.languages import UNKNOWN
from cybergov.evidence.matching import starts
from cybergov.evidence.normalization import normalize
from cybergov.evidence.paragraphs import Paragraph
from cybergov.evidence.passages import TextVersion
from cybergov.evidence.text_index import IndexedText, TextIndex, group_of
from cybergov.evidence.words import is_ideograph, pattern_of, primary, words_of
from cybergov.findings import Finding, InputError, UsageError
from cybergov.locator import Locator, parse_locator
from cybergov.names import compress

__all__ = ["Found", "Hit", "SearchedText", "grep"]

#: A longer phrase is none that several texts share.
MOST_WORDS: Final = 100
#: How much is quoted on each side of a hit: words, and characters where each is a word.
_WORDS: Final = 12
_CHARACTERS: Final = 24


@dataclass(frozen=True)
class SearchedText:
    """A text that was searched from its beginning to its end, or a part of one."""

    #: The prefixed name of its source; of a text that no graph describes, its path in the folder.
    name: str
    #: The first part of its language tag: ``zh`` of zh-Hans.
    language: str
    #: Its path in the folder of texts.
    file: str
    #: The IRI of its text version, or ``""``.
    iri: str
    sha256: str
    #: Where a source begins that stands in the text of a larger one; ``""`` for a whole text.
    starts_at: str = ""


@dataclass(frozen=True)
class Hit:
    """A paragraph that has the phrase: the first place in it, and how many there are."""

    text: SearchedText
    #: That of the first place's sentence, where the reader tells sentences; else the paragraph's.
    locator: str
    times: int
    #: The words before it, the phrase as the text has it, and the words after it, all normalized.
    before: str
    words: str
    after: str


@dataclass(frozen=True)
class Found:
    """What a search found, and where it found nothing."""

    phrase: str
    exact: bool
    hits: tuple[Hit, ...]
    #: All texts that were searched, in the order of the hits.
    texts: tuple[SearchedText, ...]
    #: What kept files from being searched.
    findings: tuple[Finding, ...]
    #: Files of kinds that no reader knows: they were not searched.
    unknown: tuple[Path, ...]
    #: Text versions of the sources that were asked for whose files are not held, by file name.
    not_held: tuple[str, ...]
    #: Texts whose language can't be told: a search in some languages leaves them out.
    untold: tuple[Path, ...]

    def with_hits(self) -> tuple[SearchedText, ...]:
        """Return the texts that have the phrase."""
        those = {hit.text for hit in self.hits}
        return tuple(text for text in self.texts if text in those)

    def silent(self) -> tuple[SearchedText, ...]:
        """Return the texts in which nothing was found."""
        those = {hit.text for hit in self.hits}
        return tuple(text for text in self.texts if text not in those)


def grep(
    phrase: str,
    sources: Path,
    store: Store | None = None,
    *,
    exact: bool = False,
    languages: Collection[str] = (),
    within: Collection[str] = (),
    tables: Path | None = None,
) -> Found:
    """Search the texts under ``sources`` for a phrase.

    The words of the phrase stand there one after another, in any form and case; with ``exact``
    the very letters do, as anchors are compared. ``store`` has the graph that describes the texts,
    ``languages`` and ``within`` (IRIs of sources) restrict the search, and ``tables`` is the folder
    of the project's tables, which tell how resolutions are read. A text that can't be read is told
    in the findings, and all others are searched.

    The cost is that of looking at every file in the folder and of reading those that changed since
    the last search (see ``cybergov.evidence.kept_index``), and grows with the number of hits; with
    ``exact`` also with the length of the texts.

    Raises:
        UsageError: the phrase is no text, or has no word or too many; or a language is none.
        InputError: there is no such folder, or the graph describes no text of a source.
    """
    wanted = normalize(phrase)
    words = words_of(wanted)
    if any("\ud800" <= character <= "\udfff" for character in wanted):
        raise UsageError("the phrase is not in UTF-8.")
    if not words:
        raise UsageError(f"the phrase {phrase!r} has no word to search for.")
    if len(words) > MOST_WORDS:
        raise UsageError(f"the phrase has {len(words)} words; search for {MOST_WORDS} at most.")
    for language in languages:
        if not primary(language).isalpha():
            raise UsageError(f"{language!r} is no language: write it as en, fr, es, ru, ar or zh.")
    folder = Folder(sources)
    folder.require()
    known = described(store, folder) if store else Described({}, ())
    told = {path: text.language for path, (text, _) in known.files.items()}
    with closing(open_index(folder, told, tables)) as index:
        scope = _Scope(index, known, {primary(language) for language in languages})
        if within:
            scope.restrict(folder, texts_of_sources(store or Store(), within))
        find = _exactly(index, wanted) if exact else _in_any_form(index, words, scope.languages())
        hits = [hit for number, paragraph, spans in find
                for hit in scope.hits(number, paragraph, spans)]  # fmt: skip
        endings = index.suffixes()
    order = {text: place for place, text in enumerate(scope.searched())}
    return Found(
        phrase,
        exact,
        tuple(sorted(hits, key=lambda hit: order[hit.text])),
        tuple(order),
        tuple(sorted({*scope.findings(), *folder.closed})),
        tuple(path for path in folder.files if path.suffix.lower() not in endings),
        tuple(scope.not_held),
        tuple(scope.untold()),
    )


#: Where the phrase stands in a paragraph: beginning and end of each place.
_Spans = list[tuple[int, int]]


def _in_any_form(
    index: TextIndex, words: Sequence[str], languages: Collection[str]
) -> Iterator[tuple[int, Paragraph, _Spans]]:
    """Yield the paragraphs that have the words in any form, each language by its own stemmer."""
    for group in sorted({group_of(language) for language in languages}):
        pattern = None
        for number, paragraph in index.with_words(words, group):
            pattern = pattern or pattern_of([index.forms(word, group) for word in words])
            if spans := [match.span() for match in pattern.finditer(paragraph.text)]:
                yield number, paragraph, spans


def _exactly(index: TextIndex, wanted: str) -> Iterator[tuple[int, Paragraph, _Spans]]:
    for number, paragraph in index.with_letters(wanted):
        if spans := [(at, at + len(wanted)) for at in starts(wanted, paragraph.text)]:
            yield number, paragraph, spans


class _Scope:
    """The texts that are searched: of all that the index has, those that were asked for."""

    def __init__(self, index: TextIndex, known: Described, languages: Collection[str]) -> None:
        self._known = known
        self.not_held: list[str] = []
        self._languages = languages
        self._texts = [
            text
            for text in index.texts.values()
            # In which language a text is that can't be read is not always known.
            if not languages
            or primary(text.language) in languages
            or (text.findings and text.language == UNKNOWN)
        ]
        self._unknown = [
            text.path
            for text in index.texts.values()
            if text.language == UNKNOWN and not text.findings and UNKNOWN not in languages
        ]
        self._folder = index.folder
        #: What each text is searched as, with the place where that begins.
        self._parts: dict[int, list[tuple[SearchedText, Locator | None]]] = {}
        for text in self._texts:
            version, source = known.files.get(text.path, (None, ""))
            self._take(text, source, version)

    def restrict(self, folder: Folder, texts: Iterable[tuple[str, TextVersion]]) -> None:
        """Leave these text versions of sources only."""
        self._unknown.clear()  # for none of these is such a text
        by_path = {text.path: text for text in self._texts}
        self._parts.clear()
        for source, version in texts:
            if self._languages and primary(version.language) not in self._languages:
                continue
            with suppress(InputError):  # which is among the findings of the graph's texts
                path = folder.find(version.file_name) if version.file_name else None
                if path in by_path:
                    self._take(by_path[path], source, version)
                else:
                    self.not_held.append(version.file_name or compress(version.iri))
        self._texts = [text for text in self._texts if text.id in self._parts]

    def _take(self, text: IndexedText, source: str, version: TextVersion | None) -> None:
        file = text.path.relative_to(self._folder).as_posix()
        searched = SearchedText(
            compress(source) if source else file,
            primary(text.language),
            file,
            version.iri if version else "",
            text.sha256,
            version.starts_at if version else "",
        )
        start = parse_locator(searched.starts_at) if searched.starts_at else None
        self._parts.setdefault(text.id, []).append((searched, start))

    def languages(self) -> set[str]:
        """Return the languages of the texts."""
        return {primary(text.language) for text in self._texts}

    def searched(self) -> list[SearchedText]:
        """Return the texts, by name and language."""
        return sorted(
            {part for text in self._texts if not text.findings for part, _ in self._parts[text.id]},
            key=lambda part: (part.name, part.language, part.file),
        )

    def findings(self) -> list[Finding]:
        """Return what keeps texts from being searched."""
        return [*self._known.findings, *(each for text in self._texts for each in text.findings)]

    def untold(self) -> list[Path]:
        """Return the texts that are left out because nobody knows their language."""
        return [] if not self._languages else self._unknown

    def hits(self, number: int, paragraph: Paragraph, spans: _Spans) -> Iterator[Hit]:
        """Yield the hit in a paragraph of a text, for each thing that the text is searched as."""
        start, end = spans[0]
        for text, begins in self._parts.get(number, ()):
            locator = paragraph.place(start, end)
            if begins is not None:
                place = parse_locator(locator)
                if not begins.contains(place):
                    continue
                # What stands at the beginning itself has no place within.
                locator = str(Locator(place.steps[len(begins.steps) :])) or locator
            yield Hit(
                text,
                locator,
                len(spans),
                _last_words(paragraph.text[:start]),
                paragraph.text[start:end],
                _first_words(paragraph.text[end:]),
            )


def _last_words(text: str) -> str:
    # Words of a hundred letters are none: no more is looked at, however long a paragraph is.
    short = text[-_WORDS * 100 :]
    if is_ideograph(short[-1:]) or is_ideograph(short[-2:-1]):
        kept = short[-_CHARACTERS:]
    else:
        kept = " ".join(short.split(" ")[-_WORDS - short.endswith(" ") :])
    return kept if len(kept) == len(text) else f"… {kept.lstrip()}"


def _first_words(text: str) -> str:
    short = text[: _WORDS * 100]
    if is_ideograph(short[:1]) or is_ideograph(short[1:2]):
        kept = short[:_CHARACTERS]
    else:
        kept = " ".join(short.split(" ")[: _WORDS + short.startswith(" ")])
    return kept if len(kept) == len(text) else f"{kept.rstrip()} …"
