"""Where uploaded tables wait between the dry run and its confirmation: in the cache, one upload an account, an hour.

The form that confirms carries a signed word for what was shown, never the tables.
"""

import base64
import hashlib
import json
import zlib
from dataclasses import asdict, dataclass, field
from typing import Any

from django.core import signing
from django.core.cache import cache
from import_export.tmp_storages import CacheStorage

from quizapp.facts.importing import Problem

LIFETIME = 60 * 60  # seconds
_PIECE = 500_000  # bytes; some caches refuse more than a megabyte in one entry
_SALT = "quizapp.import"


@dataclass(frozen=True, slots=True)
class Upload:
    """Tables as CSV by name, what each is called in messages, and what the reading of the files had to say.

    `new_title` is empty for a topic that exists.
    """

    slug: str
    new_title: str
    tables: dict[str, bytes]
    called: dict[str, str]
    problems: list[Problem] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)


class UploadStorage(CacheStorage):
    """The cache storage of django-import-export, for one account: a new upload takes the place of the last."""

    CACHE_LIFETIME = LIFETIME
    CACHE_PREFIX = "import-tables:"

    def save(self, data: bytes) -> None:
        pieces = [data[start : start + _PIECE] for start in range(0, len(data), _PIECE)]
        name = self.CACHE_PREFIX + self.name
        cache.set_many({f"{name}:{number}": piece for number, piece in enumerate(pieces)}, self.CACHE_LIFETIME)
        cache.set(name, len(pieces), self.CACHE_LIFETIME)

    def read(self) -> bytes | None:
        """The data, or None where it has expired or a part of it was thrown out."""
        name = self.CACHE_PREFIX + self.name
        keys = [f"{name}:{number}" for number in range(cache.get(name, 0))]
        found = cache.get_many(keys)
        return b"".join(found[key] for key in keys) if keys and len(found) == len(keys) else None

    def remove(self) -> None:
        name = self.CACHE_PREFIX + self.name
        cache.delete_many([name, *(f"{name}:{number}" for number in range(cache.get(name, 0)))])


def keep(upload: Upload, user_id: int) -> None:
    """Put an upload where `waiting` finds it."""
    fields: dict[str, Any] = asdict(upload)
    fields["tables"] = {name: base64.b85encode(content).decode() for name, content in upload.tables.items()}
    UploadStorage(name=str(user_id)).save(zlib.compress(json.dumps(fields).encode()))


def waiting(user_id: int) -> tuple[Upload, str] | None:
    """The upload of an account and its digest; None when there is none any more."""
    packed = UploadStorage(name=str(user_id)).read()
    if packed is None:
        return None
    fields = json.loads(zlib.decompress(packed))
    fields["tables"] = {name: base64.b85decode(text) for name, text in fields["tables"].items()}
    fields["problems"] = [Problem(**problem) for problem in fields["problems"]]
    return Upload(**fields), hashlib.sha256(packed).hexdigest()


def discard(user_id: int) -> None:
    UploadStorage(name=str(user_id)).remove()


def sign(*, user_id: int, upload: str, diff: str) -> str:
    """A word that says what an account was shown: digests of the upload and of its diff."""
    return signing.dumps([user_id, upload, diff], salt=_SALT)


def shown(word: str, *, user_id: int, upload: str) -> str | None:
    """The digest of the diff that the account was shown for this upload; None for any other word."""
    try:
        found = signing.loads(word, salt=_SALT, max_age=LIFETIME)
    except signing.BadSignature:
        return None
    return str(found[2]) if found[:2] == [user_id, upload] else None
