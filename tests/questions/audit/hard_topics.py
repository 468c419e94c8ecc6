"""Four histories that were made to trip a generator, as tables; loaded for real, with what tables cannot say added.

`dense`: the same few people visit the same towns in neighbouring months, year after year, and sign papers of like
titles.
`years`: nothing is known closer than its year, and nobody is named.
`aliases`: people share surnames, spellings and titles, some may be one, some are unnamed, and towns were renamed.
`emperors`: one title returns word for word, but for whom it names.
"""

import csv
from collections.abc import Callable, Iterable
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import call_command

from quizapp.facts.models import Citation, Figure, Office, Place, PlaceLabel, Topic
from quizapp.questions.export import export_bank

Row = dict[str, Any]
Tables = dict[str, list[Row]]
COUNTRIES = ("AA=Aland,Alandic", "BB=Boria,Borian")
LANDS = {"AA": "Aland", "BB": "Boria"}
SUBJECTS = (
    "fishery", "railway", "pipeline", "customs", "postal", "quarantine", "lighthouse", "telegraph", "harbour",
    "forestry", "mining", "vaccine", "orchard", "glacier", "copyright", "tramway", "beekeeping", "asylum",
)  # fmt: skip
PURPOSES = (
    "set quotas for herring", "joined tracks of unequal gauge", "let crude flow northwards",
    "halved duties upon timber", "carried letters at a low rate", "kept sick cattle out",
    "lit a dangerous strait", "laid cables through marshes",
    "dredged a shallow bay", "planted pines along dunes", "shared shafts below a ridge", "sent doctors to villages",
    "exchanged apple seedlings", "measured melting ice", "protected authors of novels", "ran carriages through suburbs",
    "shielded hives from mites", "sheltered refugees in winter",
)  # fmt: skip


def dense() -> Tables:
    tables: Tables = {"events": [], "persons": [], "agreements": [], "event_persons": []}
    names = ("Anders Falk", "Bertil Holm", "Carl Nyman", "David Orre", "Erik Palm", "Folke Rask")
    tables["persons"] = [
        {"id": name.split()[1].lower(), "name": name, "country": "AABB"[place % 2 * 2 :][:2], "tier": 1 + place % 3,
         "why": "He signed for his side." if place % 3 == 0 else ""}
        for place, name in enumerate(names)
    ]  # fmt: skip
    for number in range(66):
        year, month = 1990 + number // 11, 1 + number % 11
        person = tables["persons"][number % len(names)]
        host = "BB" if person["country"] == "AA" else "AA"
        key, kind = f"visit-{year}-{month:02}", ("visit", "visit", "talks", "meeting")[number % 4]
        tables["events"].append({
            "id": key, "title": f"{person['name']}'s {kind} in {'Boria' if host == 'BB' else 'Aland'}", "type": kind,
            "start": f"{year}-{month:02}-{10 + number % 5:02}", "end": f"{year}-{month:02}-{14 + number % 7:02}",
            "host_country": host, "place": ("Northport", "Southport")[number % 2], "title_form": "noun_phrase",
            "lead_complete": "yes" if number % 5 else "", "tier": 1 + number % 3, "threads": "Works",
            "why": "It moved the work on." if number % 3 == 0 else "",
            "announced_by": f"visit-{1990 + (number - 1) // 11}-{1 + (number - 1) % 11:02}" if number % 9 == 4 else "",
        })  # fmt: skip
        tables["event_persons"].append(
            {
                "event_id": key,
                "person_id": person["id"],
                "role": "leader",
                "office": f"Premier of {LANDS[person['country']]}",
            }
        )
        if number % 3 == 0:
            subject = SUBJECTS[number // 3 % len(SUBJECTS)]
            again = number // 3 >= len(SUBJECTS)
            tables["agreements"].append({
                "id": f"{subject}-{year}", "event_id": key, "category": "agreement", "parties": "AA|BB",
                "title": f"{'Supplementary agreement' if again else 'Agreement'} on {subject}",
                "short_title": f"{'supplementary ' * again}{subject} agreement",
                "purpose": PURPOSES[number // 3 % len(PURPOSES)], "threads": "Works", "tier": 2,
                "signatories": person["id"], "signatories_complete": "yes" if number % 2 else "",
            })  # fmt: skip
    return tables


def years() -> Tables:
    made = (
        "granary",
        "observatory",
        "theatre",
        "canal",
        "hospital",
        "foundry",
        "academy",
        "aqueduct",
        "cathedral",
        "mint",
    )
    kinds = ("opening", "fire", "rebuilding")
    events = [
        {"id": f"{name}-{kind}", "title": f"the {kind} of the {name}", "short_title": f"{name} {kind}", "type": kind,
         "start": f"{1801 + 7 * place + 3 * turn}", "title_form": "noun_phrase", "threads": "Works",
         "tier": 1 + (place + turn) % 3, "why": "The town grew around it." if (place + turn) % 3 == 0 else ""}
        for place, name in enumerate(made) for turn, kind in enumerate(kinds)
    ]  # fmt: skip
    events.append({**events[0], "id": "granary-again", "start": "1840", "tier": 2, "why": ""})
    events.append(
        {**events[5], "id": "undated-fire", "start": "", "title": "the fire of the theatre roof", "short_title": ""}
    )
    papers = [
        {"id": f"{subject}-act", "title": f"Act on {subject}", "short_title": f"{subject} act", "category": "act",
         "date": f"{1803 + 4 * place}", "purpose": PURPOSES[place], "threads": "Works", "tier": 1 + place % 3,
         "why": "It outlived its makers." if place % 3 == 0 else "",
         "implements": f"{SUBJECTS[place - 1]}-act" * (place % 5 == 4)}
        for place, subject in enumerate(SUBJECTS)
    ]  # fmt: skip
    return {"events": events, "agreements": papers}


_PEOPLE = (
    # id, name, aliases, country, name system, may be
    ("anna-berg", "Anna Berg", "A. Berg|Berg", "AA", "other", ""),
    ("anders-berg", "Anders Berg", "A. Berg", "AA", "other", ""),
    ("berg-elder", "Berg", "", "AA", "other", "anna-berg"),
    ("shcherbakov", "Shcherbakov", "Щербаков|Scherbakov", "AA", "cyrillic", ""),
    ("sherbakov", "Ivan Sherbakov", "", "AA", "cyrillic", ""),
    ("zhang-wei", "Zhang Wei", "", "BB", "pinyin", ""),
    ("jiang-wei", "Jiang Wei", "", "BB", "pinyin", ""),
    ("zhang-wei-two", "Zhang Weiguo", "Zhang Wei", "BB", "pinyin", ""),
    ("abiev", "Kuanysh Abiev", "Abiyev|Абиев", "AA", "cyrillic", ""),
    ("abieyev", "Daulet Abieyev", "", "AA", "cyrillic", "abiev"),
    ("minister", "the foreign minister of Aland", "", "AA", "other", ""),
    ("premier", "the premier of Boria", "", "BB", "other", ""),
    ("nyman", "Carl Nyman", "", "AA", "other", ""),
    ("orre", "David Orre", "", "AA", "other", ""),
    ("palm", "Erik Palm", "", "AA", "other", ""),
    ("qiao-shi", "Qiao Shi", "", "BB", "pinyin", ""),
    ("li-peng", "Li Peng", "", "BB", "pinyin", ""),
    ("wu-yi", "Wu Yi", "", "BB", "pinyin", ""),
    ("zhu-rongji", "Zhu Rongji", "", "BB", "pinyin", ""),
)


def aliases() -> Tables:
    tables: Tables = {"events": [], "agreements": [], "event_persons": []}
    tables["persons"] = [
        {"id": key, "name": name, "aliases": aliases, "country": country, "name_system": system, "possibly_same": maybe,
         "unnamed": "yes" if key in {"minister", "premier"} else "", "tier": 1 + place % 2,
         "why": "Half of the papers bear this name." if place % 2 == 0 else ""}
        for place, (key, name, aliases, country, system, maybe) in enumerate(_PEOPLE)
    ]  # fmt: skip
    titles = {"AA": ("President", "Foreign Minister"), "BB": ("Premier", "Foreign Minister")}
    for number in range(3 * len(_PEOPLE)):
        person = tables["persons"][number % len(_PEOPLE)]
        side = person["country"]
        host = "BB" if side == "AA" else "AA"
        year, month, subject = 1988 + number // 6, 1 + number * 5 % 12, SUBJECTS[number % len(SUBJECTS)]
        key, is_visit = f"{person['id']}-{number}", number % 4 != 3
        tables["events"].append({
            "id": key, "type": "visit" if is_visit else "conference", "title_form": "noun_phrase", "host_country": host,
            "title": f"{person['name']}'s visit" if is_visit else f"the {subject} conference in Almaty",
            "short_title": "" if is_visit else f"the {subject} conference",
            "start": f"{year}-{month:02}-{8 + number % 9:02}",
            "place": ("Alma-Ata", "Almaty", "Astana", "Nursultan")[number % 4],
            "lead_complete": "yes", "participants_complete": "yes" if number % 2 else "", "tier": 1 + number % 2,
            "why": "It ended a quarrel." if number % 2 == 0 else "", "threads": "Works",
        })  # fmt: skip
        office = f"{titles[side][number // len(_PEOPLE) % 2]} of {LANDS[side]}"
        tables["event_persons"].append({"event_id": key, "person_id": person["id"], "role": "leader", "office": office})
        if number % 4 == 0:
            tables["agreements"].append({
                "id": f"paper-{number}", "title": f"Agreement on {subject}", "short_title": f"{subject} agreement",
                "category": "agreement", "event_id": key, "parties": "AA|BB",
                "purpose": PURPOSES[number % len(PURPOSES)], "threads": "Works", "tier": 2,
                "generic": "yes" if number % 12 == 0 else "",
            })  # fmt: skip
    return tables


_EMPERORS = (
    # name, aliases, may be, year
    ("Adalbert I", "Adalbert the Old", "", 1211), ("Berengar", "", "", 1219), ("Clodomir", "Chlodomer", "", 1226),
    ("Dagobert I", "", "", 1234), ("Adalbert II", "Adalbert the Young", "", 1243), ("Emmerich", "", "", 1251),
    ("Dagobert II", "", "", 1258), ("Falko Lund", "", "", 1267), ("Gerold", "", "", 1275),
    ("Haldor Lund", "Lund", "", 1283), ("Irmfried", "", "gerold", 1290), ("Jaromir", "Jaromír of Boria", "", 1299),
)  # fmt: skip


def emperors() -> Tables:
    """Three series under titles that only names tell apart; who else was at the homages is not said of all."""
    tables: Tables = {"events": [], "event_persons": [], "persons": [], "agreements": []}
    for place, (name, aliases, maybe, year) in enumerate(_EMPERORS):
        person, tier = name.lower().replace(" ", "-"), 1 + place % 2
        again = {"tier": tier, "why": "The realm changed hands." if tier == 1 else "", "threads": "Crown"}
        tables["persons"].append(
            {"id": person, "name": name, "aliases": aliases, "country": "AA", "possibly_same": maybe, **again}
        )
        made = (
            ("accession", f"{name} becomes emperor of the whole realm", f"{year}", ""),
            ("coronation_ceremony", f"the crowning feast of {name} at Northport", f"{year + 1}-05-{10 + place}", "yes"),
            ("homage_ceremony", f"the towns pay {name} homage", f"{year + 2}-06", "yes" if place % 2 else ""),
        )
        for kind, title, start, complete in made:
            event = {"id": f"{person}-{kind}", "title": title, "type": kind, "start": start, **again}
            form = {"title_form": "headline" if kind == "accession" else "noun_phrase", "short_title": title}
            tables["events"].append({**event, **form, "participants_complete": complete})
            part = {"event_id": event["id"], "person_id": person, "role": "honouree"}
            tables["event_persons"].append({**part, "office": "Emperor of Aland"})
        tables["agreements"].append({
            "id": f"{SUBJECTS[place]}-act", "title": f"Act on {SUBJECTS[place]}", "category": "act",
            "short_title": f"{SUBJECTS[place]} act", "date": f"{year}", "purpose": PURPOSES[place], **again,
        })  # fmt: skip
    guests = {"sigurd": "Sigurd Lund of Boria", "envoy": "the envoy of Boria"}
    for place, (key, name) in enumerate(guests.items()):
        row = {"id": key, "name": name, "country": "BB", "unnamed": "yes" * place, "tier": 3}
        tables["persons"].append(row | {"aliases": "", "possibly_same": "", "why": "", "threads": ""})
        event = ("berengar-coronation_ceremony", "dagobert-i-homage_ceremony")[place]
        tables["event_persons"].append({"event_id": event, "person_id": key, "role": "attendee"})
    return tables


def add_figures(topic: Topic) -> None:
    """A series with two values that are nearly one, one that is only aimed at, and a year that is told twice."""
    values = ("100", "140", "141", "90", "210", "300", "60", "75", "119.5")
    event = topic.events.order_by("key").first()
    paragraph = Citation.objects.filter(event=event).get().paragraph
    for place, value in enumerate(values):
        figure = Figure.objects.create(
            topic=topic, key=f"trade-{place}", title="Trade of Aland with Boria", series="trade:total",
            value=Decimal(value),
            short_title="trade of Aland with Boria", unit="million crowns", date=f"{1990 + place}", tier=1 + place % 3,
            why="It shows how close they were." if place % 3 == 0 else "",
            qualifier=("exact", "exact", "about", "exact", "more_than", "exact", "target", "exact", "exact")[place],
        )  # fmt: skip
        cited = {
            "source": paragraph.source,
            "paragraph": paragraph,
            "passage": f"Trade came to {value} million crowns.",
        }
        Citation.objects.create(topic=topic, key=f"figure-{place}", figure=figure, **cited)


def rename_places(topic: Topic) -> None:
    """Exclusive offices, and towns whose names were each in use for a time."""
    Office.objects.filter(topic=topic).update(exclusive=True)
    Place.objects.filter(topic=topic).update(kind="city")
    astana = Place.objects.get(topic=topic, name="Astana")
    for text, start, end in (("Akmola", "", "1991-12-31"), ("Astana", "1992-01-01", "")):
        PlaceLabel.objects.create(place=astana, text=text, valid_from=start, valid_to=end)


def nothing_more(topic: Topic) -> None:
    """The tables say all of it."""


HARD: dict[str, tuple[Callable[[], Tables], Callable[[Topic], None]]] = {
    "dense": (dense, add_figures),
    "years": (years, nothing_more),
    "aliases": (aliases, rename_places),
    "emperors": (emperors, nothing_more),
}


def write(folder: Path, tables: Tables) -> None:
    for name, rows in tables.items():
        columns = sorted({column for row in rows for column in row})
        with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, columns)
            writer.writeheader()
            writer.writerows(rows)


def load(folder: Path, slug: str, countries: Iterable[str] = COUNTRIES) -> None:
    words = [option for country in countries for option in ("--country", country)]
    call_command(
        "import_topic",
        str(folder),
        "--topic",
        slug,
        "--title",
        slug.title(),
        "--sides",
        "AA,BB",
        *words,
        stdout=StringIO(),
    )


def bank_of(name: str, folder: Path) -> dict[str, Any]:
    """The export of one of the hard topics, loaded into the database and generated."""
    tables, more = HARD[name]
    write(folder, tables())
    load(folder, name)
    topic = Topic.objects.get(slug=name)
    more(topic)
    call_command("generate_questions", name, stdout=StringIO())
    return export_bank(topic)
