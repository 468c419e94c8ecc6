"""Tables become a topic: events, persons, agreements and who took part, as CSV files or rows read elsewhere.

columns  the columns there are, what each means, and the words for roles (the README's tables come from here)
cells    what a cell may hold: texts, lists, dates, ids
rows     one row into rows of facts, or everything that is wrong with it
reader   files: encodings, delimiters, records
report   problems with their place, as text and CSV
plan     all tables checked and staged; then a diff or a load
derive   what follows from all rows together
"""

from quizapp.facts.importing.columns import COLUMNS, ROLES, Column
from quizapp.facts.importing.plan import ImportPlan, apply_import, plan_import
from quizapp.facts.importing.reader import Table, read_tables
from quizapp.facts.importing.report import Problem, write_problems_csv
from quizapp.facts.importing.rows import Parsed, RowContext, parse_row
from quizapp.facts.importing.settings import TopicSettings

__all__ = [
    "COLUMNS",
    "ROLES",
    "Column",
    "ImportPlan",
    "Parsed",
    "Problem",
    "RowContext",
    "Table",
    "TopicSettings",
    "apply_import",
    "parse_row",
    "plan_import",
    "read_tables",
    "write_problems_csv",
]
