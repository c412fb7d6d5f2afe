"""Every rule is shown by its example: the sentence in its declaration makes a row of that rule."""

from __future__ import annotations

import pytest

from pipelines.extract import article
from pipelines.extract.rules import RULES, rule
from pipelines.language.analyse import analyse


@pytest.mark.parametrize("rule_id", sorted(RULES))
def test_example_makes_a_row_of_its_rule(rule_id: str) -> None:
    rows = article.rows_of(analyse(RULES[rule_id].example), "art_0000000000000000")
    assert rule_id in {row.rule for row in getattr(rows, RULES[rule_id].target)}


def test_an_id_is_declared_once() -> None:
    taken = next(iter(RULES))
    with pytest.raises(ValueError, match="declared twice"):
        rule(taken, example="")(lambda doc: [])


def test_a_rule_must_say_what_it_does() -> None:
    with pytest.raises(ValueError, match="no docstring"):
        rule("statement.test.undocumented", example="")(lambda doc: [])
