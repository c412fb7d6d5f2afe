"""What a table is: a class of rows whose columns explain themselves, declared once and asked by everything else."""

from __future__ import annotations

import dataclasses
import types
import typing
from dataclasses import MISSING, dataclass
from datetime import date
from typing import Any, NamedTuple, dataclass_transform

SCHEMA_VERSION = "1.0.0"
"""SemVer of the contract: a column added raises the second number; one renamed, dropped or
re-meant raises the first."""


class Span(NamedTuple):
    """A half-open range `[start, end)` of Unicode code points of an article's text."""

    start: int
    end: int


TYPES: dict[Any, str] = {
    str: "string",
    int: "integer",
    float: "number",
    bool: "boolean",
    date: "date",
    list[str]: "list of string",
    list[Span]: "list of span",
}
"""The annotation of a column → the name of its type; no other annotation can be a column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column as declared. `type` is one of the values of `TYPES`; see `column` for the rest."""

    name: str = ""
    type: str = ""
    nullable: bool = False
    description: str = ""
    unit: str | None = None
    key: bool = False
    foreign: str | None = None
    enum: tuple[str, ...] | None = None
    pattern: str | None = None
    minimum: float | None = None
    not_below: str | None = None
    shows: tuple[str, ...] = ()
    example: Any = None

    def __repr__(self) -> str:
        return f"Column({self.name}: {self.type}{'?' if self.nullable else ''})"


def column(
    description: str,
    *,
    unit: str | None = None,
    key: bool = False,
    foreign: str | None = None,
    enum: tuple[str, ...] | None = None,
    pattern: str | None = None,
    minimum: float | None = None,
    not_below: str | None = None,
    shows: tuple[str, ...] = (),
    example: Any = None,
    default: Any = MISSING,
) -> Any:
    """Declare a column; its type and whether it may be null come from the annotation.

    - `foreign`: the table whose key the values are (all elements of a list).
    - `enum`, `pattern` (a whole match), `minimum`: what values may be.
    - `not_below`: a column of the row that may not be greater where neither is null (`start` for `end`).
    - `shows`: evidence. The columns that hold the span (`("start", "end")`) or list of spans whose letters this
      column repeats. Where one of them is null, all are.
    - `default`: a value for new rows. Without one, nullable columns start as None and lists empty.
    """
    info = Column(
        description=description,
        unit=unit,
        key=key,
        foreign=foreign,
        enum=enum,
        pattern=pattern,
        minimum=minimum,
        not_below=not_below,
        shows=shows,
        example=example,
    )
    return dataclasses.field(default=default, metadata={"column": info})


class Table(NamedTuple):
    """What is known of a table: its columns in the contract's order, and how its rows are named and ordered."""

    name: str
    title: str
    description: str
    row: type[Row]
    columns: tuple[Column, ...]
    prefix: str | None
    """Of its ids (`sta`), or None where the key is no hash."""
    identity: tuple[str, ...]
    """The columns whose values the id is hashed from; empty where the reader makes it."""
    order: tuple[str, ...]
    """Columns that sort the rows of one article (or the whole table, where it has no articles), nulls last."""
    by_article: str | None
    """The column that leads to the article: `article_id`, the key of a table that has it, or None."""

    @property
    def key(self) -> tuple[str, ...]:
        """The columns that together are unique."""
        return tuple(c.name for c in self.columns if c.key)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all columns, in order."""
        return tuple(c.name for c in self.columns)

    def column(self, name: str) -> Column:
        """The column of that name. Raises StopIteration where the table has none."""
        return next(c for c in self.columns if c.name == name)


class Row:
    """Base of all rows. Subclasses are slotted dataclasses with keyword arguments; `TABLE` is the declaration."""

    __slots__ = ()
    TABLE: typing.ClassVar[Table]


def _column_of(field: dataclasses.Field, annotation: Any) -> Column:
    """The column of a declared field, with the type that its annotation says. Raises TypeError for a foreign type."""
    nullable = False
    if isinstance(annotation, types.UnionType) or typing.get_origin(annotation) is typing.Union:
        inner = [part for part in typing.get_args(annotation) if part is not type(None)]
        nullable, annotation = True, inner[0] if len(inner) == 1 else annotation
    if annotation not in TYPES:
        raise TypeError(f"column {field.name}: no column can be of type {annotation!r}")
    info: Column = field.metadata["column"]
    return dataclasses.replace(info, name=field.name, type=TYPES[annotation], nullable=nullable)


@dataclass_transform(kw_only_default=True, field_specifiers=(column,))
def table(
    name: str,
    title: str,
    *,
    prefix: str | None = None,
    identity: tuple[str, ...] = (),
    order: tuple[str, ...] = (),
    by_article: str | None = "article_id",
) -> typing.Callable[[type], type]:
    """Make a class of columns the row of a table; its docstring describes the table.

    Raises TypeError for a column whose type the contract does not know.
    """

    def declare(cls: type) -> type:
        hints = typing.get_type_hints(cls)
        columns = []
        for field_name in cls.__annotations__:
            field = cls.__dict__[field_name]
            field.name = field_name
            info = _column_of(field, hints[field_name])
            columns.append(info)
            if field.default is MISSING and info.type.startswith("list"):
                field.default_factory = list
            elif field.default is MISSING and info.nullable:
                field.default = None
        row = dataclass(slots=True, kw_only=True)(cls)
        description = " ".join((cls.__doc__ or "").split())
        row.TABLE = Table(name, title, description, row, tuple(columns), prefix, identity, order, by_article)
        return row

    return declare
