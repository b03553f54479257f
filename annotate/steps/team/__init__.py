"""Who codes what, and who may: work is shared out, and coders are trained."""
