"""How well and how fast words are traced to who wrote them: ``python -m benchmarks.attribution``.

Documents are written and changed by a random script of which every step is known; then every sentence,
and words of it, are asked for in every version, and the answers are compared with what was done.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import chain

from sanban.documents.domain.alignment import align
from sanban.documents.domain.attribution import Attribution, attribute
from sanban.documents.domain.comparison import compare
from sanban.documents.domain.history import history
from sanban.documents.domain.likeness import letter_pairs
from sanban.documents.domain.sentences import sentences, spoken
from sanban.documents.domain.strength import strength_changes
from sanban.documents.domain.versions import Passing, Place, VersionText

BEGAN = datetime(2026, 7, 1, 9, 0, tzinfo=UTC)
_WORDS = """
各处室 船闸运行处 综合业务处 安全监督处 技术信息处 值班人员 现场负责人 报送单位 承办人 站办公室
应当 要 须 可以 不得 一般 及时 按月 按季度 原则上
报送 核对 登记 巡查 汇总 检修 通报 培训 整改 公示 会商 演练 盘点 复核 归档 移交
过闸船舶数据 安全隐患清单 设备维护记录 值班日志 人员名册 水位观测资料 应急预案 施工方案 经费使用情况 会议材料 \
通航公告 航标巡检表 责任分工表 整改台账 车辆使用记录 仓库物资 合同文本 档案目录
逾期的说明理由 结果报站长 由专人保管 发现问题立即处置 遇节假日顺延 做到账实相符 并抄送办公室 不留空项 \
以书面形式为准 每次不少于两人 由分管领导签字 存档备查 列入年度考核 限当日完成
"""
_SUBJECTS, _MODALS, _VERBS, _OBJECTS, _TAILS = (line.split() for line in _WORDS.split("\n") if line)
_SUBSTITUTES = "洲峡泊舫桅舵锚缆橹篷舷艏艉舱艇筏"


@dataclass
class Token:
    """A sentence as it really was: its words, the version of each character and of the whole.

    ``former`` is what it was in the version before.
    """

    text: str
    ages: list[int]
    written: int
    is_repeated: bool = False
    former: Token | None = None

    def next(self) -> Token:
        """Return the same sentence, to be changed in the next version."""
        return Token(self.text, list(self.ages), self.written, self.is_repeated, self)

    def become(self, former: Token) -> None:
        """Be the same as ``former`` was, whose words these are again."""
        self.ages, self.written, self.former = list(former.ages), former.written, former


Draft = list[list[Token]]


@dataclass
class Script:
    """Random steps on a draft; ``share`` is how often a sentence is typed that is there already.

    ``is_distinct`` where no new sentence may look like another one reworded.
    """

    chance: random.Random
    share: float = 0.0
    is_distinct: bool = False
    draft: Draft = field(default_factory=list)
    used: set[str] = field(default_factory=set)

    def sentence(self, number: int) -> Token:
        """Return a new sentence of version ``number``, or one that says what another says."""
        if self.draft and self.chance.random() < self.share:
            model = self.chance.choice([token for line in self.draft for token in line] or [None])
            if model:
                model.is_repeated = True
                return Token(model.text, [number] * len(model.text), number, is_repeated=True)
        text = self._words()
        while spoken(text) in self.used or (self.is_distinct and self._is_like_another(text)):
            text = self._words()
        self.used.add(spoken(text))
        return Token(text, [number] * len(text), number)

    def _is_like_another(self, text: str) -> bool:
        pairs = letter_pairs(spoken(text))
        others = (letter_pairs(other) for other in self.used)
        return any(2 * len(pairs & other) > 0.3 * (len(pairs) + len(other)) for other in others)

    def _words(self) -> str:
        pick = self.chance.choice
        clauses = [
            f"{pick(_SUBJECTS)}{pick(_MODALS)}{pick(_VERBS)}{pick(_OBJECTS)}",
            *(pick(_TAILS) for _ in range(self.chance.randint(0, 2))),
        ]
        return "，".join(clauses) + pick("。。。。；")

    def first(self, paragraphs: int) -> None:
        """Write version 1."""
        for _ in range(paragraphs):
            self.draft.append([self.sentence(1) for _ in range(self.chance.randint(1, 5))])

    def step(self, kind: str, number: int) -> None:
        """Do one thing to the draft in version ``number``."""
        if not self.draft:
            self.draft.append([self.sentence(number)])
        getattr(self, f"_{kind}")(number)
        self.draft = [line for line in self.draft if line]

    def begin(self) -> None:
        """Begin the next version."""
        self.draft = [[token.next() for token in line] for line in self.draft]

    def finish(self, before: Draft) -> None:
        """Let what was changed and changed back, or deleted and typed again, be what it was."""
        tokens = [token for line in self.draft for token in line]
        for token in tokens:
            if token.former and token.former.text == token.text:
                token.become(token.former)
            elif token.former and token.former.text[-1] == token.text[-1]:
                token.ages[-1] = token.former.ages[-1]
        kept = {
            id(token.former) for token in tokens if token.former and token.former.text == token.text
        }
        gone: dict[str, list[Token]] = {}
        retyped: set[int] = set()
        for token in (token for line in before for token in line if id(token) not in kept):
            gone.setdefault(token.text, []).append(token)
        for token in tokens:
            if id(token.former) not in kept and gone.get(token.text):
                token.become(gone[token.text].pop())
                retyped.add(id(token.former))
        for token in tokens:
            # What it was changed from is there as well: whose its words are is a matter of words.
            token.is_repeated |= id(token.former) in retyped

    def _spot(self) -> tuple[list[Token], int]:
        line = self.chance.choice(self.draft)
        return line, self.chance.randrange(len(line))

    def _insert(self, number: int) -> None:
        line, at = self._spot()
        line.insert(at + self.chance.randint(0, 1), self.sentence(number))

    def _delete(self, _number: int) -> None:
        line, at = self._spot()
        del line[at]

    def _move(self, _number: int) -> None:
        line, at = self._spot()
        token = line.pop(at)
        target = self.chance.choice(self.draft)
        target.insert(self.chance.randint(0, len(target)), token)

    def _retype(self, _number: int) -> None:
        """Delete a sentence and type it again, in a paragraph of its own: the same sentence."""
        line, at = self._spot()
        self.draft.insert(self.chance.randint(0, len(self.draft)), [line.pop(at)])

    def _split(self, _number: int) -> None:
        place = self.chance.randrange(len(self.draft))
        line = self.draft[place]
        at = self.chance.randrange(len(line))
        self.draft[place : place + 1] = [line[:at], line[at:]]

    def _merge(self, _number: int) -> None:
        place = self.chance.randrange(len(self.draft))
        self.draft[place : place + 2] = [[*chain.from_iterable(self.draft[place : place + 2])]]

    def _substitute(self, number: int) -> None:
        """Write one to three other characters in the place of one to three."""
        line, at = self._spot()
        token = line[at]
        start = self.chance.randrange(len(token.text) - 1)
        end = min(start + self.chance.randint(1, 3), len(token.text) - 1)
        words = "".join(self.chance.sample(_SUBSTITUTES, self.chance.randint(1, 3)))
        token.text = token.text[:start] + words + token.text[end:]
        token.ages[start:end] = [number] * len(words)
        token.written, token.is_repeated = number, False
        self.used.add(spoken(token.text))

    def _punctuate(self, number: int) -> None:
        """Write another stop at the end."""
        line, at = self._spot()
        token = line[at]
        token.text = token.text[:-1] + ("；" if token.text[-1] == "。" else "。")
        token.ages[-1] = token.written = number


KINDS = ("insert", "delete", "move", "retype", "split", "merge", "substitute", "punctuate")


@dataclass(frozen=True)
class Story:
    """A document with what was really done to it: versions, and the sentences of each."""

    versions: tuple[VersionText, ...]
    drafts: tuple[Draft, ...]
    passings: tuple[Passing, ...]


def story(
    seed: int, versions: int = 6, paragraphs: int = 8, steps: int = 8, share: float = 0.0
) -> Story:
    """Return a document written by a random script; the same seed writes the same."""
    chance = random.Random(seed)  # noqa: S311 - a script, not a secret
    rounds = [chance.choices(KINDS, k=chance.randint(1, steps)) for _ in range(versions - 1)]
    return told(Script(chance, share), rounds, paragraphs)


def told(script: Script, rounds: Iterable[Iterable[str]], paragraphs: int) -> Story:
    """Return what a script makes of a first version in so many rounds of steps, a version each."""
    script.first(paragraphs)
    drafts = [script.draft]
    for number, kinds in enumerate(rounds, start=2):
        script.begin()
        for kind in kinds:
            script.step(kind, number)
        script.finish(drafts[-1])
        drafts.append(script.draft)
    texts = tuple(version(number, draft) for number, draft in enumerate(drafts, start=1))
    passings = tuple(passing(text, sequence) for sequence, text in enumerate(texts, start=1))
    return Story(texts, tuple(drafts), passings)


def version(number: int, draft: Draft) -> VersionText:
    """Return a draft as a version, by an author of its own."""
    paragraphs = tuple("".join(token.text for token in line) for line in draft)
    digest = sha256("\n".join(paragraphs).encode()).hexdigest()
    at = BEGAN + timedelta(days=number)
    return VersionText(number, digest, f"p{number}", f"作者{number}", "科员", at, paragraphs)


def passing(text: VersionText, sequence: int) -> Passing:
    """Return somebody letting a version pass an hour after it was made."""
    at = text.at + timedelta(hours=1)
    return Passing(
        f"r{sequence}", f"审核{sequence}", "处长", "审核", "同意", at, text.digest, sequence
    )


@dataclass(frozen=True)
class Asked:
    """A place of a version, and the version in which its words were really written."""

    version: int
    place: Place
    written: int
    is_repeated: bool


def questions(document: Story, chance: random.Random) -> Iterator[Asked]:
    """Yield every sentence of every version, and for each some words in it."""
    for text, draft in zip(document.versions, document.drafts, strict=True):
        said = Counter(spoken(token.text) for line in draft for token in line)
        for paragraph, line in enumerate(draft):
            at = 0
            for token in line:
                end = at + len(token.text)
                repeated = token.is_repeated or said[spoken(token.text)] > 1
                yield Asked(text.number, Place(paragraph, at, end), token.written, repeated)
                start = chance.randrange(len(token.text) - 4)
                size = chance.randint(4, 8)
                ages = token.ages[start : start + size]
                words = Place(paragraph, at + start, min(at + start + size, end))
                yield Asked(text.number, words, max(ages), repeated)
                at = end


@dataclass
class Score:
    """How the answers compare with what was done."""

    right: int = 0
    unknown: int = 0
    wrong: int = 0

    def add(self, asked: Asked, answer: Attribution) -> bool:
        """Count an answer; return whether it names a wrong version."""
        if answer.introduced is None:
            self.unknown += 1
        elif answer.introduced.version == asked.written:
            self.right += 1
        else:
            self.wrong += 1
            return True
        return False

    def __str__(self) -> str:
        asked = self.right + self.unknown + self.wrong
        share = 100 * self.right / max(asked, 1)
        return f"{asked:,} 问，答对 {self.right:,}（{share:.2f}%），说不清 {self.unknown:,}，答错 {self.wrong:,}"


def judge(seeds: range, share: float, shown: int = 0) -> dict[str, Score]:
    """Ask for everything in the stories of these seeds."""
    scores = {name: Score() for name in ("整句", "句中几个字", "重复的整句", "重复句中几个字")}
    for seed in seeds:
        document = story(seed, share=share)
        known = history(document.versions)
        for place, asked in enumerate(questions(document, random.Random(seed))):  # noqa: S311 - a script, not a secret
            answers = attribute(known, document.passings, asked.version, asked.place)
            name = ("重复" if asked.is_repeated else "") + ("句中几个字" if place % 2 else "整句")
            name = name.replace("重复整句", "重复的整句")
            for answer in answers[:1]:
                if scores[name].add(asked, answer) and shown:
                    shown -= 1
                    print(seed, asked, answer.words, answer.introduced, sep="\n  ")
    return scores


def _print_accuracy(stories: int, shown: int) -> None:
    for title, share in (("没有重复的句子", 0.0), ("新写的句子有三成照抄已有的", 0.3)):
        print(f"{title}，{stories} 份文件、各 6 版：")
        for name, score in judge(range(stories), share, shown).items():
            if score.right + score.unknown + score.wrong:
                print(f"  {name}：{score}")


def _long(characters: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return some 300 pages, and the same after 600 random steps."""
    script = Script(random.Random(7))  # noqa: S311 - a script, not a secret
    while sum(len(token.text) for line in script.draft for token in line) < characters:
        script.first(50)
    before = version(1, script.draft).paragraphs
    script.begin()
    for number in range(600):
        script.step(KINDS[number % len(KINDS)], 2)
    return before, version(2, script.draft).paragraphs


def _print_speed() -> None:
    before, after = _long(150_000)
    size = sum(map(len, before))
    count = len(sentences(before))
    print(f"{size:,} 字、{count:,} 句，改动 600 处：")
    seconds = _seconds(lambda: align(before, after))
    print(f"  逐句对齐 {seconds:.2f} 秒；要求 ≤ 2 秒")
    texts = [_numbered(1, before), _numbered(2, after)]
    print(f"  整篇比对（花脸稿）{_seconds(lambda: compare(texts[0], texts[1])):.2f} 秒")
    print(f"  整篇语义强弱 {_seconds(lambda: strength_changes(before, after)):.2f} 秒")
    known = history(texts)
    middle = Place(len(after) // 2, 0, 20)
    print(f"  问一处，已对齐 {1000 * _seconds(lambda: attribute(known, (), 2, middle)):.0f} 毫秒")
    rewritten = tuple(line[::-1] for line in after)
    print(f"  另一篇毫不相干的（逐字倒写）对齐 {_seconds(lambda: align(before, rewritten)):.2f} 秒")
    alike = tuple(f"第{number}处：{before[number % 7]}" for number in range(len(before)))
    others = tuple(f"第{number + 1}处：{before[number % 7]}" for number in range(len(before)))
    print(f"  处处相似的对齐 {_seconds(lambda: align(alike, others)):.2f} 秒")


def _numbered(number: int, paragraphs: tuple[str, ...]) -> VersionText:
    return VersionText(number, str(number), str(number), f"作者{number}", "", BEGAN, paragraphs)


def _seconds(action: Callable[[], object]) -> float:
    taken = []
    for _ in range(3):
        began = time.process_time()
        action()
        taken.append(time.process_time() - began)
    return sorted(taken)[1]


def main() -> None:
    """Print accuracy and speed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, default=300, help="随机文件的份数")
    parser.add_argument("--wrong", type=int, default=0, help="列出这么多处答错的")
    arguments = parser.parse_args()
    _print_accuracy(arguments.stories, arguments.wrong)
    _print_speed()


if __name__ == "__main__":
    main()
