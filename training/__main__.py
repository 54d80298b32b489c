"""Rebuild the artefact: ``python -m training FOLDER`` (``make train CORPUS=folder``)."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from gongwen.spelling.artefact import DEFAULT_PATH
from training.pipeline import train


def main() -> int:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(prog="training", description="由语料重新生成错别字模型。")
    parser.add_argument("corpus", type=Path, help="语料文件夹：一行一段的 .txt 或 .txt.xz")
    parser.add_argument(
        "--sentences",
        type=Path,
        help="训练句文件夹（*.train、textproof.dev.json）；默认只用模拟错误",
    )
    parser.add_argument("--output", type=Path, default=DEFAULT_PATH, help="写到哪里")
    options = parser.parse_args()
    if not options.corpus.is_dir():
        print(f"没有语料文件夹“{options.corpus}”，请检查路径。", file=sys.stderr)
        return 2
    train(options.corpus, options.sentences, options.output)
    return 0


if __name__ == "__main__":
    sys.exit(main())
