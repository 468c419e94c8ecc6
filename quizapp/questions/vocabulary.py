"""The closed vocabularies of the bank, published in the README; to the auditor anything else is an error."""

from enum import StrEnum


class Family(StrEnum):
    DATE_OF_EVENT = "date_of_event"
    DATE_BY_CLUE = "date_by_clue"
    PERSON_IN_EVENT = "person_in_event"
    AGREEMENT_AT_EVENT = "agreement_at_event"
    DATE_OF_AGREEMENT = "date_of_agreement"
    WHAT_IT_DID = "what_it_did"
    OFFICE_HOLDER = "office_holder"
    CAREER = "career"
    PLACE = "place"
    FIGURE = "figure"
    TREND = "trend"
    ORDER_TWO = "order_two"
    BEFORE_AFTER = "before_after"
    ORDER_K = "order_k"
    TIMELINE = "timeline"
    TOLD_AS = "told_as"
    CHECK_SOURCE = "check_source"
    WHICH_SOURCE = "which_source"
    TRUE_FALSE = "true_false"
    CLOZE = "cloze"


FAMILY_LABELS: dict[str, str] = {
    Family.DATE_OF_EVENT: "Date of event",
    Family.DATE_BY_CLUE: "Date by clue",
    Family.PERSON_IN_EVENT: "Person in event",
    Family.AGREEMENT_AT_EVENT: "Agreement at event",
    Family.DATE_OF_AGREEMENT: "Date of agreement",
    Family.WHAT_IT_DID: "What it did",
    Family.OFFICE_HOLDER: "Office-holder at a date",
    Family.CAREER: "Career",
    Family.PLACE: "Place",
    Family.FIGURE: "Figure",
    Family.TREND: "Trend",
    Family.ORDER_TWO: "Order of two",
    Family.BEFORE_AFTER: "Before or after",
    Family.ORDER_K: "Order of several",
    Family.TIMELINE: "Place on the timeline",
    Family.TOLD_AS: "Fact, plan or claim",
    Family.CHECK_SOURCE: "Check the source",
    Family.WHICH_SOURCE: "Which source says so",
    Family.TRUE_FALSE: "True or false",
    Family.CLOZE: "Fill the blank",
}


class Asks(StrEnum):
    """The field a question asks for."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    PERIOD = "period"
    PERSON = "person"
    AGREEMENT = "agreement"
    PURPOSE = "purpose"
    EARLIER = "earlier"
    SIDE_OF_ANCHOR = "side_of_anchor"
    ORDER = "order"
    SLOT = "slot"
    OFFICE = "office"
    PLACE = "place"
    VALUE = "value"
    TREND = "trend"
    TOLD = "told"
    CHECK = "check"
    TRUTH = "truth"
    SOURCE = "source"


class Attribute(StrEnum):
    """What a constraint of a stem speaks about; `matching/` says when each contradicts a fact."""

    KIND = "kind"
    TITLE = "title"
    DATE = "date"
    HOST_COUNTRY = "host_country"
    LEADER = "leader"
    LEADER_SIDE = "leader_side"
    HOST = "host"
    PARTICIPANT = "participant"
    SIGNED = "signed"
    SIGNED_AT = "signed_at"
    SIGNED_FOR = "signed_for"
    PURPOSE = "purpose"
    OFFICE = "office"
    PERSON = "person"
    PLACE = "place"
    SERIES = "series"
    PERIOD = "period"
    SOURCE = "source"
    CLUE = "clue"
    FACT = "fact"


class Operator(StrEnum):
    IS = "is"
    WITHIN = "within"
    SIMILAR = "similar"
    HAS = "has"


class Rule(StrEnum):
    """Why a distractor is certainly false (QUESTIONS, S)."""

    DISJOINT_DATE = "disjoint_date"
    COMPLETE_LIST = "complete_list"
    SIGNED_ELSEWHERE = "signed_elsewhere"
    OTHER_PURPOSE = "other_purpose"
    LATER = "later"
    OTHER_HOLDER = "other_holder"
    OTHER_POST = "other_post"
    OTHER_PLACE = "other_place"
    OTHER_VALUE = "other_value"
    OTHER_DIRECTION = "other_direction"
    OTHER_ORDER = "other_order"
    OTHER_STATUS = "other_status"
    NO_BEARING = "no_bearing"
    NOT_NAMED = "not_named"
    ONE_SLOT = "one_slot"


class ProofState(StrEnum):
    HOLDS = "holds"
    WITHDRAWN = "withdrawn"


class EditorialState(StrEnum):
    UNREVIEWED = "unreviewed"
    APPROVED = "approved"
    REJECTED = "rejected"


class QuestionOrigin(StrEnum):
    GENERATED = "generated"
    TEACHER = "teacher"


class Format(StrEnum):
    """How a version may be put; the first of its formats is the one it is shown in at first."""

    CHOICE = "choice"
    ORDER_TWO = "order_two"
    TRUE_FALSE = "true_false"
    TIMELINE = "timeline"
    TYPED = "typed"
    CLOZE = "cloze"
    ORDER_K = "order_k"
    FLASHCARD = "flashcard"
