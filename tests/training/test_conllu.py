"""Trees come out of CoNLL-U with the characters that their words stand on."""

import sys
from pathlib import Path

TRAINING = Path(__file__).resolve().parents[2] / "training"
sys.path.insert(0, str(TRAINING))

from conllu import read_conllu  # noqa: E402 - a script folder, no package

ROWS = """# newdoc id = one
# newpar
1 Mayors mayor NOUN _ _ 4 nsubj _ _
2-3 don't _ _ _ _ _ _ _ _
2 do do AUX _ _ 4 aux _ _
3 n't not PART _ _ 4 advmod:neg _ _
4 lie lie VERB _ _ 0 root _ SpaceAfter=No
5 . . PUNCT _ _ 4 punct _ _

# newpar
1 Gulls gull NOUN _ _ 2 nsubj _ _
2 do do VERB _ _ 0 root _ SpaceAfter=No
3 . . PUNCT _ _ 2 punct _ _

# newdoc id = two
1 Yes yes INTJ _ _ 0 root _ _

"""


def test_documents_paragraphs_and_split_tokens(tmp_path: Path) -> None:
    """A token of two words stands once in the text, and each of its words on its own part of it."""
    path = tmp_path / "trees.conllu"
    path.write_text(ROWS.replace(" ", "\t").replace("#\t", "# "), encoding="utf-8")
    first, second = read_conllu(path)
    assert first.text == "Mayors don't lie.\n\nGulls do. "
    assert [[first.text[w.start : w.end] for w in s] for s in first.sentences] == [
        ["Mayors", "do", "n't", "lie", "."],
        ["Gulls", "do", "."],
    ]
    assert [(w.upos, w.head, w.deprel) for w in first.sentences[0]][2] == ("PART", 4, "advmod")
    assert second.text == "Yes "
