"""`CITATION.cff` and `LICENSE`: how to name the data, and what may be done with them."""

from __future__ import annotations

from typing import Any

import yaml

from pipelines.release.context import CREATOR, KEYWORDS, LICENSE, LICENSE_TITLE, LICENSE_URL, SUMMARY, TITLE, Context


def citation(context: Context) -> str:
    """The release as a work to cite, Citation File Format 1.2."""
    document: dict[str, Any] = {
        "cff-version": "1.2.0",
        "message": "If you use these data, please cite them as below.",
        "type": "dataset",
        "title": TITLE,
        "abstract": SUMMARY,
        "authors": [{"name": CREATOR}],
        "version": context.build.version,
        "license": LICENSE,
        "keywords": list(KEYWORDS),
    }
    if context.date:
        document["date-released"] = context.date
    return yaml.safe_dump(document, sort_keys=False, allow_unicode=True, width=120)


def license_text(context: Context) -> str:
    """The terms: ours for what is ours, and a plain word on what is not."""
    articles = context.frames["articles"]
    open_licenses = articles.filter(articles["rights"] == "open")["license"].drop_nulls().unique().sort().to_list()
    under = f", each under the licence in `articles.license` ({', '.join(open_licenses)})" if open_licenses else ""
    return f"""Monazite {context.build.version}: data

What is ours
  The selection and arrangement of the tables, and all that was worked out for them (classes, dates, values, units,
  links between rows, identifiers, descriptions), Copyright {CREATOR}, are licensed under the
  {LICENSE_TITLE} ({LICENSE}).
  The full terms: {LICENSE_URL}legalcode
  You may share and adapt them for any purpose, if you give credit, link to the licence and say what you changed.

What is not ours, and what the licence above does not cover
  The words of articles that rows show (content, surfaces, clauses, titles) and the words of the people quoted in them
  belong to their authors, outlets and speakers. They are shown only as far as a row needs them as evidence, and with
  their source.
  Whole texts stand in this release only where their rights are open{under}.
  Rights in all other articles are reserved or unknown. This licence gives you no permission in them.
  Names of places and countries come from GeoNames (CC BY 4.0) and the Unicode CLDR where they were looked up there.

How to cite: CITATION.cff. How to have something corrected or removed: README.md, "Licence and rights".
"""
