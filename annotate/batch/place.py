"""A folder or a file in any file system that pyarrow knows."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
from pyarrow.fs import (  # type: ignore[attr-defined]  # pyarrow ships few types
    FileInfo,
    FileSelector,
    FileSystem,
    FileType,
    LocalFileSystem,
)

from annotate.errors import InputError


@dataclass(frozen=True)
class Place:
    """A folder or a file, in a file system."""

    system: FileSystem
    path: str

    @classmethod
    def of(cls, given: str) -> "Place":
        """The place that a path or an address (``s3://…``, ``hdfs://…``) names. InputError for neither."""
        try:
            if "://" in given:
                return cls(*FileSystem.from_uri(given))
            return cls(LocalFileSystem(), str(Path(given).resolve()))
        except (pa.ArrowException, OSError, ValueError) as error:
            said = str(error).replace(given, shown(given))
            raise InputError(f"{shown(given)} cannot be reached: {said}. Give a path or an address") from None

    def __truediv__(self, inner: str) -> "Place":
        return Place(self.system, f"{self.path}/{inner}")

    def __str__(self) -> str:
        scheme = self.system.type_name
        return self.path if scheme == "local" else f"{scheme.removeprefix('py::')}://{self.path}"

    @property
    def there(self) -> bool:
        """Whether it exists."""
        return bool(self._info.type != FileType.NotFound)

    @property
    def file(self) -> bool:
        """Whether it is a file, and no folder."""
        return bool(self._info.type == FileType.File)

    @property
    def stamp(self) -> tuple[object, ...]:
        """Another one when the file was written again: its size, and when it was changed if anybody knows."""
        return self._info.size, self._info.mtime_ns

    @property
    def _info(self) -> FileInfo:
        return self.system.get_file_info(self.path)

    def files(self, suffix: str = ".parquet") -> Mapping[str, int]:
        """The files below it that end so, with their sizes, by path from here and in order."""
        below = FileSelector(self.path, recursive=True, allow_not_found=True)
        found = [each for each in self.system.get_file_info(below) if each.type == FileType.File]
        sizes = {each.path[len(self.path) + 1 :]: int(each.size) for each in found}
        return {name: sizes[name] for name in sorted(sizes) if name.endswith(suffix)}

    def move(self, to: "Place") -> None:
        """Give what lies here another place in the same file system, whose folders are made.

        Where that system moves no folders, as object stores do not, file by file.
        """
        folder = not self.file
        to.system.create_dir(to.path.rpartition("/")[0], recursive=True)
        try:
            self.system.move(self.path, to.path)
        except (NotImplementedError, OSError):  # S3 says that there is no such file
            if not folder:
                raise
            for name in self.files(""):
                (self / name).move(to / name)
            self.delete()

    def delete(self) -> None:
        """Delete the folder, if it is there, with all in it."""
        if self.there:
            self.system.delete_dir(self.path)

    def write(self, text: str) -> None:
        """Write a file of text."""
        with self.system.open_output_stream(self.path) as file:
            file.write(text.encode())

    def read(self) -> str:
        """The text of a file."""
        with self.system.open_input_stream(self.path) as file:
            return bytes(file.read()).decode()


def shown(given: str) -> str:
    """A path or an address as it may be shown: without key, password and options."""
    address, _, rest = given.partition("://")
    rest = rest.rpartition("@")[2].partition("?")[0]
    return (f"{address}://{rest}" if rest else given).rstrip("/") or given
