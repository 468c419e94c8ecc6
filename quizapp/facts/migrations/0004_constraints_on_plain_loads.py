"""What plain `loaddata` would take and nothing could show: unknown words, empty titles, keys that fit no address.

SQLite makes a table anew for every constraint, and then with all constraints that its model has by then. So the models
get theirs first and each table is made anew once.
"""

from collections import defaultdict
from typing import Any

from django.db import migrations, models


def add(apps: Any, schema_editor: Any) -> None:
    for name, constraints in by_model().items():
        for constraint in constraints[:1] if schema_editor.connection.vendor == "sqlite" else constraints:
            schema_editor.add_constraint(apps.get_model("facts", name), constraint)


def remove(apps: Any, schema_editor: Any) -> None:
    for name, constraints in by_model().items():
        for constraint in constraints[:1] if schema_editor.connection.vendor == "sqlite" else constraints:
            schema_editor.remove_constraint(apps.get_model("facts", name), constraint)


def by_model() -> dict[str, list[models.CheckConstraint]]:
    found = defaultdict(list)
    for operation in CONSTRAINTS:
        found[operation.model_name].append(operation.constraint)
    return found


CONSTRAINTS = [
    migrations.AddConstraint(
        model_name="agreement",
        constraint=models.CheckConstraint(
            condition=models.Q(("key__regex", "[\\x01-\\x20\\x7f]|(^|/)\\.{0,2}(/|$)"), _negated=True),
            name="agreement_key_in_address",
        ),
    ),
    migrations.AddConstraint(
        model_name="agreement",
        constraint=models.CheckConstraint(
            condition=models.Q(("origin__in", ["fixture", "import", "site"])), name="agreement_origin_known"
        ),
    ),
    migrations.AddConstraint(
        model_name="agreement",
        constraint=models.CheckConstraint(
            condition=models.Q(("date_basis__in", ["", "explicit", "section", "title", "computed", "relative"])),
            name="agreement_date_basis_known",
        ),
    ),
    migrations.AddConstraint(
        model_name="agreement",
        constraint=models.CheckConstraint(
            condition=models.Q(("act__in", ["signed", "issued", "exchanged", "made"])), name="agreement_act_known"
        ),
    ),
    migrations.AddConstraint(
        model_name="agreement",
        constraint=models.CheckConstraint(
            condition=models.Q(("told__in", ["done", "planned", "claimed"])), name="agreement_told_known"
        ),
    ),
    migrations.AddConstraint(
        model_name="chapter",
        constraint=models.CheckConstraint(
            condition=models.Q(("key__regex", "[\\x01-\\x20\\x7f]|(^|/)\\.{0,2}(/|$)"), _negated=True),
            name="chapter_key_in_address",
        ),
    ),
    migrations.AddConstraint(
        model_name="chapter",
        constraint=models.CheckConstraint(
            condition=models.Q(("origin__in", ["fixture", "import", "site"])), name="chapter_origin_known"
        ),
    ),
    migrations.AddConstraint(
        model_name="chapter",
        constraint=models.CheckConstraint(condition=models.Q(("text", ""), _negated=True), name="chapter_has_text"),
    ),
    migrations.AddConstraint(
        model_name="citation",
        constraint=models.CheckConstraint(
            condition=models.Q(("key__regex", "[\\x01-\\x20\\x7f]|(^|/)\\.{0,2}(/|$)"), _negated=True),
            name="citation_key_in_address",
        ),
    ),
    migrations.AddConstraint(
        model_name="citation",
        constraint=models.CheckConstraint(
            condition=models.Q(("origin__in", ["fixture", "import", "site"])), name="citation_origin_known"
        ),
    ),
    migrations.AddConstraint(
        model_name="conflict",
        constraint=models.CheckConstraint(
            condition=models.Q(("key__regex", "[\\x01-\\x20\\x7f]|(^|/)\\.{0,2}(/|$)"), _negated=True),
            name="conflict_key_in_address",
        ),
    ),
    migrations.AddConstraint(
        model_name="conflict",
        constraint=models.CheckConstraint(
            condition=models.Q(("origin__in", ["fixture", "import", "site"])), name="conflict_origin_known"
        ),
    ),
    migrations.AddConstraint(
        model_name="conflict",
        constraint=models.CheckConstraint(condition=models.Q(("note", ""), _negated=True), name="conflict_has_note"),
    ),
    migrations.AddConstraint(
        model_name="conflictvalue",
        constraint=models.CheckConstraint(
            condition=models.Q(("value", ""), _negated=True), name="conflict_value_given"
        ),
    ),
    migrations.AddConstraint(
        model_name="event",
        constraint=models.CheckConstraint(
            condition=models.Q(("key__regex", "[\\x01-\\x20\\x7f]|(^|/)\\.{0,2}(/|$)"), _negated=True),
            name="event_key_in_address",
        ),
    ),
    migrations.AddConstraint(
        model_name="event",
        constraint=models.CheckConstraint(
            condition=models.Q(("origin__in", ["fixture", "import", "site"])), name="event_origin_known"
        ),
    ),
    migrations.AddConstraint(
        model_name="event",
        constraint=models.CheckConstraint(
            condition=models.Q(("date_basis__in", ["", "explicit", "section", "title", "computed", "relative"])),
            name="event_date_basis_known",
        ),
    ),
    migrations.AddConstraint(
        model_name="event",
        constraint=models.CheckConstraint(
            condition=models.Q(("title_form__in", ["noun_phrase", "headline"])), name="event_title_form_known"
        ),
    ),
    migrations.AddConstraint(
        model_name="event",
        constraint=models.CheckConstraint(
            condition=models.Q(("told__in", ["done", "planned", "claimed"])), name="event_told_known"
        ),
    ),
    migrations.AddConstraint(
        model_name="event",
        constraint=models.CheckConstraint(
            condition=models.Q(("announced_by", models.F("id")), _negated=True),
            name="event_not_announced_by_itself",
        ),
    ),
    migrations.AddConstraint(
        model_name="figure",
        constraint=models.CheckConstraint(
            condition=models.Q(("key__regex", "[\\x01-\\x20\\x7f]|(^|/)\\.{0,2}(/|$)"), _negated=True),
            name="figure_key_in_address",
        ),
    ),
    migrations.AddConstraint(
        model_name="figure",
        constraint=models.CheckConstraint(
            condition=models.Q(("origin__in", ["fixture", "import", "site"])), name="figure_origin_known"
        ),
    ),
    migrations.AddConstraint(
        model_name="figure",
        constraint=models.CheckConstraint(
            condition=models.Q(("date_basis__in", ["", "explicit", "section", "title", "computed", "relative"])),
            name="figure_date_basis_known",
        ),
    ),
    migrations.AddConstraint(
        model_name="figure",
        constraint=models.CheckConstraint(condition=models.Q(("unit", ""), _negated=True), name="figure_has_unit"),
    ),
    migrations.AddConstraint(
        model_name="figure",
        constraint=models.CheckConstraint(
            condition=models.Q(("qualifier__in", ["exact", "about", "more_than", "less_than", "target"])),
            name="figure_qualifier_known",
        ),
    ),
    migrations.AddConstraint(
        model_name="figure",
        constraint=models.CheckConstraint(
            condition=models.Q(("told__in", ["done", "planned", "claimed"])), name="figure_told_known"
        ),
    ),
    migrations.AddConstraint(
        model_name="figure",
        constraint=models.CheckConstraint(
            condition=models.Q(("value__gt", -1000000000000000000), ("value__lt", 1000000000000000000)),
            name="figure_value_fits",
        ),
    ),
    migrations.AddConstraint(
        model_name="office",
        constraint=models.CheckConstraint(
            condition=models.Q(("key__regex", "[\\x01-\\x20\\x7f]|(^|/)\\.{0,2}(/|$)"), _negated=True),
            name="office_key_in_address",
        ),
    ),
    migrations.AddConstraint(
        model_name="office",
        constraint=models.CheckConstraint(
            condition=models.Q(("origin__in", ["fixture", "import", "site"])), name="office_origin_known"
        ),
    ),
    migrations.AddConstraint(
        model_name="office",
        constraint=models.CheckConstraint(condition=models.Q(("title", ""), _negated=True), name="office_has_title"),
    ),
    migrations.AddConstraint(
        model_name="person",
        constraint=models.CheckConstraint(
            condition=models.Q(("key__regex", "[\\x01-\\x20\\x7f]|(^|/)\\.{0,2}(/|$)"), _negated=True),
            name="person_key_in_address",
        ),
    ),
    migrations.AddConstraint(
        model_name="person",
        constraint=models.CheckConstraint(
            condition=models.Q(("origin__in", ["fixture", "import", "site"])), name="person_origin_known"
        ),
    ),
    migrations.AddConstraint(
        model_name="person",
        constraint=models.CheckConstraint(
            condition=models.Q(("name_system__in", ["cyrillic", "pinyin", "other"])),
            name="person_name_system_known",
        ),
    ),
    migrations.AddConstraint(
        model_name="place",
        constraint=models.CheckConstraint(
            condition=models.Q(("key__regex", "[\\x01-\\x20\\x7f]|(^|/)\\.{0,2}(/|$)"), _negated=True),
            name="place_key_in_address",
        ),
    ),
    migrations.AddConstraint(
        model_name="place",
        constraint=models.CheckConstraint(
            condition=models.Q(("origin__in", ["fixture", "import", "site"])), name="place_origin_known"
        ),
    ),
    migrations.AddConstraint(
        model_name="place",
        constraint=models.CheckConstraint(
            condition=models.Q(("parent", models.F("id")), _negated=True), name="place_not_inside_itself"
        ),
    ),
    migrations.AddConstraint(
        model_name="placelabel",
        constraint=models.CheckConstraint(condition=models.Q(("text", ""), _negated=True), name="label_has_text"),
    ),
    migrations.AddConstraint(
        model_name="source",
        constraint=models.CheckConstraint(
            condition=models.Q(("key__regex", "[\\x01-\\x20\\x7f]|(^|/)\\.{0,2}(/|$)"), _negated=True),
            name="source_key_in_address",
        ),
    ),
    migrations.AddConstraint(
        model_name="source",
        constraint=models.CheckConstraint(
            condition=models.Q(("origin__in", ["fixture", "import", "site"])), name="source_origin_known"
        ),
    ),
    migrations.AddConstraint(
        model_name="source",
        constraint=models.CheckConstraint(
            condition=models.Q(("transcribed__in", ["whole", "part"])), name="source_transcribed_known"
        ),
    ),
    migrations.AddConstraint(
        model_name="term",
        constraint=models.CheckConstraint(
            condition=models.Q(("key__regex", "[\\x01-\\x20\\x7f]|(^|/)\\.{0,2}(/|$)"), _negated=True),
            name="term_key_in_address",
        ),
    ),
    migrations.AddConstraint(
        model_name="term",
        constraint=models.CheckConstraint(
            condition=models.Q(("origin__in", ["fixture", "import", "site"])), name="term_origin_known"
        ),
    ),
    migrations.AddConstraint(
        model_name="term",
        constraint=models.CheckConstraint(
            condition=models.Q(models.Q(("name", ""), _negated=True), models.Q(("definition", ""), _negated=True)),
            name="term_has_name_and_definition",
        ),
    ),
    migrations.AddConstraint(
        model_name="thread",
        constraint=models.CheckConstraint(
            condition=models.Q(("key__regex", "[\\x01-\\x20\\x7f]|(^|/)\\.{0,2}(/|$)"), _negated=True),
            name="thread_key_in_address",
        ),
    ),
    migrations.AddConstraint(
        model_name="thread",
        constraint=models.CheckConstraint(
            condition=models.Q(("origin__in", ["fixture", "import", "site"])), name="thread_origin_known"
        ),
    ),
    migrations.AddConstraint(
        model_name="thread",
        constraint=models.CheckConstraint(condition=models.Q(("title", ""), _negated=True), name="thread_has_title"),
    ),
    migrations.AddConstraint(
        model_name="topic",
        constraint=models.CheckConstraint(
            condition=models.Q(("slug__regex", "^[-a-zA-Z0-9_]+$")), name="topic_slug_in_address"
        ),
    ),
    migrations.AddConstraint(
        model_name="topic",
        constraint=models.CheckConstraint(
            condition=models.Q(("origin__in", ["fixture", "import", "site"])), name="topic_origin_known"
        ),
    ),
    migrations.AddConstraint(
        model_name="topic",
        constraint=models.CheckConstraint(
            condition=models.Q(
                models.Q(
                    ("first_year__isnull", True),
                    models.Q(("first_year__gte", 1), ("first_year__lte", 9999)),
                    _connector="OR",
                ),
                models.Q(
                    ("last_year__isnull", True),
                    models.Q(("last_year__gte", 1), ("last_year__lte", 9999)),
                    _connector="OR",
                ),
            ),
            name="topic_years_1_to_9999",
        ),
    ),
]


class Migration(migrations.Migration):
    dependencies = [
        ("facts", "0003_role_other"),
    ]

    operations = [
        migrations.RunPython(migrations.RunPython.noop, remove),
        migrations.SeparateDatabaseAndState(state_operations=CONSTRAINTS),
        migrations.RunPython(add, migrations.RunPython.noop),
    ]
