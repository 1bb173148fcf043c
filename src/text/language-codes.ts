import type { LanguageTag } from '../model/language.js'

/** Two-letter tags and the three-letter codes that franc speaks. */
const pairs =
  'ar=arb az=azj be=bel bg=bul bn=ben bs=bos ca=cat cs=ces da=dan de=deu el=ell en=eng es=spa et=ekk fa=pes fi=fin fr=fra gu=guj ha=hau he=heb hi=hin hr=hrv hu=hun hy=hye id=ind it=ita ja=jpn ka=kat kk=kaz km=khm kn=kan ko=kor lt=lit lv=lvs mk=mkd ml=mal mr=mar ms=zlm my=mya ne=nep nl=nld no=nob pa=pan pl=pol ps=pbu pt=por ro=ron ru=rus si=sin sk=slk sl=slv so=som sq=als sr=srp sv=swe sw=swh ta=tam te=tel tg=tgk th=tha tl=tgl tr=tur ug=uig uk=ukr ur=urd uz=uzn vi=vie yo=yor zh=cmn zu=zul am=amh'

const threeOf: ReadonlyMap<string, string> = new Map(
  pairs.split(' ').map((pair) => pair.split('=') as [string, string]),
)
const twoOf: ReadonlyMap<string, LanguageTag> = new Map([...threeOf].map(([two, three]) => [three, two]))

/** franc's code of a language, or `undefined` where franc does not know it. */
export const francCodeOf = (language: LanguageTag): string | undefined => threeOf.get(language)

export const languageOfFrancCode = (code: string): LanguageTag | undefined => twoOf.get(code)
