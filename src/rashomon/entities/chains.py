"""Inside one document: names, titles and pronouns that stand for one entity."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rashomon.entities.antecedents import Decider, decide
from rashomon.entities.figures import Figure, find_figures, spellings
from rashomon.entities.offices import Offices, Readers, find_offices
from rashomon.entities.organs import trim_names
from rashomon.entities.sources import Seed, SourceResolver
from rashomon.entities.tenures import Speech
from rashomon.entities.titles import make_title
from rashomon.entities.vessels import mark_vessels
from rashomon.lexicon.parsed import parse
from rashomon.lexicon.phrases import find_words, own_name
from rashomon.types import Attribution, Entity, EntityKind, Mention, Name, Office, Span, Tagged, TimeExpression

_GUESS = 0.5


@dataclass(frozen=True, slots=True)
class Chained:
    """The mentions and entities of one document."""

    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]


def chain(
    tagged: Tagged,
    attributions: Sequence[Attribution],
    decider: Decider = decide,
    times: Sequence[TimeExpression] = (),
) -> Chained:
    """Give who is mentioned where; a source that nothing tells apart stays without an entity.

    ``times`` tell from when to when offices are held.
    """
    names = with_labels(tagged, attributions)
    figures = find_figures(tagged, names)
    told = [piece for one in attributions for piece in one.content if one.cue is not None]
    denied = [piece for one in attributions for piece in one.content if one.act == "denies"]
    speech = Speech(told, denied)
    readers = Readers(tagged, names, figures, times, speech)
    _note_posts(figures, find_offices(readers, figures, _nobody))
    resolver = SourceResolver(tagged, names, figures, told, decider)
    seeds = list(_without_single([*resolver.source_seeds(attributions), *resolver.name_seeds()]))
    offices = find_offices(readers, figures, resolver.find_pronoun)
    return _number(tagged.document.text, seeds, names, offices)


def _nobody(_span: Span, _pronoun: str) -> Figure | None:
    """Resolve no pronoun: who is meant is not yet known."""
    return None


def _note_posts(figures: Sequence[Figure], offices: Offices) -> None:
    """Put the offices that the text tells of people to their titles: "Sorel, who heads the mission", "he is the minister"."""
    for figure in figures:
        for office in offices.get(id(figure), ()):
            words = [office.title] if office.of is None else [office.of, office.title]
            phrase = " ".join(words) if office.status is None else " ".join([office.status, *words])
            title = make_title(find_words(phrase, 0, len(phrase)))
            if title is not None:
                figure.posts.append(title)


def with_labels(tagged: Tagged, attributions: Sequence[Attribution]) -> tuple[Name, ...]:
    """Give the tagged names and those that the tagger left unmarked in sources."""
    text = tagged.document.text
    names = mark_vessels(text, trim_names(text, parse(tagged).bare))
    starts = [name.start for name in names]
    added = set()
    for one in attributions:
        source = one.source
        if source is not None and source.kind == "named":
            near = names[bisect_left(starts, source.start) : bisect_left(starts, source.end)]
            span = own_name(text, source.start, source.end, near)
            if span is not None:
                added.add(Name(*span, "person" if one.cue is None else "other", _GUESS))
    return tuple(sorted([*names, *added], key=lambda n: (n.start, n.end)))


def _without_single(seeds: Sequence[Seed]) -> Iterator[Seed]:
    """Leave out figures without a name that nothing comes back to: their words tell all there is."""
    times = Counter(id(seed.figure) for seed in seeds)
    for seed in seeds:
        single = seed.figure is not None and seed.figure.unnamed and times[id(seed.figure)] == 1
        yield replace(seed, figure=None) if single else seed


def _number(text: str, seeds: Sequence[Seed], names: Sequence[Name], offices: Offices) -> Chained:
    """Give ids in order of the text; entities in order of their first mention."""
    ordered = sorted(seeds, key=lambda s: (s.start, -s.end, s.form))
    figures: dict[int, Figure] = {}
    for seed in ordered:
        if seed.figure is not None:
            figures.setdefault(id(seed.figure), seed.figure)
    ids = {key: f"e{number}" for number, key in enumerate(figures, 1)}
    mentions = (
        Mention(f"m{i}", s.start, s.end, _kind(s), s.form, ids[id(s.figure)] if s.figure else None)
        for i, s in enumerate(ordered, 1)
    )
    entities = (_entity(text, ids[key], figure, names, offices.get(key, ())) for key, figure in figures.items())
    return Chained(tuple(mentions), tuple(entities))


def _kind(seed: Seed) -> EntityKind:
    return seed.figure.kind if seed.figure else "person"


def _entity(text: str, entity: str, figure: Figure, names: Sequence[Name], offices: tuple[Office, ...]) -> Entity:
    known = spellings(text, figure, names)
    return Entity(entity, known[0], figure.kind, tuple(known[1:]), None, offices)
