"""Marks and links to attributions: the whole of this stage, on one screen."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rashomon.attribution.acts import find_doing
from rashomon.attribution.addressee import find_addressee, is_mockery, is_passive
from rashomon.attribution.apart import set_apart
from rashomon.attribution.borders import Sections, is_naming, within_borders
from rashomon.attribution.circumstances import find_circumstances
from rashomon.attribution.denying import keep_deniers
from rashomon.attribution.ended import end
from rashomon.attribution.forms import find_form
from rashomon.attribution.headings import find_headed
from rashomon.attribution.introduced import find_introduced
from rashomon.attribution.joined import join
from rashomon.attribution.kinds import find_kind
from rashomon.attribution.layout import Layout, lay_out, trim
from rashomon.attribution.links import Group, find_groups
from rashomon.attribution.near import Near
from rashomon.attribution.nest import covered, nest
from rashomon.attribution.pieces import find_pieces, has_words, is_title_of_work
from rashomon.attribution.quoted import speak_for_themselves
from rashomon.attribution.resume import resume
from rashomon.attribution.running import Running
from rashomon.attribution.turns import find_turns, turn_attributions
from rashomon.attribution.unsaid import is_unsaid
from rashomon.attribution.via import Route, find_route
from rashomon.lexicon.parsed import parse
from rashomon.types import Attribution, Source, Span, Tagged

_SURE = 0.8
"""The least score of words told in a caption."""


def assemble(tagged: Tagged) -> tuple[Attribution, ...]:
    """Give who said what in one document: linked marks and turns, nested, with ids in order of the text."""
    turns = find_turns(tagged)
    layout = lay_out(tagged, {turn.zone: turn.pieces for turn in turns})
    parsed = parse(tagged)
    names, running = Near(parsed.bare), Running(layout, parsed.tree, tagged.sentences)
    captions = [Span(zone.start, zone.end) for zone in tagged.zones if zone.kind == "caption"]
    heads = [Span(zone.start, zone.end) for zone in tagged.zones if zone.kind == "subheading"]
    found = (group for group in find_groups(tagged) if group.score >= _SURE or not _is_in(captions, group))
    notes = frozenset(zone.start for zone in tagged.zones if zone.kind == "note")
    sections = Sections(tuple(heads), notes)
    groups = (within_borders(layout, one, sections, names) for one in found if not is_naming(layout.text, one))
    told = list(keep_deniers(layout.text, list(_join(layout, groups, names))))
    told += [*find_introduced(layout, told, names), *find_headed(layout, tagged.zones, told, names)]
    spoken = list(speak_for_themselves(running, list(resume(tagged, layout, told))))
    whole = join(running, list(set_apart(running, spoken)))
    placed = find_circumstances(tagged, layout, names, (one for one in whole if not is_unsaid(running, one)))
    nested = nest([*turn_attributions(tagged, turns, names), *placed], tagged.zones)
    ended = tuple(end(running, nested))
    return tuple(_keep_own_route(nested if ended == nested else nest(ended, tagged.zones)))


def _is_in(captions: Sequence[Span], group: Group) -> bool:
    """Tell whether a group lies in a caption: what is shown there is mostly an act, so only sure words count."""
    return group.cue is not None and covered(group.cue, captions)


def _keep_own_route(attributions: Iterable[Attribution]) -> Iterator[Attribution]:
    """Take from inner attributions the channels that stand outside the words they lie in: those carry the outer one."""
    contents: dict[str | None, tuple[Span, ...]] = {}
    for one in attributions:
        contents[one.id] = one.content
        outer = contents.get(one.within)
        if outer is None:
            yield one
        else:
            via = tuple(link for link in one.via if covered(Span(link.start, link.end), outer))
            yield replace(one, via=via)


def _join(layout: Layout, groups: Iterable[Group], names: Near) -> Iterator[Attribution]:
    """Give each group whose cue lies inside one paragraph, outside boilerplate and labels; a source outside falls away."""
    for found in groups:
        cue, source = _trim(layout, found.cue), _trim(layout, found.source)
        if found.cue and (cue is None or not layout.holds(cue)):
            continue
        group = replace(found, cue=cue)
        if source and not (layout.holds(source) and has_words(layout.text, source)):
            source = None
        heads = [span for span in (group.cue, source) if span]
        pieces = find_pieces(layout, group.contents, heads)
        mocked = cue is not None and is_mockery(layout, cue, source)
        if pieces and heads and not mocked and not is_title_of_work(layout, cue, pieces):
            yield _attribution(layout, group, source, pieces, names)


def _trim(layout: Layout, span: Span | None) -> Span | None:
    return trim(layout.text, span.start, span.end) if span else None


def _attribution(
    layout: Layout, group: Group, source: Span | None, pieces: tuple[Span, ...], names: Near
) -> Attribution:
    doing = find_doing(layout.text, group.cue, pieces, source)
    told = None
    if group.cue and source and source.end <= group.cue.start and is_passive(layout.text, group.cue):
        told, source = source, None
    route = find_route(layout, group.cue, pieces, source, names) if group.cue else Route((), None)
    addressee = route.addressee
    if group.cue and addressee is None and not any(link.relation in {"told", "aired"} for link in route.via):
        addressee = find_addressee(layout.text, group.cue, pieces, told)
    return Attribution(
        id="",
        form=find_form(layout, pieces, group.cue or source),
        content=pieces,
        source=_source(layout, source, names),
        cue=group.cue,
        act=doing.act,
        polarity=doing.polarity,
        within=None,
        via=route.via,
        addressee=addressee,
        venue=None,
        said=None,
        confidence=round(group.score, 4),
    )


def _source(layout: Layout, span: Span | None, names: Near) -> Source | None:
    if span is None:
        return None
    kind = find_kind(layout.text, span, names.over(span))
    return Source(span.start, span.end, kind, entity=None, name=None)
