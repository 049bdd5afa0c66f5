"""Claims about the same thing, whoever makes them, and whether they agree: never which is right.

Contents that share rare words and somebody are laid side by side; numbers of the same thing, denials, opposites and
credits tell whether they differ, likeness whether they agree. All else is unclear.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rashomon.comparison.contents import Content, read_contents
from rashomon.comparison.gist import weigh
from rashomon.comparison.judging import Verdict, judge_pairs
from rashomon.comparison.matters import find_matters
from rashomon.comparison.order import sort_documents
from rashomon.types import Annotations, Claim, Member, Utterance


def align_claims(
    documents: Iterable[Annotations],
    entity_of: Mapping[Member, str],
    utterances: Iterable[Utterance] = (),
    contents: Sequence[Content] | None = None,
) -> tuple[Claim, ...]:
    """Give the claims that several make about the same thing: agreeing ones as one, each two groups that differ as one.

    Reports of one utterance are no two claims. The order of the documents does not matter. ``contents`` are what
    ``read_contents`` gives for them, where they are read already.
    """
    told = sort_documents(documents)
    contents = read_contents(told, entity_of, utterances) if contents is None else contents
    matters = find_matters(told, entity_of)
    return tuple(_claims(contents, judge_pairs(contents, weigh(one.features for one in contents), matters)))


def _claims(contents: Sequence[Content], judged: Mapping[tuple[int, int], Verdict]) -> Iterator[Claim]:
    """Give agreeing contents as one claim, and what differs or is unclear once for each two groups."""
    group = _groups(contents, judged)
    members: dict[int, list[int]] = defaultdict(list)
    for i, root in enumerate(group):
        members[root].append(i)
    reasons: dict[int, str] = {}
    between: dict[tuple[int, int], tuple[tuple[int, int], Verdict]] = {}
    for pair, verdict in sorted(judged.items()):
        roots = (min(group[pair[0]], group[pair[1]]), max(group[pair[0]], group[pair[1]]))
        if verdict.relation == "agrees" and roots[0] == roots[1]:
            reasons.setdefault(roots[0], verdict.reason)
        known = between.get(roots)
        if known is None or (known[1].relation != "differs" and verdict.relation == "differs"):
            between[roots] = (pair, verdict)
    for root, reason in sorted(reasons.items()):
        yield _claim(contents, [members[root]], Verdict("agrees", reason))
    for roots, (pair, verdict) in sorted(between.items()):
        if roots[0] != roots[1]:
            sides = [members[group[i]] for i in pair] if verdict.relation == "differs" else [[i] for i in pair]
            yield _claim(contents, sides, verdict)


def _claim(contents: Sequence[Content], sides: Sequence[Sequence[int]], verdict: Verdict) -> Claim:
    """Give a claim; it is about whom at least two of its contents mention."""
    counts = Counter(entity for side in sides for i in side for entity in contents[i].entities)
    about = tuple(sorted((e for e, n in counts.items() if n > 1), key=lambda e: (-counts[e], len(e), e)))
    told = tuple(tuple(dict.fromkeys(contents[i].report for i in side)) for side in sides)
    reports = tuple(dict.fromkeys(report for side in told for report in side))
    return Claim(about, reports, verdict.relation, verdict.reason, told if verdict.relation == "differs" else ())


def _groups(contents: Sequence[Content], judged: Mapping[tuple[int, int], Verdict]) -> list[int]:
    """Give each place the first place of its group: of one utterance, or joined by agreeing pairs.

    Two groups of which any two differ, or of which most are not known to agree, stay apart.
    """
    group = _uttered(contents)
    for (i, j), verdict in sorted(judged.items()):
        if verdict.relation != "agrees" or group[i] is group[j]:
            continue
        across = [judged.get((min(a, b), max(a, b))) for a in group[i] for b in group[j]]
        known = [one for one in across if one is not None]
        if all(one.relation == "agrees" for one in known) and len(known) * 2 >= len(across):
            joined = sorted(group[i] + group[j])
            for member in joined:
                group[member] = joined
    return [members[0] for members in group]


def _uttered(contents: Sequence[Content]) -> list[list[int]]:
    """Give each place the places whose contents are reports of one utterance with it."""
    group = [[i] for i in range(len(contents))]
    first: dict[str, int] = {}
    for i, content in enumerate(contents):
        for utterance in sorted(content.utterances):
            known = group[first.setdefault(utterance, i)]
            if known is not group[i]:
                joined = sorted(known + group[i])
                for member in joined:
                    group[member] = joined
    return group
