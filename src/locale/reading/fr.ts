/** What the reader of files says, in French. */
export const readingFr = {
  'It has no source code.': 'Elle n’a pas de code source.',
  'It has no title.': 'Elle n’a pas de titre.',
  'It has a title but no code.': 'Elle a un titre mais pas de code.',
  'It has neither a code nor a title.': 'Elle n’a ni code ni titre.',
  'Code {code} has no title.': 'Le code {code} n’a pas de titre.',
  'Code {code} points to no code.': 'Le code {code} ne renvoie à aucun code.',
  'Code {code} has {length} characters; codes here have {lengths}.':
    'Le code {code} a {length} caractères ; ici les codes en ont {lengths}.',
  'Code {code} already stands in row {row} with the title "{title}".':
    'Le code {code} figure déjà à la ligne {row} avec le titre « {title} ».',
  'Code "{code}" differs only in spaces or capitals from "{other}" in row {row}.':
    'Le code « {code} » ne diffère que par des espaces ou majuscules de « {other} » à la ligne {row}.',
  '"{code}" is not a code of {target}.': '« {code} » n’est pas un code de {target}.',
  '"{text}" is words, not a code.': '« {text} » est du texte, pas un code.',
  '"{text}" is too long to be a code.': '« {text} » est trop long pour un code.',
  'Its code {code} is no item of this file.': 'Son code {code} n’est celui d’aucun poste de ce fichier.',
  'Its title has {length} characters; {most} are kept at most.':
    'Son titre a {length} caractères ; {most} au plus sont gardés.',
  'Its title is nothing but contact data.': 'Son titre n’est fait que de coordonnées.',
  'A letter that divides the list, not an entry.': 'Une lettre qui divise la liste, pas une entrée.',
  'Only one cell is filled: a heading or a note, not an item.':
    'Une seule cellule est remplie : un intertitre ou une note, pas un poste.',
  'Only one cell is filled: a heading or a note, not a link.':
    'Une seule cellule est remplie : un intertitre ou une note, pas un lien.',
  'Encoding: {encoding} ({why}).': 'Encodage : {encoding} ({why}).',
  'as said': 'comme indiqué',
  'byte-order mark': 'marque d’ordre des octets',
  'it says so at its beginning': 'il le dit au début',
  'zero bytes of UTF-16': 'octets nuls d’UTF-16',
  'plain ASCII': 'ASCII simple',
  'every byte is valid UTF-8': 'chaque octet est de l’UTF-8 valide',
  'not UTF-8; usual for the declared language ({language})': 'pas UTF-8 ; usuel pour la langue déclarée ({language})',
  'not UTF-8; nothing speaks for another encoding': 'pas UTF-8 ; rien n’indique un autre encodage',
  'not UTF-8; the bytes look like {encoding} ({score} of 100)':
    'pas UTF-8 ; les octets ressemblent à {encoding} ({score} sur 100)',
  '{some} of {all} lines beyond ASCII are UTF-8; the others were read as {encoding}':
    '{some} des {all} lignes hors ASCII sont en UTF-8 ; les autres ont été lues en {encoding}',
  '{count} zero bytes were taken out.': '{count} octets nuls ont été retirés.',
  'Delimiter: {delimiter} (as said).': 'Séparateur : {delimiter} (comme indiqué).',
  'Delimiter: {delimiter}, which splits the lines most evenly.':
    'Séparateur : {delimiter}, qui divise les lignes le plus également.',
  semicolon: 'point-virgule',
  comma: 'virgule',
  tab: 'tabulation',
  bar: 'barre',
  'Format: workbook with {count} sheet.': 'Format : classeur de {count} feuille.',
  'Format: workbook with {count} sheets.': 'Format : classeur de {count} feuilles.',
  'Format: {format}.': 'Format : {format}.',
  'JSON, one object a line': 'JSON, un objet par ligne',
  'tables in a marked-up text': 'tableaux dans un texte balisé',
  'Unpacked: {file}.': 'Décompressé : {file}.',
  'Header: {where}, as the recipe says.': 'En-tête : {where}, comme le dit la recette.',
  'Header: {where}, which names {found} of {all} columns of the recipe.':
    'En-tête : {where}, qui nomme {found} des {all} colonnes de la recette.',
  'Header: {where}, because {why}.': 'En-tête : {where}, car {why}.',
  'row {row}': 'ligne {row}',
  'rows {first} to {last}': 'lignes {first} à {last}',
  'it has {words}': 'elle contient {words}',
  'its texts differ in kind from those below': 'ses textes diffèrent en nature de ceux d’en dessous',
  'No row looks like a header; columns are called by their letters.':
    'Aucune ligne ne ressemble à un en-tête ; les colonnes portent leurs lettres.',
  "Recipe: {recipe}, by the file's name and header.": 'Recette : {recipe}, d’après le nom et l’en-tête du fichier.',
  'Recipe: as saved with {file}.': 'Recette : telle que gardée avec {file}.',
  'Sheet: {sheet}; not read: {others}.': 'Feuille : {sheet} ; non lues : {others}.',
  'Sheet: {sheet}.': 'Feuille : {sheet}.',
  'Taken for {kind}: {why}.': 'Pris pour : {kind}, car {why}.',
  classification: 'classification',
  index: 'index',
  ads: 'offres d’emploi',
  correspondence: 'correspondance',
  'it has codes of two classifications': 'il a les codes de deux classifications',
  'it has a column for {role}': 'il a une colonne pour {role}',
  'it has titles and no codes': 'il a des titres et pas de codes',
  'codes come back with different titles': 'des codes reviennent avec d’autres titres',
  'nearly every row has a code of its own': 'presque chaque ligne a son propre code',
  'the header says "{word}" and its cells look like codes ({example})':
    'l’en-tête dit « {word} » et ses cellules ressemblent à des codes ({example})',
  'the header says "{word}" and its cells are words ("{example}")':
    'l’en-tête dit « {word} » et ses cellules sont des mots (« {example} »)',
  'the header says "{word}"': 'l’en-tête dit « {word} »',
  'its cells look like codes ({example})': 'ses cellules ressemblent à des codes ({example})',
  'its cells look like titles ("{example}")': 'ses cellules ressemblent à des titres (« {example} »)',
  'its cells are codes with titles ("{example}")': 'ses cellules sont des codes avec titres (« {example} »)',
  'neither header nor content speaks for a role': 'ni l’en-tête ni le contenu n’indiquent un rôle',
  'the column is empty': 'la colonne est vide',
  'ads have no use for it': 'les offres n’en ont pas l’usage',
  '"{one}" and "{other}" are codes of two classifications':
    '« {one} » et « {other} » sont les codes de deux classifications',
  'every row has its code in one of these columns: a column a level':
    'chaque ligne a son code dans l’une de ces colonnes : une colonne par niveau',
  'every row has its title in one of these columns: a column a level':
    'chaque ligne a son titre dans l’une de ces colonnes : une colonne par niveau',
  "{count} codes had lost leading zeros, which the length of their level's codes proves; they were restored":
    '{count} codes avaient perdu des zéros initiaux, ce que prouve la longueur des codes de leur niveau ; ils ont été rétablis',
  '{count} codes had lost leading zeros, which the length of all other codes proves; they were restored':
    '{count} codes avaient perdu des zéros initiaux, ce que prouve la longueur de tous les autres ; ils ont été rétablis',
  '{count} target codes had lost leading zeros; they were restored':
    '{count} codes cibles avaient perdu des zéros initiaux ; ils ont été rétablis',
  '{count} rows name several target codes in one cell; each is a link':
    '{count} lignes nomment plusieurs codes cibles dans une cellule ; chacun est un lien',
  '{count} dates could not be read; the ads were kept without one':
    '{count} dates n’ont pas pu être lues ; les offres ont été gardées sans date',
  '{emails} e-mail addresses and {phones} phone numbers were taken out of what is kept of the ads.':
    '{emails} adresses électroniques et {phones} numéros de téléphone ont été retirés de ce qui est gardé des offres.',
  '{count} of the duplicates are ads that stand on another board in the same month.':
    '{count} des doublons sont des offres parues sur un autre site le même mois.',
  '{ads} ads are kept as {rows} rows: those with the same title, employer and month are counted, without their places.':
    '{ads} offres sont gardées en {rows} lignes : celles de mêmes titre, employeur et mois sont comptées, sans leurs lieux.',
  'Dates like {date} were read with the day first; no date in the file says which is meant.':
    'Les dates comme {date} ont été lues jour d’abord ; aucune date du fichier ne dit ce qui est voulu.',
  'Codes were written as numbers with ".0"; it was taken off.':
    'Les codes étaient écrits en nombres avec « .0 », qui a été ôté.',
  '{count} codes carried a footnote mark, which was taken off.':
    '{count} codes portaient un appel de note, qui a été ôté.',
  'Codes were not compared with those of {target}, which is not at hand.':
    'Les codes n’ont pas été comparés à ceux de {target}, qui n’est pas disponible.',
  '{count} codes were written as {target} writes them.': '{count} codes ont été écrits comme {target} les écrit.',
  '{count} codes are not of {target} ({codes}); their links were kept.':
    '{count} codes ne sont pas de {target} ({codes}) ; leurs liens ont été gardés.',
  'No language is declared; detected: {languages}.': 'Aucune langue n’est déclarée ; détecté : {languages}.',
  'No titles to learn from in {languages}: franc told them apart from the others, which it does less well.':
    'Aucun titre pour apprendre {languages} : franc les a distinguées des autres, ce qu’il fait moins bien.',
  'No titles to learn from in {languages}: they could not be told apart from the others.':
    'Aucun titre pour apprendre {languages} : elles n’ont pu être distinguées des autres.',
  'Language detected among those declared: {languages}.': 'Langue détectée parmi celles déclarées : {languages}.',
  'Codes say nothing of the hierarchy; parents were taken from how far titles are indented.':
    'Les codes ne disent rien de la hiérarchie ; les parents viennent du retrait des titres.',
  'All codes have the same length; parents were taken from the order of rows and their levels.':
    'Tous les codes ont la même longueur ; les parents viennent de l’ordre des lignes et de leurs niveaux.',
  '{count} items name a parent that is not in the file; they stand without one: {codes}.':
    '{count} postes nomment un parent absent du fichier ; ils restent sans parent : {codes}.',
  '{count} items lie under themselves by their parents; the ring was cut there: {codes}.':
    '{count} postes se trouvent sous eux-mêmes par leurs parents ; la boucle a été coupée là : {codes}.',
  'The source declares {languages} and no way to tell them apart; all titles were taken for {language}.':
    'La source déclare {languages} sans moyen de les distinguer ; tous les titres ont été pris pour {language}.',
  '{count} title carried a footnote mark, which was taken off: {mark}.':
    '{count} titre portait un appel de note, qui a été ôté : {mark}.',
  '{count} titles carried a footnote mark, which was taken off: {mark}.':
    '{count} titres portaient un appel de note, qui a été ôté : {mark}.',
  '{count} alternative titles are longer than {most} characters and were left out':
    '{count} autres titres dépassent {most} caractères et ont été laissés de côté',
  '{count} links repeat the codes of another under another title; they were kept':
    '{count} liens répètent les codes d’un autre sous un autre titre ; ils ont été gardés',
  'Blank source codes beside further target codes repeat the one above.':
    'Un code source vide à côté d’un autre code cible répète celui du dessus.',
  'A quotation mark is opened and never closed; quotation marks were read as plain characters.':
    'Un guillemet est ouvert et jamais fermé ; les guillemets ont été lus comme de simples caractères.',
  'The widest row has {columns} columns; only the first {most} columns were looked at.':
    'La ligne la plus large a {columns} colonnes ; seules les {most} premières ont été examinées.',
  'The recipe saved with {file} does not fit: {failure}': 'La recette gardée avec {file} ne convient pas : {failure}',
  'its first columns spell the codes together, and titles come back below their groups':
    'ses premières colonnes épellent ensemble les codes, et des titres suivent leurs groupes',
  'these columns spell the code together, a part a level':
    'ces colonnes épellent ensemble le code, une partie par niveau',
  'its cells are the titles of groups and of what is in them':
    'ses cellules sont les titres des groupes et de leur contenu',
  'it is filled in the rows of index titles alone': 'elle n’est remplie que dans les lignes de titres d’index',
} as const satisfies Readonly<Record<string, string>>
