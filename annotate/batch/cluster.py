"""A session on a Spark cluster, and what is said where none comes about or it ends."""

import os
import re
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from annotate import errors
from annotate.batch.places import STEP
from annotate.errors import AnnotateError, MissingError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

WAIT = 300  #: seconds that jobs may wait for a worker; Spark itself waits for ever, without a word
_LOOK = 1.0  #: seconds from one look at the workers to the next
_ANSWER = 10.0  #: seconds that a master has to answer
_AGAIN = "Finished files are kept: mend this, and run the same command again"
_SETTINGS = {
    "spark.sql.execution.arrow.maxRecordsPerBatch": STEP,
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.files.ignoreCorruptFiles": "false",
}


@contextmanager
def session(master: str) -> Iterator["SparkSession"]:
    """A session on a cluster, ended after the block.

    MissingError where there is no PySpark, no master or no worker; what a worker says of its work as it is.
    """
    try:
        from py4j.protocol import Py4JError
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError:
        raise MissingError(
            'the engine spark needs PySpark: pip install "annotate-news[spark]", and Java 17 or newer'
        ) from None
    _check_master(master)
    builder = SparkSession.builder.master(master).appName("annotate batch")
    for key, value in _SETTINGS.items():
        builder = builder.config(key, value)
    local = master.startswith("local")
    if local:  # its workers are of this machine, and PySpark would take any python3
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    alone = threading.Event()
    try:
        spark = builder.getOrCreate()
        try:
            spark.sparkContext.setLogLevel("ERROR")
            with nullcontext() if local else _attended(spark, alone):
                yield spark
        finally:
            spark.stop()
    except (PySparkException, Py4JError) as error:
        if alone.is_set():
            raise MissingError(
                f"no worker of {master} took the work for {WAIT} seconds: start one, or have its other jobs "
                f"leave it cores and memory. {_AGAIN}"
            ) from None
        _check_master(master)
        raise _ended(error, master) from None


def _check_master(master: str) -> None:
    """MissingError where none answers, of which Spark speaks after a minute, and not clearly."""
    if not master.startswith("spark://"):
        return
    why = ""
    for each in master.removeprefix("spark://").split(","):
        try:
            at = urlsplit(f"//{each}")
            if not at.hostname or not at.port:
                return  # Spark says that this is no address
            socket.create_connection((at.hostname, at.port), _ANSWER).close()
            return
        except ValueError:
            return
        except OSError as error:
            why = error.strerror or str(error)
    raise MissingError(
        f"no Spark master answers at {master} ({why}): start it, or give --master the address that its log "
        f"and its page show. {_AGAIN}"
    )


@contextmanager
def _attended(spark: "SparkSession", alone: threading.Event) -> Iterator[None]:
    """End the jobs of the block where no worker is there for `WAIT` seconds, and set `alone`."""
    context, done = spark.sparkContext, threading.Event()

    def look() -> None:
        waited = 0.0
        with suppress(Exception):  # of a session that ended, the block itself learns
            while not done.wait(_LOOK):
                workers = context._jsc.sc().getExecutorMemoryStatus().size() - 1  # one is the driver
                waited = 0 if workers or not context.statusTracker().getActiveJobsIds() else waited + _LOOK
                if waited >= WAIT:
                    alone.set()
                    context.cancelAllJobs()

    looking = threading.Thread(target=look, daemon=True)
    looking.start()
    try:
        yield
    finally:
        done.set()
        looking.join()


def _ended(error: Exception, master: str) -> AnnotateError:
    """What went wrong, out of pages of it: what we said in a worker, or else the first line that says it."""
    if ours := re.search(r"annotate\.errors\.(\w+): (.+)", str(error)):
        kind: type[AnnotateError] = getattr(errors, ours[1])
        return kind(ours[2])
    lines = (line.strip(" :.") for line in str(error).splitlines())
    said = (each for each in lines if each and not each.startswith("An error occurred while"))
    reason = next(said, "no reason")
    if "JAVA_GATEWAY_EXITED" in str(error):
        reason = "Java did not start, or ended at once. Is Java 17 or newer installed? Else it says above why"
    return MissingError(f"Spark at {master} gave up: {reason}. {_AGAIN}")
