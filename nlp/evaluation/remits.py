"""Remits of the federal ministries in two or three sentences, written from general knowledge."""

MINISTRIES = {
    "BMI": (
        "Innere Sicherheit, Polizei, Verfassungsschutz und Bekämpfung von Terrorismus und Extremismus. "
        "Migration, Asyl und Aufenthaltsrecht. Öffentlicher Dienst, Verwaltung, Sport und Datenschutz."
    ),
    "BMVI": (
        "Verkehr auf Straße, Schiene, Wasser und in der Luft, Bau von Autobahnen und Bundesstraßen, Deutsche "
        "Bahn. Breitband, digitale Infrastruktur, Flughäfen und Raumordnung."
    ),
    "BMWi": (
        "Wirtschaftspolitik, Mittelstand, Industrie und Außenhandel. Energiepolitik, Stromnetze und "
        "Rüstungsexporte, Post und Telekommunikation, Wettbewerb."
    ),
    "BMAS": (
        "Arbeitsmarkt, Arbeitslosengeld und Jobcenter, Arbeitsrecht, Mindestlohn und Leiharbeit. Rente, "
        "Sozialversicherung und Teilhabe von Menschen mit Behinderungen."
    ),
    "AA": (
        "Außenpolitik, Beziehungen zu anderen Staaten, Botschaften und Konsulate, Visa. Menschenrechte, "
        "internationale Organisationen, Krisen und Konflikte im Ausland."
    ),
    "BMF": (
        "Steuern, Bundeshaushalt, Zoll und Schulden. Finanzmärkte, Banken und Versicherungen, "
        "Bundesimmobilien, Länderfinanzen und Euro."
    ),
    "BMU": (
        "Umweltschutz, Naturschutz und Klimaschutz. Atomkraft, Endlager und Strahlenschutz, Abfall, Gewässer, "
        "Luftreinhaltung, Chemikalien, Städtebau."
    ),
    "BMVg": (
        "Bundeswehr, Soldaten, Kasernen und Rüstung. Auslandseinsätze, Verteidigungspolitik, NATO, "
        "Übungsplätze, Militär."
    ),
    "BMG": (
        "Gesundheit, Krankenkassen, Krankenhäuser und Ärzte. Arzneimittel, Pflegeversicherung, Drogen und "
        "Prävention von Krankheiten."
    ),
    "BMEL": (
        "Landwirtschaft, Ernährung, Tierschutz und Tierhaltung. Lebensmittel, Pflanzenschutz, Gentechnik, "
        "Fischerei, Wald und ländliche Räume, Verbraucherschutz."
    ),
    "BMBF": (
        "Bildung, Forschung und Wissenschaft. Hochschulen, Studium, BAföG, berufliche Bildung und Förderung "
        "von Technologien."
    ),
    "BMFSFJ": (
        "Familien, Senioren, Frauen und Jugend. Kinderbetreuung, Elterngeld, Gleichstellung, "
        "Freiwilligendienste und Programme gegen Rechtsextremismus."
    ),
    "BMJ": (
        "Recht und Justiz, Strafrecht, Zivilrecht und Gerichte. Gesetzgebung, Mietrecht, Urheberrecht, "
        "Verbraucherrechte und Strafverfolgung."
    ),
    "BMZ": (
        "Entwicklungspolitik und Zusammenarbeit mit Entwicklungsländern. Armutsbekämpfung, Hilfsprojekte, "
        "Weltbank und fairer Handel."
    ),
    "BKAmt": (
        "Bundeskanzlerin, Koordination der Regierung und Nachrichtendienste. Bundesnachrichtendienst, Kultur "
        "und Medien, Gedenkstätten."
    ),
}

# Units of a city that takes complaints, as a stranger would describe them; umlauts as in its data.
UNITS = {
    "Stadtwerke Konstanz": (
        "Strassenbeleuchtung: Laternen und Lampen, die defekt sind oder nicht brennen. Strom, Gas, Wasser und Busse."
    ),
    "Technische Betriebe": (
        "Strassenreinigung, Muell auf Strassen und Plaetzen, Schlagloecher, Schaeden an Geh- und Radwegen. "
        "Gruenpflege, Hecken und Baeume, Spielplaetze, Verkehrsschilder, Gullys und Kanal."
    ),
    "Stadtverwaltung": (
        "Abgemeldete Fahrzeuge ohne Kennzeichen, zugewachsene Wege an Privatgrundstuecken, Ordnung auf der Strasse. "
        "Allgemeine Hinweise."
    ),
    "Buergerbuero - Fundsachen": "Gefundene Fahrraeder und andere Fundsachen, die irgendwo stehen oder liegen.",
    "OV Dettingen-Wallhausen": "Ortsverwaltung: alles, was in Dettingen und Wallhausen anliegt.",
    "Amt fuer Stadtplanung und Umwelt": "Stadtplanung, Umwelt, Verkehrsplanung, Ampeln, Ufer und Naturschutz.",
    "Ortsverwaltung Litzelstetten": "Ortsverwaltung: alles, was in Litzelstetten anliegt.",
    "Assistenz Tiefbauamt": "Bau und Unterhalt von Strassen, Bruecken und Treppen.",
    "Baustellen": "Baustellen, Absperrungen und Umleitungen.",
    "Abteilung Oeffentliche Sicherheit und Gewerbewesen": "Oeffentliche Sicherheit, Gewerbe, Laerm und Gefahren.",
    "Hochbauamt": "Staedtische Gebaeude: Bau, Unterhalt und Schaeden.",
    "Tiefbauamt": "Bau von Strassen, Bruecken und Wegen.",
    "Amt fuer Bildung und Sport": "Schulen, Kitas, Sportplaetze und Sporthallen.",
}
