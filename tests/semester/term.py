"""Sixteen weeks from 1 September 2026, day by day: what the student does beside studying each evening.

Five days a week, and every day in the two weeks before the exam. Weeks begin on Tuesdays, as the semester does.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.test import Client

from tests.semester.student import Student

BEGINS = date(2026, 9, 1)
WEEKS = 16
STUDIED = (0, 1, 2, 4, 5)  # days of a week
MINUTES = 6
HOME, ABROAD = "Asia/Almaty", "Europe/Berlin"
PASSWORD = "correct horse battery"
CARDS, QUIZ = {"mode": "cards"}, {"mode": "quiz", "size": 10}


def day(week: int, place: int) -> date:
    """A day of a week, from 1; its places are 0-6."""
    return BEGINS + timedelta(days=7 * (week - 1) + place)


FLIES = day(7, 2)  # in the early morning, after some questions at the airport
CLOCKS_CHANGE = date(2026, 10, 25)  # at 3 am in Berlin: summer time ends
AWAY = (day(9, 0), day(10, 1))  # nine days
EXAM, EXAM_NAMED = date(2026, 12, 12), date(2026, 11, 28)
LAST = day(WEEKS, 6)


def evenings() -> Iterator[date]:
    """The days on which the student studies, the exam's own left out."""
    for ahead in range(7 * WEEKS):
        now = BEGINS + timedelta(days=ahead)
        if AWAY[0] <= now <= AWAY[1] or now == EXAM:
            continue
        if ahead % 7 in STUDIED or EXAM_NAMED <= now < EXAM:
            yield now


def at(now: date, hour: int, minute: int = 0) -> datetime:
    """A moment by the clock on the student's wall."""
    zone = ABROAD if now >= FLIES else HOME
    return datetime.combine(now, time(hour, minute), tzinfo=ZoneInfo(zone))


def week_of(now: date) -> int:
    return (now - BEGINS).days // 7 + 1


# --- single days ----------------------------------------------------------------------------------------------------
def first_day(student: Student) -> None:
    """A stranger starts at once; the zone is what the browser says."""
    student.be_at(at(BEGINS, 18))
    student.study("first", browser_zone=HOME)
    student.post("settings", minutes_a_day=MINUTES, zone=HOME, level="everything")


def sign_up(student: Student) -> None:
    guest = student.learner
    before = guest.reviews.count()
    words = {"username": "aliya", "email": "", "password1": PASSWORD, "password2": PASSWORD}
    student.post("account_signup", **words)
    now = student.learner
    student.seen.found["sign up"] = (guest.pk == now.pk, guest.is_guest, now.is_guest, before, now.reviews.count())


def log_in(student: Student) -> None:
    student.post("account_login", login="aliya", password=PASSWORD)


def double_submit(student: Student) -> None:
    """The form is sent twice, the second time with another answer."""
    shown, sitting = open_question(student)
    student.answer(shown, "today")
    before = student.learner.reviews.count()
    again = student.post("answer", sitting, shown.id, unknown="1")
    told = student.browser.get(again.url)
    student.seen.found["double submit"] = (before, student.learner.reviews.count(), told.status_code)


def second_tab(student: Student) -> None:
    """Two tabs show the same question in the same order; the answer of the second one comes too late."""
    shown, sitting = open_question(student)
    other = student.open_in(f"/study/{sitting}/")
    student.answer(shown, "today")
    before = list(student.learner.reviews.order_by("at").values_list("id", "verdict"))
    student.post("answer", sitting, other.id, option=0)
    after = list(student.learner.reviews.order_by("at").values_list("id", "verdict"))
    same = (other.id, list(other.options)) == (shown.id, list(shown.options))
    student.seen.found["second tab"] = (same, before == after)


def second_device(student: Student) -> None:
    """A telephone: log in, answer three questions; at the desk the last of them is taken back and given again."""
    desk, student.browser = student.browser, Client()
    log_in(student)
    url = student.study("today", at_most=3)
    last = student.learner.reviews.order_by("-at").first()
    student.browser = desk
    undone = student.post("undo", last.sitting_id, last.id)
    student.seen.undone.add(str(last.id))
    again = student.open_in(undone.url)
    student.seen.found["second device"] = (url == undone.url, again.card_id == last.card_id)
    student.answer_all(undone.url, "today")


def fly(student: Student) -> None:
    """Before dawn, already the new study day: two questions, then a flight west to where it is still the old one."""
    student.be_at(datetime.combine(FLIES, time(5, 30), tzinfo=ZoneInfo(HOME)))
    student.study("today", at_most=2)
    student.post("take_zone", zone=ABROAD)
    student.seen.found["day after the flight"] = (student.today, student.learner.zone)
    home = student.look_home(after_study=True)
    student.study("today", at_most=2, home=home)


def night_of_the_clocks(student: Student) -> None:
    """Twice in the hour that comes twice: both belong to the evening before."""
    days = []
    for fold in (0, 1):
        moment = datetime.combine(CLOCKS_CHANGE, time(2, 30), tzinfo=ZoneInfo(ABROAD)).replace(fold=fold)
        student.be_at(moment)
        student.study("today", at_most=1)
        days.append(student.today)
    student.seen.found["night of the clocks"] = days


def go_away(student: Student) -> None:
    student.post("pauses", starts_on=AWAY[0].isoformat(), ends_on=AWAY[1].isoformat())


def name_exam(student: Student) -> None:
    made = student.post("exam_new", on=EXAM.isoformat(), minutes_a_day=MINUTES, what="whole", title="")
    student.seen.found["exam"] = made.url


def open_question(student: Student) -> tuple:
    """The question that a sitting of today shows, and the id of the sitting."""
    started = student.browser.post("/study/start/", {"topic": student.topic.slug, "mode": "today"})
    shown = student.open_in(started.url)
    return shown, shown.sitting_id


BEFORE_STUDY: dict[date, Callable[[Student], None]] = {
    day(2, 1): sign_up,
    day(3, 1): double_submit,
    day(3, 2): second_tab,
    day(5, 1): second_device,
    FLIES: fly,
    EXAM_NAMED: name_exam,
}
LOOKS_BACK = {day(week, 1) for week in range(1, WEEKS + 1)}  # at the first page, after studying
OTHER_WAYS = {day(4, 2): CARDS, day(6, 2): QUIZ, day(6, 4): {"mode": "practice", "size": 10}, day(8, 2): QUIZ}
