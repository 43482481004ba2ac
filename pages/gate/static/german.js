/* Turns the English that is built into Streamlit's interface into German, and mends what keeps its menu and
   tables from being read aloud or reached by keyboard. Content people entered is never touched: only whole
   texts from the list, outside of content elements. */
(function () {
  "use strict";
  const exact = {
    "Upload": "Dateien auswählen", "file upload": "Dateien hochladen", "Show data": "Daten anzeigen", "Show chart": "Diagramm anzeigen", "Download as PNG": "Als Bild herunterladen", "Download as SVG": "Als SVG herunterladen", "Browse files": "Dateien auswählen", "Drag and drop file here": "Datei hierher ziehen",
    "Drag and drop files here": "Dateien hierher ziehen", "Upload files": "Dateien auswählen", "Upload file": "Datei auswählen",
    "Choose an option": "Bitte wählen", "Choose options": "Bitte wählen", "No results": "Keine Treffer",
    "No options to select": "Nichts zur Auswahl", "No options to select.": "Nichts zur Auswahl.", "Select all": "Alle auswählen",
    "Skip to main content": "Zum Inhalt springen", "Page not found": "Seite nicht gefunden",
    "Running...": "Wird geladen …", "Running…": "Wird geladen …", "Stop": "Anhalten", "Rerun": "Neu laden", "Connecting": "Verbindung wird aufgebaut",
    "Connection error": "Verbindung unterbrochen", "Connecting...": "Verbindung wird aufgebaut …", "Please wait...": "Bitte warten …",
    "Is Streamlit still running? If you accidentally stopped Streamlit, just restart it in your terminal:": "Das Programm antwortet nicht. Bitte laden Sie die Seite neu oder versuchen Sie es in einigen Minuten noch einmal.",
    "Streamlit server is not responding. Are you connected to the internet?": "Das Programm antwortet nicht. Bitte prüfen Sie Ihre Verbindung; sobald es wieder erreichbar ist, geht es hier weiter.",
    "Connection lost. Please wait for the app to reconnect, then try again.": "Die Verbindung ist unterbrochen. Bitte warten Sie, bis sie wieder steht, und versuchen Sie es dann noch einmal.",
    "Connection timed out.": "Das Programm hat nicht rechtzeitig geantwortet.", "Connection timed out": "Das Programm hat nicht rechtzeitig geantwortet.", "Reconnected to server.": "Die Verbindung steht wieder.",
    "Error uploading file": "Die Datei konnte nicht hochgeladen werden", "Error deleting file": "Die Datei konnte nicht entfernt werden", "Network error": "Verbindungsfehler", "Request timed out": "Zeitüberschreitung",
    "Script execution error": "Fehler im Programm", "Bad message format": "Unverständliche Antwort", "Scroll tabs left": "Reiter nach links schieben", "Scroll tabs right": "Reiter nach rechts schieben", "Navigate to home page": "Zur Startseite",
    "Close": "Schließen", "Close modal": "Fenster schließen", "Cancel": "Abbrechen", "Clear": "Leeren", "Clear all": "Alles entfernen", "Clear value": "Auswahl entfernen",
    "Selected values": "Ausgewählt", "Clear selection": "Auswahl aufheben", "Show password": "Kennwort anzeigen", "Hide password": "Kennwort verbergen", "Show password text": "Kennwort anzeigen", "Hide password text": "Kennwort verbergen",
    "Search": "Suchen", "Search...": "Suchen …", "Download": "Herunterladen", "Download as CSV": "Als CSV herunterladen", "Fullscreen": "Vollbild", "Close fullscreen": "Vollbild beenden", "Exit fullscreen": "Vollbild beenden",
    "View fullscreen": "Vollbild", "Show/hide columns": "Spalten ein- und ausblenden", "Add row": "Zeile hinzufügen", "Delete row(s)": "Zeilen löschen", "Copy to clipboard": "In die Zwischenablage kopieren", "Copy": "Kopieren", "Copied": "Kopiert", "Copied!": "Kopiert", "Copied to clipboard": "Kopiert",
    "Sort ascending": "Aufsteigend sortieren", "Sort descending": "Absteigend sortieren", "Format": "Darstellung", "Autosize": "Breite anpassen", "Pin column": "Spalte anheften", "Unpin column": "Spalte lösen", "Hide column": "Spalte ausblenden",
    "Open sidebar": "Menü öffnen", "Close sidebar": "Menü schließen", "Expand sidebar": "Menü öffnen", "Collapse sidebar": "Menü schließen", "View more": "Mehr anzeigen", "View less": "Weniger anzeigen", "Show more": "Mehr anzeigen", "Show less": "Weniger anzeigen",
    "Main menu": "Programmmenü", "Settings": "Einstellungen", "Print": "Drucken", "Remove file": "Datei entfernen", "Delete file": "Datei entfernen", "Clear files": "Dateien entfernen",
    "Previous page": "Vorige Seite", "Next page": "Nächste Seite", "Previous month": "Voriger Monat", "Next month": "Nächster Monat", "Loading": "Wird geladen", "Loading...": "Wird geladen …", "Loading…": "Wird geladen …", "empty": "leer", "No data": "Keine Daten",
    "Link to heading": "Link zu dieser Überschrift", "Main navigation": "Hauptmenü", "Navigation": "Menü", "Sidebar": "Menü", "Sidebar navigation": "Hauptmenü", "Page navigation": "Hauptmenü", "Pages": "Seiten", "App pages": "Seiten des Programms", "Main content": "Inhalt", "App": "Programm", "Notifications": "Meldungen", "Alert": "Hinweis", "Help": "Erläuterung", "Tooltip": "Erläuterung", "Show help": "Erläuterung anzeigen", "More information": "Erläuterung", "Open popover": "Öffnen", "Press Enter to apply": "Mit Enter übernehmen", "Press Ctrl+Enter to apply": "Mit Strg+Enter übernehmen", "Press ⌘+Enter to apply": "Mit ⌘+Enter übernehmen", "Press Enter to submit form": "Mit Enter absenden", "Press Ctrl+Enter to submit form": "Mit Strg+Enter absenden", "Press ⌘+Enter to submit form": "Mit ⌘+Enter absenden", "Deploy": "Veröffentlichen", "Dismiss": "Schließen", "Open": "Öffnen", "Remove": "Entfernen", "Zoom in": "Vergrößern", "Zoom out": "Verkleinern", "Reset": "Zurücksetzen", "None": "Keine", "Warning": "Warnung", "Error": "Fehler", "Info": "Hinweis", "Success": "Erfolg", "You must select an option": "Bitte wählen Sie etwas aus"
  };
  const patterns = [
    [/^Limit (\S+?)\s?([KMG]B) per file$/, "höchstens $1 $2 je Datei"],
    [/^(\S+?)\s?([KMG]B) per file$/, "höchstens $1 $2 je Datei"],
    [/^(?:Limit )?(\S+?)\s?([KMG]B) per file • (.+)$/, "höchstens $1 $2 je Datei • $3"],
    [/^Remove (.+)$/, "$1 entfernen"], [/^Delete (.+)$/, "$1 entfernen"],
    [/^Help for (.+)$/, "Erläuterung zu $1"], [/^Shortcut (.+)$/, "Tastenkürzel $1"], [/^Link to heading: (.+)$/, "Link zur Überschrift „$1“"],
    [/^Page (\d+)$/, "Seite $1"], [/^Page (\d+) of (\d+)$/, "Seite $1 von $2"], [/^Showing page (\d+) of (\d+)$/, "Seite $1 von $2"],
    [/^Selected (.*?)\. (.+)$/, "Ausgewählt: $1. $2"], [/^(.+), close by backspace$/, "$1, mit der Rücktaste entfernen"],
    [/^day, (.+)$/, "Tag, $1"], [/^month, (.+)$/, "Monat, $1"], [/^year, (.+)$/, "Jahr, $1"],
    [/^View (\d+) more$/, "$1 weitere anzeigen"], [/^(\d+) options? available\.?$/, "$1 zur Auswahl."],
    [/^File must be (\S+?)\s?([KMG]B) or smaller\.?$/, "Die Datei darf höchstens $1 $2 groß sein."],
    [/^(.+) files are not allowed\.?$/, "Dateien der Art $1 sind nicht erlaubt."],
    [/^The page that you have requested does not seem to exist\. Running the app's main page\.?$/, "Diese Seite gibt es nicht. Sie sehen die Startseite."]
  ];
  const names = ["aria-label", "title", "placeholder", "aria-roledescription", "alt"];
  const content = "[data-testid=stMarkdownContainer],[data-testid=stText],[data-testid=stHtml],[data-testid=stCode],[data-testid=stTable],[data-testid=stJson],textarea,input,option,canvas,script,style,svg,[role=option],[data-testid=stSidebarNavLink]";
  // Streamlit's own words that stand inside elements of the kind that otherwise hold content.
  const own = "[data-testid=stFileUploaderDropzone], [data-testid=stFileUploaderDropzoneInstructions]";

  function german(text) {
    const plain = text.trim();
    // "Search: Alle Akteure": Streamlit's word, then a name of ours.
    const named = /^([A-Z][A-Za-z\/ ()]+): (.+)$/s.exec(plain);
    if (named && Object.prototype.hasOwnProperty.call(exact, named[1])) { return exact[named[1]] + ": " + named[2]; }
    if (!plain || plain.length > 200) { return null; }
    if (Object.prototype.hasOwnProperty.call(exact, plain)) { return text.replace(plain, exact[plain]); }
    for (const [pattern, into] of patterns) { if (pattern.test(plain)) { return plain.replace(pattern, into); } }
    return null;
  }
  function translateText(node) {
    const parent = node.parentElement;
    const plain = node.nodeValue.trim();
    // Whole English sentences of Streamlit are nobody's content, wherever they stand.
    const sentence = /^(Page not found|The page that you have requested)/.test(plain) || (plain.length > 40 && german(plain) !== null);
    if (!parent || (parent.closest(content) && !parent.closest(own) && !sentence)) { return; }
    const into = german(node.nodeValue);
    if (into !== null && into !== node.nodeValue) { node.nodeValue = into; }
  }
  function translateElement(element) {
    for (const name of names) {
      const value = element.getAttribute(name);
      const into = value === null ? null : german(value);
      if (into !== null && into !== value) { element.setAttribute(name, into); }
    }
    mend(element);
    // Links of the gate leave the program: they belong into this window.
    if (element.tagName === "A" && /^\/(anmelden|kennwort|ausgabe)/.test(element.getAttribute("href") || "") && element.target !== "_self") { element.target = "_self"; }
  }
  function mend(element) {
    // The menu is a list with headings between its items, which no list may have: plain links read better.
    if (element.matches("[data-testid=stSidebarNavItems], [data-testid=stSidebarNavItems] li")) { set(element, "role", "none"); }
    // Wide tables scroll sideways; that must work by keyboard too.
    if (element.matches("[data-testid=stTable] > div")) { set(element, "tabindex", "0"); set(element, "role", "region"); set(element, "aria-label", "Tabelle"); }
  }
  function set(element, name, value) { if (element.getAttribute(name) !== value) { element.setAttribute(name, value); } }
  function translate(root) {
    if (root.nodeType === Node.TEXT_NODE) { translateText(root); return; }
    if (root.nodeType !== Node.ELEMENT_NODE) { return; }
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = root; node; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) { translateText(node); } else { translateElement(node); }
    }
  }
  new MutationObserver(function (changes) {
    for (const change of changes) {
      if (change.type === "childList") { change.addedNodes.forEach(translate); }
      else if (change.type === "characterData") { translateText(change.target); }
      else { translateElement(change.target); }
    }
  }).observe(document.documentElement, { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: names });
  translate(document.documentElement);
})();
