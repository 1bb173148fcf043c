import type { readingFr } from './fr.js'

/** What the reader of files says, in Spanish. */
export const readingEs: Readonly<Record<keyof typeof readingFr, string>> = {
  'It has no source code.': 'No tiene código de origen.',
  'It has no title.': 'No tiene título.',
  'It has a title but no code.': 'Tiene título pero no código.',
  'It has neither a code nor a title.': 'No tiene ni código ni título.',
  'Code {code} has no title.': 'El código {code} no tiene título.',
  'Code {code} points to no code.': 'El código {code} no lleva a ningún código.',
  'Code {code} has {length} characters; codes here have {lengths}.':
    'El código {code} tiene {length} caracteres; aquí los códigos tienen {lengths}.',
  'Code {code} already stands in row {row} with the title "{title}".':
    'El código {code} ya está en la fila {row} con el título «{title}».',
  'Code "{code}" differs only in spaces or capitals from "{other}" in row {row}.':
    'El código «{code}» solo difiere en espacios o mayúsculas de «{other}» en la fila {row}.',
  '"{code}" is not a code of {target}.': '«{code}» no es un código de {target}.',
  '"{text}" is words, not a code.': '«{text}» son palabras, no un código.',
  '"{text}" is too long to be a code.': '«{text}» es demasiado largo para un código.',
  'Its code {code} is no item of this file.': 'Su código {code} no es de ningún elemento de este archivo.',
  'Its title has {length} characters; {most} are kept at most.':
    'Su título tiene {length} caracteres; se guardan como máximo {most}.',
  'Its title is nothing but contact data.': 'Su título no es más que datos de contacto.',
  'A letter that divides the list, not an entry.': 'Una letra que divide la lista, no una entrada.',
  'Only one cell is filled: a heading or a note, not an item.':
    'Solo hay una celda llena: un encabezado o una nota, no un elemento.',
  'Only one cell is filled: a heading or a note, not a link.':
    'Solo hay una celda llena: un encabezado o una nota, no un enlace.',
  'Encoding: {encoding} ({why}).': 'Codificación: {encoding} ({why}).',
  'as said': 'como se dijo',
  'byte-order mark': 'marca de orden de bytes',
  'it says so at its beginning': 'lo dice al principio',
  'zero bytes of UTF-16': 'bytes cero de UTF-16',
  'plain ASCII': 'ASCII simple',
  'every byte is valid UTF-8': 'cada byte es UTF-8 válido',
  'not UTF-8; usual for the declared language ({language})': 'no es UTF-8; usual para el idioma declarado ({language})',
  'not UTF-8; nothing speaks for another encoding': 'no es UTF-8; nada indica otra codificación',
  'not UTF-8; the bytes look like {encoding} ({score} of 100)':
    'no es UTF-8; los bytes parecen {encoding} ({score} de 100)',
  '{some} of {all} lines beyond ASCII are UTF-8; the others were read as {encoding}':
    '{some} de {all} líneas fuera de ASCII son UTF-8; las demás se leyeron como {encoding}',
  '{count} zero bytes were taken out.': 'Se quitaron {count} bytes cero.',
  'Delimiter: {delimiter} (as said).': 'Separador: {delimiter} (como se dijo).',
  'Delimiter: {delimiter}, which splits the lines most evenly.':
    'Separador: {delimiter}, que divide las líneas con más regularidad.',
  semicolon: 'punto y coma',
  comma: 'coma',
  tab: 'tabulador',
  bar: 'barra',
  'Format: workbook with {count} sheet.': 'Formato: libro con {count} hoja.',
  'Format: workbook with {count} sheets.': 'Formato: libro con {count} hojas.',
  'Format: {format}.': 'Formato: {format}.',
  'JSON, one object a line': 'JSON, un objeto por línea',
  'tables in a marked-up text': 'tablas en un texto con marcas',
  'Unpacked: {file}.': 'Descomprimido: {file}.',
  'Header: {where}, as the recipe says.': 'Encabezado: {where}, como dice la receta.',
  'Header: {where}, which names {found} of {all} columns of the recipe.':
    'Encabezado: {where}, que nombra {found} de las {all} columnas de la receta.',
  'Header: {where}, because {why}.': 'Encabezado: {where}, porque {why}.',
  'row {row}': 'fila {row}',
  'rows {first} to {last}': 'filas {first} a {last}',
  'it has {words}': 'contiene {words}',
  'its texts differ in kind from those below': 'sus textos son de otra clase que los de abajo',
  'No row looks like a header; columns are called by their letters.':
    'Ninguna fila parece un encabezado; las columnas llevan sus letras.',
  "Recipe: {recipe}, by the file's name and header.": 'Receta: {recipe}, por el nombre y el encabezado del archivo.',
  'Recipe: as saved with {file}.': 'Receta: la guardada con {file}.',
  'Sheet: {sheet}; not read: {others}.': 'Hoja: {sheet}; no leídas: {others}.',
  'Sheet: {sheet}.': 'Hoja: {sheet}.',
  'Taken for {kind}: {why}.': 'Tomado por: {kind}, porque {why}.',
  classification: 'clasificación',
  index: 'índice',
  ads: 'ofertas',
  correspondence: 'correspondencia',
  'it has codes of two classifications': 'tiene códigos de dos clasificaciones',
  'it has a column for {role}': 'tiene una columna para {role}',
  'it has titles and no codes': 'tiene títulos y ningún código',
  'codes come back with different titles': 'hay códigos que vuelven con otros títulos',
  'nearly every row has a code of its own': 'casi cada fila tiene su propio código',
  'the header says "{word}" and its cells look like codes ({example})':
    'el encabezado dice «{word}» y sus celdas parecen códigos ({example})',
  'the header says "{word}" and its cells are words ("{example}")':
    'el encabezado dice «{word}» y sus celdas son palabras («{example}»)',
  'the header says "{word}"': 'el encabezado dice «{word}»',
  'its cells look like codes ({example})': 'sus celdas parecen códigos ({example})',
  'its cells look like titles ("{example}")': 'sus celdas parecen títulos («{example}»)',
  'its cells are codes with titles ("{example}")': 'sus celdas son códigos con títulos («{example}»)',
  'neither header nor content speaks for a role': 'ni el encabezado ni el contenido indican una función',
  'the column is empty': 'la columna está vacía',
  'ads have no use for it': 'las ofertas no la usan',
  '"{one}" and "{other}" are codes of two classifications': '«{one}» y «{other}» son códigos de dos clasificaciones',
  'every row has its code in one of these columns: a column a level':
    'cada fila tiene su código en una de estas columnas: una por nivel',
  'every row has its title in one of these columns: a column a level':
    'cada fila tiene su título en una de estas columnas: una por nivel',
  "{count} codes had lost leading zeros, which the length of their level's codes proves; they were restored":
    '{count} códigos habían perdido ceros iniciales, como prueba la longitud de los códigos de su nivel; se restauraron',
  '{count} codes had lost leading zeros, which the length of all other codes proves; they were restored':
    '{count} códigos habían perdido ceros iniciales, como prueba la longitud de todos los demás; se restauraron',
  '{count} target codes had lost leading zeros; they were restored':
    '{count} códigos de destino habían perdido ceros iniciales; se restauraron',
  '{count} rows name several target codes in one cell; each is a link':
    '{count} filas nombran varios códigos de destino en una celda; cada uno es un enlace',
  '{count} dates could not be read; the ads were kept without one':
    '{count} fechas no se pudieron leer; las ofertas se guardaron sin fecha',
  '{emails} e-mail addresses and {phones} phone numbers were taken out of what is kept of the ads.':
    'Se quitaron {emails} direcciones de correo y {phones} números de teléfono de lo que se guarda de las ofertas.',
  '{count} of the duplicates are ads that stand on another board in the same month.':
    '{count} de los duplicados son ofertas que están en otro portal el mismo mes.',
  '{ads} ads are kept as {rows} rows: those with the same title, employer and month are counted, without their places.':
    '{ads} ofertas se guardan como {rows} filas: las de igual título, empleador y mes se cuentan, sin sus lugares.',
  'Dates like {date} were read with the day first; no date in the file says which is meant.':
    'Las fechas como {date} se leyeron con el día primero; ninguna fecha del archivo dice cuál se quiere decir.',
  'Codes were written as numbers with ".0"; it was taken off.':
    'Los códigos estaban escritos como números con «.0», que se quitó.',
  '{count} codes carried a footnote mark, which was taken off.':
    '{count} códigos llevaban una llamada de nota, que se quitó.',
  'Codes were not compared with those of {target}, which is not at hand.':
    'Los códigos no se compararon con los de {target}, que no está disponible.',
  '{count} codes were written as {target} writes them.': '{count} códigos se escribieron como los escribe {target}.',
  '{count} codes are not of {target} ({codes}); their links were kept.':
    '{count} códigos no son de {target} ({codes}); sus enlaces se guardaron.',
  'No language is declared; detected: {languages}.': 'No se declara ningún idioma; detectado: {languages}.',
  'No titles to learn from in {languages}: franc told them apart from the others, which it does less well.':
    'No hay títulos de los que aprender {languages}: franc los distinguió de los demás, lo que hace peor.',
  'No titles to learn from in {languages}: they could not be told apart from the others.':
    'No hay títulos de los que aprender {languages}: no se pudieron distinguir de los demás.',
  'Language detected among those declared: {languages}.': 'Idioma detectado entre los declarados: {languages}.',
  'Codes say nothing of the hierarchy; parents were taken from how far titles are indented.':
    'Los códigos no dicen nada de la jerarquía; los superiores se tomaron de la sangría de los títulos.',
  'All codes have the same length; parents were taken from the order of rows and their levels.':
    'Todos los códigos tienen la misma longitud; los superiores se tomaron del orden de las filas y sus niveles.',
  '{count} items name a parent that is not in the file; they stand without one: {codes}.':
    '{count} elementos nombran un superior que no está en el archivo; quedan sin él: {codes}.',
  '{count} items lie under themselves by their parents; the ring was cut there: {codes}.':
    '{count} elementos quedan bajo sí mismos por sus superiores; el anillo se cortó ahí: {codes}.',
  'The source declares {languages} and no way to tell them apart; all titles were taken for {language}.':
    'La fuente declara {languages} sin modo de distinguirlos; todos los títulos se tomaron por {language}.',
  '{count} title carried a footnote mark, which was taken off: {mark}.':
    '{count} título llevaba una llamada de nota, que se quitó: {mark}.',
  '{count} titles carried a footnote mark, which was taken off: {mark}.':
    '{count} títulos llevaban una llamada de nota, que se quitó: {mark}.',
  '{count} alternative titles are longer than {most} characters and were left out':
    '{count} títulos alternativos pasan de {most} caracteres y quedaron fuera',
  '{count} links repeat the codes of another under another title; they were kept':
    '{count} enlaces repiten los códigos de otro con otro título; se guardaron',
  'Blank source codes beside further target codes repeat the one above.':
    'Un código de origen en blanco junto a otro código de destino repite el de arriba.',
  'A quotation mark is opened and never closed; quotation marks were read as plain characters.':
    'Una comilla se abre y nunca se cierra; las comillas se leyeron como simples caracteres.',
  'The widest row has {columns} columns; only the first {most} columns were looked at.':
    'La fila más ancha tiene {columns} columnas; solo se miraron las primeras {most}.',
  'The recipe saved with {file} does not fit: {failure}': 'La receta guardada con {file} no sirve: {failure}',
  'its first columns spell the codes together, and titles come back below their groups':
    'sus primeras columnas forman juntas los códigos, y hay títulos debajo de sus grupos',
  'these columns spell the code together, a part a level':
    'estas columnas forman juntas el código, una parte por nivel',
  'its cells are the titles of groups and of what is in them':
    'sus celdas son los títulos de los grupos y de lo que contienen',
  'it is filled in the rows of index titles alone': 'solo está llena en las filas de títulos del índice',
}
