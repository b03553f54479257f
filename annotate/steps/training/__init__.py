"""The classifier learns what people approved, is measured, and tells what to look at again."""
