"""GB/T 9704—2012 as values: every measure the inspector compares with and the typesetter writes.

A :class:`Measure` carries its value, unit, tolerance and clause; the plain numbers below it are in
points unless the name says otherwise. Values marked 「推算」 are derived, not written in the standard.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

STANDARD = "GB/T 9704—2012"
POINTS_PER_MILLIMETRE = 72 / 25.4
TWIPS_PER_POINT = 20


def points(millimetres: float) -> float:
    """Return a length in points."""
    return millimetres * POINTS_PER_MILLIMETRE


def twips(length: float) -> float:
    """Return ``length`` (points) rounded to the unit a file stores, so that it reads back exactly."""
    return round(length * TWIPS_PER_POINT) / TWIPS_PER_POINT


def millimetres(length: float) -> float:
    """Return ``length``, given in points, in millimetres."""
    return length / POINTS_PER_MILLIMETRE


def shown(length: float) -> str:
    """Return ``length``, given in points, as people read it: 「25.4 mm」."""
    return f"{round(millimetres(length), 1):g} mm"


@dataclass(frozen=True, slots=True)
class Measure:
    """A length in millimetres with its tolerance, the clause it stands in and accepted readings.

    ``readings`` are other values, each with its own tolerance, that mean the same on paper.
    """

    name: str
    millimetres: float
    tolerance: float
    clause: str
    readings: tuple[tuple[float, float], ...] = ()

    @property
    def points(self) -> float:
        """Return the nominal value in points."""
        return points(self.millimetres)

    def accepts(self, length: float) -> bool:
        """Tell whether ``length`` (points) is within tolerance of the value or of a reading."""
        value = millimetres(length)
        # A twentieth of a millimetre covers the rounding of twips and of the file's own units.
        return any(
            abs(value - nominal) <= tolerance + 0.05
            for nominal, tolerance in ((self.millimetres, self.tolerance), *self.readings)
        )

    @property
    def label(self) -> str:
        """Return the value as a finding states it: 「37 mm ±1 mm」."""
        return f"{self.millimetres:g} mm ±{self.tolerance:g} mm"


# 5, 6 — paper and type area. The compensated reading sets the first line of an exact line height
# on the edge of the type area (GB/T 33476.2—2016, annex): 34.58 above and 32.58 below.
PAPER_WIDTH = Measure("纸宽", 210, 1, f"{STANDARD} 5.2.1")
PAPER_HEIGHT = Measure("纸高", 297, 1, f"{STANDARD} 5.2.1")
TOP_MARGIN = Measure("天头（上边距）", 37, 1, f"{STANDARD} 5.2.1", ((34.58, 0.5),))
LEFT_MARGIN = Measure("订口（左边距）", 28, 1, f"{STANDARD} 5.2.1")
TYPE_WIDTH = Measure("版心宽", 156, 1, f"{STANDARD} 5.2.1")
TYPE_HEIGHT = Measure(
    "版心高", 225, 1, f"{STANDARD} 5.2.1", ((297 - 34.58 - 32.58, 1), (297 - 34.58 - 35, 1))
)
BOTTOM_MARGIN = Measure("下边距（推算）", 35, 1, f"{STANDARD} 5.2.1", ((32.58, 0.5),))
RIGHT_MARGIN = Measure("切口（右边距，推算）", 26, 1, f"{STANDARD} 5.2.1")

# 5.2.3 — the grid.
LINES_PER_PAGE = 22
CHARACTERS_PER_LINE = 28
CHARACTERS_ACCEPTED = (27, 28)  # a line that holds digits or marks squeezed holds one fewer
GRID_PITCH = 579 / TWIPS_PER_POINT  # 28.95 pt; 29 pt already overflows to 21 lines (measured)
FILLING_PITCH = 575 / TWIPS_PER_POINT  # below 28.75 pt the 22 lines no longer fill the type area
CHARACTER_SPACING = -5 / TWIPS_PER_POINT  # 16 pt × 28 is wider than 156 mm by 5.8 pt

# 字号: the names of type sizes, in points.
SIZES: dict[str, float] = {
    "初号": 42.0,
    "小初": 36.0,
    "一号": 26.0,
    "小一": 24.0,
    "二号": 22.0,
    "小二": 18.0,
    "三号": 16.0,
    "小三": 15.0,
    "四号": 14.0,
    "小四": 12.0,
    "五号": 10.5,
    "小五": 9.0,
}
SIZE_TOLERANCE = 0.25
BODY_SIZE = SIZES["三号"]
TITLE_SIZE = SIZES["二号"]
IMPRINT_SIZE = SIZES["四号"]
PAGE_NUMBER_SIZE = SIZES["四号"]
MASTHEAD_LEAST_SIZE = SIZES["一号"]  # no size in the standard; below this nothing looks like one
BODY_SHARE = 0.9  # of the characters of the body must be 三号仿宋


def size_name(size: float) -> str:
    """Return what people call a type size: 「三号」, or 「17 磅」 where it has no name."""
    for name, value in SIZES.items():
        if abs(value - size) <= SIZE_TOLERANCE:
            return name
    return f"{size:g} 磅"


def is_size(size: float | None, wanted: float) -> bool:
    """Tell whether ``size`` is ``wanted``; an unknown size is not held against anyone."""
    return size is None or abs(size - wanted) <= SIZE_TOLERANCE


# 7.2 — header.
COPY_NUMBER_DIGITS = 6
MASTHEAD_DISTANCE = Measure("发文机关标志上缘至版心上缘", 35, 2, f"{STANDARD} 7.2.4")
LINES_BELOW_MASTHEAD = 2
RED_LINE_DISTANCE = Measure("发文字号至红色分隔线", 4, 1, f"{STANDARD} 7.2.7")
# On a rendered page the ink of other digits and brackets ends elsewhere, so a millimetre is added.
RENDERED_RED_LINE_DISTANCE = Measure("发文字号至红色分隔线", 4, 2, f"{STANDARD} 7.2.7")
RED_LINE_WIDTH = Measure("红色分隔线长", 156, 2, f"{STANDARD} 7.2.7")
RED_LINE_WEIGHT = 1.5  # the standard gives none; 1–2 pt in practice
HEADER_INDENT = 1.0  # characters beside the number and the signatory of an upward document

# 7.3 — main part. Indents in characters.
TITLE_LINES_ABOVE = 2
TITLE_GAP_ACCEPTED = (1.4, 3.6)  # lines between red line and title that still read as two
FIRST_LINE_INDENT = 2.0
FIRST_LINE_POINTS = (600 / TWIPS_PER_POINT, 680 / TWIPS_PER_POINT)
INDENT_TOLERANCE = 0.15
SEALED_DATE_INDENT = 4.0
UNSEALED_ISSUER_INDENT = 2.0
UNSEALED_DATE_SHIFT = 2.0
PLACE_TOLERANCE = 1.0  # characters within which a hand-placed line counts as placed
STAMP_INDENT = 4.0
ANNEX_TITLE_LINE = 3

# 7.4 — imprint.
IMPRINT_INDENT = 1.0
IMPRINT_PITCH = 24.0  # points a line; 四号 needs less than the grid gives
IMPRINT_THICK_LINE = 1.0  # 0.35 mm recommended; files store eighths of a point
IMPRINT_THIN_LINE = 0.75  # 0.25 mm recommended

IMPRINT_END = Measure("版记末条线至版心下边缘", 0, 2, f"{STANDARD} 7.4.1")

# 7.5 — page number.
PAGE_NUMBER_INDENT = 1.0
PAGE_NUMBER_DISTANCE = Measure("页码一字线上缘至版心下缘", 7, 2, f"{STANDARD} 7.5")
# The footer distance at which a 四号 line stands 7 mm below the type area (measured), and how far
# a file may be from it before the number is surely out of place.
FOOTER_DISTANCE = Measure("页脚至页边", 24.75, 4, f"{STANDARD} 7.5")

# 10 — special formats.
LETTER_MASTHEAD_DISTANCE = Measure("信函标志上缘至页上边", 30, 2, f"{STANDARD} 10.1")
LETTER_LINE_WIDTH = Measure("信函红色双线长", 170, 2, f"{STANDARD} 10.1")
LETTER_LINE_DISTANCE = Measure("信函标志下缘至红色双线", 4, 1, f"{STANDARD} 10.1")
LETTER_BOTTOM_LINE = Measure("信函下红色双线至页下边", 20, 2, f"{STANDARD} 10.1")
ORDER_MASTHEAD_DISTANCE = Measure("命令标志上缘至版心上缘", 20, 2, f"{STANDARD} 10.2")
MINUTES_MASTHEAD_DISTANCE = Measure("纪要标志上缘至版心上缘", 35, 2, f"{STANDARD} 10.3")

# 9 — printing; nothing of it shows in a file, so it is a checklist.
PRINTING_CHECKLIST = (
    "双面印刷，页码套正，两面误差不超过 2 mm",
    "左侧装订，钉位距上下边 70 mm ±4 mm，钉锯距书脊 3～5 mm",
    "用纸 60～80 g/m²，白度 80%～90%",
    "黑色 BL100%，红色 Y80%、M80%",
)

RED = "FF0000"


def is_red(color: str | None) -> bool:
    """Tell whether ``color`` reads as red on paper."""
    if color is None or len(color) != _HEX_DIGITS:
        return False
    red, green, blue = (int(pair, 16) for pair in (color[:2], color[2:4], color[4:]))
    return red > _RED_LEAST and max(green, blue) < _RED_OTHERS


def is_black(color: str | None) -> bool:
    """Tell whether ``color`` is automatic, black, or so near that no reader sees a colour."""
    if color is None or len(color) != _HEX_DIGITS:
        return True
    return all(int(color[at:end], 16) <= _BLACK_MOST for at, end in pairwise((0, 2, 4, 6)))


_HEX_DIGITS = 6
_RED_LEAST = 180
_RED_OTHERS = 80
_BLACK_MOST = 0x20  # 「黑色，文字 1，淡色 5%」 and its like
