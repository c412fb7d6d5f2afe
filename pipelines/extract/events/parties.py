"""Who takes part: from a noun phrase to a person, body or country, and the groups that triggers ask for."""

from __future__ import annotations

from typing import NamedTuple

from pipelines.extract.events.lexicon import EventLexicon
from pipelines.language.document import Document, Entity, Mention
from pipelines.language.mentions import mention_at, mentions_in, nationality
from pipelines.language.syntax import NounPhrase, agrees, chunks, coordinated, extent, lexicon

PARTY_TYPES = frozenset({"person", "organization", "government", "company", "media", "country"})
OFFICE_WORDS = 2
"""Words of a role, as it is written, one of which is the office: "ex ministro del Tesoro"."""
CLOSED = frozenset({",", ".", ";", ")", "–", "-"})
"""What ends the names of those whom a plural calls."""
LONGEST = 7
"""Words that a participant's surface has at most, where it can be cut."""


class Party(NamedTuple):
    """A participant over tokens `[start, end)`; `head` is the lemma that says what it is."""

    start: int
    end: int
    head: str
    plural: bool
    entity: Entity | None
    named: bool = False
    """Called by a proper name."""
    definite: bool = True
    """With a determiner, or by a name."""


def party_of(doc: Document, lex: EventLexicon, phrase: NounPhrase, *, places: bool = False) -> Party | None:
    """The party that a phrase names, or None where it names a thing. `places`: a town is one as well."""
    head = doc.lemmas[phrase.head]
    if head in lex.noun["counts"]:
        counted = _counted(doc, lex, phrase)
        # "gran parte delle merci" is nobody; "la parte lesa" is somebody.
        described = phrase.head > phrase.start and doc.tags[phrase.head - 1].pos == "ADJ"
        if counted is not None or (described and lex.preposition_of.get(_word(doc, phrase.end)) == lex.genitive):
            return counted
    mention = _naming(doc, phrase)
    entity = mention.entity if mention else None
    alone = mention is None and phrase.number == "Plur" and phrase.end == phrase.head + 1
    if alone and _definite(doc, phrase, None) and (people := national(doc, phrase.head, phrase.head + 1)):
        return people[0]._replace(start=phrase.start + (phrase.start == phrase.prep_token), plural=True)
    if mention is None and (called := _by_nationality(doc, phrase)) is not None:
        return called
    human = lex.human(head) or lex.human(doc.lowers[phrase.head])
    if entity is not None and entity.entity_type not in PARTY_TYPES:
        if not (places and entity.entity_type == "place") and not human:
            return None
        entity = entity if not human else None
    elif entity is None and mention is None and not human and not _called(doc, phrase):
        return None
    start, end = _surface(doc, phrase, mention)
    return Party(
        start, end, head, phrase.number == "Plur", entity, phrase.kind == "name", _definite(doc, phrase, mention)
    )


def _by_nationality(doc: Document, phrase: NounPhrase) -> Party | None:
    """Whom an adjective of nationality introduces by name: "la norvegese Nordgruve"."""
    start = phrase.head + 1
    if not start < phrase.end or doc.tags[start].pos != "PROPN" or not national(doc, phrase.head, start):
        return None
    return Party(start, phrase.end, doc.lemmas[start], False, None, True)


def _counted(doc: Document, lex: EventLexicon, phrase: NounPhrase) -> Party | None:
    """Those of whom the head only says how many: "migliaia di persone", "una cinquantina di ribelli"."""
    found = chunks(doc)
    at = phrase.end + (phrase.end < len(doc) and doc.lowers[phrase.end] == lex.genitive)
    owner = found.noun_of[at] if at < len(doc) else -1
    if owner < 0 or found.nouns[owner].prep != lex.genitive:
        return None
    party = party_of(doc, lex, found.nouns[owner])
    start = phrase.start + (phrase.start == phrase.prep_token)
    return party and party._replace(start=start, plural=True)


def _word(doc: Document, token: int) -> str:
    return doc.lowers[token] if token < len(doc) else ""


def itself(doc: Document, lex: EventLexicon, phrase: NounPhrase) -> Party:
    """A thing that does what people do, as a party with no entity: "la miniera ha prodotto"."""
    start, end = _surface(doc, phrase, None)
    return Party(start, end, doc.lemmas[phrase.head], phrase.number == "Plur", None)


def _called(doc: Document, phrase: NounPhrase) -> bool:
    """Whether the phrase is a proper name, though nothing is known of it."""
    return phrase.kind == "name" and doc.tags[phrase.head].pos == "PROPN" and doc.words[phrase.head][:1].isupper()


def _definite(doc: Document, phrase: NounPhrase, mention: Mention | None) -> bool:
    if phrase.kind != "noun" or phrase.prep or (mention is not None and mention.kind == "name"):
        return True
    return doc.tags[phrase.start].pos in ("DET", "NUM") or phrase.number == "Plur"


def _naming(doc: Document, phrase: NounPhrase) -> Mention | None:
    """The mention that says who the phrase is: over its head, or a name in apposition within it."""
    over = mention_at(doc, phrase.head)
    if over is not None and over.kind == "name":
        return over
    named = [m for m in mentions_in(doc, phrase.head + 1, phrase.end) if m.kind == "name" and m.entity is not None]
    if named and named[0].entity.entity_type in ("person", "company", "organization", "media"):
        return named[0]
    return over


def _surface(doc: Document, phrase: NounPhrase, mention: Mention | None) -> tuple[int, int]:
    start = phrase.start + (phrase.start == phrase.prep_token)
    while phrase.kind == "name" and doc.tags[start].pos == "NUM" and start < phrase.head:
        start += 1
    start += start < phrase.head and doc.lowers[start] in lexicon(doc).correlatives
    end = max(extent(doc, phrase)[1], _portfolio_end(doc, phrase))
    entity = mention.entity if mention is not None and mention.kind == "name" else None
    called = phrase.kind == "name" and entity is not None and entity.entity_type in ("person", "country", "company")
    if called or (entity is not None and mention.start <= phrase.head and mention.end > phrase.head + 1):
        # "ha accusato la Svezia di dumping": what follows is the verb's.
        end = max(phrase.end, mention.end)
    if end - start > LONGEST or doc.lowers[phrase.end : phrase.end + 1] == [","]:
        end = _apposed_end(doc, phrase, end)
    if end - start > LONGEST and mention is not None and mention.end <= phrase.end:
        return mention.start, mention.end
    return start, max(end, start + 1)


def _portfolio_end(doc: Document, phrase: NounPhrase) -> int:
    """One past what the office is for, written with a capital: "il commissario al Commercio", or 0."""
    found, at = chunks(doc), phrase.end
    owner = found.noun_of[min(at + (at + 1 < len(doc) and doc.tags[at].pos == "ADP"), len(doc) - 1)]
    if phrase.kind != "noun" or owner < 0 or doc.sentence_of[found.nouns[owner].head] != doc.sentence_of[phrase.head]:
        return 0
    following = found.nouns[owner]
    if following.prep not in lexicon(doc).of_offices or following.prep_token != at:
        return 0
    mention = mention_at(doc, following.head)
    capital = doc.words[following.head][:1].isupper() and doc.words[phrase.head][:1].islower()
    role = mention_at(doc, phrase.head)
    office = role is not None and role.kind == "role"
    return following.end if office and capital and (mention is None or mention.entity is None) else 0


def _apposed_end(doc: Document, phrase: NounPhrase, end: int) -> int:
    """The end of a long phrase, or of one with a comma: its genitives, and what follows only where that is a short
    name."""
    name = mention_at(doc, end - 1)
    if end - phrase.start <= LONGEST and name is not None and name.kind == "name" and name.start == phrase.end + 1:
        return end
    return _with_genitives(doc, phrase)


def _with_genitives(doc: Document, phrase: NounPhrase) -> int:
    """One past the phrase with as many of its genitives as a surface may hold."""
    found, end = chunks(doc), phrase.end
    while end < len(doc) and (owner := found.noun_of[min(end + (doc.tags[end].pos == "ADP"), len(doc) - 1)]) >= 0:
        following = found.nouns[owner]
        if following.prep != lexicon(doc).genitive or following.end - phrase.start > LONGEST:
            break
        end = following.end
    return end


def parties_of(doc: Document, lex: EventLexicon, phrase: NounPhrase | None, *, places: bool = False) -> list[Party]:
    """The parties of a phrase and of those joined to it."""
    if phrase is None:
        return []
    joined = coordinated(doc, phrase)
    inside = len(joined) > 1 and _of_genitive(doc, phrase, joined[1])
    if named := _names_of(doc, lex, phrase, joined[1].end if inside else _with_genitives(doc, phrase)):
        return named
    if inside:
        party = party_of(doc, lex, phrase, places=places)
        return [party._replace(end=joined[1].end)] if party else []
    if len(joined) > 1 and _opens_clause(doc, phrase, joined[-1]):
        joined = joined[:-1]
    found: list[Party] = []
    for each in joined:
        party = party_of(doc, lex, each, places=places) or _taking_up(doc, each, found)
        if party is not None:
            found.append(party)
    return found


def _names_of(doc: Document, lex: EventLexicon, phrase: NounPhrase, end: int) -> list[Party]:
    """Those of several who are all named after the comma at `end`: "i due soci, Ivo Ferri e Ada Neri, hanno …"."""
    found = chunks(doc)
    if end + 1 >= len(doc) or doc.lowers[end] != "," or phrase.kind != "noun" or phrase.number != "Plur":
        return []
    last = found.noun_of[end - 1]
    if party_of(doc, lex, phrase) is None or (
        # "i senatori Ferri, Neri e Belli": a list of names has begun.
        last >= 0 and found.nouns[last].kind == "noun" and doc.tags[end - 1].pos == "PROPN"
    ):
        return []
    owner = found.noun_of[end + 1]
    if owner < 0 or found.nouns[owner].kind != "name" or found.nouns[owner].start != end + 1:
        return []
    names = coordinated(doc, found.nouns[owner])
    after = names[-1].end
    closed = after < len(doc) and doc.lowers[after] in CLOSED
    if len(names) < 2 or not closed or any(name.kind != "name" or name.prep for name in names):
        return []
    parties = [party_of(doc, lex, name) for name in names]
    people = all(party and (party.entity is None or party.entity.entity_type == "person") for party in parties)
    return [party for party in parties if party] if people else []


def _taking_up(doc: Document, phrase: NounPhrase, before: list[Party]) -> Party | None:
    """Whom a pronoun after a party of its gender takes up, with what tells them apart: "il premier russo e quello
    ucraino"."""
    told = phrase.end > phrase.head + 1 and bool(national(doc, phrase.head + 1, phrase.end))
    if not before or phrase.kind != "pronoun" or not told:
        return None
    return before[-1]._replace(start=phrase.start, end=phrase.end, entity=None, named=False)


def _of_genitive(doc: Document, first: NounPhrase, second: NounPhrase) -> bool:
    """Whether the second belongs to the genitive of the first: "i presidenti di Camera e Senato"."""
    at = second.start - 2
    owner = chunks(doc).noun_of[at] if at > first.head else -1
    tail = chunks(doc).nouns[owner] if owner >= 0 else None
    if tail is None or tail.prep != lexicon(doc).genitive or tail.prep_token == tail.start or second.prep:
        return False
    mention = mention_at(doc, second.head)
    person = mention is not None and mention.entity is not None and mention.entity.entity_type == "person"
    bare = doc.tags[second.start].pos != "DET" and doc.tags[tail.start].pos != "DET"
    return bare and doc.tags[first.start].pos == "DET" and first.number == "Plur" and not person


def _opens_clause(doc: Document, first: NounPhrase, last: NounPhrase) -> bool:
    """Whether the last of a list is the subject of the next clause: "ha visto Ferri e il papa ha detto"."""
    found = chunks(doc)
    after = extent(doc, last)[1]
    owner = found.verb_of[after] if after < len(doc) else -1
    if owner < 0 or found.verbs[owner].form != "Fin":
        return False
    if last.prep or (found.verbs[owner].number == "Plur" and last.number != "Plur"):
        return False
    inside = first.prep_token == first.start and doc.tags[last.start].pos == "DET"
    governed = inside or (not first.prep and first.start > 0 and found.verb_of[first.start - 1] >= 0)
    return governed and agrees(last._replace(start=last.head), found.verbs[owner], doc)


def national(doc: Document, start: int, end: int) -> list[Party]:
    """The countries whose adjectives stand in tokens `[start, end)`: "dazi statunitensi"."""
    found = []
    for token in range(start, end):
        if doc.tags[token].pos in ("ADJ", "NOUN", "PROPN") and (entity := nationality(doc, token)):
            found.append(Party(token, token + 1, doc.lemmas[token], False, entity))
    return found


def _offices(doc: Document) -> dict[Entity, frozenset[str]]:
    """The words that head the roles of each person: "ex", "sindaco" of "ex sindaco di Valdora". Worked out once."""
    kept: dict[Entity, frozenset[str]] | None = doc.cache.get("event_offices")
    if kept is None:
        kept = doc.cache["event_offices"] = {}
        for mention in doc.mentions:
            if mention.role and mention.entity is not None:
                words = frozenset(mention.role.lower().split()[:OFFICE_WORDS])
                kept[mention.entity] = kept.get(mention.entity, frozenset()) | words
    return kept


def belongs(doc: Document, lex: EventLexicon, party: Party, names: frozenset[str], *, offices: bool = True) -> bool:
    """Whether the party is in one of the groups: by its head, what it is or, with `offices`, what it is called
    somewhere in the text ("Aldo Ferri, sindaco di Valdora")."""
    called = _offices(doc).get(party.entity, frozenset()) if offices and party.entity is not None else frozenset()
    for name in sorted(names):
        group = lex.groups[name]
        if party.head in group.heads or called & group.heads:
            return True
        if party.entity is None:
            if group.name and party.named:
                return True
        else:
            if party.entity.entity_type in group.types:
                return True
            if group.office and party.entity.entity_type == "person" and party.entity.country:
                return True
    return False
