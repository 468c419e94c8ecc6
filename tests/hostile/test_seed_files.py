"""Seed files that are bombs, objects, pipes or another encoding are refused with file and line; nothing is run."""

import os
import time

import pytest

from tests.hostile.planted import mistakes, seeds


def laughs(levels=30):
    """Each line holds the one before nine times: 9 to the power of 30 texts."""
    lines = ["a0: &a0 ha"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, levels)]
    return "\n".join(lines)


FILES = {
    "billion laughs": (laughs(), "people.yaml:1: not valid YAML: a text that begins with & stands in quotation marks"),
    "itself": ("persons: &x [*x]", "people.yaml:1: not valid YAML: a text that begins with &"),
    "alias": ("persons: *x", "people.yaml:1: not valid YAML: a text that begins with * stands in quotation marks"),
    "merge": ("a: 1\n<<: *x", "people.yaml:2: not valid YAML"),
    "object": ('persons: !!python/object/apply:os.system ["touch /tmp/x"]', "python/object/apply:os.system; tags"),
    "name": ("persons: !!python/name:os.system ''", "found the tag tag:yaml.org,2002:python/name:os.system"),
    "number in disguise": ("persons: !!binary aGk=", "found the tag tag:yaml.org,2002:binary"),
    "own tag": ("persons: !evil x", "found the tag !evil"),
    "deep list": ("persons: " + "[" * 100_000, "people.yaml:1: not valid YAML: nested deeper than 30 levels"),
    "deep mapping": ("persons: " + "{a: " * 100_000, "nested deeper than 30 levels"),
    "deep block": ("".join(f"{' ' * n}a:\n" for n in range(1, 300)), "people.yaml:31: not valid YAML: nested deeper"),
    "two documents": ("persons: []\n---\npersons: []", "expected a single document"),
    "NUL": ("persons: [{key: a\0b}]", "people.yaml:1: not valid YAML"),
    "escape in a name": ('"\\e[2J\\e[31m": 1', "people.yaml:1: a field name must be a plain text"),
    "long name": (f"? {'x' * 5000}\n: 1", "people.yaml:1: a field name must be a plain text of at most 60 characters"),
    "name twice": ("persons: []\npersons: []", "people.yaml:2: field persons is given twice (first in line 1)"),
    "no mapping": ("- persons", "people.yaml:1: expected a mapping"),
    "Latin-1": ("persons: [{name: Jos\u00e9}]".encode("latin-1"), "people.yaml:1: byte 20 is not UTF-8"),
    "UTF-16": ("persons: []".encode("utf-16"), "people.yaml:1: byte 0 is not UTF-8"),
    "two encodings": ("é".encode() + "é".encode("cp1252"), "people.yaml:1: byte 2 is not UTF-8"),
    "overlong NUL": (b"persons: \xc0\x80", "byte 9 is not UTF-8"),
    "half a pair": (b"persons: \xed\xa0\x80", "byte 9 is not UTF-8"),
    "zip": (b"PK\x03\x04" + b"\0" * 60, "people.yaml:1: not valid YAML"),
}


@pytest.mark.parametrize(("content", "said"), FILES.values(), ids=FILES)
def test_a_hostile_file_is_refused_with_its_place_and_soon(tmp_path, content, said):
    folder = seeds(tmp_path)
    (folder / "people.yaml").write_bytes(content if isinstance(content, bytes) else content.encode())
    began = time.perf_counter()
    found = mistakes(folder)
    assert said in found
    assert found.replace("\n", "").isprintable(), "a terminal would act on the message"
    assert len(found) < 2000
    assert time.perf_counter() - began < 5


def test_a_byte_order_mark_is_no_part_of_the_first_name(tmp_path):
    folder = seeds(tmp_path, ("people", "pinyin", "wade"))
    path = folder / "people.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert mistakes(folder).startswith("people.yaml:2: person li-wei, field name_system")


@pytest.mark.parametrize("name", ["people.yaml", "annals.yaml", "topic.yaml"])
def test_a_link_out_of_the_folder_is_not_followed(tmp_path, name):
    folder = seeds(tmp_path)
    secret = tmp_path / "secret"
    secret.write_text("password: hunter2\n", "utf-8")
    (folder / name).unlink()
    (folder / name).symlink_to(secret)
    found = mistakes(folder)
    assert f"{name}:1: is a link to a file outside its folder" in found
    assert "hunter2" not in found and "password" not in found


def test_pipes_folders_and_dangling_links_are_refused_without_waiting(tmp_path):
    folder = seeds(tmp_path)
    for name in ("people", "places", "terms"):
        (folder / f"{name}.yaml").unlink()
    os.mkfifo(folder / "people.yaml")
    (folder / "places.yaml").mkdir()
    (folder / "terms.yaml").symlink_to(folder / "gone.yaml")
    found = mistakes(folder)
    assert "people.yaml:1: is not a file" in found
    assert "places.yaml:1: is not a file" in found
    assert "terms.yaml:1: cannot be read: no such file" in found


def test_a_file_for_a_folder_and_a_folder_for_nothing_are_refused(tmp_path):
    (tmp_path / "file").write_text("x")
    assert "is not a folder" in mistakes(tmp_path / "file")
    assert "is not a folder" in mistakes(tmp_path / "gone")
    (tmp_path / "empty").mkdir()
    assert "topic.yaml:1: is missing in empty/" in mistakes(tmp_path / "empty")
