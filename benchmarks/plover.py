"""How the event types' codes agree with the published conversion of CAMEO to PLOVER.

    python benchmarks/plover.py CAMEO2PLOVER-2021.txt

Prints each type whose category is not among those that the conversion gives for its CAMEO root, and a summary. What is
planned takes the category AGREE of root 03 by design, so `planned` is compared with that root as well.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from pathlib import Path

from schemas.plover import EVENT_TYPES

_LINE = re.compile(r"(\d{2})(\d*): *([A-Z]+)\b")


def conversion(path: Path) -> dict[str, set[str]]:
    """CAMEO root → the PLOVER categories of its codes."""
    found: dict[str, set[str]] = defaultdict(set)
    for line in path.read_text("utf-8").splitlines():
        if match := _LINE.match(line):
            found[match[1]].add(match[3])
    return found


def main(path: str) -> None:
    """Compare and print."""
    categories = conversion(Path(path))
    coded = [entry for entry in EVENT_TYPES.values() if entry.cameo]
    agreeing = 0
    for entry in coded:
        known = categories.get(entry.cameo)
        if known is None:
            print(f"{entry.name}: CAMEO {entry.cameo} has no line in the conversion ({entry.actual})")
        elif entry.actual not in known or entry.planned not in known | categories["03"]:
            print(f"{entry.name}: {entry.actual}/{entry.planned}, CAMEO {entry.cameo} is {', '.join(sorted(known))}")
        else:
            agreeing += 1
    print(f"{agreeing} of {len(coded)} coded event types agree; {len(EVENT_TYPES) - len(coded)} have no CAMEO code")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
