"""Where the children of properties stand: WordprocessingML prescribes their order."""

from __future__ import annotations

from lxml import etree

from gongwen.formats.docx.names import w

_PARAGRAPH = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr "
    "shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE "
    "autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents "
    "suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr "
    "sectPr pPrChange"
)
_RUN = (
    "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow "
    "emboss imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs "
    "highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath "
    "rPrChange"
)
_SECTION = (
    "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders "
    "lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter "
    "docGrid printerSettings sectPrChange"
)
_SETTINGS = (
    "writeProtection view zoom removePersonalInformation removeDateAndTime "
    "doNotDisplayPageBoundaries displayBackgroundShape printPostScriptOverText "
    "printFractionalCharacterWidth printFormsData embedTrueTypeFonts embedSystemFonts "
    "saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader "
    "bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors hideGrammaticalErrors "
    "activeWritingStyle proofState formsDesign attachedTemplate linkStyles stylePaneFormatFilter "
    "stylePaneSortMethod documentType mailMerge revisionView trackRevisions doNotTrackMoves "
    "doNotTrackFormatting documentProtection autoFormatOverride styleLockTheme styleLockQFSet "
    "defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps "
    "showEnvelope summaryLength clickAndTypeStyle defaultTableStyle evenAndOddHeaders"
)
_TABLE = "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW"
_ORDERS = {
    w(name): {w(child): place for place, child in enumerate(order.split())}
    for name, order in (
        ("pPr", _PARAGRAPH),
        ("rPr", _RUN),
        ("sectPr", _SECTION),
        ("settings", _SETTINGS),
        ("tblPr", _TABLE),
    )
}


def put(parent: etree._Element, child: etree._Element) -> None:
    """Set ``child`` of ``parent`` where the schema wants it, in place of one of its name."""
    drop(parent, child.tag)
    insert(parent, child)


def insert(parent: etree._Element, child: etree._Element) -> None:
    """Add ``child`` to ``parent`` where the schema wants it."""
    order = _ORDERS.get(parent.tag, {})
    place = order.get(child.tag, len(order))
    for sibling in parent:
        if order.get(sibling.tag, len(order)) > place:
            sibling.addprevious(child)
            return
    behind = [sibling for sibling in parent if order.get(sibling.tag, len(order)) <= place]
    if behind and place < len(order):
        behind[-1].addnext(child)
    else:
        parent.append(child)


def drop(parent: etree._Element, *tags: str) -> bool:
    """Remove the children of these names; tell whether there were any."""
    found = [child for child in parent if child.tag in tags]
    for child in found:
        parent.remove(child)
    return bool(found)


def child_of(parent: etree._Element, tag: str) -> etree._Element:
    """Return the properties ``tag`` of ``parent``, made as its first child where missing."""
    found: etree._Element | None = parent.find(tag)
    if found is None:
        found = parent.makeelement(tag, {})
        parent.insert(0, found)
    return found
