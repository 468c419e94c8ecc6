"""The bank as one JSON document (README, "The export"): facts, questions and proofs, enough to audit it without us."""

import json
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from django.db.models import F

from quizapp.facts.models import Topic
from quizapp.facts.snapshot import AgreementFact, Cited, EventFact, FigureFact, PersonFact, Snapshot, When
from quizapp.facts.take_snapshot import take_snapshot
from quizapp.questions.models import QuestionVersion

FORMAT, VERSION = "quizapp-bank", 1


def export_bank(topic: Topic) -> dict[str, Any]:
    """The whole topic in the documented shape; rows in key order, so that the same bank gives the same bytes."""
    snapshot = take_snapshot(topic)
    return {
        "format": FORMAT,
        "version": VERSION,
        "topic": _topic(snapshot),
        "sources": [
            {
                "key": source.key,
                "title": source.title,
                "publisher": source.publisher,
                "voice": source.voice,
                "transcribed": source.transcribed,
                "paragraphs": [{"locator": locator, "names": list(names)} for locator, names in source.paragraphs],
            }
            for source in snapshot.sources.values()
        ],
        "persons": [_person(person) for person in snapshot.persons.values()],
        "offices": [
            {
                "key": office.key,
                "title": office.title,
                "organisation": office.organisation,
                "country": office.country,
                "exclusive": office.exclusive,
                "rank_class": office.rank_class,
            }
            for office in snapshot.offices.values()
        ],
        "places": [
            {
                "key": place.key,
                "name": place.name,
                "kind": place.kind,
                "aliases": list(place.aliases),
                "country": place.country,
                "parent": place.parent,
                "labels": [{"text": text, "from": start, "to": end} for text, start, end in place.labels],
            }
            for place in snapshot.places.values()
        ],
        "events": [_event(event) for event in snapshot.events.values()],
        "agreements": [_agreement(paper) for paper in snapshot.agreements.values()],
        "figures": [_figure(figure) for figure in snapshot.figures.values()],
        "conflicts": [
            {
                "key": conflict.key,
                "facts": list(conflict.facts),
                "field": conflict.field,
                "values": [
                    {"value": value, "citation": {"source": source, "paragraph": paragraph}}
                    for value, source, paragraph in conflict.values
                ],
                "note": conflict.note,
            }
            for conflict in snapshot.conflicts
        ],
        "questions": [_question(version) for version in _versions(topic)],
    }


def as_text(document: dict[str, Any]) -> str:
    """UTF-8 text with stable key order and a final newline."""
    return json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _topic(snapshot: Snapshot) -> dict[str, Any]:
    return {
        "slug": snapshot.slug,
        "title": snapshot.title,
        "sides": list(snapshot.sides),
        "countries": {code: dict(words) for code, words in snapshot.countries.items()},
        "threads": dict(snapshot.threads),
        "chapters": [
            {
                "key": chapter.key,
                "title": chapter.title,
                "position": chapter.position,
                "text": chapter.text,
                "facts": list(chapter.facts),
                "citations": _citations(chapter.citations),
            }
            for chapter in snapshot.chapters
        ],
        "terms": [
            {"key": term.key, "name": term.name, "definition": term.definition, "aliases": list(term.aliases)}
            for term in snapshot.terms.values()
        ],
        "bank_seed": snapshot.bank_seed,
        "first_year": snapshot.first_year,
        "last_year": snapshot.last_year,
    }


def _citations(cited: tuple[Cited, ...]) -> list[dict[str, str]]:
    return [asdict(one) for one in cited]


def _when(when: When) -> dict[str, Any]:
    return {
        "date": when.edtf,
        "earliest": when.earliest.isoformat() if when.earliest else None,
        "latest": when.latest.isoformat() if when.latest else None,
        "date_basis": when.basis,
    }


def _story(fact: EventFact | AgreementFact | FigureFact | PersonFact) -> dict[str, Any]:
    return {
        "key": fact.key,
        "short_title": fact.short_title,
        "tier": fact.tier,
        "why": fact.why,
        "threads": list(fact.threads),
        "former_keys": list(fact.former_keys),
        "citations": _citations(fact.citations),
    }


def _person(person: PersonFact) -> dict[str, Any]:
    return {
        **_story(person),
        "name": person.name,
        "aliases": list(person.aliases),
        "country": person.country,
        "name_system": person.name_system,
        "unnamed": person.unnamed,
        "possibly_same": sorted(person.possibly_same),
    }


def _event(event: EventFact) -> dict[str, Any]:
    return {
        **_story(event),
        **_when(event.when),
        "title": event.title,
        "title_form": event.title_form,
        "question_clause": event.question_clause,
        "kind": event.kind,
        "told": event.told,
        "places": list(event.places),
        "host_country": event.host_country,
        "participants": [
            {"person": part.person, "role": part.role, "office": part.office, "as_written": part.as_written}
            for part in event.participants
        ],
        "participants_complete": event.participants_complete,
        "lead_complete": event.lead_complete,
        "agreements_complete": event.agreements_complete,
        "announced_by": event.announced_by,
    }


def _agreement(paper: AgreementFact) -> dict[str, Any]:
    return {
        **_story(paper),
        **_when(paper.when),
        "title": paper.title,
        "kind": paper.kind,
        "act": paper.act,
        "generic": paper.generic,
        "purpose": paper.purpose,
        "told": paper.told,
        "parties": list(paper.parties),
        "event": paper.event,
        "signatories": [asdict(signer) for signer in paper.signatories],
        "signatories_complete": paper.signatories_complete,
        "supersedes": list(paper.supersedes),
        "implements": list(paper.implements),
        "led_to": list(paper.led_to),
    }


def _figure(figure: FigureFact) -> dict[str, Any]:
    return {
        **_story(figure),
        "title": figure.title,
        "series": figure.series,
        "period": figure.when.edtf,
        "earliest": figure.when.earliest.isoformat() if figure.when.earliest else None,
        "latest": figure.when.latest.isoformat() if figure.when.latest else None,
        "value": _number(figure.value),
        "unit": figure.unit,
        "qualifier": figure.qualifier,
        "told": figure.told,
        "event": figure.event,
    }


def _number(value: Decimal) -> str:
    """Without trailing zeros, as text: JSON numbers would lose what a decimal says."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _versions(topic: Topic) -> list[QuestionVersion]:
    rows = QuestionVersion.objects.filter(question__topic=topic, number=F("question__version"))
    return list(rows.select_related("question").order_by("question__key"))


def _question(version: QuestionVersion) -> dict[str, Any]:
    question = version.question
    return {
        "key": question.key,
        "version": version.number,
        "family": question.family,
        "asks": question.asks,
        "variant": question.variant,
        "origin": question.origin,
        "proof": {"state": question.proof_state, "reason": question.proof_reason, **version.proof},
        "editorial": {"state": question.editorial_state, "reason": question.editorial_reason},
        "stem": version.stem,
        "stem_parts": version.stem_parts,
        "subject_facts": question.subject_facts,
        "constraints": version.constraints,
        "answer": version.answer,
        "distractors": version.distractors,
        "formats": version.formats,
        "feedback": version.feedback,
        "citations": version.citations,
        "difficulty": question.difficulty,
        "tier": question.tier,
        "default_study": question.default_study,
        "lints": version.lints,
    }
