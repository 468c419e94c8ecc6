"""A student with a browser: every step is a request to a real address, as a plain browser sends it."""

import re
from datetime import UTC, date, datetime, timedelta
from statistics import median
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from quizapp.facts.models import Topic
from quizapp.study.learners import today_of
from quizapp.study.models import Learner, Memory, Presentation, Review
from tests.semester.mind import Mind, Response
from tests.semester.seen import Answer, Home, Sat, Semester

_SHOWN = re.compile(r'action="/study/[-0-9a-f]+/(?:answer|card)/([-0-9a-f]{36})/"')
WITHOUT_SCRIPTS = 2  # the weekday
LEARNT = 5.0  # days of stability from which the product takes a card for learnt (STUDY, Today)
READING, FEW, PACES = 15, 20, (20.0, 60.0)  # seconds of reading; answers too few for a pace; bounds of an answer's
USUAL, MOST = 30.0, 3  # seconds a question until a pace is known; answers to one in a sitting


class Student:
    """One student; `browser` is the device in their hands."""

    def __init__(self, topic: Topic, clock: Any, mind: Mind, seen: Semester) -> None:
        self.topic, self.clock, self.mind, self.seen = topic, clock, mind, seen
        self.browser = Client()
        self._asked: set[tuple[str, str]] = set()

    # --- the clock and the log, which the student does not see ------------------------------------------------------
    def be_at(self, moment: datetime) -> None:
        self.clock.move_to(moment.astimezone(UTC))

    def wait(self, seconds: float) -> None:
        self.clock.shift(timedelta(seconds=seconds))

    @property
    def learner(self) -> Learner:
        return Learner.objects.get()

    @property
    def today(self) -> date:
        learner = Learner.objects.first()
        return today_of(learner, timezone.now()) if learner else timezone.now().date()

    def due(self) -> int:
        return Memory.objects.filter(due_on__lte=self.today, card__suspended=False).count()

    def pace(self) -> float:
        """Seconds a question with all its answers, by the last ones: worked out here once more."""
        counted = Review.objects.exclude(mode__in=("pretest", "practice")).order_by("-at")
        latest = list(counted.values("milliseconds", "study_day", "sitting_id", "card")[:50])
        if len(latest) < FEW:
            return USUAL
        answer = median(row["milliseconds"] for row in latest) / 1000 + READING
        questions = {(row["study_day"], row["sitting_id"], row["card"]) for row in latest}
        return min(max(answer, PACES[0]), PACES[1]) * min(len(latest) / len(questions), MOST)

    def spent(self) -> float:
        """Seconds of today, from the log."""
        today = Review.objects.filter(study_day=self.today)
        given = [took for key, took in today.values_list("id", "milliseconds") if str(key) not in self.seen.undone]
        return sum(given) / 1000 + READING * len(given)

    # --- what they do -----------------------------------------------------------------------------------------------
    def get(self, name: str, *args: Any) -> HttpResponse:
        return self.browser.get(reverse(name, args=args))

    def post(self, name: str, *args: Any, status: int = 302, **data: Any) -> HttpResponse:
        response = self.browser.post(reverse(name, args=args), data)
        assert response.status_code == status, (name, response.status_code, _errors(response))
        return response

    def look_home(self, *, after_study: bool = False) -> Home:
        response = self.get("home")
        page = response.context["page"]
        plan = page.plan and (page.plan.reviews, page.plan.new, page.plan.review_minutes, page.plan.minutes)
        seen = Home(
            today=self.today,
            text=" ".join(response.content.decode().split()),
            plan=plan,
            due=self.due(),
            seconds=self.pace(),
            spent=self.spent(),
            backlog=page.backlog,
            after_study=after_study,
        )
        self.seen.homes.append(seen)
        return seen

    def study(self, mode: str, *, at_most: int = 1000, home: Home | None = None, **choice: Any) -> str:
        """Start and answer to the end, or so many questions; the address of the sitting, "" where there is nothing."""
        due, spent, pace = self.due(), self.spent(), self.pace()
        started = self.browser.post(reverse("study_start"), {"topic": self.topic.slug, "mode": mode, **choice})
        assert started.status_code == 302, (mode, choice, _errors(started))
        if not started.url.startswith("/study/"):  # nothing to ask: it stays where the student was
            return ""
        sitting = self.learner.sittings.get(pk=started.url.strip("/").split("/")[-1])
        size = sitting.size
        finish = bool(self.answer_all(started.url, mode, at_most))
        planned = home.plan[:2] if home and home.plan else None
        self.seen.sittings.append(
            Sat(str(sitting.pk), mode, self.today, size, planned, pace, due, self.due(), spent, finish)
        )
        return started.url

    def answer_all(self, url: str, mode: str, at_most: int = 1000) -> str:
        """Answer what the sitting asks, until its finish page; the text of that."""
        headers = self._headers(mode)
        for _ in range(at_most):
            page = self.browser.get(url, headers=headers)
            if page.status_code == 302 and page.url.endswith("/read/"):
                assert self.browser.get(page.url).status_code == 200
                self.wait(60)
                self.browser.post(page.url.replace("/read/", "/recall/"))
                page = self.browser.get(url)
            if over := page.headers.get("HX-Redirect") or page.headers.get("Location"):
                done = self.browser.get(over)
                assert done.status_code == 200 and over.endswith("/finish/"), over
                return done.content.decode()
            self.answer(self.shown_on(page), mode)
        return ""

    def open_in(self, url: str) -> Presentation:
        """The question that the page of a sitting shows."""
        return self.shown_on(self.browser.get(url))

    def shown_on(self, page: HttpResponse) -> Presentation:
        """Its form, or its button, names the presentation; the rest is read from the database."""
        named = _SHOWN.search(page.content.decode())
        assert page.status_code == 200 and named, (page.status_code, page.content[:200])
        return Presentation.objects.select_related("version", "card__question").get(id=named[1])

    def answer(self, shown: Presentation, mode: str) -> HttpResponse:
        """Think, answer, read the feedback; own up to luck, or take back a slip and answer again."""
        key = shown.card.question.key
        self.wait(self.mind.thinking())
        options = len(shown.options) if shown.format != "flashcard" else 0
        response = self.mind.respond(key, timezone.now(), options=options)
        noted = self._before(shown, mode, response)
        answered = self.send(shown, response, mode)
        review = self._note(shown, noted)
        if answered.status_code == 200 or answered.url.endswith(f"/feedback/{shown.id}/"):
            feedback = answered if answered.status_code == 200 else self.browser.get(answered.url)
            told = feedback.content.decode()
            assert ("verdict-right" in told) == noted["right"]
            self.wait(self.mind.reading())
            if response.slip:
                return self._take_back(shown, mode, review)
            if response.owns_up:
                self.post("guessed", shown.sitting_id, review)
                self.seen.guessed.add(str(review))
        else:
            self.wait(2)
        self.mind.told(key, timezone.now(), recalled=response.recalled)
        return answered

    def send(self, shown: Presentation, response: Response, mode: str) -> HttpResponse:
        """The answer in the format shown."""
        if shown.format == "flashcard":
            assert self.get("flash_back", shown.sitting_id, shown.id).status_code == 200
            return self.post("flash_rate", shown.sitting_id, shown.id, grade=3 if response.recalled else 1)
        url = reverse("answer", args=[shown.sitting_id, shown.id])
        answered = self.browser.post(url, _form(shown, response), headers=self._headers(mode))
        assert answered.status_code in (200, 302), (answered.status_code, shown.format, response)
        return answered

    def _headers(self, mode: str) -> dict[str, str]:
        """On most days the browser runs scripts, and pages come in parts; on Wednesdays it does not."""
        has_scripts = mode in ("today", "exam") and timezone.now().weekday() != WITHOUT_SCRIPTS
        return {"HX-Request": "true"} if has_scripts else {}

    def _take_back(self, shown: Presentation, mode: str, review: Any) -> HttpResponse:
        undone = self.post("undo", shown.sitting_id, review)
        self.seen.undone.add(str(review))
        self._asked.discard((str(shown.sitting_id), shown.card.question.key))
        again = self.open_in(undone.url)
        assert again.card_id == shown.card_id
        return self.answer(again, mode)

    # --- what is written down ---------------------------------------------------------------------------------------
    def _before(self, shown: Presentation, mode: str, response: Response) -> dict[str, Any]:
        question = shown.card.question
        memory = Memory.objects.filter(card=shown.card_id).first()
        place = (str(shown.sitting_id), question.key)
        first = place not in self._asked
        self._asked.add(place)
        return {
            "mode": mode,
            "sitting": place[0],
            "question": question.key,
            "facts": frozenset(question.subject_facts),
            "at": timezone.now(),
            "format": shown.format,
            "first": first,
            "state": memory and memory.state,
            "due_on": memory and memory.due_on,
            "due_at": memory and memory.due_at,
            "recalled": response.recalled,
            "lucky": response.lucky,
            "right": response.right and not response.slip,
            "crowded": memory is None and self._is_crowded(question.subject_facts),
        }

    def _is_crowded(self, facts: list[str]) -> bool:
        rows = Memory.objects.values_list("card__question__subject_facts", "state", "stability")
        known = [state == "review" and stability >= LEARNT for of, state, stability in rows if {*of} & {*facts}]
        return len(known) >= 2 and not all(known)

    def _note(self, shown: Presentation, noted: dict[str, Any]) -> UUID:
        review = Review.objects.get(presentation_id=shown.id)
        if noted["format"] != "flashcard" and noted["right"] != (review.verdict == "right"):
            raise AssertionError(f"the student meant {noted}, the product read {review.verdict}: {review.given}")
        self.seen.answers.append(Answer(review=str(review.id), today=review.study_day, counts_as=review.mode, **noted))
        return review.id


def _form(shown: Presentation, response: Response) -> dict[str, Any]:
    is_right = response.right and not response.slip
    if response.unknown:
        return {"unknown": "1"}
    if shown.format == "typed":
        return {"text": shown.version.answer["text"]}
    return {"option": next(place for place, index in enumerate(shown.options) if (index == 0) == is_right)}


def _errors(response: HttpResponse) -> Any:
    context = getattr(response, "context", None)
    return context and context.get("form") and context["form"].errors
