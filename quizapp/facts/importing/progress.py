"""A progress bar for commands: one line on a terminal, rewritten in place. No clock: it moves with the rows."""

from typing import TextIO

_WIDTH = 30


class ProgressBar:
    """Call it with (what, done, of how many); 0 of how many means that nobody knows. Close it with `done`."""

    def __init__(self, stream: TextIO, *, shown: bool) -> None:
        self._stream = stream
        self._shown = shown
        self._line = ""

    def __call__(self, what: str, done: int, total: int) -> None:
        if not self._shown:
            return
        if total:
            filled = _WIDTH * min(done, total) // total
            bar = "#" * filled + "." * (_WIDTH - filled)
            line = f"{what} [{bar}] {100 * min(done, total) // total} %"
        else:
            line = f"{what}: {done:,} rows"
        if line != self._line:
            self._stream.write(f"\r{line:<{len(self._line)}}")
            self._stream.flush()
            self._line = line

    def done(self) -> None:
        """Leave the line to what comes next."""
        if self._line:
            self._stream.write("\n")
            self._line = ""
