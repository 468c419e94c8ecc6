"""A field that a model gains must also be asked for."""

import pytest
from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets

from quizapp.facts.models import Agreement, Event, Figure, Person


@pytest.mark.parametrize("model", [Person, Event, Agreement, Figure], ids=lambda model: model.__name__)
def test_no_field_that_can_be_edited_is_missing_from_the_form(model, rf):
    model_admin = admin.site.get_model_admin(model)
    shown = flatten_fieldsets(model_admin.get_fieldsets(rf.get("/")))

    editable = {field.name for field in (*model._meta.fields, *model._meta.many_to_many) if field.editable}
    assert editable - set(shown) - {"id", "former_keys"} == set()
