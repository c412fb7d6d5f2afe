"""Rules that begin at a noun: it counts only where something beside it shows that it happened."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.extract.events.beside import noun_before, verb_before
from pipelines.extract.events.candidates import Candidate, Scene
from pipelines.extract.events.conditions import NOTHING_NEAR, followed, lacking, sentence_words
from pipelines.extract.events.headlines import heads
from pipelines.extract.events.lexicon import EventLexicon, Trigger
from pipelines.extract.events.status_of_nouns import of_noun
from pipelines.extract.rules import give_up, rule
from pipelines.language.document import Document
from pipelines.language.syntax import NounPhrase, chunks, phrases_after

RULE = "event.noun"


@rule(RULE, example="Le dimissioni del ministro Aldo Ferri hanno sorpreso il paese.")
def bare(doc: Document, lex: EventLexicon, token: int) -> Iterator[Candidate]:
    """A noun of a happening with a sign of it: who did it, to whom, when, "dopo …", "l'avvio di …"."""
    found = chunks(doc)
    owner = found.noun_of[token]
    if owner < 0 or found.nouns[owner].head != token:
        return
    phrase = found.nouns[owner]
    for rest, trigger in lex.nouns.get(doc.lemmas[token]) or lex.nouns.get(doc.lowers[token]) or ():
        end = lex.end_of(doc, phrase, rest)
        if end < 0:
            continue
        if followed(doc, lex, trigger, end) or _preceded(doc, trigger, token):
            give_up(doc, RULE, *doc.span(token, token + 1), "beside words that give it another sense")
            continue
        if lacking(doc, trigger, token):
            give_up(doc, RULE, *doc.span(token, token + 1), NOTHING_NEAR)
            continue
        phrase = phrase._replace(end=max(phrase.end, end))
        scene = Scene(doc, lex, trigger, None, phrase)
        if reason := scene.unmet():
            give_up(doc, RULE, *doc.span(token, token + 1), reason)
            continue
        if not _signs(scene, phrase) and not (trigger.signs and heads(doc, lex, phrase)):
            give_up(doc, RULE, *doc.span(token, token + 1), "a noun with no sign that it happened")
            continue
        status = of_noun(doc, None, phrase, lex, trigger.event_type)
        start = phrase.start + (phrase.start == phrase.prep_token)
        yield Candidate(
            trigger,
            RULE,
            start,
            max(end, phrase.end),
            doc.lemmas[token],
            status,
            None,
            phrase,
            scene.actors,
            scene.targets,
        )
        return


def _preceded(doc: Document, trigger: Trigger, token: int) -> bool:
    """Whether a word stands one or two tokens before that gives the noun another sense."""
    return any(doc.lowers[at] in trigger.not_after for at in range(max(0, token - 2), token))


def _signs(scene: Scene, phrase: NounPhrase) -> bool:
    doc, lex, signs = scene.doc, scene.lex, scene.trigger.signs
    return (
        ("actor" in signs and bool(scene.actors))
        or ("target" in signs and bool(scene.targets))
        or ("pair" in signs and (len(scene.actors) > 1 or bool(scene.actors and scene.actors[0].plural)))
        or ("several" in signs and _several(doc, lex, phrase))
        or ("aspect" in signs and _aspect(scene, phrase))
        or ("after" in signs and _after(doc, lex, phrase))
        or ("time" in signs and _dated(doc, phrase))
        or ("place" in signs and _placed(doc, lex, phrase))
        or ("agent" in signs and _suffered(doc, lex, phrase))
        or ("toll" in signs and _deadly(doc, lex, phrase))
    )


def _deadly(doc: Document, lex: EventLexicon, phrase: NounPhrase) -> bool:
    """Whether people were killed or hurt in it: "nell'attacco sono morte venti persone"."""
    if phrase.prep not in lex.noun["toll_in"]:
        return False
    return bool(lex.noun["toll"] & sentence_words(doc, doc.sentence_of[phrase.head]))


def _suffered(doc: Document, lex: EventLexicon, phrase: NounPhrase) -> bool:
    """Whether it is the agent right after a passive that tells a fact: "è stata sconvolta da un attentato"."""
    owner = verb_before(doc, phrase.prep_token) if phrase.prep == lex.agent else -1
    if owner < 0:
        return False
    verb = chunks(doc).verbs[owner]
    return not verb.negated and (verb.passive or verb.form == "Part") and verb.mood in ("", "Ind")


def _several(doc: Document, lex: EventLexicon, phrase: NounPhrase) -> bool:
    """Whether a number or a word for many stands before a plural."""
    counted = any(
        doc.tags[at].pos == "NUM" or doc.lemmas[at] in lex.noun["several"] for at in range(phrase.start, phrase.head)
    )
    return phrase.number == "Plur" and counted


def _aspect(scene: Scene, phrase: NounPhrase) -> bool:
    """Whether it is of a noun that says that it begins or ends."""
    doc, found = scene.doc, chunks(scene.doc)
    if phrase.prep != scene.lex.genitive:
        return False
    owner = noun_before(doc, phrase.prep_token)
    if owner < 0:
        return False
    head = doc.lemmas[found.nouns[owner].head]
    return head in scene.lex.noun["aspect"] or head in scene.trigger.aspects


def _after(doc: Document, lex: EventLexicon, phrase: NounPhrase) -> bool:
    """Whether "dopo", "durante", "in seguito a" and the like govern it, and it is definite."""
    before = phrase.start - 1 if phrase.prep_token != phrase.start else phrase.prep_token - 1
    words = [doc.lowers[at] for at in range(max(0, before - 1), before + 1)] + (
        [doc.lowers[phrase.prep_token]] if phrase.prep else []
    )
    definite = doc.lowers[phrase.start] in lex.noun["articles"] or phrase.prep_token == phrase.start
    return definite and any(word in lex.noun["after"] for word in words)


def _dated(doc: Document, phrase: NounPhrase) -> bool:
    """Whether a date follows directly, with "di", "in" or nothing between."""
    starts = doc.cache.get("event_dates")
    if starts is None:
        starts = doc.cache["event_dates"] = {time.start for time in doc.times if time.kind == "date"}
    return any(at in starts for at in range(phrase.end, min(phrase.end + 3, len(doc))))


def _placed(doc: Document, lex: EventLexicon, phrase: NounPhrase) -> bool:
    """Whether the first complement is a place: "l'attentato di Valdora"."""
    following = next(phrases_after(doc, phrase.end, len(doc), doc.quotation_of[phrase.head]), None)
    if following is None or following.start > phrase.end + 1 or following.prep not in lex.place_of_noun:
        return False
    return any(
        mention.start <= following.head < mention.end
        and mention.entity is not None
        and mention.entity.entity_type in ("place", "country")
        for mention in doc.mentions
    )
