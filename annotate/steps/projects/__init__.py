"""A project in Label Studio: found, made, and brought to the state that it should have."""
