"""Fixed parts of odd Word files: notes, comments, numbers, styles, looks, pictures."""

from __future__ import annotations

_A = "http://schemas.openxmlformats.org/drawingml/2006"

NOTES = "".join(
    f'<w:footnote w:id="{n}"><w:p><w:r><w:t>见统计年鉴第{n}页。</w:t></w:r></w:p></w:footnote>'
    for n in range(1, 4)
)
COMMENTS = "".join(
    f'<w:comment w:id="{n}" w:author="甲"><w:p><w:r><w:t>请核{n}。</w:t></w:r></w:p></w:comment>'
    for n in range(3)
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1">'
    '<w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
)
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:pPr>'
    '<w:spacing w:after="160" w:line="259" w:lineRule="auto"/></w:pPr><w:rPr><w:sz w:val="21"/></w:rPr>'
    '</w:style><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/>'
    '<w:basedOn w:val="a"/><w:pPr><w:keepNext/><w:spacing w:before="340"/><w:ind w:left="420"/>'
    '<w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:color w:val="2F5496"/><w:sz w:val="44"/></w:rPr>'
    '</w:style><w:style w:type="paragraph" w:styleId="l"><w:name w:val="List"/><w:basedOn w:val="a"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="character" w:styleId="s"><w:name w:val="Strong"/><w:rPr><w:b/><w:i/></w:rPr>'
    "</w:style>"
)

# Properties, in the order the format asks for; each is there or not.
LOOKS = (
    ("", '<w:rStyle w:val="s"/>'),
    (
        "",
        '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="微软雅黑"/>',
        '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>',
        '<w:rFonts w:eastAsiaTheme="minorEastAsia" w:hint="eastAsia"/>',
    ),
    ("", "<w:b/>", '<w:b w:val="0"/>'),
    ("", "<w:i/>"),
    ("", "<w:strike/>"),
    ("", "<w:vanish/>"),
    ("", '<w:color w:val="FF0000"/>', '<w:color w:val="auto"/>'),
    ("", '<w:spacing w:val="40"/>'),
    ("", '<w:w w:val="80"/>'),
    ("", '<w:kern w:val="2"/>'),
    ("", '<w:position w:val="6"/>'),
    ("", '<w:sz w:val="18"/>', '<w:sz w:val="32"/>', '<w:sz w:val="84"/>'),
    ("", '<w:highlight w:val="yellow"/>'),
    ("", '<w:u w:val="single"/>'),
    ("", '<w:shd w:val="clear" w:fill="FFFF00"/>'),
    ("", '<w:vertAlign w:val="superscript"/>'),
)
SHAPES = (
    ("", '<w:pStyle w:val="1"/>', '<w:pStyle w:val="l"/>', '<w:pStyle w:val="没有"/>'),
    ("", "<w:keepNext/>"),
    ("", "<w:pageBreakBefore/>"),
    ("", '<w:framePr w:w="2000" w:hAnchor="page"/>'),
    (
        "",
        '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>',
        '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>',
    ),
    ("", '<w:pBdr><w:bottom w:val="single" w:sz="6" w:color="FF0000"/></w:pBdr>'),
    ("", '<w:tabs><w:tab w:val="right" w:pos="8000"/></w:tabs>'),
    ("", '<w:snapToGrid w:val="0"/>'),
    ("", '<w:spacing w:before="240" w:line="360" w:lineRule="auto"/>', '<w:spacing w:line="200"/>'),
    ("", '<w:ind w:left="840" w:hanging="420"/>', '<w:ind w:firstLineChars="200" w:right="-300"/>'),
    ("", '<w:jc w:val="center"/>', '<w:jc w:val="right"/>', '<w:jc w:val="distribute"/>'),
    ("", '<w:outlineLvl w:val="2"/>'),
)


_PICTURE = (
    f'<a:graphic xmlns:a="{_A}/main"><a:graphicData uri="{_A}/picture"><pic:pic xmlns:pic="{_A}/picture">'
    '<pic:nvPicPr><pic:cNvPr id="3" name="图"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
    '<a:blip r:embed="rimage"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="914400" cy="914400"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
    "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>"
)
INLINE = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="914400" cy="914400"/><wp:docPr id="3" name="图"/>'
    f"{_PICTURE}</wp:inline></w:drawing></w:r>"
)
FLOATING = (
    '<w:r><w:drawing><wp:anchor simplePos="0" relativeHeight="1" behindDoc="0" locked="0" '
    'layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column">'
    '<wp:posOffset>0</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>'
    '0</wp:posOffset></wp:positionV><wp:extent cx="914400" cy="914400"/><wp:wrapNone/>'
    f'<wp:docPr id="4" name="章"/>{_PICTURE}</wp:anchor></w:drawing></w:r>'
)
