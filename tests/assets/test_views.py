"""What the user interface shows of a table: columns, null rates, previews, plots."""

from __future__ import annotations

import base64
import xml.etree.ElementTree as ElementTree
from datetime import date

import polars as pl
import pytest

from assets.metadata import column_schema, null_rates, preview, table_metadata
from assets.plots import PLOTS, bars, plot_of, time_line
from pipelines.release.frames import frames_of
from schemas import TABLES


@pytest.mark.parametrize("name", list(TABLES))
def test_every_column_is_described(name):
    columns = column_schema(name).columns
    assert [column.name for column in columns] == list(TABLES[name].names)
    assert all(column.description for column in columns)


def test_null_rates_begin_with_the_emptiest():
    frame = pl.DataFrame({"a": [1, None], "b": [None, None], "c": [1, 2]})
    assert null_rates(frame).splitlines()[2:] == ["| b | 2 | 100% |", "| a | 1 | 50% |"]
    assert null_rates(frame.clear()) == "no rows"


def test_a_preview_stays_a_table_whatever_the_cells_hold():
    frame = pl.DataFrame({"a": ["one|two\nthree", "x" * 200, None]})
    lines = preview(frame).splitlines()
    assert lines[2] == "| one\\|two three |"
    assert lines[3].endswith("… |") and len(lines[3]) < 80
    assert lines[4] == "|  |"


def test_metadata_counts_rows():
    assert table_metadata("events", frames_of({})["events"])["dagster/row_count"] == 0


def test_plots_are_drawings_and_escape_what_they_show():
    svg = bars([("<b>&", 3), ("two", 1)])
    assert next(element.text for element in ElementTree.fromstring(svg)) == "<b>&"


def test_a_time_line_spans_its_days():
    svg = time_line([(date(2025, 1, 1), "visit"), (date(2025, 3, 1), "visit"), (date(2025, 2, 1), "talks")])
    dots = [element for element in ElementTree.fromstring(svg) if element.tag.endswith("circle")]
    assert len(dots) == 3
    assert float(dots[0].get("cx")) < float(dots[2].get("cx")) < float(dots[1].get("cx"))


@pytest.mark.parametrize("name", list(PLOTS))
def test_no_rows_no_plot(name):
    assert plot_of(name, frames_of({})) == {}


def test_a_plot_is_shown_as_an_image():
    frames = frames_of({}) | {"quantities": pl.DataFrame({"kind": ["mass", "mass", "share"]})}
    shown = plot_of("quantities", frames)["quantities by kind"].value
    data = shown.split("base64,")[1].removesuffix(")")
    assert b"mass" in base64.b64decode(data)
