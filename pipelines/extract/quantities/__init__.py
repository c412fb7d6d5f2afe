"""How much of what: measured and counted numbers, what they measure, and who gives them."""

from pipelines.extract.quantities.extract import extract_quantities

__all__ = ["extract_quantities"]
