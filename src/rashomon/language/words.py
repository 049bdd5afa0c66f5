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
_NAMELIKE: frozenset[Kind] = frozenset({"verb", "past", "ing", "adv", "aux", "noun"})
_AFTER_SUBJECT: frozenset[Kind] = frozenset({"verb", "past", "adv", "aux"})
VERBAL: frozenset[Kind] = frozenset({"verb", "past", "aux"})
_SHORT, _ENOUGH, _STEM = 3, 3, 4  # letters, words, letters
_MOST = 0.85
_LIGHT: frozenset[Kind] = frozenset({"prep", "sub", "det", "poss", "conj", "aux", "pron", "obj"})
_BEFORE_NOUN: frozenset[Kind] = frozenset({"det", "poss", "prep"})
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
    language: str

    def __len__(self) -> int:
        return len(self.spans)

    def among(self, at: int, group: str) -> bool:
        """Tell whether a word is one of a group of small words (lexicon: grammar)."""
        return self.lower[at] in small_words(self.language, group)

    @property
    def leads_on(self) -> bool:
        """Whether they end with a comma or colon: what is said comes in the next paragraph."""
        return bool(self.kinds) and self.kinds[-1] in {",", ":"}

    def span(self, first: int, last: int) -> Span:
        """Give the characters from word ``first`` up to word ``last`` (not included)."""
        return Span(self.spans[first].start, self.spans[last - 1].end)


@cache
def small_words(language: str, group: str) -> frozenset[str]:
    """Give a group of small words by what they do."""
    return frozenset(load(language, "grammar")[group].split())


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
        "subject_pronouns": "pron", "nouns": "noun",
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
    known = _classes(language)
    capitals = _is_headline(text, tokens, lower, known)
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
        near = lower[max(0, index - 5) : index]
        kinds.append(_in_context(kind, word, kinds, Near(near, following, language)))
    return Words(text, tokens, lower, kinds, _pair_marks(kinds), capitals, language)


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


def _is_headline(text: str, tokens: Sequence[Span], lower: Sequence[str], known: Mapping[str, Kind]) -> bool:
    """Tell whether Longer Words Begin With a Capital: then capitals tell nothing."""
    weighty = [
        text[token.start]
        for token, word in zip(tokens, lower, strict=True)
        if token.end - token.start > _SHORT and known.get(word) not in _LIGHT
    ]
    return len(weighty) >= _ENOUGH and sum(sign.isupper() for sign in weighty) >= _MOST * len(weighty)


@cache
def _abbreviations(language: str) -> frozenset[str]:
    return frozenset(load(language, "words")["abbreviations"].split())


def _guess(text: str, token: Span, word: str, *, first: bool) -> Kind:
    """Guess the class of a word by its look: capital, figure, ending."""
    sign = text[token.start]
    if sign.isdigit():
        return "num"
    if not sign.isalnum():
        return "clitic" if sign in "'’" and len(word) > 1 else "mark"
    if sign.isupper() and (not first or "-" in word):
        return "name"
    return _guess_by_ending(word, "name" if sign.isupper() else "noun")


def _guess_by_ending(word: str, otherwise: Kind) -> Kind:
    if "-" in word:
        return otherwise
    if word.endswith("ly") and len(word) > _STEM:
        return "adv"
    if word.endswith("ing") and len(word) > _STEM + 1:
        return "ing"
    return "past" if word.endswith("ed") and len(word) > _STEM and otherwise == "noun" else otherwise


@dataclass(frozen=True, slots=True)
class Near:
    """The few words before one and the word after it."""

    before: Sequence[str]
    following: str
    language: str


def _in_context(kind: Kind, word: str, before: Sequence[Kind], near: Near) -> Kind:
    """Settle words of two classes by the word before: ``the claims`` against ``she claims``."""
    last = before[-1] if before else None
    if kind == "verb":
        return "noun" if _is_noun(word, last, near) else "verb"
    if (kind == "past" and last in _BEFORE_NOUN) or (kind == "ing" and last in {"det", "poss"}):
        return "noun"
    if kind == "adv" and last in {"det", "poss", "noun"} and word in small_words(near.language, "first"):
        return "noun"
    if kind == "aux" and last in {"name", "noun", "num"} and word in small_words(near.language, "possessive"):
        return "clitic"
    if kind == "poss" and word in small_words(near.language, "her") and near.before:
        return "obj" if near.before[-1] in small_words(near.language, "told") else kind
    return kind


def _is_noun(word: str, last: Kind | None, near: Near) -> bool:
    """Tell whether a word that may be a verb is a noun here: after ``the``, or after a singular that wants ``-s``."""
    third = word.endswith("s")
    if last is None or last in _BEFORE_NOUN or last == "clitic" or (last == "num" and third):
        return True
    if last == "mark":
        return near.before[-1] == "'"
    if third or last not in {"noun", "name"} or near.following in small_words(near.language, "that"):
        return False
    return not near.before[-1].endswith("s") and small_words(near.language, "plural").isdisjoint(near.before)
