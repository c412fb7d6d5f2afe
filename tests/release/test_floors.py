"""The committed floors: they can be read, and they are those of the articles that are shipped."""

import tomllib
from pathlib import Path

from pipelines.extract.bundle import ArticleRows
from pipelines.read.article import Article
from pipelines.read.folder import read_folder
from pipelines.release.build import source_hash
from pipelines.release.frames import article_row, frames_of
from schemas import TABLES

ROOT = Path(__file__).parents[2]
FLOORS = tomllib.loads((ROOT / "floors.toml").read_text("utf-8"))


def test_floors_name_tables_and_columns_that_exist():
    assert set(FLOORS) <= {"scores", "corpus"}
    assert set(FLOORS["corpus"]["rows"]) <= set(TABLES)
    for path, most in FLOORS["corpus"]["max_null_rate"].items():
        name, column = path.split(".")
        assert TABLES[name].column(column).nullable and 0 <= most < 1
    for table, levels in FLOORS.get("scores", {}).items():
        assert table in TABLES and all(0 < least <= 1 for least in levels.values())


def test_floors_are_those_of_the_shipped_articles():
    articles = [record for record in read_folder(ROOT / "raw") if isinstance(record, Article)]
    frames = frames_of({"articles": [article_row(article, ArticleRows()) for article in articles]})
    assert source_hash(frames) == FLOORS["corpus"]["source_hash"], "raw/ has changed: set the floors anew"
