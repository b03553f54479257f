"""While the desk serves, it looks after the connected project: at once after a hint, and every minute."""

import subprocess
import sys
import threading
from collections.abc import Callable

from annotate.errors import in_our_words
from annotate.steps.pushing.live import link
from annotate.steps.pushing.live_round import go_round
from annotate.workspace import Workspace

EVERY = 60.0  #: seconds; hints get lost, since Label Studio tells each once and waits a second
TOGETHER = 1.0  #: seconds in which hints are taken for one


class Rounds(threading.Thread):
    """Goes round until it is stopped. What takes long runs in a process of its own, so that no page waits."""

    def __init__(self, workspace: Workspace, say: Callable[[str], None]) -> None:
        super().__init__(daemon=True)
        self._workspace, self._say = workspace, say
        self._hint, self._stopped = threading.Event(), threading.Event()
        self._command: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._seen = -1
        self._killed = set[str]()
        self._complaint = ""

    def hint(self) -> None:
        """Something has happened on the server."""
        self._hint.set()

    def stop(self) -> None:
        """Go no further; a command that runs is stopped, and begun anew when the desk is."""
        with self._lock:
            self._stopped.set()
            if self._command is not None:
                self._command.terminate()
        self._hint.set()
        self.join(10)

    def run(self) -> None:
        """Go round."""
        while not self._stopped.is_set():
            self._round()
            self._hint.wait(EVERY)
            self._stopped.wait(TOGETHER)
            self._hint.clear()

    def _round(self) -> None:
        """One round; what stops it is said once."""
        try:
            known = link(self._workspace)
            if known is not None:
                self._seen = go_round(self._workspace, known, seen=self._seen, run=self._run, say=self._say)
            self._complaint = ""
        except Exception as error:  # the desk goes on, and so does the next round
            known_error = in_our_words(error)
            complaint = str(known_error) if known_error else f"unexpected: {type(error).__name__}: {error}"
            if complaint != self._complaint:
                self._say(f"Live tags: {complaint}")
            self._complaint = complaint

    def _run(self, word: str) -> int | None:
        command = [sys.executable, "-m", "annotate", "--quiet", word]
        with self._lock:
            if self._stopped.is_set() or word in self._killed:
                return None
            self._command = subprocess.Popen(
                command, cwd=self._workspace.root, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
            )
        code = self._command.wait()
        self._command = None
        if 0 <= code <= 128:
            return code
        if not self._stopped.is_set():  # such as by a machine without memory: not again every minute
            self._killed.add(word)
            self._say(f"`annotate {word}` was killed, and begins anew when the desk is started again")
        return None
