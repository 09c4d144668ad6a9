"""Places for the nodes of a small graph: the same on every machine, as it counts in whole numbers alone.

Connected parts are laid out each by itself by forces (Fruchterman and Reingold, 1991) from a spiral in the order of a
breadth-first walk, parted until no two boxes meet, and set side by side in rows.
"""

from collections.abc import Sequence
from functools import lru_cache
from math import isqrt

Size = tuple[int, int]
Edge = tuple[int, int]
Place = tuple[int, int]

LENGTH = 64 * 16
"""The length that an edge likes to have before the stretching, in sixteenths of a pixel."""
ROUNDS = 90
"""Steps of the forces; in each a node moves less far than in the one before."""
APART = 40
"""The most rounds in which boxes that meet push each other away."""
STRETCH = 9, 5
"""Names are wider than high: so much farther apart are nodes across."""
FILL = 8, 5
"""So much farther at most, for a large part to fill the width."""
LARGE = 8
"""So many nodes are a large part."""
SPACE_X, SPACE_Y = 12, 6
"""The least space between two boxes."""
BETWEEN = 24
"""The space between two parts of the graph."""
DIRECTIONS = (
    (1000, 0), (-809, 588), (309, -951), (309, 951), (-809, -588), (707, 707), (-988, -156), (454, -891),
    (156, 988), (-707, -707), (988, 156), (-454, 891), (-156, -988),
)  # fmt: skip
"""Thirteen directions, each far from the one before it, in thousandths."""


@lru_cache(maxsize=16)
def arranged(sizes: tuple[Size, ...], edges: tuple[Edge, ...], width: int) -> tuple[tuple[Place, ...], int]:
    """The centre of each node's box, none overlapping another nor leaving the width, and the height of all.

    `sizes` are widths and heights in pixels, no width above `width`. The same graph is laid out once.
    """
    places: list[Place] = [(0, 0)] * len(sizes)
    left = top = row = 0
    for part in components(len(sizes), edges):
        index = {node: at for at, node in enumerate(part)}
        inner = [(index[a], index[b]) for a, b in edges if a in index]
        boxes = [sizes[node] for node in part]
        found = fitted(parted(settled(len(part), inner), boxes), boxes, width)
        across = max(x + w - w // 2 for (x, _), (w, _) in zip(found, boxes, strict=True))
        down = max(y + h - h // 2 for (_, y), (_, h) in zip(found, boxes, strict=True))
        if left and left + across > width:
            left, top = 0, top + row + BETWEEN
            row = 0
        for node, (x, y) in zip(part, found, strict=True):
            places[node] = left + x, top + y
        left += across + BETWEEN
        row = max(row, down)
    return tuple(places), top + row


def components(count: int, edges: Sequence[Edge]) -> list[list[int]]:
    """The connected parts, the largest first; the nodes of each in the order of a breadth-first walk from its node
    with the most edges."""
    near: list[list[int]] = [[] for _ in range(count)]
    for a, b in edges:
        near[a].append(b)
        near[b].append(a)
    seen: set[int] = set()
    parts = []
    for start in sorted(range(count), key=lambda node: (-len(near[node]), node)):
        if start in seen:
            continue
        seen.add(start)
        part = [start]
        for node in part:
            for other in sorted(near[node], key=lambda each: (-len(near[each]), each)):
                if other not in seen:
                    seen.add(other)
                    part.append(other)
        parts.append(part)
    parts.sort(key=lambda part: -len(part))
    return parts


def settled(count: int, edges: Sequence[Edge]) -> list[Place]:
    """Places in sixteenths of a pixel, by forces: all nodes push each other away, edges pull."""
    xs, ys = [0] * count, [0] * count
    for node in range(1, count):
        across, down = DIRECTIONS[node % len(DIRECTIONS)]
        far = isqrt(node * LENGTH * LENGTH)
        xs[node], ys[node] = far * across // 1000, far * down // 1000
    if count < 3:
        return list(zip(xs, ys, strict=True))
    square, reach = LENGTH * LENGTH, 16 * LENGTH * LENGTH
    for turn in range(ROUNDS):
        dxs, dys = [0] * count, [0] * count
        for a in range(count):
            ax, ay = xs[a], ys[a]
            sum_x = sum_y = 0
            for b in range(a):
                dx, dy = ax - xs[b], ay - ys[b]
                far = dx * dx + dy * dy
                if far < reach:
                    far = far or 1
                    dx, dy = dx * square // far, dy * square // far
                    sum_x += dx
                    sum_y += dy
                    dxs[b] -= dx
                    dys[b] -= dy
            dxs[a] += sum_x
            dys[a] += sum_y
        for a, b in edges:
            dx, dy = xs[a] - xs[b], ys[a] - ys[b]
            far = isqrt(dx * dx + dy * dy)
            dx, dy = dx * far // LENGTH, dy * far // LENGTH
            dxs[a] -= dx
            dys[a] -= dy
            dxs[b] += dx
            dys[b] += dy
        most = LENGTH * (ROUNDS - turn) // ROUNDS
        for node in range(count):
            dx, dy = dxs[node], dys[node]
            far = isqrt(dx * dx + dy * dy)
            if far > most:
                dx, dy = dx * most // far, dy * most // far
            xs[node] += dx
            ys[node] += dy
    return list(zip(xs, ys, strict=True))


def parted(places: Sequence[Place], boxes: Sequence[Size]) -> list[Place]:
    """Places in pixels, turned so that the part is wider than high, stretched across, most boxes pushed apart."""
    across, down = (max(each) - min(each) for each in ([x for x, _ in places], [y for _, y in places]))
    if down > across:
        places = [(y, x) for x, y in places]
    wide, high = STRETCH
    found = [[x * wide // high // 16, y // 16] for x, y in places]
    for _ in range(APART):
        still = True
        for a, (aw, ah) in enumerate(boxes):
            for b in range(a):
                bw, bh = boxes[b]
                dx, dy = found[a][0] - found[b][0], found[a][1] - found[b][1]
                over_x = (aw + bw) // 2 + SPACE_X - abs(dx)
                over_y = (ah + bh) // 2 + SPACE_Y - abs(dy)
                if over_x <= 0 or over_y <= 0:
                    continue
                still = False
                axis, step = (0, over_x) if over_x < over_y else (1, over_y)
                sign = 1 if (dx, dy)[axis] >= 0 else -1
                found[a][axis] += sign * (step - step // 2)
                found[b][axis] -= sign * (step // 2)
        if still:
            break
    return [(x, y) for x, y in found]


def fitted(places: Sequence[Place], boxes: Sequence[Size], width: int) -> list[Place]:
    """Places from the corner (0, 0) within the width, a large part as wide as it may be; no two boxes closer than the
    least space."""
    left = min(x - w // 2 for (x, _), (w, _) in zip(places, boxes, strict=True))
    right = max(x + w - w // 2 for (x, _), (w, _) in zip(places, boxes, strict=True))
    most, per = FILL
    wanted = min(width, max(right - left, (right - left) * most // per if len(boxes) >= LARGE else 0))
    found: list[Place] = []
    for (x, y), (w, _) in zip(places, boxes, strict=True):
        room, was = wanted - w, right - left - w
        edge = x - w // 2 - left
        found.append(((edge * room // was if was > 0 else edge) + w // 2, y))
    order = sorted(range(len(found)), key=lambda node: (found[node][1], found[node][0], node))
    done: list[int] = []
    for node in order:
        x, y = found[node]
        w, h = boxes[node]
        while below := [
            found[other][1] + (boxes[other][1] + h + 1) // 2 + SPACE_Y
            for other in done
            if abs(x - found[other][0]) < (w + boxes[other][0] + 1) // 2 + SPACE_X
            and abs(y - found[other][1]) < (h + boxes[other][1] + 1) // 2 + SPACE_Y
        ]:
            y = max(below)
        found[node] = x, y
        done.append(node)
    top = min(y - h // 2 for (_, y), (_, h) in zip(found, boxes, strict=True))
    return [(x, y - top) for x, y in found]
