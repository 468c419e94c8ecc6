"""People with what is attested of them, and agreements with what they did."""

from quizapp.facts.models import Agreement, Person, Topic
from tests import factories, facts_factories


def test_people_are_listed_by_side_in_the_order_of_the_topic(read, history):
    factories.person(topic=history.topic, key="b", name="Aaron", country="BB")
    factories.person(topic=history.topic, key="nobody", name="Aaa", country="")
    text = read("/t/history/people/")
    order = [text.index(f" {word} ") for word in ("Aland Person 0", "Boria Aaron", "Side not recorded Aaa")]
    assert order == sorted(order)


def test_people_are_listed_with_the_offices_attested(read, history):
    assert "Person 1 Minister 1 " in read("/t/history/people/")


def test_a_person_has_aliases_offices_and_events(read, history):
    text = read("/t/history/people/person-0/")
    assert "Alias meeting-2 in A chronicle" in text
    assert "Minister 0 3 January 1992: Meeting 0, 3 January 1992: Agreement treaty-0" in text
    assert "Minister 2 23 March 1992" in text
    assert "23 March 1992 Meeting 2 hosted as Minister 2" in text
    assert "Agreement treaty-0 signed as Minister 0 for Aland" in text


def test_an_event_with_two_parts_of_one_person_is_one_line(read, history):
    office = history.person.participations.get(event=history.event).office
    history.person.participations.create(event=history.event, role="signatory", office=office)
    text = read("/t/history/people/person-0/")
    assert "3 January 1992 Meeting 0 met or held talks as Minister 0; signed as Minister 0" in text


def test_those_whom_no_document_names_come_last_on_their_side(read, history):
    Person.objects.filter(key="person-0").update(unnamed=True)
    text = read("/t/history/people/")
    assert text.index(" Person 2 ") < text.index(" Person 0 Not named in the source")


def test_an_alias_names_its_script(client, history):
    history.person.aliases.create(text="Персона", script="Cyrl")
    assert '<span class="entry" lang="und-Cyrl" dir="auto">Персона</span>' in (
        client.get("/t/history/people/person-0/").content.decode()
    )


def test_a_doubt_about_identity_is_shown_on_both_pages(read, history):
    history.person.possibly_same.add(history.rows[1].person)
    assert "same person as Person 1." in read("/t/history/people/person-0/")
    assert "same person as Person 0." in read("/t/history/people/person-1/")


def test_an_unnamed_person_is_said_to_be_unnamed(read, history):
    Person.objects.filter(pk=history.person.pk).update(unnamed=True)
    assert "Nobody has been guessed" in read("/t/history/people/person-0/")


def test_a_person_of_whom_nothing_is_known_has_a_page_that_says_so(read, db):
    factories.person(topic=facts_factories.topic(), key="bare")
    text = read("/t/history/people/bare/")
    for said in ("attest no office", "at no event", "No other spelling"):
        assert said in text


def test_an_agreement_has_title_parties_purpose_and_where_it_was_signed(read, history):
    Agreement.objects.filter(pk=history.agreement.pk).update(purpose="It drew the border.", title="Treaty on Borders")
    text = read("/t/history/agreements/treaty-0/")
    for said in ("It drew the border.", "as attested Treaty on Borders", "Parties Aland, Boria", "Signed at Meeting 0"):
        assert said in text
    assert "Person 0, Minister 0 for Aland" in text


def test_agreements_that_build_on_another_lead_to_each_other(read, history):
    assert "What builds on it 12 February 1992 · signed Agreement treaty-1" in read("/t/history/agreements/treaty-0/")
    assert "It builds on 3 January 1992 · signed Agreement treaty-0" in read("/t/history/agreements/treaty-1/")


def test_a_statement_that_was_issued_is_not_called_signed(read, history):
    Agreement.objects.filter(pk=history.agreement.pk).update(act="issued")
    text = read("/t/history/agreements/treaty-0/")
    assert "Issued at Meeting 0" in text
    assert "Who signed" not in text


def test_agreements_are_listed_by_year_with_their_parties(read, history):
    assert "1992 3 January 1992 Agreement treaty-0 agreement · Aland, Boria" in read("/t/history/agreements/")


def test_a_bare_agreement_says_what_is_not_known(read, db):
    factories.agreement(topic=facts_factories.topic(), key="bare")
    text = read("/t/history/agreements/bare/")
    for said in ("Parties The documents do not say.", "No event is recorded.", "The documents name no one."):
        assert said in text


def test_the_word_of_the_source_for_a_part_is_shown_with_the_person(read, history):
    history.person.participations.update(as_written="Oberbefehlshaber")
    assert "Oberbefehlshaber" in read("/t/history/people/person-0/")


def test_a_topic_of_tables_does_not_claim_our_own_words(read, history):
    assert "In our own words" in read("/t/history/people/person-0/")
    Topic.objects.filter(pk=history.topic.pk).update(origin="import")
    assert "As the tables say it; each statement leads to its row." in read("/t/history/people/person-0/")
