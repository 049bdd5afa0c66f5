"""What a corpus is like, in figures that a made one and a real one can be laid side by side by."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from rashomon.types import Annotations, ComparedEvent, Comparison

_STORIES = (1, 2, 4, 8, 16, 40)


def portray(
    corpus: Sequence[Annotations], compared: Comparison, found: Mapping[str, str], made: Mapping[str, int]
) -> Iterator[str]:
    """Give lines on documents, stories and events; ``found`` are the stories as found, ``made`` as made (none of a real one)."""
    size = len(corpus)
    words = sum(len(one.document.text.split()) for one in corpus)
    mentions = sum(len(one.events) for one in corpus)
    named = sum(len(one.entities) for one in corpus)
    sayings = sum(len(one.attributions) for one in corpus)
    numbers = sum(len(one.quantities) for one in corpus)
    yield (
        f"a document: {words / size:.0f} words, {mentions / size:.1f} event mentions, {named / size:.1f} entities, "
        f"{sayings / size:.1f} attributions, {numbers / size:.1f} numbers"
    )
    told = Counter(found.values())
    yield f"stories found: {len(told)}; documents in a story of " + _spread(list(told.values()), size)
    if made:
        yield f"stories made: {len(set(made.values()))}; documents in a story of " + _spread(
            list(Counter(made.values()).values()), size
        )
    several = [event for event in compared.events if len(event.accounts) > 1]
    joined = [event for event in several if _stories(event, found) > 1]
    joined_made = [event for event in several if made and len({made[one.document] for one in event.accounts}) > 1]
    yield (
        f"events: {len(compared.events) / size:.1f} a document, {len(several) / size:.2f} a document told by several "
        f"documents; of these {_share(len(joined), len(several))} by two stories as found"
        + (f", {_share(len(joined_made), len(several))} as made" if made else "")
    )
    findings = sum(len(event.findings) for event in compared.events)
    yield (
        f"findings: {findings / size:.1f} a document, of these {_share(_findings(joined), findings)} of two stories as found"
        + (f", {_share(_findings(joined_made), findings)} as made" if made else "")
    )
    homes: dict[str, set[str]] = defaultdict(set)
    for entity in compared.entities:
        homes[entity.id] |= {member.document for member in entity.members}
    yield (
        f"entities: {len(homes) / size:.1f} a document; of these in several documents "
        f"{_share(sum(len(some) > 1 for some in homes.values()), len(homes))}; copies {len(compared.copies) / size:.2f}, "
        f"utterances of several reports {sum(len(one.reports) > 1 for one in compared.utterances) / size:.2f} a document"
    )


def _spread(sizes: Sequence[int], documents: int) -> str:
    """Give which share of the documents is in stories up to each size."""
    share: Counter[str] = Counter()
    for size in sizes:
        share[next((f"{border}" for border in _STORIES if size <= border), "more")] += size
    names = [*map(str, _STORIES), "more"]
    return ", ".join(f"{name if name == 'more' else 'to ' + name}: {_share(share[name], documents)}" for name in names)


def _stories(event: ComparedEvent, found: Mapping[str, str]) -> int:
    return len({found.get(one.document, one.document) for one in event.accounts})


def _findings(events: Sequence[ComparedEvent]) -> int:
    return sum(len(event.findings) for event in events)


def _share(some: int, whole: int) -> str:
    return f"{100 * some / whole:.1f} %" if whole else "none"
