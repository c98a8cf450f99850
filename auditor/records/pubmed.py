"""PubMed XML (efetch, baseline and update files) → works.

Elements: https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd. A record's reference list holds
the identifiers of other papers, so identifiers are read from two places alone: the article's own
`ELocationID` and `PubmedData/ArticleIdList`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import IO

from auditor.model import Notice, NoticeKind, Work
from auditor.records import Malformed, marks, notices, xml
from auditor.records.markup import plain
from auditor.records.xml import Element, text
from claims.model import Identifier, Person

NAME = "pubmed"

_ARTICLE, _BOOK = "PubmedArticle", "PubmedBookArticle"
_SETS = frozenset({"PubmedArticleSet", "PubmedBookArticleSet", "MedlineCitationSet"})
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_NO_TITLE = re.compile(r"\[?not available\]?", re.IGNORECASE)


def works(body: bytes) -> tuple[Work, ...]:
    """Every record of a reply. Raises `Malformed` where it is no set of PubMed records."""
    root = xml.parse(body)
    if root.tag in (_ARTICLE, _BOOK):
        records = [root]
    elif root.tag in _SETS:
        records = list(root.iterchildren(_ARTICLE, _BOOK))
    else:
        raise Malformed(f"no PubMed records but <{root.tag}>: {text(root)[:200]}")
    return tuple(filter(None, map(work, records)))


def stream(file: IO[bytes]) -> Iterator[Work]:
    """The records of a file one by one, in little memory. Raises `Malformed` where it breaks off."""
    for record in xml.stream(file, (_ARTICLE, _BOOK)):
        found = work(record)
        if found:
            yield found


def work(record: Element) -> Work | None:
    """The work of one `PubmedArticle` or `PubmedBookArticle`; `None` without a PubMed number."""
    return _book(record) if record.tag == _BOOK else _article(record)


def _article(record: Element) -> Work | None:
    citation, article = record.find("MedlineCitation"), record.find("MedlineCitation/Article")
    own = marks.pmid(record.findtext("MedlineCitation/PMID"))
    if own is None or article is None:
        return None
    authors = article.find("AuthorList")
    return Work(
        source=NAME,
        title=_title(text(article.find("ArticleTitle")), text(article.find("VernacularTitle"))),
        identifiers=_identifiers(own, article.findall("ELocationID"), record.find("PubmedData/ArticleIdList")),
        authors=_people(authors),
        authors_complete=authors is None or authors.get("CompleteYN") != "N",
        years=_years(article.iterfind("Journal/JournalIssue/PubDate"), article.iterfind("ArticleDate")),
        venue=text(article.find("Journal/Title")) or None,
        venue_abbreviation=_abbreviation(citation, article),
        issns=_issns(citation, article),
        volume=text(article.find("Journal/JournalIssue/Volume")) or None,
        issue=text(article.find("Journal/JournalIssue/Issue")) or None,
        pages=_pages(article),
        kind="posted-content" if "Preprint" in _types(article) else "journal-article",
        publication_types=_types(article),
        topics=_topics(citation),
        abstract=_abstract(article.find("Abstract")),
        institutions=_institutions(authors),
        notices=_notices(citation, _types(article)),
        versions=_linked(citation, notices.VERSIONS),
        notice_of=_about(citation, _types(article)),
        url=f"https://pubmed.ncbi.nlm.nih.gov/{own.value}/",
    )


def _book(record: Element) -> Work | None:
    """A book, or a chapter of one: what the `BookDocument` itself is called tells which."""
    document = record.find("BookDocument")
    own = marks.pmid(record.findtext("BookDocument/PMID"))
    if own is None or document is None:
        return None
    chapter, book = text(document.find("ArticleTitle")), text(document.find("Book/BookTitle"))
    authors = _authors_of(document)
    return Work(
        source=NAME,
        title=_title(chapter or book, text(document.find("VernacularTitle"))),
        identifiers=_identifiers(
            own,
            () if chapter else document.findall("Book/ELocationID"),
            document.find("ArticleIdList"),
            record.find("PubmedBookData/ArticleIdList"),
        ),
        authors=_people(authors),
        years=_years(document.iterfind("Book/PubDate"), document.iterfind("ContributionDate")),
        venue=book if chapter and book else None,
        pages=_pages(document),
        kind="book-chapter" if chapter else "book",
        publication_types=_types(document),
        topics=_keywords(document),
        abstract=_abstract(document.find("Abstract")),
        institutions=_institutions(authors),
        url=f"https://pubmed.ncbi.nlm.nih.gov/{own.value}/",
    )


def _title(english: str, original: str) -> str:
    """The title without PubMed's full stop and the brackets round a translation; else the original."""
    title = plain(english)
    title = title.removesuffix(".") if not title.endswith("..") else title
    if title.startswith("[") and title.endswith("]"):
        title = title[1:-1].strip().removesuffix(".")
    return plain(original).removesuffix(".") if not title or _NO_TITLE.fullmatch(title) else title


def _identifiers(own: Identifier, locations: Iterable[Element], *lists: Element | None) -> tuple[Identifier, ...]:
    ids = [each for found in lists if found is not None for each in found.iterchildren("ArticleId")]
    dois = [text(each) for each in locations if each.get("EIdType") == "doi" and each.get("ValidYN") != "N"]
    dois += [text(each) for each in ids if each.get("IdType") == "doi"]
    pmcids = [text(each) for each in ids if each.get("IdType") == "pmc"]
    return marks.unique(filter(None, (own, *map(marks.doi, dois[:1]), *map(marks.pmcid, pmcids[:1]))))


def _authors_of(document: Element) -> Element | None:
    """The authors of a chapter or book; its editors only where there are no authors."""
    lists = [*document.iterfind("AuthorList"), *document.iterfind("Book/AuthorList")]
    by_authors = [each for each in lists if each.get("Type") != "editors"]
    return next(iter([*by_authors, *lists]), None)


def _people(authors: Element | None) -> tuple[Person, ...]:
    entries = () if authors is None else authors.iterchildren("Author")
    return tuple(filter(None, (_person(each) for each in entries if each.get("ValidYN") != "N")))


def _person(author: Element) -> Person | None:
    family = text(author.find("LastName"))
    if family:
        given = text(author.find("ForeName")) or text(author.find("Initials"))
        return Person(family, given, text(author.find("Suffix")))
    group = text(author.find("CollectiveName"))
    return Person(group, group=True) if group else None


def _years(*dates: Iterable[Element]) -> tuple[int, ...]:
    """Print and electronic years; a `MedlineDate` such as "1998 Dec-1999 Jan" gives both."""
    stated = (date.findtext("Year") or date.findtext("MedlineDate") or "" for group in dates for date in group)
    return tuple(sorted({int(year) for words in stated for year in _YEAR.findall(words)}))


def _abbreviation(citation: Element, article: Element) -> str | None:
    return text(article.find("Journal/ISOAbbreviation")) or text(citation.find("MedlineJournalInfo/MedlineTA")) or None


def _issns(citation: Element, article: Element) -> tuple[str, ...]:
    found = [*article.iterfind("Journal/ISSN"), *citation.iterfind("MedlineJournalInfo/ISSNLinking")]
    return marks.issns(map(text, found))


def _pages(article: Element) -> str | None:
    """Pages, or the electronic number (a pii) that stands for them."""
    pages = text(article.find("Pagination/MedlinePgn")) or text(article.find("Pagination/StartPage"))
    numbers = (text(each) for each in article.iterfind("ELocationID") if each.get("EIdType") == "pii")
    return pages or next(numbers, None) or None


def _types(article: Element) -> tuple[str, ...]:
    """Publication types; old records shout them ("JOURNAL ARTICLE")."""
    found = [*article.iterfind("PublicationTypeList/PublicationType"), *article.iterfind("PublicationType")]
    return marks.unique(words.title() if words.isupper() else words for words in map(text, found) if words)


def _topics(citation: Element) -> tuple[str, ...]:
    headings = marks.unique(filter(None, map(text, citation.iterfind("MeshHeadingList/MeshHeading/DescriptorName"))))
    return headings or _keywords(citation)


def _keywords(record: Element) -> tuple[str, ...]:
    return marks.unique(filter(None, map(text, record.iterfind("KeywordList/Keyword"))))


def _abstract(element: Element | None) -> str | None:
    """The abstract, with the labels of a structured one ("RESULTS: …")."""
    parts = () if element is None else element.iterchildren("AbstractText")
    labelled = ((part.get("Label"), text(part)) for part in parts)
    said = [f"{label}: {words}" if label and label != "UNLABELLED" else words for label, words in labelled if words]
    return plain(" ".join(said)) or None


def _institutions(authors: Element | None) -> tuple[str, ...]:
    found = () if authors is None else authors.iterfind("Author/AffiliationInfo/Affiliation")
    return marks.unique(filter(None, map(text, found)))


def _links(citation: Element, kinds: Iterable[str]) -> Iterator[Element]:
    for link in citation.iterfind("CommentsCorrectionsList/CommentsCorrections"):
        if link.get("RefType") in kinds:
            yield link


def _notices(citation: Element, types: tuple[str, ...]) -> tuple[Notice, ...]:
    """Notices by link; the type "Retracted Publication" tells of one even where no link does."""
    found = tuple(_notice(notices.ON_THIS[link.get("RefType")], link) for link in _links(citation, notices.ON_THIS))
    if notices.retracted(types) and not any(notice.kind == "retraction" for notice in found):
        found += (Notice("retraction", NAME),)
    return found


def _notice(kind: NoticeKind, link: Element) -> Notice:
    where = text(link.find("RefSource"))
    number, year = marks.pmid(link.findtext("PMID")), _YEAR.search(where)
    cited = re.search(r"\bdoi:\s*(10\.\S+)", where)
    at = marks.doi(cited[1].rstrip(".,;")) if cited else None
    return Notice(
        kind,
        NAME,
        doi=at.value if at else None,
        pmid=number.value if number else None,
        date=year[0] if year else None,
    )


def _linked(citation: Element, kinds: Iterable[str]) -> tuple[Identifier, ...]:
    numbers = (marks.pmid(link.findtext("PMID")) for link in _links(citation, kinds))
    return marks.unique(filter(None, numbers))


def _about(citation: Element, types: tuple[str, ...]) -> tuple[Identifier, ...]:
    """What a notice is about; what a comment is about only where the record is a comment by type."""
    return _linked(citation, notices.ABOUT | {notices.REMARK} if notices.remarks(types) else notices.ABOUT)
