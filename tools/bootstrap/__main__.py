"""Entry point of `python3 -m bootstrap COMMAND`.

Written so that any Python 3 can read it: an old one must live long enough to say that it is old.
"""

import os
import shutil
import sys

OLDEST = (3, 11)
NEWER_NAMES = ("python3.14", "python3.13", "python3.12", "python3.11")


def use_new_enough_python() -> None:
    """Continue under a Python that is new enough, or say in one sentence that there is none."""
    if sys.version_info >= OLDEST:
        return
    for name in NEWER_NAMES:
        found = shutil.which(name)
        if found:
            os.execv(found, [found, "-m", "bootstrap", *sys.argv[1:]])  # noqa: S606 - no shell wanted
    found_version = ".".join(str(part) for part in sys.version_info[:2])
    sys.exit(
        "需要 Python 3.11 或更新版本，本机的 python3 是 " + found_version + "；"
        "请安装后重试，或指定已装好的：make run PYTHON=/usr/bin/python3.11"
    )


if __name__ == "__main__":
    use_new_enough_python()
    from bootstrap.commands import main

    sys.exit(main(sys.argv[1:]))
