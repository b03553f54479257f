"""The classifier learns what people approved, is measured, and tells what deserves a second look."""
