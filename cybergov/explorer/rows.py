"""Rectangles of given areas in rows of equal width, the ones that are linked close together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final, TypeVar

__all__ = ["Rectangle", "rows_of"]

Key = TypeVar("Key", bound=Hashable)

#: How wide a territory is for its height, as near as the rows allow.
_SHAPE: Final = 1.25
_SMALLEST_HEIGHT: Final = 130.0
_ROUNDS: Final = 12


@dataclass(frozen=True)
class Rectangle:
    """A rectangle in pixels; ``x`` and ``y`` are those of its top left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def centre(self) -> tuple[float, float]:
        """The middle."""
        return self.x + self.width / 2, self.y + self.height / 2

    def inside(self, title: float) -> Rectangle:
        """Return what is left for the nodes under a title of that height, with a margin."""
        margin = 12.0
        return Rectangle(
            self.x + margin,
            self.y + title,
            self.width - 2 * margin,
            max(self.height - title - margin, 1.0),
        )


def rows_of(
    areas: Mapping[Key, float],
    weights: Counter[tuple[Key, Key]],
    width: float,
    top: float,
    gap: float,
) -> tuple[dict[Key, Rectangle], float]:
    """Return a rectangle for each key and where the last row ends.

    Pairs are swapped as long as that shortens the links (``weights`` counts them between each
    two keys) without spoiling the shapes: at most a few rounds over all pairs.
    """
    if not areas:
        return {}, top
    order = list(areas)
    best = _arrange(order, areas, width, top, gap)
    cost = _cost(best, weights)
    for _ in range(_ROUNDS):
        before = cost
        for i, j in combinations(range(len(order)), 2):
            order[i], order[j] = order[j], order[i]
            tried = _arrange(order, areas, width, top, gap)
            tried_cost = _cost(tried, weights)
            if tried_cost < cost - 1e-6:
                best, cost = tried, tried_cost
            else:
                order[i], order[j] = order[j], order[i]
        if cost >= before:
            break
    return best, max(place.y + place.height for place in best.values())


def _arrange(
    order: Sequence[Key], areas: Mapping[Key, float], width: float, top: float, gap: float
) -> dict[Key, Rectangle]:
    """Return the rectangles of the keys in their order, in the number of rows that suits best."""
    tries = [
        _in_rows(order, areas, count, width, top, gap)
        for count in range(1, min(len(order), 12) + 1)
    ]
    return min(tries, key=_misshapen)


def _in_rows(
    order: Sequence[Key],
    areas: Mapping[Key, float],
    count: int,
    width: float,
    top: float,
    gap: float,
) -> dict[Key, Rectangle]:
    total = sum(areas.values())
    rows: list[list[Key]] = [[] for _ in range(count)]
    done = 0.0
    for key in order:
        middle = done + areas[key] / 2
        rows[min(int(middle / total * count), count - 1)].append(key)
        done += areas[key]
    places: dict[Key, Rectangle] = {}
    y = top
    for row in filter(None, rows):
        room = width - gap * (len(row) - 1)
        area = sum(areas[key] for key in row)
        height = max(area / room, _SMALLEST_HEIGHT)
        x = 0.0
        for key in row:
            part = room * areas[key] / area
            places[key] = Rectangle(x, y, part, height)
            x += part + gap
        y += height + gap
    return places


def _misshapen(places: Mapping[Key, Rectangle]) -> float:
    """Return how far the rectangles are from the wanted shape: 0 at best."""
    return sum(
        max(place.width / place.height / _SHAPE, _SHAPE * place.height / place.width) - 1
        for place in places.values()
    ) / len(places)


def _cost(places: Mapping[Key, Rectangle], weights: Counter[tuple[Key, Key]]) -> float:
    """Return the length of the links, more where the shapes are bad."""
    length = 0.0
    for (one, other), weight in weights.items():
        if one in places and other in places:
            (x1, y1), (x2, y2) = places[one].centre, places[other].centre
            length += weight * (abs(x1 - x2) + abs(y1 - y2))
    return (length + 1.0) * (1.0 + 0.5 * _misshapen(places))
