"""How the elements of a document are worded: patterns over one line, shared by all recognisers."""

from __future__ import annotations

import re

NUMERAL = "一二三四五六七八九十百"

_YEAR = r"(?:\d{2,4}|[〇○零Oo0一二三四五六七八九]{2,4})"
_DATE = (
    rf"{_YEAR}\s*年\s*(?:\d{{1,2}}|[一二三四五六七八九十元]{{1,3}}|[×xX]{{1,2}}|\s*)\s*月"
    rf"\s*(?:\d{{1,2}}|[一二三四五六七八九十]{{1,4}}|[×xX]{{1,2}}|\s*)\s*[日号]?"
    r"|[×xX]{2,4}年[×xX\d]{1,2}月[×xX\d]{1,2}日"
    r"|\d{4}\s*[.\-/．]\s*\d{1,2}\s*[.\-/．]\s*\d{1,2}"
)
DATE = re.compile(rf"(?:{_DATE})[。.]?")

_CODE = r"[\u4e00-\u9fffA-Za-z×]{1,16}"
NUMBER = re.compile(
    rf"[（(]?(?:{_CODE}\s*[〔\[（(【﹝［{{｛]\s*[\d×xX]{{2,4}}\s*年?\s*[〕\])）】﹞］}}｝]\s*第?\s*[\d×xX\-—－]{{0,6}}\s*号"
    rf"|[\u4e00-\u9fff]{{2,10}}(?:19|20)\d{{2}}年?第?\d{{1,5}}号"
    rf"|(?:19|20|[〔\[])?[\d×]{{2,4}}[〕\]]?年?第?\s*[\d×]{{1,5}}\s*[号期]"
    rf"|第\s*[\d×xX{NUMERAL}〇零]{{1,6}}\s*[号期])[）)]?"
)
# A number that says nothing of whose it is: what stands above it does.
BARE_NUMBER = re.compile(
    rf"[（(]?(?:[〔\[【﹝]?\s*[\d×xX]{{4}}\s*年?\s*[〕\]】﹞]?\s*)?"
    rf"第?\s*[\d×xX{NUMERAL}〇零]{{1,6}}\s*[号期][)）]?"
)
# The closing 号 was forgotten; without the brackets of the year anything could look like that.
UNENDED_NUMBER = re.compile(rf"{_CODE}〔\d{{4}}〕第?\d{{1,4}}")
SIGNATORY = re.compile(r"签\s*发\s*人?\s*[：:]\s*")
COPY_NUMBER = re.compile(r"(?:№|No\.?)?\s*\d{2,7}")
SECRECY = re.compile(r"(?:绝\s*密|机\s*密|秘\s*密)(?:\s*[★☆*].{0,8})?")
URGENCY = re.compile(r"特\s*急|加\s*急|特\s*提|平\s*急|急\s*件|紧\s*急|加急件|特急件|十万火急|急")
MASTHEAD_WORD = re.compile(r"[\u4e00-\u9fff×（）()A-Za-z\s]{2,40}文\s*件")
ORDER_MASTHEAD = re.compile(r"[\u4e00-\u9fff×\s]{2,30}(?:令|命\s*令)")
MINUTES_MASTHEAD = re.compile(r"[\u4e00-\u9fff×\s]{2,30}纪\s*要")

ORGAN_END = re.compile(
    r"(?:国务院|中共中央|中央军委|人民政府|政府|委员会|常委会|管委会|居委会|村委会|党委|党组|支部|省委|市委|区委|县委|州委|旗委|镇委|团委|纪委|工委"
    r"|办公厅|办公室|局|厅|部|署|司|院|中心|公司|集团|学校|中学|小学|幼儿园|校|大学|协会|学会|商会|联合会|工会|妇联|残联|科协|文联|侨联"
    r"|指挥部|领导小组|专班|专项组|支队|总队|大队|中队|站|所|馆|社|银行|海关|参谋部|处|科|股|室|镇|乡|街道|办事处|委|(?<![体机社])会|厂|分行|支行|园区|基金会|党校|机构|部门|单位|企业|团体|小组|港|台|库|场)"
    r"(?:[（(][^（()）]{1,20}[)）])?$"
)
PERSON_SIGNATURE = re.compile(
    r"(?:申请|报告|汇报|承诺|检讨|保证|述职|倡议)人[:：][\s]*[\u4e00-\u9fff×·]{2,4}|(?:[\u4e00-\u9fff×]{0,24})(?:主席|总理|部长|省长|市长|州长|县长|区长|旗长|局长|厅长|主任|行长|署长|院长|检察长|书记|镇长|乡长|盟长|专员|司令员|政治委员|政委|指挥长|总指挥|经理|董事长)"
    r"[\s:：]+[\u4e00-\u9fff×·]{1,4}(?:\s?[\u4e00-\u9fff]{1,2})?"
)
# A line that ends so goes on in the next one.
CONTINUES = re.compile(r"并|后|中|的|和|及|，|、|所|填|执行|要求")
HANGING = re.compile(r"[为是在至到向由送见的和与及或从对于，、]$")
RECIPIENT_START = re.compile(
    r"各[\u4e00-\u9fff（]|省直|市直|县直|区直|州直|机关各|局属|厅属|所属|有关|全[省市县区州]|本[局院校厅]|驻"
)
PERSON_END = re.compile(
    r"(?:同志|代表|委员|先生|女士|书记|[省市县区局厅部处院]长|主任|总经理|教授|同事|朋友|党员|群众|业主|居民|家长|同学|们)$"
)
NOT_RECIPIENT = re.compile(
    r"如下|以下|下列|附件|时间|地点|要求|联系|主持|出席|列席|请假|参加|人员$|抄送|主送|内容|议题|日期|记录|签发|电话|方式|名单|包括|[是为有即]$|主题词|认为|指出|强调|决定|通知$|说明$|事项$"
)
HEADING = re.compile(
    rf"(?:(?P<one>[{NUMERAL}]{{1,4}}[、，.．])"
    rf"|(?P<two>[（(][{NUMERAL}]{{1,4}}[)）][、，.．]?)"
    r"|(?P<three>\d{1,2}(?:[.．](?!\d)|、))"
    r"|(?P<four>[（(]\d{1,2}[)）][、，.．]?))\s*"
)
CHAPTER = re.compile(rf"第[{NUMERAL}\d]{{1,4}}[编章节][\s　]")
ARTICLE = re.compile(rf"第[{NUMERAL}\d]{{1,5}}条(?!第|规定|的|、|和|及|所)")
ANNEX_NOTE = re.compile(r"附\s*(?:件|表|图)?\s*[\d一二三四五六七八九十]{0,2}\s*[：:]\s*")
ANNEX_MARK = re.compile(
    r"附\s*(?:件|表|图)\s*[\d一二三四五六七八九十]{0,3}\s*(?P<colon>[：:]?)\s*(?P<rest>[^。：:]{0,60})"
)
ANNEX_BARE = re.compile(r"附\s*(?:件|表|图)\s*[\d一二三四五六七八九十]{0,3}\s*[：:]?")
ANNEX_ENTRY = re.compile(r"(?:附\s*件\s*)?[\d一二三四五六七八九十]{1,2}\s*[.．、：:]\s*(?!\d)\S")
# The closing bracket of a remark may have been forgotten.
REMARK = re.compile(r"[（(][^\n]{2,120}[)）]。?|[（(](?:此件|联系人|公开属性)[^\n）)。]{2,60}")
CONTACT = re.compile(r"[（(]?(?:联\s*系\s*人|联系电话|咨询电话|联系方式)[：:]")
COPY = re.compile(r"(?:抄\s*[送报]|分\s*送|报\s*送)(?:单位|机关)?\s*[：:]")
MAIN_IN_IMPRINT = re.compile(r"主\s*送\s*[：:]")
PRINTING = re.compile(
    rf"(?P<office>[^\n。，；：:]{{0,40}}?)\s*(?P<date>{_DATE})\s*(?:印\s*[发制]|[印制])[。]?"
)
# Behind the copy line: an office and a date, the word 印发 forgotten.
PRINTING_BARE = re.compile(rf"[^\n。，；：:、]{{2,40}}[室厅局科处部院府校会股]\s*(?:{_DATE})")
PRINTING_OFFICE = re.compile(r"印发机关|印发单位")
IMPRINT_OTHER = re.compile(
    r"[（(]?\s*(?:共\s*印|印)\s*[\d×]+\s*份|翻\s*印|校\s*对[：:]|打\s*字[：:]|拟稿[：:]|承办单位[：:]|发至[：:]"
)
SUBJECT_WORDS = re.compile(r"主\s*题\s*词")
PAGE_NUMBER = re.compile(
    r"(?:[—\-－–―·•\s]*\d{1,4}[—\-－–―·•\s]*|第\s*\d{1,4}\s*页(?:\s*[共/]\s*\d{1,4}\s*页)?|\d+\s*/\s*\d+)"
)
ATTENDANCE = re.compile(
    r"(?:出\s*席|列\s*席|请\s*假|缺\s*席|参\s*加|参\s*会)(?:人员|单位|领导|同志|会议人员)?\s*[：:]"
    # The colon was left out: names follow all the same.
    r"|(?:出\s?席|列\s?席|请\s?假|缺\s?席)(?:人员|人)?[ \u3000]+(?=[\u4e00-\u9fff×]{2,4}(?:[、，,]|$))"
)
TITLE_NOTE = re.compile(
    r"[（(]\s*(?:(?:19|20|[×xX])[\d×xX]{2,3}年|征求意见稿|试行|暂行|草案|代拟稿|送审稿|讨论稿|初稿|修订|第)[^\n]{0,120}[)）]"
    r"|(?:19|20)\d{2}年\d{1,2}月\d{1,2}日[^\n。，]{0,60}(?:通过|施行|批准|公布|会议|修[订正])"
)
