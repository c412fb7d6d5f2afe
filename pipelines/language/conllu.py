"""Read Universal Dependencies treebanks as surface tokens with one scheme of labels, for training only.

A multiword range ("dell'", "accusandolo") becomes one token with the tag of its first word and, where the others tell
more of it (the article's gender in "della"), their gender and number. The treebanks are harmonised where they differ:
PUD has no VerbForm (told from its XPOS) and marks the imperfect by Aspect; `obl:agent` and `nsubj:pass` are not
in every one.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pipelines.language.document import Tag

FORM_OF_XPOS = {"VB": "Inf", "VBN": "Part", "VBG": "Ger", "VBC": "Fin"}
ROLES = {
    "nsubj": "subject",
    "nsubj:pass": "subject",
    "nsubj:outer": "subject",
    "obj": "object",
    "obl:agent": "agent",
}


class Word(NamedTuple):
    """A surface token of a treebank."""

    form: str
    lemma: str
    tag: Tag
    role: str
    """`subject.left`, `subject.right` (of the verb), `object`, `agent`, or empty."""
    space_after: bool


def treebank_of(path: Path) -> str:
    """`pud` of `it_pud-ud-test.conllu`."""
    return path.name.partition("_")[2].partition("-")[0]


def read_sentences(path: Path) -> Iterator[list[Word]]:
    """The sentences of a CoNLL-U file. Raises ValueError on a line that is no such thing."""
    rows: list[list[str]] = []
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            line = line.rstrip("\n")
            if not line:
                if rows:
                    yield _surface(rows)
                rows = []
            elif not line.startswith("#"):
                cells = line.split("\t")
                if len(cells) != 10:
                    raise ValueError(f"{path.name}:{number}: {len(cells)} columns instead of 10")
                rows.append(cells)
    if rows:
        yield _surface(rows)


def _surface(rows: list[list[str]]) -> list[Word]:
    syntactic = [row for row in rows if row[0].isdigit()]
    place = {row[0]: index for index, row in enumerate(syntactic)}
    ranges = {row[0].partition("-")[0]: row for row in rows if "-" in row[0]}
    roles = [_role(row, syntactic, place) for row in syntactic]
    words: list[Word] = []
    index = 0
    while index < len(syntactic):
        whole = ranges.get(syntactic[index][0])
        last = place[whole[0].partition("-")[2]] if whole else index
        parts = syntactic[index : last + 1]
        tag = _tag(parts[0])
        if len(parts) > 1 and tag.pos == "ADP":
            article = _tag(parts[-1])
            tag = tag._replace(number=article.number, gender=article.gender)
        surface = whole or parts[0]
        words.append(Word(surface[1].strip("\ufeff"), parts[0][2], tag, roles[index], "SpaceAfter=No" not in surface[9]))
        index = last + 1
    return words


def _tag(row: list[str]) -> Tag:
    features = dict(part.split("=", 1) for part in row[5].split("|") if "=" in part)
    pos = row[3] if row[3] != "PART" else "ADV"
    number, gender = features.get("Number", ""), features.get("Gender", "")
    if pos not in ("VERB", "AUX"):
        return Tag(pos, number=number, gender=gender) if pos != "PROPN" else Tag(pos)
    mood, tense = features.get("Mood", ""), features.get("Tense", "")
    form = features.get("VerbForm") or FORM_OF_XPOS.get(row[4]) or ("Fin" if mood else "Part" if tense else "Inf")
    if tense == "Past" and features.get("Aspect") == "Imp" and form == "Fin":
        tense = "Imp"
    if form == "Fin":
        return Tag(pos, form, mood or "Ind", tense, features.get("Person", ""), number)
    if form == "Part":
        return Tag(pos, form, "", tense or "Past", "", number, gender)
    return Tag(pos, form)


def _role(row: list[str], rows: list[list[str]], place: dict[str, int]) -> str:
    role = ROLES.get(row[7])
    if role is None or row[6] not in place:
        return ""
    if role != "subject":
        return role
    return "subject.left" if place[row[0]] < place[row[6]] else "subject.right"
