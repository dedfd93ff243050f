"""Names for sentences that must not teach the reader one war's names.

Given names, surnames and places as English reports spell them, from several
regions; the combinations are drawn by chance and mean nobody. A third of the
draws is built from syllables, so that the reader meets names it cannot know.
"""

import random

GIVEN = tuple(
    "Abebe Adnan Ahmad Akram Aleksei Alemu Ali Almaz Amira Anahit Andriy Ashot Aslan Aung Ayaan Aynur Aziz Bashir "
    "Besik Birhanu Bogdan Carlos Dawit Davit Desta Dmytro Elchin Elena Emil Fadi Farid Fatima Fikret Gabriel Garegin "
    "Giorgi Girma Goran Hagos Haile Hassan Hind Huda Ibrahim Igor Ilham Irakli Ismail Ivan Jamal Javier Karim Kebede "
    "Khalid Khaled Khin Kofi Lana Layla Leila Levan Lyudmyla Mahmoud Maria Marwan Mehmet Mesfin Mikheil Milan Mohammed "
    "Mona Mulugeta Musa Mustafa Nadia Najib Nana Nasser Natia Nino Nour Oksana Oleh Omar Osman Petro Ramzan Rana "
    "Rashid Rauf Rustam Saif Salah Samir Samvel Selam Serhii Shamil Sofia Suleiman Tamar Tarek Tariq Tesfaye Tigran "
    "Tsegaye Umar Vahan Vasyl Viktor Vugar Yahya Yasser Yerevanik Yohannes Yusuf Zaur Zaw Zaza Zeinab Zurab".split()
)
SURNAMES = tuple(
    "Abakarov Abdullah Abdelrahman Adamyan Akhmedov Alemayehu Aliyev Asatiani Asfaw Avetisyan Babayan Barakat Bekele "
    "Bondarenko Bondar Castellanos Chikovani Daoud Darwish Demirci Deng Fadel Gebremariam Gelashvili Ghanem Grigoryan "
    "Guliyev Haddad Hakobyan Halabi Hamdan Hammoud Hovhannisyan Hryhorenko Husseini Ibragimov Jabbour Javadov Kadyrbek "
    "Kapanadze Karimov Kassab Kassem Khoury Kidane Kiir Kobakhia Koval Kovalchuk Kuznetsov Lomidze Lysenko Maharramov "
    "Mahdi Makdisi Mamedov Mansour Marchenko Mekonnen Melnyk Mirzoyan Moreno Moussa Mukhtarov Najjar Nasrallah Nazarov "
    "Ojukwu Orlov Ortega Osmanov Otunga Petrosyan Qasim Rahimov Rajab Reda Restrepo Rudenko Saadi Saleh Sargsyan "
    "Savchenko Shabo Shahin Shevchuk Sidorov Sokolov Soe Sultanov Tadesse Tarkhani Tesfamariam Thein Tkachenko Tlass "
    "Turki Vardanyan Volkov Wolde Yakubu Yilmazer Zakharenko Zayed Zelaya Zoubi".split()
)
PLACES = tuple(
    "Aghdara Akhalsopeli Amude Anadan Askeran Avdiyivka Badiya Bahmut Balkh Bani Banias Barzeh Bekaa Benin Binnish "
    "Buhera Chasiv Dabiq Daraa Dashtarkh Debaltsevo Dessie Diffa Donbas Erigavo Fizuli Gadamai Gambela Ghouta Goradis "
    "Gori Hajin Hama Harasta Hodeidah Horlivka Idlib Jarablus Jisr Kachin Kadugli Kafranbel Karabala Kassala Kelbajar "
    "Kharkiv Kobane Kramatorsk Kunduz Lachin Lashio Latakia Luhansk Makale Manbij Marib Mariupol Martakert Mekelle "
    "Mopti Morek Nagorny Nairab Nyala Ochamchire Pervomaisk Popasna Quneitra Raqqa Rastan Sadad Salamiyah Saraqib "
    "Shirak Shusha Sirte Sloviansk Suwayda Tabqa Tadef Taiz Talbiseh Taftanaz Tartus Tavush Tigray Tskhinvali Tumaco "
    "Vardenis Volnovakha Yabroud Yambio Zabadani Zalambessa Zanjili Zawiya Zolote Zugdidi".split()
)
COUNTRIES = (
    ("Armenia", "Armenian"), ("Azerbaijan", "Azerbaijani"), ("Colombia", "Colombian"), ("Egypt", "Egyptian"),
    ("Eritrea", "Eritrean"), ("Ethiopia", "Ethiopian"), ("Georgia", "Georgian"), ("Iran", "Iranian"),
    ("Iraq", "Iraqi"), ("Israel", "Israeli"), ("Jordan", "Jordanian"), ("Lebanon", "Lebanese"), ("Libya", "Libyan"),
    ("Russia", "Russian"), ("Sudan", "Sudanese"), ("Syria", "Syrian"), ("Turkey", "Turkish"), ("Ukraine", "Ukrainian"),
    ("Yemen", "Yemeni"), ("Britain", "British"), ("France", "French"), ("Qatar", "Qatari"),
)  # fmt: skip
CAPITALS = tuple(
    "Ankara Baku Beirut Bogota Brussels Cairo Damascus Doha Geneva Jerusalem Juba Khartoum Kyiv London Moscow Paris "
    "Riyadh Tbilisi Tehran Tripoli Washington Yerevan".split()
)
_ONSETS = tuple("b d f g gh h j k kh l m n q r s sh t th v w y z zh ch dz br dr kr sl tr".split())
_VOWELS = tuple("a a a e i o u aa ei ou ia".split())
_CODAS = ("", "", "", "n", "r", "l", "m", "d", "sh", "k", "t", "z", "b")
_ENDINGS = tuple("a an ar een i ia ik in ino iv iyah ka o ov ovka shvili sk yan uk eh ele".split())


def coin_name(rng: random.Random) -> str:
    """Build a name of two or three syllables that no list knows."""
    syllables = [rng.choice(_ONSETS) + rng.choice(_VOWELS) + rng.choice(_CODAS) for _ in range(rng.choice((1, 1, 2)))]
    return ("".join(syllables) + rng.choice(_ONSETS) + rng.choice(_ENDINGS)).capitalize()


def draw_given(rng: random.Random) -> str:
    """Draw a given name."""
    return rng.choice(GIVEN) if rng.random() < 0.75 else coin_name(rng)


def draw_surname(rng: random.Random) -> str:
    """Draw a surname."""
    return rng.choice(SURNAMES) if rng.random() < 0.65 else coin_name(rng)


def draw_place(rng: random.Random) -> str:
    """Draw the name of a town, a village or a district."""
    return rng.choice(PLACES) if rng.random() < 0.6 else coin_name(rng)
