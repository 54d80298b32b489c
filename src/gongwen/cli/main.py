"""Find the command, run it, and turn whatever goes wrong into one Chinese sentence."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from gongwen.cli import check, correct, explain, inspect, rules, typeset

CLEAN, FOUND, FAILED = 0, 1, 2
_INTERRUPTED = 130  # what shells report for Ctrl+C


class Parser(argparse.ArgumentParser):
    """A parser whose complaints are Chinese."""

    def error(self, message: str) -> NoReturn:
        """Tell how to get help, and end."""
        self.exit(FAILED, f"参数写法有误（{message}），请运行 {self.prog} --help 查看用法。\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return 0 if clean, 1 if something was found, 2 if something failed."""
    _use_utf8()
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except KeyboardInterrupt:
        print("已中断。", file=sys.stderr)
        return _INTERRUPTED
    except BrokenPipeError:
        # The reader (head, less) has gone; Python would complain again while it closes stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except Exception as error:  # noqa: BLE001 -- the last resort: people never see a traceback
        return _failed(error, debug=options.debug)


def _use_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def _parser() -> Parser:
    parser = Parser(
        prog="gongwen",
        description="离线检查和排版机关公文：文字、标点、格式、依据。",
        add_help=False,
    )
    _add_common(parser)
    parser.add_argument("--version", action="version", version=_version(), help="显示版本")
    commands = parser.add_subparsers(
        title="命令", metavar="命令", required=True, parser_class=Parser
    )
    for command in (check, typeset, correct, inspect, explain, rules):
        own = commands.add_parser(
            command.NAME, help=command.HELP, description=command.HELP, add_help=False
        )
        _add_common(own)
        command.add_arguments(own)
        own.set_defaults(run=command.run)
    return parser


def _add_common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-h", "--help", action="help", help="显示用法")
    parser.add_argument(
        "--debug",
        action="store_true",
        default=argparse.SUPPRESS if parser.prog != "gongwen" else False,
        help="程序出错时显示详细信息",
    )


def _version() -> str:
    from gongwen import __version__

    return f"gongwen {__version__}"


def _failed(error: Exception, *, debug: bool) -> int:
    from gongwen.formats.errors import UnreadableFile

    if debug:
        raise error
    if isinstance(error, UnreadableFile):
        print(error.message, file=sys.stderr)
    elif isinstance(error, OSError) and error.filename:
        print(f"无法写入或读取“{error.filename}”，请检查路径、权限和磁盘空间。", file=sys.stderr)
    else:
        print(
            f"程序内部出错（{type(error).__name__}），请加上 --debug 再运行一次，把显示的内容发给开发者。",
            file=sys.stderr,
        )
    return FAILED
