"""Nodes scattered in a rectangle so that linked ones are near and no label covers another."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final

import networkx as nx
import numpy as np
import numpy.typing as npt

from cybergov.explorer.boxes import Box
from cybergov.explorer.rows import Rectangle

__all__ = ["scatter"]

_SEED: Final = 4
# Above this many nodes a grid is as readable as springs, and does not take minutes.
_SPRINGS_UP_TO: Final = 150
_ROUNDS: Final = 160
# How much larger than its label each box is taken to be: the first that fits is used.
_AIR: Final = (1.4, 1.25, 1.1, 1.0)
_TOUCHING: Final = 3.0

_Array = npt.NDArray[np.float64]


def scatter(
    boxes: Mapping[str, Box],
    links: Sequence[tuple[str, str]],
    inside: Rectangle,
    centres: Mapping[str, tuple[float, float]],
) -> dict[str, tuple[float, float]]:
    """Return the place of each dot in ``boxes``; its label stands below it.

    ``links`` are pairs of names; an end outside the rectangle pulls towards its place in
    ``centres``. Springs cost the square of the number of nodes.
    """
    names = list(boxes)
    sizes = np.array([(boxes[name].width, boxes[name].height) for name in names])
    if len(names) == 1:
        places = np.array([inside.centre])
    elif len(names) > _SPRINGS_UP_TO:
        places = _grid(len(names), inside, _columns(len(names), inside))
    else:
        springs = _fit(_springs(names, links, inside, centres), sizes, inside)
        places = _spread(springs, sizes, inside)
    # A box hangs from its dot: the middle of the box is lower than the dot.
    tops = places[:, 1] - sizes[:, 1] / 2 + 12
    return {
        name: (float(x), float(y)) for name, x, y in zip(names, places[:, 0], tops, strict=True)
    }


def _springs(
    names: list[str],
    links: Sequence[tuple[str, str]],
    inside: Rectangle,
    centres: Mapping[str, tuple[float, float]],
) -> _Array:
    """Return places by networkx's springs, with ends outside held where they are."""
    own = set(names)
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(names)
    held: dict[str, tuple[float, float]] = {}
    for one, other in links:
        if one not in centres or other not in centres or one == other:
            continue
        if one in own and other in own:
            graph.add_edge(one, other, weight=1.0)
        elif one in own or other in own:
            mine, far = (one, other) if one in own else (other, one)
            anchor = f"\0{centres[far]}"
            held[anchor] = _towards(centres[far], inside)
            graph.add_edge(mine, anchor, weight=0.35)
    x0, y0 = inside.centre
    start = {
        name: (
            x0 + inside.width / 3 * math.cos(2.399963 * index),
            y0 + inside.height / 3 * math.sin(2.399963 * index),
        )
        for index, name in enumerate(names)
    }
    placed = nx.spring_layout(
        graph,
        pos={**start, **held},
        fixed=sorted(held) or None,
        k=0.9 * math.sqrt(inside.width * inside.height / len(names)),
        iterations=200,
        seed=_SEED,
        center=None if held else inside.centre,
        scale=min(inside.width, inside.height) / 2,
    )
    return np.array([placed[name] for name in names], dtype=np.float64)


def _towards(point: tuple[float, float], inside: Rectangle) -> tuple[float, float]:
    """Return a place outside the rectangle, not far from it, in the direction of ``point``."""
    x0, y0 = inside.centre
    dx, dy = point[0] - x0, point[1] - y0
    far = max(abs(dx) / inside.width, abs(dy) / inside.height, 1e-9)
    return x0 + dx / far * 0.8, y0 + dy / far * 0.8


def _fit(places: _Array, sizes: _Array, inside: Rectangle) -> _Array:
    """Stretch the places over the rectangle, so that every box is within it."""
    low, high = places.min(axis=0), places.max(axis=0)
    span = np.maximum(high - low, 1e-9)
    corner = np.array([inside.x, inside.y])
    room = np.array([inside.width, inside.height])
    return np.asarray(corner + sizes / 2 + (places - low) / span * np.maximum(room - sizes, 0.0))


def _spread(places: _Array, sizes: _Array, inside: Rectangle) -> _Array:
    """Push boxes apart, with as much air between them as the rectangle has room for."""
    for air in _AIR:
        spread = _apart(places, sizes * air, inside)
        if _worst_overlap(spread, sizes * air) <= _TOUCHING:
            return spread
    tries = [_nearest_slots(places, inside, columns) for columns in range(1, 7)]
    return min(
        (_apart(start, sizes, inside) for start in (places, *tries)),
        key=lambda end: _worst_overlap(end, sizes),
    )


def _apart(places: _Array, sizes: _Array, inside: Rectangle) -> _Array:
    """Push boxes that overlap away from each other, within the rectangle, until none does."""
    places = places.copy()
    corner = np.array([inside.x, inside.y])
    low = corner + sizes / 2
    high = np.maximum(corner + np.array([inside.width, inside.height]) - sizes / 2, low)
    reach = (sizes[:, None, :] + sizes[None, :, :]) / 2
    # Boxes on the very same spot go apart by their order.
    order = np.arange(len(places))
    tie = np.sign(order[None, :] - order[:, None]).astype(np.float64)[..., None]
    for _ in range(_ROUNDS):
        apart = places[:, None, :] - places[None, :, :]
        over = reach - np.abs(apart)
        both = np.minimum(over[..., 0], over[..., 1]) > 0
        np.fill_diagonal(both, False)
        if not both.any():
            break
        # Pushed along the axis on which less is missing, in the direction they already have.
        sideways = over[..., 0] / 1.6 < over[..., 1]
        push = np.where(apart == 0, tie, np.sign(apart)) * over
        push[..., 0] *= both & sideways
        push[..., 1] *= both & ~sideways
        places = np.clip(places + 0.4 * push.sum(axis=1), low, high)
    return places


def _worst_overlap(places: _Array, sizes: _Array) -> float:
    apart = np.abs(places[:, None, :] - places[None, :, :])
    over = ((sizes[:, None, :] + sizes[None, :, :]) / 2 - apart).min(axis=2)
    np.fill_diagonal(over, 0.0)
    return float(over.max())


def _columns(count: int, inside: Rectangle) -> int:
    """Return how many columns suit labels that are about twice as wide as high."""
    return max(1, round(math.sqrt(count * inside.width / inside.height / 1.9)))


def _grid(count: int, inside: Rectangle, columns: int) -> _Array:
    """Return places in rows, every second row moved by half a step, filling the rectangle."""
    rows = math.ceil(count / columns)
    index = np.arange(count)
    row, column = index // columns, index % columns
    x = inside.x + (column + 0.5 + 0.25 * np.where(row % 2, 1, -1)) * inside.width / columns
    y = inside.y + (row + 0.5) * inside.height / rows
    return np.stack([x, y], axis=1)


def _nearest_slots(places: _Array, inside: Rectangle, columns: int) -> _Array:
    """Move each place to a free slot of a grid near it, the ones in the middle first."""
    slots = _grid(len(places), inside, columns)
    free = np.ones(len(slots), dtype=bool)
    result = places.copy()
    centre = np.array(inside.centre)
    for index in np.argsort(((places - centre) ** 2).sum(axis=1), kind="stable"):
        distance = ((slots - places[index]) ** 2).sum(axis=1)
        slot = int(np.argmin(np.where(free, distance, np.inf)))
        free[slot] = False
        result[index] = slots[slot]
    return result
