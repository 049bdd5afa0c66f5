"""Relations drawn as a picture: who stands how to whom. The page has the same as a table."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.corpus.pages import RelationRow

WIDTH, HEIGHT, MARGIN = 1180, 620, 70
MAX_NODES = 60
"""Those with most relations: more cannot be read at once."""


@dataclass(frozen=True, slots=True)
class Node:
    """An entity in the picture, at a place in SVG user units."""

    entity: str
    name: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Edge:
    """A relation in the picture, from its origin to its target, with where it is asserted first."""

    kind: str
    start: Node
    end: Node
    row: RelationRow


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture; ``left_out`` counts the relations that it has no room for."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    left_out: int


def draw_network(rows: Sequence[RelationRow]) -> Picture:
    """Lay out entities so that those that stand to each other lie near (Fruchterman and Reingold 1991, by networkx)."""
    import networkx as nx  # noqa: PLC0415 - heavy, and only this page needs it

    names = {entity: name for row in rows for entity, name in _ends(row)}
    degree = Counter(entity for row in rows for entity, _ in _ends(row))
    kept = sorted(names, key=lambda entity: (-degree[entity], entity))[:MAX_NODES]
    inside = [row for row in rows if {row.origin, row.target} <= set(kept)]
    graph = nx.Graph()
    graph.add_nodes_from(kept)
    graph.add_edges_from((row.origin, row.target) for row in inside)
    at = nx.spring_layout(graph, seed=1, k=2.2 / max(1, len(kept)) ** 0.5) if kept else {}
    nodes = {entity: Node(entity, names[entity], *_scaled(*at[entity])) for entity in kept}
    edges = tuple(Edge(row.kind, nodes[row.origin], nodes[row.target], row) for row in inside)
    return Picture(WIDTH, HEIGHT, tuple(nodes.values()), edges, len(rows) - len(inside))


def _ends(row: RelationRow) -> tuple[tuple[str, str], tuple[str, str]]:
    return (row.origin, row.origin_name), (row.target, row.target_name)


def _scaled(x: float, y: float) -> tuple[float, float]:
    """Give a place of the layout, within -1 to 1 both ways, in the picture."""
    across = MARGIN + (WIDTH - 2 * MARGIN) * (x + 1) / 2
    down = MARGIN / 2 + (HEIGHT - MARGIN) * (y + 1) / 2
    return round(across, 1), round(down, 1)
