"""The role `other`: somebody had a part in an event, in words of their source that no other role says."""

from django.db import migrations, models

ROLES = [
    ("leader", "led the visit"),
    ("member", "member of the delegation"),
    ("host", "hosted"),
    ("inviter", "invited"),
    ("met", "met or held talks"),
    ("signatory", "signed"),
    ("sender", "sent"),
    ("recipient", "received"),
    ("speaker", "spoke"),
    ("presider", "presided"),
    ("attendee", "attended"),
    ("honouree", "was honoured"),
    ("appointee", "was appointed"),
    ("other", "had a part"),
]


class Migration(migrations.Migration):
    dependencies = [("facts", "0002_search_entries")]

    operations = [
        migrations.RemoveConstraint(model_name="participation", name="participation_role_known"),
        migrations.AlterField(
            model_name="participation", name="role", field=models.CharField(choices=ROLES, max_length=10)
        ),
        migrations.AddConstraint(
            model_name="participation",
            constraint=models.CheckConstraint(
                condition=models.Q(("role__in", [role for role, _ in ROLES])), name="participation_role_known"
            ),
        ),
    ]
