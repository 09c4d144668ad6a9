"""Pages that list no papers are not read, or only with a warning."""

import pytest

from papershelf.read import read_data

PAGES: dict[str, str] = {}

PAGES["news"] = """Local news

City council approves new bridge over the Elm
The city council voted on Tuesday to approve a new bridge. Work is expected to start in the spring.
By Anna Keller

School board seeks volunteers for reading programme
The board hopes to find forty volunteers before the end of the year. Applications are open now.
By Mark Olsen

Storm leaves thousands without power overnight
Crews worked through the night to restore electricity to about 4,000 homes in the valley.
By Anna Keller

Museum reopens after two years of renovation
Visitors can see the restored hall from Saturday. Admission is free during the first week.
By Tom Reyes
"""
PAGES["jobs"] = """Senior Software Engineer
Acme Corp · Berlin
Full-time · Posted 3 May 2023

Data Analyst
Globex · London
Full-time · Posted 9 May 2023

Product Manager
Initech · Remote
Contract · Posted 11 May 2023

UX Designer
Umbrella · Paris
Part-time · Posted 15 May 2023
"""
PAGES["staff"] = """Our team

Director
Anna Keller

Head of Research
Mark Olsen, Lisa Grant

Research Engineer
Tom Reyes, Ivan Petrov, Mei Chen

Office Manager
Julia Stein

Software Developer
Karl Weber, Nina Rossi
"""
PAGES["staff2"] = """Faculty
Professor of Computer Science
Anna Keller
Associate Professor of Statistics
Mark Olsen
Assistant Professor of Linguistics
Lisa Grant
Lecturer in Machine Learning
Tom Reyes
Research Fellow
Ivan Petrov
"""
PAGES["products"] = """Wireless Headphones
$59.99
Noise-cancelling over-ear headphones with 30 hours of battery life.

Mechanical Keyboard
$89.00
Hot-swappable switches and a solid aluminium frame for quiet typing.

USB-C Hub
$25.50
Seven ports including HDMI and Ethernet. Works with all laptops.

Webcam
$45.00
Full HD video with autofocus and a privacy shutter.
"""
PAGES["films"] = """The Long Road Home
2019 · Drama
Directed by Anna Keller
A farmer returns to her village after twenty years abroad.

Midnight in the Garden
2021 · Thriller
Directed by Mark Olsen
A gardener discovers a secret that someone would kill to keep.

The Last Lighthouse
2015 · Mystery
Directed by Lisa Grant
Two brothers keep watch as the sea slowly takes the island.

Paper Planes
2018 · Family
Directed by Tom Reyes
A boy dreams of winning the world championship.
"""
PAGES["films2"] = """The Godfather (1972) - Francis Ford Coppola, Marlon Brando
The Shawshank Redemption (1994) - Frank Darabont, Tim Robbins
Schindler's List (1993) - Steven Spielberg, Liam Neeson
Raging Bull (1980) - Martin Scorsese, Robert De Niro
Citizen Kane (1941) - Orson Welles, Joseph Cotten
Gone with the Wind (1939) - Victor Fleming, Clark Gable
"""
PAGES["code"] = """import os
import sys

def main():
    for name in os.listdir('.'):
        if name.endswith('.txt'):
            print(name)

class Reader:
    def __init__(self, path):
        self.path = path

    def read(self):
        with open(self.path) as f:
            return f.read()

if __name__ == '__main__':
    main()
"""
PAGES["menu"] = """Starters
Garlic bread 4.50
Soup of the day 5.00
Mains
Grilled salmon with potatoes 16.50
Mushroom risotto 13.00
Beef burger with fries 14.50
Desserts
Chocolate cake 6.00
Ice cream 4.00
"""
PAGES["toc"] = """Contents

1 Introduction 1
1.1 Motivation 2
1.2 Contributions 4
2 Background 7
2.1 Neural Networks 8
2.2 Optimisation 12
3 Method 20
3.1 Architecture 21
3.2 Training 25
4 Experiments 30
5 Conclusion 41
Bibliography 43
"""
PAGES["article"] = """How We Built a Faster Search Engine

Anna Keller

Introduction
Search is hard. We started with a simple index and measured how long each query takes.

Indexing
Our first version stored every word with its positions. This was slow and took a lot of memory.

Ranking
We then moved to a better scoring function, and results improved at once.

Results
The new version is ten times faster, and it uses half of the memory.

Conclusion
There is still much to do, but we are happy with what we have.
"""
PAGES["mail"] = """From: Anna Keller <anna@example.org>
To: Mark Olsen <mark@example.org>
Date: Mon, 3 May 2021 10:00:00 +0200
Subject: Meeting on Thursday

Hi Mark,

can we move the meeting to Friday? I have another appointment on Thursday.

Best,
Anna

On Mon, 3 May 2021 at 11:12, Mark Olsen <mark@example.org> wrote:
> Sure, Friday at ten works for me.
> See you then,
> Mark
"""
PAGES["minutes"] = """Minutes of the meeting of 12 March 2022

Present: Anna Keller, Mark Olsen, Lisa Grant
Apologies: Tom Reyes

1. Approval of the minutes
The minutes of the last meeting were approved without changes.

2. Budget
Mark Olsen presented the budget for the next year. It was agreed to postpone the decision.

3. Any other business
Lisa Grant reported on the summer party. A date will be found.

Next meeting: 9 April 2022
"""
PAGES["lyrics"] = """Down by the river where the willows grow
I saw my true love walking slow
She wore a ribbon in her hair
And all the world was standing there

Oh river, river, carry me home
Over the hills where I used to roam
Carry me back to the old front door
And I will wander never more

Down by the river in the morning light
The stars had faded out of sight
"""
PAGES["glossary"] = """Glossary

Gradient
The vector of partial derivatives of a function with respect to its inputs.

Epoch
One pass of a learning algorithm over the whole training set.

Overfitting
When a model learns the noise of the training data and fails to generalise.

Batch
A set of examples that is used for one step of an optimiser.

Loss
A number that says how wrong a model's prediction is.
"""
PAGES["api"] = """read_file(path, encoding="utf-8")
Reads a file and returns its text. Raises OSError if the file cannot be opened.

write_file(path, text)
Writes the text to a file. An existing file is overwritten.

list_files(folder, pattern="*")
Returns the names of all files in a folder that match the pattern.

remove_file(path)
Deletes a file. Raises FileNotFoundError if there is none.
"""
PAGES["faq"] = """How do I reset my password?
Click on the link on the login page and follow the instructions that we send you.

Can I change my plan later?
Yes, you can upgrade or downgrade at any time in your settings.

Do you offer refunds?
We offer a full refund within 30 days of your purchase.

Where is my data stored?
Your data is stored on servers in Frankfurt.

How do I contact support?
Write to our support team, and we will answer within a day.
"""
PAGES["committee"] = """Programme Committee

Anna Keller (University of Oslo)
Mark Olsen (MIT)
Lisa Grant (ETH Zurich)
Tom Reyes (Stanford University)
Ivan Petrov (EPFL)
Mei Chen (Tsinghua University)
"""
PAGES["area chairs"] = """Vision
Anna Keller, Mark Olsen, Lisa Grant
Language
Tom Reyes, Ivan Petrov, Mei Chen
Theory
Karl Weber, Nina Rossi, Jan Novak
Robotics
Julia Stein, Peter Hall, Amy Wu
"""
PAGES["sports"] = """Group A
Germany 2 - 1 Spain
France 0 - 0 Italy
Group B
Brazil 3 - 1 Chile
Peru 1 - 2 Mexico
Scorers: Mueller, Garcia, Rossi
"""
PAGES["shopping"] = """milk
bread
eggs
cheese
apples
coffee
toilet paper
"""
PAGES["todo"] = """- Call the dentist
- Buy a present for Anna
- Send the report to Mark
- Book a hotel in Vienna
- Fix the bike
- Read the manual
"""
PAGES["changelog"] = """Version 2.1.0 (2023-05-01)
Added support for dark mode.
Fixed a crash on startup.

Version 2.0.1 (2023-03-12)
Fixed a memory leak in the parser.

Version 2.0.0 (2023-01-30)
Rewrote the engine from scratch.
Dropped support for old browsers.

Version 1.9.0 (2022-11-02)
Improved performance of large files.
"""
PAGES["log"] = "\n".join(
    f"2023-05-01 10:{i:02}:00 INFO server Request {i} handled in {i * 3} ms" for i in range(20)
)
PAGES["csv"] = "id,name,age\n" + "\n".join(f"{i},Anna Keller,{20 + i}" for i in range(12))
PAGES["songs"] = """1. Bohemian Rhapsody - Queen
2. Stairway to Heaven - Led Zeppelin
3. Hotel California - Eagles
4. Imagine - John Lennon
5. Smells Like Teen Spirit - Nirvana
6. Billie Jean - Michael Jackson
7. Like a Rolling Stone - Bob Dylan
8. Purple Rain - Prince
"""
PAGES["books"] = """Pride and Prejudice
Jane Austen
War and Peace
Leo Tolstoy
Moby Dick
Herman Melville
Great Expectations
Charles Dickens
"""
PAGES["events"] = """Open Air Concert
12 June 2023, City Park
Free concert with local bands and food trucks.

Night Market
18 June 2023, Old Harbour
More than fifty stalls with food and crafts.

Charity Run
25 June 2023, Stadium
Join us for five or ten kilometres through the city.

Book Fair
1 July 2023, Town Hall
Meet the authors and get your copy signed.
"""
PAGES["forum"] = """Anna Keller
Has anybody seen this error before? My build fails with a strange message.
3 May 2021

Mark Olsen
Yes, you need to update the compiler to the latest version.
3 May 2021

Lisa Grant
That fixed it for me as well, thank you!
4 May 2021

Tom Reyes
Same here, now everything works.
5 May 2021
"""
PAGES["courses"] = """CS 101 Introduction to Programming
Anna Keller
CS 201 Data Structures and Algorithms
Mark Olsen
CS 301 Operating Systems
Lisa Grant
CS 401 Machine Learning
Tom Reyes
"""
PAGES["talkshort"] = """Hello
World
"""
PAGES["short2"] = """Anna Keller
Mark Olsen
"""
PAGES["quotes"] = """“Be yourself; everyone else is already taken.” — Oscar Wilde
“So many books, so little time.” — Frank Zappa
“A room without books is like a body without a soul.” — Marcus Cicero
“You only live once, but if you do it right, once is enough.” — Mae West
“In three words I can sum up everything: it goes on.” — Robert Frost
"""


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_something_else_is_not_read_without_a_warning(name: str) -> None:
    document = read_data(f"{name}.txt", PAGES[name].encode()).document
    warned = any(each.code == "unsure-layout" for each in document.problems)
    assert warned or not document.records


@pytest.mark.parametrize("name", ["staff", "area chairs", "news", "menu", "minutes", "books", "committee"])
def test_names_below_an_office_or_a_field_are_no_papers(name: str) -> None:
    assert not read_data(f"{name}.txt", PAGES[name].encode()).document.records
