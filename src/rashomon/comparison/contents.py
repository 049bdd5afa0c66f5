"""What is compared of attributed contents: their telling words, whom they mention, numbers, credits and denials."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.comparison.credit import find_credits
from rashomon.comparison.gist import Features, features_of_word
from rashomon.comparison.peoples import Countries, find_countries
from rashomon.comparison.spoken import Phrases, Spoken, Token, phrases, sentences_of
from rashomon.comparison.stands import Stand, find_numbers
from rashomon.comparison.voices import Voices
from rashomon.lexicon.phrases import word_list
from rashomon.types import Annotations, Attribution, Member, Report, Span, Utterance

_LEAST_TOLD, _MOST_SENTENCES = 2, 2
_NEAR, _FAR = 4, 6


@dataclass(frozen=True, slots=True)
class Content:
    """A stretch of an attributed content, as far as it is compared.

    ``place`` is its first and last character; ``features`` are weighed, ``stems`` are those that are words, ``shown`` the word of each. ``denied``
    are the stems that it says are not so, ``open`` those of what only may be, ``doings`` those close behind somebody
    mentioned, with whom. ``is_clause``: it tells what is so or not; "their student loans" alone does not. ``person`` is
    the one mentioned first, if it is a person.
    """

    report: Report
    place: tuple[int, int]
    speaker: str | None
    utterances: frozenset[str]
    features: Features
    stems: frozenset[str]
    shown: Mapping[str, str]
    denied: frozenset[str]
    open: frozenset[str]
    doings: frozenset[tuple[str, str]]
    is_clause: bool
    entities: tuple[str, ...]
    person: str | None
    numbers: tuple[Stand, ...]
    credits: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """The part of an attribution that belongs to an utterance; without spans, all of it."""

    utterance: str
    spans: tuple[Span, ...]

    def is_at(self, start: int, end: int) -> bool:
        """Tell whether a stretch holds some of it."""
        return not self.spans or any(span.start < end and start < span.end for span in self.spans)


def read_contents(
    documents: Sequence[Annotations], entity_of: Mapping[Member, str], utterances: Iterable[Utterance] = ()
) -> list[Content]:
    """Give what is compared: attributed contents, the long ones by sentences; questions are no claims."""
    countries = find_countries(documents, entity_of)
    joined: dict[tuple[str, str], list[_Part]] = defaultdict(list)
    for utterance in utterances:
        for report in utterance.reports:
            joined[report.document, report.attribution].append(_Part(utterance.id, report.spans))
    found: list[Content] = []
    for annotations in documents:
        voices = Voices(annotations, entity_of)
        for one in annotations.attributions:
            if one.act != "asks":
                known = joined.get((annotations.document.id, one.id), [])
                speaker = voices.of(one).entity or ""
                spoken = Spoken("", speaker, annotations, one, one.content, None, is_said=False)
                found.extend(_read(spoken, known, entity_of, countries))
    return found


def _read(
    one: Spoken,
    utterances: Sequence[_Part],
    entity_of: Mapping[Member, str],
    countries: Countries,
    language: str = "en",
) -> Iterator[Content]:
    text = one.annotations.document.text
    sentences = [s for s in sentences_of(one, entity_of, countries, language) if not _asks(text, s)]
    persons = {
        entity_of.get(Member(one.document, entity.id)) for entity in one.annotations.entities if entity.kind == "person"
    }
    counted = list(find_numbers(one, language))
    units = [[sentence] for sentence in sentences] if len(sentences) > _MOST_SENTENCES else [sentences]
    for unit in units:
        tokens = [token for sentence in unit for token in sentence]
        words = _telling(tokens, language)
        stems = frozenset(f for f in words if not f.endswith("-"))
        entities = tuple(dict.fromkeys(token.entity for token in tokens if token.entity is not None))
        if not stems or len(stems) + len(entities) < _LEAST_TOLD:
            continue
        place = (tokens[0].start, tokens[-1].end)
        denied, open_ = _denied(one.attribution, unit, language)
        yield Content(
            report=Report(one.document, one.attribution.id),
            place=place,
            speaker=one.speaker or None,
            utterances=frozenset(part.utterance for part in utterances if part.is_at(*place)),
            features=words | {f"@{entity}" for entity in entities},
            stems=stems,
            shown={f: token.folded for token in reversed(tokens) for f in features_of_word(token.folded, language)},
            denied=denied,
            open=open_,
            doings=frozenset(doing for sentence in unit for doing in _doings(sentence, language)),
            is_clause=_is_clause(tokens, language),
            entities=entities,
            person=entities[0] if entities and entities[0] in persons else None,
            numbers=tuple(n for n in counted if place[0] <= n.passage.span.start < place[1]),
            credits=tuple((c.what, c.who) for sentence in unit for c in find_credits(sentence, language)),
        )


def _asks(text: str, sentence: Sequence[Token]) -> bool:
    return text[sentence[-1].end : sentence[-1].end + 1] == "?"


def _telling(tokens: Sequence[Token], language: str) -> Features:
    """Give the word features of what is claimed: without names, titles before them and words for reporting."""
    titles = word_list(language, "offices", "offices")
    reporting = phrases(language, "cues", "nouns")
    features: set[str] = set()
    for at, token in enumerate(tokens):
        is_title = token.folded in titles and at + 1 < len(tokens) and tokens[at + 1].entity is not None
        if token.entity is None and not is_title and token.stem not in reporting:
            features.update(features_of_word(token.folded, language))
    return frozenset(features)


def _doings(sentence: Sequence[Token], language: str) -> Iterator[tuple[str, str]]:
    """Give the telling stems close behind each one mentioned, up to the next one, with whom they follow."""
    for at, token in enumerate(sentence):
        for before in reversed(sentence[max(at - _FAR, 0) : at]):
            if before.entity is not None:
                if token.entity is None:
                    yield from ((before.entity, f) for f in features_of_word(token.folded, language) if f[-1] != "-")
                break


def _denied(one: Attribution, sentences: Sequence[Sequence[Token]], language: str) -> tuple[Features, Features]:
    """Give the stems that stand right behind a negation, and those of what only may be ("if", "would", "unless").

    Where the speaker denies it all, those that are not behind a negation are denied.
    """
    told: set[str] = set()
    denied: set[str] = set()
    open_: set[str] = set()
    for sentence in sentences:
        for at, token in enumerate(sentence):
            features = [f for f in features_of_word(token.folded, language) if not f.endswith("-")]
            if _follows(sentence, at, phrases(language, "stands", "unsure"), _FAR):
                open_.update(features)
            (denied if _is_negated(sentence, at, language) else told).update(features)
    whole = one.act == "denies" and _is_clause([token for sentence in sentences for token in sentence], language)
    return frozenset(told - denied if whole else denied), frozenset(open_)


def _is_clause(tokens: Sequence[Token], language: str) -> bool:
    """Tell whether what is denied can be so or not: "that he met them", not "it as a joke" or "allegations"."""
    if not tokens or tokens[0].folded in word_list(language, "stands", "not_denied"):
        return False
    verbs = word_list(language, "tense", "behind") | word_list(language, "tense", "here")
    return tokens[0].folded == "that" or any(t.folded in verbs or t.folded.endswith("n't") for t in tokens)


def _is_negated(sentence: Sequence[Token], at: int, language: str) -> bool:
    """Tell whether a negation stands close before a word, in the same clause."""
    negators = word_list(language, "negation", "negators") | word_list(language, "stands", "denying")
    near = sentence[max(at - _NEAR, 0) : at]
    cut = max((i for i in range(len(near)) if near[i].broken), default=0)
    turning = phrases(language, "stands", "turning")
    return any(t.folded in negators or t.folded.endswith("n't") or t.stem in turning for t in near[cut:])


def _follows(sentence: Sequence[Token], at: int, some: Phrases, reach: int) -> bool:
    return any(token.stem in some for token in sentence[max(at - reach, 0) : at])
