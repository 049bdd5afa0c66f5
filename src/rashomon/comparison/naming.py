"""What each outlet and each source it quotes calls the same entity or the same happening, counted by voice.

Whose words they are is told by the innermost attribution around them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from rashomon.comparison.called import Named, Page, Subject
from rashomon.comparison.distinctive import score_words
from rashomon.comparison.order import sort_documents
from rashomon.comparison.peoples import find_countries
from rashomon.comparison.voices import Voice, Voices
from rashomon.types import Annotations, Member, Naming, Told, WordCount


def naming(
    documents: Iterable[Annotations], entity_of: Mapping[Member, str], event_of: Mapping[Told, str] | None = None
) -> tuple[Naming, ...]:
    """Give what each voice in each document calls each entity and event.

    Labels of which nothing tells whom they mean ("rebels") have neither entity nor event; an event that all call by one
    word is left out. Sorted by what is named,
    document and voice; the order of the documents does not matter.
    """
    told = sort_documents(documents)
    countries = find_countries(told, entity_of)
    spoken: dict[tuple[Subject, str, Voice], list[Named]] = defaultdict(list)
    outlets = {one.document.id: one.document.outlet for one in told}
    for annotations in told:
        voices = Voices(annotations, entity_of)
        for one in Page(annotations, voices, countries, event_of or {}).names():
            voice = replace(voices.at(one.start, one.end), attribution=None)
            spoken[one.subject, annotations.document.id, voice].append(one)
    return tuple(_rows(spoken, outlets))


def _rows(
    spoken: Mapping[tuple[Subject, str, Voice], Sequence[Named]], outlets: Mapping[str, str | None]
) -> Iterator[Naming]:
    shown = _shown(spoken)
    used: dict[Subject, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for (subject, document, voice), names in spoken.items():
        used[subject][_speaker(document, voice, outlets)].update(one.key for one in names)
    scores = {subject: score_words(by_speaker) for subject, by_speaker in used.items()}
    for subject, document, voice in sorted(spoken, key=_order):
        if subject.event is not None and len({key for words in used[subject].values() for key in words}) == 1:
            continue
        speaker = _speaker(document, voice, outlets)
        counts = Counter(one.key for one in spoken[subject, document, voice])
        words = (WordCount(shown[subject, k], counts[k], scores[subject][speaker, k]) for k in counts)
        listed = tuple(sorted(words, key=lambda word: (-word.count, word.words)))
        yield Naming(
            subject.entity, subject.event, outlets[document], document, voice.entity, listed, quoted=voice.words
        )


def _speaker(document: str, voice: Voice, outlets: Mapping[str, str | None]) -> str:
    """Give by whom words are counted together: an entity, the outlet over its documents; one known by words in one alone."""
    if voice.entity is not None:
        return f"entity {voice.entity}"
    return f"words {document} {voice.words}" if voice.words is not None else f"outlet {outlets[document] or document}"


def _shown(spoken: Mapping[tuple[Subject, str, Voice], Sequence[Named]]) -> dict[tuple[Subject, str], str]:
    """Give the form in which each wording is shown: the most frequent."""
    forms: dict[tuple[Subject, str], Counter[str]] = defaultdict(Counter)
    for (subject, _, _), names in spoken.items():
        for one in names:
            forms[subject, one.key][one.words] += 1
    return {key: min(some, key=lambda form: (-some[form], form)) for key, some in forms.items()}


def _order(key: tuple[Subject, str, Voice]) -> tuple[str, ...]:
    subject, document, voice = key
    return (_padded(subject.entity), _padded(subject.event), document, _padded(voice.entity), voice.words or "")


def _padded(name: str | None) -> str:
    return "" if name is None else f"{name[:1]}{name[1:]:>12}"
