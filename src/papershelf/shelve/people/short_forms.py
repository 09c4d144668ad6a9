"""Forms of one given name, as people use them beside the full one or in another language; folded, small letters."""

from itertools import combinations

_FORMS = """
abby: abigail | abe: abraham | al: albert alan alfred alexander | alex: alexander alexandra alexandre alexandru
alexandros aleksander aleksandr alejandro alessandro alexey alexei alexis | alf: alfred | andy: andrew andreas andrei
andrey andrej anders | angie: angela | annie: anne anna ann | archie: archibald | art: arthur | barb: barbara |
barney: bernard | bart: bartholomew bartosz bartlomiej | becky: rebecca | bella: isabella | ben: benjamin benedict
benoit bendix | benny: benjamin | bernie: bernard bernhard | bert: albert robert herbert | beth: elizabeth | betty:
elizabeth | bill: william | billy: william | bob: robert | bobby: robert | brad: bradley bradford | brit: britta |
cal: calvin | cam: cameron | carrie: caroline | cathy: catherine | charlie: charles | chas: charles | chip: charles |
chris: christopher christoph christian christine christina christos kristopher cristian | christy: christine christina
| chuck: charles | cindy: cynthia | claus: nikolaus | cliff: clifford | connie: constance | dan: daniel daniela danila
| dani: daniel daniela | danny: daniel | dave: david | deb: deborah | debbie: deborah | denny: dennis | dick: richard
| dima: dmitry dmitri dmitrii dimitri | dmitry: dmitrii | dom: dominic dominik dominique | don: donald | doug: douglas
| drew: andrew | ed: edward edwin edmund eduard | eddie: edward | edu: eduardo | eli: elias elijah | ellie: eleanor
elizabeth | emma: emmanuelle | ernie: ernest | fabi: fabian | fede: federico | fran: francisco frances francis |
frank: francis franklin | fred: frederick frederic alfred friedrich | freddy: frederick | fritz: friedrich | gabe:
gabriel | gabi: gabriela gabriele | gene: eugene | geoff: geoffrey | gerry: gerald gerard | gigi: luigi | gil: gilbert
| gina: georgina regina | gosia: malgorzata | greg: gregory grigory gregor | guille: guillermo | gus: gustav augustus
gustavo | hal: harold henry | hank: henry | hans: johannes | harry: harold henry harrison | heinz: heinrich | hugh:
hubert | iggy: ignatius | ike: isaac | ilya: ilia iliya | jack: john jackson jacob | jackie: jacqueline | jake: jacob
jakob | jan: johannes | jeff: jeffrey jeffery geoffrey | jen: jennifer | jenny: jennifer | jerry: jerome gerald jeremy
jerald | jess: jessica jesse | jessie: jessica | jim: james | jimmy: james jimeng | jo: joanna joanne josephine | joe:
joseph josef | joel: joelle | joey: joseph | john: jonathan | johnny: john | jon: jonathan jonas | josh: joshua |
juanjo: juan-jose | judy: judith | jules: julian julius julia | juli: julia julian | kasia: katarzyna | kate:
katherine catherine kathryn katharina katarina | kathy: katherine kathleen kathryn | katie: katherine kathleen kathryn
| katya: ekaterina yekaterina | ken: kenneth kenji kenichi | kenny: kenneth | kim: kimberly | klaus: nikolaus | kolya:
nikolai nikolay | kostya: konstantin | kris: kristopher kristina kristian krzysztof | larry: lawrence laurence | lars:
laurentius | len: leonard | lenny: leonard | leo: leonard leonardo leonid leopold | les: leslie lester | lex:
alexander | liam: william | lily: lilian | lina: carolina | lisa: elisabeth elizabeth | liz: elizabeth elisabeth |
lou: louis louise | luca: gianluca | lucy: lucinda | luke: lucas lukas | magda: magdalena | maggie: margaret | mandy:
amanda | manny: emmanuel manuel | manolo: manuel | manu: manuel emmanuel manuela | marc: marcus marcel | marge:
margaret | margo: margaret | mark: marcus | marty: martin | masha: maria mariya | matt: matthew matthias mathew matteo
matthieu matthijs | mattie: matthew | max: maximilian maxim maxime maximiliano maksim maxwell | meg: margaret megan |
mel: melvin melanie | mia: maria | mick: michael | micky: michael | mike: michael mikhail mikael michal | misha:
mikhail | mitch: mitchell | moe: mohammad mohamed mohammed | moritz: mauritius | nancy: anne | nando: fernando | nat:
nathaniel nathan natalie | natasha: natalia natalya | nate: nathaniel nathan | nathan: nathaniel | nati: nathan
natalia | ned: edward | neil: cornelius | nick: nicholas nicolas nikolas nikolaos nicola nikolai dominic | nicky:
nicholas nicole | nico: nicolas nicholas nicola nikolaus nicolae | nik: nikolaus nikolas nikolaos nikola | niki:
nikolaos nikita | niko: nikolaos nikolaus | nina: antonina | oli: oliver | ollie: oliver | olya: olga | ovi: ovidiu |
oz: oswald | paco: francisco | pam: pamela | pasha: pavel | pat: patrick patricia | patti: patricia | patty: patricia
| peg: margaret | peggy: margaret | pepe: jose | pete: peter | phil: philip phillip philippe philipp | piotrek: piotr
| raf: rafael raphael | rafa: rafael rafal | ralf: radolf | randy: randall randolph | raul: rodolfo | ray: raymond |
reg: reginald | reggie: reginald | rich: richard | rick: richard frederick patrick riccardo | ricky: richard | rob:
robert robin | robbie: robert | robby: robert | rod: rodney roderick | ron: ronald aaron | ronnie: ronald | rosie:
rosemary | roy: leroy | rus: ruslan | russ: russell ruslan | sally: sarah | sam: samuel samantha samy | sammy: samuel
| sandra: alexandra alessandra cassandra | sandro: alessandro | sandy: alexander alexandra sandra | sasha: alexander
aleksandr alexandra oleksandr | scott: prescott | seb: sebastian sebastien | serge: sergei sergey sergio | seryozha:
sergey | sid: sidney siddharth | slava: vyacheslav viacheslav | sri: srinivas | stan: stanley stanislav stanislaw
stanislas | stas: stanislav | stef: stefan stefanie | steffi: stefanie | steph: stephanie stephen | steve: stephen
steven stefan | stu: stuart | sue: susan suzanne | suzie: susan | sveta: svetlana | tanya: tatiana tatyana | ted:
theodore edward theodor | teddy: theodore | terry: terence terrence theresa | thea: dorothea | theo: theodore theodor
theodoros | tim: timothy timothee timotheus | timo: timothy | tina: christina | tobi: tobias | toby: tobias | tom:
thomas tomas tomasz tommaso | tomek: tomasz | tommy: thomas | toni: antonio anton antonia | tony: anthony antonio
antony antoine anton | tori: victoria | trish: patricia | trudy: gertrude | uli: ulrich ulrike | ulli: ulrich ulrike |
uwe: ulrich | vadim: vadym | val: valentin valerie | valya: valentina | vanya: ivan | vic: victor | vicky: victoria |
vika: victoria viktoria | vince: vincent vincenzo | vlad: vladimir vladislav vladyslav | volodya: vladimir | wally:
walter | walt: walter | ward: edward | wes: wesley | will: william wilhelm | willy: william wilhelm | wim: willem
wilhelmus | wojtek: wojciech | wolf: wolfgang | woody: woodrow | xavi: xavier | yura: yuri yury | zach: zachary
zachariah | zack: zachary | zak: zachary | zhenya: evgeny evgenii evgenia | beppe: giuseppe | pino: giuseppe | franco:
francesco | checco: francesco | gianni: giovanni | nino: antonino | gigi: pierluigi | lello: raffaele | hannes:
johannes | johann: johannes | jochen: joachim | juergen: jurgen | kathi: katharina | resi: theresia | zsuzsa:
zsuzsanna | kati: katalin | erzsi: erzsebet | laci: laszlo | pista: istvan | feri: ferenc | mo: mohamad mohammad
mohamed muhammad | venky: venkatesh venkat venkataraman venkatesan | raj: rajesh rajendra rajeev | krish: krishna
krishnan | betsy: elizabeth | bess: elizabeth | libby: elizabeth | peggie: margaret | dot: dorothy | nell: eleanor
helen | ginny: virginia | jenn: jennifer | chema: jose-maria | nacho: ignacio | pancho: francisco |
lola: dolores | pilar: mariapilar | charo: rosario | concha: concepcion | chus: jesus | kiko: francisco | xose: jose |
quique: enrique
"""

_LANGUAGES = """
theodoros: theodore | dimitris: dimitrios dimitri | mitsos: dimitrios | kostas: konstantinos constantinos constantine
| costas: konstantinos constantinos constantine | dinos: konstantinos constantinos | vasilis: vasileios | vassilis:
vasileios vassileios | bill: vasileios | yannis: ioannis giannis john | giannis: ioannis john | yiannis: ioannis
giannis yannis | ioannis: john | giorgos: georgios george | yorgos: georgios george giorgos | george: giorgi georgios
georgy georgii georgi | vangelis: evangelos | nikos: nikolaos nicholas | takis: panagiotis dimitrios | panos:
panagiotis | thanos: athanasios | thanasis: athanasios | thodoris: theodoros | spyros: spyridon | haris: charalampos |
babis: charalampos | manolis: emmanouil emmanuel | stathis: efstathios eustathios | aris: aristeidis aristides
aristotelis | tasos: anastasios | makis: gerasimos | alekos: alexandros | katerina: aikaterini ekaterina | vicky:
vasiliki | elena: eleni olena helen | helen: eleni | petros: peter | pavlos: paul | mihalis: michail michael |
michalis: michail michael | michail: michael | lefteris: eleftherios | stratos: efstratios | sotiris: sotirios |
lampros: lambros | alexander: aleksandr aleksandar aleksander oleksandr alexandre alexandr alyaksandr aliaksandr
alexandros iskander | oleksandr: aleksandr alexandr | alexandra: aleksandra oleksandra | alexei: oleksii oleksiy
aliaksei | alexey: oleksii oleksiy aliaksei | aleksei: oleksii oleksiy | aleksey: oleksii oleksiy | eugene: evgeny
evgenii evgeniy yevgeny yevgeniy evgueni yevhen evhen evgenij | yevhen: evgeny evgenii evgeniy yevgeny | dmitry:
dzmitry dmytro dimitri | dmitri: dzmitry dmytro | dmitrii: dmytro | sergey: serhii serhiy siarhei serge | sergei:
serhii serhiy siarhei | nikolay: mykola mikalai nicolas nicolai | nikolai: mykola mikalai nicholas | andrey: andrii
andriy andrei andrew | andrei: andrii andriy andrew | vladimir: volodymyr uladzimir | mikhail: mykhailo michael
michail mihail | pavel: pavlo paul | petr: petro peter pyotr | pyotr: petro peter | igor: ihor | ekaterina: kateryna
katerina | catherine: ekaterina | irina: iryna | tatiana: tetiana tetyana | anna: hanna ganna | vasily: vasyl |
viktor: victor | georgy: heorhii | grigory: hryhorii | bogdan: bohdan | artem: artyom artiom | fedor: fyodor theodore
| julia: yulia iuliia yuliya iulia | yury: yurii | yuri: yurii | olga: olha | ludmila: lyudmila liudmila | lev: leo
"""
"""Greek and Slavic names, as their languages and others write them."""

_HEARD = """
anatoly arkady arseny anastasia apostolos daria danila egor eleftherios evgenia galina gennady gleb iosif kirill ksenia
kyriakos larisa leonid lyubov lyudmila maksim nadezhda natalia nikita oksana oleg polina roman ruslan rustam semyon
svetlana stanislav stylianos taras timofey timur vadim valentin valentina valery vitaly vladislav vsevolod vyacheslav
yakov yaroslav yelena zinaida
"""
"""Further ones, which have one form there."""

_ARABIC = """
ahmed: ahmad ahmet | mohammed: muhammad mohamad mohammad mohamed muhammed | mohamed: muhammad mohamad mohammad
muhammed | muhammad: mohammad mohamad | mehmet: mohammed muhammad | hossein: hosein hossain husain | hussein: husain
hossein hosein hussain husayn | hussain: hossein husayn | yousef: yusuf youssef yousif yosef | youssef: yusuf yousif |
khaled: khalid | omar: umar | osman: uthman othman | ibrahim: ebrahim brahim | ismail: esmail ismael | mustafa:
mostafa moustafa | mahmoud: mahmud | saeed: said saied | reza: rida rezza | fatima: fatemeh fatma fatimah fatema |
maryam: mariam meriem | aisha: ayesha aicha | nour: noor nur | tarek: tariq tareq | karim: kareem | rashid: rasheed |
nasser: nasir naser | walid: waleed | amir: emir ameer | jamal: gamal jamel | sharif: sherif shareef | yahya: yehia
yahia
"""


def _pairs(text: str, all_of_one: bool = False) -> frozenset[frozenset[str]]:
    pairs = set()
    for entry in text.replace("\n", " ").split("|"):
        short, _, long = entry.partition(":")
        names = [short.strip(), *long.split()]
        ways = combinations(names, 2) if all_of_one else ((names[0], name) for name in names[1:])
        pairs |= set(map(frozenset, ways))
    return frozenset(pairs)


SHORT_FORMS = _pairs(f"{_FORMS} | {_LANGUAGES}") | _pairs(_ARABIC, all_of_one=True)
"""Pairs of a short form and a name that it stands for, and of two forms of one name."""
OTHER_LETTERS = _pairs(_LANGUAGES) | _pairs(_ARABIC, all_of_one=True)
ELSEWHERE = frozenset(
    "alexander alexandra alexandre andrew anna catherine constantine emmanuel eugene george helen john julia leo"
    " michael nicholas nicolas paul peter serge theodore victor".split()
)
"""Names of other languages among these."""
TRANSLITERATED = frozenset(f"{_LANGUAGES} {_HEARD}".replace(":", " ").replace("|", " ").split()) - ELSEWHERE
"""Names that stand in Latin letters as anybody hears them."""
