"""The figures of one document: clusters of names with what the text tells of them."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from rashomon.entities.aliases import find_aliases, find_longer_sorts, find_short_bodies, find_short_firms
from rashomon.entities.clusters import cluster
from rashomon.entities.names import find_parts, fold, fold_plain, honorifics, without_titles
from rashomon.entities.organs import find_organs
from rashomon.entities.sounds import skeletons
from rashomon.entities.ties import tie
from rashomon.entities.titles import Title, find_titles
from rashomon.entities.words import word
from rashomon.lexicon import load
from rashomon.lexicon.phrases import find_words, word_list
from rashomon.types import EntityKind, Name, Tagged

_LONG = 4  # letters
_SURE = 0.6
_MOST = 50


@dataclass(slots=True, eq=False)
class Figure:
    """Somebody or something that a document names: the indexes of its names, its titles, the gender told of it.

    ``label`` holds the words for one without a name; ``unnamed``: they do not tell it apart from others of its kind.
    ``posts`` are titles told of it away from its names. ``cut`` are those of its names that are a noun alone ("the Guard"); ``whole`` are full names put together of two.
    """

    kind: EntityKind
    names: list[int]
    titles: list[Title] = field(default_factory=list)
    gender: str | None = None
    label: str | None = None
    several: bool = False
    unnamed: bool = False
    cut: set[int] = field(default_factory=set)
    whole: list[str] = field(default_factory=list)
    posts: list[Title] = field(default_factory=list)


def find_figures(tagged: Tagged, names: Sequence[Name]) -> list[Figure]:
    """Cluster the names and read the titles around each person's."""
    text = tagged.document.text
    starts = [name.start for name in names]
    figures = join_aliases(tagged, names, [Figure(one.kind, sorted(one.names)) for one in cluster(text, names)])
    for figure in figures:
        if figure.kind == "person":
            for index in figure.names:
                near = names[max(index - 6, 0) : bisect_right(starts, names[index].end + 1)]
                figure.titles += find_titles(text, names[index], near)
            figure.gender = _find_gender(text, figure, names)
    return figures


def join_aliases(tagged: Tagged, names: Sequence[Name], figures: Sequence[Figure]) -> list[Figure]:
    """Join the figures whose names the text shows to be one's."""
    text = tagged.document.text
    owners = {index: figure for figure in figures for index in figure.names}
    for alias in find_aliases(tagged, names):
        one = _join(owners, alias.one, alias.other)
        one.whole += [alias.whole] if alias.whole is not None else []
    for one_name, other_name in _find_spellings(text, names, owners):
        _join(owners, one_name, other_name)
    for longer, short in find_longer_sorts(text, names, _numbers(owners)):
        _join(owners, short, longer)
    for longer, short in find_short_firms(text, names, _numbers(owners)):
        _join(owners, longer, short)
    for short, longer, is_cut in find_short_bodies(text, names, _numbers(owners)):
        _join(owners, longer, short).cut |= {short} if is_cut else set()
    for organ, body in find_organs(text, names, _numbers(owners)):
        own = set(owners[organ].names)
        _join(owners, body, organ).cut |= own
    return sorted({id(figure): figure for figure in owners.values()}.values(), key=lambda figure: figure.names[0])


def _numbers(owners: Mapping[int, Figure]) -> list[int]:
    return [id(owners[index]) for index in range(len(owners))]


def _join(owners: dict[int, Figure], one: int, other: int) -> Figure:
    """Put the names of the second figure to the first."""
    kept, gone = owners[one], owners[other]
    if kept is not gone:
        kept.names = sorted({*kept.names, *gone.names})
        kept.cut |= gone.cut
        kept.whole += gone.whole
        owners.update(dict.fromkeys(gone.names, kept))
    return kept


def _find_spellings(text: str, names: Sequence[Name], owners: Mapping[int, Figure]) -> Iterator[tuple[int, int]]:
    """Give lone names of people that are another spelling of a word of only one full name: Qasim, Qassim Sorel."""
    people = {id(one): one for one in owners.values() if one.kind == "person"}.values()
    words = {
        id(one): {w for i in one.names for w in find_parts(text[names[i].start : names[i].end]).words} for one in people
    }
    full = {id(one) for one in people if any(_is_full(text, names[i]) for i in one.names)}
    shelf: dict[str, dict[tuple[int, str], Figure]] = defaultdict(dict)
    for one in people:
        for other in words[id(one)] if id(one) in full else ():
            for sounds in skeletons(word(other)):
                shelf[sounds][id(one), other] = one
    for lone in people:
        own = min(words[id(lone)], default="")
        if id(lone) in full or len(words[id(lone)]) != 1 or len(own) < _LONG:
            continue
        near = {key: one for sounds in skeletons(word(own)) for key, one in islice(shelf[sounds].items(), _MOST)}
        homes = {key: one for (key, other), one in near.items() if own != other and _is_spelling(own, other)}
        if len(homes) == 1:
            yield next(iter(homes.values())).names[0], lone.names[0]


def _is_spelling(one: str, other: str) -> bool:
    found = tie(word(one), word(other))
    return len(other) >= _LONG and found.kind in {"equal", "spelling"} and found.strength >= _SURE


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
        for near in (*before, *inside[:2]):
            gender = by_honorific.get(fold(near.folded)) if text[near.start].isupper() else None
            if gender:
                yield gender
        for near in before:
            if by_title.get(near.folded) and text[near.end : name.start] in {" ", ", "}:
                yield by_title[near.folded]
    for title in figure.titles:
        for part in (title.head, *sorted(title.others)):
            if by_title.get(part):
                yield by_title[part]


def spellings(text: str, figure: Figure, names: Sequence[Name]) -> list[str]:
    """Give the names of a figure as written, without titles, the fullest first and then the most frequent."""
    if figure.label is not None:
        return [figure.label]
    own = [i for i in figure.names if i not in figure.cut] or figure.names
    seen = Counter([*figure.whole, *(_spelling(text, figure, names[i]) for i in own)])
    order = {name: i for i, name in reversed(list(enumerate(seen)))}
    return sorted(seen, key=lambda name: (-_fullness(figure, name), -seen[name], name.isupper(), order[name]))


def _spelling(text: str, figure: Figure, name: Name) -> str:
    words = " ".join(text[name.start : name.end].split())
    return (without_titles(words) or words) if figure.kind == "person" else words


def _fullness(figure: Figure, name: str) -> int:
    if figure.kind == "person":
        return len(find_parts(name).words)
    return len(fold_plain(name).split())
