"""Drawn lines, shapes, pictures and text boxes as DrawingML."""

from __future__ import annotations

from gongwen.text import Drawing

PICTURE_ID = "rIdDot"
_EMU = 12700
_LINE_WIDTH = 19050  # 1.5 pt
_GRAPHIC = "http://schemas.openxmlformats.org/drawingml/2006/main"
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_BOX_SIZE = (200.0, 60.0)


def drawing(thing: Drawing, number: int) -> str:
    """Return the run that holds a drawn thing."""
    size = _size(thing.width or 0.0, thing.height or 0.0)
    if thing.kind == "picture":
        graphic = _picture(number, size)
        return f"<w:r>{_anchor(number, size, graphic, _PICTURE)}</w:r>"
    kind = "line" if thing.kind == "line" else "rect"
    return _alternate(_anchor(number, size, _shape(kind, size, thing.color), _SHAPE))


def text_box(content: str, number: int) -> str:
    """Return the run that holds a text box."""
    size = _size(*_BOX_SIZE)
    box = f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>"
    return _alternate(_anchor(number, size, _shape("rect", size, None, box), _SHAPE))


def _alternate(written: str) -> str:
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps">'
        f"{written}</mc:Choice></mc:AlternateContent></w:r>"
    )


def _size(width: float, height: float) -> tuple[int, int]:
    return round(width * _EMU), round(height * _EMU)


def _anchor(number: int, size: tuple[int, int], graphic: str, uri: str) -> str:
    return (
        '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" '
        f'relativeHeight="{number}" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{size[0]}" cy="{size[1]}"/><wp:wrapNone/>'
        f'<wp:docPr id="{number}" name="drawing {number}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{_GRAPHIC}"><a:graphicData uri="{uri}">{graphic}'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )


def _shape(kind: str, size: tuple[int, int], color: str | None, box: str = "") -> str:
    fill = f'<a:solidFill><a:srgbClr val="{color}"/></a:solidFill>' if color else "<a:noFill/>"
    return (
        f"<wps:wsp><wps:cNvSpPr/><wps:spPr>{_place(size)}"
        f'<a:prstGeom prst="{kind}"><a:avLst/></a:prstGeom>'
        f'<a:ln w="{_LINE_WIDTH}">{fill}</a:ln></wps:spPr>{box}<wps:bodyPr/></wps:wsp>'
    )


def _picture(number: int, size: tuple[int, int]) -> str:
    return (
        f'<pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name="picture {number}"/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{PICTURE_ID}"/><a:stretch><a:fillRect/>'
        f"</a:stretch></pic:blipFill><pic:spPr>{_place(size)}"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    )


def _place(size: tuple[int, int]) -> str:
    return f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{size[0]}" cy="{size[1]}"/></a:xfrm>'
