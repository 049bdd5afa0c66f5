"""The grammar of times as data: rules over words, written in YAML, compiled to patterns over one letter a word."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from rashomon.lexicon import load
from rashomon.times.words import OTHER, TimeWord

_NAME = re.compile(
    r"(?P<group>[a-z]+)=(?P<atom>[A-Z][A-Z0-9]*|[a-z']+|\()|(?P<macro>[A-Z][A-Z0-9]*)|(?P<word>[a-z'][a-z'-]*|#[a-z0-9]+)"
)
_FIRST_LETTER = 0x100


@dataclass(frozen=True, slots=True)
class Rule:
    """A way to word a time: its pattern over letters, and what the pattern tells whatever stands in its groups."""

    name: str
    pattern: re.Pattern[str]
    told: Mapping[str, str | int | float]


@dataclass(frozen=True, slots=True)
class Match:
    """Words that a rule fits: their place among the words, and the words of each of its groups."""

    start: int
    end: int
    rule: Rule
    groups: Mapping[str, Sequence[TimeWord]]


@dataclass(frozen=True, slots=True)
class Grammar:
    """The rules of a language, the letter of each word that stands in them, and what a word is worth in its classes."""

    rules: tuple[Rule, ...]
    letters: Mapping[str, str]
    worth: Mapping[str, Mapping[str, str | int | float]]
    telling: re.Pattern[str]

    def spell(self, words: Iterable[TimeWord]) -> str:
        """Give the words as letters; what no rule knows is one letter for all."""
        other = self.letters[OTHER]
        return "".join([self.letters.get(word.key, other) for word in words])

    def find(self, words: Sequence[TimeWord]) -> list[Match]:
        """Find what the rules fit: of matches that overlap, the longest, then the one whose rule stands first."""
        spelled = self.spell(words)
        stretches = [stretch.span() for stretch in self.telling.finditer(spelled)]
        found = [
            (match.start() - match.end(), number, match)
            for number, rule in enumerate(self.rules)
            for first, last in stretches
            for match in rule.pattern.finditer(spelled, first, last)
            if match.end() > match.start()
        ]
        taken = bytearray(len(words))
        kept: list[Match] = []
        for _, number, match in sorted(found, key=lambda each: (each[0], each[1], each[2].start())):
            start, end = match.span()
            if not any(taken[start:end]):
                taken[start:end] = b"\1" * (end - start)
                kept.append(Match(start, end, self.rules[number], _groups(match, words)))
        return sorted(kept, key=lambda match: match.start)


def _groups(match: re.Match[str], words: Sequence[TimeWord]) -> dict[str, Sequence[TimeWord]]:
    """Give the words of each group that has some; groups of one name bear numbers from the second on."""
    return {
        name.rstrip("0123456789"): words[slice(*match.span(name))]
        for name, letters in match.groupdict().items()
        if letters
    }


@cache
def grammar(language: str = "en") -> Grammar:
    """Give a language's grammar."""
    table = load(language, "times")
    classes: dict[str, dict[str, str | int | float]] = {
        name: members if isinstance(members, dict) else dict.fromkeys(members, 1)
        for name, members in table["classes"].items()
    }
    letters: dict[str, str] = {OTHER: chr(_FIRST_LETTER)}
    for members in classes.values():
        for word in members:
            letters.setdefault(str(word), chr(_FIRST_LETTER + len(letters)))
    compiler = _Compiler(letters, classes, table["macros"])
    rules = tuple(
        Rule(rule["name"], re.compile(compiler.compile(rule["pattern"])), rule.get("told", {}))
        for rule in table["rules"]
    )
    worth = {name: {str(word): value for word, value in members.items()} for name, members in classes.items()}
    return Grammar(rules, letters, worth, _telling(table, classes, letters))


def _telling(
    table: Mapping[str, Sequence[Any]],
    classes: Mapping[str, Mapping[str, str | int | float]],
    letters: Mapping[str, str],
) -> re.Pattern[str]:
    """Give the pattern of stretches worth matching: known words around one without which no rule is about a time."""
    words = {str(word) for name in table["telling"] for word in classes.get(name, {name: 1})}
    core = "".join(sorted(letters[word] for word in words))
    runs = ["".join(f"[{''.join(letters[word] for word in some)}]" for some in run) for run in table["telling_runs"]]
    other = letters[OTHER]
    telling = "|".join([f"[{core}]", *runs])
    return re.compile(f"[^{other}{core}]{{0,24}}(?:{telling})[^{other}]{{0,60}}{other}{{0,3}}")


@dataclass(frozen=True, slots=True)
class _Compiler:
    """Writes a rule's words as letters; a name in capitals is a class of words or a macro."""

    letters: dict[str, str]
    classes: Mapping[str, Mapping[str, str | int | float]]
    macros: Mapping[str, str]

    def compile(self, pattern: str) -> str:
        """Give the pattern over letters; spaces part names and mean nothing else."""
        counts: Counter[str] = Counter()

        def write(found: re.Match[str]) -> str:
            if not found["group"]:
                return self._named(found["macro"]) if found["macro"] else self._letter(found["word"])
            counts[found["group"]] += 1
            again = counts[found["group"]]
            opening = f"(?P<{found['group']}{again if again > 1 else ''}>"
            atom = found["atom"]
            if atom == "(":
                return opening
            return f"{opening}{self._named(atom) if atom.isupper() else self._letter(atom)})"

        return re.sub(r"\s+", "", _NAME.sub(write, self._spread(pattern)))

    def _spread(self, pattern: str) -> str:
        """Put macros in their places."""
        for name, macro in self.macros.items():
            pattern = re.sub(rf"(?<![A-Z]){name}(?![A-Z])", macro, pattern)
        return pattern

    def _named(self, name: str) -> str:
        return f"[{''.join(self.letters[str(word)] for word in self.classes[name])}]"

    def _letter(self, word: str) -> str:
        return self.letters.setdefault(word, chr(_FIRST_LETTER + len(self.letters)))
