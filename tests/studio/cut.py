"""A cable to a server that can be cut: between the server's answer and whoever waits for it."""

import socket
import threading
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit


class Cut:
    """Passes connections on to `target`; of a request whose path ends with `path` the answer is swallowed.

    The server does the work and answers; the asker sees the connection close. `cuts` counts them.
    """

    def __init__(self, target: str, path: str) -> None:
        self._target = (urlsplit(target).hostname or "", urlsplit(target).port or 80)
        self._path = path.encode()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self.cuts = 0

    def __enter__(self) -> Self:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                asker, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(asker,), daemon=True).start()

    def _serve(self, asker: socket.socket) -> None:
        """One request and its answer; further requests come on further connections."""
        with asker, socket.create_connection(self._target) as server, asker.makefile("rb") as asked:
            first = asked.readline()
            if not first:
                return
            head = [first]
            length = 0
            while (line := asked.readline()) not in (b"\r\n", b""):
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
                if name.lower() != b"connection":
                    head.append(line)
            server.sendall(b"".join([*head, b"Connection: close\r\n\r\n", asked.read(length)]))
            swallow = first.split()[1].split(b"?")[0].endswith(self._path)
            answered = b""
            while chunk := server.recv(65536):
                answered += chunk
            if swallow:
                self.cuts += 1
                return
            status, _, rest = answered.partition(b"\r\n")
            asker.sendall(status + b"\r\nConnection: close\r\n" + rest)
