"""Messages about records that break a rule, by rule. Only wording lives here."""

from __future__ import annotations

RULES: dict[str, str] = {
    "flyttat-finns-kvar": "”{id}” står som flyttat men finns kvar. Ta bort raden, eller ge posten sitt nya id.",
    "flyttat-leder-fel": "Det finns ingen post med id ”{id}” att leda vidare till.{hint} Skriv ett id som finns.",
    "flyttat-reserverat": (
        "Id ”{id}” kan inte leda vidare: Windows eller webbservern har egna filer med det namnet. Ta bort raden."
    ),
    # id och länkar
    "id-upprepat": (
        "Id ”{id}” är upptaget av ”{name}” ({entity}). Ett id får bara finnas på en post, oavsett slag. "
        "Ge den här posten ett annat id."
    ),
    "id-reserverat": (
        "Id ”{id}” går inte att använda: Windows eller webbservern har egna filer med det namnet. "
        "Välj ett längre id, till exempel ”{id}-1”."
    ),
    "lank-saknas": (
        "”{target}” finns inte. Här ska stå ett id av slaget {kinds}.{hint} Rätta id:t, eller lägg till posten."
    ),
    "lank-med-namn": "”{target}” är inget id. Skriv ”{id}”, som är id för ”{name}”.",
    "lank-med-kod": (
        "”{target}” är koden för {official} hos SCB, men här ska stå ett id för ett område. "
        "Lägg till området i omraden.yml och skriv dess id här."
    ),
    "lank-fel-slag": (
        "”{target}” är ”{name}” av slaget {entity}, men här ska stå ett id av slaget {kinds}.{hint} "
        "Rätta id:t, eller flytta det till fältet där det hör hemma."
    ),
    "lank-upprepad": "”{target}” står redan i listan. Ta bort det ena.",
    "slinga": "{key} går i cirkel: {loop}. Inget kan leda tillbaka till sig självt. Ta bort en av länkarna.",
    # områden
    "kod-saknas": (
        "Området är av typen {kind} och behöver SCB:s kod: {digits} siffror inom citattecken. "
        'Skriv till exempel kod: "{example}".'
    ),
    "kod-ska-bort": "Bara län och kommuner har kod, och det här är av typen {kind}. Ta bort kod, eller rätta typ.",
    "kod-langd": "”{code}” är ingen kod för typen {kind}, som har {digits} siffror. Rätta kod, eller typ.",
    "kod-okand": "Koden ”{code}” finns inte hos SCB.{hint} Rätta kod.",
    "kod-upprepad": (
        "Koden ”{code}” används redan av ”{name}”. En kod får bara finnas på ett område. "
        "Rätta kod, eller ta bort den ena posten."
    ),
    "kod-annat-namn": (
        "Koden ”{code}” är {official} enligt SCB, men området heter ”{name}” här. Rätta kod om den är fel, annars namn."
    ),
    "kod-annat-lan": (
        "Koden ”{code}” börjar inte med {county_code}, som är koden för {county} där området ligger. "
        "Rätta kod eller del_av."
    ),
    "lan-del-av": "Ett län är inte en del av något annat område. Ta bort del_av, eller rätta typ.",
    "del-av-fel-typ": (
        "Typen {kind} kan inte vara en del av ”{parent}”, som är av typen {is_a}. Tillåtet är {kinds}. "
        "Rätta del_av, eller typ."
    ),
    "del-av-saknas": (
        "Området är av typen {kind} men saknar del_av, så det syns inte under något län. "
        "Skriv id för det område som det är en del av. Tillåtet är {kinds}."
    ),
    "nivanamn-fel-omrade": (
        "Bara län har nivånamn, och det här är av typen {kind}. Ta bort nivånamn, eller flytta det till länet."
    ),
    # mål och målgrupper
    "del-av-annan-plan": (
        "Målet är en del av ”{name}”, som står i en annan plan (”{other}”). del_av gäller mål i samma plan. "
        "Skriv id:t under stödjer i stället."
    ),
    "malnummer-upprepat": "Numret {number} har redan ”{name}”, som också är av typen {kind}. Rätta det ena numret.",
    "skala-ofullstandig": (
        "Målgruppen saknar {missing}. Ett spann har skala och från, och till om det har en övre gräns. "
        "Fyll i {missing}, eller ta bort spannet."
    ),
    "skala-omvand": "från ({low}) är högre än till ({high}). Rätta det ena, eller låt dem byta plats.",
    # aktiviteter
    "uppgift-saknas": (
        "Aktiviteten saknar {missing}. Fyll i det som planen säger. "
        "Det som planen inte säger skriver du i framgår_inte: [{facts}]."
    ),
    "uppgift-dubbel": (
        "framgår_inte säger att ”{fact}” saknas i planen, men {keys} är ifyllt. "
        "Ta bort ”{fact}” ur framgår_inte, eller ta bort {keys}."
    ),
    # uppföljningar
    "uppfoljning-annan-plan": (
        "Aktiviteten ”{name}” står i en annan plan (”{other}”). En uppföljning gäller aktiviteter i en plan. "
        "Rätta id:t, eller flytta raden till den planens uppföljning."
    ),
    "uppfoljning-annat-omrade": (
        "Aktiviteten ”{name}” görs inte i {area} utan i {where}. "
        "Ta bort raden, eller lägg till området på aktiviteten om den görs där också."
    ),
    "uppfoljning-annat-mal": (
        "Målet ”{name}” står i en annan plan (”{other}”). Självskattningen gäller mål i planen som följs upp. Rätta id:t."
    ),
    "uppfoljning-upprepad": (
        "”{target}” står redan i listan. En uppföljning tar upp varje aktivitet, mål och indikator en gång. "
        "Slå ihop raderna till en."
    ),
    "liten-grupp": (
        "Antalet personer bakom värdet är {count}. Är de färre än {smallest} kan någon kännas igen. "
        "Skriv för_få: true i stället för värde och antal."
    ),
    "varde-och-for-fa": (
        "Här står både värde och för_få. Är färre än fem personer med: ta bort värde. Annars: ta bort för_få."
    ),
    "for-fa-med-antal": (
        "Här står för_få, men antal är {count}. Från {smallest} personer får värdet visas. "
        "Ta bort antal, eller skriv värde i stället för för_få."
    ),
    "varde-saknas": "Här saknas värdet. Skriv värde, eller för_få: true om färre än fem personer är med.",
    "varde-utanfor-enheten": (
        "Värdet {value} kan inte vara procent, som går från 0 till 100. Rätta värdet, eller enhet på ”{name}”."
    ),
    "enhet-saknas": "Indikatorn har värden men ingen enhet. Skriv enhet, till exempel procent, så att läsaren förstår.",
    "varde-upprepat": "Området ”{area}” har redan ett värde för {period} i filen. Ta bort det ena.",
    "varde-i-framtiden": "Perioden {period} har inte börjat än: i dag är det {today}. Rätta perioden.",
    "varden-sager-emot": (
        "Uppföljningen säger {here} för ”{indicator}”, men data/varden/{indicator}.yml ({origin}) säger {there} "
        "för samma område och period. På sidorna visas det senare. Rätta det som är fel."
    ),
    "uppfoljning-utanfor-omradet": (
        "”{document}” gäller inte i {area} utan i {where}. Rätta område, eller lämna uppföljningen för en annan plan."
    ),
    "uppfoljning-i-framtiden": (
        "Perioden {period} har inte börjat än: i dag är det {today}. Uppföljningen räknas först då. Rätta perioden."
    ),
    "skattning-annat-slag": (
        "Målet ”{name}” är av slaget {kind}. I den här planen är det delmålen som skattas: {goals}. "
        "Rätta id:t, eller ta bort raden."
    ),
    "uppfoljning-annan-indikator": (
        "Indikatorn ”{name}” hör inte till ”{document}”: den nämner varken planen, dess mål eller mål som de bidrar till. "
        "Rätta id:t, eller lägg till planen i indikatorns dokument."
    ),
    "uppfoljning-tva": (
        "Det finns redan en uppföljning av typen {kind} för samma plan och område {when}: ”{other}”. "
        "Slå ihop dem, eller ändra typ på den ena."
    ),
    # tid
    "period-omvand": "{end_key} ({end}) är före {start_key} ({start}). Rätta det ena, eller låt dem byta plats.",
    "uppfoljning-utanfor-planen": (
        "Perioden {period} ligger utanför tiden då ”{document}” gäller ({valid}). "
        "Rätta perioden, eller gäller_från och gäller_till på planen."
    ),
    "avstamning-utanfor-planen": (
        "Avstämningen {date} ligger utanför tiden då dokumentet gäller ({valid}). "
        "Rätta datum, eller gäller_från och gäller_till."
    ),
    "aktivitet-utanfor-planen": (
        "{key} ({when}) ligger utanför tiden då ”{document}” gäller ({valid}). Stämmer det? Rätta annars {key}."
    ),
    "granskad-i-framtiden": "granskad ({reviewed}) har inte varit än: i dag är det {today}. Rätta dagen.",
    # dokument
    "lank-ersatt": (
        "”{name}” är ersatt av ”{newest}”. Länka till ”{id}” i stället, eller till båda om det äldre behövs."
    ),
    "lank-upphavd": (
        "”{name}” är upphävt och inget dokument ersätter det. Ta bort länken, "
        "eller flytta den till källor om den visar var uppgiften kommer ifrån."
    ),
    "dokument-utgatt": (
        "”{name}” gick ut {ended} men har status beslutad, och inget dokument ersätter det. "
        "Skriv det nya dokumentet i ersatt_av, rätta gäller_till eller ändra status."
    ),
    "lokal-plan-utan-omraden": (
        "En lokal plan behöver områden. Skriv id för de kommuner som den gäller för, till exempel områden: [mellerud]."
    ),
    # alla poster
    "kalla-saknas": "Posten saknar källor. Skriv dokument och ställe, så att läsaren kan se var uppgiften kommer ifrån.",
    "namn-upprepat": (
        "Namnet ”{name}” har även ”{id}”, så läsaren kan inte skilja dem åt. Ändra det ena namnet, eller slå ihop posterna."
    ),
    # inklistrat
    "citattecken-runt-allt": (
        "Hela texten står inom {signs}, som visas på sidan. Är det inget citat: ta bort citattecknen, "
        'eller byt dem mot raka ("…"), som inte visas.'
    ),
    "platshallare": (
        "”{shown}” visas som text på sidan. Saknas uppgiften: ta bort raden, eller skriv det som läsaren behöver veta."
    ),
    "fel-fran-excel": "”{shown}” är ett felmeddelande från Excel. Skriv det som skulle ha stått i cellen, eller ta bort raden.",
    "kodat-tecken": "”{shown}” är kod för tecknet {sign} och visas som den är skriven. Skriv {sign} i stället.",
    # uppgifter om personer
    "personnummer": (
        "Texten innehåller något som ser ut som ett personnummer (det börjar på {start}). "
        "Sådana får aldrig publiceras. Ta bort det."
    ),
    "personlig-e-post": (
        "Texten innehåller en persons e-postadress ({start}…@{domain}). "
        "Skriv en funktionsbrevlåda i stället, till exempel registrator@{domain}, eller ta bort adressen."
    ),
    "mobilnummer": (
        "Texten innehåller ett mobilnummer (det börjar på {start}). Skriv numret till en växel i stället, eller ta bort det."
    ),
    # kod i text
    "html-i-text": (
        "Texten innehåller HTML (”{shown}”). Ta bort det. "
        "I text, hur och liknande fält går Markdown bra: stycken, listor, fetstil och länkar."
    ),
    "mall-i-text": "Texten innehåller ”{shown}”, som hör till mallar och aldrig körs från data. Ta bort det.",
    "skript-i-text": "Texten innehåller en länk som kör kod (”{shown}”). Ta bort den. Länkar börjar med https://.",
}
