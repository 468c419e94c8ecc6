"""What every load ends with: the facts are checked, then search and bank are brought in line with them."""

from quizapp.facts import search
from quizapp.facts.checking import errors_of
from quizapp.facts.fixtures import LoadError
from quizapp.facts.models import Topic
from quizapp.questions import bank


def prove(*, topic: Topic) -> bank.Report:
    """Check the facts, refresh the search and generate the bank; raises LoadError where facts contradict themselves.

    No question may rest on such facts, so call it in the transaction of the load.
    """
    if errors := errors_of(topic):
        raise LoadError([*map(str, errors), "Mend these facts first."])
    search.refresh(topic=topic)
    return bank.generate(topic=topic)
