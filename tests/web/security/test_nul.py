"""A NUL, which PostgreSQL takes in no text, is refused before it reaches anything."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/sets/a%00b/", "/t/history/events/a%00b/", "/?at=%00", "/progress/?topic=a%00"])
def test_a_nul_in_an_address_is_a_bad_request_with_our_page(client, path):
    response = client.get(path)
    assert response.status_code == 400
    assert "We could not read that request" in response.content.decode()
    assert "default-src 'none'" in response["Content-Security-Policy"]


@pytest.mark.parametrize("name", ["sessionid", "csrftoken"])
def test_a_nul_in_a_cookie_is_refused(client, name, django_assert_num_queries):
    client.cookies[name] = "a\0b"
    with django_assert_num_queries(0):
        assert client.get("/").status_code == 400


def test_a_written_out_percent_sign_is_no_nul(client):
    assert client.get("/sets/?at=%2500").status_code == 200
