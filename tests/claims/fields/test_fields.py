"""The slots of one sentence: what it states of a study, and what it does not."""

from __future__ import annotations

import pytest

from claims.fields import facts, line_of
from claims.model import PartialDate, Stated, Window

PUBLISHED = PartialDate(2022, 6, 1)


def stated(sentence: str) -> Stated:
    return facts(line_of(sentence, published=PUBLISHED)).stated()


def families(sentence: str) -> str:
    return " ".join(person.family for person in stated(sentence).authors)


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Vance, Okoro and co-workers fed 40 hens on rye.", "Vance Okoro"),
        ("Older drivers brake sooner (Maddox and co, Ergonomics).", "Maddox"),
        ("The same Lena Brandt, after a pause, saw no such thing.", ""),
        ("And the same Lena Brandt went through the records of 900 farms.", "Brandt"),
        ("Hens slept longer on rye (Vance PL, Okoro S, Animal Behaviour).", "Vance Okoro"),
        ("Quiles and Bohr (2014, doi:10.1000/182) weighed the dust of 40 comets.", "Quiles Bohr"),
        ("“Rye and Rest in Laying Hens”, by Vance, Okoro and Dietz at LREC 2018, counted eggs.", "Vance Okoro Dietz"),
        ("A second study, by Stenberg-Holt of the Oslo Institute of Rest, says so too.", "Stenberg-Holt"),
        (
            "At the 2019 meeting of the Baltic Sleep Society, Ilves-Raud went further and showed that cats dream.",
            "Ilves-Raud",
        ),
        ("Hens slept longer on rye (also in Animal Behaviour; Vance PL is the first name on it).", "Vance"),
        ("A Danish trial in Thorax (first author: Mette Friis) found that singing helps.", "Friis"),
        ("Mette Friis, whose 2017 trial in Thorax compared two songs, found that singing helps.", "Friis"),
        ("Friis also mentioned her own study in Thorax of 2017.", "Friis"),
        ("Work by the economists Hall and Oduya, out in Econometrica, puts a price on noise.", "Hall Oduya"),
        ("Hall and Oduya, by the way, writing in Thorax, claim the same.", "Hall Oduya"),
        ("The authors, Ito and Sato of Kyoto University, gave 33 clerks a plant.", "Ito Sato"),
        ("The study, by Oxford's Sarah Lewin, covered 61 towns.", "Lewin"),
        ("Psychologists Mette Friis and Ada Holt tested 40 students.", "Friis Holt"),
        ("In that year's Brain and Behavior, Friis, Holt & Lee reported on 72 gamers.", "Friis Holt Lee"),
        ("Mette Friis, author of a 2021 paper in Thorax, says the effect is small.", "Friis"),
        ("Yet Mette Friis and her team found nothing.", "Friis"),
        ("For the racers: Friis and Holt, Veterinary Record, 2018, had 310 dogs on mussels.", "Friis Holt"),
        ("Friis, Holt and Lee, Progress in Orthodontics, 2014: both springs moved the teeth.", "Friis Holt Lee"),
        ("Smith and Jones, New York, 2012, had a good time.", ""),
    ],
)
def test_people_whom_the_sentence_makes_authors(sentence: str, names: str) -> None:
    assert families(sentence) == names


@pytest.mark.parametrize(
    "sentence",
    [
        "Wool, from happy sheep: a 2016 paper in Thorax found that it warms.",
        "In a trial of 40 men (Finland, Thorax) nothing happened.",
        "As the Annals of Internal Medicine reported, singing helps.",
        "Brandt led the team to victory.",
        "Mette Friis, whose research is on singing, said so.",
        "Mette Friis, whose group sampled 40 sewers, opened the series.",
        "Tiffany & Co found that diamonds shine.",
        "Visitors from Paris found the study dull.",
        "Led by donkeys, the party found a spring.",
        "Doctors at Yale and Harvard found that 40 men slept.",
        "Scientists from the universities of Bath and Exeter asked 54 adults to skip lunch.",
    ],
)
def test_people_and_things_that_are_no_authors(sentence: str) -> None:
    assert families(sentence) == ""


@pytest.mark.parametrize(
    ("sentence", "venue"),
    [
        ("The pain went down (Iran J Nurs Midwifery Res).", "Iran J Nurs Midwifery Res"),
        ("Hens slept longer (Vance and Okoro, Journal of Poultry Dreams, 2014).", "Journal of Poultry Dreams"),
        ("“Rye and Rest in Laying Hens” (Acta Gallinarum Nova, 2012) is short.", "Acta Gallinarum Nova"),
        (
            "In the 2009 volume of the European Heart Journal, Friis and colleagues had 96 men sing.",
            "European Heart Journal",
        ),
        ("Singing, as the Annals of Internal Medicine reported, opens the airways.", "Annals of Internal Medicine"),
        (
            "Friis and colleagues put together the trials for the European Heart Journal: singing helps.",
            "European Heart Journal",
        ),
        ("A survey of 310 guides in Marine Policy in 2020 found that they were sad.", "Marine Policy"),
        ("In 2021 The Lancet Public Health reported that benches make people walk.", "Lancet Public Health"),
        ("They published their findings in Nutrients last month.", "Nutrients"),
        ("It was run in 2014 and published two years later in Preventive Medicine.", "Preventive Medicine"),
        ("Friis asked at the ACL meeting of 2021 whether robots should sing.", "ACL"),
        ("Friis et al., Spine 33, 213 (2008), saw it too.", "Spine"),
        ("A Lancet study of 40 men failed.", "Lancet"),
        ("A Nature paper of 2019 by Google engineers claimed supremacy.", "Nature"),
        ("A 2019 Nature paper by Google engineers claimed supremacy.", "Nature"),
        ("“Our findings do not support the pills,” write the authors in Thorax.", "Thorax"),
        ("For the racers: Friis and Holt, Veterinary Record, 2018, had 310 dogs on mussels.", "Veterinary Record"),
        ("Then the London one, from JAMA Psychiatry, first author Conrod.", "JAMA Psychiatry"),
    ],
)
def test_journals_where_a_journal_stands(sentence: str, venue: str) -> None:
    assert stated(sentence).venue == venue


@pytest.mark.parametrize(
    "sentence",
    [
        "Scientists in Boston found a cure.",
        "A study of women in South Asia in 2010 found that they sang.",
        "She, an editor for the European Heart Journal, found it dull.",
        "Smith, a columnist for the British Medical Journal, found the food dull.",
        "Singing makes you tall (Consumer Reports, 2014).",
        "His ACL injuries, found in 2021, were grave.",
        "As Nature intended, we sing.",
        "It works for Spine: patients got up.",
        "Case reports of six patients told of it.",
        "A Nature documentary found that cats purr.",
        "A Sleep mask is made of hemp, they found.",
    ],
)
def test_names_that_are_no_place_of_publication(sentence: str) -> None:
    assert stated(sentence).venue is None


@pytest.mark.parametrize(
    ("sentence", "year"),
    [
        ("In 2014 some Danish researchers met 45 runners at the end of a race.", 2014),
        ("In 2014 Danish researchers recruited 45 runners.", None),
        ("In 2014 the team moved to Leeds.", None),
        ("A calculation from 2020 finds that such ice would boil.", 2020),
        ("Two trials, one by Ross (2009) and one by Hill (2012), came to opposite ends.", 2009),
        ("A sample from 2012 showed mould.", None),
        ("Monash University researchers said in 2011 that young drivers race.", 2011),
        ("Hart and Ellis made use of it: in 1977 they let 42 men sleep.", 1977),
        ("Hart and Ellis made use of it: in 1977 they recruited 42 men.", None),
        ("Professor Brandt told the 2018 Nordic Memory Congress that lavender helps.", 2018),
        ("Friis asked at the ACL meeting of 2021 whether robots should sing.", 2021),
        ("It was run in 2014 and published two years later in Preventive Medicine.", 2016),
        ("In the 2009 volume of the European Heart Journal, Friis and colleagues had 96 men sing.", 2009),
        ("In a 2017 comparison in BMC Veterinary Research, forty horses were given a syrup.", 2017),
        ("Friis and Holt, Veterinary Record, 2018, had 310 dogs on mussels.", 2018),
        ("One was Thierry Vance’s “On Parity and Performance of Machines for Translation,” from 2022.", 2022),
        ("A Korean comparison from 2013, in Thorax, set 29 knees against 23.", 2013),
        ("It was in the Netherlands Heart Journal, in 2011: ten hospitals, 310 people.", 2011),
        ("They went through the Florida Youth Tobacco Survey from 2007 to 2012 and saw much.", None),
    ],
)
def test_years_of_publication_and_of_data(sentence: str, year: int | None) -> None:
    assert stated(sentence).year == year


@pytest.mark.parametrize(
    ("sentence", "window"),
    [
        ("Last year a team at York University had 16 men run.", Window(2021, 2021)),
        ("Last year Lisa Hart's team at the University of Minnesota went through 37 burgers.", Window(2021, 2021)),
        ("Two years ago the journal Accident Analysis and Prevention reported on 640 drivers.", Window(2019, 2021)),
        ("University of Sussex researchers found this spring that children laugh.", Window(2022, 2022)),
        ("At last year's Congress of Sports Science, Eva Novak presented a trial.", Window(2021, 2021)),
        ("Last year nurses surveyed by the University of Leeds were tired.", None),
        ("Last year, when Friis and colleagues recruited men, tea was dear.", None),
    ],
)
def test_relative_dates_of_a_study_and_of_other_things(sentence: str, window: Window | None) -> None:
    assert stated(sentence).window == window


@pytest.mark.parametrize(
    ("sentence", "size"),
    [
        ("Children in Oslo, 87 of them, put on their own coats.", 87),
        ("Drummers with good ears, 19 of them, did worse than ten nuns.", 19),
        ("In a study 100 patients, 30 of them, slept.", 100),
        ("Of 118 who joined, half stayed.", 118),
        ("Drummers, 66,719 of them, wore plugs.", 66719),
        ("Participants (n = 45, 23 female) slept in the lab.", 45),
        ("Participants (n = 1,245) slept in the lab.", 1245),
        ("A 30-person study of plugs is small.", 30),
        ("A 30-person boat sank during the study.", None),
        ("There were 48 of them, and they brought coffee.", 48),
        ("The report followed 3,000 men and 4,000 women for ten years.", 7000),
        ("Of 100 patients, 40 men and 60 women, half slept.", 100),
        ("We gave 217 pairs of parents and learners a book.", 217),
        ("We bought 20 pairs of shoes.", None),
        ("Cameras watched 42 newly licensed 16-year-olds.", 42),
        ("The trial ran at 13 American centers.", None),
        ("A Finnish study of 38 daycare centres found no more colds.", None),
        ("A review pooled 22 cohorts and found nothing.", None),
        ("Friis measured the rings of 1,689 oaks from 100 sites.", 1689),
        ("It gave a voucher and fifteen minutes’ coaching to fathers.", None),
        ("A trial gave 282 Tibetans salt.", 282),
    ],
)
def test_samples_and_other_numbers(sentence: str, size: int | None) -> None:
    assert stated(sentence).sample_size == size


@pytest.mark.parametrize(
    ("sentence", "design"),
    [
        ("Friis et al. (2021) gathered 27 randomised trials and 1,871 patients.", "review"),
        ("Friis and colleagues combined the randomized trials of cocoa and saw arteries relax.", "meta-analysis"),
        ("When 33 feeding trials were put together, nuts did not fatten.", "meta-analysis"),
        ("Reviewing 14 cohort studies, Chen et al. reported that nuts help.", "review"),
        ("In two randomised trials, Friis found that singing helps.", "randomized trial"),
        ("A randomised trial that combined yoga with two earlier studies' diets failed.", "randomized trial"),
        ("The experiment combined yoga with running, unlike earlier trials.", "trial"),
        ("They went through hell in two trials.", None),
        ("The Cochrane review “Exercise for sadness” weighed 39 trials.", "systematic review"),
        ("A retrospective chart review of 812 admissions found it.", "retrospective cohort"),
        ("A study followed schoolgirls and women who play chess.", "cohort"),
        ("Lunch was followed by women doing squats.", None),
        ("Before a time trial, 31 milers skipped.", None),
        ("An analysis of old telephone survey samples found it.", None),
        ("They gave 110 men flaxseed or a dummy capsule for a year.", "trial"),
        ("A baby that sucks a dummy sleeps.", None),
        ("Surveying 1,004 parents, pollsters found that half lie.", "survey"),
        ("A small pilot with 12 referees suggests that wording matters.", "pilot study"),
    ],
)
def test_designs_by_what_the_sentence_says(sentence: str, design: str | None) -> None:
    assert stated(sentence).design == design


@pytest.mark.parametrize(
    ("sentence", "institution"),
    [
        ("Staff at Oslo Children's Hospital took the new rule and kept to it.", "Oslo Children's Hospital"),
        ("The leaflet quotes a “landmark 2004 study” from the Sapporo Antler Foundation.", "Sapporo Antler Foundation"),
        ("Rui Nakano and his colleagues in Sendai put 64 people on a list.", "Sendai"),
        ("Falk’s group in Graz (2015) showed that puzzles cost sleep.", "Graz"),
        ("A trial from São Paulo followed 36 women.", "São Paulo"),
        ("The Mayo Clinic's trial of 40 men failed.", "Mayo Clinic"),
        ("Edinburgh researchers found that tea is wet.", "Edinburgh"),
        ("Researchers from Leeds at the University of York found it.", "University of York"),
        ("A survey of nurses in Oregon found it.", None),
        ("A study had 40 nurses in Iran sing.", None),
        ("Alzheimer's researchers found it.", None),
        ("Researchers in Pediatrics reported it.", None),
        ("A study from March found it.", None),
        ("Danish doctors had 81 women take it.", None),
    ],
)
def test_institutions_and_towns_that_stand_in_for_them(sentence: str, institution: str | None) -> None:
    assert stated(sentence).institution == institution


def test_a_town_makes_no_sentence_a_citation() -> None:
    assert facts(line_of("Falk’s friends in Graz like tea, says the group in Graz.")).backed is False


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("“We found a modest effect in most men,” reported Friis and Holt in JAMA.", None),
        ("“Our findings do not support taking the pills,” write the authors in Thorax.", None),
        ('"We saw a modest effect in men," wrote lead author Mette Friis in PLOS Medicine.', None),
        (
            "“Singing and the airways of older men”, reported in Thorax, found little.",
            "Singing and the airways of older men",
        ),
        ("“Singing and the Airways of Men” appeared in Thorax.", "Singing and the Airways of Men"),
        (
            "My text is “Folded Paper: From Single Creases to Sheets”, where Vance and his coauthors count its states.",
            "Folded Paper: From Single Creases to Sheets",
        ),
    ],
)
def test_titles_and_words_that_somebody_wrote(sentence: str, title: str | None) -> None:
    assert stated(sentence).title == title
