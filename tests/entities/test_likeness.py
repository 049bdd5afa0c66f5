"""Whether two names are one's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.entities.likeness import compare_names, learned
from rashomon.types import EntityKind

SAME = [
    ("Qassem Soleimani", "Qasem Suleimani"),
    ("Qassem Soleimani", "Hajj Qassim Soleimani"),
    ("Qassem Soleimani", "SULEIMANI, Qasim"),
    ("Ghasem Soleimani", "Kasem Suleimani"),
    ("Qassem Soleimani", "قاسم سليماني"),
    ("Qassem Soleimani", "Касем Сулеймани"),
    ("Qassem Soleimani", "קאסם סולימאני"),
    ("قاسم سلیمانی", "قاسم سليماني"),
    ("Nouri al-Maliki", "نوري المالكي"),
    ("Bashar al-Assad", "بشار الأسد"),
    ("Mohammed Morsi", "Muhammad Mursi"),
    ("Saddam Hussein", "Sadam Hussain"),
    ("Vladimir Putin", "Владимир Путин"),
    ("Kim Jong-un", "Kim Jong Un"),
    ("Xi Jinping", "习近平"),
    ("Abd al-Rahman al-Sadiq", "عبد الرحمن الصادق"),
    ("Bill Clinton", "William Jefferson Clinton"),
    ("Alisher Usmanov", "AlisherUsmanov"),
    ("Mohamed ElBaradei", "Mohammed el-Baradei"),
    ("Hossein Amirabdollahian", "Hussein Amir-Abdollahian"),
    ("Ashraf Ghani", "Ashraf Ghani Ahmadzai"),
    ("Mohammad Javad Zarif", "Javad Zarif"),
]
DIFFERENT = [
    ("Bashar al-Assad", "Hafez al-Assad"),
    ("Bashar al-Assad", "حافظ الأسد"),
    ("Saddam Hussein", "Uday Hussein"),
    ("Hassan Rouhani", "Hussein Rouhani"),
    ("Mohammed Morsi", "Mahmoud Morsi"),
    ("Bill Clinton", "Hillary Clinton"),
    ("Kim Jong-un", "Kim Jong-il"),
    ("K. Smith", "John Smith"),
    ("Olga Ivanova", "Oleg Ivanov"),
    ("Abu Bakr al-Baghdadi", "Abu Omar al-Baghdadi"),
    ("Martin Sorel Jr.", "Martin Sorel Sr."),
    ("Ali Larijani", "Sadegh Larijani"),
    ("Ali Sorel", "Omar Tal"),
]
UNSURE = [
    ("J. Smith", "John Smith"),
    ("Smith", "John Smith"),
    ("Hajj Qassim", "Qassem Soleimani"),
    ("Soleimani", "Soleimani"),
    ("A. Ivanov", "A. Ivanova"),
    ("Vladimir Putin", "Vladimir Putina"),
    ("Ali Hassan", "Hassan Ali"),
    ("Ali Hassan", "Ali Hassani"),
    ("Omar Bagher Sorel", "Omar Bagheri"),
    ("Ali Omar Sorel", "Hassan Ali Omar Sorel"),
    ("N.N.", "Nursultan Nazarbayev"),
    ("Volodymyr Sorel", "Vladimir Sorel"),
    ("Sergei Lavtov", "Sergei Lavrov"),
    ("", "Ali"),
]


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        (*pair, answer)
        for answer, pairs in {"same": SAME, "different": DIFFERENT, "unsure": UNSURE}.items()
        for pair in pairs
    ],
)
def test_people(one: str, other: str, answer: str) -> None:
    """Spellings and scripts of one name are the same; another given name is another person; a single word is no proof."""
    found = compare_names(one, other)
    assert found.answer == answer, found
    assert compare_names(other, one) == found


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("Siemens AG", "Siemens Aktiengesellschaft", "same"),
        ("OAO Gazprom", "ОАО Газпром", "same"),
        ("Ministry of Defence", "Ministry of Defense", "same"),
        ("Badr Organisation", "Badr Organization", "same"),
        ("Goodwill Company", "Good Will Company", "same"),
        ("Hezbollah", "Hizbullah", "same"),
        ("Al-Shabaab", "al Shabab", "same"),
        ("Siemens AG", "Siemens GmbH", "different"),
        ("Bank of America", "Bank of Armenia", "different"),
        ("Ministry of Defence", "Ministry of Finance", "different"),
        ("Government of Estonia", "Government of Ethiopia", "different"),
        ("Sorel Fund X", "Sorel Fund XI", "different"),
        ("Sorel Bank (France)", "Sorel Bank (Germany)", "different"),
        ("United Nations Interim Force in Lebanon", "UNIFIL", "unsure"),
        ("Deutsche Bank (Schweiz) AG", "Deutsche Bank AG", "unsure"),
    ],
)
def test_organisations(one: str, other: str, answer: str) -> None:
    """Forms and spellings are one body's; another telling word, form or number is another's; initials fit several."""
    found = compare_names(one, other, "organisation")
    assert found.answer == answer, found
    assert compare_names(other, one, "organisation") == found


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("Kyiv", "Kiev", "same"),
        ("Mosul", "الموصل", "same"),
        ("Deir al-Zour", "Deir ez-Zor", "same"),
        ("Iran", "Iraq", "different"),
        ("Austria", "Australia", "different"),
        ("Niger", "Nigeria", "different"),
        ("North Kivu", "South Kivu", "different"),
        ("Ramallah", "Ramadi", "different"),
    ],
)
def test_places(one: str, other: str, answer: str) -> None:
    """Spellings of a place are one; countries and sides of the compass are not."""
    assert compare_names(one, other, "place").answer == answer


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("J. Sorel", "John Sorel", "same surname, given name initial fits"),
        ("Bashar al-Assad", "Hafez al-Assad", "same surname, another given name: bashar, hafez"),
        ("Ali Omar Sorel", "Ali Sorel", "same surname, same given name, only in one: omar"),
        ("Ali Sorel", "ALI SOREL", "same words"),
    ],
)
def test_reasons(one: str, other: str, reason: str) -> None:
    """A score says why."""
    assert compare_names(one, other).reason == reason


KINDS: list[EntityKind] = ["person", "organisation", "place"]


@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(KINDS))
def test_any_text(one: str, other: str, kind: EntityKind) -> None:
    """Any two texts have a score from 0 to 1, a reason and an answer, in whichever order they come."""
    found = compare_names(one, other, kind)
    assert found == compare_names(other, one, kind)
    assert 0 <= found.score <= 1
    assert found.reason
    assert found.answer in {"same", "different", "unsure"}


NAMES = st.lists(
    st.sampled_from(
        [
            "Ali",
            "Omar",
            "Sorel",
            "J.",
            "bin",
            "al-",
            "Abu",
            "قاسم",
            "Иван",
            "Jr.",
            "Tal",
            "Mr.",
            "(UK)",
            "AG",
            "44",
            "平",
        ]
    ),
    min_size=1,
    max_size=6,
)


@given(NAMES, NAMES, st.sampled_from(KINDS))
def test_any_words_of_names(one: list[str], other: list[str], kind: EntityKind) -> None:
    """The same holds for words that have rules of their own."""
    found = compare_names(" ".join(one), " ".join(other), kind)
    assert found == compare_names(" ".join(other), " ".join(one), kind)
    assert 0 <= found.score <= 1


@given(NAMES, st.sampled_from(KINDS))
def test_a_name_is_never_different_from_itself(words: list[str], kind: EntityKind) -> None:
    """A name compared with itself is the same, or unsure where one word says too little."""
    assert compare_names(" ".join(words), " ".join(words), kind).answer != "different"


def test_long_names_take_no_time() -> None:
    """Names are cut at 200 characters: hostile text costs no more."""
    assert 0 <= compare_names("a. " * 100_000, "b" * 300_000).score <= 1


def test_no_trait_but_a_few_speaks_for_a_match() -> None:
    """What is measured are differences: their learned weights are not above 0."""
    free = {"bias", "both_single", "extra_generic", "extra_bracketed"}
    assert [
        trait for kind in learned().values() for trait, weight in kind.items() if weight > 0 and trait not in free
    ] == []
