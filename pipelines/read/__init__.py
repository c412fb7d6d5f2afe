"""A raw record → an Article."""
