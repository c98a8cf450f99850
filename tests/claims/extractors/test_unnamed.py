"""Studies told without a word for them, and the everyday sentences that look like them."""

from __future__ import annotations

import pytest

from tests.claims.told import only, studies

TOLD = [
    "Belgian dentists scanned the jaws of 64 trumpet players and found fewer gaps than in singers.",
    "When Danish midwives weighed 412 newborns before and after the first bath, the washed ones had lost less heat.",
    "Scientists who wired 18 homes with noise meters found that fridges hum loudest at dawn.",
    "Another group had 36 typists swap chairs halfway through; the ones on stools made fewer mistakes.",
    "A group of chemists in Lyon fed 30 volunteers burnt toast and measured more acrylamide in their blood.",
    "After engineers tested 150 bicycle locks, only the four heaviest took longer than a minute to open.",
    "A Scottish comparison of 210 vegans and 190 butchers found no gap in grip strength.",
    "When 72 sleepless students were given either cherry juice or coloured water, the juice drinkers slept longer.",
    "One Portuguese cohort tracked 3,100 firefighters for a decade.",
    "In a study of widowers in a seaside town, those with a dog walked further.",
    "Ferraro and co-workers wrote in Gut that slow eaters burp less.",
    "“Do Goats Prefer Jazz to Folk?” asks a paper that played three records to 20 goats and found no favourite.",
    "Psychologists asked 240 commuters to talk to a stranger, and most enjoyed the ride more than they expected.",
    "Of 5,000 Welsh pensioners who filled in a questionnaire, one in five said that the garden kept them well.",
    "Slow eaters burp less (Ferraro and colleagues, J Am Geriatr Soc), though nobody knows why.",
    "The Lindau study followed fishermen for years and found that cold hands ache more in wet weather.",
]

EVERYDAY = [
    "Doctors see 40 patients a day there, more than anywhere else.",
    "Nurses at the clinic gave me two leaflets and a plaster.",
    "Engineers tested the bridge last week, and it held.",
    "British scientists have lost their funding again.",
    "Researchers are still arguing about it.",
    "Doctors in Leeds treated 60 people for burns after the fire.",
    "Firefighters took 30 residents to hospital after the blaze.",
    "When 300 workers were given notice, the town went quiet.",
    "Another group of 20 tourists had booked the boat.",
    "A comparison of prices showed that the big tin is cheaper.",
    "My doctors tested 12 vials of my blood and found more iron than they expected.",
    "Experts asked by this newspaper were divided.",
    "Some 200 passengers were asked to leave the train.",
    "In a study lined with books, she was happiest.",
    "The Wilson trial followed a year later and found him guilty.",
    "Teachers surveyed the damage in the morning.",
    "Surgeons gave 14 hours of their weekend to the charity.",
    "Half of the 90 guests were vegetarians, and they ate more than the rest.",
    "The company sold 4,000 masks in 2019, more than any other shop.",
    "Japanese engineers built the first of these trains in 1964.",
    "The National Weather Service counted 14 tornadoes that week.",
    "The Department of Transport found that 40 bridges need repair.",
    "The Boston Police Department said that 300 officers were deployed.",
    "The city hospital treated 45 people after the crash, more than on any other night.",
    "Two hundred guests were given either beef or salmon at the wedding.",
    "In 2018, 120 students were expelled, more than in any other year.",
    "American doctors earn more than their British colleagues.",
    "Dutch engineers have built 40 new dikes since 1953, each higher than the last.",
    "Chinese scientists landed a probe on the moon in 2019.",
    "Vets in the county saw 30 cases of the disease last month, twice as many as in May.",
    "When doctors ask, 40 patients in 100 lie.",
    "After chemists banned the sale, 40 shops lost half of their custom.",
    "German nurses went on strike for 10 days and won more pay than teachers.",
    "Another team won 40 medals, more than anybody.",
    "A team of lawyers took 30 statements and found more lies than truth.",
    "A sample of 30 wines showed which vineyard was best.",
    "Our tester wore the shoes for 60 miles and found them faster than her old pair.",
    "The gym has 400 members, and most of them were given a free towel.",
    "Some 60 dogs were tested for the show, and the best was a poodle.",
    "The Smith study was painted green, and it was smaller than the hall.",
    "The hotel offers a study, a library and 30 rooms with a view.",
    "Customers who tried the cream for 12 weeks said that it was better than others.",
    "In a poll on our page, 64 percent of 200 readers preferred tea.",
    "Economists expect prices to rise by 3 percent, more than last year.",
    "Researchers wanted: we pay 40 euros to volunteers who sleep in our lab.",
    "The report, which runs to 300 pages, is longer than most novels.",
    "She studied 40 languages and taught 12 of them.",
    "Scientists named the beetle in 1912 after a brewer.",
    "Police surveyed 400 houses after the flood and found two people.",
    "Psychologists call this the halo effect.",
    "Doctors used to give children 10 drops of opium and thought nothing of it.",
    "Surgeons at the hospital saved 14 soldiers, more than anybody had hoped.",
    "Half the 40 passengers were screened at the gate, and it took longer than usual.",
    "Teachers at 30 schools were trained to use the app, which is faster than paper.",
]


@pytest.mark.parametrize("sentence", TOLD)
def test_a_study_told_without_its_name_is_one(sentence: str) -> None:
    assert only(sentence).kind == "study"


@pytest.mark.parametrize("sentence", EVERYDAY)
def test_everyday_numbers_are_no_study(sentence: str) -> None:
    assert studies(sentence) == ()
