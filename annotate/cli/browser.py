"""The person's browser."""

import os
import sys
import webbrowser


def open_browser(address: str) -> None:
    """Open a graphical browser; where there is none, the printed address must do."""
    graphical = sys.platform in ("darwin", "win32") or os.environ.keys() & {"DISPLAY", "WAYLAND_DISPLAY"}
    if graphical:
        webbrowser.open(address)
