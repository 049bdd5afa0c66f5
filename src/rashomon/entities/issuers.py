"""Whose a paper is that speaks, where its own words do not tell it: those on the scene are ranked, and nobody.

The model is that of ``antecedents``, with features of its own: who has told of such a paper before, who spoke last,
what sort of paper it is.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from rashomon.entities.antecedents import Anaphor, Candidate, Choice, bucket, grouped, sort_of, told_by
from rashomon.entities.figures import Figure
from rashomon.entities.papers import Papers
from rashomon.entities.scene import Appearance, Scene
from rashomon.lexicon.phrases import word_list

_MOST = 12
_ISSUERS = frozenset({"organisation", "person", "place", "other", "work", "product", "facility"})


def find_issuer_choice(anaphor: Anaphor, scene: Scene, papers: Papers) -> Choice:
    """Give who may have issued a paper: who was on the scene before it, nearest first, and who comes soon after."""
    ranks: Counter[str] = Counter()
    candidates: list[Candidate] = []
    for appearances in (*scene.before(anaphor.start), *scene.after(anaphor.start)):
        figure = appearances[0].figure
        if len(candidates) >= _MOST:
            break
        if _may_issue(figure, anaphor, scene):
            told = tuple(_features(anaphor, appearances, scene, papers, ranks))
            candidates.append(Candidate(figure, grouped(anaphor, told)))
    return Choice(anaphor, candidates, grouped(anaphor, tuple(_nobody(anaphor, candidates))))


def _may_issue(figure: Figure, anaphor: Anaphor, scene: Scene) -> bool:
    paper = figure.kind == "work" and figure.label is not None
    return figure.kind in _ISSUERS and not paper and not scene.is_named_in(figure, anaphor.start, anaphor.end)


def _nobody(anaphor: Anaphor, candidates: Sequence[Candidate]) -> Iterator[str]:
    """Give what speaks for a paper's being nobody's who is on the scene."""
    yield "nobody"
    yield f"nobody of {min(len(candidates), 3)}"
    yield f"nobody {told_by(anaphor)}"
    yield f"nobody {told_by(anaphor)} words {min(len(anaphor.core), 4)}"
    yield f"nobody {_sort_of_paper(anaphor.head)}"
    yield f"nobody inside {anaphor.inside}"


def _features(
    anaphor: Anaphor, appearances: Sequence[Appearance], scene: Scene, papers: Papers, ranks: Counter[str]
) -> Iterator[str]:
    """Give what speaks for or against a figure; ``ranks`` counts those nearer of its kind."""
    last = appearances[0]
    figure = last.figure
    sort, before, paper = sort_of(figure), told_by(anaphor), _sort_of_paper(anaphor.head)
    told = papers.telling(figure, anaphor.head)
    yield f"issuer {told}"
    yield f"issuer {told} {before}"
    yield f"{paper} {sort}"
    if before == "whose":
        yield f"{anaphor.core[0].folded} {sort}"
    yield f"shares {bool(_words(anaphor) & scene.words_of(figure))}"
    if last.start > anaphor.start:
        yield f"later {sort}"
        return
    rank = ranks[figure.kind]
    ranks[figure.kind] += 1
    apart = scene.sentences_between(last.start, anaphor.start)
    turn = scene.turns_since(anaphor.start, figure)
    spoke = "never" if turn is None else bucket(turn, (0, 1, 2, 4))
    yield sort
    yield f"{sort} rank {min(rank, 3)}"
    yield f"apart {bucket(apart, (0, 1, 2, 3, 5, 9))}"
    yield f"part {last.part} apart {min(apart, 2)}"
    yield f"times {bucket(len(appearances), (1, 2, 4, 8))}"
    yield f"spoke {spoke}"
    yield f"spoke {spoke} {before}"
    yield f"spoke {spoke} {paper} {sort}"
    if anaphor.inside:
        yield f"inside own {figure is anaphor.speaker}"


def _words(anaphor: Anaphor) -> set[str]:
    """Give the words of a paper that may be of whose it is: "the Intel Research polls"."""
    return {word.folded for word in anaphor.core[:-1]} - word_list("en", "sources", "determiners")


def _sort_of_paper(head: str) -> str:
    """Tell what sort of paper one is: one in which somebody speaks, a law, or another."""
    if head in word_list("en", "sources", "spoken"):
        return "spoken"
    return "law" if head in word_list("en", "sources", "laws") else "other"
