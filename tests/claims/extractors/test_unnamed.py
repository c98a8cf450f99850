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
]


@pytest.mark.parametrize("sentence", TOLD)
def test_a_study_told_without_its_name_is_one(sentence: str) -> None:
    assert only(sentence).kind == "study"


@pytest.mark.parametrize("sentence", EVERYDAY)
def test_everyday_numbers_are_no_study(sentence: str) -> None:
    assert studies(sentence) == ()
