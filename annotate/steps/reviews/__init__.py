"""What people decided, as everything reads it, and as other programs get it."""
