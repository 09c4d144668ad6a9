"""Invented people: given names, particles and family names of many cultures, each with the forms that lists write."""

import re
from dataclasses import dataclass
from random import Random

GIVEN = (
    "Aaron Abena Ada Adriana Agnieszka Ahmed Aiko Akira Alejandro Alexandra Alice Amélie Amir Ana Andrea"
    " Andrew Anh Anja Arjun Astrid Ayşe Beatriz Benedikt Bo Bogdan Carlos Caroline Chen Chloé Clara Cristina"
    " Daniel David Deepak Dimitris Dmitri Dorothea Eduardo Elena Elif Emma Emre Erik Esther Fatima Felix"
    " Florian Francesca Gaël Giulia Grace Hana Hannah Hao Hassan Henrik Hiroshi Hye-Jin Ian Ibrahim Ingrid"
    " Irene Isabel Ivan Jacob Jan Jane Jean-Baptiste Jesús Jia Jing Joana João Johannes John Jörg Juan Julia"
    " Jun-Yan Kai Karen Katarzyna Kenji Kofi Kwame Lars Laura Leila Lena Li Lin Ling Louis Lucía Lukas Mai"
    " Marc-André Marek Margarita Maria Marie-Ève Martin Matteo Maya Mei Michael Min Minh Mohammad Mónica"
    " Nadia Naoko Natalia Neha Ngozi Niccolò Nikolaos Nils Noor Olga Oliver Omar Oscar Paolo Patrick Paul"
    " Pedro Peter Pierre Priya Qi Quentin Rachel Rafael Rajesh Ravi Rebecca Robert Rosa Ruth Sam Sana"
    " Sang-Woo Sara Sebastian Seung-Hyun Shreya Simon Sofia Søren Stefan Sven Takeshi Tal Tamara Tanja"
    " Thierry Thomas Tomáš Uma Valentina Vera Victor Vien Wei Wen William Xiao Xin Yael Yann Yi Ying Yoshua"
    " Yu-Chen Yuki Yun Yusuf Zahra Zhen Ziyi Zoë Þóra"
).split()
FAMILY = (
    "Abara Abbott Achterberg Adeyemi Aguilar Ahmadi Alavi Almeida Andersen Andrews Armstrong Arora Bachmann"
    " Banerjee Bauer Becker Bélanger Berg Bernstein Bjørnsen Blanc Bose Boucher Brandt Brown Calvo Cao Castro"
    " Çelik Chang Chaudhuri Chen Cheng Cho Choi Christensen Clark Cohen Conti Costa D'Alessio D’Amico Das"
    " Dietrich Doshi-Venkat Duarte Dubois Eisenberg Ek El-Sayed Engström Eriksen Farouk Fernández Feng"
    " Ferrari Fischer Fitzgerald Fontaine Frank Fu Fujita Gao García Ghosh Goldberg Gong Gonzalez Gröger"
    " Grünwald Guo Gupta Haas Halloran Han Hansen Hartmann Hashimoto He Héliou Hernández Hoang Hoffmann Holm"
    " Hou Hu Huang Ito Ivanova Iyer Jackson Jain Jayakumar Jiang Jin Johansson Jung Kaneko Kang Kapoor Keller"
    " Khan Kim King Klein Kobayashi Kowalczyk Kraus Krüger Kumar Kuznetsov Lambert Larsen Le Lee Lehmann"
    " Leroy Levi Li Liang Lim Lin Lindqvist Liu López Lu Luo Ma MacDonald Majumdar Marín Martinez-Rubio"
    " Matsuda McIlraith Mehta Meier Mendes Meng Meyer Mishra Mitchell Moreau Moreno Müller Muñoz Murray"
    " Nakamura Navarro Nguyen Nielsen Nkemelu Novák O'Connor Oliveira Olsen Ortiz Osei Özdemir Park Parker"
    " Patel Peeters Pereira Petersen Petrov Pham Pinto Popescu Qian Qiu Quispe Rahimi Ramírez Rao Rasmussen"
    " Ren Ribeiro Richter Rossi Roy Russell Saito Sánchez Sato Schmidt Schneider Schröder Sharma Shen Sims"
    " Singh Smith Song Sørensen Stein Sun Suzuki Szabó Takahashi Tan Tang Taylor Thompson Tran Tsai Ueda"
    " Vasquez Vega Verma Villar Vogel Wagner Walker Wang Weber Wei Weiss Williams Wilson Wójcik Wong Wood Wu"
    " Xie Xu Yamada Yang Yao Yıldız Young Yu Yuan Zając Zeng Zhang Zhao Zheng Zhou Zhu Ziegler"
).split()
PARTICLES = (
    "van|van den|van der|de|de la|del|della|von|von der|di|da|dos|ter|ten|el|bin|al|Van|De|Di|Le|Del"
).split("|")
ODD = (
    "Arvind|Mausam|Suhail|Pushmeet|Xiang-Yun|Sujatha"  # one name
    "|李 明|王小红|陈思远|김민수|山田 太郎"
    "|Иван Петров|Ольга Кузнецова|Νίκος Παπαδόπουλος"
    "|DAVID MILLER|Xiaoyu LIU|MEI-LING CHANG|lena fischer|jonas becker"
    "|Zhangyang “Atlas” Wei|Robert (Bob) Miller|C.-C. Jay Lin|J. T. Moore|K P Raghavan|Q. Vu|Ng Wei Kit"
    "|Thi Ngoc Anh Bui|María José Ruiz Gómez|Ali al-Farsi|Abd El-Rahman Youssef|Alexander G. de G. Morris"
).split("|")


@dataclass(frozen=True)
class Name:
    """A person's name in parts. A name with one part only is a family name."""

    given: str
    family: str
    suffix: str = ""

    @property
    def full(self) -> str:
        return " ".join(filter(None, (self.given, self.family, self.suffix)))

    @property
    def initials(self) -> str:
        """Of the given names, with dots: "J.-B. K."."""
        return " ".join(
            "-".join(f"{part[0].upper()}." for part in word.split("-") if part)
            for word in re.findall(r"[^\W\d_][\w’'.-]*", self.given)
        )

    @property
    def short(self) -> str:
        """Initials and family name: "J.-B. K. Smith Jr."."""
        return " ".join(filter(None, (self.initials, self.family, self.suffix)))

    @property
    def turned(self) -> str:
        """Family name first: "Smith, Jean-Baptiste Karl"."""
        return ", ".join(filter(None, (self.family, self.given, self.suffix)))

    @property
    def turned_short(self) -> str:
        """Family name first, initials: "Smith, J.-B. K."."""
        return ", ".join(filter(None, (self.family, self.initials, self.suffix)))

    @property
    def compact(self) -> str:
        """What `medical` states, in the usual order: "JBK Smith"."""
        return " ".join(filter(None, (re.sub(r"\W", "", self.initials), self.family, self.suffix)))

    @property
    def medical(self) -> str:
        """Family name first, as Vancouver lists and PubMed write it: "Smith JB"."""
        return " ".join(filter(None, (self.family, re.sub(r"\W", "", self.initials), self.suffix)))


def name(rng: Random) -> Name:
    """One name in ten is of an unusual form."""
    kind = rng.random()
    if kind < 0.05:
        return _of_text(rng.choice(ODD))
    given, family = rng.choice(GIVEN), rng.choice(FAMILY)
    if kind < 0.08:
        family = f"{rng.choice(PARTICLES)} {family}"
    elif kind < 0.09:
        return Name(given=given, family=family, suffix=rng.choice(("Jr.", "III", "Jr", "Sr.")))
    elif kind < 0.12:
        family = f"{family}-{rng.choice(FAMILY)}"
    elif kind < 0.13:
        family = f"{family} {rng.choice(FAMILY)}"
    elif kind < 0.16:
        given = f"{rng.choice('ABCDEFGHJKLMNPRSTVWXYZ')}. {rng.choice('ABDEHJKLMRST')}."
    middle = rng.random()
    if middle < 0.12:
        given += f" {rng.choice('ABCDEFGHJKLMNPRSTVW')}."
    elif middle < 0.15:
        given += f" {rng.choice(GIVEN)}"
    return Name(given=given, family=family)


def names(rng: Random) -> tuple[Name, ...]:
    """The authors of a paper, each once: mostly one to eight, now and then sixty."""
    count = rng.choice((1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 6, 6, 7, 8))
    rare = rng.random()
    if rare < 0.05:
        count = rng.randint(9, 20)
    elif rare < 0.06:
        count = rng.randint(30, 60)
    found: dict[str, Name] = {}
    while len(found) < count:
        each = name(rng)
        found.setdefault(each.full, each)
    return tuple(found.values())


def _of_text(full: str) -> Name:
    given, _, family = full.rpartition(" ")
    if full[0] > "\u3000":
        return Name(given="", family=full)
    for particle in ("de G.", "El-Rahman", "Ruiz"):
        if given.endswith(f" {particle}"):
            return Name(given=given.removesuffix(f" {particle}"), family=f"{particle} {family}")
    return Name(given=given, family=family)
