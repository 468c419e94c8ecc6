"""The direction of imports; the contracts themselves stand in pyproject.toml."""

from importlinter.cli import lint_imports


def test_imports_point_one_way():
    assert lint_imports(config_filename="pyproject.toml", no_cache=True) == 0, "the broken contracts are printed above"
