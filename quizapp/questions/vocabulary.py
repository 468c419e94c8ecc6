"""The closed vocabularies of the bank, published in the README; to the auditor anything else is an error."""

from enum import StrEnum


class Family(StrEnum):
    DATE_OF_EVENT = "date_of_event"
    PERSON_IN_EVENT = "person_in_event"
    AGREEMENT_AT_EVENT = "agreement_at_event"
    DATE_OF_AGREEMENT = "date_of_agreement"
    WHAT_IT_DID = "what_it_did"
    ORDER_TWO = "order_two"


FAMILY_LABELS: dict[str, str] = {
    Family.DATE_OF_EVENT: "Date of event",
    Family.PERSON_IN_EVENT: "Person in event",
    Family.AGREEMENT_AT_EVENT: "Agreement at event",
    Family.DATE_OF_AGREEMENT: "Date of agreement",
    Family.WHAT_IT_DID: "What it did",
    Family.ORDER_TWO: "Order of two events",
}


class Asks(StrEnum):
    """The field a question asks for."""

    YEAR = "year"
    PERSON = "person"
    AGREEMENT = "agreement"
    PURPOSE = "purpose"
    EARLIER = "earlier"


class Attribute(StrEnum):
    """What a constraint of a stem speaks about; `proof.py` says when each contradicts a fact."""

    KIND = "kind"
    TITLE = "title"
    DATE = "date"
    HOST_COUNTRY = "host_country"
    LEADER = "leader"
    LEADER_SIDE = "leader_side"
    PARTICIPANT = "participant"
    SIGNED = "signed"
    SIGNED_AT = "signed_at"
    PURPOSE = "purpose"
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
    CHOICE = "choice"
