"""People by name: surnames, names where they are plain to see, and characters that sound alike."""

from __future__ import annotations

import re
from collections.abc import Iterator

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余"
    "于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷"
    "龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向汤"
)

# Characters of given names that sound or look alike; only these may stand for each other.
ALIKE = (
    "伟玮炜纬苇维威薇",
    "军君均钧俊骏峻",
    "涛滔韬",
    "明铭鸣名",
    "建健剑键",
    "华花桦骅",
    "红宏洪虹鸿弘",
    "玉钰煜育宇雨羽禹",
    "杰洁捷",
    "丽莉俐利立力",
    "平萍苹",
    "志智治",
    "永勇咏",
    "晓小筱",
    "辉晖徽",
    "峰锋烽丰",
    "林琳霖",
    "文雯纹",
    "燕艳雁彦",
    "青清庆卿",
    "波博",
    "斌彬滨宾",
    "刚钢",
    "飞菲霏",
    "佳家嘉",
    "静靖婧敬晶",
    "民敏",
    "生升声昇胜",
    "进晋劲",
    "新欣鑫馨昕心",
    "成诚承程城",
    "瑞锐睿",
    "浩昊皓",
    "颖莹盈英瑛",
    "兰岚蓝",
    "云芸",
    "磊雷蕾",
    "洋阳杨扬",
    "旭绪",
    "东冬栋",
    "国果",
    "福富",
    "祥翔",
    "海梅",
    "末未",
    "己已",
    "昱显",
    "泽择",
)

_NAMED = re.compile(
    rf"(?:联系人|负责人|副组长|组长|成员|经办人|签发人|主持人|联络员|审核人|填报人)[：:][ 　]*"
    rf"([{SURNAMES}][\u4e00-\u9fff]{{1,2}})(?![\u4e00-\u9fff])"
    rf"|(?:(?<![\u4e00-\u9fff])|(?<=[长任记员与由和向请对把报给]))([{SURNAMES}][\u4e00-\u9fff]{{1,2}})同志"
)


def named_people(text: str) -> Iterator[re.Match[str]]:
    """Yield where ``text`` names a person; the name is the first group or else the second."""
    return _NAMED.finditer(text)
