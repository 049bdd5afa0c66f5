"""The sources of one document, resolved in order: whose name, title, pronoun or paper each is."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.entities.antecedents import GENDERS, Anaphor, Decider, Group, Verdict, decide, find_choice
from rashomon.entities.beside import find_fronted, find_relative
from rashomon.entities.capitals import Capitals
from rashomon.entities.figures import Figure
from rashomon.entities.issuers import find_issuer_choice
from rashomon.entities.names import fold_plain, strip_possessive
from rashomon.entities.papers import Papers
from rashomon.entities.scene import Scene
from rashomon.entities.speaking import Talk
from rashomon.entities.strangers import Stranger, find_strangers
from rashomon.entities.titles import make_title
from rashomon.lexicon.parsed import parse
from rashomon.lexicon.phrases import (
    Word,
    are_several,
    core_words,
    head_name,
    is_described_body,
    word_list,
)
from rashomon.types import Attribution, EntityKind, MentionForm, Name, Source, Span, Tagged

_PRONOUNS: dict[str, Group] = {
    "he": "person",
    "she": "person",
    "it": "it",
    "they": "they",
}
_SEVERAL = frozenset({"officials", "sources", "authorities"})
_FEW = 12
_GAP = 3  # characters between a source and the relative clause that goes on about it
_TELLING = 3  # words: "the", what kind, and the body


@dataclass(frozen=True, slots=True)
class Seed:
    """A mention before it has its id."""

    start: int
    end: int
    form: MentionForm
    figure: Figure | None


class SourceResolver:
    """Resolves the sources of one document in order."""

    def __init__(
        self,
        tagged: Tagged,
        names: Sequence[Name],
        figures: list[Figure],
        told: Sequence[Span],
        decider: Decider,
    ) -> None:
        self._text = tagged.document.text
        self._turns = sorted((zone for zone in tagged.zones if zone.kind == "turn"), key=lambda zone: zone.start)
        self._names = names
        self._starts = [name.start for name in names]
        owners = {index: figure for figure in figures for index in figure.names}
        self._owners = [owners[index] for index in range(len(names))]
        self._owner_of = {(name.start, name.end): owner for name, owner in zip(names, self._owners, strict=True)}
        self._trees = parse(tagged).tree
        strangers = tuple(find_strangers(self._text, self._trees, names))
        self._strangers = {one.head: one for one in strangers}
        self._introductions: dict[str, list[Stranger]] = defaultdict(list)
        for one in strangers:
            self._introductions[one.word].append(one)
        self._scene = Scene(tagged, names, self._owners, told, strangers)
        self._decide = decider
        self._quotations = tagged.quotations
        self._talk = Talk((), ())
        self._speakers: dict[str, Figure | None] = {}
        self._capitals = Capitals(tagged, names, self._owners)
        self._spoken_for = {(name.start, name.end): country for name, country in self._capitals.acting()}
        self._ended: dict[int, Figure | None] = {}
        self._papers = Papers(self._text, self._trees, self._owner_of, self._told_at)
        self._labelled: dict[tuple[str, str], Figure] = {}

    def name_seeds(self) -> Iterator[Seed]:
        """Give a mention for every name; a capital that speaks or acts is its country, so the sources come before."""
        for name, owner in zip(self._names, self._owners, strict=True):
            yield Seed(name.start, name.end, "name", self._spoken_for.get((name.start, name.end), owner))

    def source_seeds(self, attributions: Sequence[Attribution]) -> Iterator[Seed]:
        """Resolve every source; give a mention for each that the names inside it do not tell."""
        done: dict[tuple[int, int], Figure | None] = {}
        self._talk = Talk(attributions, self._quotations)
        for one in attributions:
            if one.source is None:
                continue
            span = (one.source.start, one.source.end)
            if span not in done:
                done[span] = self._resolve(one.source, one)
                yield from self._seed(one.source, done[span])
            self._speakers[one.id] = self._ended[one.source.end] = done[span]
            self._papers.note(one, done[span])
        yield from self._stranger_seeds(done)

    def _stranger_seeds(self, done: Mapping[tuple[int, int], Figure | None]) -> Iterator[Seed]:
        """Give a mention for those without a name whom a later source stands for, where they first appear."""
        spoken = {id(figure) for figure in done.values()}
        for one in self._strangers.values():
            inside = any(start <= one.head < end for start, end in done)
            if id(one.figure) in spoken and not inside:
                yield Seed(one.span.start, one.span.end, "nominal", one.figure)

    def _resolve(self, source: Source, attribution: Attribution) -> Figure | None:
        inside = self._inside(source)
        head = head_name(self._text, source.start, source.end, inside)
        if head is not None and not are_several(self._text, source.start, source.end, inside):
            figure: Figure | None = self._government(head) or self._owner_of[head.start, head.end]
            self._enter(head.start, figure, attribution)
            return figure
        figure = self._resolve_bare(source, attribution, several=head is not None)
        self._enter(source.start, figure, attribution)
        return figure

    def _government(self, name: Name) -> Figure | None:
        """Give the country whose government a capital's name speaks for ("Baghdad confirmed")."""
        country = self._capitals.country_of(name)
        if country is not None:
            self._spoken_for[name.start, name.end] = country
        return country

    def _enter(self, start: int, figure: Figure | None, attribution: Attribution) -> None:
        if figure is not None:
            self._scene.enter(start, figure)
            if attribution.form != "indirect" and attribution.within is None:
                self._scene.enter_quoted(attribution.content, figure)

    def _resolve_bare(self, source: Source, attribution: Attribution, *, several: bool) -> Figure | None:
        """Resolve a source that no name heads."""
        core = core_words(self._text, source.start, source.end)
        if several:
            self._scene.enter_joint(source.start, source.end)
            return self._unnamed(source)
        if is_described_body(self._text, source.start, source.end, self._inside(source)):
            return self._told_body(core)
        if attribution.cue is None and self._is_label(source) and source.kind != "pronoun":
            return self._labelled_once("turn", strip_possessive(self._words(source)), "person")
        return self._resolve_words(source, core, attribution) if core else None

    def _resolve_words(self, source: Source, core: Sequence[Word], attribution: Attribution) -> Figure | None:
        """Resolve a pronoun, a document or a description."""
        if source.kind == "pronoun":
            return self._pronoun(source, core, attribution)
        if source.kind == "document":
            return self._paper(source, core, attribution) or self._unnamed(source)
        is_known = core[0].folded not in word_list("en", "sources", "indefinite")
        verdict = self._rank(source, "nominal", core, attribution) if is_known else Verdict(None)
        if verdict.figure is not None and not verdict.is_uncalled:
            return verdict.figure
        introduced = self._introduced(core) or self._definite_body(core) or verdict.figure
        if introduced is not None:
            return introduced
        may_be_named = verdict.is_open and core[0].folded == "the" and source.kind != "collective"
        return None if may_be_named else self._unnamed(source)

    def _introduced(self, core: Sequence[Word]) -> Figure | None:
        """Give whom the text told of before as "a relative" where it now says "the relative"."""
        if core[0].folded != "the":
            return None
        known = self._introductions.get(core[-1].folded, [])
        last = bisect_left(known, core[0].start, key=lambda one: one.head) - 1
        return known[last].figure if last >= 0 else None

    def _paper(self, source: Source, core: Sequence[Word], attribution: Attribution) -> Figure | None:
        """Give whose a document is: as its own words or, of "the report", the text around it tells."""
        owner = self._papers.owner(source, self._inside(source))
        owner = owner or self._papers.law(source, self._inside(source))
        key = self._key_of(core[0].folded)
        if owner is None and key is not None:
            owner = self._rank(source, _PRONOUNS[key], core[:1], attribution, key).figure
        elif owner is None and core[0].folded in word_list("en", "sources", "definite"):
            owner = self._papers.issuer(core)
        if owner is not None:
            return owner
        anaphor = self._anaphor(source, "paper", core, attribution)
        return self._decide(find_issuer_choice(anaphor, self._scene, self._papers)).figure

    def _told_at(self, place: int) -> Figure | None:
        """Give who is told of by the word at a place: by a name, as a stranger, or a body by a word of its name."""
        word = self._trees.words[place]
        i = bisect_right(self._starts, word.start) - 1
        if i >= 0 and word.start < self._names[i].end:
            return self._owners[i] if self._owners[i].kind in {"organisation", "person"} else None
        if word.start in self._strangers:
            return self._strangers[word.start].figure
        return self._scene.called(self._trees.plain(place), word.start)

    def _pronoun(self, source: Source, core: Sequence[Word], attribution: Attribution) -> Figure | None:
        word = core[0].folded
        if word in word_list("en", "pronouns", "speaker"):
            quoted = self._speakers.get(self._talk.find_quoted(attribution) or "")
            return quoted or self._scene.last_speaker(source.start)
        if word in word_list("en", "pronouns", "relative"):
            return self._relative(source)
        key = self._key_of(word)
        if key is None:
            return None
        gender = GENDERS.get(key)
        new = self._scene.new_speaker(source.start) if gender is not None and attribution.within is None else None
        if new is not None and new.gender in {None, gender}:
            return new
        figure = self._fronted(source, gender) if gender is not None else None
        figure = figure or self._rank(source, _PRONOUNS[key], core, attribution, key).figure
        if figure is not None and gender is not None and figure.gender is None:
            figure.gender = gender
        return figure

    @staticmethod
    def _key_of(word: str) -> str | None:
        """Give which of "he", "she", "it", "they" a pronoun is a form of."""
        return next((key for key in _PRONOUNS if word in word_list("en", "pronouns", key)), None)

    def _fronted(self, source: Source, gender: str) -> Figure | None:
        """Give the person named right after the clause that a pronoun stands in: "Asked whether he feared …, Sorel"."""
        first = bisect_left(self._starts, source.end)
        at = find_fronted(
            self._text, self._scene.sentence_of(source.start), source.start, self._names[first : first + _FEW]
        )
        figure = None if at is None else self._owners[first + at]
        return figure if figure is not None and figure.gender in {None, gender} else None

    def _relative(self, source: Source) -> Figure | None:
        """Give whom a relative clause tells of: who is named, or speaks, right before it."""
        last = bisect_left(self._starts, source.start)
        pairs = zip(self._names[max(last - 3, 0) : last], self._owners[max(last - 3, 0) : last], strict=True)
        named = find_relative(self._text, source, pairs)
        return named or next(self._said_before(source), None)

    def _said_before(self, source: Source) -> Iterator[Figure]:
        """Give who is the source that stands right before another."""
        gap = self._text[max(source.start - _GAP, 0) : source.start]
        figure = self._ended.get(source.start - len(gap) + len(gap.rstrip(", ")))
        if figure is not None:
            yield figure

    def _rank(
        self,
        source: Source,
        group: Group,
        core: Sequence[Word],
        attribution: Attribution,
        pronoun: str | None = None,
    ) -> Verdict:
        return self._decide(find_choice(self._anaphor(source, group, core, attribution, pronoun), self._scene))

    def _anaphor(
        self,
        source: Source,
        group: Group,
        core: Sequence[Word],
        attribution: Attribution,
        pronoun: str | None = None,
    ) -> Anaphor:
        title = make_title(core) if group == "nominal" else None
        return Anaphor(
            source.start,
            source.end,
            group,
            pronoun,
            tuple(core),
            title if title is not None and title.span.end == core[-1].end else None,
            self._scene.is_quoted(source.start),
            attribution.within is not None,
            self._speakers.get(attribution.within or ""),
            _manner(source, attribution),
            self._text[core[-1].start].isupper() and len(core) > 1,
        )

    def find_pronoun(self, span: Span, pronoun: str) -> Figure | None:
        """Give whom a "he" or "she" outside the sources stands for, where that is also the person named last before."""
        words = tuple(core_words(self._text, span.start, span.end))
        if not words:
            return None
        quoted = self._scene.is_quoted(span.start)
        anaphor = Anaphor(span.start, span.end, "person", pronoun, words, None, quoted, inside=False, speaker=None)
        figure = decide(find_choice(anaphor, self._scene)).figure
        last = bisect_left(self._starts, span.start)
        before = (owner for owner in reversed(self._owners[max(last - _FEW, 0) : last]) if owner.kind == "person")
        return figure if figure is not None and figure is next(before, None) else None

    def _is_label(self, source: Source) -> bool:
        i = bisect_right(self._turns, source.start, key=lambda zone: zone.start) - 1
        return i >= 0 and source.end <= self._turns[i].end

    def _words(self, source: Source) -> str:
        return " ".join(self._text[source.start : source.end].split())

    def _labelled_once(self, what: str, label: str, kind: EntityKind) -> Figure:
        """Give the figure of a label: one for each wording."""
        return self._labelled.setdefault((what, fold_plain(label)), Figure(kind, [], label=label))

    def _told_body(self, core: Sequence[Word]) -> Figure:
        """Give the figure of a body told by whose it is ("the Iranian army")."""
        start = core[1].start if core[0].folded in word_list("en", "sources", "determiners") else core[0].start
        return self._labelled_once("body", " ".join(self._text[start : core[-1].end].split()), "organisation")

    def _definite_body(self, core: Sequence[Word]) -> Figure | None:
        """Give the figure of a body that its words tell well enough ("the port authority"), None for "the authority"."""
        told = len(core) >= _TELLING and core[0].folded == "the"
        return self._told_body(core) if told and core[-1].folded in word_list("en", "offices", "bodies") else None

    def _unnamed(self, source: Source) -> Figure | None:
        """Give a figure for somebody without a name, so that what follows may come back to him."""
        words = core_words(self._text, source.start, source.end)
        if not words:
            return None
        stranger = self._strangers.get(words[-1].start)
        if stranger is not None:
            stranger.figure.label = max(stranger.figure.label or "", self._words(source), key=len)
            return stranger.figure
        several = source.kind == "collective" or words[-1].folded in _SEVERAL or source.kind == "named"
        head = words[-1].folded
        persons = word_list("en", "sources", "persons") | word_list("en", "offices", "offices")
        bodies = word_list("en", "offices", "bodies") | word_list("en", "sources", "agencies_as_words")
        body = head in bodies and head not in persons
        kind: EntityKind = "work" if source.kind == "document" else "organisation" if body else "person"
        return Figure(kind, [], label=self._words(source), several=several, unnamed=True)

    def _inside(self, source: Source) -> list[Name]:
        first = bisect_left(self._starts, source.start)
        return list(self._names[first : bisect_right(self._starts, source.end)])

    def _seed(self, source: Source, figure: Figure | None) -> Iterator[Seed]:
        inside = [n for n in self._inside(source) if n.end <= source.end]
        if any((n.start, n.end) == (source.start, source.end) for n in inside):
            return
        told = _told_by_names([self._owner_of[n.start, n.end] for n in inside])
        if figure is None or figure is not told:
            form: MentionForm = "pronoun" if source.kind == "pronoun" else "nominal"
            yield Seed(source.start, source.end, form, figure)


def _manner(source: Source, attribution: Attribution) -> str:
    """Tell how the words stand to their source: quoted or not, before it or after."""
    before = attribution.content[0].start < source.start
    return f"{attribution.form} {'before' if before else 'after'}"


def _told_by_names(figures: Sequence[Figure]) -> Figure | None:
    """Give the figure that ``attribution.speakers`` reads from the names alone: the first person, else the first name."""
    persons = [figure for figure in figures if figure.kind == "person"]
    return next(iter(persons or [f for f in figures if f.kind != "norp"]), None)
