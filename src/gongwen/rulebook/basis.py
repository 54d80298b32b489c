"""The table of bases: every work a rule may rest on, so that no clause is cited by hearsay."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Basis:
    """A work that rules cite; a rule's basis is its ``key`` and, after a space, the clause."""

    key: str
    title: str
    number: str
    in_force_since: str
    has_clauses: bool = True


BASES: dict[str, Basis] = {
    basis.key: basis
    for basis in (
        Basis("GB/T 9704—2012", "党政机关公文格式", "GB/T 9704—2012", "2012-07-01"),
        Basis("条例", "党政机关公文处理工作条例", "中办发〔2012〕14号", "2012-07-01"),
        Basis("GB/T 15834—2011", "标点符号用法", "GB/T 15834—2011", "2012-06-01"),
        Basis("GB/T 15835—2011", "出版物上数字用法", "GB/T 15835—2011", "2011-11-01"),
        Basis("GB 3100—1993", "国际单位制及其应用", "GB 3100—1993", "1994-07-01"),
        Basis("GF 1001—2001", "第一批异形词整理表", "GF 1001—2001", "2002-03-31"),
        Basis("通用规范汉字表", "通用规范汉字表", "国发〔2013〕23号", "2013-06-05"),
        Basis("保密法", "中华人民共和国保守国家秘密法", "主席令第二十号", "2024-05-01"),
        Basis("现代汉语词典", "现代汉语词典（第7版）", "", "2016-09-01", has_clauses=False),
        Basis("现代汉语语法", "现代汉语语法通则", "", "", has_clauses=False),
        Basis("事实核对", "文内事实、数字、日期相互一致", "", "", has_clauses=False),
        Basis("公文实务", "机关公文通行做法", "", "", has_clauses=False),
        Basis("现行有效文件登记", "随软件提供的文件效力登记表", "", "", has_clauses=False),
        Basis("错别字模型", "随软件提供的错别字模型", "", "", has_clauses=False),
        Basis("单位规定", "本单位在 gongwen.toml 中的规定", "", "", has_clauses=False),
    )
}


def basis_of(clause: str) -> Basis:
    """Return the work ``clause`` belongs to; raise ``LookupError`` for a work not in the table."""
    for key in sorted(BASES, key=len, reverse=True):
        if clause == key or clause.startswith(key + " "):
            return BASES[key]
    raise LookupError(f"依据“{clause}”不在依据表中")
