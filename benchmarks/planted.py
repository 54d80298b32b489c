"""How many planted faults are found at the right place: ``python -m benchmarks.planted``."""

from __future__ import annotations

import argparse
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from itertools import chain

from benchmarks.plants.documents import document_plants
from benchmarks.plants.plant import Judged, Plant, judge
from benchmarks.plants.wording import sentence_plants
from benchmarks.plants.words import collocation_plants, word_plants
from gongwen.checking.engine import catalogue
from gongwen.rulebook.groups import group_of

CANNOT = {
    "HDR-02": "标有密级的文件在读取时即被拒绝，走不到规则",
    "SEC-05": "标有密级的文件在读取时即被拒绝，走不到规则",
    "SEC-08": "标有密级的文件在读取时即被拒绝，走不到规则",
}
# Fewer than five: only one specimen, of one shape, can bear the fault.
FEW = {
    **dict.fromkeys(("LTR-02", "LTR-03", "LTR-04", "LTR-05", "PGN-06"), "只有一份信函格式的样件"),
    **dict.fromkeys(("CT-12", "SY-31"), "只有一份函的样件"),
    **dict.fromkeys(("CT-20", "CT-21", "CT-22"), "只有一份通报的样件，缺一项就是一项"),
    **dict.fromkeys(("CT-31", "CT-11"), "只有一份纪要、一份批复的样件"),
    "TBL-03": "样件里只有一张金额表",
    "TY-15": "只有通知、通报两份样件有“如下”引语",
    "EP-08": "要有小标题且导语短的样件",
    **dict.fromkeys(("RT-03", "RT-05"), "只有请示、报告两份上行文样件"),
    **dict.fromkeys(("RT-11", "RT-13"), "能改成部门发文、联合发文的样件不够"),
}
JOBS = 2


@cache
def plants() -> tuple[Plant, ...]:
    """Return every plant there is."""
    return tuple(chain(sentence_plants(), document_plants(), collocation_plants(), word_plants()))


def _judge(number: int) -> Judged:
    return judge(plants()[number])


def main() -> None:
    """Print the share found for every group, and what was missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="只种编号以此开头的规则的错误")
    parser.add_argument("--misses", action="store_true", help="逐条列出漏检")
    arguments = parser.parse_args()
    numbers = [
        number for number, plant in enumerate(plants()) if plant.codes[0].startswith(arguments.only)
    ]
    began = time.perf_counter()
    with ProcessPoolExecutor(JOBS) as pool:
        judged = list(pool.map(_judge, numbers, chunksize=40))
    _print(judged, time.perf_counter() - began, list_misses=arguments.misses)
    if not arguments.only:
        _print_unplanted(judged)


def _print(judged: list[Judged], seconds: float, *, list_misses: bool) -> None:
    groups: dict[str, list[Judged]] = defaultdict(list)
    for one in judged:
        groups[group_of(one.codes[0]).label].append(one)
    for label, members in groups.items():
        print(f"{label}\t{_share(members)}")
    print(f"合计\t{_share(judged)}\t{seconds:.0f} 秒")
    if list_misses:
        for one in judged:
            if not one.is_found:
                print(f"漏\t{one.codes[0]}\t{one.what}\t{one.instead}")


def _share(judged: Iterable[Judged]) -> str:
    found = [one.is_found for one in judged]
    return f"{sum(found)}/{len(found)}\t{sum(found) / len(found):.1%}"


def _print_unplanted(judged: list[Judged]) -> None:
    counts: dict[str, int] = defaultdict(int)
    for one in judged:
        counts[one.codes[0]] += 1
    for rule in catalogue_rules():
        if rule in CANNOT:
            print(f"不种\t{rule}\t{CANNOT[rule]}")
        elif counts[rule] < 5:
            print(f"不足五个\t{rule}\t{counts[rule]} 个\t{FEW.get(rule, '')}")


def catalogue_rules() -> Iterator[str]:
    """Yield the code of every rule."""
    return (rule.code for rule in catalogue())


if __name__ == "__main__":
    main()
