"""The lexicon of events as tables: verbs' phrases, forms and lemmas, and the nouns that tell of a happening."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.lexicon import load
from rashomon.lexicon.lemmas import lemma_table


@dataclass(frozen=True, slots=True)
class Phrase:
    """What must go with a verb for a type: "tie" for "cut tie"; "-" stands before a subject, "to-" before an infinitive."""

    parts: frozenset[str]
    type: str


@cache
def verb_phrases(language: str) -> Mapping[str, tuple[Phrase, ...]]:
    """Give the phrases of each verb."""
    table: dict[str, list[Phrase]] = {}
    lexicon = load(language, "events")
    for kind, phrases in sorted(lexicon["verbs"].items(), key=lambda item: item[0] != "none"):
        for phrase in phrases:
            verb, *parts = phrase.split()
            for way in _spell_out(parts, lexicon["sets"]):
                table.setdefault(verb, []).append(Phrase(frozenset(way), kind))
    return {verb: tuple(found) for verb, found in table.items()}


def _spell_out(parts: Sequence[str], sets: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    if not parts:
        yield []
        return
    sign, _, name = parts[0].partition("<")
    for word in sets[name.strip(">")] if name and name.strip(">") in sets else [parts[0]]:
        for rest in _spell_out(parts[1:], sets):
            yield [sign + word if name and word != parts[0] else word, *rest]


@cache
def verb_table(language: str) -> Mapping[str, tuple[str, ...]]:
    """Give the verbs of the lexicon that each form may be of."""
    lexicon = load(language, "events")
    lemmas = {**verb_phrases(language)}.keys() | still_verbs(language)
    lemmas |= {
        word.split()[0]
        for group in ("doing", "undergoing", "occurring", "stages", "object_control", "harm")
        for word in lexicon[group]
    }
    lemmas |= {word.split()[0] for words in lexicon["certainty"].values() for word in words if word.isascii()}
    return lemma_table(sorted(lemmas), language)


@cache
def still_verbs(language: str) -> frozenset[str]:
    """Give the verbs that alone tell of no happening: states, stages, and what is said or thought."""
    lexicon = load(language, "events")
    said = (
        verb for verb, act in load(language, "cues")["verbs"].items() if act in {"says", "believes", "predicts", "asks"}
    )
    typed = {phrase for phrases in lexicon["verbs"].values() for phrase in phrases}
    return (
        frozenset(
            [*lexicon["still"], *lexicon["stages"], *lexicon["doing"], *(verb for verb in said if verb not in typed)]
        )
        - typed
    )


@cache
def still_table(language: str) -> Mapping[str, tuple[str, ...]]:
    """Give the verbs that tell of no happening by their forms."""
    return lemma_table(sorted(word for word in still_verbs(language) if " " not in word), language)


@cache
def noun_table(language: str) -> Mapping[str, tuple[str, ...]]:
    """Give the lemmas that the nouns of phrases may be forms of."""
    lexicon = load(language, "events")
    words = {word for phrases in lexicon["verbs"].values() for phrase in phrases for word in phrase.split()[1:]}
    words |= {word for group in lexicon["sets"].values() for word in group}
    words |= {word for phrases in lexicon["nouns"].values() for phrase in phrases for word in phrase.split()}
    words |= set(lexicon["instruments"])
    return lemma_table(sorted(word for word in words if "<" not in word), language)


@cache
def event_nouns(language: str) -> tuple[Mapping[str, tuple[str, str]], Mapping[str, Mapping[str, tuple[str, str]]]]:
    """Give type and lemma of each form of a noun, and of nouns with the word before them by that word's lemma."""
    singles: dict[str, tuple[str, str]] = {}
    pairs: dict[str, dict[str, tuple[str, str]]] = {}
    for kind, phrases in load(language, "events")["nouns"].items():
        for phrase in phrases:
            *before, noun = phrase.split()
            for form in _noun_forms(noun, language):
                if before:
                    pairs.setdefault(form, {})[before[0]] = (kind, noun)
                else:
                    singles.setdefault(form, (kind, noun))
    return singles, pairs


def _noun_forms(noun: str, language: str) -> list[str]:
    return [form for form in lemma_table([noun], language) if form == noun or form.endswith(("s", "crises"))]
