"""All that Dagster knows of Monazite: assets, checks, one job, one sensor, one resource."""

from __future__ import annotations

import dagster as dg

from assets import ingest, tables
from assets.checks import check_tables
from assets.progress import progress_logger
from assets.project import Project
from assets.raw import raw_sensor
from assets.release import release

build = dg.define_asset_job("build", selection=dg.AssetSelection.all(), description="From raw articles to a release.")

defs = dg.Definitions(
    assets=[
        ingest.raw,
        ingest.read,
        ingest.extract,
        tables.duplicates,
        tables.merged_entities,
        tables.statement_groups,
        tables.event_groups,
        tables.tables,
        release,
    ],
    asset_checks=[check_tables],
    jobs=[build],
    sensors=[raw_sensor],
    resources={"project": Project()},
    loggers={"console": dg.colored_console_logger, "progress": progress_logger},
    executor=dg.in_process_executor,
)
