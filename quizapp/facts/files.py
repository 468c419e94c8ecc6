"""Reading the files of a folder that somebody else may have filled: plain files only, UTF-8 only, no pipes. Pure."""

from pathlib import Path


class FileProblem(ValueError):
    """The file cannot be read; the message says why, as the end of a sentence about it."""


def file_problem(path: Path) -> str:
    """Why a file is not read, as the end of a sentence about it; empty when nothing speaks against it.

    A symbolic link may lead to a file of the same folder: one that leaves the folder could show a file of the machine
    in a message. A pipe or a device would never end.
    """
    if path.is_symlink() and path.resolve().parent != path.parent.resolve():
        return "is a link to a file outside its folder; put the file itself there"
    if not path.is_file():
        return "is not a file" if path.exists() else "cannot be read: no such file"
    return ""


def read_text(path: Path) -> str:
    """The text of a file, without a byte order mark; raises FileProblem."""
    if problem := file_problem(path):
        raise FileProblem(problem)
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileProblem(f"byte {error.start} is not UTF-8; save the file as UTF-8") from error
    except OSError as error:
        raise FileProblem(f"cannot be read: {error.strerror}") from error
