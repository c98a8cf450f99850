"""Which sentences go on about the study just told, and which bring another, however they open."""

from __future__ import annotations

import pytest

from claims.model import Study
from claims.sentences import split
from tests.claims.told import studies

JOINED = {
    "news that leads up to its researchers": (
        "Hikers who sing tire later, according to new research.",
        "A team at the University of Graz followed 44 hikers through the Alps.",
    ),
    "results of a part": ("Jansen et al. (2010) weighed 400 eggs. In brown hens the gap was twice as large.",),
    "results told plainly": (
        "A trial in Sleep in 2014 had 62 nurses wear amber glasses. Evenings grew quieter, and sleep came eleven "
        "minutes sooner. Mood did not change.",
    ),
    "news in paragraphs": (
        "Cold bedrooms burn fat, a new study suggests.",
        "Researchers at the University of Turku kept 24 men at 17 degrees.",
        "The men burned 80 calories more on cold nights.",
    ),
    "people counted right after their trial was named": (
        "A randomised trial in Pediatrics suggests that naps matter.",
        "In all, 217 toddlers were given either a nap or a film, and the nappers remembered more words.",
    ),
    "fewer people than there were": (
        "A study in Gut followed 900 bakers. About seven bakers in ten slept badly, the authors reported.",
    ),
    "where it came out": (
        "A Chilean study weighed 36 hikers before and after a month of soup. It was printed in Appetite.",
    ),
    "who concluded": (
        "A Danish study in Spine followed 222 movers for two years. Wet days went with a little more pain, but too "
        "little to notice, Ingrid Solberg and colleagues concluded.",
    ),
    "its title": (
        "Kovac and others reported in 2018 that verbena soothes sore calves. The title says it all: “Effects of "
        "Verbena on Muscle Soreness After Downhill Running: A Placebo-Controlled Trial”.",
    ),
    "what its authors think": (
        "Okafor and Lind (2019) counted 300 owls. The authors themselves grumble about the fog.",
    ),
    "what leads up to a named study": (
        "Are lectures dull? After a spring on the web, 79 per cent of trainees thought them as good as the hall. The "
        "survey (PMID 33930781) came from 25 schools.",
    ),
}

APART = {
    "another sample": (
        "A 2012 study in Appetite fed 40 men soup and watched them eat. When 55 women were given crackers instead, the "
        "cracker group ate more.",
    ),
    "another sample, far from the study": (
        "Doe and colleagues reported in Spine in 2001 on what lifting does to a back.",
        "Knees are no better. When 99 joggers were given either ice or heat, it was the heat group that ran further.",
    ),
    "named people and their own trial": (
        "One study looked at children who had warts frozen off.",
        "Yet Ilse Brandt and her team went back to the 52 boys in their trial of hypnosis, and most were still well.",
    ),
    "named people in the same journal": (
        "A Welsh study in Appetite found that noise makes people eat more. Moreno and her group showed in the same "
        "journal that children now drink twice as much cola.",
    ),
    "a study that has a name": (
        "Hill et al. in Age and Ageing found that retired people sit less.",
        "The Lindau study followed older women and found that sore knees went with falls.",
    ),
    "done again": (
        "Roe et al. (2010) gave 30 people tea. When the trial was repeated with 200 people, the effect was gone.",
    ),
    "staff with a guideline": (
        "A review in Gut in 2010 praised hand washing.",
        "Staff at Mercy Hospital took the new guideline to heart and got washing up from 40 to 90 percent.",
    ),
    "other people of a trade": (
        "A 2009 study in Sleep followed 80 guards. Italian cardiologists scanned 61 choirs and found calmer hearts.",
    ),
    "a link far from the study before": (
        "A trial in Nutrition Journal had 45 students eat almonds.",
        "# Peanuts",
        "Less than you would think. Pool the experiments, as this meta-analysis (PMID 23595878) did, and there is no "
        "gain in weight.",
    ),
    "a case of its own in a new paragraph": (
        "A 2013 study in Spine compared chairs.",
        "When 60 clerks were given either a ball or a stool, the ball group fidgeted more.",
    ),
    "another matter": (
        "A study in Gut by Roe found that beer bloats.",
        "Wine is another matter, as 90 students who were given either red or white found: the red group slept worse.",
    ),
    "a survey with a name after a full stop": (
        "Jansen et al. (2010) weighed 400 eggs.",
        "Not so in ducks: the Delft survey found that 900 ducklings were lighter.",
    ),
    "somebody new": (
        "One trial in Pain found fewer recalls when walls were green. Another is that the Ravenna Screening Institute "
        "showed in 40,000 women that left-handed readers miss more.",
    ),
}

ALONE = {
    "the author's own": (
        "Okoro and Bell (2011) weighed 90 hedgehogs. I weighed mine last night. It was asleep, and we let it be."
    ),
    "somebody's speech": (
        "A 2013 trial in Pain had 40 dancers wear insoles. “Nobody was ever hurt by a shoe. They got injured by the "
        "second run that day,” my neighbour likes to say."
    ),
    "a question": "A 2013 trial in Pain had 40 dancers wear insoles. So what happened to the others?",
    "the author's firm": (
        "A 2013 study in Spine compared 40 chairs. Our test team sat on twelve of them. The winner cost 300 euros."
    ),
    "a firm": "A 2013 study in Spine compared 40 chairs. Down the road Ikea sold nine million chairs that year.",
    "people nobody has heard of": (
        "A 2013 trial in Pain had 40 dancers wear insoles. Down in the hall, Sister Perpetua tried them for a week."
    ),
}


def counted(found: tuple[Study, ...]) -> list[int]:
    return [len(study.mentions) for study in found if study.kind == "study"]


@pytest.mark.parametrize("form", JOINED)
def test_what_goes_on_about_a_study_is_of_it(form: str) -> None:
    found = studies(*JOINED[form])
    sentences = sum(len(split(paragraph)) for paragraph in JOINED[form])
    assert counted(found) == [sentences - JOINED[form][0].startswith("Are lectures")]


@pytest.mark.parametrize("form", APART)
def test_what_brings_its_own_facts_is_another_study(form: str) -> None:
    assert len(counted(studies(*APART[form]))) == 2


@pytest.mark.parametrize("form", ALONE)
def test_what_is_no_research_goes_on_about_none(form: str) -> None:
    assert counted(studies(ALONE[form])) == [1]


def test_a_point_of_a_summary_is_of_the_study_whose_topic_it_opens_with() -> None:
    found = studies(
        "# Tennis elbow",
        "Shock waves failed in a review by Karan et al. (2021), which had 1,871 patients with elbow pain.",
        "Grip rings did no better: Korhonen (2014) gave them to 73 violinists with elbow pain, who felt no change.",
        "# In short",
        "- Shock waves for the elbow: they did no better in the review.",
    )
    assert counted(found) == [2, 1]


def test_a_plain_result_states_no_year_and_no_design() -> None:
    (study,) = studies(
        "A trial in Gut followed 40 bakers. Nobody at all was randomised. "
        "Their courses ran longer than guidelines advise."
    )
    assert len(study.mentions) == 3
    assert (study.stated.year, study.stated.design) == (None, "trial")
