"""A Document → rows of statements, quantities and events."""
