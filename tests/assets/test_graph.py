"""The graph of assets as a snapshot: whoever changes it says so in the same commit."""

from __future__ import annotations

from pathlib import Path

import dagster as dg

from assets.definitions import defs
from schemas import TABLES

SNAPSHOT = Path(__file__).with_name("graph.txt")


def described() -> str:
    """One line an asset: group, name, what it is made of; below it its checks, `!` before those that block."""
    graph = defs.resolve_asset_graph()
    lines = []
    for key in sorted(graph.get_all_asset_keys()):
        node = graph.get(key)
        parents = " ".join(sorted(parent.to_user_string() for parent in node.parent_keys))
        lines.append(f"{node.group_name} {key.to_user_string()} <- {parents}".rstrip(" <-"))
        checks = sorted(graph.get_check_keys_for_assets({key}), key=lambda check: check.name)
        for check in checks:
            lines.append(f"  {'!' if graph.get_check_spec(check).blocking else ' '} {check.name}")
    return "\n".join(lines) + "\n"


def test_the_graph_is_as_it_was():
    assert described() == SNAPSHOT.read_text("utf-8"), "if it is meant: write described() into graph.txt"


def test_every_table_is_an_asset_with_blocking_checks():
    graph = defs.resolve_asset_graph()
    for name in set(TABLES) - {"changes"}:
        specs = [graph.get_check_spec(key) for key in graph.get_check_keys_for_assets({dg.AssetKey(name)})]
        assert {spec.name for spec in specs if spec.blocking} >= {"schema", "keys"}


def test_every_asset_says_what_it_is():
    graph = defs.resolve_asset_graph()
    assert not [key for key in graph.get_all_asset_keys() if not graph.get(key).description]
