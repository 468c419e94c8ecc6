"""What the forms of facts send."""

from django.urls import reverse


def management(*prefixes, rows=0):
    return {f"{prefix}-{name}": n for prefix in prefixes for name, n in (("TOTAL_FORMS", rows), ("INITIAL_FORMS", 0))}


def event_form(**fields):
    return {
        "title": "A meeting",
        "title_form": "headline",
        "kind": "meeting",
        "told": "done",
        "tier": 2,
        **management("participations", "citations"),
        **fields,
    }


def person_form(**fields):
    return {"name": "Somebody", "name_system": "other", "tier": 2, **management("aliases", "citations"), **fields}


def cited_by(source):
    """One new citation row."""
    return {"citations-TOTAL_FORMS": 1, "citations-0-source": source.pk, "citations-0-passage": "It says so."}


def took_part(*rows):
    """Rows of who took part: (person, role, office or None)."""
    form = {"participations-TOTAL_FORMS": len(rows)}
    for index, (person, role, office) in enumerate(rows):
        named = {"person": person.pk, "role": role, "office": office.pk if office else "", "position": index}
        form |= {f"participations-{index}-{name}": value for name, value in named.items()}
    return form


def change(client, row, data):
    url = reverse(f"admin:facts_{row._meta.model_name}_change", args=[row.pk])
    return client.post(url, data)
