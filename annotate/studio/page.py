"""The labelling page, made from the codebook: nothing about labels is written down twice."""

from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from annotate.coding.codebook import Codebook
from annotate.coding.decisions import DAMAGED, NOT_AN_ARTICLE

#: Names of the page's controls; a task's result items refer to them.
TEXT, LABELS, ARTICLE, COMMENT = "text", "label", "article", "comment"

#: Answers about the whole article, each with its key (two at once: none is given by a slip) and its effect.
_FLAGS = {
    DAMAGED: ("shift+d", "Parts are missing or garbled: the article is left out of training and of rates."),
    NOT_AN_ARTICLE: (
        "shift+n",
        "An advertisement, a list of links, a form: the article is left out everywhere.",
    ),
}

_STYLE = """
.annotate-labels { padding: 4px 0 8px; border-bottom: 1px solid #d9d9d9; }
.annotate-columns { display: flex; gap: 28px; padding-top: 12px; }
.annotate-article { flex: 0 1 43em; max-height: calc(100vh - 260px); overflow-y: auto; padding-right: 12px; }
.annotate-article div { font-size: 17px; line-height: 1.75; }
.annotate-side { flex: 1 0 15em; max-width: 20em; }
.annotate-side h6 { font-size: 14px; margin: 0; padding: 6px 0 2px; }
.annotate-side div { flex-wrap: wrap; }
"""


def page(codebook: Codebook) -> str:
    """Label Studio's labelling XML for a codebook: labels on top, the text beside questions about it."""
    view = Element("View", className="annotate-page")
    SubElement(view, "Style").text = _STYLE
    on_top = SubElement(view, "View", className="annotate-labels")
    labels = SubElement(on_top, "Labels", name=LABELS, toName=TEXT, showInline="true")
    for label in codebook.labels:
        about = {"value": label.name, "background": label.color, "hint": label.definition}
        SubElement(labels, "Label", about | ({"hotkey": label.hotkey} if label.hotkey else {}))
    columns = SubElement(view, "View", className="annotate-columns")
    article = SubElement(columns, "View", className="annotate-article")
    SubElement(article, "Text", name=TEXT, value="$text", showLabels="true", granularity="word")
    side = SubElement(columns, "View", className="annotate-side")
    SubElement(side, "Header", value="$about", size="6")
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
