"""A small topic as seeds: two sources that tell of one visit, a treaty signed there, and a year's trade."""

from pathlib import Path

TOPIC = """
slug: two_lands
title: Two lands
summary: How two lands became neighbours.
language: en
first_year: 1990
last_year: 2000
sides: [KZ, CN]
bank_seed: 1
countries:
  KZ: {name: Kazakhstan, adjective: Kazakh}
  CN: {name: China, adjective: Chinese}
threads:
  - {key: border, title: The border}
chapters:
  - key: start
    title: How did it begin?
    text: It began with a visit.
    citations: [{source: annals, paragraph: p1, passage: The first visit.}]
    facts: ["event:first-visit", "agreement:treaty", "person:li-wei"]
"""
PEOPLE = """
persons:
  - {key: li-wei, name: Li Wei, country: CN, name_system: pinyin, tier: 1, why: He came first.}
  - key: nurlan-asanov
    name: Nurlan Asanov
    country: KZ
    name_system: cyrillic
    aliases: [{text: Нурлан Асанов, script: Cyrl, attested_in: annals}]
    possibly_same: [asanov]
  - {key: asanov, name: Asanov, country: KZ, citations: [{source: gazette, paragraph: g2, passage: An Asanov wrote.}]}
"""
OFFICES = """
offices:
  - {key: premier-cn, title: Premier, country: CN, exclusive: true, rank_class: head_of_government}
  - {key: envoy-cn, title: Envoy, country: CN, rank_class: diplomat}
"""
PLACES = """
places:
  - {key: kazakhstan, name: Kazakhstan, kind: country, country: KZ}
  - key: astana
    name: Astana
    kind: city
    country: KZ
    parent: kazakhstan
    latitude: 51.1694
    longitude: 71.4491
    labels: [{text: Akmola, valid_to: "1998-05-05"}, {text: Astana, valid_from: "1998-05-06"}]
"""
TERMS = "terms: [{key: npc, name: NPC, definition: China's parliament.}]\n"
ANNALS = """
source:
  key: annals
  title: Annals
  publisher: Court
  file_name: annals.txt
  voice: CN
  voice_note: Speaks for one side.
  years_basis: Written in each entry.
  transcribed: whole
  defects: ["'Kazakhst岐an' in p1"]
paragraphs:
  - locator: p1
    names: [Li Wei, Nurlan Asanov, Treaty of Peace, Kazakhst岐an]
    claims:
      - event: first-visit
        title: the first visit of Li Wei
        short_title: Li Wei's first visit
        kind: visit
        date: "1995-02-24/1995-02-28"
        date_basis: explicit
        host_country: KZ
        places: [astana]
        threads: [border]
        passage: Li Wei came and a treaty was signed.
        participants:
          - {person: li-wei, role: leader, office: premier-cn, as_written: Premier Li Wei}
          - {person: nurlan-asanov, role: host, as_written: Nurlan Asanov}
        agreements:
          - agreement: treaty
            title: Treaty of Peace
            short_title: the peace treaty
            kind: treaty
            purpose: It ended a quarrel.
            parties: [KZ, CN]
            signatories: [{person: li-wei, party: CN}]
  - {locator: p2, names: [], reason: A heading.}
"""
GAZETTE = """
source:
  key: gazette
  title: Gazette
  publisher: Press
  file_name: gazette.txt
  voice: KZ
  voice_note: Speaks for the other side.
  years_basis: The year of the issue.
  transcribed: part
paragraphs:
  - locator: g1
    names: [Li Wei, Asanov]
    claims:
      - same_as: "event:first-visit"
        passage: The gazette has him leave a day later.
        date: "1995-02-24/1995-03-01"
        lead_complete: true
        participants: [{person: li-wei, role: leader, office: envoy-cn}, {person: asanov, role: met}]
  - locator: g2
    names: []
    claims:
      - {figure: trade-total-1995, title: Trade in 1995, series: "trade-kz:total", value: 100, unit: million USD,
         date: "1995", passage: Trade reached 100 million.}
      - {figure: trade-export-1995, title: Exports in 1995, series: "trade-kz:export", value: 60.5, unit: million USD,
         date: "1995", passage: Exports were 60.5 million.}
      - {figure: trade-import-1995, title: Imports in 1995, series: "trade-kz:import", value: "39.5", unit: million USD,
         date: "1995", passage: Imports were 39.5 million.}
conflicts:
  - key: total-doubted
    field: value
    note: The clerk doubted the total.
    facts: ["figure:trade-total-1995", "figure:trade-export-1995"]
    values: [{value: 100, paragraph: g2}, {value: 99.5, paragraph: g2}]
"""
FILES = {
    "topic": TOPIC,
    "people": PEOPLE,
    "offices": OFFICES,
    "places": PLACES,
    "terms": TERMS,
    "annals": ANNALS,
    "gazette": GAZETTE,
}


def write_seeds(folder: Path, *changes: tuple[str, str, str]) -> Path:
    """Write the small topic into a folder; each change replaces a text that occurs in a file by another."""
    texts = dict(FILES)
    for file, old, new in changes:
        assert old in texts[file], f"{old!r} is not in {file}"
        texts[file] = texts[file].replace(old, new, 1)
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text.lstrip(), encoding="utf-8")
    return folder
