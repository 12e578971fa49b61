"""Messages about files that cannot be read, by rule. Only wording lives here."""

from __future__ import annotations

READING: dict[str, str] = {
    # filer och mappar
    "mapp-saknas": "Mappen ”{folder}” finns inte. Kontrollera sökvägen.",
    "mapp-leder-ut": (
        "Mappen ”{folder}” är, eller ligger i, en genväg (symbolisk länk) som leder ut ur projektets mapp. "
        "Lägg själva mappen i projektet, eller ange var den ligger: {option} {real}"
    ),
    "tom-mapp": "Mappen ”{folder}” har inga datafiler. Lägg till minst en, till exempel omraden.yml.",
    "okand-fil": "Filen ”{name}” hör inte hemma här.{near} Tillåtna filer: {allowed}. Döp om eller flytta filen.",
    "okand-mapp": "Mappen ”{name}” hör inte hemma här.{near} Tillåtna mappar: {allowed}. Döp om eller flytta mappen.",
    "fel-namn": (
        "Namnet ”{name}” fungerar inte i alla datorer. Ett namn får bara ha a–z, 0–9, bindestreck och punkt, "
        "och får inte vara upptaget av Windows, som con och aux.{better}"
    ),
    "fel-filandelse": "Filen ”{name}” ska sluta på .yml. Döp om den till ”{right}”.",
    "fel-filslag": "”{name}” är ingen datafil. Här får bara filer som slutar på .yml ligga. Flytta eller ta bort filen.",
    "mapp-vantad": "”{name}” ska vara en mapp, inte en fil. Döp om eller ta bort filen.",
    "mapp-i-mapp": "Mappen ”{name}” ligger inne i {folder}, där bara filer får ligga. Flytta filerna och ta bort mappen.",
    "uppfoljning-utan-mapp": (
        "”{name}” ligger direkt i mappen uppfoljning. Flytta filen till en mapp som heter som dokumentets id, "
        "till exempel uppfoljning/vg-fardplan/."
    ),
    "lank-ut": "Det här är en genväg (symbolisk länk) som inte leder till en fil i datamappen. Ersätt den med själva filen.",
    "gar-inte-att-oppna": "Det går inte att öppna och läsa här. Kontrollera att det är en vanlig fil och att du får läsa den.",
    "kod-utan-citattecken": (
        'Koden ska stå inom citattecken: "{code}". Utan dem läser många program den som ett tal och tappar nollan. '
        "Rätta raden, eller kör fardplan formatera."
    ),
    "for-stor-fil": "Filen är större än {most} MB, som är gränsen. Dela upp den i flera filer.",
    "tom-fil": "Filen är tom. Börja med raden ”{first}”, eller ta bort filen.",
    "fil-utan-falt": "Filen ska börja med ett fältnamn och kolon, till exempel raden ”{first}”.",
    "uppfoljning-tom": (
        "Uppföljningen är påbörjad men inte ifylld, så den visas inte och räknas inte. "
        "Ta bort # framför raderna som ni svarar på och fyll i dem, eller ta bort filen."
    ),
    "okand-rubrik": "”{key}” kan inte stå ytterst i den här filen.{near} Tillåtet är {allowed}.",
    "poster-utan-lista": (
        "Under ”{key}” ska det stå en lista med poster. Börja varje post på en ny rad med bindestreck och mellanslag, "
        "till exempel ”  - {first}: …”."
    ),
    "post-utan-falt": (
        "{given} är ingen hel post. Varje post under ”{field}” ska ha egna fält. Skriv till exempel ”- {first}: …” "
        "och sedan de andra fälten på egna rader."
    ),
    "fel-dokument": (
        "Dokumentet är ”{given}”, men filen heter {document}.yml. Ta bort raden, skriv ”{document}” "
        "eller flytta posten till rätt fil."
    ),
    "fel-mapp": (
        "Dokumentet är ”{document}”, men filen ligger i mappen ”{folder}”. Flytta filen till mappen "
        "uppfoljning/{document}/ eller rätta fältet dokument."
    ),
    "fel-filnamn": "Filen heter ”{name}”, men fälten {fields} ger namnet ”{right}”. Döp om filen eller rätta fälten.",
    "fel-filnamn-varden": (
        "Filen heter ”{name}”, men fältet indikator ger namnet ”{right}”. Döp om filen eller rätta fältet."
    ),
    "ges-av-filnamnet": "Fältet ”{key}” skrivs inte här: det ges av filens namn. Ta bort raden.",
    "flyttat-tva-ganger": "Id ”{old}” står två gånger under från. Behåll bara raden som gäller nu.",
    # tecken
    "fel-teckenkodning": (
        "Filen är sparad som {encoding}. Öppna den i textredigeraren och spara om den med teckenkodningen UTF-8."
    ),
    "windows-1252": (
        "Tecknet är inte sparat som UTF-8. Det ser ut som ”{seen}” i Windows-1252 (Latin-1). "
        "Öppna filen med den teckenkodningen och spara om den som UTF-8."
    ),
    "fel-byte": "Här står något som inte är text i UTF-8 (byte {byte}). Spara om filen som UTF-8, eller ta bort tecknet.",
    "nolltecken": "Filen innehåller nolltecken och är troligen ingen textfil. Ersätt den med en fil sparad som UTF-8.",
    "tabb-i-indrag": "Raden är indragen med tabb. Byt varje tabb mot två mellanslag.",
    "tabb": "Här står en tabb, som är lätt att ta för mellanslag. Byt den mot mellanslag.",
    "hart-mellanslag": (
        "Här står ett hårt mellanslag ({code}), ofta inklistrat från Word eller en webbsida. "
        "Byt det mot ett vanligt mellanslag."
    ),
    "ovanligt-mellanslag": "Här står ett ovanligt mellanslag ({code}). Byt det mot ett vanligt mellanslag.",
    "mjukt-bindestreck": "Här står ett mjukt bindestreck ({code}), som inte syns. Ta bort det.",
    "osynligt-tecken": "Här står ett tecken som inte syns ({code}). Ta bort det.",
    "skrivriktning": "Här står ett osynligt tecken som ändrar skrivriktning ({code}). Ta bort det.",
    "radbrytningstecken": "Här står ett ovanligt tecken för ny rad ({code}). Ta bort det och tryck retur i stället.",
    "skadat-tecken": "Tecknet � ({code}) visar att text har gått förlorad. Skriv rätt tecken i stället.",
    "otillatet-tecken": "Här står ett styrtecken ({code}), som inte får finnas i text. Ta bort det.",
    "fler-tecken": "Här och längre ned finns {count} otillåtna tecken till. Rätta de första och kontrollera igen.",
    "fler-fel": "Filen har fler än {most} fel, och resten visas inte. Rätta de första och kontrollera igen.",
    "fler-av-slaget": "Härifrån finns fler fel av samma slag, som inte visas. Rätta de första och kontrollera igen.",
    "git-konflikt": (
        "Här står en konflikt från git kvar ({mark}). Välj vilken text som ska gälla och ta bort raderna "
        "med <<<<<<<, ======= och >>>>>>>."
    ),
    "fel-slags-fil": (
        "Det här är inte text utan {what}. Öppna filen i rätt program, kopiera texten därifrån "
        "och spara den med en textredigerare som UTF-8."
    ),
    "annan-kodning": (
        "Tecknet är inte sparat som UTF-8. Det ser ut som ”{seen}” i {encoding}. "
        "Öppna filen med den teckenkodningen och spara om den som UTF-8."
    ),
    "dubbel-kodning": (
        "Här står ”{seen}” i stället för ”{right}”: filen har sparats med fel teckenkodning.{more} "
        "Hämta tillbaka den äldre filen, eller skriv rätt tecken."
    ),
    "rad-fran-excel": (
        "Här står en eller flera rader ur en tabell, med tabb mellan cellerna. "
        "Skriv varje värde på en egen rad: fältets namn, kolon och värdet."
    ),
    "nummertecken": (
        "Det som följer efter # läses som en kommentar och syns inte på sidan. "
        'Hör det till texten: sätt hela texten inom citattecken, "…". Är det en kommentar: {remedy}.'
    ),
    # hur filen är skriven
    "dubbel-nyckel": "”{key}” står redan på rad {line}. Ett fält får bara stå en gång. Ta bort det ena.",
    "kolon-i-text": (
        'Texten har ett kolon följt av mellanslag, som läses som ett nytt fält. Sätt hela texten inom citattecken: "…".'
    ),
    "kolon-sist": 'Texten slutar med kolon, som läses som ett nytt fält. Sätt hela texten inom citattecken: "…".',
    "mellanslag-efter-kolon": "Det saknas mellanslag efter kolonet. Skriv ”{key}: …”.",
    "mellanslag-efter-streck": "Det saknas mellanslag efter bindestrecket. Skriv ”- ” före varje rad i en lista.",
    "kolon-saknas": (
        "Raden ”{line}” har inget fältnamn med kolon. Skriv ”fält: värde”. "
        "Hör raden till texten ovanför ska den dras in längre än fältets namn."
    ),
    "kolon-forst": "Raden börjar med kolon. Skriv fältets namn före kolonet.",
    "fel-indrag": (
        "Raden är indragen fel. Fält som hör till samma post ska börja i samma kolumn, "
        "och det som hör till ett fält ska dras in två mellanslag till."
    ),
    "citat-utan-slut": "Citattecknet som börjar här avslutas aldrig. Sätt ett likadant citattecken efter texten.",
    "text-efter-citat": (
        "Det står text efter det avslutande citattecknet. Sätt citattecken runt hela texten, "
        "eller ta bort dem. Citat inne i texten skrivs med ”…”."
    ),
    "klammer-utan-slut": "Listan som börjar med [ här är inte rätt avslutad. Skriv ] sist och komma mellan värdena.",
    "krullparentes-utan-slut": (
        "Fälten som börjar med {{ här är inte rätt avslutade. Skriv }} sist och komma mellan fälten. "
        "Text med komma eller kolon ska stå inom citattecken."
    ),
    "losryckt-tecken": "Tecknet {sign} står där det inte passar. Ta bort det, eller sätt hela texten inom citattecken.",
    "fel-listtecken": "En lista börjar med vanligt bindestreck och mellanslag, inte med ”{sign}”. Byt det mot - på varje rad i listan.",
    "fel-kolon": "Efter fältets namn står {sign} i stället för kolon. Skriv ”{key}: …”.",
    "fel-citattecken": (
        "Texten börjar med {sign}, som inte räknas som citattecken här, och går därför inte att läsa. "
        'Sätt hela texten inom raka citattecken: "…".'
    ),
    "citat-slutar-fel": (
        "Citattecknet här är inte rakt, så texten tar aldrig slut. Den började med {sign} och ska sluta med {sign}."
    ),
    "parentes-forst": (
        'Texten börjar med {sign}, som läses som början på en lista eller på fält. Sätt hela texten inom citattecken: "{sign}…".'
    ),
    "html-bland-falt": "Raden börjar med HTML, troligen ur en webbsida. Ta bort raderna, eller skriv texten i ett fält, utan HTML.",
    "tabell-bland-falt": "Raden är en tabell i Markdown. Ta bort raderna, eller skriv tabellen i ett fält som text, efter | och indragen.",
    "kodruta-bland-falt": "Raden med ``` hör till ett exempel och inte till filen. Ta bort den, och den likadana raden längre ned.",
    "tecken-forst": 'En text får inte börja med {sign}. Sätt hela texten inom citattecken: "{sign}…".',
    "fragetecken-forst": "En text får inte börja med frågetecken och mellanslag. Sätt hela texten inom citattecken.",
    "lista-pa-samma-rad": "En lista med bindestreck ska börja på en ny rad. Är det en text ska den stå inom citattecken.",
    "fel-blocktecken": (
        "Efter | eller > ska texten börja på nästa rad, indragen. Ska texten börja med tecknet, "
        "sätt den inom citattecken."
    ),
    "fel-bakstreck": (
        "Omvänt snedstreck (\\) har en särskild betydelse inom \"…\". Skriv texten inom enkla citattecken: '…'."
    ),
    "alias": 'En text som börjar med * måste stå inom citattecken: "*…". Hänvisningar med * används inte här.',
    "ankare": 'En text som börjar med & måste stå inom citattecken: "&…". Namn med & används inte här.',
    "tagg": 'En text som börjar med ! måste stå inom citattecken: "!…". Taggar med ! används inte här.',
    "merge-nyckel": "Fältet << (sammanslagning) används inte här. Skriv ut fälten där de gäller.",
    "fel-nyckel": "Ett fältnamn ska vara ett ord, inte en lista eller fält i sig. Skriv ”fält: värde”.",
    "flera-dokument": "Filen får bara ha en del. Ta bort raden med --- eller ... och det som är skrivet för mycket.",
    "direktiv": "En rad får inte börja med %. Ta bort raden, eller sätt texten inom citattecken.",
    "for-djupt": "Här ligger fält i varandra i fler än {most} nivåer. Kontrollera indrag och parenteser.",
    "for-manga-varden": "Filen har fler än {most} värden, som är gränsen. Dela upp den i flera filer.",
    "gar-inte-att-lasa": "Det går inte att förstå vad som står här. Kontrollera indrag, kolon och citattecken på raden.",
    # fält och värden
    "saknat-falt": "Fältet ”{field}” saknas. Det måste finnas för varje {within}.{choices} Lägg till ”{field}: …”.",
    "tomt-falt": "Fältet ”{field}” är tomt, men måste ha ett värde för varje {within}.{choices} Fyll i det.",
    "okant-falt": "Fältet ”{field}” finns inte för {within}.{near} Tillåtna fält: {allowed}.",
    "fel-slag": (
        "Posten har fälten {fields}, som hör till {other} och inte till {noun}. "
        "Flytta posten till {where}, eller rätta fälten."
    ),
    "fel-plats": "Filen ser ut att vara {what}. Flytta den till {where}.",
    "falt-utan-indrag": (
        "Fältet ”{key}” hör till posten ovanför, men raden börjar längst till vänster. "
        "Dra in raderna lika långt som postens andra fält."
    ),
    "streck-for-mycket": (
        "Bindestrecket börjar en ny post, men raden hör till posten ovanför. "
        "Ha bindestreck bara före postens första fält, och dra in de andra lika långt."
    ),
    "liknande-tecken": "I ”{given}” står {what} ({code}). Radera värdet och skriv ”{better}” med vanliga tecken.",
    "liknande-tecken-i-falt": (
        "I fältnamnet ”{given}” står {what} ({code}). Radera namnet och skriv ”{better}” med vanliga tecken."
    ),
    "citattecken-i-varde": (
        'Citattecknen runt ”{better}” är inte raka, så de räknas till värdet. Skriv {better} utan citattecken, eller inom raka: "{better}".'
    ),
    "komma-i-text": (
        "”{field}” läses som ett eget fält, eftersom det står efter ett komma. "
        "Hör det till texten före, sätt hela texten inom citattecken."
    ),
    "okand-benamning": "”{key}” kan inte stå i ”{field}”.{near} Tillåtet är {allowed}.",
    "tom-punkt": "En punkt i listan är tom. Skriv ett värde efter bindestrecket eller kommat, eller ta bort punkten.",
    "text-dar-lista": "Fältet ”{field}” ska vara en lista. Skriv ”{example}”, eller varje värde på en egen rad med bindestreck.",
    "falt-dar-lista": "Fältet ”{field}” ska vara en lista. Skriv ”{example}”, eller börja varje del på en egen rad med bindestreck.",
    "lista-dar-text": "Fältet ”{field}” ska ha ett enda värde, ingen lista. Skriv till exempel ”{example}”.",
    "falt-dar-text": (
        "”{field}” ska vara text, men här läses ”{example}” som ett fält för att det har ett kolon. "
        'Är det en text, sätt den inom citattecken: "{example}".'
    ),
    "text-dar-falt": "”{given}” räcker inte: ”{field}” ska ha egna fält. Skriv ”{example}”.",
    "lista-dar-falt": "”{field}” ska ha egna fält, ingen lista. Skriv ”{example}”.",
    "fel-val": "”{given}” är inget tillåtet värde för ”{field}”.{near} Tillåtet är {allowed}.",
    "fel-id": (
        "”{given}” är inget id. Ett id har bara a–z, 0–9 och bindestreck (inte först eller sist), "
        "högst {most} tecken.{hint}"
    ),
    "fel-skiljetecken": "”{given}” läses som ett enda id. Mellan värdena i en lista ska det stå komma. Skriv ”{better}”.",
    "fel-period": "”{given}” är ingen tid som går att läsa.{hint} Skriv år, månad eller dag: 2026, 2026-02 eller 2026-02-22.",
    "datum-finns-inte": "”{given}” finns inte i kalendern. Rätta månaden eller dagen.",
    "fel-webbadress": (
        "”{given}” är ingen hel webbadress. Den ska börja med https://, http:// eller mailto: "
        "och får inte ha mellanslag eller citattecken."
    ),
    "fel-kod": '”{given}” är ingen kod från SCB.{hint} Skriv två siffror för län och fyra för kommun, till exempel "1461".',
    "fel-tal": "”{given}” är inget tal.{hint} Skriv bara siffror och vid behov ett decimalkomma, till exempel 72,5. Ingen enhet.",
    "fel-heltal": "”{given}” är inget heltal.{hint} Skriv bara siffror{allowed}, utan enhet och decimaler.",
    "utanfor-granserna": "”{given}” går inte för ”{field}”. Skriv ett heltal{allowed}.",
    "fel-ja-nej": "”{given}” går inte för ”{field}”. Skriv true, eller ta bort fältet.",
    "for-lang-text": "Texten i ”{field}” är längre än {most} tecken, som är gränsen. Korta den.",
    "flera-rader": "”{field}” får bara vara en rad. Ta bort radbrytningen.",
    "fel-varde": "”{given}” går inte att använda i ”{field}”. Rätta värdet.",
}
