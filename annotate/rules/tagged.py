"""The lead moved `Tagged` to annotate.records: import it from there."""

from annotate.records import Tagged as Tagged
