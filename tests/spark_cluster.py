"""A Spark standalone cluster on loopback: a master and workers, each a process of its own."""

import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

START_SECONDS = 180
#: For a Java that lives for seconds: only the quick compiler, a simple collector, no pages that nobody opens.
_BRIEF = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
_SETTINGS = f"""spark.ui.enabled false
spark.driver.extraJavaOptions {_BRIEF}
spark.executor.extraJavaOptions {_BRIEF}
"""


def spark_class() -> Path:
    """The program that starts Spark's parts; the test is skipped where something is missing."""
    found = importlib.util.find_spec("pyspark")
    if found is None or found.origin is None:
        pytest.skip("PySpark is not installed: pip install '.[spark]'")
    if shutil.which("java") is None:
        pytest.skip("Java is not installed: apt-get install default-jre-headless")
    return Path(found.origin).parent / "bin" / "spark-class"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Cluster:
    """The address of the master, and its workers."""

    def __init__(self, folder: Path) -> None:
        self.port, self._program, self._folder = free_port(), spark_class(), folder
        self.address = f"spark://127.0.0.1:{self.port}"
        self.environment = {
            **os.environ,
            "SPARK_SCALA_VERSION": "2.13",
            "SPARK_LOCAL_IP": "127.0.0.1",
            "SPARK_NO_DAEMONIZE": "1",
            "SPARK_WORKER_DIR": str(folder / "work"),
            "PYSPARK_PYTHON": sys.executable,
            "SPARK_DAEMON_MEMORY": "256m",
            "SPARK_DAEMON_JAVA_OPTS": _BRIEF,
            "SPARK_CONF_DIR": str(folder),
        }
        (folder / "spark-defaults.conf").write_text(_SETTINGS)
        web = str(free_port())
        words = ["--host", "127.0.0.1", "--port", str(self.port), "--webui-port", web]
        self.processes: list[subprocess.Popen[bytes]] = []
        self.processes.append(self._start("org.apache.spark.deploy.master.Master", words, "master"))
        self._said(self.processes[0], "master", "I have been elected leader")
        self.workers = [self.worker(number) for number in range(2)]

    def worker(self, number: int) -> subprocess.Popen[bytes]:
        """Start a worker with one core."""
        words = ["--host", "127.0.0.1", "--cores", "1", "--memory", "1g", "--webui-port", str(free_port())]
        started = self._start(
            "org.apache.spark.deploy.worker.Worker", [*words, self.address], f"worker{number}"
        )
        self._said(started, f"worker{number}", "Successfully registered with master")
        self.processes.append(started)
        return started

    def stop(self) -> None:
        for each in self.processes:
            end(each)

    def _start(self, name: str, words: list[str], log: str) -> subprocess.Popen[bytes]:
        with (self._folder / f"{log}.log").open("wb") as file:
            return subprocess.Popen(
                [self._program, name, *words],
                env=self.environment,
                stdout=file,
                stderr=file,
                start_new_session=True,
            )

    def _said(self, process: "subprocess.Popen[bytes]", log: str, words: str) -> None:
        until = time.monotonic() + START_SECONDS
        path = self._folder / f"{log}.log"
        while words not in path.read_text(errors="replace"):
            assert time.monotonic() < until, path.read_text(errors="replace")
            assert process.poll() is None, path.read_text(errors="replace")
            time.sleep(0.1)


def end(process: subprocess.Popen[bytes]) -> None:
    """Kill a process and all that it started."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


@contextmanager
def cluster(folder: Path) -> Iterator[Cluster]:
    folder.mkdir(parents=True, exist_ok=True)
    started = Cluster(folder)
    try:
        yield started
    finally:
        started.stop()
