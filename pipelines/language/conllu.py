"""Read Universal Dependencies treebanks as surface tokens with one scheme of labels, for training only.

A multiword range ("dell'", "accusandolo") becomes one token with the tag of its first word and, of a preposition,
the number and gender of the article in it. The treebanks are harmonised where they differ: parts of speech by the
language's `treebanks.toml`; PUD has no VerbForm (told from its XPOS) and marks the imperfect by Aspect.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from pipelines.language.document import Tag

FORM_OF_XPOS = {"VB": "Inf", "VBN": "Part", "VBG": "Ger", "VBC": "Fin"}
ROLES = {
    "nsubj": "subject",
    "nsubj:pass": "subject",
    "nsubj:outer": "subject",
    "obj": "object",
    "obl:agent": "agent",
}

Row = list[str]


class Word(NamedTuple):
    """A surface token of a treebank."""

    form: str
    lemma: str
    tag: Tag
    role: str
    """`subject.left`, `subject.right` (of the verb), `object`, `agent`, or empty."""
    space_after: bool


class Scheme:
    """The rules of `treebanks.toml`."""

    def __init__(self, table: dict[str, Any]) -> None:
        self._rules = [
            (
                frozenset(rule["from"]),
                frozenset(rule.get("words", ())),
                frozenset(rule.get("lemmas", ())),
                frozenset(rule.get("relations", ())),
                frozenset(rule.get("xpos", ())),
                rule["to"],
            )
            for rule in table["rule"]
        ]

    def pos(self, row: Row) -> str:
        """The part of speech of a CoNLL-U row in the one scheme."""
        pos, word, lemma, relation = row[3], row[1].lower(), row[2].lower(), row[7].partition(":")[0]
        for old, words, lemmas, relations, own, new in self._rules:
            if (
                pos in old
                and (not words or word in words)
                and (not lemmas or lemma in lemmas)
                and (not relations or relation in relations)
                and (not own or row[4] in own)
            ):
                return new
        return pos


def treebank_of(path: Path) -> str:
    """`pud` of `it_pud-ud-test.conllu`."""
    return path.name.partition("_")[2].partition("-")[0]


def read_sentences(path: Path, scheme: Scheme) -> Iterator[tuple[str, list[Word]]]:
    """The sentences of a CoNLL-U file with their text. Raises ValueError on a line that is no such thing."""
    rows: list[Row] = []
    text = ""
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            line = line.rstrip("\n")
            if not line:
                if rows:
                    yield text, _surface(rows, scheme)
                rows = []
            elif line.startswith("# text = "):
                text = line.removeprefix("# text = ")
            elif not line.startswith("#"):
                cells = line.split("\t")
                if len(cells) != 10:
                    raise ValueError(f"{path.name}:{number}: {len(cells)} columns instead of 10")
                rows.append(cells)
    if rows:
        yield text, _surface(rows, scheme)


def _surface(rows: list[Row], scheme: Scheme) -> list[Word]:
    syntactic = [row for row in rows if row[0].isdigit()]
    place = {row[0]: index for index, row in enumerate(syntactic)}
    ranges = {row[0].partition("-")[0]: row for row in rows if "-" in row[0]}
    roles = [_role(row, place, syntactic) for row in syntactic]
    words: list[Word] = []
    index = 0
    while index < len(syntactic):
        whole = ranges.get(syntactic[index][0])
        last = place[whole[0].partition("-")[2]] if whole else index
        parts = syntactic[index : last + 1]
        tag = _tag(parts[0], scheme)
        if len(parts) > 1 and tag.pos == "ADP":
            article = _tag(parts[-1], scheme)
            tag = tag._replace(number=article.number, gender=article.gender)
        surface = whole or parts[0]
        form = surface[1].strip("\ufeff")
        words.append(Word(form, parts[0][2], tag, roles[index], "SpaceAfter=No" not in surface[9]))
        index = last + 1
    return words


def _tag(row: Row, scheme: Scheme) -> Tag:
    features = dict(part.split("=", 1) for part in row[5].split("|") if "=" in part)
    pos = scheme.pos(row)
    number, gender = features.get("Number", ""), features.get("Gender", "")
    if pos not in ("VERB", "AUX"):
        return Tag(pos, number=number, gender=gender) if pos != "PROPN" else Tag(pos)
    mood, tense = features.get("Mood", ""), features.get("Tense", "")
    form = features.get("VerbForm") or FORM_OF_XPOS.get(row[4]) or ("Fin" if mood else "Part" if tense else "Inf")
    if tense == "Past" and form == "Fin" and (mood == "Sub" or features.get("Aspect") == "Imp"):
        tense = "Imp"
    if form == "Fin":
        return Tag(pos, form, mood or "Ind", tense, features.get("Person", ""), number)
    if form == "Part":
        return Tag(pos, form, "", tense or "Past", "", number, gender)
    return Tag(pos, form)


def _role(row: Row, place: dict[str, int], rows: list[Row]) -> str:
    role = ROLES.get(row[7])
    if row[7] == "obl" and row[6] in place:
        passive = any(other[6] == row[6] and other[7] == "aux:pass" for other in rows)
        by = any(other[6] == row[0] and other[7] == "case" and other[2] == "da" for other in rows)
        role = "agent" if passive and by else None
    if role is None or row[6] not in place:
        return ""
    if role != "subject":
        return role
    return "subject.left" if place[row[0]] < place[row[6]] else "subject.right"
