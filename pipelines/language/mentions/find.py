"""The stage: a Document with tags to its mentions."""

from __future__ import annotations

from pipelines.language.document import Document, Mention
from pipelines.language.mentions.gazetteer import gazetteer
from pipelines.language.mentions.people import Person
from pipelines.language.mentions.references import References
from pipelines.language.mentions.scan import Scan
from pipelines.language.mentions.titles import titles
from pipelines.language.pack import Pack


def find_mentions(doc: Document, pack: Pack) -> tuple[Mention, ...]:
    """The mentions of a document that has tokens, sentences, quotations, tags and lemmas, in reading order."""
    if not len(doc):
        return ()
    scan = Scan(doc, titles(pack), gazetteer(pack))
    scan.run()
    found_all = sorted(scan.found + References(scan).find(), key=lambda f: (f.start, f.end))
    return tuple(
        Mention(
            found.start,
            found.end,
            found.who.entity() if isinstance(found.who, Person) else found.who,
            found.kind,
            doc.surface(found.role.start, found.role.end) if found.role else None,
            found.head,
        )
        for found in found_all
    )
