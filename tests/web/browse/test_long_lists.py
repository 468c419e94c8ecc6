"""What keeps a long page readable: nothing said twice, and long lists folded."""

from tests import factories


def test_one_statement_for_several_facts_is_said_once(client, history):
    html = client.get(f"/t/history/sources/{history.source.key}/").content.decode()
    assert html.count("It tells of meeting-2.") == 1


def test_a_long_list_of_a_chapter_is_folded_and_a_short_one_is_not(client, history):
    chapter = factories.chapter(topic=history.topic, title="Much?")
    factories.chapter_fact(chapter, event=factories.event(topic=history.topic, key="main", date="1995", tier=1))
    for number in range(9):
        event = factories.event(topic=history.topic, key=f"more-{number}", title=f"More {number}", date="1996")
        factories.chapter_fact(chapter, event=event)
    html = client.get(f"/t/history/chapters/{chapter.key}/").content.decode()
    assert '<summary><h3>Events <span class="meta-inline">9</span></h3></summary>' in html
    assert "<h3>Essential</h3>" in html
