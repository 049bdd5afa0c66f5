"""How far words reach: whom they were told, what is joined to them, where inner words end, and what nobody says."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.attribution.assemble import assemble
from rashomon.types import Tagged, Word
from scripted import script

# Notation, trees ("word:CLASS:head:label", each word once in its text; others hang nowhere), contents by source.
CASES = {
    "whom words were told": (
        "[s1:She] [c1:told] [t1:our allies the bridge would open].",
        "told:VERB:-:root allies:NOUN:told:obj bridge:NOUN:open:nsubj open:VERB:told:ccomp our:PRON:allies:nmod the:DET:bridge:det",
        [("She", "the bridge would open")],
    ),
    "whom words were told, before that": (
        "[s1:She] [c1:assured] [t1:Madra that it would open].",
        "assured:VERB:-:root Madra:PROPN:assured:obj that:SCONJ:open:mark it:PRON:open:nsubj open:VERB:assured:ccomp",
        [("She", "that it would open")],
    ),
    "whom a request is put to belongs to it": (
        "[s1:She] [c1:told] [t1:the crew to leave].",
        "told:VERB:-:root the:DET:crew:det crew:NOUN:told:obj to:PART:leave:mark leave:VERB:told:xcomp",
        [("She", "the crew to leave")],
    ),
    "the subject of what is said is nobody told": (
        "[s1:She] [c1:said] [t1:the bridge would open].",
        "said:VERB:-:root the:DET:bridge:det bridge:NOUN:open:nsubj open:VERB:said:ccomp",
        [("She", "the bridge would open")],
    ),
    "a pronoun that points to the words": ("[s1:He] [c1:said] [t1:so on the night].", "", [("He", "so")]),
    "what a pronoun is put on": ("[s1:He] [c1:blamed] [t1:it on the crew].", "", [("He", "it on the crew")]),
    "what a pronoun is to be": (
        "[s1:He] [c1:called] [t1:this a clash in the fog].",
        "",
        [("He", "this a clash in the fog")],
    ),
    "another that": (
        "[s1:He] [c1:said] [t1:that it rained], and that nobody heard a shot.",
        "",
        [("He", "that it rained, and that nobody heard a shot")],
    ),
    "another that, in a quotation": (
        "[s1:He] [c1:said]: [t1:“[s2:They] [c2:swear] [t2:that it rained], and that it was dark”], and left.",
        "",
        [("He", "“They swear that it rained, and that it was dark”"), ("They", "that it rained, and that it was dark")],
    ),
    "another that may be the outer one's": (
        "[s1:He] [c1:said] [t1:that [s2:she] [c2:knew] [t2:that it rained], and that he did not].",
        "",
        [("He", "that she knew that it rained, and that he did not"), ("she", "that it rained")],
    ),
    "another that with a cue of its own": (
        "[s1:He] [c1:said] [t1:that it rained], and [c2:added] [t2:that it was dark].",
        "",
        [("He", "that it rained"), (None, "that it was dark")],
    ),
    "the rest of a sentence after who said it": (
        "[t1:There would be no talks], [s1:she] [c1:said], over the heads of the dead.",
        "heads:NOUN:-:obl",
        [("she", "There would be no talks … over the heads of the dead")],
    ),
    "a quotation ends with its marks": (
        "[t1:“There will be no talks”], [s1:she] [c1:said], over the heads of the dead.",
        "heads:NOUN:-:obl",
        [("she", "“There will be no talks”")],
    ),
    "what else was done is added": (
        "[t1:There would be no talks], [s1:she] [c1:said], shaking hands.",
        "shaking:VERB:-:advcl",
        [("she", "There would be no talks")],
    ),
    "what else was said is added": (
        "[t1:There would be no talks], [s1:she] [c1:said], [c2:adding] [t2:that it rained].",
        "adding:VERB:-:advcl",
        [("she", "There would be no talks"), (None, "that it rained")],
    ),
    "where it was said is added": (
        "[t1:There would be no talks], [s1:she] [c1:said], in a letter.",
        "letter:NOUN:-:obl",
        [("she", "There would be no talks")],
    ),
    "of whom the outlet tells is added": (
        "[t1:There would be no talks], according [c1:to] [s1:Sorel], who left.",
        "",
        [("Sorel", "There would be no talks")],
    ),
    "the clause before who said it, where that goes on": (
        "[s2:He] [c2:does not think], [s1:he] [c1:said], [t1,2:that they will come].",
        "think:VERB:-:root He:PRON:think:nsubj",
        [("he", "He does not think … that they will come"), ("He", "that they will come")],
    ),
    "when it was is no clause": (
        "On Monday, [s1:he] [c1:said], [t1:that they came].",
        "Monday:PROPN:-:obl",
        [("he", "that they came")],
    ),
    "a clause about somebody named in the words": (
        "[s1:He] [c1:said] [t1:that he rang Sorel], whose boat was late.",
        "said:VERB:-:root rang:VERB:said:ccomp he:PRON:rang:nsubj late:ADJ:Sorel:acl boat:NOUN:late:nsubj whose:PRON:boat:nmod",
        [("He", "that he rang Sorel, whose boat was late")],
    ),
    "a clause about what is but named": (
        "[s1:He] [c1:praised] [t1:Sorel], whose boat was late.",
        "praised:VERB:-:root Sorel:PROPN:praised:obj late:ADJ:Sorel:acl whose:PRON:boat:nmod boat:NOUN:late:nsubj",
        [("He", "Sorel")],
    ),
    "a verb joined to one in the words": (
        "[s1:They] [c1:urged] [t1:people to leave] and close the port.",
        "urged:VERB:-:root leave:VERB:urged:xcomp and:CCONJ:close:cc close:VERB:leave:conj port:NOUN:close:obj",
        [("They", "people to leave and close the port")],
    ),
    "a verb joined to a request, with a subject of its own": (
        "[s1:They] [c1:urged] [t1:people to leave] but nobody did.",
        "urged:VERB:-:root leave:VERB:urged:xcomp to:PART:leave:mark but:CCONJ:did:cc nobody:PRON:did:nsubj did:VERB:leave:conj",
        [("They", "people to leave")],
    ),
    "a verb joined to the cue": (
        "[s1:They] [c1:urged] [t1:people to leave] and closed the port.",
        "urged:VERB:-:root leave:VERB:urged:xcomp and:CCONJ:closed:cc closed:VERB:urged:conj port:NOUN:closed:obj",
        [("They", "people to leave")],
    ),
    "a verb that tells words of its own": (
        "[s1:They] [c1:said] [t1:it rained] and [c2:called for] [t2:help].",
        "said:VERB:-:root rained:VERB:said:ccomp and:CCONJ:called:cc called:VERB:rained:conj",
        [("They", "it rained"), (None, "help")],
    ),
    "inner words end with their sentence": (
        "[s1:He] [c1:said]: [t1:“[s2:I] [c2:think] [t2:that it rained. Nobody saw it]”].",
        "",
        [("He", "“I think that it rained. Nobody saw it”"), ("I", "that it rained")],
    ),
    "inner words end before a clause beside their cue": (
        "[t1:“[s2:I] [c2:know] [t2:it rained, but they left]”], [s1:he] [c1:said].",
        "know:VERB:-:root rained:VERB:know:ccomp but:CCONJ:left:cc they:PRON:left:nsubj left:VERB:know:conj",
        [("he", "“I know it rained, but they left”"), ("I", "it rained")],
    ),
    "a condition and what follows": (
        "[t1:“[s2:We] [c2:say] [t2:if it rains, we stay]”], [s1:he] [c1:said].",
        "say:VERB:-:root rains:VERB:say:ccomp if:SCONJ:rains:mark we:PRON:stay:nsubj stay:VERB:say:parataxis",
        [("he", "“We say if it rains, we stay”"), ("We", "if it rains, we stay")],
    ),
    "a clause that nothing sets apart": (
        "[t1:“[s2:We] [c2:plan] [t2:a feast all of them come to]”], [s1:he] [c1:said].",
        "plan:VERB:-:root feast:NOUN:plan:obj all:DET:come:nsubj come:VERB:plan:parataxis",
        [("he", "“We plan a feast all of them come to”"), ("We", "a feast all of them come to")],
    ),
    "a clause inside the inner words": (
        "[t1:“[s2:I] [c2:know] [t2:it rained, but they left]”], [s1:he] [c1:said].",
        "know:VERB:-:root rained:VERB:know:ccomp but:CCONJ:left:cc they:PRON:left:nsubj left:VERB:rained:conj",
        [("he", "“I know it rained, but they left”"), ("I", "it rained, but they left")],
    ),
    "outer words keep a clause beside their cue": (
        "[s1:He] [c1:said] [t1:it rained, but they left].",
        "said:VERB:-:root rained:VERB:said:ccomp but:CCONJ:left:cc they:PRON:left:nsubj left:VERB:said:conj",
        [("He", "it rained, but they left")],
    ),
    "words in a clause about a subject": (
        "A man [s1:who] [c1:says] [t1:that it rained must leave].",
        (
            "man:NOUN:leave:nsubj who:PRON:says:nsubj says:VERB:man:acl that:SCONJ:rained:mark it:PRON:rained:nsubj "
            "rained:VERB:says:ccomp must:AUX:leave:aux leave:VERB:-:root"
        ),
        [("who", "that it rained")],
    ),
    "words that are a part of a subject": (
        "[s1:Sorel]’s [c1:claim] [t1:that it rained could not be proved].",
        (
            "claim:NOUN:proved:nsubj that:SCONJ:rained:mark it:PRON:rained:nsubj rained:VERB:claim:acl could:AUX:proved:aux "
            "not:PART:proved:advmod be:AUX:proved:aux proved:VERB:-:root"
        ),
        [("Sorel", "that it rained")],
    ),
    "words that are what their cue is": (
        "[s1:Sorel]’s [c1:plan is] [t1:to stay].",
        "plan:NOUN:stay:nsubj is:AUX:stay:cop to:PART:stay:mark stay:VERB:-:root",
        [("Sorel", "to stay")],
    ),
    "words around who said them": (
        "[t1:Rain], [s1:she] [c1:said], [t1:had come].",
        "Rain:NOUN:come:nsubj she:PRON:said:nsubj said:VERB:come:parataxis had:AUX:come:aux come:VERB:-:root",
        [("she", "Rain … had come")],
    ),
    "whoever": ("[s1:Whoever] [c1:imagines] [t1:that it will rain] should leave.", "", []),
    "whoever said it did say it": (
        "[s1:Whoever] [c1:said] [t1:that it would rain] was right.",
        "",
        [("Whoever", "that it would rain")],
    ),
    "you as anybody": ("[s1:You] [c1:want] [t1:to see it] at night.", "want:VERB:-:root", []),
    "you at one time": (
        "[s1:You] [c1:would have thought] [t1:that it rained].",
        "would:AUX:thought:aux thought:VERB:-:root",
        [("You", "that it rained")],
    ),
    "you said it": ("[s1:You] [c1:said] [t1:that it rained].", "said:VERB:-:root", [("You", "that it rained")]),
    "an apology to come": (
        "[s1:They] [c1:will apologise] [t1:for it].",
        "will:AUX:apologise:aux apologise:VERB:-:root",
        [],
    ),
    "an apology of nobody": ("[s1:No captain] [c1:apologised] [t1:for it].", "apologised:VERB:-:root", []),
    "an apology": ("[s1:They] [c1:apologised] [t1:for it].", "apologised:VERB:-:root", [("They", "for it")]),
    "an apology refused": (
        "[s1:They] [c1:did not apologise] [t1:for it].",
        "did:AUX:apologise:aux apologise:VERB:-:root",
        [("They", "for it")],
    ),
}


def with_trees(tagged: Tagged, trees: str) -> Tagged:
    """Give a tagged document with trees; a word that none tells of hangs nowhere."""
    text = tagged.document.text
    words = [text[token.start : token.end] for token in tagged.tokens]
    told = dict(row.split(":", 1) for row in trees.split())
    made = []
    for token, word in zip(tagged.tokens, words, strict=True):
        upos, head, label = told.get(word, "X:-:dep").split(":")
        made.append(Word(token.start, token.end, upos, -1 if head == "-" else words.index(head), label))
    return replace(tagged, words=tuple(made))


@pytest.mark.parametrize(("notation", "trees", "expected"), CASES.values(), ids=CASES.keys())
def test_extents(notation: str, trees: str, expected: list[tuple[str | None, str]]) -> None:
    """Words reach as far as the speaker's do."""
    tagged = with_trees(script(notation), trees)
    text = tagged.document.text
    told = [
        (
            text[one.source.start : one.source.end] if one.source else None,
            " … ".join(text[piece.start : piece.end] for piece in one.content),
        )
        for one in assemble(tagged)
    ]
    assert told == expected


@given(
    st.sampled_from(sorted(CASES)), st.lists(st.tuples(st.integers(-1, 12), st.sampled_from(["conj", "acl", "ccomp"])))
)
def test_no_tree_breaks_it(name: str, arcs: list[tuple[int, str]]) -> None:
    """Whatever the trees are, contents lie in the text, in order and apart."""
    tagged = script(CASES[name][0])
    arcs += [(-1, "root")] * len(tagged.tokens)
    words = tuple(
        Word(token.start, token.end, "VERB", min(head, len(tagged.tokens) - 1), label)
        for token, (head, label) in zip(tagged.tokens, arcs, strict=False)
    )
    for one in assemble(replace(tagged, words=words)):
        ends = [offset for piece in one.content for offset in (piece.start, piece.end)]
        assert ends == sorted(set(ends))
        assert 0 <= ends[0] <= ends[-1] <= len(tagged.document.text)
