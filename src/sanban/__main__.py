"""The command `sanban`: starts the site, and passes anything else on to Django."""

import argparse
import os
import socket
import sys
from collections.abc import Sequence
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command, execute_from_command_line
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from sanban.jobs.attendant import Attendant

SETTINGS = "sanban.config.settings"
WSGI = "sanban.config.wsgi:application"
DEMO_FOLDER = Path(__file__).resolve().parents[2] / "var" / "demo"
DEMO_DOCUMENTS = 80
STOP_SECONDS = 10  # without a limit a worker that hangs would keep the site from stopping


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out `sanban serve`, or hand another command to Django's management."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    if given[:1] == ["serve"]:
        return serve(given[1:])
    execute_from_command_line(["sanban", *given])
    return 0


def serve(arguments: Sequence[str]) -> int:
    """Bring the database up to date and serve the site until it is stopped."""
    options = _options(arguments)
    if options.demo:
        os.environ.setdefault("SANBAN_VAR", str(DEMO_FOLDER))
    if not _is_free(options.host, options.port):
        print(
            f"端口 {options.port} 已被占用：请换一个端口再启动，例如 PORT={options.port + 1} make run。",
            file=sys.stderr,
        )
        return 1
    _prepare()
    if options.demo and not _fill_demo():
        return 1
    _serve(options.host, options.port, with_worker=options.worker)
    return 0


class _Options(argparse.Namespace):
    """Where to listen, and whether to do what is scheduled too."""

    host: str
    port: int
    worker: bool
    demo: bool


def _options(arguments: Sequence[str]) -> _Options:
    """Read the options of `sanban serve`."""
    parser = argparse.ArgumentParser(prog="sanban serve", description="启动网站")
    parser.add_argument("--host", default="127.0.0.1", help="监听地址，默认只供本机访问")
    parser.add_argument("--port", default=8000, type=_port, help="端口，默认 8000")
    parser.add_argument(
        "--no-worker",
        dest="worker",
        action="store_false",
        help="不办理定时任务，由另外的 sanban work 办理",
    )
    parser.add_argument(
        "--demo", action="store_true", help="在单独的文件夹里打开演示：人员、公文全是虚构的"
    )
    return parser.parse_args(arguments, namespace=_Options())


def _port(written: str) -> int:
    """Read a port number."""
    if not written.isdecimal() or not 1 <= int(written) <= 65535:  # noqa: PLR2004 - the range of ports
        raise argparse.ArgumentTypeError(f"端口应是 1 至 65535 之间的整数，收到的是“{written}”。")
    return int(written)


def _is_free(host: str, port: int) -> bool:
    """Tell whether nobody listens there yet."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def _prepare() -> None:
    """Make the folder for static files and bring the database up to date."""
    django.setup()
    Path(settings.STATIC_ROOT).mkdir(
        parents=True, exist_ok=True
    )  # whitenoise warns where there is none
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)


def _fill_demo() -> bool:
    """Make the demonstration up where there is none yet; refuse a folder in which people work."""
    from sanban.demo.site import is_demo_site  # noqa: PLC0415 - once the settings are there
    from sanban.org.models import Organ  # noqa: PLC0415 - as above

    if is_demo_site():
        return True
    if Organ.objects.exists():
        print(
            "这个文件夹里是真实的机关，不能作演示：请去掉 --demo，或者把 SANBAN_VAR 指到另一个文件夹。",
            file=sys.stderr,
        )
        return False
    print("第一次打开演示，正在编写人员和公文，约需一分钟……", flush=True)
    call_command("generate", documents=DEMO_DOCUMENTS)
    return True


def _serve(host: str, port: int, *, with_worker: bool = True) -> None:
    """Serve until stopped, and say where once the site listens."""
    attendant = Attendant() if with_worker else None
    server = Server(
        WSGI,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        blocking_threads=4,
        respawn_failed_workers=True,
        workers_kill_timeout=STOP_SECONDS,
        log_level=LogLevels.warning,
        websockets=False,
    )
    shown = "127.0.0.1" if host in {"0.0.0.0", "::"} else host  # noqa: S104 - compared, not bound
    if attendant:
        server.on_startup(attendant.start)
        server.on_shutdown(attendant.stop)
    server.on_startup(
        lambda: print(f"请用浏览器打开 http://{shown}:{port}/ （按 Ctrl+C 停止）", flush=True)
    )
    server.on_shutdown(lambda: print("网站已停止。", flush=True))
    server.serve()


if __name__ == "__main__":
    sys.exit(main())
