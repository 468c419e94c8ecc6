"""Every kind of defect that is planted into the shipped bank."""

from tests.questions.audit import of_facts, of_families, of_form

KINDS = (*of_form.KINDS, *of_facts.KINDS, *of_families.KINDS)
