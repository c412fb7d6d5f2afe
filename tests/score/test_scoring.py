"""What counts as found, as right, as false, and as neither."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipelines.score.agreement import agreement
from pipelines.score.figures import breakdown, fields, figures, rules, score
from pipelines.score.gold import TABLES, read_gold, with_text
from pipelines.score.judge import JUDGES, close, overlap
from pipelines.score.names import same_item, same_name, widened
from pipelines.score.pairing import outcome, pair
from tests.score.sample import KEY, NEW_YEAR, TEXT, event, gold, quantity, statement

RIGHT = {
    "statements": [statement()],
    "quantities": [quantity("2.000 tonnellate", 2000.0, "t", "mass", item="minerale")],
    "events": [event()],
}


def scored(table: str, found: list, **changes):
    """The outcome of one table of the sample."""
    article = with_text(read_gold(gold(**changes))[KEY], TEXT)
    return outcome(KEY, article.part, table, getattr(article, table), found)


def test_all_right():
    for table, found in RIGHT.items():
        for measure in JUDGES[table].measures:
            result = score([scored(table, found)], measure)
            assert (result.precision, result.recall, result.f1) == (1, 1, 1), (table, measure)


def test_nothing_found():
    result = score([scored("statements", [])], "core")
    assert (result.precision, result.recall, result.f1) == (0, 0, 0)
    assert len(scored("statements", []).missed) == 1


def test_may_is_neither_asked_nor_wrong():
    third = quantity("un terzo", 1 / 3, "1", "fraction")
    without, within = scored("quantities", RIGHT["quantities"]), scored("quantities", [third, *RIGHT["quantities"]])
    assert score([without], "core") == (1, 1, 1, 1)
    assert score([within], "core") == (1, 1, 2, 2)


def test_a_fraction_may_be_given_in_per_cent():
    third = quantity("un terzo", 100 / 3, "%", "share")
    (found,) = scored("quantities", [third]).pairs
    assert found.fields["value"] and found.fields["unit"] and not found.fields["kind"]


def test_a_second_telling_is_neither():
    again = statement("ha firmato un accordo", group_id=statement().row["group_id"])
    alone = statement("ha firmato un accordo")
    assert score([scored("statements", [statement(), again])], "core").rows == 1
    assert score([scored("statements", [statement(), alone])], "core").rows == 2


def test_a_wrong_speaker_is_found_and_not_right():
    result = scored("statements", [statement(speaker="la ministra")])
    assert score([result], "loose").recall == 1
    assert score([result], "core").recall == 0


def test_nobody_is_not_asked_but_counted():
    (found,) = scored("statements", [statement(speaker="la ministra")], statements__0__speaker=[None]).pairs
    assert found.fields["speaker"] is None and found.fields["nobody"] is False
    assert "core" in found.reached


def test_another_cut_is_right():
    (found,) = scored("events", [event("accordo")]).pairs
    assert "strict" in found.reached


def test_a_trigger_elsewhere_in_the_clause_pairs_by_type():
    clause = {"start": 0, "end": len(TEXT)}
    assert scored("events", [event("con la", **clause)]).pairs
    assert not scored("events", [event("con la", event_type="arrest", **clause)]).pairs


def test_more_than_one_stranger_among_the_actors_is_wrong():
    one = event(actors=("il governo di Terralta", "Ada Neri"))
    two = event(actors=("il governo di Terralta", "Ada Neri", "Ugo Bruni"))
    assert scored("events", [one]).pairs[0].fields["actors"]
    assert not scored("events", [two]).pairs[0].fields["actors"]


def test_in_what_both_do_either_side_is_right():
    swapped = event(actors=("la Federazione mineraria",), targets=("il governo di Terralta",))
    assert scored("events", [swapped]).pairs[0].fields["actors"]
    contract = event(event_type="contract", actors=("la Federazione mineraria",), targets=("il governo di Terralta",))
    assert not scored("events", [contract]).pairs[0].fields["actors"]


def test_a_day_that_gold_does_not_have_is_wrong():
    (found,) = scored("events", [event(date_start=NEW_YEAR, date_end=NEW_YEAR)]).pairs
    assert found.fields["date"] is False and "strict" not in found.reached
    days = ["2024-01-01", "2024-01-01"]
    (found,) = scored("events", [event(date_start=NEW_YEAR, date_end=NEW_YEAR)], events__0__date=days).pairs
    assert found.fields["date"] is True


def test_places():
    def share(place, wanted):
        found = quantity("2.000 tonnellate", 2000.0, "t", "mass", place=place)
        return fields([scored("quantities", [found], quantities__1__place=wanted)])[0].get("place")

    assert share("Terralta", ["Terralta"]) == 1
    assert share(None, ["Terralta"]) == 0
    assert share("Terralta", [None, "Terralta"]) == 1
    assert share("Valdora", [None, "Terralta"]) == 0
    assert share(None, [None, "Terralta"]) is None


def test_breakdowns_and_rules():
    results = [scored("statements", [statement(), statement("ha firmato un accordo", form="mixed")])]
    assert breakdown(results, "form") == {
        "direct": {"gold": 1, "found": 1, "rows": 1, "right": 1},
        "mixed": {"gold": 0, "found": 0, "rows": 1, "right": 0},
    }
    assert rules(results) == {"statement.quote.cue_after": {"hits": 1, "rows": 2}}


def test_figures_are_the_same_each_time_and_hold_their_interval():
    results = [scored(table, found) for table, found in RIGHT.items()] + [scored("statements", []) for _ in range(4)]
    once = figures(results)
    assert once == figures(results)
    core = once["statements"]["core"]
    assert core["recall"] == 0.2
    assert core["recall_interval"][0] <= 0.2 <= core["recall_interval"][1]
    assert once["events"]["core"]["f1_interval"] == [1, 1]


def test_names():
    assert same_name(["sindaco di Valdora"], ["il sindaco di Valdora"])
    assert same_name(["Sergej Bruni"], ["Sergei Bruni"])
    assert not same_name(["Ugo Bruni"], ["Ada Neri"])
    assert not same_name(["Bruni"], ["il governo di Terralta che con Bruni ha firmato un lungo accordo"])
    assert same_name([None], [])
    assert not same_name(["Bruni"], [None, ""])
    assert same_item("riserve di litio", "riserve russe di litio")
    assert not same_item("riserve", None)


def test_a_capital_acts_for_its_state_and_is_another_place():
    assert "Cina" in widened(["Pechino"])
    assert "Pechino" not in widened(["Cina"], seats=False)
    assert "Usa" in widened(["Stati Uniti"], seats=False)
    assert widened(["Valdora", None]) == ("Valdora", None)


def test_an_annotation_agrees_with_itself():
    one = {KEY: with_text(read_gold(gold())[KEY], TEXT)}
    for figures_of in agreement(one, one).values():
        assert figures_of.f1() == 1
        assert all(figures_of.f1(field) == 1 for field in figures_of.fields)
        assert figures_of.must_found == figures_of.must_rows


def test_annotations_that_differ():
    one = {KEY: with_text(read_gold(gold())[KEY], TEXT)}
    other = {KEY: with_text(read_gold(gold(events__0__status="planned", statements=[]))[KEY], TEXT)}
    found = agreement(one, other)
    assert (found["statements"].f1(), found["statements"].must_found, found["statements"].must_rows) == (0, 0, 1)
    assert found["events"].fields["status"] == 0 and found["events"].fields["type"] == 1


cuts = st.lists(st.integers(0, 60), min_size=2, max_size=6, unique=True).map(
    lambda at: tuple(zip(*[iter(sorted(at)[: len(at) // 2 * 2])] * 2, strict=True))
)


@given(cuts, cuts)
def test_overlap_is_a_share(one, other):
    shorter, longer = overlap(one, other)
    assert 0 <= longer <= shorter <= 1
    assert overlap(other, one) == (shorter, longer)
    assert overlap(one, one) == (1, 1)


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_value_is_close_to_itself_and_not_to_none(value):
    assert close(value, value) and not close(None, value) and not close(value, None)


@given(st.lists(st.sampled_from(["La miniera", "miniera resta", "ha firmato", "un accordo", "Valdora"]), max_size=6))
def test_each_row_is_in_one_pair_and_false_rows_never_raise_precision(words):
    found = [statement(), *(statement(word, speaker=None, group_id=f"{i}") for i, word in enumerate(words))]
    article = with_text(read_gold(gold())[KEY], TEXT)
    pairs = pair(JUDGES["statements"], article.statements, found)
    assert len({i for i, _ in pairs}) == len(pairs) == len({j for _, j in pairs})
    for measure in JUDGES["statements"].measures:
        alone, more = (score([scored("statements", rows)], measure) for rows in (found[:1], found))
        assert more.precision <= alone.precision and more.recall == alone.recall
        assert 0 <= more.f1 <= 1


def test_every_table_has_a_judge():
    assert tuple(JUDGES) == TABLES
