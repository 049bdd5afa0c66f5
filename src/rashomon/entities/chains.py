"""Inside one document: names, titles and pronouns that stand for one entity."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.entities.figures import Figure, FigureIndex, find_figures, spellings
from rashomon.entities.names import fold, fold_plain, strip_possessive
from rashomon.entities.offices import find_offices
from rashomon.entities.scene import Scene, Sort, sort_of
from rashomon.entities.stand_ins import find_nominal, find_pronoun, find_relative
from rashomon.lexicon.bare import bare_names
from rashomon.lexicon.phrases import are_several, core_words, head_name, is_described_body, own_name, word_list
from rashomon.types import Attribution, Entity, EntityKind, Mention, MentionForm, Name, Source, Span, Tagged

_GUESS = 0.5
_TELLING = 3  # words: "the", what kind, and the body


@dataclass(frozen=True, slots=True)
class Chained:
    """The mentions and entities of one document."""

    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]


@dataclass(frozen=True, slots=True)
class _Seed:
    """A mention before it has its id."""

    start: int
    end: int
    form: MentionForm
    figure: Figure | None


def chain(tagged: Tagged, attributions: Sequence[Attribution]) -> Chained:
    """Give who is mentioned where; a source that nothing tells apart stays without an entity."""
    names = _with_labels(tagged, attributions)
    figures = find_figures(tagged, names)
    told = [piece for one in attributions for piece in one.content if one.cue is not None]
    chainer = _Chainer(tagged, names, figures, told)
    seeds = [*chainer.name_seeds(), *chainer.source_seeds(attributions)]
    return _number(tagged.document.text, seeds, names)


def _with_labels(tagged: Tagged, attributions: Sequence[Attribution]) -> tuple[Name, ...]:
    """Give the tagged names and those that the tagger left unmarked in sources."""
    names = bare_names(tagged.document.text, tagged.names)
    starts = [name.start for name in names]
    added = set()
    for one in attributions:
        source = one.source
        if source is not None and source.kind == "named":
            near = names[bisect_left(starts, source.start) : bisect_left(starts, source.end)]
            span = own_name(tagged.document.text, source.start, source.end, near)
            if span is not None:
                added.add(Name(*span, "person" if one.cue is None else "other", _GUESS))
    return tuple(sorted([*names, *added], key=lambda n: (n.start, n.end)))


class _Chainer:
    """Resolves the sources of one document in order."""

    def __init__(self, tagged: Tagged, names: Sequence[Name], figures: list[Figure], told: Sequence[Span]) -> None:
        self._text = tagged.document.text
        self._turns = sorted((zone for zone in tagged.zones if zone.kind == "turn"), key=lambda zone: zone.start)
        self._names = names
        self._starts = [name.start for name in names]
        owners = {index: figure for figure in figures for index in figure.names}
        self._owners = [owners[index] for index in range(len(names))]
        self._owner_of = {(name.start, name.end): owner for name, owner in zip(names, self._owners, strict=True)}
        self._index = FigureIndex(tagged.document.text, figures, names)
        self._scene = Scene(tagged, names, self._owners, told)
        self._speakers: dict[str, Figure | None] = {}
        self._asking: dict[str, Figure] = {}
        self._bodies: dict[str, Figure] = {}

    def name_seeds(self) -> Iterator[_Seed]:
        """Give a mention for every name."""
        for name, owner in zip(self._names, self._owners, strict=True):
            yield _Seed(name.start, name.end, "name", owner)

    def source_seeds(self, attributions: Sequence[Attribution]) -> Iterator[_Seed]:
        """Resolve every source; give a mention for each that the names inside it do not tell."""
        done: dict[tuple[int, int], Figure | None] = {}
        for one in attributions:
            if one.source is None:
                continue
            span = (one.source.start, one.source.end)
            if span not in done:
                done[span] = self._resolve(one.source, one)
                yield from self._seed(one.source, done[span])
            self._speakers[one.id] = done[span]

    def _resolve(self, source: Source, attribution: Attribution) -> Figure | None:
        head = head_name(self._text, source.start, source.end, self._inside(source))
        if head is not None and are_several(self._text, source.start, source.end, self._inside(source)):
            self._scene.enter(source.end, "person" if head.kind == "person" else "many", None)
            return None
        if head is not None:
            figure: Figure | None = self._owner_of[head.start, head.end]
        elif is_described_body(self._text, source.start, source.end, self._inside(source)):
            figure = self._body(source)
        elif source.kind == "pronoun":
            speaker = self._speakers.get(attribution.within or "")
            figure = find_pronoun(self._text, source, speaker, self._scene) or self._relative(source)
        elif attribution.cue is None and self._is_label(source):
            figure = self._asker(source)
        elif source.kind in {"nominal", "collective"}:
            figure = find_nominal(self._text, source, self._index, self._scene) or self._definite_body(source)
        else:
            figure = None
        self._note(source, figure)
        return figure

    def _relative(self, source: Source) -> Figure | None:
        words = core_words(self._text, source.start, source.end)
        if not words or words[0].folded not in word_list("en", "pronouns", "relative"):
            return None
        last = bisect_left(self._starts, source.start)
        pairs = zip(self._names[max(last - 3, 0) : last], self._owners[max(last - 3, 0) : last], strict=True)
        return find_relative(self._text, source, pairs)

    def _is_label(self, source: Source) -> bool:
        i = bisect_right(self._turns, source.start, key=lambda zone: zone.start) - 1
        return i >= 0 and source.end <= self._turns[i].end

    def _asker(self, source: Source) -> Figure:
        """Give the figure of a turn's label that is no name ("The host"): one for each label."""
        label = strip_possessive(" ".join(self._text[source.start : source.end].split()))
        return self._asking.setdefault(fold(label), Figure("person", [], label=label))

    def _body(self, source: Source) -> Figure:
        """Give the figure of a body told by whose it is ("the Iranian army"): one for each wording."""
        core = core_words(self._text, source.start, source.end)
        start = core[1].start if core[0].folded in word_list("en", "sources", "determiners") else core[0].start
        label = " ".join(self._text[start : core[-1].end].split())
        return self._bodies.setdefault(fold_plain(label), Figure("organisation", [], label=label))

    def _definite_body(self, source: Source) -> Figure | None:
        """Give the figure of a body that its words tell well enough ("the port authority"), None for "the authority"."""
        core = core_words(self._text, source.start, source.end)
        told = len(core) >= _TELLING and core[0].folded == "the"
        return self._body(source) if told and core[-1].folded in word_list("en", "offices", "bodies") else None

    def _note(self, source: Source, figure: Figure | None) -> None:
        sort: Sort | None = sort_of(figure.kind) if figure else _sort_of_unknown(self._text, source)
        if sort is not None and not (figure is None and source.kind == "pronoun"):
            self._scene.enter(source.start, sort, figure)

    def _inside(self, source: Source) -> list[Name]:
        first = bisect_left(self._starts, source.start)
        return list(self._names[first : bisect_right(self._starts, source.end)])

    def _seed(self, source: Source, figure: Figure | None) -> Iterator[_Seed]:
        inside = [n for n in self._inside(source) if n.end <= source.end]
        if any((n.start, n.end) == (source.start, source.end) for n in inside):
            return
        told = _told_by_names([self._owner_of[n.start, n.end] for n in inside])
        if figure is None or figure is not told:
            form: MentionForm = "pronoun" if source.kind == "pronoun" else "nominal"
            yield _Seed(source.start, source.end, form, figure)


def _told_by_names(figures: Sequence[Figure]) -> Figure | None:
    """Give the figure that ``attribution.speakers`` reads from the names alone: the first person, else the first name."""
    persons = [figure for figure in figures if figure.kind == "person"]
    return next(iter(persons or [f for f in figures if f.kind != "norp"]), None)


def _sort_of_unknown(text: str, source: Source) -> Sort | None:
    """Tell how a source without a name takes part: one who speaks hides the persons before him from "he"."""
    words = core_words(text, source.start, source.end)
    if source.kind == "collective" or not words or words[-1].folded in {"officials", "sources"}:
        return "many"
    head = words[-1].folded
    lists = (("offices", "offices"), ("sources", "unnamed"), ("sources", "persons"))
    if any(head in word_list("en", subject, key) for subject, key in lists):
        return "person"
    return "body" if head in word_list("en", "offices", "bodies") else None


def _number(text: str, seeds: Sequence[_Seed], names: Sequence[Name]) -> Chained:
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
    entities = (_entity(text, ids[key], figure, names) for key, figure in figures.items())
    return Chained(tuple(mentions), tuple(entities))


def _kind(seed: _Seed) -> EntityKind:
    return seed.figure.kind if seed.figure else "person"


def _entity(text: str, entity: str, figure: Figure, names: Sequence[Name]) -> Entity:
    known = spellings(text, figure, names)
    return Entity(entity, known[0], figure.kind, tuple(known[1:]), None, find_offices(text, figure, names))
