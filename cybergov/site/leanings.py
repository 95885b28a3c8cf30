"""What a graph leans towards, in sentences: each figure is counted, and none is judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import accumulate
from typing import Final

from cybergov.labels import LANGUAGES
from cybergov.site.answered import Table

__all__ = ["leanings", "numbers_of", "share"]

#: The official languages of the United Nations are named even where nothing is in them.
_OF_THE_UN: Final = tuple(LANGUAGES)


def share(part: int, whole: int) -> str:
    """Return a share in words; empty where there is nothing to take a share of.

    >>> share(1, 3), share(1, 1000), share(999, 1000), share(0, 7)
    ('33 per cent', 'less than 1 per cent', 'more than 99 per cent', '0 per cent')
    """
    if not whole:
        return ""
    rounded = (200 * part + whole) // (2 * whole)
    if part and not rounded:
        return "less than 1 per cent"
    if part < whole and rounded == 100:
        return "more than 99 per cent"
    return f"{rounded} per cent"


def numbers_of(answers: Mapping[str, Table]) -> Counter[str]:
    """Return the figures of ``coverage-in-numbers`` by what they count; any other is nought."""
    rows = answers.get("coverage-in-numbers", [])
    return Counter({row["figure"]: int(row["number"]) for row in rows})


def leanings(answers: Mapping[str, Table]) -> list[str]:
    """Return the sentences, of those questions that were answered and have something to count."""
    made = (
        _regions,
        _states,
        _languages,
        _holders,
        _sources,
        _excerpts,
        _themes,
        _questions,
        _searches,
    )
    return [sentence for make in made for sentence in make(answers)]


def _regions(answers: Mapping[str, Table]) -> Iterator[str]:
    groups = answers.get("coverage-by-region", [])
    positions, members = _sum(groups, "positions"), _sum(groups, "members")
    if not (positions and members):
        return

    def beyond(row: dict[str, str]) -> tuple[int, str]:
        # The difference of the two shares, in whole numbers.
        return int(row["positions"]) * members - int(row["members"]) * positions, row["name"]

    first, last = max(groups, key=beyond), min(groups, key=beyond)
    # Where all shares are equal there is nothing to tell.
    for row, how in ((first, "most exceeds"), (last, "falls furthest short of")):
        if beyond(row)[0]:
            taken, belonging = int(row["positions"]), int(row["members"])
            yield (
                f"The regional group whose share of the positions of states {how} its share of the"
                f" states is {row['name']}: {taken} of {positions} positions"
                f" ({share(taken, positions)}), {belonging} of {members} states"
                f" ({share(belonging, members)})."
            )
    yield "A state that belongs to two groups counts in both."


def _states(answers: Mapping[str, Table]) -> Iterator[str]:
    number = numbers_of(answers)
    states, speaking = number["states"], number["states with a position"]
    if states:
        yield (
            f"A position is known of {speaking} of {states} states ({share(speaking, states)});"
            " that none is known of another is no proof that it has none."
        )
    rows = answers.get("coverage-by-actor", [])
    actors = [row for row in rows if int(row["positions"])]
    alone = answers.get("positions-on-one-source", [])
    if actors and "positions-on-one-source" in answers:
        known = len({row["actor"] for row in alone})
        yield (
            f"Of {len(actors)} actors with positions, {known} ({share(known, len(actors))}) are"
            " known from one source only."
        )


def _languages(answers: Mapping[str, Table]) -> Iterator[str]:
    passages = _by_language(answers)
    if not passages:
        return
    whole = passages.total()
    ranked = sorted(passages.items(), key=lambda item: (-item[1], item[0]))
    (first, most), *others = ranked
    yield (
        f"Of the passages that claims rest on, {share(most, whole)} ({most} of {whole}) are quoted"
        f" in {_called(first)}."
    )
    told = [f"{_called(code)} {passages[code]}" for code in _OF_THE_UN if code != first]
    rest = sum(count for code, count in others if code not in _OF_THE_UN)
    yield f"In other languages: {', '.join(told)}; in all others together {rest}."


def _by_language(answers: Mapping[str, Table]) -> Counter[str]:
    counted: Counter[str] = Counter()
    for row in answers.get("coverage-by-language", []):
        counted[row["language"]] += int(row["passages"])
    return counted


def _called(code: str) -> str:
    return f"{LANGUAGES[code]} ({code})" if code in LANGUAGES else code or "no named language"


def _holders(answers: Mapping[str, Table]) -> Iterator[str]:
    claims, rows = numbers_of(answers)["claims"], answers.get("coverage-by-actor", [])
    if claims and rows:
        first = max(rows, key=lambda row: int(row["claims"]))
        yield (
            f"Of {claims} claims, {first['claims']} ({share(int(first['claims']), claims)}) are"
            f" held by one actor, {first['name'] or first['actor']}."
        )


def _sources(answers: Mapping[str, Table]) -> Iterator[str]:
    counted = sorted(
        (int(r["claims"]) for r in answers.get("coverage-by-source", [])), reverse=True
    )
    whole = sum(counted)
    if whole:
        half = next(n for n, so_far in enumerate(accumulate(counted), 1) if 2 * so_far >= whole)
        yield (
            f"Counted source by source, half of the claims rest on {half} of {len(counted)} sources"
            f" ({share(half, len(counted))})."
        )


def _excerpts(answers: Mapping[str, Table]) -> Iterator[str]:
    number = numbers_of(answers)
    positions, excerpts = number["positions"], number["positions known from an excerpt only"]
    if positions:
        yield (
            f"Of {positions} positions, {excerpts} ({share(excerpts, positions)}) are known from an"
            " excerpt only: what the rest of the text says was not seen."
        )
    claims, unchecked = number["claims"], number["claims with a passage that was not checked"]
    if claims:
        yield (
            f"Of {claims} claims, {unchecked} ({share(unchecked, claims)}) rest on a passage that"
            " no check has found in its text or in an excerpt."
        )


def _themes(answers: Mapping[str, Table]) -> Iterator[str]:
    rows = answers.get("coverage-by-theme", [])
    for what, column in (("claims", "claims"), ("positions", "positions")):
        if len(rows) > 1 and _sum(rows, column):
            most = max(rows, key=lambda row: (int(row[column]), row["label"]))
            least = min(rows, key=lambda row: (int(row[column]), row["label"]))
            yield (
                f"Of all themes, {most['label']} has the most {what} ({most[column]}) and"
                f" {least['label']} the fewest ({least[column]})."
            )


def _questions(answers: Mapping[str, Table]) -> Iterator[str]:
    by_question: dict[str, list[int]] = {}
    for row in answers.get("questions-and-positions", []):
        by_question.setdefault(row["question"], []).append(int(row["positions"]))
    sides = [sum(map(bool, counts)) for counts in by_question.values() if len(counts) > 1]
    if sides:
        few = sum(side < 2 for side in sides)
        yield (
            f"Of {len(sides)} questions with several answers, {few} ({share(few, len(sides))}) have"
            " positions on at most one of them."
        )


def _searches(answers: Mapping[str, Table]) -> Iterator[str]:
    number = numbers_of(answers)
    searches, silent = number["searches"], number["searches that found nothing"]
    if searches:
        for_actors = number["searches for an actor's position"]
        yield (
            f"Of {searches} kept searches, {silent} found nothing, and {for_actors} looked for an"
            " actor's position: of most positions that are absent nobody has shown that they are."
        )


def _sum(rows: Table, column: str) -> int:
    return sum(int(row[column]) for row in rows)
