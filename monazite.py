"""The command line. Each word imports what it needs when it is said, so that `read` and `query` start at once."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

ROOT = Path(__file__).resolve().parent
RAW = ROOT / "raw"
OUT = ROOT / "releases"

app = typer.Typer(
    help="Raw news articles in, an open dataset of statements, quantities and events out.\n\n"
    "Begin with [bold]build[/], then ask with [bold]query[/], or look with [bold]ui[/].",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)
RawFolder = Annotated[Path, typer.Argument(metavar="[RAW]", help="Folder of raw articles, of any depth.")]
OutFolder = Annotated[
    Path, typer.Option("--out", envvar="MONAZITE_OUT", help="Folder that releases lie in.", metavar="DIR")
]
Fresh = Annotated[bool, typer.Option("--fresh", help="Read every article again, whatever the cache holds.")]
Source = Annotated[
    str, typer.Argument(metavar="FILE|-", help="A file, FILE#n for its nth record, or - for standard input.")
]
Published = Annotated[
    str | None,
    typer.Option(help="When it was published: 2025-04-07, 2025-04 or 2025.", metavar="DATE"),
]
Language = Annotated[
    str | None,
    typer.Option(help="Language of the text (BCP 47); without it, found out.", metavar="CODE"),
]


@app.command()
def build(raw: RawFolder = RAW, out: OutFolder = OUT, fresh: Fresh = False) -> None:
    """Make the release [bold]dev[/] of the articles in RAW.

    The old one is replaced as a whole, and only when every check has passed. Articles that were read before
    by the same code are not read again.

    Example: ./run build my-articles --out my-releases
    """
    from commands.build import build

    raise typer.Exit(build(raw, out, version="dev", fresh=fresh))


@app.command()
def release(
    version: Annotated[str, typer.Argument(help="YYYY.M.N, as in 2026.11.0.")],
    raw: RawFolder = RAW,
    out: OutFolder = OUT,
    date: Annotated[
        str | None,
        typer.Option(help="Day for the manifests; without it, the newest day of publication.", metavar="DAY"),
    ] = None,
    archive: Annotated[bool, typer.Option("--archive", help="Pack it into one .tar.zst too.")] = False,
    fresh: Fresh = False,
) -> None:
    """Make a numbered release, which passes the gates and is never overwritten.

    Example: ./run release 2026.11.0 --date 2026-11-30
    """
    from commands.build import build

    raise typer.Exit(build(raw, out, version=version, day=date, fresh=fresh, archive=archive))


@app.command()
def read(
    file: Source = "-",
    pretty: Annotated[bool, typer.Option("--pretty", help="The text in colour, with the fields of each find.")] = False,
    why: Annotated[bool, typer.Option("--why", help="Also where rules gave up, and for what reason.")] = False,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help='Standard input holds one {"id", "text", "published"?} a line.')
    ] = False,
    published: Published = None,
    language: Language = None,
) -> None:
    """Show what is found in one text, as lines of JSON. Makes no files.

    Example: echo '«La miniera resta chiusa», ha detto il sindaco.' | ./run read - --pretty
    """
    from commands import read as reading
    from commands.source import articles_of

    if jsonl:
        if file != "-" or pretty or why or published or language:
            raise typer.BadParameter("--jsonl reads standard input, and each line says its own day and language")
        for line in reading.answer_lines(sys.stdin.buffer):
            _print(line)
        return
    for article in articles_of(file, published=published, language=language):
        if pretty:
            from rich.console import Console

            from commands.pretty import show

            show(article, Console(highlight=False, soft_wrap=True), why=why)
        else:
            for line in reading.lines_of(article, why=why):
                _print(line)


@app.command()
def text(file: Annotated[str, typer.Argument(metavar="FILE|-", help="As for `read`.")]) -> None:
    """Print the text of a file that the spans of its rows count in, letter for letter."""
    from commands.source import articles_of

    for article in articles_of(file):
        sys.stdout.buffer.write(article.text.encode())


@app.command()
def query(
    sql: Annotated[str, typer.Argument(help="One reading statement of DuckDB's SQL.")],
    release: Annotated[
        str | None,
        typer.Option(help="Version or folder; without it, the release made last.", metavar="V"),
    ] = None,
    format: Annotated[str, typer.Option(help="table, csv, json or parquet.")] = "table",
    out: OutFolder = OUT,
) -> None:
    """Ask a release in SQL, read-only.

    Example: ./run query "select speaker_name, content from v_statements limit 5"
    """
    from pipelines.release.query import FORMATS, query

    if format not in FORMATS:
        raise typer.BadParameter(f"{format!r} is none of {', '.join(FORMATS)}", param_hint="--format")
    sys.stdout.buffer.write(query(sql, _release(release, out), format))


@app.command()
def verify(
    release: Annotated[str | None, typer.Argument(help="Version or folder; without it, the one made last.")] = None,
    raw: Annotated[
        Path | None,
        typer.Option(help="Folder of the raw articles, for those whose text is not in the release.", metavar="DIR"),
    ] = None,
    out: OutFolder = OUT,
) -> None:
    """Check a release: sums, schemas, keys, ids, database, and that each row shows what its article says."""
    from commands.verify import verify

    raise typer.Exit(verify(_release(release, out), raw))


@app.command()
def score(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="What is to be found, as JSON.")],
    articles: Annotated[
        Path, typer.Option(help="A file or folder of the articles, or a release.", metavar="FILE_OR_DIR")
    ],
    part: Annotated[str | None, typer.Option(help="Only one half: dev or test.", metavar="PART")] = None,
    show: Annotated[bool, typer.Option("--show", help="Also what was missed, wrong or false, in words.")] = False,
    write: Annotated[
        Path | None, typer.Option(help="Write the figures of all parts here, as JSON.", metavar="FILE")
    ] = None,
    date: Annotated[
        str | None, typer.Option(help="Day to write; without it, that of the newest commit.", metavar="DAY")
    ] = None,
) -> None:
    """Score what is found against gold: precision, recall and F1 by table, field, form, kind, type and rule.

    Example: ./run score benchmarks/gold/wikinews.json --articles wikinews.jsonl --part dev --show
    """
    if part not in (None, "dev", "test"):
        raise typer.BadParameter(f"{part!r} is neither dev nor test", param_hint="--part")
    if write and part:
        raise typer.BadParameter("the figures of one part alone are not written", param_hint="--write")
    from commands.score import score

    raise typer.Exit(score(gold, articles, part=part, show=show, write=write, day=date))


@app.command()
def ui(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on.", min=1, max=65535)] = 3000,
) -> None:
    """Show the graph of the tables, their checks and their history in a browser (Dagster)."""
    from commands.ui import serve

    raise typer.Exit(serve(host, port))


def _release(name: str | None, out: Path) -> Path:
    """The folder of a release by version or path."""
    from pipelines.release.place import find_release

    if name is not None and Path(name).is_dir():
        return Path(name)
    return find_release(out, name)


def _print(line: str) -> None:
    sys.stdout.buffer.write(line.encode("utf-8", "backslashreplace") + b"\n")
    sys.stdout.buffer.flush()


def main() -> None:
    """Run the command line. What a person can mend ends in one line and status 1; wrong usage in status 2."""
    from commands.errors import CommandError

    try:
        app()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except CommandError as error:
        _fail(str(error))
    except Exception as error:
        # Named by type name: importing the class would cost every word the imports of `release`.
        if type(error).__name__ != "ReleaseError":
            raise
        _fail(str(error))


def _fail(message: str) -> None:
    print(f"monazite: {message}", file=sys.stderr)
    raise SystemExit(1)


if __name__ == "__main__":
    main()
