"""The import of tables that must be refused."""

import io
import time
from contextlib import redirect_stderr

import pytest

from tests.hostile.planted import refused


@pytest.fixture
def import_tables(tmp_path):
    """Run `import_topic`, which must refuse; what it printed."""

    def run(**tables):
        for name, content in tables.items():
            data = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
            (tmp_path / f"{name}.csv").write_bytes(data)
        errors = io.StringIO()
        began = time.perf_counter()
        with redirect_stderr(errors):
            said = refused("import_topic", tmp_path, "--topic", "towns", stderr=errors)
        assert time.perf_counter() - began < 15
        assert "Nothing was loaded" in said
        return f"{errors.getvalue()}{said}"

    return run
