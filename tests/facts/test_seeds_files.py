"""Reading the YAML files: broken files, what scalars mean, and what is only worth a warning."""

from decimal import Decimal

import pytest

from quizapp.facts.seeds import SeedError, build
from quizapp.facts.seeds.mistakes import Mistakes
from quizapp.facts.seeds.reading import read_file
from tests.facts.seed_folder import write_seeds


def read(tmp_path, text):
    path = tmp_path / "x.yaml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    mistakes = Mistakes()
    return read_file(path, mistakes), [str(mistake) for mistake in mistakes.found]


def test_scalars_are_texts_numbers_and_flags_and_never_guessed(tmp_path):
    text = "a: NO\nb: 1992-01-03\nc: 10:30\nd: 010\ne: 368.30\nf: yes\ng: true\nh: '12'\ni: .5\n"
    entry, mistakes = read(tmp_path, text)
    assert mistakes == []
    assert entry.values == {
        "a": "NO",
        "b": "1992-01-03",
        "c": "10:30",
        "d": 10,
        "e": Decimal("368.30"),
        "f": "yes",
        "g": True,
        "h": "12",
        "i": ".5",
    }
    assert entry.line_of("e") == 5


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: [1, 2", "x.yaml:1: not valid YAML"),
        ("a: 1\nb: 2\na: 3\n", "x.yaml:3: field a is given twice (first in line 1)"),
        ("- a\n", "x.yaml:1: expected a mapping"),
        ("", "x.yaml:1: expected a mapping"),
        (b"a: \xff", "x.yaml:1: byte 3 is not UTF-8"),
        ("a: &x [*x]\n", "x.yaml:1: not valid YAML: a text that begins with & stands in quotation marks"),
        ("a: " + "[" * 40, "nested deeper than 30 levels"),
        ("? [a]\n: b\n", "a field name must be a plain text"),
        ("a: \x07\n", "x.yaml:1: not valid YAML"),
        ("a: !!python/object:os.system x\n", "found the tag tag:yaml.org,2002:python/object:os.system"),
    ],
)
def test_a_broken_file_is_one_mistake_with_its_line(tmp_path, text, said):
    _, mistakes = read(tmp_path, text)
    assert len(mistakes) == (1 if said else 0)
    assert said in "".join(mistakes)


def test_what_an_unreadable_file_defines_is_not_reported_as_missing(tmp_path):
    folder = write_seeds(tmp_path / "two_lands", ("annals", "role: leader", "role: boss"))
    (folder / "people.yaml").write_text("persons: [", encoding="utf-8")
    with pytest.raises(SeedError) as caught:
        build(folder)
    assert [mistake.file for mistake in caught.value.mistakes] == ["annals.yaml", "people.yaml"]


def test_a_folder_without_a_topic_and_a_wrong_suffix_are_mistakes(tmp_path):
    folder = write_seeds(tmp_path / "two_lands")
    (folder / "topic.yaml").rename(folder / "topic.yml")
    with pytest.raises(SeedError, match=r"topic.yaml:1: is missing in two_lands/") as caught:
        build(folder)
    assert "topic.yml:1: is not read; name it topic.yaml" in str(caught.value)
    with pytest.raises(SeedError, match="is not a folder"):
        build(tmp_path / "nowhere")


def test_a_participant_whom_the_inventory_does_not_name_is_a_warning(tmp_path):
    folder = write_seeds(tmp_path / "two_lands", ("annals", "names: [Li Wei, Nurlan", "names: [Nurlan"))
    said = [str(warning) for warning in build(folder).warnings]
    assert "'Premier Li Wei' is not among the names of paragraph p1" in said[0]
    assert build(write_seeds(tmp_path / "two_lands")).warnings == []


def test_faults_of_the_source_are_allowed_where_it_is_quoted(tmp_path):
    folder = write_seeds(tmp_path / "two_lands", ("annals", "as_written: Premier Li", "as_written: Premier L岐i"))
    assert build(folder).rows["participation"][0]["as_written"] == "Premier L岐i Wei"
