"""The direction of imports; the contracts themselves stand in pyproject.toml."""

from importlinter.cli import lint_imports


def test_imports_point_one_way(monkeypatch):
    # its own set-up of logging would switch off every logger that exists already, for all tests that follow
    monkeypatch.setattr("importlinter.cli.logging_config.dictConfig", lambda _: None)
    assert lint_imports(config_filename="pyproject.toml", no_cache=True) == 0, "the broken contracts are printed above"
