"""Rules that a topic's facts must keep: contradictions, gaps, suspicious years. Pure: works on rows in fixture form.

`loaddata` skips `save()` and `clean()`, so these rules and the database's constraints are what guards fixtures. A rule
sees rows only and knows no topic; each is a generator of findings, in the module of its idea.

An error is a contradiction that cannot stand, a warning what a person should look at, info what is good to know. A
finding that a recorded conflict covers is known, and only info: the message names the conflict.
"""

from collections.abc import Iterable, Mapping

from quizapp.facts.check import characters, figures, labels, links, naming, offices, order, precision, story, twice
from quizapp.facts.check.findings import ERROR, INFO, LEVELS, WARNING, Finding, Rule, Topic
from quizapp.facts.rowhash import Fields

__all__ = ["ERROR", "INFO", "LEVELS", "RULES", "WARNING", "Finding", "Rule", "Topic", "check"]

RULES: tuple[Rule, ...] = (
    links.other_topics,
    links.circles,
    links.former_keys,
    characters.characters,
    precision.bounds_agree,
    precision.years_in_topic,
    precision.agreement_within_its_event,
    precision.finer_than_its_event,
    precision.reckoned_without_note,
    precision.explicit_where_years_are_inferred,
    figures.sums,
    figures.one_value_a_period,
    figures.growth,
    figures.value_among_the_disputed,
    offices.exclusive_offices,
    offices.held_by_turns,
    twice.told_twice,
    twice.documents_told_twice,
    order.entries_out_of_order,
    order.year_of_block,
    order.later_than_what_it_builds_on,
    order.future_told_as_done,
    labels.place_labels,
    naming.shared_names,
    naming.near_spellings,
    naming.lone_surnames,
    story.cited,
    story.tier_one_says_why,
    story.short_titles,
    story.chapters,
    story.undated,
    story.idle_persons,
    story.sources,
    story.empty_years,
    story.conflicts,
    story.site_edits,
)


def check(rows: Mapping[str, Iterable[Fields]]) -> list[Finding]:
    """All findings of all rules about a topic, errors first, then by rule and fact."""
    topic = Topic(rows)
    found = [finding for rule in RULES for finding in rule(topic)]
    return sorted(found, key=lambda f: (LEVELS.index(f.level), f.rule, f.fact, f.message))
