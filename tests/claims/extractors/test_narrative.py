"""What prose cites: the sentences that do, those that do not, and the fields from their slots."""

from __future__ import annotations

import pytest

from tests.claims.told import only, studies

CITING = [
    "A recent study reported that kettlebells build calluses.",
    "A new study by researchers at the University of Houston links naps to mood.",
    "As reported in the journal Menopause, Davis and her team tested a cream on 300 women.",
    "According to a study published in the journal JAMA Pediatrics, screens delay sleep.",
    "One small trial (n = 24) found that beetroot juice improved sprint times.",
    "In one experiment, volunteers who slept six hours ate more.",
    "Swedish researchers followed 45,000 conscripts and found that smokers went deaf sooner.",
    "Data from the Nurses' Health Study show that coffee drinkers live longer.",
    "In the UK Biobank, people who salted their food died younger.",
    "Research published this week in The BMJ suggests that toast shortens life.",
    "As early as 1972, Zimmerman showed that rats could count.",
    "Preliminary findings presented at the society's annual meeting suggest that naps help.",
    "A paper in last week's Gut says so.",
    "In 2019, Nature Materials described tiles that close their own cracks.",
    "According to Cyberpsychology, Behavior, and Social Networking, students who muted every chat slept longer.",
    "A survey of 2,000 adults by a pollster found that most people lie about flossing.",
    "At the University of Oulu, 36 women over 65 were randomly assigned to heavy or light leg presses.",
    "The International Journal of Obesity ran a trial in which 84 men skipped breakfast; nothing happened.",
    "Diabetes Care, 2009: 105 overweight adults with type 2 diabetes, half low-carb, half low-fat, for a year.",
    "Forty-four bakers slept in the lab for Occupational and Environmental Medicine in 2016: early shifts slept less.",
    "Truckers who wore compression socks had half the swelling, as the Journal of Occupational Health had it.",
    "At the University of Leeds they tested whether beetroot juice helps cyclists uphill.",
    "The Journal of Pain, if my physio is to be believed, has proved that swearing helps.",
    "When 24 cellists practised with earplugs for a month, their hearing tests came out better than before.",
    "The best figures come from the Journal of Dental Research: 1,204 schoolchildren in Cork, and fewer cavities.",
    "For more, read “Effects of brisk stair climbing on sleep in retired teachers”, which found no effect at all.",
    "BMJ Quality & Safety in 2019 described a trial on 22 wards in which a whiteboard at each bedside cut errors.",
    "Sixty-two office clerks stood for four weeks and their blood sugar was lower than those who sat.",
]

NOT_CITING = [
    "I study people for a living.",
    "She is studying for her law exam at the University of Leeds.",
    "The report card came home on Friday.",
    "His paper cup leaked, and the trial run failed.",
    "According to the police report, the car was red.",
    "In 2015, the city of Paris banned old cars.",
    "Nature is healing, and Science is fun.",
    'The book "The Body Keeps the Score" came out in 2014.',
    "Dr. Jane Smith of Harvard says that you should sleep more.",
    "A free trial of 30 days is available.",
    "It has never been tested in a trial, but my legs feel better.",
    "In 2009 a task force said most people did not need the test.",
    "John and Mary found a flat in Leeds.",
    "Apple and Google reported record profits.",
    "We ran a survey of our readers and found that most like dogs.",
    "You will not read that in JAMA.",
    "The Lancet is a British journal founded in 1823.",
    "His studies took him to Lisbon, where he learned to love pine nuts.",
    "She once took part in three university treadmill studies for the free socks.",
    "The American Journal of Epidemiology was founded in 1921 and has 12,000 subscribers.",
    "I bought two copies of the American Journal of Nursing: 40 nurses wanted one.",
    "At the University of Leeds they serve the best chips in town.",
    "At the Royal Hospital they checked his pulse and sent him home.",
    "At Stanford University they tried to keep the protest off the lawn.",
    "When 24 cellists gathered in the square, the crowd was larger than the police had expected.",
    "Sixty residents picketed twice a week for two months and got a better deal than anyone before.",
    "Some 25 neighbours complained that noise levels were higher than before the bar opened.",
    "More than 1,000 pupils sat tests for two weeks, and scores were lower than the year before.",
    "For a good night, read “The Art of Sleeping Late”, which shows that laziness pays.",
    "The Journal of Sports Sciences, according to its website, has raised its fees.",
    "The Journal of Pain in 2019 moved to a new publisher.",
    "In 2020 the same journal changed its cover.",
    "Nature in 2019 had other plans for our garden of 40 trees.",
]

APPEALS = [
    "Studies show that gardeners live longer.",
    "Research consistently suggests that naps help.",
    "Many studies prove that cold showers wake you up.",
    "Experts agree that water is wet.",
    "For decades doctors have told the public that evidence shows early walks save lives.",
]


@pytest.mark.parametrize("sentence", CITING)
def test_a_citing_sentence_is_one_study(sentence: str) -> None:
    study = only(sentence)
    assert study.kind == "study"
    assert study.mentions[0].text == sentence


@pytest.mark.parametrize("sentence", NOT_CITING)
def test_other_uses_of_the_words_are_nothing(sentence: str) -> None:
    assert studies(sentence) == ()


@pytest.mark.parametrize("sentence", APPEALS)
def test_research_at_large_is_an_appeal(sentence: str) -> None:
    assert only(sentence).kind == "appeal"


@pytest.mark.parametrize(
    ("sentence", "year"),
    [
        ("A 2017 study found that socks matter.", 2017),
        ("Another trial, published in Spine in June 2015, cleared it.", 2015),
        ("In 2016, a University of Bergen team reported that algae help.", 2016),
        ("Scientists at the University of Leeds reported in 2020 that thumbs itch.", 2020),
        ("Doe and colleagues' 2014 review of barefoot running came to no verdict.", 2014),
        ("Doe and Roe (2015) followed 188 runners.", 2015),
        ("Thumbs itch more in spring (Doe et al., 1999).", 1999),
        ("As long ago as 2011, a study of 34 boys showed that necks bend.", 2011),
        ("A study in the Journal of Sports Sciences from 2008 tested 20 men.", 2008),
        ("The 2020 survey used data from 1976 to 2005 and found no change in JAMA.", 2020),
        ("A study in JAMA of patients treated between 2004 and 2008 found no change.", None),
        ("Using records from 2010, a study in JAMA found no change.", None),
        ("In 2017, back pain cost more than ever, a study in The Lancet found.", None),
        ("In 2011, researchers at Yale University recruited 500 nurses for a study in JAMA.", None),
    ],
)
def test_only_the_year_of_publication_is_the_year(sentence: str, year: int | None) -> None:
    assert only(sentence).stated.year == year


@pytest.mark.parametrize(
    ("sentence", "venue"),
    [
        ("A study published in JAMA Pediatrics found that screens delay sleep.", "JAMA Pediatrics"),
        ("A study published in JAMA found that screens delay sleep.", "JAMA"),
        ("A 2014 trial in Spine split 59 people with sore backs in two.", "Spine"),
        ("A 2014 trial of 59 people found that the spine is long.", None),
        (
            "Writing in the Annals of Internal Medicine, Doe and colleagues tested 40 cats.",
            "Annals of Internal Medicine",
        ),
        ("The Lancet's 2018 review of back pain told doctors to stop scanning.", "Lancet"),
        ("Doe and Roe measured spine loads in 40 men (J Strength Cond Res, 2012).", "J Strength Cond Res"),
        ("A 2015 study published by Science Direct found that sand is hot.", None),
        ("A study published in the Journal of Invented Loaves found that crumbs fall.", "Journal of Invented Loaves"),
    ],
)
def test_a_journal_counts_only_in_its_slot(sentence: str, venue: str | None) -> None:
    assert only(sentence).stated.venue == venue


@pytest.mark.parametrize(
    ("sentence", "families"),
    [
        ("Krause-Parello and colleagues reported in 2021 that wool burns slowly.", ["Krause-Parello"]),
        ("A trial led by Dr. Karen Mustian tested yoga in 410 people.", ["Mustian"]),
        ("Heather O’Mahen of the University of Exeter and her colleagues recruited 83 mothers.", ["O’Mahen"]),
        (
            "At the University of Oulu, Aino Virta, Eero Salo and their colleagues assigned 120 men to skiing.",
            ["Virta", "Salo"],
        ),
        ("Work by Lindqvist and Sato (2008) points the other way.", ["Lindqvist", "Sato"]),
        ("Blood levels of EPA and DHA went up in a 2013 trial.", []),
        ("A 2019 study in Food & Nutrition Research fed 40 men beans.", []),
    ],
)
def test_authors_are_those_the_sentence_makes_authors(sentence: str, families: list[str]) -> None:
    assert [person.family for person in only(sentence).stated.authors] == families


def test_title_institution_sample_and_finding() -> None:
    study = only(
        "A paper entitled “Dawn Yoga and Dread: A Randomized Trial in Residents” reported that shy people spoke."
    )
    assert study.stated.title == "Dawn Yoga and Dread: A Randomized Trial in Residents"
    assert study.stated.finding == "shy people spoke."
    stated = only("Researchers at the University of Leeds gave 1,204 nurses a whistle.").stated
    assert (stated.institution, stated.sample_size) == ("University of Leeds", 1204)


def test_the_same_journal_is_the_one_named_before() -> None:
    first, second = studies("A trial in BJOG tested ginger in 90 women. Another trial in the same journal tested mint.")
    assert (first.stated.venue, second.stated.venue) == ("BJOG", "BJOG")


def test_the_same_journal_reports_another_study() -> None:
    first, second = studies(
        "BMJ Quality & Safety ran a trial in 2012 on 30 nurses. In 2013 the same journal reported that, among 373 "
        "patients on ventilators, those who heard music came off the machine sooner."
    )
    assert (first.stated.sample_size, second.stated.sample_size) == (30, 373)
    assert first.stated.venue == second.stated.venue == "BMJ Quality & Safety"


def test_authors_with_a_year_of_their_own_return_to_no_other_study() -> None:
    found = studies(
        "The International Journal of Obesity had a Swedish matched cohort of 3,320 dieters, and gallstones rose.",
        "Nord and Blick (2018), the famous truck driver study, put 88 drivers on keto, and sick days fell.",
    )
    assert [study.stated.sample_size for study in found] == [3320, 88]


def test_who_is_named_again_right_away_is_of_the_same_study() -> None:
    study = only(
        "Mousse and colleagues tested it properly. In Scientific Reports, Mousse et al. (2017) gave 65 vitamin "
        "D-deficient adults a big starting dose or a placebo for 16 weeks, and not one marker moved."
    )
    assert (study.stated.year, study.stated.venue) == (2017, "Scientific Reports")
