"""What the tagger's field is known to mistake, and where: the tables `corrected` and `incised` of `verbs.toml`."""

from __future__ import annotations

from typing import NamedTuple

# The marks before and after a verb that stands alone in an incise.
INCISING = frozenset({",", "–", "—", "-"})
INCISED = INCISING | {".", ":"}


class Correction(NamedTuple):
    """The label of a form that the field mistakes, and when: as in `verbs.toml`."""

    label: str
    after: tuple[str, ...]
    was: str
    unless: frozenset[str]
    next: frozenset[str]
    next_kinds: tuple[str, ...]
    then_kinds: tuple[str, ...]
    previous: frozenset[str]
    unlike: bool

    def holds(self, i: int, lowers: list[str], labels: list[str]) -> bool:
        """Whether the form at `i` of a sentence is mistaken; adverbs after it and a noun's adjective before it count
        as nothing."""
        following = i + 1
        while following < len(labels) and labels[following] == "ADV":
            following += 1
        then = following + 1
        while then < len(labels) and labels[then] == "ADV":
            then += 1
        before = noun_before(labels, i)
        return (
            labels[i].startswith(self.was)
            and not (self.next and self.next.isdisjoint(lowers[following : following + 1]))
            and not (self.next_kinds and not "".join(labels[following : following + 1]).startswith(self.next_kinds))
            and not (self.then_kinds and not "".join(labels[then : then + 1]).startswith(self.then_kinds))
            and not (self.after and not (i and labels[before].startswith(self.after)))
            and not (self.previous and self.previous.isdisjoint(lowers[i - 1 : i]))
            and self.unless.isdisjoint(lowers[i + 1 :])
        )


def correction(entry: dict) -> Correction:
    """The Correction that an entry of `corrected` tells."""
    return Correction(
        entry["label"],
        tuple(entry.get("after", ())),
        entry.get("was", ""),
        frozenset(entry.get("unless", ())),
        frozenset(entry.get("next", ())),
        tuple(entry.get("next_kinds", ())),
        tuple(entry.get("then_kinds", ())),
        frozenset(entry.get("previous", ())),
        entry.get("unlike", False),
    )


def noun_before(labels: list[str], i: int) -> int:
    """The token before, past one adjective of a noun: "la linea europea precisa"."""
    before = i - 1
    return before - 1 if before > 0 and labels[before] == "ADJ" and labels[before - 1] == "NOUN" else before


def stands_apart(lowers: list[str], labels: list[str], i: int) -> bool:
    """Whether the word opens an incise: before a name ("…, precisa Ada Neri"), or alone and none of a list ("la
    delibera, precisa, è valida")."""
    if i < 2 or i + 1 >= len(labels) or lowers[i - 1] not in INCISING:
        return False
    if labels[i + 1] == "PROPN":
        return True
    if lowers[i + 1] not in INCISED:
        return False
    past = i + 2 + (labels[i + 2 : i + 3] == ["CCONJ"])
    listed = [labels[i - 2] == labels[i], labels[past : past + 1] == [labels[i]]]
    predicate = i > 2 and labels[i - 3].startswith("AUX")
    last = lowers[i + 1] == "." and listed[0] and not predicate
    return not (last or (all(listed) if labels[i] == "NOUN" or predicate else any(listed)))
