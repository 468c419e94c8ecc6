"""Sittings and exams remember that they are of a set, also after it is deleted."""

from typing import Any

from django.db import migrations, models


def say_so(apps: Any, schema_editor: Any) -> None:
    """Of a sitting whose set is gone already only the mode can tell."""
    of_set = models.Q(question_set__isnull=False)
    for name, known in (("Sitting", of_set | models.Q(mode="set")), ("Exam", of_set)):
        apps.get_model("study", name).objects.filter(known).update(of_set=True)


class Migration(migrations.Migration):
    dependencies = [
        ("facts", "0005_merged_persons"),
        ("questions", "0005_long_variants"),
        ("study", "0003_sessions_and_promises"),
    ]

    operations = [
        migrations.AddField(
            model_name="exam",
            name="of_set",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="sitting",
            name="of_set",
            field=models.BooleanField(default=False),
        ),
        migrations.RunPython(say_so, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="exam",
            constraint=models.CheckConstraint(
                condition=models.Q(("question_set", None), ("of_set", True), _connector="OR"),
                name="exam_of_set_says_so",
            ),
        ),
        migrations.AddConstraint(
            model_name="sitting",
            constraint=models.CheckConstraint(
                condition=models.Q(("question_set", None), ("of_set", True), _connector="OR"),
                name="sitting_of_set_says_so",
            ),
        ),
    ]
