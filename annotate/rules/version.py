"""What a tag was made with: a version for each label and language, from what is declared and the word lists.

Word lists tell by their content that they changed. What is written as code, a label's patterns or the reading
of a language, declares a version, and a test holds it honest: it fails where other tags come out under the
same one.
"""

from collections.abc import Mapping, Sequence

from annotate.languages import language_of
from annotate.records import digest
from annotate.rules.rule import Label
from annotate.text.pipeline import Pipeline


def label_version(label: Label, pipeline: Pipeline) -> str:
    """Sixteen hex digits over all that decides which spans of `label` rules find in one language, and why."""
    code = pipeline.language
    rules = [rule for rule in label.rules if rule.on and (rule.languages is None or code in rule.languages)]
    said = [f"{rule.id}: {dict(rule.effects)[code]}" for rule in rules if code in dict(rule.effects)]
    return digest(
        "rules",
        label.name,
        label.versions.get(code, 0),
        language_of(code).digest,
        f"{pipeline.name}@{pipeline.version}",
        *sorted(f"{rule.id}={rule.digest}" for rule in rules),
        *sorted(said),
    )


def label_versions(labels: Sequence[Label], pipeline: Pipeline) -> Mapping[str, str]:
    """The version of each label in the pipeline's language, by name."""
    return {label.name: label_version(label, pipeline) for label in labels}


def rules_version(labels: Sequence[Label], pipeline: Pipeline) -> str:
    """Sixteen hex digits over the versions of all labels in the pipeline's language."""
    return digest("all rules", *sorted(label_versions(labels, pipeline).items()))
