"""The entry of procedures in the rail."""

from __future__ import annotations

from sanban.org.rail import AREA, visible_for
from sanban.org.vocabulary import AccountRole
from sanban.ui.navigation import Item

ITEMS = (Item(AREA, "流程", "procedures:list", 915, visible_for(*AccountRole)),)
