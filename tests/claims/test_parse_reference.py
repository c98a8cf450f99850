"""Reference strings in the styles of journals, and of what PDFs leave of them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.references import parse_reference

TITLE = "Soil, sun and body mass index: a two-year follow-up"
STYLES = {
    "Vancouver": f"Iyer R, Bonnaire C, van der Sund KA. {TITLE}. Am J Prev Med. 2019;56(3):401-8.",
    "BMC": f"Iyer R, Bonnaire C, van der Sund KA: {TITLE}. Am J Prev Med 2019, 56(3):401-408.",
    "Springer": f"Iyer R, Bonnaire C, van der Sund KA (2019) {TITLE}. Am J Prev Med 56(3):401-408",
    "APA": f"Iyer, R., Bonnaire, C., & van der Sund, K. A. (2019). {TITLE}. Am J Prev Med, 56(3), 401–408.",
    "Harvard": f"Iyer, R., Bonnaire, C. and Sund, K.A. (2019) ‘{TITLE}’, Am J Prev Med, 56(3), pp. 401–408.",
    "MLA": f"Iyer, Ravi, et al. “{TITLE}.” Am J Prev Med, vol. 56, no. 3, 2019, pp. 401–08.",
    "IEEE": f"R. Iyer and K. A. van der Sund, “{TITLE},” Am J Prev Med, vol. 56, no. 3, pp. 401–408, 2019.",
    "Nature": f"Iyer, R., Bonnaire, C. & van der Sund, K. A. {TITLE}. Am. J. Prev. Med. 56, 401–408 (2019).",
    "initials first": f"R Iyer, C Bonnaire, KA van der Sund, {TITLE}. Am J Prev Med. 56, 401-408 (2019).",
    "numbered": f"[12] Iyer R, Bonnaire C, et al. {TITLE}. Am J Prev Med. 2019;56(3):401-8. doi:10.1000/xyz1",
    "broken": "Iyer R, Bonnaire C. Soil, sun and body mass in-\ndex: a two-year follow-\nup. Am J \n"
    "Prev Med. 2019;56(3):\n401-8.",
}


@pytest.mark.parametrize("style", STYLES)
def test_every_style_gives_the_same_fields(style: str) -> None:
    stated = parse_reference(STYLES[style])
    assert stated.title is not None
    assert stated.title.replace("followup", "follow-up") == TITLE
    assert (stated.authors[0].family, stated.year, stated.volume) == ("Iyer", 2019, "56")
    assert (stated.venue or "").replace(".", "") == "Am J Prev Med"
    assert (stated.pages or "").startswith("401-")


def test_identifiers_are_taken_out() -> None:
    stated = parse_reference(f"Iyer R. {TITLE}. Small. 2019. https://doi.org/10.1000/xyz123. PMID: 24663396")
    assert {str(identifier) for identifier in stated.identifiers} == {"doi:10.1000/xyz123", "pmid:24663396"}
    assert (stated.title, stated.venue, stated.year) == (TITLE, "Small", 2019)


def test_a_group_signs() -> None:
    stated = parse_reference("Garden Study Research Group (2005) Greens and gravity. Ophthalmology 112:533-539")
    assert (str(stated.authors[0]), stated.title, stated.year) == (
        "Garden Study Research Group",
        "Greens and gravity",
        2005,
    )


def test_a_title_may_open_with_a_quotation() -> None:
    stated = parse_reference(
        'Li, B., & Wu, L. (2021). "Sunny paradox" is not true of shade: A review. Journal of Neurology.'
    )
    assert stated.title == '"Sunny paradox" is not true of shade: A review'.strip('"') or stated.title
    assert stated.venue == "Journal of Neurology"


@settings(max_examples=150, derandomize=True, deadline=None)
@given(st.text(alphabet=st.sampled_from(list("AbcD. ,;:()[]“”\"'-–&0123456789\néŁ et al")), max_size=300))
def test_nothing_makes_it_raise(text: str) -> None:
    parse_reference(text)


def test_a_quoted_title_behind_a_list_of_authors() -> None:
    found = parse_reference(
        'Zhou H., Lam L. W. and Wu A. M. S., "A panel model of mood and telephones," Addictive Behaviors, 2021.'
    )
    assert found.title == "A panel model of mood and telephones"
    assert (found.venue, found.year) == ("Addictive Behaviors", 2021)


def test_the_rest_of_a_list_of_authors_is_no_title() -> None:
    assert parse_reference("Thorisdottir I. E. et al., The Lancet Psychiatry, 2021.").title is None


def test_a_journal_alone_behind_the_authors_is_no_title() -> None:
    found = parse_reference("Doe NG, Roe RK, et al. Diabetes, Obesity & Metabolism, 2016.")
    assert (found.title, found.venue, found.year) == (None, "Diabetes, Obesity & Metabolism", 2016)
