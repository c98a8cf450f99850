"""General forms in which prose cites, one sentence each, told between sentences that cite nothing."""

from __future__ import annotations

import pytest

from claims.model import Study
from tests.claims.told import studies

BEFORE = "It has been a long week, so here is something light."
AFTER = "Make of that what you will."


def told(*sentences: str) -> tuple[Study, ...]:
    return tuple(s for s in studies(" ".join((BEFORE, *sentences, AFTER))) if s.kind == "study")


def facts(sentence: str) -> tuple[int | None, str | None, str, int | None]:
    """Year, journal, family names and sample of the one study of a sentence."""
    (study,) = told(sentence)
    stated = study.stated
    return stated.year, stated.venue, " ".join(p.family for p in stated.authors), stated.sample_size


FORMS = {
    "names that end the sentence": (
        "Towns with more lamps saw fewer burglaries at night, wrote Pemberton, Oduya and Salk.",
        (None, None, "Pemberton Oduya Salk", None),
    ),
    "names and journal that end the sentence": (
        "Cats that were fed at night slept longer, reported Mirza and Holt in Animal Behaviour.",
        (None, "Animal Behaviour", "Mirza Holt", None),
    ),
    "one name with colleagues at the end": (
        "More than four in ten gave birth without treatment, writes Hollis with colleagues in Human Reproduction.",
        (None, "Human Reproduction", "Hollis", None),
    ),
    "names and year at the end": (
        "Yoga, swimming and Pilates all helped, found Nakamura, Silva and Dietz in 2016.",
        (2016, None, "Nakamura Silva Dietz", None),
    ),
    "people apposed": (
        "Two physiologists, Hargrove and Lim, showed in the Journal of Applied Physiology that cold blunts growth.",
        (None, "Journal of Applied Physiology", "Hargrove Lim", None),
    ),
    "a talk to a congress": (
        "Professor Ilse Brandt told the European Congress of Radiology that one cyst in four was missed in 312 women.",
        (None, None, "Brandt", 312),
    ),
    "a talk at a symposium": (
        "And Ostrowski-Bell, at the 2013 Baltic Yoghurt Symposium, had them sleep better, too.",
        (2013, None, "Ostrowski-Bell", None),
    ),
    "a common word in the last bracket": (
        "Swimmers breathed easier after six weeks of humming (Arthritis & Rheumatism).",
        (None, "Arthritis & Rheumatism", "", None),
    ),
    "names and journal in the last bracket": (
        "The vaccine stopped only a third of the cases (Okafor et al., The Lancet).",
        (None, "Lancet", "Okafor", None),
    ),
    "journal and lead author in the last bracket": (
        "A month of olives was set against a month of almonds (Journal of Nutrition, lead author Hye-Jin Park).",
        (None, "Journal of Nutrition", "Park", None),
    ),
    "names before a journal in brackets": (
        "Strand, Gunn and Mahler (Nature, 2019) put a figure on the carbon of a flight.",
        (2019, "Nature", "Strand Gunn Mahler", None),
    ),
    "a journal that opens": (
        "In Pediatrics, a group of Cork doctors reported on 217 toddlers with croup; half went home the same day.",
        (None, "Pediatrics", "", 217),
    ),
    "a journal between commas": (
        "A review of drownings in toddlers over ten summers, in Pediatrics, makes grim reading.",
        (None, "Pediatrics", "", None),
    ),
    "a journal nobody knows": (
        "A 2009 paper in the Prairie Journal of Rural Nursing claims that hats prevent colds.",
        (2009, "Prairie Journal of Rural Nursing", "", None),
    ),
    "a longer name than the journal known": (
        "A 2006 paper in the Midwest Journal of Family Nursing claims that hats prevent colds.",
        (2006, "Midwest Journal of Family Nursing", "", None),
    ),
    "a year that touches the journal": (
        "Pavel Novák and his collaborators gave ten millilitres of syrup to 70 infants (PLoS ONE 2016).",
        (2016, "PLoS ONE", "Novák", 70),
    ),
    "a year before the journal": (
        "Wick et al. (2018, Int J Environ Res Public Health) gave a class of 23 wobbly cushions.",
        (2018, "Int J Environ Res Public Health", "Wick", 23),
    ),
    "a conference": ("A paper at NeurIPS in 2019 showed that the models memorise.", (2019, "NeurIPS", "", None)),
    "a preprint server": (
        "A preprint posted on medRxiv in May 2021 found antibodies in 61 of 70 teachers.",
        (2021, "medRxiv", "", 70),
    ),
    "a group and its town": (
        "Brückner's group in Bonn (2013) showed in 640 retirees that bridge keeps the memory sharp.",
        (2013, None, "Brückner", 640),
    ),
    "a list of co-authors": (
        "Jansen and a long list of co-authors measured 1,204 beeches (Forest Ecology and Management, 2019).",
        (2019, "Forest Ecology and Management", "Jansen", 1204),
    ),
    "other researchers": (
        "Milova and other Danish researchers, again in Pediatrics, looked at 4,100 births.",
        (None, "Pediatrics", "Milova", 4100),
    ),
    "a topic before an inserted clause": (
        "Headstands, Mori and Blake (2019) found, do nothing for hair.",
        (2019, None, "Mori Blake", None),
    ),
    "the only study": (
        "The only study I could find, Lindqvist (2007), fed prune juice to 24 Danish drummers.",
        (2007, None, "Lindqvist", 24),
    ),
    "a named study as subject": (
        "The Humber Darts Study (2011) reports the same in 3,400 players.",
        (2011, None, "", 3400),
    ),
    "a pair of papers": (
        "A pair of papers by Oduya and Pratt, from 2012 and 2015, claimed that tea drinkers live longer.",
        (None, None, "Oduya Pratt", None),
    ),
    "a number in words": (
        "Nineteen astronauts lost bone in the hip in orbit, according to a 2010 study in Bone.",
        (2010, "Bone", "", 19),
    ),
    "a share is no sample": (
        "According to Petrov et al. 2020 in Heliyon, two in five students were lonely.",
        (2020, "Heliyon", "Petrov", None),
    ),
    "a rate is no sample": (
        "Counties with one doctor per 100,000 people lose fewer patients, a 2014 study in JAMA found.",
        (2014, "JAMA", "", None),
    ),
    "a place between commas": (
        "Psychologist Emma Dale, of the University of Hull, asked 312 commuters for a paper in Transport Reviews.",
        (None, "Transport Reviews", "Dale", 312),
    ),
    "an article for a journal": (
        "J. Abbott et al., in a 2005 article for Ergonomics, sat 36 typists on balls.",
        (2005, "Ergonomics", "Abbott", 36),
    ),
    "a journal and its year that open": (
        "In Ergonomics (2005), Abbott and colleagues sat 36 typists on balls.",
        (2005, "Ergonomics", "Abbott", 36),
    ),
    "a team around somebody": (
        "A team around Lucia Ferri at the University of Padua scanned the brains of 28 chess players.",
        (None, None, "Ferri", 28),
    ),
    "fishermen": (
        "A Portuguese team went further and followed 2,300 sailors until they retired.",
        (None, None, "", 2300),
    ),
}


@pytest.mark.parametrize(("sentence", "wanted"), FORMS.values(), ids=FORMS.keys())
def test_a_sentence_cites_in_this_form(sentence: str, wanted: tuple[int | None, str | None, str, int | None]) -> None:
    year, venue, authors, sample = facts(sentence)
    assert (year, (venue or "").removeprefix("The ") or None, authors, sample) == wanted


@pytest.mark.parametrize(
    "sentence",
    [
        "A report in the Daily Mail claimed that coffee cures baldness.",
        "A Guardian article suggested that the scheme had failed.",
        "A Times investigation found that ministers had known.",
        "Jane Doe, writing in the Guardian, argued that the tax had failed.",
        "Messi, at the press conference, said that he would stay.",
        "Dr Ruth Bell told the town meeting that the well was dry.",
        "My cousins, Tom and Anna, found a house near the river.",
        "They walked down to the shop, found Tom and Jerry, and went home.",
        "In 2015 Apple and Google cut their prices.",
        "“I slept badly,” wrote Anna and Tim in their diary.",
        "The band played three halls last year (Science).",
        "In Nature, nothing is wasted.",
        "The only review I read said that the film was dull.",
        "Both papers printed the story on the front page.",
        "The council published in 2013 that bins would be emptied weekly.",
        "Schools know from research that breakfast matters, but that is for another day.",
    ],
)
def test_what_looks_like_a_study_and_is_none(sentence: str) -> None:
    assert not told(sentence)


def test_a_title_beside_a_journal_is_the_title() -> None:
    (study,) = told(
        "Their sequel, “Stubborn Tendons in Weekend Runners”, is said to be in the British Journal of Sports Medicine."
    )
    assert study.stated.title == "Stubborn Tendons in Weekend Runners"
    assert study.stated.venue == "British Journal of Sports Medicine"


def test_news_tells_later_whose_study_it_announced() -> None:
    (study,) = studies(
        "People who drink coffee in the morning live longer, according to a new study.",
        "The effect held in smokers and non-smokers alike.",
        "A team led by Maria Costa at the University of Lisbon followed 4,120 adults for nine years.",
        "The findings appear in the European Journal of Epidemiology.",
    )
    assert study.stated.authors[0].family == "Costa"
    assert study.stated.venue == "European Journal of Epidemiology"


def test_results_that_came_out_are_those_of_the_study_before() -> None:
    (study,) = studies(
        "A Danish team followed 5,000 cyclists for six years.", "Their results came out in Heart in 2017."
    )
    assert (study.stated.year, study.stated.venue, study.stated.sample_size) == (2017, "Heart", 5000)


def test_a_paper_of_which_only_the_title_is_told_is_the_one_before() -> None:
    (study,) = studies(
        "Last month a group at the University of Oslo reported in Sleep Medicine that blankets help teenagers sleep.",
        "The paper, “Weighted Blankets and Sleep Onset in Adolescents: A Randomised Trial”, is short.",
    )
    assert study.stated.venue == "Sleep Medicine"
    assert study.stated.title is not None


def test_a_trial_is_known_again_by_its_letters() -> None:
    (study,) = studies(
        "The CALM-NIGHT trial randomised 320 nurses to ear plugs or none.",
        "In CALM-NIGHT, ear plugs added 20 minutes of sleep (Sleep, 2016).",
    )
    assert study.stated.year == 2016


def test_a_paragraph_after_the_list_of_a_box_repeats_nothing() -> None:
    (study,) = studies(
        "# Key takeaways",
        "- A 2015 study in Pain found that warm sand eases sore knees.",
        "Sore knees are common, and people try all manner of warm things for sore knees, sand among them.",
        "# The evidence",
        "A 2015 study in Pain found that warm sand eases sore knees in 60 adults.",
    )
    assert len(study.mentions) == 2
