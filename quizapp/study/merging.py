"""Merging a guest's history into an account that has one of its own: copied, never moved.

A row of the log keeps its id and gets the account's learner: the pair is its key, so that a second merge finds what is
there already and adds only what is missing. The guest stays as it was, with `merged_into` set, and is counted nowhere
twice: item statistics leave merged learners out, and an idle guest is erased in the end.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from django.db import models, transaction
from django.db.models import Max

from quizapp.study.memory import caches
from quizapp.study.models import (
    Card,
    Correction,
    Exam,
    Learner,
    ParameterSet,
    Pause,
    Presentation,
    Report,
    Review,
    Sitting,
)


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge added to the account: answers, and cards it had not met."""

    answers: int = 0
    cards: int = 0


class CannotMerge(ValueError):
    """The guest belongs to an account already, or is the account's own learner."""


def merge_guest(*, account: Learner, guest: Learner, at: datetime) -> Merged:
    """Add everything the guest did to the account's history; again, it adds what came since, and else nothing.

    Answers to a question that both had are taken as late answers: after the account's own, on a study day that is not
    before theirs. Raises CannotMerge for somebody else's history.
    """
    with transaction.atomic():
        # Before the learner is locked: an answer that is being stored is waited for, and none is taken any more.
        Presentation.objects.filter(learner=guest.pk, learner__user=None, is_open=True).update(is_open=False)
        rows = {row.pk: row for row in Learner.objects.select_for_update().filter(pk__in=(account.pk, guest.pk))}
        account, guest = rows[account.pk], rows[guest.pk]
        if account == guest or guest.user_id is not None or guest.merged_into_id not in {None, account.pk}:
            raise CannotMerge("This history is not a guest's.")
        merged = _Merge(account, guest).run()
        guest.merged_into = account
        guest.save(update_fields=["merged_into"])
        if account.last_seen_on < guest.last_seen_on:
            account.last_seen_on = guest.last_seen_on
            account.save(update_fields=["last_seen_on"])
        caches.rebuild_learner(learner=account)
    return merged


def merged_id(key: UUID, account: Learner) -> UUID:
    """What the account's copy of a guest's sitting or exam is called, whether there is one or not."""
    return uuid5(key, f"merged into {account.pk}")


class _Merge:
    """One merge; the tables in the order in which they refer to each other."""

    def __init__(self, account: Learner, guest: Learner) -> None:
        self.account = account
        self.guest = guest

    def run(self) -> Merged:
        exams = self._copied(Exam)
        sittings = self._copied(Sitting, exam=exams)
        cards, new_cards = self._cards()
        sets = self._parameter_sets()
        answers = self._log(cards, sittings, sets)
        self._pauses()
        self._reports()
        return Merged(answers, new_cards)

    def _copied(self, model: Any, **links: dict[Any, Any]) -> dict[Any, Any]:
        """Copies of the guest's rows whose id is all their key: from their id to that of the copy."""
        known: dict[UUID, UUID] = {}
        copies = []
        for row in model.objects.filter(learner=self.guest):
            known[row.pk] = merged_id(row.pk, self.account)
            changes = {f"{name}_id": by_id.get(getattr(row, f"{name}_id")) for name, by_id in links.items()}
            copies.append(_copy(row, id=known[row.pk], learner_id=self.account.pk, **changes))
        model.objects.bulk_create(copies, ignore_conflicts=True)
        return known

    def _cards(self) -> tuple[dict[int, int], int]:
        """The account's card for each of the guest's that was answered, and how many of them are new to it."""
        theirs = list(Card.objects.filter(learner=self.guest, reviews__isnull=False).distinct())
        mine = Card.objects.filter(learner=self.account, question__in=[card.question_id for card in theirs])
        known = set(mine.values_list("question_id", flat=True))
        missing = [card for card in theirs if card.question_id not in known]
        Card.objects.bulk_create([_copy(card, id=None, learner_id=self.account.pk) for card in missing])
        by_question = dict(mine.all().values_list("question_id", "pk"))
        aside = [by_question[card.question_id] for card in theirs if card.suspended and card.question_id in known]
        Card.objects.filter(pk__in=aside).update(suspended=True)
        Presentation.objects.filter(learner=self.account, card__in=aside, is_open=True).update(is_open=False)
        return {card.pk: by_question[card.question_id] for card in theirs}, len(missing)

    def _parameter_sets(self) -> dict[str, str]:
        """The names that the guest's own parameter sets have in the account."""
        own = list(ParameterSet.objects.filter(learner=self.guest))
        names = {row.name: f"guest-{self.guest.pk}-{row.name}"[:40] for row in own}
        copies = [
            _copy(row, id=None, learner_id=self.account.pk, name=names[row.name], is_adopted=False) for row in own
        ]
        ParameterSet.objects.bulk_create(copies, ignore_conflicts=True)
        return names

    def _log(self, cards: dict[int, int], sittings: dict[UUID, UUID], sets: dict[str, str]) -> int:
        answered = self._missing(Review)
        said = self._missing(Correction)
        # A showing that nobody answered says nothing.
        shown = {review.presentation_id for review in answered}
        presentations = Presentation.objects.filter(learner=self.guest, id__in=shown)
        Presentation.objects.bulk_create(
            [
                _copy(
                    row,
                    learner_id=self.account.pk,
                    card_id=cards[row.card_id],
                    sitting_id=_mapped(sittings, row.sitting_id),
                )
                for row in presentations
            ]
        )
        last = self._last(Review, cards.values())
        days = self._last_days(cards.values())
        for review in answered:
            card = cards[review.card_id]
            day = max(review.study_day, days.get(card, review.study_day))
            interval = review.due_on - review.study_day
            copy = _copy(
                review,
                learner_id=self.account.pk,
                card_id=card,
                sitting_id=_mapped(sittings, review.sitting_id),
                sequence=last[card] + 1,
                study_day=day,
                due_on=day + interval,
                intervals=review.intervals or _kept(review.grade, interval),
                parameters=sets.get(review.parameters, review.parameters),
            )
            copy.save()
            last[card], days[card] = copy.sequence, day
        last = self._last(Correction, cards.values())
        for word in said:
            card = cards[word.card_id]
            last[card] += 1
            _copy(word, learner_id=self.account.pk, card_id=card, sequence=last[card]).save()
        return len(answered)

    def _missing(self, model: Any) -> list[Any]:
        """The guest's rows of the log that the account has not, in order of acceptance."""
        there = model.objects.filter(learner=self.account).values("id")
        return list(model.objects.filter(learner=self.guest).exclude(id__in=there).order_by("at", "sequence"))

    def _last(self, model: Any, cards: Iterable[int]) -> dict[int, int]:
        rows = model.objects.filter(learner=self.account, card__in=set(cards)).order_by()
        return defaultdict(int, rows.values_list("card").annotate(last=Max("sequence")))

    def _last_days(self, cards: Iterable[int]) -> dict[int, date]:
        rows = Review.objects.filter(learner=self.account, card__in=set(cards)).order_by()
        return dict(rows.values_list("card").annotate(last=Max("study_day")))

    def _pauses(self) -> None:
        rows = Pause.objects.filter(learner=self.guest)
        copies = [_copy(row, id=None, learner_id=self.account.pk) for row in rows]
        Pause.objects.bulk_create(copies, ignore_conflicts=True)

    def _reports(self) -> None:
        said = set(Report.objects.filter(learner=self.account).values_list("version_id", flat=True))
        rows = Report.objects.filter(learner=self.guest).exclude(version__in=said)
        Report.objects.bulk_create([_copy(row, id=None, learner_id=self.account.pk) for row in rows])


def _copy[Row: models.Model](row: Row, **changes: Any) -> Row:
    """A new row, not saved, with the columns of `row` but for `changes`."""
    columns = {
        field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if not field.primary_key
    }
    columns.pop("pk", None)
    return type(row)(**{**columns, **changes})


def _mapped(known: dict[UUID, UUID], key: UUID | None) -> UUID | None:
    return None if key is None else known.get(key)


def _kept(grade: int, interval: timedelta) -> list[int | None] | None:
    """Days for the grade alone: answers of old kept only the day that was chosen, drawn by the card they were of."""
    if not interval:
        return None
    return [interval.days if each == grade else None for each in (1, 2, 3, 4)]
