"""Rows of all articles → what they have in common: near-duplicates, one entity under two names, groups of rows."""
