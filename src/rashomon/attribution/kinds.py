"""The kind of a source, told by its words and the names among them."""

from collections.abc import Sequence

from rashomon.lexicon.phrases import Word, core_words, find_words, head_name, is_described_body, own_name, word_list
from rashomon.types import Name, SourceKind, Span

_SUBJECT = "sources"


def find_kind(text: str, span: Span, names: Sequence[Name], language: str = "en") -> SourceKind:
    """Tell what kind of source the words of a span are; ``names`` are those near it."""
    words = find_words(text, span.start, span.end)
    if _is_letter(words) and words[0].folded not in word_list(language, _SUBJECT, "pronouns"):
        return "nominal"
    named = any(name.start <= words[0].start < name.end for name in names) if words else False
    few = 0 < len(words) <= 2 and not named  # noqa: PLR2004 - "he himself", and not "WHO" or "US officials"
    if few and words[0].folded in word_list(language, _SUBJECT, "pronouns"):
        return "pronoun" if words[-1].folded in word_list(language, _SUBJECT, "pronouns") else "nominal"
    if head_name(text, span.start, span.end, names, language) is not None or own_name(
        text, span.start, span.end, names, language
    ):
        return "named"
    if is_described_body(text, span.start, span.end, names, language):
        return "named"
    core = core_words(text, span.start, span.end, language)
    return _kind_of_core(core, text, names, language) if core else "nominal"


def _is_letter(words: Sequence[Word]) -> bool:
    """Tell whether words are the one letter that stands for whoever asks or answers: "Q", "A"."""
    return len(words) == 1 and words[0].end - words[0].start == 1


def _kind_of_core(core: Sequence[Word], text: str, names: Sequence[Name], language: str) -> SourceKind:
    head = core[-1]
    indefinite = _is_indefinite(core, language)
    if any(word.folded in word_list(language, _SUBJECT, "documents") for word in _nouns(core, text)):
        return "document"
    if head.folded in word_list(language, _SUBJECT, "anonymous"):
        return "unnamed"
    if head.folded in word_list(language, _SUBJECT, "unnamed") and (indefinite or _is_plural(head, language)):
        return "unnamed"
    if head.folded in word_list(language, _SUBJECT, "collective") or _is_plural(head, language):
        return "collective"
    if not indefinite and any(name.kind == "norp" and name.end >= head.end > name.start for name in names):
        return "collective"
    return "unnamed" if indefinite and core[0].folded not in word_list(language, _SUBJECT, "collective") else "nominal"


def _nouns(core: Sequence[Word], text: str) -> Sequence[Word]:
    """Give the word that is the head: the last, or the one before a participle or a time ("a report released Monday")."""
    for i, word in enumerate(core):
        if i and word.folded in {"this", "last"} and core[-1].folded in word_list("en", "sources", "times"):
            return core[i - 1 : i]
    for i, word in enumerate(core):
        if i and word.folded.endswith("ed") and text[word.start].islower():
            return core[i - 1 : i]
    return core[-1:]


def _is_indefinite(core: Sequence[Word], language: str) -> bool:
    return core[0].folded in word_list(language, _SUBJECT, "indefinite")


def _is_plural(word: Word, language: str) -> bool:
    folded = word.folded
    if not folded.endswith("s") or len(folded) <= 3:  # noqa: PLR2004 - "gas", "bus"
        return folded.endswith(("people", "men", "women"))
    return not folded.endswith(tuple(word_list(language, _SUBJECT, "not_plural")))
