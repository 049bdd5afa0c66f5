"""The figures of one document: clusters of names with what the text tells of them."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rashomon.entities.clusters import cluster
from rashomon.entities.names import find_parts, fold, fold_plain, honorifics, without_titles
from rashomon.entities.titles import Title, find_titles
from rashomon.lexicon import load
from rashomon.lexicon.phrases import find_words, word_list
from rashomon.types import EntityKind, Name, Tagged


@dataclass(slots=True, eq=False)
class Figure:
    """Somebody or something that a document names: the indexes of its names, its titles, the gender told of it.

    ``label`` holds the words for one without a name; ``unnamed``: they do not tell it apart from others of its kind.
    """

    kind: EntityKind
    names: list[int]
    titles: list[Title] = field(default_factory=list)
    gender: str | None = None
    label: str | None = None
    several: bool = False
    unnamed: bool = False


def find_figures(tagged: Tagged, names: Sequence[Name]) -> list[Figure]:
    """Cluster the names and read the titles around each person's."""
    text = tagged.document.text
    starts = [name.start for name in names]
    figures = [Figure(one.kind, sorted(one.names)) for one in cluster(text, names)]
    for figure in figures:
        if figure.kind == "person":
            for index in figure.names:
                near = names[max(index - 6, 0) : bisect_right(starts, names[index].end + 1)]
                figure.titles += find_titles(text, names[index], near)
            figure.gender = _find_gender(text, figure, names)
    return figures


def _find_gender(text: str, figure: Figure, names: Sequence[Name], language: str = "en") -> str | None:
    """Tell a person's gender by honorifics and titles, else by the given name; None where they differ or are silent."""
    told = set(_told_genders(text, figure, names, language))
    if len(told) == 1:
        return told.pop()
    given = {
        find_parts(text[names[i].start : names[i].end]).words[:1] for i in figure.names if _is_full(text, names[i])
    }
    genders = {g for g in ("m", "f") for first in given if first and first[0] in word_list(language, "given", g)}
    return genders.pop() if len(genders) == 1 and not told else None


def _is_full(text: str, name: Name) -> bool:
    return find_parts(text[name.start : name.end]).is_full


def _told_genders(text: str, figure: Figure, names: Sequence[Name], language: str) -> Iterator[str]:
    by_honorific = honorifics(language)
    by_title = load(language, "offices")["gender"]
    for index in figure.names:
        name = names[index]
        before = find_words(text, max(name.start - 12, 0), name.start)[-1:]
        inside = find_words(text, name.start, name.end)[:-1]
        for word in (*before, *inside[:2]):
            gender = by_honorific.get(fold(word.folded)) if text[word.start].isupper() else None
            if gender:
                yield gender
    for title in figure.titles:
        for part in (title.head, *sorted(title.others)):
            if by_title.get(part):
                yield by_title[part]


def spellings(text: str, figure: Figure, names: Sequence[Name]) -> list[str]:
    """Give the names of a figure as written, without titles, the fullest first and then the most frequent."""
    if figure.label is not None:
        return [figure.label]
    seen = Counter(_spelling(text, figure, names[i]) for i in figure.names)
    order = {name: i for i, name in reversed(list(enumerate(seen)))}
    return sorted(seen, key=lambda name: (-_fullness(figure, name), -seen[name], name.isupper(), order[name]))


def _spelling(text: str, figure: Figure, name: Name) -> str:
    words = " ".join(text[name.start : name.end].split())
    return (without_titles(words) or words) if figure.kind == "person" else words


def _fullness(figure: Figure, name: str) -> int:
    if figure.kind == "person":
        return len(find_parts(name).words)
    return len(fold_plain(name).split())
