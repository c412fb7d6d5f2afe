"""How a table is made: bytes → Article → Document → rows → frames → files. Knows no Dagster."""
