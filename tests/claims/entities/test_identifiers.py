from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claims.entities.identifiers import aliases, find, from_url, is_scholarly, parse, url_of
from claims.entities.urls import is_front, is_press, pii_of
from claims.model import Identifier

SICI = "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2"


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("10.1519/JSC.0000000000001234", "10.1519/jsc.0000000000001234"),
        ("doi:10.1519/JSC.0000000000001234.", "10.1519/jsc.0000000000001234"),
        ("DOI 10.1519/JSC.0000000000001234", "10.1519/jsc.0000000000001234"),
        ("https://dx.doi.org/10.1519%2FJSC.0000000000001234", "10.1519/jsc.0000000000001234"),
        ("(10.1016/S0140-6736(97)11096-0)".strip("("), "10.1016/s0140-6736(97)11096-0"),
        (SICI, SICI.lower()),
        (SICI.replace("<", "&lt;").replace(">", "&gt;"), SICI.lower()),
        ("10.1890/0012-9658(2006)87[2832:TIOPMA]2.0.CO;2", "10.1890/0012-9658(2006)87[2832:tiopma]2.0.co;2"),
        ("10.1000/a&amp;b", "10.1000/a&b"),
        ("10.1000/ab\u200bc", "10.1000/abc"),
        ("10.3389/fphys.2021.672141/full", "10.3389/fphys.2021.672141"),
        ("10.1080/02640414.2019.1586077/pdf", "10.1080/02640414.2019.1586077"),
        ("10.1101/2020.03.09.20033357v1.full.pdf", "10.1101/2020.03.09.20033357"),
        ("10.1000/abc](https://example.org)", "10.1000/abc"),
        ("10.1000/abc</a>", "10.1000/abc"),
        ("10.1000/abc?utm_source=mail", "10.1000/abc"),
        ("10.1007/978-3-319-24574-4_28", "10.1007/978-3-319-24574-4_28"),
    ],
)
def test_dois(raw, value):
    assert parse("doi", raw) == Identifier("doi", value)


@pytest.mark.parametrize(
    ("scheme", "raw", "value"),
    [
        ("pmid", "PMID: 29167102", "29167102"),
        ("pmid", "029167102", "29167102"),
        ("pmcid", "pmc 5435671", "PMC5435671"),
        ("arxiv", "arXiv:1706.03762v5", "1706.03762"),
        ("arxiv", "hep-th/9901001", "hep-th/9901001"),
        ("arxiv", "https://arxiv.org/pdf/1706.03762v5.pdf", "1706.03762"),
        ("isbn", "ISBN 0-306-40615-2", "9780306406157"),
        ("isbn", "978-0-306-40615-7", "9780306406157"),
        ("issn", "ISSN 2049-3630", "2049-3630"),
        ("issn", "0317847x", None),
        ("issn", "0007-144X", None),
        ("orcid", "https://orcid.org/0000-0002-1694-233X", "0000-0002-1694-233X"),
        ("nct", "NCT 01234567", "NCT01234567"),
        (
            "url",
            "https://www.sciencedirect.com/science/article/pii/S1",
            "https://www.sciencedirect.com/science/article/pii/S1",
        ),
    ],
)
def test_other_schemes(scheme, raw, value):
    found = parse(scheme, raw)
    assert found is not None
    assert (found.value, found.malformed) == (value, False) if value else found.malformed


@pytest.mark.parametrize(
    ("scheme", "raw"),
    [
        ("doi", "doi:10.1234"),
        ("doi", "https://doi.org/abc"),
        ("pmid", "PMID 123456789012"),
        ("orcid", "0000-0002-1694-2330"),
        ("isbn", "978-0-306-40615-8"),
        ("nct", "NCT0123456"),
        ("arxiv", "arXiv:1799.12345"),
    ],
)
def test_look_alikes_are_malformed(scheme, raw):
    found = parse(scheme, raw)
    assert found is not None
    assert found.malformed


def test_what_is_no_identifier_is_none():
    assert parse("doi", "10 km") is None
    assert parse("pmid", "a study") is None
    assert parse("isbn", "123") is None


@pytest.mark.parametrize(
    ("url", "identifier"),
    [
        ("https://doi.org/10.1519/jsc.0000000000001234", "doi:10.1519/jsc.0000000000001234"),
        ("https://pubmed.ncbi.nlm.nih.gov/29167102/", "pmid:29167102"),
        ("https://pubmed.ncbi.nlm.nih.gov/?term=29167102", "pmid:29167102"),
        ("http://www.ncbi.nlm.nih.gov/pubmed/29167102?dopt=Abstract", "pmid:29167102"),
        ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC5435671/", "pmcid:PMC5435671"),
        ("https://pmc.ncbi.nlm.nih.gov/articles/PMC5435671/#S2", "pmcid:PMC5435671"),
        ("https://europepmc.org/article/MED/29167102", "pmid:29167102"),
        ("https://europepmc.org/article/PMC/PMC5435671", "pmcid:PMC5435671"),
        ("https://arxiv.org/abs/1706.03762v2", "arxiv:1706.03762"),
        ("https://www.biorxiv.org/content/10.1101/2020.03.09.20033357v1.full.pdf", "doi:10.1101/2020.03.09.20033357"),
        ("https://www.biorxiv.org/content/early/2018/01/02/241760", "doi:10.1101/241760"),
        ("https://www.karger.com/Article/FullText/351741", "doi:10.1159/000351741"),
        ("https://aclanthology.org/2022.acl-long.219/", "doi:10.18653/v1/2022.acl-long.219"),
        ("https://aclanthology.org/2021.findings-emnlp.27.pdf", "doi:10.18653/v1/2021.findings-emnlp.27"),
        ("https://www.aclweb.org/anthology/P19-1001/", "doi:10.18653/v1/p19-1001"),
        ("https://www.aclweb.org/anthology/papers/D/D18/D18-1001/", "doi:10.18653/v1/d18-1001"),
        ("https://aclanthology.org/P15-1001/", "url"),
        ("https://aclanthology.org/2020.lrec-1.5/", "url"),
        ("https://aclanthology.org/2022.acl-long/", "url"),
        ("https://www.karger.com/Journal/Home/223977", "url"),
        ("https://www.hindawi.com/journals/ecam/2016/1234567/", "doi:10.1155/2016/1234567"),
        ("https://www.hindawi.com/journals/ecam/si/2016/", "url"),
        ("https://www.researchsquare.com/article/rs-1234567/v1", "doi:10.21203/rs.3.rs-1234567/v1"),
        ("https://www.preprints.org/manuscript/202001.0123/v2", "doi:10.20944/preprints202001.0123.v2"),
        ("https://psyarxiv.com/ab1cd/", "doi:10.31234/osf.io/ab1cd"),
        ("https://psyarxiv.com/later", "url"),
        ("https://osf.io/preprints/psyarxiv/ab1cd", "doi:10.31234/osf.io/ab1cd"),
        ("https://www.google.com/url?sa=t&url=https://pubmed.ncbi.nlm.nih.gov/29167102/&usg=A", "pmid:29167102"),
        ("https://www.google.com/search?q=https://pubmed.ncbi.nlm.nih.gov/29167102/", None),
        ("https://web.archive.org/web/2019/https://www.bmj.com/content/363/bmj.k4890", "doi:10.1136/bmj.k4890"),
        ("https://web.archive.org/web/20190101000000/http:/www.bmj.com/about", None),
        ("https://www-nature-com.ezproxy.example.edu/articles/nature14539", "doi:10.1038/nature14539"),
        ("https://well-being.example.edu/articles/nature14539", None),
        ("https://www.nature.com/articles/s41586-020-2649-2", "doi:10.1038/s41586-020-2649-2"),
        ("https://www.nature.com/articles/nature14539.pdf", "doi:10.1038/nature14539"),
        ("https://www.nature.com/articles/ijo2012159", "doi:10.1038/ijo.2012.159"),
        ("https://onlinelibrary.wiley.com/doi/full/10.1111/sms.12345", "doi:10.1111/sms.12345"),
        ("https://onlinelibrary.wiley.com/doi/10.1111/sms.12345/abstract", "doi:10.1111/sms.12345"),
        ("https://journals.sagepub.com/doi/pdf/10.1177/0363546516669322", "doi:10.1177/0363546516669322"),
        (
            "https://www.tandfonline.com/doi/abs/10.1080/02640414.2019.1586077?journalCode=rjsp20",
            "doi:10.1080/02640414.2019.1586077",
        ),
        ("https://link.springer.com/article/10.1007/s00421-019-04103-2", "doi:10.1007/s00421-019-04103-2"),
        ("https://link.springer.com/content/pdf/10.1007/s00421-019-04103-2.pdf", "doi:10.1007/s00421-019-04103-2"),
        (
            "https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0123456",
            "doi:10.1371/journal.pone.0123456",
        ),
        ("https://www.frontiersin.org/articles/10.3389/fphys.2021.672141/full", "doi:10.3389/fphys.2021.672141"),
        (
            "https://www.thelancet.com/journals/lancet/article/PIIS0140-6736(97)11096-0/fulltext",
            "doi:10.1016/s0140-6736(97)11096-0",
        ),
        ("https://www.cell.com/cell/fulltext/S0092-8674(00)81683-9", "doi:10.1016/s0092-8674(00)81683-9"),
        ("https://www.cell.com/cell-metabolism/fulltext/S1550-4131(19)30248-7", "url"),
        ("https://www.nejm.org/doi/full/10.1056/NEJMoa2034577", "doi:10.1056/nejmoa2034577"),
        ("https://academic.oup.com/ajcn/article/doi/10.1093/ajcn/nqz123/5555555", "doi:10.1093/ajcn/nqz123"),
        (
            "https://insights.ovid.com/crossref?an=1&doi=10.1519%2FJSC.0000000000001234",
            "doi:10.1519/jsc.0000000000001234",
        ),
        ("https://www.bmj.com/content/363/bmj.k4890", "doi:10.1136/bmj.k4890"),
        ("https://elifesciences.org/articles/12345", "doi:10.7554/elife.12345"),
        ("https://papers.ssrn.com/sol3/papers.cfm?abstract_id=3000000", "doi:10.2139/ssrn.3000000"),
        ("https://clinicaltrials.gov/ct2/show/NCT01234567", "nct:NCT01234567"),
        ("https://orcid.org/0000-0002-1694-233X", "orcid:0000-0002-1694-233X"),
        ("https://www.sciencedirect.com/science/article/pii/S0140673697110960?via%3Dihub", "url"),
        ("https://www.mdpi.com/2072-6643/12/5/1345/htm", "url"),
        ("https://jamanetwork.com/journals/jama/fullarticle/2768532", "url"),
        ("https://www.nature.com/", None),
        ("https://blog.example.com/10-tips", None),
        ("https://blog.example.com/post?ref=10", None),
        ("mailto:jane@example.com", None),
        ("not a url", None),
        ("https://[broken", None),
    ],
)
def test_urls(url, identifier):
    found = from_url(url)
    if identifier in (None, "url"):
        assert (found and found.scheme) == identifier
    else:
        assert str(found) == identifier


def test_tracking_is_no_part_of_a_scholarly_url():
    found = from_url("https://www.mdpi.com/2072-6643/12/5/1345?utm_source=x&fbclid=y#top")
    assert found == Identifier("url", "https://www.mdpi.com/2072-6643/12/5/1345")
    assert is_scholarly("https://link.springer.com/whatever")
    assert not is_scholarly("https://notspringer.com/")


TEXT = (
    "See doi:10.1519/JSC.0000000000001234, (PMID: 29167102; PMC5435671) and [this](https://doi.org/10.1000/xyz). "
    f"Also {SICI}. Preprint arXiv:1706.03762v5, trial NCT01234567, ISBN 978-0-306-40615-7, doi:10.1234 "
    "and pubmed.ncbi.nlm.nih.gov/29167103. It took 10.5/12 points; call 0800 1234."
)


def test_identifiers_in_text_with_their_spans():
    found = find(TEXT)
    assert [str(identifier) for _, identifier in found] == [
        "doi:10.1519/jsc.0000000000001234",
        "pmid:29167102",
        "pmcid:PMC5435671",
        "doi:10.1000/xyz",
        f"doi:{SICI.lower()}",
        "arxiv:1706.03762",
        "nct:NCT01234567",
        "isbn:9780306406157",
        "doi:10.1234",
        "pmid:29167103",
    ]
    assert [identifier.malformed for _, identifier in found].count(True) == 1
    assert TEXT[found[0][0].start : found[0][0].end] == "doi:10.1519/JSC.0000000000001234"
    assert TEXT[found[4][0].start : found[4][0].end] == SICI


def test_a_preprint_and_its_doi_are_aliases():
    paper, doi = Identifier("arxiv", "1706.03762"), Identifier("doi", "10.48550/arxiv.1706.03762")
    assert aliases(paper) == (doi,)
    assert aliases(doi) == (paper,)
    assert aliases(Identifier("pmid", "1")) == ()


DOIS = st.builds(
    "10.{}/{}".format,
    st.integers(1000, 99999),
    st.text("abcdefghij0123456789-_.()/:;", min_size=1, max_size=30).map(
        lambda s: "x" + s.replace("(", "").replace(")", "") + "9"
    ),
)


@settings(derandomize=True, max_examples=200, deadline=None)
@given(DOIS)
@example(SICI.lower())
def test_a_doi_survives_its_url_and_its_sentence(value):
    identifier = parse("doi", value)
    assert identifier == Identifier("doi", value)
    assert from_url(url_of(identifier)) == identifier
    for sentence in (f"({value}).", f"See {value}, and", f"“{value}”", f"https://doi.org/{value}.", f"[{value}]"):
        assert [found for _, found in find(sentence)] == [identifier]


@settings(derandomize=True, max_examples=200, deadline=None)
@given(st.text(max_size=120))
def test_nothing_raises_and_normal_forms_are_fixed_points(text):
    from_url(text)
    for scheme in ("doi", "pmid", "pmcid", "arxiv", "isbn", "issn", "orcid", "nct", "url"):
        found = parse(scheme, text)
        if found and not found.malformed:
            assert parse(scheme, found.value) == found
    for span, _ in find(text):
        assert text[span.start : span.end].strip()


@pytest.mark.parametrize(
    "unit", ["10.1000/", "10.1000/a)", "doi:", "https://", "(", "[1](", "<a", "PMID ", "0000-", "www.", "10."]
)
def test_repetition_stays_cheap(unit):
    find(unit * 20_000)
    parse("doi", "10.1000/" + unit * 20_000)


@pytest.mark.parametrize(
    ("url", "press"),
    [
        ("https://www.eurekalert.org/news-releases/123456", True),
        ("https://medicalxpress.com/news/2020-01-swings.html", True),
        ("https://news.example.edu/2020/swings", True),
        ("https://news.med.example.edu/2020/swings", True),
        ("https://news.example.com/2020/swings", False),
        ("https://notphys.org/x", False),
        ("not a url", False),
    ],
)
def test_press_hosts(url, press):
    assert is_press(url) is press


@pytest.mark.parametrize(
    ("url", "front"),
    [
        ("https://example.org", True),
        ("https://example.org/en/", True),
        ("https://example.org/de-at/index.html", True),
        ("https://example.org/?p=12", False),
        ("https://example.org/back-pain", False),
        ("https://example.org/en/back-pain", False),
    ],
)
def test_front_pages(url, front):
    assert is_front(url) is front


@pytest.mark.parametrize(
    ("url", "pii"),
    [
        ("https://www.sciencedirect.com/science/article/abs/pii/S0891422211003330?via%3Dihub", "S0891422211003330"),
        ("https://www.cell.com/cell-metabolism/fulltext/S1550-4131(19)30248-7", "S1550413119302487"),
        ("https://www.jandonline.org/article/S2212-2672(16)30012-X/fulltext", "S221226721630012X"),
        ("https://www.thelancet.com/journals/lancet/article/PIIS0140-6736(20)30183-5/fulltext", "S0140673620301835"),
        ("https://www.sciencedirect.com/topics/medicine-and-dentistry/back-pain", None),
        ("https://www.example.com/product/S0891422211003330", None),
        ("https://www.sciencedirect.com/science/article/pii/S08914222110033301", None),
        ("not a url", None),
    ],
)
def test_item_numbers(url, pii):
    assert pii_of(url) == pii
