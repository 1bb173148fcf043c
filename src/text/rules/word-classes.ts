/** Classes of words that phrases may name: LANGUAGE, MONTH, SEASON, YEAR. Folded, in the six languages. */
const classes: Readonly<Record<string, string>> = {
  LANGUAGE:
    'english french spanish german italian portuguese mandarin cantonese chinese japanese korean thai vietnamese malay arabic hebrew turkish russian ukrainian polish czech slovak hungarian romanian bulgarian greek dutch danish swedish norwegian finnish hindi tamil urdu bengali indonesian tagalog swahili amharic brazilian nordic ' +
    'ingles frances espanol aleman italiano portugues mandarin chino japones coreano arabe hebreo ruso polaco holandes neerlandes ' +
    'espanhol alemao italiano mandarim chines japones holandes russo arabe ' +
    'anglais francais espagnol allemand italien portugais chinois japonais arabe neerlandais russe polonais ' +
    'deutsch englisch franzosisch spanisch italienisch polnisch russisch niederlandisch turkisch ' +
    'angielskim niemieckim francuskim hiszpanskim wloskim rosyjskim ukrainskim czeskim holenderskim szwedzkim dunskim norweskim angielski niemiecki francuski hiszpanski wloski rosyjski szwedzki angielskiego niemieckiego francuskiego hiszpanskiego wloskiego portugalskim wegierskim slowackim slowenskim niderlandzkim',
  MONTH:
    'january february march april june july august september october november december jan feb apr jun jul aug sep sept oct nov dec ' +
    'enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre ' +
    'janeiro fevereiro marco maio junho julho setembro outubro novembro dezembro ' +
    'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre ' +
    'januar februar marz mai juni juli oktober dezember ' +
    'stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia',
  SEASON:
    'spring summer fall autumn winter verano invierno otono primavera verao inverno outono ete hiver automne printemps sommer winter herbst fruhjahr lato zima vendimia ferias natal',
}

export const wordClasses: readonly (readonly [string, ReadonlySet<string>])[] = Object.entries(classes).map(
  ([name, words]) => [name, new Set(words.split(' '))] as const,
)

const year = /^20[0-3]\d$/

const yearClasses = ['YEAR', '9']
const none: readonly string[] = []

/** The class names under which a folded word may stand in a phrase, the most telling first. */
export function classesOf(word: string): readonly string[] {
  if (word.charCodeAt(0) === 50 && year.test(word)) return yearClasses
  return known.get(word) ?? none
}

const known: ReadonlyMap<string, readonly string[]> = new Map(
  [...new Set(wordClasses.flatMap(([, words]) => [...words]))].map((word) => [
    word,
    wordClasses.filter(([, words]) => words.has(word)).map(([name]) => name),
  ]),
)
