"""The labelling page, made from the codebook: nothing about labels is written down twice."""

from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from annotate.coding.codebook import Codebook
from annotate.coding.decisions import DAMAGED, NOT_AN_ARTICLE

HERE = Path(__file__).parent

#: Names of the page's controls; a task's result items refer to them.
TEXT, LABELS, ARTICLE, COMMENT, ABOUT = "text", "label", "article", "comment", "about"

#: Answers about the whole article, each with its key (two at once: none is given by a slip) and its effect.
_FLAGS = {
    DAMAGED: ("shift+d", "Parts are missing or garbled: the article is left out of training and of rates."),
    NOT_AN_ARTICLE: (
        "shift+n",
        "An advertisement, a list of links, a form: the article is left out everywhere.",
    ),
}

#: What the page says about itself, by the class that shows it; keys as on a server of one's own.
_NOTES = {
    "annotate-reviewed": "This article has been submitted. “Update” replaces that answer by yours: if it is "
    "somebody else's, leave it and take another article.",
    "annotate-by-click": "Opened from the list: it stays here after you submit. “Label All Tasks” above the "
    "list goes on to the next article by itself.",
    "annotate-keys": "N goes to the next tag · Delete takes it out · a digit gives it that label · drag an "
    "end to move it · Ctrl+click selects several · Ctrl+Enter submits. On a team's server the next tag may "
    "be Alt+. and taking out Backspace.",
}


def page(codebook: Codebook) -> str:
    """Label Studio's labelling XML for a codebook: labels on top, the text beside questions about it."""
    view = Element("View", className="annotate-page")
    SubElement(view, "Style").text = (HERE / "page.css").read_text(encoding="utf-8")
    on_top = SubElement(view, "View", className="annotate-labels")
    labels = SubElement(on_top, "Labels", name=LABELS, toName=TEXT, showInline="true")
    for label in codebook.labels:
        about = {"value": label.name, "background": label.color, "hint": label.definition}
        SubElement(labels, "Label", about | ({"hotkey": label.hotkey} if label.hotkey else {}))
    columns = SubElement(view, "View", className="annotate-columns")
    article = SubElement(columns, "View", className="annotate-article")
    SubElement(article, "Text", name=TEXT, value="$text", showLabels="true", granularity="word")
    side = SubElement(columns, "View", className="annotate-side")
    _note(side, "annotate-reviewed")
    _note(side, "annotate-by-click")
    _note(side, "annotate-keys")
    SubElement(side, "HyperText", name=ABOUT, value="$about", inline="true", selectionEnabled="false")
    SubElement(side, "Header", value="The article as a whole", size="6")
    choices = SubElement(side, "Choices", name=ARTICLE, toName=TEXT, choice="multiple", showInline="false")
    for flag, (key, consequence) in _FLAGS.items():
        SubElement(choices, "Choice", value=flag, hotkey=key, hint=consequence)
    region = SubElement(side, "View", visibleWhen="region-selected")
    SubElement(region, "Header", value="Why (optional)", size="6")
    comment = {"name": COMMENT, "toName": TEXT, "perRegion": "true", "rows": "3", "maxSubmissions": "1"}
    SubElement(region, "TextArea", comment | {"editable": "true", "placeholder": "Shift+Enter keeps it"})
    ElementTree.indent(view)
    return ElementTree.tostring(view, encoding="unicode")


def _note(parent: Element, name: str) -> None:
    SubElement(SubElement(parent, "View", className=name), "Header", value=_NOTES[name], size="6")
