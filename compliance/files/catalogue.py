"""The catalogue of faults: every code that this program can give, with its sentence and what to do.

F: the file as such. R: the language of rule files. L: what a lawyer would miss in a sound rule file. S: a self-report.
C: a CSV file or a register that a self-report names. D: a report that is read back. P: what looks like a person.
I: an inspection file. Codes are stable: they are never given another meaning and never reused.
"""

from __future__ import annotations

from typing import NamedTuple


class FaultKind(NamedTuple):
    """A kind of fault: the sentence that says what is wrong, and the advice that says what to do."""

    message: str
    advice: str


CATALOGUE: dict[str, FaultKind] = {
    # -- F: the file as such ------------------------------------------------------------------------------------------
    "F001": FaultKind("dit bestand bestaat niet.", "Controleer de naam en de map."),
    "F002": FaultKind("dit is een map, geen bestand.", "Noem een bestand in die map."),
    "F003": FaultKind("dit bestand kan niet worden gelezen: {why}.", "Controleer of u het bestand zelf kunt openen."),
    "F004": FaultKind(
        "dit bestand is te groot.",
        "Een bestand mag hoogstens {limit} MB zijn. Splits het, of haal weg wat er niet in hoort.",
    ),
    "F005": FaultKind("dit bestand is leeg.", "Vul het in. Een nieuwe, lege zelfrapportage maakt u met: vbm new"),
    "F006": FaultKind(
        "dit bestand is geen tekst in UTF-8.",
        'Sla het op als tekst met codering "UTF-8".',
    ),
    "F007": FaultKind(
        "hier staat een teken dat niet in tekst hoort ({number}).",
        "Haal het teken weg. Vaak is het bij kopiëren meegekomen en is het niet te zien.",
    ),
    "F010": FaultKind("dit bestand is niet te lezen: {why}.", "Kijk naar deze regel en de regel erboven."),
    "F011": FaultKind(
        '"{key}" staat hier voor de tweede keer; de eerste keer was op regel {line}.', "Laat er één staan."
    ),
    "F012": FaultKind(
        "ankers (&), verwijzingen (*) en samenvoegingen (<<) mogen hier niet.",
        "Schrijf voluit wat er moet staan, of zet een tekst die zo begint tussen aanhalingstekens.",
    ),
    "F013": FaultKind(
        "een woord dat met een uitroepteken (!) begint, mag hier niet zonder aanhalingstekens.",
        "Haal het weg, of zet de tekst tussen aanhalingstekens.",
    ),
    "F014": FaultKind(
        "dit bestand is te diep genest.", "Er mogen hoogstens {limit} lagen in elkaar zitten. Haal er lagen uit."
    ),
    "F015": FaultKind(
        "dit bestand heeft te veel onderdelen.",
        "Een bestand mag er hoogstens {limit} hebben. Splits het, of haal weg wat er niet in hoort.",
    ),
    "F016": FaultKind(
        "hier begint een tweede document in hetzelfde bestand.",
        "Haal de regel met drie streepjes weg, of maak er twee bestanden van.",
    ),
    "F017": FaultKind("hier staat een lijst waar een naam hoort.", "Zet voor de dubbele punt één naam."),
    # -- R: the language of rule files --------------------------------------------------------------------------------
    "R101": FaultKind('de sleutel "{key}" bestaat hier niet.', "Hier kunnen staan: {allowed}."),
    "R102": FaultKind('de sleutel "{key}" ontbreekt.', "Vul hem in; zonder kan dit deel niet werken."),
    "R103": FaultKind('het woord "{word}" is hier niet bekend.', "Kies een van: {allowed}."),
    "R104": FaultKind(
        '"{word}" kan geen naam zijn.',
        "Een vraag heet bijvoorbeeld kamerdeuren.op_slot (kleine letters), een norm JW-6.2.4-3-MANDATORY.",
    ),
    "R105": FaultKind('bij "{key}" staat iets van de verkeerde soort.', "Hier hoort {wanted}."),
    "R106": FaultKind(
        'de naam "{name}" bestaat al; de eerste staat in {first}.', "Geef een van de twee een andere naam."
    ),
    "R107": FaultKind(
        'een vraag van de soort {type} heeft "{key}" nodig.', "Voeg die sleutel toe, of kies een andere soort vraag."
    ),
    "R108": FaultKind(
        '"{key}" past niet bij de soort {type}: {why}.', "Haal het weg of verander het, of kies een andere soort vraag."
    ),
    "R109": FaultKind(
        '"{name}" is een lijst binnen een lijst.', "Een lijst kan geen lijst bevatten. Maak er een eigen vraag van."
    ),
    "R110": FaultKind(
        "hier hoort een voorwaarde.", "Schrijf een naam met daaronder een vergelijking, of all, any of not."
    ),
    "R111": FaultKind(
        'het veld "{name}" bestaat niet.',
        "Gebruik de naam van een vraag, van een veld van een lijst of van een berekende waarde.",
    ),
    "R112": FaultKind('de vergelijking "{word}" bestaat niet.', "Hier kan: {allowed}."),
    "R113": FaultKind('"{word}" past niet bij "{name}", dat van de soort {type} is.', "Hier kan: {allowed}."),
    "R114": FaultKind('met "{word}" kan hier niet worden vergeleken: {why}.', "Geef een waarde die bij de vraag past."),
    "R115": FaultKind(
        '"{name}" is een veld van de lijst {list} en kan hier niet worden gelezen.',
        "Zet for_each of some met die lijst bij de norm, of reken er eerst iets mee uit onder derive.",
    ),
    "R116": FaultKind('"{word}" is geen optie van "{name}".', "De opties zijn: {options}."),
    "R117": FaultKind(
        '"{word}" vraagt een lijst met ten minste één voorwaarde.',
        "Begin elke voorwaarde op een eigen regel met een streepje.",
    ),
    "R118": FaultKind(
        'bij "{name}" hoort precies één vergelijking.',
        "Schrijf bijvoorbeeld {{{name}: {{is: ja}}}}. Zijn het er twee, zet ze dan apart onder all.",
    ),
    "R119": FaultKind(
        '"{name}" is van de soort {type} en kan niet als geheel worden vergeleken.',
        "Noem een optie of veld (naam, punt, onderdeel), of tel met derive.",
    ),
    "R120": FaultKind(
        "een clausule heeft precies één van require, judge_if en note_if.",
        "Maak er aparte clausules van, of kies er een.",
    ),
    "R121": FaultKind('bij "{clause}" hoort "{key}".', "Voeg het toe: de lezer moet weten wat er dan volgt en waarom."),
    "R122": FaultKind('de norm "{name}" bestaat niet.', "Gebruik de id van een norm in dit regelboek."),
    "R123": FaultKind('"{name}" is geen lijst of tabel.', "Noem een vraag van de soort records of table."),
    "R124": FaultKind(
        'het themabestand "{name}.yaml" ontbreekt.', "Maak het bestand, of haal het thema weg uit rulebook.yaml."
    ),
    "R125": FaultKind(
        'dit bestand heet "{name}", maar het thema heet "{theme}".', "Geef bestand en thema dezelfde naam."
    ),
    "R126": FaultKind(
        'het bestand "{name}" staat niet bij themes in rulebook.yaml.',
        "Zet het erbij (de naam eindigt op .yaml), of haal het bestand weg: nu wordt het niet gelezen.",
    ),
    "R127": FaultKind('voor "{name}" moet precies één berekening staan.', "Kies een van: {ways}."),
    "R128": FaultKind(
        '"{way}" kan niet rekenen met "{name}", dat van de soort {type} is.',
        "Nodig is: {wanted}. Verstreken tijd, kalenderdagen en maanden kunnen niet door elkaar.",
    ),
    "R129": FaultKind(
        '"{way}" telt over een lijst, maar "{name}" is geen veld van een lijst.', "Noem een veld van een lijst."
    ),
    "R130": FaultKind('"{name}" wordt met zichzelf berekend.', "Haal de kring weg."),
    "R131": FaultKind(
        "een norm heeft for_each of some, niet allebei.",
        "Kies er een. Bij for_each geldt de norm voor elk onderdeel, bij some is één goed onderdeel genoeg.",
    ),
    "R132": FaultKind('de norm "{name}" eist niets.', "Voeg clauses, compose of judge toe."),
    "R133": FaultKind(
        "de norm houdt op te gelden voordat hij begint.",
        "Controleer from en to; to is de eerste dag waarop de norm niet meer geldt.",
    ),
    "R134": FaultKind(
        "deze samengestelde norm kan niet worden berekend: {why}.",
        "Een lid hoort bij één samengestelde norm, is zelf niet samengesteld en gebruikt dezelfde some of geen.",
    ),
    "R135": FaultKind(
        'bij "{name}" hoort precies één van require en no_overlap.', "Kies er een, of maak er twee tegenspraken van."
    ),
    "R136": FaultKind(
        "de lezingen van deze clausule kloppen niet: {why}.",
        "Noem onder reading een woord uit readings, en onder alternatives een voorwaarde voor elke andere lezing.",
    ),
    "R137": FaultKind(
        '"{name}" vervangt een andere norm, maar is niet aangekondigd.',
        "Haal replaces weg, of zet de status op aangekondigd. Geldt de norm al, maak er dan een nieuwe versie van.",
    ),
    "R138": FaultKind(
        "deze verandering van het meegeleverde regelboek past nergens: {why}.",
        "Controleer de norm, het veld en de oude grens, of haal de verandering weg.",
    ),
    "R139": FaultKind(
        'de eigen norm "{name}" heeft de status {status}, maar een eigen norm is nooit de wet.',
        "Zet de status op eigen.",
    ),
    "R140": FaultKind(
        '"{key}" is nog niet ingevuld.', "Vul het in, of haal de hele regel weg als het hier niet nodig is."
    ),
    "R141": FaultKind(
        "deze verandering in de geschiedenis van het regelboek kan niet: {why}.",
        "Laat becomes, options of dropped weg, of maak er twee veranderingen van.",
    ),
    # -- L: what a lawyer would miss ----------------------------------------------------------------------------------
    "L201": FaultKind(
        "norm {norm} heeft geen bron.", "Noem onder source het artikel of document waar de norm op rust."
    ),
    "L202": FaultKind(
        'de bron "{source}" van {norm} staat in geen bronblad.',
        "Noem een vindplaats die in seeds/ staat, of vul het bronblad aan.",
    ),
    "L203": FaultKind(
        'geen norm gebruikt de vraag "{name}".',
        "Gebruik de vraag in een norm, zet er optional: true bij, of haal haar weg.",
    ),
    "L204": FaultKind(
        'norm {norm} leest "{name}", maar die vraag wordt niet altijd gesteld als de norm geldt: {story}.',
        "Verruim ask_if van de vraag, of beperk applies_if van de norm.",
    ),
    "L205": FaultKind('"{name}" hangt af van zichzelf: {cycle}.', "Haal de kring uit ask_if of derive."),
    "L206": FaultKind(
        "tussen twee versies van {norm} zit een gat: van {start} tot {end} geldt er geen.",
        "Laat from van de ene versie gelijk zijn aan to van de andere.",
    ),
    "L207": FaultKind(
        "twee versies van {norm} gelden tegelijk vanaf {start}.",
        "Laat de oudste versie eerder ophouden: zet daar to op die dag.",
    ),
    "L208": FaultKind(
        'norm {norm} heeft geen voorbeeld met de uitkomst "{outcome}".',
        "Schrijf een uitgewerkt voorbeeld; het is de toets van de norm.",
    ),
    "L209": FaultKind(
        'voorbeeld "{example}" van {norm} geeft "{found}" en niet "{expected}".',
        "Verbeter de norm of het voorbeeld: een van de twee klopt niet.",
    ),
    "L210": FaultKind(
        "normen verwijzen in een kring naar elkaar: {cycle}.", "Haal de kring uit compose of same_fact_as."
    ),
    "L211": FaultKind(
        'norm {norm} zegt bij "{outcome}" niet wat er nodig is.', "Voeg remedy toe, bij de clausule of bij de norm."
    ),
    "L212": FaultKind(
        'norm {norm} kan bij geen enkel antwoord "{outcome}" worden.',
        "Kijk of een voorwaarde te streng is, of haal de clausule weg die deze uitkomst belooft.",
    ),
    "L213": FaultKind(
        "in norm {norm} maakt een voorwaarde nergens verschil: {what}.",
        "Haal de voorwaarde weg, of verander wat ermee bedoeld was.",
    ),
    "L214": FaultKind(
        'bij norm {norm} helpt een slechter antwoord op ‘{field}’: "{worse}" geeft een betere uitkomst dan '
        '"{better}" ({story}).',
        "Zet de opties van goed naar slecht, of verander de norm. Hebben zij geen volgorde, zet er ordered: false bij.",
    ),
    "L215": FaultKind(
        "norm {norm} wacht op ‘{field}’, maar elk antwoord daarop geeft hetzelfde.",
        "Schrijf de voorwaarde zo dat dit antwoord niet nodig is.",
    ),
    "L216": FaultKind(
        "norm {norm} is te groot om helemaal na te gaan: {what}.", "Splits de norm of de clausule in kleinere delen."
    ),
    "L217": FaultKind(
        'voor de soort locatie "{setting}" is geen zelfrapportage gevonden die alle normen haalt; in de weg: {norms}.',
        "Kijk of deze normen elkaar uitsluiten.",
    ),
    "L221": FaultKind(
        "op {source} rust geen norm, en er staat niet bij waarom niet.",
        "Noem de plaats onder source van de norm die erop rust, of zet de reden in het bronblad onder out_of_scope.",
    ),
    "L222": FaultKind(
        "bij {source} staat waarom er geen norm op rust, maar {norms} rust erop.",
        "Haal out_of_scope in het bronblad weg, of haal de plaats weg onder source van de norm.",
    ),
    "L223": FaultKind(
        "{source} is een rij van een tabel, maar geen vraag telt haar.",
        "Zet indicator: true bij de vraag die hetzelfde telt, en noem de rij daar onder source.",
    ),
    "L224": FaultKind(
        'het bronblad "{sheet}" klopt niet met zichzelf: {why}.',
        "Vergelijk articles, themes en locators met de tekst van de bron.",
    ),
    "L225": FaultKind(
        'er is geen bronblad "{sheet}" met een lijst van artikelen of thema\'s.',
        "Noem onder accounts_for de id van een bronblad dat zo'n lijst heeft.",
    ),
    "L226": FaultKind(
        'de tabelrij "{figure}" staat in geen enkel bronblad.',
        "Schrijf het bronblad en de rij uit figures met een streep ertussen, bijvoorbeeld igj-2024/kamerdeuren.",
    ),
    "L227": FaultKind(
        '"{name}" is geen vraag die {source} telt.',
        "Noem onder level een vraag met indicator: true die deze plaats onder source heeft.",
    ),
    # -- S: a self-report ---------------------------------------------------------------------------------------------
    "S301": FaultKind('"{key}" kan hier niet staan.', "Hier kunnen staan: {allowed}."),
    "S302": FaultKind(
        "de peildatum ontbreekt.",
        "Vul bij peildatum in op welke dag de antwoorden kloppen, of geef de dag mee met --on.",
    ),
    "S303": FaultKind('de vraag "{name}" bestaat niet.', "Gebruik de namen uit een blanco formulier (vbm new)."),
    "S304": FaultKind(
        '"{name}" is niet goed ingevuld; hier hoort: {wanted}.',
        "Kijk bij deze vraag in een blanco formulier (vbm new).",
    ),
    "S305": FaultKind(
        '"{key}" hoort niet bij een antwoord.', "Bij een antwoord kunnen staan: antwoord, bewijs, toelichting."
    ),
    "S306": FaultKind('"{word}" is geen antwoord op "{name}".', "Kies een van: {options}."),
    "S307": FaultKind('{number} kan niet bij "{name}".', "Het getal moet ten minste {minimum}{maximum} zijn."),
    "S308": FaultKind('"{key}" is geen onderdeel van "{name}".', "De onderdelen zijn: {allowed}."),
    "S310": FaultKind('"{word}" is geen ja of nee.', "Vul in: ja of nee. Weet u het niet, vul dan in: weet ik niet"),
    "S311": FaultKind(
        '"{word}" is geen heel getal.',
        "Vul een heel getal van 0 of meer in, zonder punten of woorden. Weet u het niet, vul dan in: weet ik niet",
    ),
    "S312": FaultKind(
        '"{word}" is geen getal.', "Vul een getal in, bijvoorbeeld 3 of 2,5. Weet u het niet, vul dan in: weet ik niet"
    ),
    "S313": FaultKind('"{word}" is geen datum.', "Schrijf de datum als 2025-12-31 of 31-12-2025."),
    "S314": FaultKind(
        '"{word}" is geen datum met tijd.',
        "Schrijf bijvoorbeeld 2025-05-01 20:10. Gebeurde het niet, vul dan in: geen. Is het nog bezig: loopt nog",
    ),
    "S315": FaultKind(
        'het uur van "{word}" kwam die nacht twee keer voor, want de klok ging terug.',
        'Zet erachter welk uur het was: "+02:00" voor de zomertijd of "+01:00" voor de wintertijd.',
    ),
    "S316": FaultKind(
        '"{word}" heeft niet bestaan, want de klok ging dat uur vooruit.',
        'Controleer de tijd, of zet erachter welke tijd is gebruikt: "+01:00" of "+02:00".',
    ),
    "S317": FaultKind('"{word}" is geen tijdsduur.', "Schrijf bijvoorbeeld 3 uur, 45 min of 3 uur 45 min."),
    "S318": FaultKind(
        '"{word}" is geen aantal van een totaal.',
        "Schrijf bijvoorbeeld 4 van 5. Weet u het niet, vul dan in: weet ik niet",
    ),
    "S319": FaultKind(
        '"{word}": {count} is meer dan het totaal van {total}.',
        "Het eerste getal telt mee in het tweede. Draai ze om of verbeter ze.",
    ),
    "S320": FaultKind(
        "dit is geen zelfrapportage.", "Een zelfrapportage begint met: zelfrapportage: 1. Maak er een met vbm new."
    ),
    "S321": FaultKind("de periode eindigt voordat zij begint.", "Controleer van en tot_en_met."),
    "S322": FaultKind(
        'versie "{version}" van de zelfrapportage is niet bekend.',
        "Deze vbm leest versie {known}. Werk vbm bij, of maak een nieuw bestand met: vbm new",
    ),
    # -- C: a CSV file or a register that a self-report names ----------------------------------------------------------
    "C401": FaultKind(
        'het bestand "{path}" ligt buiten de map van de zelfrapportage.',
        "Zet het bestand in dezelfde map en noem alleen de naam.",
    ),
    "C402": FaultKind(
        "een zelfrapportage uit standaardinvoer kan geen ander bestand noemen.",
        "Geef de zelfrapportage als bestand op.",
    ),
    "C403": FaultKind('de kolom "{column}" hoort niet bij "{name}".', "De kolommen zijn: {allowed}."),
    "C404": FaultKind(
        "het aantal cellen in deze rij is {found}; in de eerste rij is het {expected}.",
        "Controleer de scheidingstekens en aanhalingstekens in deze rij.",
    ),
    "C405": FaultKind('de kolom "{column}" staat er twee keer.', "Laat er één staan."),
    "C406": FaultKind("dit CSV-bestand is niet te lezen: {why}.", "Sla het opnieuw op als CSV met komma of puntkomma."),
    "C407": FaultKind(
        'de kolom "{column}" staat niet in {path}.',
        "Schrijf de naam zoals in de kopregel (rij {row}) van het register, of haal deze regel weg.",
    ),
    "C408": FaultKind('in {path} staat niets over de lijst "{name}".', "Zet de lijst erbij. Nu staan er: {allowed}."),
    "C409": FaultKind('"{name}" is geen lijst in de zelfrapportage.', "De lijsten zijn: {allowed}."),
    "C410": FaultKind(
        'wat er bij "{name}" staat, kan niet: {why}.',
        "Schrijf achter een veld de naam van één kolom, of {{datum: naam van een kolom, tijd: naam van een kolom}}.",
    ),
    "C411": FaultKind("dit bestand kan geen register zijn: {why}.", "Sla het op als Excel-werkmap (.xlsx) of als CSV."),
    "C412": FaultKind("dit register is te groot: {why}.", "Maak de export kleiner, bijvoorbeeld per half jaar."),
    "C413": FaultKind(
        'het blad "{name}" staat niet in de werkmap.', "Kijk onder in Excel hoe het blad heet, en zet dat achter blad."
    ),
    "C414": FaultKind(
        'in de kolom "{column}" staat niets, dus het is niet bekend of deze rij bij de lijst hoort.',
        "Vul de cel in, of haal de rij weg.",
    ),
    "C415": FaultKind(
        "de {given} is ingevuld en de {missing} niet.",
        "Vul de {missing} in. Is zij nergens opgeschreven, zet dan in beide cellen: niet vastgelegd",
    ),
    "C416": FaultKind(
        "in deze cel staat geen waarde maar een fout van het rekenblad ({word}).", "Verbeter de cel, of maak haar leeg."
    ),
    "C417": FaultKind(
        'geen enkele rij heeft in de kolom "{column}" een van deze woorden.',
        "Verbeter de woorden. Was er niets te melden, zet dan in de zelfrapportage achter de lijst: geen",
    ),
    "C418": FaultKind(
        'geen enkele rij heeft iets in de kolommen voor "{name}".',
        "Controleer het kolommenbestand. Was er niets te melden, zet dan in de zelfrapportage achter de lijst: geen",
    ),
    # -- W: the form as a workbook -------------------------------------------------------------------------------------
    "W501": FaultKind(
        "deze werkmap is niet te lezen: {why}.",
        "Sla het formulier in Excel op als Excel-werkmap (.xlsx), zonder wachtwoord en zonder macro's.",
    ),
    "W502": FaultKind(
        "deze werkmap is te groot: {why}.", "Vul het formulier in zoals vbm new het maakte, en plak er niets anders in."
    ),
    "W503": FaultKind(
        "deze werkmap is geen formulier van vbm.",
        "Maak er een met: vbm new --format xlsx. Is het een register? Noem het dan in de zelfrapportage.",
    ),
    "W504": FaultKind(
        'versie "{version}" van de werkmap is niet bekend.',
        "Deze vbm leest versie {known}. Werk vbm bij, of maak een nieuw formulier met: vbm new --format xlsx",
    ),
    "W505": FaultKind(
        '"{name}" staat twee keer in de werkmap; de eerste keer in {first}.',
        "Haal de kopie weg: de rij, de kolom of het blad.",
    ),
    "W506": FaultKind(
        "uit dit formulier is iets weggehaald: {names}.",
        "Maak een nieuw formulier en neem uw antwoorden over. Laat een vraag die u niet beantwoordt leeg staan.",
    ),
    "W507": FaultKind(
        "in deze cel staat een formule.",
        "Typ het antwoord zelf. In Excel kan het ook zo: kopieer de cel en plak haar terug als waarde.",
    ),
    "W508": FaultKind(
        '"{name}" heeft hier een antwoord voor het geheel, en ook antwoorden voor de onderdelen ({first}).',
        "Maak een van beide leeg.",
    ),
    "W509": FaultKind(
        'wat hier staat, hoort bij geen vraag: "{word}".',
        "Zet het in een cel voor antwoorden of in de kolom Toelichting, of haal het weg. Hier wordt niets gelezen.",
    ),
    # -- P: what looks like a person in a self-report; warnings, and with --strict faults ------------------------------
    "P501": FaultKind(
        "in {path} staat mogelijk een burgerservicenummer (BSN).",
        "Haal het nummer weg. Is het geen persoonsgegeven? Zet dan onder geen_persoonsgegeven: {mark}",
    ),
    "P502": FaultKind(
        "in {path} staat mogelijk een geboortedatum.",
        "Haal de datum weg. Is het geen persoonsgegeven? Zet dan onder geen_persoonsgegeven: {mark}",
    ),
    "P503": FaultKind(
        "in {path} staat mogelijk een e-mailadres.",
        "Haal het adres weg. Is het geen persoonsgegeven? Zet dan onder geen_persoonsgegeven: {mark}",
    ),
    "P504": FaultKind(
        "in {path} staat mogelijk een telefoonnummer.",
        "Haal het nummer weg. Is het geen persoonsgegeven? Zet dan onder geen_persoonsgegeven: {mark}",
    ),
    "P505": FaultKind(
        "in {path} staat mogelijk een naam met een leeftijd.",
        "Haal de naam weg. Is het geen persoonsgegeven? Zet dan onder geen_persoonsgegeven: {mark}",
    ),
    "P506": FaultKind(
        "in {path} staat mogelijk een postcode met een huisnummer.",
        "Haal het adres weg. Is het geen persoonsgegeven? Zet dan onder geen_persoonsgegeven: {mark}",
    ),
    "P511": FaultKind(
        "het kenmerk {mark} onder geen_persoonsgegeven hoort bij niets wat nu is gevonden.",
        "Haal het weg. Is de tekst veranderd, kijk dan opnieuw of er een persoonsgegeven in staat.",
    ),
    # -- I: an inspection file ----------------------------------------------------------------------------------------
    "I501": FaultKind(
        "dit is geen inspectiebestand.",
        "Een inspectiebestand begint met: inspectie: 1. Maak er een met: vbm inspect new ZELFRAPPORTAGE -o BESTAND",
    ),
    "I502": FaultKind(
        'dit inspectiebestand heeft versie "{version}".',
        "Dit programma leest versie {known}. Gebruik een nieuwer programma.",
    ),
    "I503": FaultKind(
        "de zelfrapportage {name} is veranderd sinds dit inspectiebestand is gemaakt.",
        "Kijk na wat er is veranderd en of uw oordelen nog kloppen. Zet daarna achter digest: {digest}",
    ),
    "I504": FaultKind('de norm "{name}" bestaat niet.', "Alle normen staan in: vbm rules list"),
    "I505": FaultKind(
        'de norm "{name}" gold niet op de peildatum, {day}.', "{why} Haal de norm weg, of kies de norm die toen gold."
    ),
    "I506": FaultKind(
        "bij {name} staat een oordeel zonder motivering.", "Schrijf achter motivering waarom u tot dit oordeel komt."
    ),
    "I507": FaultKind(
        "bij {name} staat een motivering zonder oordeel.",
        "Vul achter oordeel een uitkomst in, of haal de motivering weg.",
    ),
    "I508": FaultKind('de bron "{name}" bestaat niet.', "Zet de bron onder bronnen, of noem een bron die daar staat."),
    "I509": FaultKind(
        'het bewijs kan niet "{word}" zijn: de bronnen zijn van de soort {kinds}.',
        "Een gesprek geeft verklaard, een document hoogstens gedocumenteerd, een waarneming ook gezien.",
    ),
    "I510": FaultKind(
        "nummer {number} staat bij {name} voor de tweede keer.",
        "Geef een nieuw nummer. Verander nooit een nummer waarop al is gereageerd.",
    ),
    "I511": FaultKind(
        "deze maatregel krijgt een termijn, en {name} is een punt dat volgens de inspectie niet mag voortduren.",
        "Haal uiterlijk weg (dan geldt: per direct), of schrijf achter reden_termijn waarom het niet direct kan.",
    ),
    "I512": FaultKind(
        "maatregel {number} heeft geen termijn.", "Vul achter uiterlijk een dag in, bijvoorbeeld 2025-12-31."
    ),
    "I513": FaultKind(
        'er is geen uitspraak met het nummer "{name}".',
        "De nummers staan in het concept. Haal een uitspraak niet weg, maar zet de reden achter vervallen.",
    ),
    "I514": FaultKind(
        'bij het besluit "{word}" hoort ook: {key}.',
        "Bij overgenomen hoort wijziging, bij niet hoort waarom, bij deels horen beide.",
    ),
    "I515": FaultKind(
        'dezelfde code ("{word}") staat bij opgesteld_door en bij vastgesteld_door.',
        "Een tweede persoon stelt het rapport vast.",
    ),
    "I516": FaultKind(
        "dit rapport kan nog niet de stand {state} hebben. Er ontbreekt: {missing}.",
        "Vul het aan, of zet stand terug op een eerdere: concept, reactie_gevraagd of vastgesteld.",
    ),
    "I517": FaultKind(
        "bij de bron {name} klopt het aantal niet.",
        "Schrijf bij aantal hoeveel u er bekeek, en bij van hoeveel er waren.",
    ),
    "I518": FaultKind(
        '"{word}" kan geen code van een persoon zijn.',
        "Gebruik een code van uw organisatie met een cijfer erin en zonder spaties, zoals INS-12. Geen naam.",
    ),
    "I519": FaultKind(
        "dit bestand kan geen reactie op een concept zijn: {why}.",
        "Gebruik het Word-bestand dat is gemaakt met vbm inspect concept, opgeslagen als .docx.",
    ),
    "I520": FaultKind(
        "de reacties kunnen hier niet worden bijgeschreven.",
        "Zet in het inspectiebestand een lege regel met: reacties: en haal de haken weg.",
    ),
    "I521": FaultKind(
        "de dag bij {key} ({day}) is eerder dan de dag bij {after} ({after_day}).",
        "Kijk na welke van de twee dagen niet klopt, en verbeter die.",
    ),
    "I522": FaultKind(
        'achter vervallen staat "{word}", en dat is geen reden.',
        "Geldt de waarneming nog? Haal vervallen dan weg. Is zij vervallen? Schrijf dan achter vervallen waarom.",
    ),
    # -- D: a report that is read back ---------------------------------------------------------------------------------
    "D601": FaultKind(
        "dit PDF-bestand is niet te lezen: {why}.", "Vraag het rapport opnieuw aan wie het maakte, of maak het opnieuw."
    ),
    "D602": FaultKind(
        "op dit PDF-bestand zit een wachtwoord.", "Gebruik het rapport zoals vbm het maakte, zonder wachtwoord."
    ),
    "D603": FaultKind(
        "dit PDF-bestand is geen rapport van vbm: de gegevens zitten er niet in.",
        "Gebruik het bestand zoals vbm het maakte. In een afdruk, een scan of een kopie zitten de gegevens niet meer.",
    ),
    "D604": FaultKind(
        "dit is de versie voor publicatie; daar zitten geen antwoorden in.",
        "Gebruik het volledige rapport, of de zelfrapportage.",
    ),
    "D605": FaultKind(
        "dit PDF-bestand is te groot: {why}.",
        "Een rapport van vbm is zo groot niet. Vraag het opnieuw aan wie het maakte.",
    ),
    "D606": FaultKind(
        "wat in dit rapport is bijgevoegd, klopt niet: {why}.",
        "Het rapport is na het maken veranderd. Vraag het opnieuw aan wie het maakte.",
    ),
    "D607": FaultKind(
        "in dit rapport zit geen {name}.",
        "Een inspectiebestand zit in een inspectierapport, een zelfrapportage in een rapport over één locatie.",
    ),
    "D608": FaultKind(
        "in dit rapport is {name} na het maken veranderd.",
        "Vraag het rapport opnieuw aan wie het maakte, of gebruik het bestand zelf. Wat er anders is zegt: vbm verify",
    ),
}
