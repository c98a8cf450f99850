"""The command line: wiring and exit codes, nothing else.

Results go to standard output or to the files of `--output`; everything else to standard error.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import click

from auditor import __version__, outputs, reports
from auditor.config import SEVERITIES, Misconfigured, Settings, load
from auditor.library.imprint import LibraryError
from auditor.network.evidence import StoreUnusable
from auditor.outputs import BUG, CLEAN, INTERRUPTED, USAGE

REFERENCE_FORMATS = ("jsonl",)


class UserError(click.ClickException):
    """One line for the user, exit code 2."""

    exit_code = USAGE

    def show(self, file: Any = None) -> None:
        click.echo(f"citation-auditor: {self.format_message()}", file=file, err=file is None)


def source_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say what is asked, shared by every command that asks."""
    options = (
        click.option("--library", "libraries", multiple=True, metavar="LIB", help="A local library; repeatable."),
        click.option("--offline", is_flag=True, default=None, help="Send nothing: ask libraries and stored replies."),
        click.option("--source", "sources", multiple=True, metavar="NAME", help="Ask only this source; repeatable."),
        click.option("--contact", metavar="EMAIL", help="Your address, for services that ask for one."),
        click.option("--store", metavar="PATH", help="Where replies are kept."),
        click.option("--jobs", metavar="N", help="Questions under way at once."),
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="citation-auditor")
def cli() -> None:
    """Check the studies an article cites and the experts it quotes against bibliographic sources."""


@cli.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH|URL|-…")
@click.option("--format", "form", type=click.Choice(reports.names()), default="text", show_default=True)
@click.option("--output", "files", multiple=True, metavar="F=PATH", help="Also write format F to PATH; repeatable.")
@click.option("--fail-on", type=click.Choice([*SEVERITIES, "never"]), help="Exit 1 from this severity on.")
@click.option("--ignore", multiple=True, metavar="CIT…", help="Hide a rule's findings; verdicts stay.")
@click.option("--pages", metavar="N", help="Fetch at most N pages that an article links to; 0: none.")
@click.option("--selector", metavar="CSS", help="The article's own part of a page.")
@click.option("--stdin-filename", metavar="NAME", help="What to call standard input, and how to read it.")
@click.option("-q", "--quiet", is_flag=True, help="Nothing on standard output; files only.")
@source_options
def check(paths: tuple[str, ...], form: str, files: tuple[str, ...], quiet: bool, **flags: Any) -> None:
    """Audit articles: files, URLs, or - for standard input."""
    from auditor.commands import check as command

    stdin_name = flags.pop("stdin_filename")
    settings = _settings(flags)
    hidden = command.hidden(settings)
    targets = command.targets(files)
    report = command.run(paths, settings, stdin_name)
    shown = outputs.without(report, hidden)
    for target in targets:
        command.write(shown, target)
    if not quiet and (report.audited or form != "text"):  # the troubles are told below
        command.show(shown, form)
    for trouble in report.troubles:
        click.echo(f"citation-auditor: {trouble.path}: {trouble.message}", err=True)
    sys.exit(outputs.exit_code(shown, settings.fail_on))


@cli.command()
@click.argument("file", metavar="FILE.jsonl")
@click.option("--format", "form", type=click.Choice(REFERENCE_FORMATS), default="jsonl", show_default=True)
@source_options
def match(file: str, form: str, **flags: Any) -> None:  # noqa: ARG001 - one format so far
    """Match references, one JSON object a line: {"id", "reference"} or {"id", "fields"}."""
    from auditor.commands import match as command

    for line in command.run(file, _settings(flags)):
        click.echo(line)


@cli.group()
def library() -> None:
    """Build and describe local libraries."""


@library.command("build")
@click.argument("target", metavar="LIB")
@click.argument("works", nargs=-1, required=True, metavar="SOURCE…")
@click.option("--retractions", metavar="CSV", help="The Retraction Watch CSV.")
def library_build(target: str, works: tuple[str, ...], retractions: str | None) -> None:
    """Build LIB from works .jsonl[.gz], Crossref JSON or PubMed XML files."""
    from auditor.commands import library as command

    command.build(target, works, retractions)


@library.command("info")
@click.argument("target", metavar="LIB")
def library_info(target: str) -> None:
    """Describe a library."""
    from auditor.commands import library as command

    command.describe(target)


@cli.command()
@click.argument("code", required=False, metavar="[CITnnn]")
def explain(code: str | None) -> None:
    """Explain a rule, or list them all."""
    from auditor.commands import explain as command

    click.echo(command.page(code) if code else command.catalogue())


@cli.command()
@source_options
def doctor(**flags: Any) -> None:
    """Show which sources answer, which keys are set, and where replies are kept."""
    from auditor.commands import doctor as command

    sys.exit(command.run(_settings(flags)))


@cli.group()
def cache() -> None:
    """Look after the store of replies."""


@cache.command("info")
@click.option("--store", metavar="PATH", help="Where replies are kept.")
def cache_info(store: str | None) -> None:
    """What the store holds."""
    from auditor.commands import cache as command

    command.describe(_settings({"store": store}))


@cache.command("clear")
@click.option("--store", metavar="PATH", help="Where replies are kept.")
@click.option("--older-than", type=float, metavar="DAYS", help="Only replies older than this.")
def cache_clear(store: str | None, older_than: float | None) -> None:
    """Forget stored replies."""
    from auditor.commands import cache as command

    command.clear(_settings({"store": store}), older_than)


@cache.command("export")
@click.argument("target", type=click.Path(dir_okay=False))
@click.option("--store", metavar="PATH", help="Where replies are kept.")
def cache_export(target: str, store: str | None) -> None:
    """Write every stored reply to TARGET, one JSON object a line."""
    from auditor.commands import cache as command

    command.export(_settings({"store": store}), Path(target))


def _settings(flags: dict[str, Any]) -> Settings:
    given = {key: list(value) if isinstance(value, tuple) else value for key, value in flags.items()}
    return load(Path.cwd(), os.environ, {key: value for key, value in given.items() if value not in (None, [])})


def main() -> NoReturn:
    """Run the command line and exit: 0, 1, 2 or 3 as documented, 70 for a fault of our own."""
    outputs.prepare_streams()
    try:
        cli.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (Misconfigured, LibraryError, StoreUnusable) as error:
        UserError(str(error)).show()
        sys.exit(USAGE)
    except (click.Abort, KeyboardInterrupt):
        outputs.leave_at_once(INTERRUPTED)
    except BrokenPipeError:
        outputs.silence_stdout()
        sys.exit(CLEAN)
    except Exception:
        traceback.print_exc()
        sys.exit(BUG)
    sys.exit(0)
