"""The closed vocabularies of study: words that rows hold."""

from django.db import models


class Level(models.TextChoices):
    """How much of a topic a learner wants to meet."""

    ESSENTIALS = "essentials", "Essentials"
    STANDARD = "standard", "Standard"
    EVERYTHING = "everything", "Everything"


class MemoryState(models.TextChoices):
    """FSRS's states; a card without a memory row is new."""

    LEARNING = "learning", "learning"
    REVIEW = "review", "review"
    RELEARNING = "relearning", "relearning"


class Mode(models.TextChoices):
    """How a sitting chooses its questions."""

    FIRST = "first", "First minutes"
    TODAY = "today", "Today"
    CHAPTER = "chapter", "Chapter"
    SET = "set", "Question set"
    QUIZ = "quiz", "Quiz"
    PRACTICE = "practice", "Practice"
    CARDS = "cards", "Flashcards"
    PLAY = "play", "Timeline"
    EXAM = "exam", "Exam"


class Exposure(models.TextChoices):
    """What the learner had met of the fact before the question was shown."""

    NONE = "none", "nothing"
    READ = "read", "the fact was read"
    SIBLING = "sibling", "a sibling was answered"


class Verdict(models.TextChoices):
    """What the answer was."""

    RIGHT = "right", "Right"
    WRONG = "wrong", "Not right"
    UNKNOWN = "unknown", "Shown"  # "Don't know, show me"


class Grade(models.IntegerChoices):
    """Anki's and FSRS's four grades."""

    AGAIN = 1, "Again"
    HARD = 2, "Hard"
    GOOD = 3, "Good"
    EASY = 4, "Easy"


class ReviewMode(models.TextChoices):
    """What an answer was given as. A pretest and practice say nothing to the schedule."""

    SCHEDULED = "scheduled", "scheduled"
    GUESS_FIRST = "guess", "a guess before the fact was read"
    PRETEST = "pretest", "a guess that does not count, before reading"
    PRACTICE = "practice", "practice"
    EXAM = "exam", "for an exam"


class CorrectionKind(models.TextChoices):
    VOID = "void", "void (undo)"
    REGRADE = "regrade", "regrade"
    GUESSED = "guessed", "the learner says they guessed"
    RESET = "reset", "reset the card"


class Phase(models.TextChoices):
    """The parts of learning a chapter; other sittings have none."""

    GUESS = "guess", "Guess"
    READ = "read", "Read"
    RECALL = "recall", "Recall"


class ReportReason(models.TextChoices):
    """What a learner says is wrong with a question."""

    WRONG = "wrong", "The answer is not right"
    TWO_RIGHT = "two", "Another answer is right too"
    UNCLEAR = "unclear", "I cannot tell what is asked"
    WORDING = "wording", "A misspelling or clumsy wording"
    OTHER = "other", "Something else"
