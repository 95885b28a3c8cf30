"""How a search is printed: hits, and the texts in which nothing was found."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from cybergov.evidence.grep import Found, Hit, SearchedText
from cybergov.evidence.words import primary
from cybergov.results import columns_of, printable

__all__ = ["FORMATS", "as_csv", "as_json", "hit_lines", "summary"]

#: The names of the formats, as ``--format`` takes them.
FORMATS: Final = ("table", "csv", "json")
_MARK: Final = "\x1b[1;31m{}\x1b[0m"


def hit_lines(hits: Sequence[Hit], *, marked: bool = False) -> Iterator[str]:
    """Yield a line for each hit: the text, its language, the locator and the words around it."""
    heads = [(printable(h.text.name), h.text.language, h.locator) for h in hits]
    widths = [max(map(columns_of, column)) for column in zip(*heads, strict=True)]
    for head, hit in zip(heads, hits, strict=True):
        words = printable(hit.words)
        told = f"{printable(hit.before)}{_MARK.format(words) if marked else words}"
        cells = (c + " " * (w - columns_of(c)) for c, w in zip(head, widths, strict=True))
        yield "  ".join((*cells, told + printable(hit.after)))


def summary(found: Found, asked: Iterable[str] = ()) -> Iterator[str]:
    """Yield the counts, and by language the texts with nothing.

    A text in a language that the phrase was found in nowhere says nothing of itself: such are
    named only if their language was asked for, or there is but one.
    """
    silent, wanted = found.silent(), {*map(primary, asked)}
    yield _counts(found.hits, found.texts, silent)
    languages = sorted({text.language for text in found.texts})
    for language in languages:
        texts = [text for text in found.texts if text.language == language]
        hits = [hit for hit in found.hits if hit.text.language == language]
        nothing = [text for text in silent if text.language == language]
        named = hits or language in wanted or len(languages) == 1
        line = f"{language}: {_counts(hits, texts, nothing)}"
        if nothing and named:
            line = f"{line[:-1]}: {', '.join(printable(text.name) for text in nothing)}."
        yield line


def _counts(
    hits: Sequence[Hit], texts: Sequence[SearchedText], silent: Sequence[SearchedText]
) -> str:
    found = f"{_number(len(hits), 'paragraph')} in {len(texts) - len(silent)} of"
    nothing = f"; nothing in {len(silent)}" if silent else ""
    return f"{found} {_number(len(texts), 'text')}{nothing}."


def _number(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def as_csv(found: Found, hits: Sequence[Hit]) -> str:
    """Return a row for each hit, and one without a locator for each text with nothing."""
    output = io.StringIO()
    writer = csv.writer(output, lineterminator="\n")
    writer.writerow(["text", "language", "file", "locator", "times", "before", "words", "after"])
    for hit in hits:
        row = (*_text(hit.text), hit.locator, hit.times, hit.before, hit.words, hit.after)
        writer.writerow(row)
    for text in found.silent():
        writer.writerow((*_text(text), "", 0, "", "", ""))
    return output.getvalue()


def _text(text: SearchedText) -> tuple[str, str, str]:
    return text.name, text.language, text.file


def as_json(found: Found, hits: Sequence[Hit]) -> str:
    """Return what was searched, what was found, and the texts with nothing, as JSON."""

    def named(text: SearchedText) -> dict[str, str]:
        return {"text": text.name, "language": text.language, "file": text.file}

    value = {
        "phrase": found.phrase,
        "exact": found.exact,
        "paragraphs": len(found.hits),
        "hits": [
            named(hit.text)
            | {"locator": hit.locator, "times": hit.times}
            | {"before": hit.before, "words": hit.words, "after": hit.after}
            for hit in hits
        ],
        "searched": [
            named(text) | {"version": text.iri, "sha256": text.sha256} for text in found.texts
        ],
        "nothing": [named(text) for text in found.silent()],
        "unread": [str(finding) for finding in found.findings],
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
