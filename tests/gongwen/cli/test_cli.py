"""The command line says what is wrong in Chinese, ends with the right status, and never breaks."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from gongwen import __version__
from gongwen.cli import main
from tests.gongwen.formats import attacks

FAULTY = "关于检查的通知\n各单位:请于6月1日前报送。"
CLEAN = "会议定于上午召开。"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """Return a plain text with a fault."""
    path = tmp_path / "通知.txt"
    path.write_text(FAULTY, encoding="utf-8")
    return path


def run(
    *arguments: str | Path, stdin: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the command line as a process of its own."""
    command = [sys.executable, "-m", "gongwen", *map(str, arguments)]
    return subprocess.run(
        command, input=stdin, capture_output=True, check=False, env=environment or None, timeout=60
    )


def test_a_process_tells_clean_from_faulty_from_unreadable(tmp_path: Path, draft: Path) -> None:
    """The exit status is 0, 1 or 2."""
    clean = tmp_path / "好.txt"
    clean.write_text(CLEAN, encoding="utf-8")
    done = run("check", draft, "--today", "2026-05-01")
    assert done.returncode == 1
    assert "PUN-01" in done.stdout.decode()
    assert done.stderr == b""
    assert run("check", clean).returncode == 0
    missing = run("check", tmp_path / "无.docx")
    assert missing.returncode == 2
    assert "找不到文件" in missing.stdout.decode()


def test_standard_input_is_read() -> None:
    """A dash reads what is piped in, text or Word."""
    assert "PUN-01" in run("check", "-", stdin=FAULTY.encode()).stdout.decode()
    assert run("check", "-", stdin=attacks.honest()).returncode in {0, 1}
    assert run("check", "-").returncode == 2


def test_output_is_utf8_wherever_it_runs(draft: Path) -> None:
    """A terminal without Chinese does not break the report."""
    done = run("check", draft, LANG="C", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert done.returncode == 1
    assert "半角标点" in done.stdout.decode("utf-8")


@pytest.mark.parametrize("name", attacks.ATTACKS)
def test_an_attack_gives_one_sentence_and_status_2(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No attack leads to a traceback."""
    path = tmp_path / "文件.docx"
    path.write_bytes(attacks.ATTACKS[name][0]())
    assert main(["check", str(path)]) == 2
    shown = capsys.readouterr()
    assert attacks.ATTACKS[name][2] in shown.out
    assert "Traceback" not in shown.out + shown.err


def test_a_marked_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing of a marked file is shown, only that it may not be handled here."""
    path = tmp_path / "a.txt"
    path.write_text("机 密★一年\n绝不能外传的内容:请办。", encoding="utf-8")
    for command in (["check"], ["inspect"]):
        assert main([*command, str(path)]) == 2
        shown = capsys.readouterr()
        assert "密级" in shown.out + shown.err
        assert "外传" not in shown.out + shown.err


@pytest.mark.parametrize("form", ["text", "json", "sarif", "html"])
@pytest.mark.parametrize("to_file", [False, True])
def test_every_format_goes_to_the_screen_or_a_file(
    form: str, draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], *, to_file: bool
) -> None:
    """The report is the same text in both places."""
    target = tmp_path / "报告"
    output = ["--output", str(target)] if to_file else []
    assert main(["check", str(draft), "--format", form, *output]) == 1
    shown = capsys.readouterr().out
    text = target.read_text(encoding="utf-8") if to_file else shown
    assert "PUN-01" in text
    assert bool(shown) is not to_file
    if form in {"json", "sarif"}:
        json.loads(text)


def test_a_folder_is_checked_with_a_summary(
    tmp_path: Path, draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A bad file is told and the rest is checked, by one process or two, in the order of names."""
    (tmp_path / "坏.docx").write_bytes(b"%PDF-1.4")
    reports = []
    for jobs in ("1", "2"):
        assert main(["check", str(tmp_path), "--jobs", jobs]) == 2
        reports.append(capsys.readouterr().out)
    assert reports[0] == reports[1]
    assert "共 2 个文件" in reports[0]
    assert str(draft) in reports[0]
    assert main(["check", str(tmp_path), "--severity", "S0", "--format", "json"]) == 2


def test_an_empty_folder_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing to check is no success."""
    assert main(["check", str(tmp_path)]) == 2
    assert "没有可以检查的公文" in capsys.readouterr().err


def test_severity_leaves_out_what_is_milder(
    draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Findings below the wanted severity neither show nor count."""
    assert main(["check", str(draft), "--severity", "S0"]) == 0
    assert "PUN-01" not in capsys.readouterr().out


def test_a_house_is_given_by_hand(
    draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A profile switches a rule off, with its reason in the report; a bad one stops at once."""
    house = tmp_path / "own.toml"
    house.write_text('[rules]\nPUN-01 = { severity = "off", reason = "旧稿" }', encoding="utf-8")
    main(["check", str(draft), "--house", str(house)])
    shown = capsys.readouterr().out
    assert "半角标点" not in shown
    assert "停用规定级规则 PUN-01，理由：旧稿" in shown
    house.write_text("[rules", encoding="utf-8")
    assert main(["check", str(draft), "--house", str(house)]) == 2
    assert "第 1 行" in capsys.readouterr().err


def test_files_with_marks_and_with_corrections_are_written(draft: Path, tmp_path: Path) -> None:
    """The annotated file is a Word file with comments, the corrected one a text; the draft stays."""
    annotated, fixed = tmp_path / "批注.docx", tmp_path / "改.txt"
    assert main(["check", str(draft), "--annotate", str(annotated), "--fix", str(fixed)]) == 1
    with zipfile.ZipFile(io.BytesIO(annotated.read_bytes())) as archive:
        assert "PUN-01" in archive.read("word/comments.xml").decode()
    assert "各单位：请" in fixed.read_text(encoding="utf-8")
    assert draft.read_text(encoding="utf-8") == FAULTY


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        ([], "--help"),
        (["chek"], "--help"),
        (["check"], "--help"),
        (["check", "{draft}", "--today", "昨天"], "2026-05-06"),
        (["check", "{draft}", "--jobs", "0"], "1 以上"),
        (["check", "{draft}", "{draft}", "--fix", "{folder}/a"], "一次只能"),
        (["check", "{folder}", "--annotate", "{folder}/a"], "一次只能"),
        (["check", "{draft}", "--output", "{folder}/none/a"], "无法写入"),
        (["inspect", "{folder}/none"], "找不到"),
        (["explain", "PUN-1"], "PUN-01"),
        (["explain", "?"], "gongwen rules"),
    ],
)
def test_a_slip_gives_one_chinese_sentence(
    arguments: list[str], word: str, draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever is typed wrongly is told, with status 2."""
    filled = [one.format(draft=draft, folder=draft.parent) for one in arguments]
    try:
        status = main(filled)
    except SystemExit as ended:
        status = int(ended.code or 0)
    shown = capsys.readouterr().err
    assert status == 2
    assert word in shown
    assert shown.endswith("。\n")
    assert "Traceback" not in shown


def test_an_error_of_ours_is_no_traceback(
    draft: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Only those who ask see the details."""

    def fail(_: object) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr("gongwen.cli.check.run", fail)
    assert main(["check", str(draft)]) == 2
    assert "--debug" in capsys.readouterr().err
    with pytest.raises(ZeroDivisionError):
        main(["check", str(draft), "--debug"])


def test_a_document_is_inspected(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The outline tells element, confidence and reason."""
    assert main(["inspect", str(draft)]) == 0
    shown = capsys.readouterr().out
    assert "标题：关于检查的通知" in shown
    assert "把握" in shown
    assert "理由：" in shown
    assert main(["inspect", str(draft), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["kind"] == "title"


def test_rules_are_explained_and_listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A code in small letters will do; the pages go where they should."""
    assert main(["explain", "pun-01"]) == 0
    assert "半角标点" in capsys.readouterr().out
    assert main(["rules"]) == 0
    assert "PUN-01" in capsys.readouterr().out
    assert main(["rules", "--write-docs", str(tmp_path / "rules")]) == 0
    assert (tmp_path / "rules" / "index.md").exists()


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """The version is the package's."""
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert __version__ in capsys.readouterr().out


def test_a_reader_that_goes_away_is_no_error(draft: Path) -> None:
    """Output into `head` ends quietly."""
    command = f"{sys.executable} -m gongwen rules | head -n 1; {sys.executable} -m gongwen check {draft} | true"
    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, check=False)
    assert done.stderr == b""
