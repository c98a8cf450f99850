from __future__ import annotations

import pytest

from auditor.records import marks
from claims.model import Identifier


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("https://doi.org/10.1000/ABC", "10.1000/abc"),
        ("10.1890/0012-9658(2006)87[2832:TIOPMA]2.0.CO;2", "10.1890/0012-9658(2006)87[2832:tiopma]2.0.co;2"),
        ("doi: 10.1234/x", "10.1234/x"),
        ("10.1000", None),
        ("PPR123", None),
        (None, None),
    ],
)
def test_doi(raw: str | None, value: str | None) -> None:
    found = marks.doi(raw)
    assert (found.value if found else None) == value


def test_numbers() -> None:
    assert marks.pmid("0012345") == Identifier("pmid", "12345")
    assert marks.pmid("000") is None
    assert marks.pmid("²") is None
    assert marks.pmcid("pmc123.1") == Identifier("pmcid", "PMC123")
    assert marks.arxiv("10.48550/arXiv.1706.03762v2") == Identifier("arxiv", "1706.03762")
    assert marks.isbn("http://id.crossref.org/isbn/9780306406157") == Identifier("isbn", "9780306406157")
    assert marks.issns(["10648011", "1533-4287", None, "1064-8011", "x"]) == ("1064-8011", "1533-4287")


@pytest.mark.parametrize(
    ("stated", "meant"),
    [
        ("10.1111/x.12345/full", "10.1111/x.12345"),
        ("10.1371/journal.pone.0000030.pdf", "10.1371/journal.pone.0000030"),
        ("10.5555/abcv2", "10.5555/abc"),
        ("10.5555/abc", None),
    ],
)
def test_what_addresses_append(stated: str, meant: str | None) -> None:
    found = marks.without_suffix(Identifier("doi", stated))
    assert (found.value if found else None) == meant
