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
