"""The offices that a document tells of its people: beside their names, by copula, and by verbs of taking and leaving."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rashomon.entities.figures import Figure
from rashomon.entities.heads import Heads
from rashomon.entities.holders import HolderReader, Tie
from rashomon.entities.people import People, Who
from rashomon.entities.posts import Post, PostReader
from rashomon.entities.roll import Roll
from rashomon.entities.tenures import Speech, Tenure, TenureReader
from rashomon.entities.titles import Title
from rashomon.lexicon import load
from rashomon.lexicon.parsed import parse
from rashomon.lexicon.phrases import word_list
from rashomon.lexicon.verbs import lemmas
from rashomon.types import Name, Office, OfficeStatus, Span, Tagged, TimeExpression

_MOST = 200


@dataclass(frozen=True, slots=True)
class Told:
    """One telling of an office: the office, how somebody is tied to it, and whether it is a rank alone."""

    office: Office
    head: int
    is_rank: bool


Offices = dict[int, tuple[Office, ...]]
"""Offices by the ``id`` of their figure."""


class Readers:
    """What reads the offices of one document, whomever its pronouns stand for."""

    def __init__(
        self,
        tagged: Tagged,
        names: Sequence[Name],
        figures: Sequence[Figure],
        times: Sequence[TimeExpression],
        speech: Speech,
    ) -> None:
        self.text = tagged.document.text
        self.trees = parse(tagged).tree
        self.roll = Roll(self.text, names, figures)
        self.heads = Heads(self.text, self.trees)
        self.posts = PostReader(self.text, self.trees, self.roll, self.heads)
        self.tenures = TenureReader(tagged, self.trees, times, speech)
        self.sentences = [sentence.start for sentence in tagged.sentences]


def find_offices(readers: Readers, figures: Sequence[Figure], who: Who) -> Offices:
    """Give the offices of each person, each once, with all the places that tell of it."""
    return {key: merge_told(some) for key, some in _Finder(readers, who).find(figures).items()}


def merge_told(tellings: Sequence[Told]) -> tuple[Office, ...]:
    """Give each office once, as first told, with all evidence and the first days that any telling has."""
    offices: dict[tuple[str, str | None, str | None], list[Office]] = defaultdict(list)
    for one in sorted(tellings, key=lambda t: min(t.office.evidence, default=Span(0, 0))):
        offices[one.office.title.casefold(), one.office.of, one.office.status].append(one.office)
    return tuple(map(_join, offices.values()))


def _join(some: Sequence[Office]) -> Office:
    evidence = dict.fromkeys(span for office in some for span in office.evidence)
    since = next((office.since for office in some if office.since is not None), None)
    until = next((office.until for office in some if office.until is not None), None)
    return replace(some[0], since=since, until=until, evidence=tuple(evidence))


class _Finder:
    """Finds what one document tells of offices."""

    def __init__(self, readers: Readers, who: Who) -> None:
        self._text, self._trees, self._roll, self._heads = readers.text, readers.trees, readers.roll, readers.heads
        self._posts, self._tenures, self._sentences = readers.posts, readers.tenures, readers.sentences
        self._holders = HolderReader(self._trees, self._roll, People(self._trees, self._roll, self._heads, who))

    def find(self, figures: Sequence[Figure]) -> dict[int, list[Told]]:
        """Give the tellings by figure: from the titles beside names, from trees, and from verbs that stand alone."""
        found: dict[int, list[Told]] = defaultdict(list)
        beside = {head: figure for figure in figures for title in figure.titles for head in self._heads_in(title)}
        for figure in figures:
            for title in figure.titles:
                if not self._heads_in(title):
                    found[id(figure)] += self._by_words(title)
        for head in sorted({*beside, *self._heads.places()}):
            for tie in self._ties(head, beside.get(head)):
                found[id(tie.figure)] += self._tell(head, tie)
        verbs = [place for place, word in enumerate(self._trees.words) if word.upos == "VERB"]
        for verb in verbs:
            for told in self._tell_heading(verb):
                found[id(told[0])].append(told[1])
        for verb in verbs:
            self._tell_alone(verb, found)
        return found

    def _tell_heading(self, verb: int) -> Iterator[tuple[Figure, Told]]:
        """Read "Sorel heads the mission" as an office."""
        titles: dict[str, str] = load("en", "tenures")["heading"]
        folded = self._trees.plain(verb)
        title = next((titles[lemma] for lemma in (folded, *lemmas(folded)) if lemma in titles), None)
        found = None if title is None else self._holders.heading(verb)
        if title is None or found is None or not self._tenures.is_told(found[0], None):
            return
        tie, body = found
        post = self._posts.of_body(verb, body, title)
        tenure = self._tenures.read(post, tie)
        spans = self._evidence(post.span, tie, tenure)
        yield (
            tie.figure,
            Told(Office(title, post.of, tenure.status, tenure.since, tenure.until, spans), verb, is_rank=False),
        )

    def _heads_in(self, title: Title) -> list[int]:
        """Give the heads of the offices in a title: two of "Prime Minister and Defence Minister"."""
        places = {self._trees.at(word.start) for word in title.words}
        return sorted(p for p in places if p is not None and self._heads.is_head(p) and self._ends_title(p, title))

    def _ends_title(self, place: int, title: Title) -> bool:
        last = self._trees.words[place].end >= title.words[-1].end
        parted = (
            self._trees.plain(place + 1) in word_list("en", "tenures", "joining")
            or self._text[self._trees.words[place].end] == ","
        )
        after = [
            place + 1,
            *([place + 2] if self._trees.plain(place + 1) in word_list("en", "tenures", "before_ranks") else []),
        ]
        return last or parted or any(self._heads.is_rank(near) for near in after if near < len(self._trees.words))

    def _ties(self, head: int, beside: Figure | None) -> Iterator[Tie]:
        ties = list(self._holders.find(head))
        if beside is not None and not any(tie.figure is beside for tie in ties):
            ties = [Tie(beside, "beside", None, head)]
        yield from ties

    def _tell(self, head: int, tie: Tie) -> Iterator[Told]:
        post = self._posts.read(head)
        if self._posts.is_loose(post) or not self._tenures.is_told(tie, head):
            return
        tenure = self._tenures.read(post, tie)
        title, status = _with_deputy(post, tenure)
        spans = self._evidence(post.span, tie, tenure)
        office = Office(title, post.of, status, tenure.since, tenure.until, spans)
        yield Told(office, head, post.is_rank)

    def _evidence(self, span: Span, tie: Tie, tenure: Tenure) -> tuple[Span, ...]:
        """Give the words of the office with the verb and the times, in one span where they stand together."""
        spans = [span, *tenure.told]
        if tie.verb is not None and self._trees.words[tie.verb].upos in {"VERB", "NOUN"}:
            word = self._trees.words[tie.verb]
            spans.append(Span(word.start, word.end))
        start, end = min(s.start for s in spans), max(s.end for s in spans)
        return (Span(start, end),) if not set(";()\n") & set(self._text[start:end]) else tuple(sorted(set(spans)))

    # -- verbs alone -------------------------------------------------------------------------------

    def _tell_alone(self, verb: int, found: dict[int, list[Told]]) -> None:
        """Add what a verb without an office tells of one named nearby: "who resigned on Sunday", "took office in May"."""
        key = self._alone(verb)
        if key is None or self._has_office(verb):
            return
        for tie in self._holders.by_key(verb, key, None):
            tellings = found.get(id(tie.figure), [])
            place = self._nearest(verb, tellings)
            if place is not None and self._tenures.is_told(tie, None):
                tenure = self._tenures.read(None, tie)
                tellings[place] = self._changed(tellings[place], tie, tenure)

    def _has_office(self, verb: int) -> bool:
        """Tell whether an office hangs on a verb: then it does not stand alone."""
        children = self._trees.children(verb)
        below = [grandchild for child in children for grandchild in self._trees.children(child)]
        heads = [place for place in (*children, *below) if self._heads.is_head(place)]
        return any(self._holders.is_as(place) for place in heads)

    def _alone(self, verb: int) -> str | None:
        """Give the sort of verb that tells of an office without naming it."""
        key = self._holders.key(verb)
        if key is None:
            return None
        alone = load("en", "tenures")["alone"]
        folded = self._trees.plain(verb)
        if any(lemma in alone for lemma in (folded, *lemmas(folded))):
            return key
        after = {self._trees.plain(verb + 1)}
        needed = load("en", "tenures")["alone_with"]
        if any(after & set(needed.get(lemma, ())) for lemma in (folded, *lemmas(folded))):
            return key
        posts = word_list("en", "tenures", "posts")
        objects = (c for c in self._trees.children(verb) if self._trees.words[c].deprel in {"obj", "obl"})
        return key if any(self._trees.plain(place) in posts for place in objects) else None

    def _nearest(self, verb: int, tellings: Sequence[Told]) -> int | None:
        """Give the number of the only office told in a verb's sentence, or in the whole document."""
        held = [i for i, one in enumerate(tellings[:_MOST]) if not one.is_rank]
        sentence = self._sentence(self._trees.words[verb].start)
        near = [i for i in held if self._sentence(tellings[i].office.evidence[0].start) == sentence]
        different = {tellings[i].office.title.casefold() for i in held}
        if len({tellings[i].office.title.casefold() for i in near}) == 1:
            return near[0]
        return held[0] if not near and len(different) == 1 else None

    def _sentence(self, offset: int) -> int:
        return bisect_right(self._sentences, offset)

    def _changed(self, one: Told, tie: Tie, tenure: Tenure) -> Told:
        office = one.office
        word = self._trees.words[tie.verb] if tie.verb is not None else self._trees.words[tie.holder]
        spans = [Span(word.start, word.end), *tenure.told]
        span = Span(min(s.start for s in spans), max(s.end for s in spans))
        deputy = office.status == "deputy" and tenure.status == "former"
        changed = replace(
            office,
            title=f"deputy {office.title}" if deputy else office.title,
            since=office.since or tenure.since,
            until=office.until or tenure.until,
            status=tenure.status if tenure.status == "former" else office.status or tenure.status,
            evidence=(*office.evidence, span),
        )
        return replace(one, office=changed)

    # -- without trees -----------------------------------------------------------------------------

    def _by_words(self, title: Title) -> Iterator[Told]:
        """Read a title where there is no tree: its words from the first that parts it from other offices."""
        if title.head not in word_list("en", "offices", "public"):
            return
        first = _first_title_word(title)
        words = " ".join(self._text[title.words[first].start : title.span.end].split())
        numbers = (self._roll.at(word.start) for word in title.words[:first])
        of = next((called for n in numbers if n is not None and (called := self._roll.call(n)) is not None), None)
        statuses = load("en", "offices")["statuses"]
        status = next((statuses[word] for word in sorted(title.others) if statuses.get(word)), None)
        rank = title.head in word_list("en", "tenures", "ranks")
        yield Told(Office(words, of, status, None, None, (title.span,)), -1, rank)


def _first_title_word(title: Title) -> int:
    """Give where the office itself begins: its head and the words that part it from others ("Prime Minister")."""
    first = len(title.words) - 1
    parting = word_list("en", "offices", "parting") - word_list("en", "offices", "statuses")
    if title.head.endswith(f"-{title.words[first].folded}"):
        first -= 1
    while first > 0 and title.words[first - 1].folded in parting:
        first -= 1
    return first


def _with_deputy(post: Post, tenure: Tenure) -> tuple[str, OfficeStatus | None]:
    """Keep the deputy in the title where the state says something else: "former deputy mayor"."""
    if post.status == "deputy" and tenure.status not in {None, "deputy"}:
        return f"deputy {post.title}", tenure.status
    return post.title, tenure.status
