"""What a coder reads before the first article: the decision tree, the definitions, and each label's section.

It is Label Studio's instruction of a project, made from the codebook like the page itself.
"""

import re
from html import escape

from annotate.coding.codebook import Codebook, LabelDefinition
from annotate.coding.markdown import html
from annotate.pages import coded
from annotate.records import digest

_LABEL = re.compile(r"`([^`]*)`")
_SETTINGS = re.compile(r"^(?:key|colou?r|threshold|was):.*\n", re.MULTILINE | re.IGNORECASE)
_TREE = "decision tree"


def instruction(codebook: Codebook) -> str:
    """The instruction as HTML; it ends with a line that names its content (`named`)."""
    return f'<div class="annotate-guide">{_content(codebook)}<p>{named(codebook)}</p></div>'


def named(codebook: Codebook) -> str:
    """What an instruction made from this codebook says of itself, since the server rewrites its HTML."""
    return f"Codebook {codebook.version}, page {digest('instruction', _content(codebook))[:12]}"


def _content(codebook: Codebook) -> str:
    general, labels = _sections(codebook)
    tree = [each for each in general if _TREE in each.partition("\n")[0].lower()]
    terms = "".join(_definition(each) for each in codebook.labels)
    parts = [
        *(_linked(_html(each), codebook) for each in tree),
        f"<h2>Labels</h2><dl>{terms}</dl>",
        *(_linked(_html(each), codebook) for each in general if each not in tree),
        *(f'<a name="{name}"></a>{_html(text)}' for name, text in labels.items()),
    ]
    return "".join(parts)


def _sections(codebook: Codebook) -> tuple[list[str], dict[str, str]]:
    """The sections before the labels, and those of the labels by name; others are not for coders."""
    general, labels = list[str](), dict[str, str]()
    for text in re.split(r"^## ", codebook.text, flags=re.MULTILINE)[1:]:
        name = _LABEL.match(text)
        if name is not None and name[1] in codebook.names:
            labels[name[1]] = _SETTINGS.sub("", text)
        elif not labels:
            general.append(text)
    return general, labels


def _definition(label: LabelDefinition) -> str:
    key = f", key {label.hotkey}" if label.hotkey else ""
    link = f'<a href="#{label.name}">{escape(label.title)}</a>'
    return f"<dt>{link} (<code>{label.name}</code>{key})</dt><dd>{coded(label.definition)}</dd>"


def _linked(text: str, codebook: Codebook) -> str:
    """With a link to its section wherever a label is named."""
    for name in codebook.names:
        text = text.replace(f"<code>{name}</code>", f'<a href="#{name}"><code>{name}</code></a>')
    return text


def _html(section: str) -> str:
    """A section from after its "## " on, with the examples' words marked."""
    return html(f"## {section}").replace("[[", "<mark>").replace("]]", "</mark>")
