"""Persons merged on a site: a record that every load lays over what it brings."""

import django.db.models.deletion
from django.db import migrations, models

ORIGINS = [("fixture", "loaded from fixtures"), ("import", "imported from CSV"), ("site", "made on this site")]


class Migration(migrations.Migration):
    dependencies = [("facts", "0004_constraints_on_plain_loads")]

    operations = [
        migrations.CreateModel(
            name="Merge",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("gone_key", models.CharField(max_length=120)),
                ("gone_name", models.CharField(max_length=200)),
                ("gone_origin", models.CharField(choices=ORIGINS, max_length=8)),
                ("kept_key", models.CharField(max_length=120)),
                ("aliases", models.JSONField(blank=True, default=list)),
                ("former_keys", models.JSONField(blank=True, default=list)),
                (
                    "kept",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="merges", to="facts.person"
                    ),
                ),
                (
                    "topic",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="merges", to="facts.topic"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("topic", "gone_key"), name="merge_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("gone_key", ""), _negated=True),
                            models.Q(("gone_name", ""), _negated=True),
                            models.Q(("kept_key", ""), _negated=True),
                        ),
                        name="merge_says_who",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("gone_origin__in", [origin for origin, _ in ORIGINS])),
                        name="merge_origin_known",
                    ),
                ],
            },
        ),
    ]
