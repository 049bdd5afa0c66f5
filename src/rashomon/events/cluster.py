from rashomon.events.candidates import find_candidates
from rashomon.events.joining import Edge, join
LIMIT, FLOOR = 0.4, 0.05
def group_tellings(tellings, near, likeness):
    pairs = set(find_candidates(tellings, near))
    edges = [Edge(s, a, b) for a, b in pairs if (s := likeness.score(a, b)) >= LIMIT]
    g = join(edges, likeness.score, LIMIT, FLOOR)
    return [g.get(i, i) for i in range(len(tellings))]
