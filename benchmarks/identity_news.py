"""Who is who in news of rival outlets and in linked news: people, groups and all that has an entry in Wikidata.

    python benchmarks/identity_news.py [--errors] --newswcl50 ../shared/data/wording/newswcl50/all.jsonl
    python benchmarks/identity_news.py [--errors] --linked ../shared/data/linking/elevant/msnbc-updated.jsonl

NewsWCL50 (events of five outlets each; CC BY-SA; measured only): chains of people (its ACTOR) and of groups (GROUP)
across the five articles of each event, from raw text. Its mentions are found again by sentence and token, for the
offsets are of the first such words near by. ELEVANT's sets (Apache 2.0; measured only): mentions linked to one entry of
Wikidata, by the entry's kind, across all texts of a set. Both: ours and theirs are aligned by spans (half of the
characters in common, one to one), and what is scored are the mentions that both have: CoNLL F1, B³, and pairs of
mentions that are one, inside a text and across texts. ``--errors`` lists every entity of ours that holds several of
theirs (joined wrongly) and every one of theirs that is several of ours (apart wrongly).
"""

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src")]

from coreference import Figure, score_chains  # noqa: E402 - found on the path set above
from predicting import document, open_tagger  # noqa: E402 - likewise
from rashomon.entities.resolve import resolve  # noqa: E402 - likewise
from rashomon.pipeline import annotate_all  # noqa: E402 - likewise
from rashomon.types import Annotations, Member  # noqa: E402 - likewise
from scoring import match, span_overlap, trim  # noqa: E402 - likewise

Json = dict[str, Any]
SORTS = {"ACTOR": "people", "GROUP": "groups"}
KINDS = {"Q215627": "people", "Q43229": "bodies", "Q27096213": "places"}
TOKEN = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Marked:
    """A gold mention: where it stands, of what sort it is, and whose."""

    start: int
    end: int
    sort: str
    whose: str


@dataclass(frozen=True, slots=True)
class Article:
    """A text with its gold mentions, and the story that it is of: only texts of one story are compared."""

    id: str
    story: str
    text: str
    marked: tuple[Marked, ...]


@dataclass(frozen=True, slots=True)
class Owned:
    """A mention that both have: its words, whose it is in the key, and for us."""

    story: str
    document: str
    start: int
    sort: str
    words: str
    gold: str
    ours: str


# -- reading -----------------------------------------------------------------------------------


def read_newswcl50(path: Path) -> list[Article]:
    """Give the articles with their people and groups."""
    return [
        Article(row["id"], str(row["event"]), row["text"], tuple(_unlike(_place_all(row)))) for row in _read_rows(path)
    ]


def _read_rows(path: Path) -> list[Json]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _unlike(marked: Iterable[Marked]) -> Iterator[Marked]:
    """Give the mentions whose words are told of one only; what stands for two is neither's."""
    by_span: dict[tuple[int, int], set[Marked]] = defaultdict(set)
    for one in marked:
        by_span[one.start, one.end].add(one)
    return (next(iter(some)) for _, some in sorted(by_span.items()) if len(some) == 1)


def _place_all(row: Json) -> Iterator[Marked]:
    """Find the mentions by their sentence and, of several like ones in it, the one nearest to the token."""
    starts = list(_find_sentences(row))
    for one in row["mentions"]:
        if one["code_type"] in SORTS and one["sentence"] < len(starts):
            sentence, start = row["sentences"][one["sentence"]], starts[one["sentence"]]
            found = [m.start() for m in re.finditer(re.escape(one["mention"]), sentence)]
            if found and start >= 0:
                at = start + min(found, key=lambda at: abs(_count_tokens(sentence[:at]) - int(one["tok_start"])))
                whose = one["code_name"].rsplit("\\")[-1]
                yield Marked(at, at + len(one["mention"]), SORTS[one["code_type"]], whose)


def _find_sentences(row: Json) -> Iterator[int]:
    """Give where each sentence starts in the text; -1 where it does not stand there as it is."""
    after = 0
    for sentence in row["sentences"]:
        start = row["text"].find(sentence, after)
        after = max(after, start)
        yield start


def _count_tokens(text: str) -> int:
    return sum(1 for _ in TOKEN.finditer(text))


def read_linked(path: Path) -> list[Article]:
    """Give the texts with the mentions that are linked to an entry, all texts of a set as one story."""
    return [Article(str(row["id"]), "", row["text"], tuple(_unlike(_linked(row)))) for row in _read_rows(path)]


def _linked(row: Json) -> Iterator[Marked]:
    for label in row["labels"]:
        if label["entity_id"].startswith("Q"):
            types = label["type"].split("|")
            sort = next((KINDS[one] for one in KINDS if one in types), "other")
            sort = "places" if "Q27096213" in types else sort
            yield Marked(*label["span"], sort, f"{label['name']} {label['entity_id']}")


# -- scoring -----------------------------------------------------------------------------------


def annotate_articles(articles: Iterable[Article]) -> list[Annotations]:
    """Annotate the raw texts."""
    return list(annotate_all((replace(document(one.text), id=one.id) for one in articles), open_tagger()))


def own(articles: Sequence[Article], told: Sequence[Annotations]) -> list[Owned]:
    """Give the mentions that both have, each story's entities resolved by themselves."""
    stories: dict[str, list[tuple[Article, Annotations]]] = defaultdict(list)
    for article, annotations in zip(articles, told, strict=True):
        stories[article.story].append((article, annotations))
    return [one for some in stories.values() for one in _own_story(some)]


def _own_story(story: Sequence[tuple[Article, Annotations]]) -> Iterator[Owned]:
    owner = {member: one for one in resolve(told for _, told in story) for member in one.members}
    for article, told in story:
        ours = [m for m in told.mentions if m.entity is not None]
        spans = [trim(article.text, m.start, m.end) for m in ours]
        for i, j in match([trim(article.text, m.start, m.end) for m in article.marked], spans, span_overlap):
            gold, whose = article.marked[i], owner[Member(article.id, str(ours[j].entity))]
            words = article.text[ours[j].start : ours[j].end]
            name = f"{article.story} {whose.id} {whose.name}, {whose.kind}"
            yield Owned(article.story, article.id, gold.start, gold.sort, words, gold.whose, name)


@dataclass(frozen=True, slots=True)
class PairCount:
    """Pairs of mentions: one in the key and for us, one for us, one in the key."""

    right: int
    joined: int
    sought: int

    @property
    def precision(self) -> float:
        """Share of our pairs that are the key's."""
        return self.right / max(self.joined, 1)

    @property
    def recall(self) -> float:
        """Share of the key's pairs that are ours."""
        return self.right / max(self.sought, 1)


def count_pairs(owned: Sequence[Owned], *, across: bool) -> PairCount:
    """Count pairs of mentions of two texts, or of one."""

    def pairs(key: Callable[[Owned], object]) -> int:
        whole = _pairs_in(Counter(map(key, owned)).values())
        inside = _pairs_in(Counter((key(one), one.document) for one in owned).values())
        return whole - inside if across else inside

    return PairCount(
        pairs(lambda one: (one.story, one.gold, one.ours)),
        pairs(lambda one: one.ours),
        pairs(lambda one: (one.story, one.gold)),
    )


def _pairs_in(sizes: Iterable[int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes)


def group(owned: Iterable[Owned], key: Callable[[Owned], str]) -> dict[str, list[Owned]]:
    """Put mentions together by what they have in common."""
    found: dict[str, list[Owned]] = defaultdict(list)
    for one in owned:
        found[key(one)].append(one)
    return found


def report(what: str, articles: Sequence[Article], told: Sequence[Annotations], *, errors: bool) -> None:
    """Print the figures of one set, by sort and of all, and what is wrong."""
    owned = own(articles, told)
    for sort in (*sorted({one.sort for one in owned}), "all"):
        some = [one for one in owned if sort in {one.sort, "all"}]
        marked = sum(sort in {one.sort, "all"} for article in articles for one in article.marked)
        print(f"{what}, {sort}: {len(some)} of {marked} mentions stand with us too; {_tell_scores(some)}")
        for across in (False, True):
            count = count_pairs(some, across=across)
            print(
                f"  pairs {'across texts' if across else 'inside a text'}: precision {count.precision:.3f}"
                f" ({count.joined - count.right} of {count.joined} joined wrongly), recall {count.recall:.3f}"
                f" ({count.sought - count.right} of {count.sought} apart wrongly)"
            )
    if errors:
        _print_mixed("joined wrongly", group(owned, lambda one: one.ours), lambda one: one.gold)
        _print_mixed("apart wrongly", group(owned, lambda one: f"{one.story} {one.gold}"), lambda one: one.ours)


def _tell_scores(owned: Sequence[Owned]) -> str:
    """Tell CoNLL F1 and its three measures."""
    gold = group(owned, lambda one: f"{one.story} {one.gold}")
    score = score_chains(
        *([[_spot(one) for one in some] for some in by.values()] for by in (gold, group(owned, _ours)))
    )
    figures = "  ".join(
        _tell_figure(name, one) for name, one in (("MUC", score.muc), ("B³", score.b3), ("CEAF-e", score.ceaf))
    )
    return f"CoNLL F1 {score.f1:.3f} ({figures})"


def _ours(one: Owned) -> str:
    return one.ours


def _spot(one: Owned) -> tuple[str, int]:
    return one.document, one.start


def _tell_figure(name: str, one: Figure) -> str:
    return f"{name} {one.precision:.3f} {one.recall:.3f} {one.f1:.3f}"


def _print_mixed(what: str, whole: dict[str, list[Owned]], part: Callable[[Owned], str]) -> None:
    """Print what holds several parts, with the words of each part."""
    for name, some in sorted(whole.items()):
        parts = group(some, part)
        if len(parts) > 1:
            told = " | ".join(f"{one}: {_tell_words(group)}" for one, group in sorted(parts.items()))
            print(f"  {what}: {name} = {told}")


def _tell_words(some: Iterable[Owned]) -> str:
    words = Counter(" ".join(one.words.split()) for one in some)
    return ", ".join(f"{word} {count}" if count > 1 else word for word, count in words.most_common(4))


def main() -> None:
    """Print what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--newswcl50", type=Path, help="NewsWCL50's all.jsonl")
    parser.add_argument("--linked", type=Path, nargs="+", default=[], help="ELEVANT's files")
    parser.add_argument("--errors", action="store_true", help="list what is joined and apart wrongly")
    args = parser.parse_args()
    print(f"$ python {' '.join(sys.argv)}")
    sets = [("NewsWCL50", read_newswcl50(args.newswcl50))] if args.newswcl50 is not None else []
    sets += [(path.stem, read_linked(path)) for path in args.linked]
    for what, articles in sets:
        report(what, articles, annotate_articles(articles), errors=args.errors)


if __name__ == "__main__":
    main()
