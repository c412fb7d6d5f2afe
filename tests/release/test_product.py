"""What stands beside the data: documents, comparison with the release before, gates, archive."""

import io
import json
import re
import tarfile
from datetime import date
from pathlib import Path

import polars as pl
import pyarrow
import pytest
import yaml

from pipelines.release import write
from pipelines.release.build import Build, source_hash
from pipelines.release.changes import changes
from pipelines.release.frames import frames_of
from pipelines.release.parquet import read_table
from pipelines.release.place import ReleaseError
from pipelines.release.verify import verify
from schemas import TABLES
from tests.release import sample

CODE, OTHER_CODE = "0" * 64, "1" * 64
SCORES = {
    "code_version": CODE,
    "date": "2026-05-04",
    "gold": "sample",
    "part": "test",
    "articles": 2,
    "tables": {"statements": {"core": {"precision": 0.9, "recall": 0.8, "f1": 0.847}}},
    "rules": {"statement.according_to": {"hits": 3, "rows": 4}},
}


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A scored release with an archive; tests do not change it."""
    build = Build(version="2026.5.0", code_version=CODE, scores=SCORES, archive=True, warnings=("dull.",))
    return write.write_release(sample.frames(), tmp_path_factory.mktemp("out"), build).path


def text_of(release: Path, name: str) -> str:
    return (release / name).read_text("utf-8")


def test_every_document_of_the_contract_is_there(release: Path):
    assert set(write.files_of(release)) == {
        *(f"data/{name}.parquet" for name in TABLES),
        *write.DOCUMENTS,
        "SHA256SUMS",
        "monazite.duckdb",
        "monazite.duckdb.sha256",
    }
    assert verify(release).ok


def test_the_card_has_front_matter_a_dictionary_and_answers(release: Path):
    card = text_of(release, "README.md")
    front = yaml.safe_load(card.split("---")[1])
    assert front["license"] == "cc-by-4.0" and front["language"] == ["it"]
    assert [each["config_name"] for each in front["configs"]] == list(TABLES)
    for each in front["configs"]:
        assert (release / each["data_files"][0]["path"]).is_file()
    for table in TABLES.values():
        assert f"### {table.name}\n" in card
        for column in table.columns:
            assert f"| `{column.name}` | {column.type}" in card
    assert len(re.findall(r"^\*\*\d+\. ", card, re.MULTILINE)) == 12
    assert len(re.findall("^```sql$", card, re.MULTILINE)) == 12 + 6
    assert "| La miniera resta chiusa | direct |" in card


def test_reserved_text_stands_nowhere(release: Path):
    whole = sample.TEXTS["ostria.txt"]
    for name in write.DOCUMENTS:
        assert whole not in text_of(release, name)
    assert read_table(release / "data" / "articles.parquet")["text"].to_list() == [sample.TEXTS["valdora.txt"], None]


def test_the_data_package_describes_what_is_there(release: Path):
    package = json.loads(text_of(release, "datapackage.json"))
    assert package["version"] == "2026.5.0" and package["created"].startswith("2025-04-30")
    assert [resource["name"] for resource in package["resources"]] == list(TABLES)
    sums = dict(reversed(line.split("  ")) for line in text_of(release, "SHA256SUMS").splitlines())
    for resource in package["resources"]:
        assert resource["hash"] == f"sha256:{sums[resource['path']]}"
        assert resource["bytes"] == (release / resource["path"]).stat().st_size
        names = [field["name"] for field in resource["schema"]["fields"]]
        assert names == read_table(release / resource["path"]).columns
        assert set(resource["schema"]["primaryKey"]) <= set(names)


def test_croissant_is_valid_and_its_records_load(release: Path, caplog: pytest.LogCaptureFixture):
    croissant = pytest.importorskip("mlcroissant")
    dataset = croissant.Dataset(jsonld=release / "croissant.json")
    assert not dataset.metadata.issues.errors and not dataset.metadata.issues.warnings
    for table in TABLES.values():
        records = list(dataset.records(table.name))
        assert len(records) == read_table(release / "data" / f"{table.name}.parquet").height


def test_citation_licence_and_provenance(release: Path):
    citation = yaml.safe_load(text_of(release, "CITATION.cff"))
    assert citation["type"] == "dataset" and citation["date-released"] == date(2025, 4, 30)
    assert "What is not ours" in text_of(release, "LICENSE")
    provenance = json.loads(text_of(release, "provenance.json"))
    hashes = {entity.get("monazite:source_sha256") for entity in provenance["entity"].values()}
    assert set(sample.frames()["articles"]["source_sha256"]) <= hashes
    known = {*provenance["entity"], *provenance["activity"], *provenance["agent"]}
    for relation in ("used", "wasGeneratedBy", "wasAssociatedWith", "wasAttributedTo", "hadMember"):
        for facts in provenance[relation].values():
            assert set(facts.values()) <= known, relation


def test_the_scorecard_tells_scores_and_whether_they_are_stale(release: Path, tmp_path: Path):
    card = json.loads(text_of(release, "scorecard.json"))
    assert card["scores"]["stale"] is False and card["warnings"] == ["dull."]
    assert card["rejects"] == {"empty": 1} and card["speakers"]["unknown"] == 0
    rule = next(rule for rule in card["rules"] if rule["rule_id"] == "statement.according_to")
    assert (rule["gold_hits"], rule["gold_rows"], rule["precision"]) == (3, 4, 0.75)
    later = Build(version="dev", code_version=OTHER_CODE, scores=SCORES)
    stale = write.write_release(sample.frames(), tmp_path, later).path
    assert "(stale: the code has changed since)" in text_of(stale, "scorecard.md")
    assert "Gold sample, part test, 2 articles; scored 2026-05-04 with code 000000000000; stale" in text_of(
        stale, "scorecard.md"
    )
    assert "| statements | core | 0.900 | 0.800 | 0.847 |" in text_of(stale, "scorecard.md")


def test_the_explorer_holds_its_rows_and_no_other_address(release: Path):
    page = text_of(release, "explorer.html")
    data = json.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)[1])
    assert data["tables"]["statements"]["rows"][0]["content"] == "La miniera resta chiusa"
    assert data["tables"]["quantities"]["rows"][0]["before"].endswith("estratte ")
    assert "before" not in data["tables"]["events"]["rows"][0], "the text of a reserved article"
    assert not re.findall(r"(?:src|href)=", page)


def test_rows_of_an_explorer_cannot_end_its_script(tmp_path: Path):
    frames = sample.frames()
    frames["articles"] = frames["articles"].with_columns(title=pl.lit("</script><script>alert(1)</script>"))
    page = text_of(write.write_release(frames, tmp_path, Build(version="dev", code_version=CODE)).path, "explorer.html")
    assert "</script><script>alert" not in page


def test_an_archive_is_the_same_bytes_and_holds_all_but_the_database(release: Path, tmp_path: Path):
    build = Build(version="2026.5.0", code_version=CODE, scores=SCORES, archive=True, warnings=("dull.",))
    one = release.parent / "archives" / "monazite-2026.5.0.tar.zst"
    other = write.write_release(sample.frames(), tmp_path, build).archive
    assert one.read_bytes() == other.read_bytes()
    plain = pyarrow.CompressedInputStream(str(one), "zstd").read()
    with tarfile.open(fileobj=io.BytesIO(plain)) as tar:
        for entry in tar.getmembers():
            name = entry.name.removeprefix("monazite-2026.5.0/")
            assert tar.extractfile(entry).read() == (release / name).read_bytes()
            assert (entry.mtime, entry.uid, entry.uname) == (0, 0, "")
        assert {each.removeprefix("monazite-2026.5.0/") for each in tar.getnames()} == {
            name for name in write.files_of(release) if not name.startswith("monazite.duckdb")
        }


def test_nothing_changes_between_equal_releases(release: Path):
    frames = sample.frames()
    frames["rules"] = read_table(release / "data" / "rules.parquet")
    assert changes(release, frames, CODE).is_empty()


def test_changes_say_why(release: Path, tmp_path: Path):
    frames = sample.frames()
    frames["statements"] = frames["statements"].with_columns(act=pl.lit("comment"))
    frames["events"] = frames["events"].with_columns(
        trigger_end=pl.col("trigger_end") - 1, event_id=pl.lit("evt_0123456789abcdef")
    )
    frames["event_participants"] = frames["event_participants"].with_columns(event_id=pl.lit("evt_0123456789abcdef"))
    found = changes(release, frames, OTHER_CODE)
    by_table = {name: part.to_dicts() for (name,), part in found.partition_by("table", as_dict=True).items()}
    assert {row["change"] for row in by_table["statements"]} == {"changed"}
    assert {tuple(row["columns"]) for row in by_table["statements"]} == {("act",)}
    assert {row["cause"] for row in by_table["statements"]} == {"code"}
    (removed,) = (row for row in by_table["events"] if row["change"] == "removed")
    assert removed["successor_id"] == "evt_0123456789abcdef"
    made = write.write_release(frames, tmp_path, Build(version="dev", code_version=OTHER_CODE, previous=release))
    page = text_of(made.path, "CHANGES.md")
    assert "Compared with 2026.5.0." in page and "| statements | 0 | 0 | 2 | 0 | 2 |" in page
    assert json.loads(text_of(made.path, "scorecard.json"))["since"]["version"] == "2026.5.0"
    assert made.n_rows["changes"] == found.height


def test_an_article_that_is_new_is_a_change_of_sources(release: Path):
    frames = sample.frames()
    first = frames["articles"]["article_id"][0]
    frames["articles"] = frames["articles"].with_columns(
        source_sha256=pl.when(pl.col("article_id") == first).then(pl.lit("f" * 64)).otherwise(pl.col("source_sha256"))
    )
    frames["statements"] = frames["statements"].with_columns(act=pl.lit("comment"))
    found = changes(release, frames, OTHER_CODE).filter(pl.col("table") == "statements")
    causes = dict(found.select("row_id", "cause").iter_rows())
    owners = dict(frames["statements"].select("statement_id", "article_id").iter_rows())
    assert {owners[row_id]: cause for row_id, cause in causes.items()}[first] == "source"
    assert sorted(causes.values()) == ["code", "source"]


@pytest.mark.parametrize(
    ("floors", "scores", "said"),
    [
        ({"scores": {"statements": {"core": 0.9}}}, SCORES, "0.847, 0.053 under its floor of 0.900"),
        ({"scores": {"statements": {"loose": 0.1}}}, SCORES, "no loose F1"),
        ({"scores": {"statements": {"core": 0.5}}}, None, "no scores"),
        ({"scores": {"statements": {"core": 0.5}}}, {**SCORES, "code_version": OTHER_CODE}, "stale"),
        ({"corpus": {"rows": {"events": 3}}}, None, "events: 1 rows, 2 under the floor of 3"),
        ({"corpus": {"max_null_rate": {"events.date_start": 0.5}}}, None, "50.0% over the limit of 50.0%"),
    ],
)
def test_a_release_under_its_floors_is_not_made(tmp_path: Path, floors: dict, scores: dict | None, said: str):
    frames = sample.frames()
    if "corpus" in floors:
        floors = {"corpus": {**floors["corpus"], "source_hash": source_hash(frames)}}
    build = Build(version="2026.6.0", code_version=CODE, scores=scores, floors=floors)
    with pytest.raises(ReleaseError, match=re.escape(said)):
        write.write_release(frames, tmp_path, build)
    assert not list(tmp_path.iterdir())


def test_floors_of_another_corpus_and_of_dev_do_not_hold(tmp_path: Path):
    floors = {"corpus": {"source_hash": "f" * 64, "rows": {"events": 10**6}}}
    numbered = Build(version="2026.6.0", code_version=CODE, floors=floors)
    assert write.write_release(sample.frames(), tmp_path, numbered).path.is_dir()
    dev = Build(version="dev", code_version=CODE, floors={"scores": {"statements": {"core": 0.9}}})
    assert write.write_release(sample.frames(), tmp_path, dev).path.is_dir()


def test_an_empty_release_can_be_made_too(tmp_path: Path):
    made = write.write_release(frames_of({}), tmp_path, Build(version="dev", code_version=CODE))
    assert verify(made.path).ok and made.date is None
