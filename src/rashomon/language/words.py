"""Words of one sentence with a coarse class each: just enough grammar to find phrases and clauses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from rashomon.language.inflect import inflect
from rashomon.lexicon import load
from rashomon.types import Span

Kind = Literal[
    "det", "poss", "prep", "conj", "sub", "pron", "obj", "aux", "neg", "adv", "to", "verb", "past", "ing",
    "noun", "name", "num", "clitic", "abbr", ",", ";", ":", ".", "dash", "(", ")", "open", "close", "mark",
]  # fmt: skip

PHRASE: frozenset[Kind] = frozenset({"det", "poss", "noun", "name", "num", "clitic", "abbr", "obj"})
_NAMELIKE: frozenset[Kind] = frozenset({"verb", "past", "ing", "adv", "aux"})
_AFTER_SUBJECT: frozenset[Kind] = frozenset({"verb", "past", "adv", "aux"})
VERBAL: frozenset[Kind] = frozenset({"verb", "past", "aux"})
_BEFORE_NOUN: frozenset[Kind] = frozenset({"det", "poss", "prep"})
_PLURAL = frozenset(
    ["and", "those", "these", "many", "most", "several", "some", "few", "percent", "two", "three", "people", "men", "women", "children", "police", "media"]
)
_PUNCTUATION: dict[str, Kind] = {
    ",": ",", ";": ";", ":": ":", ".": ".", "!": ".", "?": ".", "…": ".", "—": "dash", "–": "dash", "--": "dash", "―": "dash",
    "(": "(", "[": "(", ")": ")", "]": ")", "-": "dash", "،": ",", "؟": ".", "。": ".",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one sentence: where each lies, in lower case with straight apostrophes, and its class."""

    text: str
    spans: Sequence[Span]
    lower: Sequence[str]
    kinds: Sequence[Kind]
    partners: Mapping[int, int]
    headline: bool

    def __len__(self) -> int:
        return len(self.spans)

    def span(self, first: int, last: int) -> Span:
        """Give the characters from word ``first`` up to word ``last`` (not included)."""
        return Span(self.spans[first].start, self.spans[last - 1].end)


@cache
def _classes(language: str) -> dict[str, Kind]:
    """Give the class of each known word; the last class named wins."""
    words = load(language, "words")
    classes: dict[str, Kind] = {}
    for lemma in _verbs(language):
        forms = inflect(language, lemma)
        classes |= {forms.base: "verb", forms.third: "verb", forms.ing: "ing"}
        classes |= {forms.past: "past", forms.participle: "past"}
    groups: dict[str, Kind] = {
        "prepositions": "prep", "subordinators": "sub", "determiners": "det", "possessives": "poss",
        "object_pronouns": "obj", "adverbs": "adv", "coordinators": "conj", "auxiliaries": "aux", "negations": "neg",
        "subject_pronouns": "pron",
    }  # fmt: skip
    for group, kind in groups.items():
        classes |= dict.fromkeys(words[group].replace("’", "'").split(), kind)
    return classes | {"to": "to", "that": "sub", "which": "pron", "who": "pron"}


def _verbs(language: str) -> set[str]:
    """Give all verbs known: the common ones, the irregular ones, and the cues."""
    words, cues = load(language, "words"), load(language, "cues")
    return {*words["common_verbs"].split(), *words["irregular"], *(lemma.split()[0] for lemma in cues["verbs"])}


def read_words(text: str, tokens: Sequence[Span], language: str, quotes: Mapping[int, Kind]) -> Words:
    """Class the words of one sentence; ``quotes`` tells which offsets are opening and closing quotation marks."""
    lower = [text[token.start : token.end].lower().replace("’", "'") for token in tokens]
    capitals = _is_headline(text, tokens)
    known = _classes(language)
    abbreviations = _abbreviations(language)
    kinds: list[Kind] = []
    for index, (token, word) in enumerate(zip(tokens, lower, strict=True)):
        following = lower[index + 1] if index + 1 < len(lower) else ""
        kind = quotes.get(token.start) or _PUNCTUATION.get(word) or known.get(word)
        if kind is None:
            kind = _guess(text, token, word, first=index == 0)
            if kind == "adv" and text[token.start].isupper() and known.get(following) in _AFTER_SUBJECT:
                kind = "name"
        elif index and not capitals and kind in _NAMELIKE and text[token.start].isupper():
            kind = "name"
        elif kind == "." and index and _is_abbreviation(lower[index - 1], following, abbreviations):
            kind = "abbr"
        kinds.append(_in_context(kind, word, kinds, lower, following))
    return Words(text, tokens, lower, kinds, _pair_marks(kinds), capitals)


def _pair_marks(kinds: Sequence[Kind]) -> dict[int, int]:
    """Give for each opening quotation mark the word that closes it in the same sentence."""
    partners: dict[int, int] = {}
    opened: list[int] = []
    for at, kind in enumerate(kinds):
        if kind == "open":
            opened.append(at)
        elif kind == "close" and opened:
            partners[opened.pop()] = at
    return partners


def _is_abbreviation(before: str, following: str, abbreviations: frozenset[str]) -> bool:
    """Tell whether a full stop belongs to the word before it: ``Mr.``, ``J.``, ``(D-Md.)``, ``Fla.,``."""
    if following in {")", ","}:
        return True
    return bool(following) and (before in abbreviations or len(before) == 1)


def _is_headline(text: str, tokens: Sequence[Span]) -> bool:
    """Tell whether Most Longer Words Begin With a Capital: then capitals tell nothing."""
    long = [text[token.start] for token in tokens if token.end - token.start > 3]
    return len(long) > 2 and sum(sign.isupper() for sign in long) > 0.65 * len(long)


@cache
def _abbreviations(language: str) -> frozenset[str]:
    return frozenset(load(language, "words")["abbreviations"].split())


def _guess(text: str, token: Span, word: str, *, first: bool) -> Kind:
    """Guess the class of a word by its look: capital, figure, ending."""
    sign = text[token.start]
    if word[0].isdigit():
        return "num"
    if sign.isupper() and not first:
        return "name"
    if not sign.isalnum():
        return "clitic" if sign in "'’" and len(word) > 1 else "mark"
    if "-" in word:
        return "name" if sign.isupper() else "noun"
    if word.endswith("ly") and len(word) > 4:
        return "adv"
    if word.endswith("ing") and len(word) > 5:
        return "ing"
    if word.endswith("ed") and len(word) > 4 and not sign.isupper():
        return "past"
    return "name" if sign.isupper() else "noun"


def _in_context(kind: Kind, word: str, before: Sequence[Kind], lower: Sequence[str], following: str) -> Kind:
    """Settle words of two classes by the word before: ``the claims`` against ``she claims``."""
    last = before[-1] if before else None
    near = lower[max(0, len(before) - 5) : len(before)]
    if kind == "verb":
        return "noun" if _is_noun(word, last, near, following) else "verb"
    if (kind == "past" and last in _BEFORE_NOUN) or (kind == "ing" and last in {"det", "poss"}):
        return "noun"
    if word == "first" and last in {"det", "poss", "noun"}:
        return "noun"
    if kind == "aux" and word == "'s" and last in {"name", "noun", "num"}:
        return "clitic"
    if word == "her" and last in VERBAL and near[-1] in {"told", "asked"}:
        return "obj"
    return kind


def _is_noun(word: str, last: Kind | None, near: Sequence[str], following: str) -> bool:
    """Tell whether a word that may be a verb is a noun here: after ``the``, or after a singular that wants ``-s``."""
    third = word.endswith("s")
    if last is None or last in _BEFORE_NOUN or last == "clitic" or (last == "num" and third):
        return True
    if last == "mark":
        return near[-1] == "'"
    if third or last not in {"noun", "name"} or following == "that":
        return False
    return not near[-1].endswith("s") and _PLURAL.isdisjoint(near)
