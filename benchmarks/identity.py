"""Who is who across documents: chains on MEANTIME, the demo key's cast, and time and memory on a made-up press.

    python benchmarks/identity.py --data ../shared/data/cdec/meantime/apple.jsonl
    python benchmarks/identity.py [--errors]
    python benchmarks/identity.py --synthetic 10000 100000 1000000

MEANTIME (30 Wikinews articles on Apple, CC BY): CoNLL F1 of entity chains across all articles, from raw text. Ours and
theirs are aligned by spans (half of the characters in common, one to one); scored are all gold mentions of entities up
to the last annotated sentence against ours there, chains of one mention that is nobody's left out of ours ("all"), and
the aligned mentions alone ("aligned"). "Gold entities" takes each article's own chains and names from the key and asks
only which are one across articles. The demo key's cast: pairs of entities of two texts, joined wrongly and apart
wrongly, from raw text and from the key's own entities; ``--errors`` lists them.
"""

import argparse
import json
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from itertools import combinations
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src")]

from coreference import Conll, score_chains  # noqa: E402 - found on the path set above
from crowd import Crowd  # noqa: E402 - likewise
from predicting import document, open_tagger  # noqa: E402 - likewise
from rashomon.entities.resolve import resolve, resolve_all  # noqa: E402 - likewise
from rashomon.pipeline import annotate_all  # noqa: E402 - likewise
from rashomon.records import annotations_from_json  # noqa: E402 - likewise
from rashomon.types import Annotations, CorpusEntity, Entity, EntityKind, Member, Mention  # noqa: E402 - likewise
from scoring import match, span_overlap, trim  # noqa: E402 - likewise

Json = dict[str, Any]
Spot = tuple[str, int, int]
KINDS: Mapping[str, EntityKind] = {
    "PER": "person",
    "ORG": "organisation",
    "LOC": "place",
    "PRO": "product",
    "FIN": "other",
}
NAMES = frozenset({"NAM", "PRE.NAM"})


# -- MEANTIME ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Marked:
    """A gold mention: where it stands, whose it is, and of what syntactic type."""

    spot: Spot
    cluster: str
    form: str


def read_articles(path: Path) -> list[tuple[str, str, list[Marked]]]:
    """Give each article's id, its text up to the last annotated sentence, and its entity mentions."""
    with path.open(encoding="utf-8") as lines:
        return [_article(json.loads(line)) for line in lines]


def _article(row: Json) -> tuple[str, str, list[Marked]]:
    marked = [m for m in row["mentions"] if m["type"] == "ENTITY_MENTION" and m["cluster"] is not None]
    last = max(row["sent"][m["tokens"][-1]] for m in row["mentions"] if m["tokens"])
    end = max(offset[1] for offset, sentence in zip(row["offsets"], row["sent"], strict=True) if sentence <= last)
    spots = {}
    for one in marked:
        start, stop = row["offsets"][one["tokens"][0]][0], row["offsets"][one["tokens"][-1]][1]
        spot = (row["id"], *trim(row["text"], start, stop))
        spots.setdefault(spot, Marked(spot, _whose(row["id"], one), one.get("syntactic_type") or ""))
    return row["id"], row["text"][:end], list(spots.values())


def _whose(article: str, one: Json) -> str:
    """Give the instance; one without a number of the corpus is the article's own."""
    cluster = str(one["cluster"])
    return cluster if cluster[:3] in KINDS and cluster[3:].isdigit() else f"{article} {cluster}"


def measure_meantime(path: Path) -> dict[str, Conll]:
    """Give the figures of the three settings."""
    articles = read_articles(path)
    documents = [replace(document(text), id=article) for article, text, _ in articles]
    told = list(annotate_all(documents, open_tagger()))
    gold = _chains((one.spot, one.cluster) for _, _, marked in articles for one in marked)
    ours, aligned = _aligned(articles, told)
    only = [[spot for spot in chain if spot in aligned] for chain in gold]
    known = [kept for chain in ours if (kept := [spot for spot in chain if spot in aligned])]
    stray = [chain for chain in ours if len(chain) > 1 or chain[0] in aligned]
    return {
        "all": score_chains(gold, stray),
        "aligned": score_chains([chain for chain in only if chain], known),
        "gold entities": _score_gold_entities(articles),
    }


def _chains(owned: Iterable[tuple[Spot, str]]) -> list[list[Spot]]:
    chains: dict[str, list[Spot]] = defaultdict(list)
    for spot, owner in owned:
        chains[owner].append(spot)
    return list(chains.values())


def _aligned(
    articles: Sequence[tuple[str, str, list[Marked]]], told: Sequence[Annotations]
) -> tuple[list[list[Spot]], set[Spot]]:
    """Give our chains, each mention under the gold one's spot where it stands there too, and those spots."""
    owner = {member: one.id for one in resolve(told) for member in one.members}
    aligned: set[Spot] = set()
    owned: list[tuple[Spot, str]] = []
    for (article, text, marked), annotations in zip(articles, told, strict=True):
        ours = [m for m in annotations.mentions if m.entity is not None]
        spans = [trim(text, m.start, m.end) for m in ours]
        golds = [(one.spot[1], one.spot[2]) for one in marked]
        found = {j: golds[i] for i, j in match(golds, spans, span_overlap)}
        for j, mention in enumerate(ours):
            spot = (article, *found.get(j, (mention.start, -mention.end)))
            aligned |= {spot} if j in found else set()
            owned.append((spot, owner[Member(article, str(mention.entity))]))
    return _chains(owned), aligned


def _score_gold_entities(articles: Sequence[tuple[str, str, list[Marked]]]) -> Conll:
    """Score which of the articles' own entities we take for one; only those that have a name."""
    made, truth = [], {}
    for article, text, marked in articles:
        chains: dict[str, list[Marked]] = defaultdict(list)
        for one in marked:
            chains[one.cluster].append(one)
        named = {c: some for c, some in chains.items() if any(one.form in NAMES for one in some)}
        mentions, entities = [], []
        for number, (cluster, some) in enumerate(named.items(), 1):
            names = Counter(text[m.spot[1] : m.spot[2]] for m in some if m.form in NAMES)
            first, *others = sorted(names, key=lambda n: (-names[n], len(n), n))
            kind = KINDS.get(cluster[:3], "other")
            entities.append(Entity(f"e{number}", first, kind, tuple(others), None, ()))
            mentions += [Mention(f"m{m.spot[1]}", m.spot[1], m.spot[2], kind, "name", f"e{number}") for m in some]
            truth[Member(article, f"e{number}")] = cluster
        made.append(Annotations(replace(document(text), id=article), "gold", (), tuple(mentions), tuple(entities)))
    gold: dict[str, list[Member]] = defaultdict(list)
    for member, cluster in truth.items():
        gold[cluster].append(member)
    return score_chains(list(gold.values()), [one.members for one in resolve(made)])


# -- the demo key ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of entities of two texts: one in the key and for us, and the wrong ones in words."""

    right: int
    joined: list[str]
    apart: list[str]


def measure_cast(key: Json, told: Mapping[str, Annotations]) -> Pairs:
    """Compare which entities of two texts are one, for those that stand for one of the cast."""
    whose = {(path, entity): member["key"] for member in key["cast"] for path, entity in member["entities"].items()}
    ours: list[tuple[str, str, Member, str]] = []
    owner = {member: one for one in resolve(told.values()) for member in one.members}
    for page in key["annotate"]:
        path = page["document"]["path"]
        for entity, gold in _stand_for(page, told[path]).items():
            if (path, gold) in whose:
                member = Member(told[path].document.id, entity)
                ours.append((path[:2], whose[path, gold], member, _name(told[path], entity)))
    return _compare(ours, owner)


def _stand_for(page: Json, told: Annotations) -> dict[str, str]:
    """Give each of our entities with the key's that most of its mentions are of."""
    text = told.document.text
    sought = [m for m in page["mentions"] if m["entity"] is not None]
    ours = [m for m in told.mentions if m.entity is not None]
    spans = [[trim(text, m["start"], m["end"]) for m in sought], [trim(text, m.start, m.end) for m in ours]]
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for i, j in match(*spans, span_overlap):
        votes[str(ours[j].entity)][sought[i]["entity"]] += 1
    return {entity: min(some, key=lambda e: (-some[e], e)) for entity, some in votes.items()}


def _name(told: Annotations, entity: str) -> str:
    return next(one.name for one in told.entities if one.id == entity)


def _compare(ours: Sequence[tuple[str, str, Member, str]], owner: Mapping[Member, CorpusEntity]) -> Pairs:
    found = Pairs(0, [], [])
    right = 0
    for (path, one, member, name), (path_2, other, member_2, name_2) in combinations(ours, 2):
        if member.document == member_2.document:
            continue
        joined = owner[member] is owner[member_2]
        told = f"{path} {name} ({one}) | {path_2} {name_2} ({other})"
        right += joined and one == other
        if joined and one != other:
            found.joined.append(told)
        elif one == other and not joined:
            found.apart.append(told)
    return replace(found, right=right)


def annotate_story() -> dict[str, Annotations]:
    """Give what the program says of each document of the story, by file name."""
    from demo import annotate_story as told  # noqa: PLC0415 - the other benchmark knows how

    return {path: annotations_from_json(row) for path, row in told().items()}


def report_cast(*, errors: bool) -> None:
    """Print the figures of the demo key, from raw text and from the key's own entities."""
    key = json.loads(files("rashomon.demo").joinpath("key.json").read_text(encoding="utf-8"))
    own = {page["document"]["path"]: annotations_from_json(page) for page in key["annotate"]}
    for what, told in (("raw text", annotate_story()), ("the key's entities", own)):
        pairs = measure_cast(key, told)
        total = pairs.right + len(pairs.apart)
        print(f"demo, {what}: {pairs.right} of {total} pairs joined, {len(pairs.joined)} joined wrongly")
        if errors:
            print("".join(f"  joined wrongly: {pair}\n" for pair in pairs.joined), end="")
            print("".join(f"  apart wrongly: {pair}\n" for pair in pairs.apart), end="")
            for one in resolve_all(told.values()).questions[:20]:
                print(f"  asked: {one.one.name} | {one.other.name}: {one.reason} ({one.score:.2f}, {one.weight})")


# -- a made-up press ---------------------------------------------------------------------------


def report_synthetic(mentions: int) -> None:
    """Print time, memory and B³ on so many mentions."""
    truth: dict[int, list[Member]] = defaultdict(list)

    def told() -> Iterator[Annotations]:
        for annotations, figures in Crowd(mentions).documents():
            for number, figure in enumerate(figures, 1):
                truth[figure].append(Member(annotations.document.id, f"e{number}"))
            yield annotations

    start = time.perf_counter()
    found = resolve_all(told())
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    members = sum(len(one.members) for one in found.entities)
    print(
        f"{mentions} mentions, {members} entities in documents, {len(truth)} true, {len(found.entities)} found:"
        f" {seconds:.1f} s, {seconds / mentions * 1e6:.0f} µs a mention, peak {peak:.2f} GiB"
    )
    owner = {member: number for number, one in enumerate(found.entities) for member in one.members}
    right = sum(_pairs_in(Counter(owner[m] for m in some).values()) for some in truth.values())
    joined, sought = _pairs_in(len(one.members) for one in found.entities), _pairs_in(map(len, truth.values()))
    print(f"  pairs joined: precision {right / max(joined, 1):.4f}, recall {right / max(sought, 1):.4f}")


def _pairs_in(sizes: Iterable[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)


def main() -> None:
    """Print what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="MEANTIME's apple.jsonl")
    parser.add_argument("--errors", action="store_true", help="list the demo's wrong pairs and what is asked")
    parser.add_argument("--synthetic", type=int, nargs="+", metavar="N", help="numbers of mentions, smallest first")
    args = parser.parse_args()
    print(f"$ python {' '.join(sys.argv)}")
    for mentions in args.synthetic or ():
        report_synthetic(mentions)
    if args.data is not None:
        for what, score in measure_meantime(args.data).items():
            figures = "  ".join(
                f"{name} {figure.precision:.3f} {figure.recall:.3f} {figure.f1:.3f}"
                for name, figure in (("MUC", score.muc), ("B³", score.b3), ("CEAF-e", score.ceaf))
            )
            print(f"MEANTIME apple, {what:<13}: CoNLL F1 {score.f1:.3f} (precision, recall, F1: {figures})")
    elif not args.synthetic:
        report_cast(errors=args.errors)


if __name__ == "__main__":
    main()
