import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { encodedText } from '../../src/files/text-encoding.js'

const file = 'titles.csv'

function decoded(bytes: Uint8Array, options: Parameters<typeof encodedText>[1]) {
  const { encoding, why, pieces } = encodedText(bytes, options)
  return { text: [...pieces()].join(''), encoding, why }
}

const titles: Readonly<Record<string, readonly string[]>> = {
  pt: [
    'Técnico de enfermagem',
    'Operador de caixa',
    'Açougueiro',
    'Mecânico de manutenção',
    'Praça da aeronáutica',
    'Oficial do exército',
  ],
  pl: [
    'Pracownik obsługi klienta',
    'Kierowca samochodu ciężarowego',
    'Sprzątaczka',
    'Nauczyciel języka polskiego',
    'Księgowy',
    'Rzeźnik wędliniarz',
  ],
  cs: [
    'Řidič nákladního vozidla',
    'Učitel střední školy',
    'Zdravotní sestra',
    'Dělník ve výrobě',
    'Účetní',
    'Řezník a uzenář',
  ],
  ru: ['Водитель автомобиля', 'Учитель начальных классов', 'Медицинская сестра', 'Бухгалтер', 'Продавец'],
  el: ['Οδηγός φορτηγού', 'Δάσκαλος', 'Νοσοκόμος', 'Λογιστής', 'Πωλητής καταστήματος'],
  ja: ['看護師', 'トラック運転手', '小学校教諭', 'システムエンジニア', '販売員'],
  zh: ['护士', '货车司机', '小学教师', '软件工程师', '销售人员', '会计'],
}

describe('finding the encoding of text', () => {
  it.each([
    ['utf-8', 'pt', 'every byte is valid UTF-8'],
    ['windows-1252', 'pt', ''],
    ['windows-1250', 'pl', ''],
    ['windows-1250', 'cs', ''],
    ['windows-1251', 'ru', ''],
    ['windows-1253', 'el', ''],
    ['Shift_JIS', 'ja', ''],
    ['GB18030', 'zh', ''],
    ['utf-16le', 'pt', 'zero bytes of UTF-16'],
    ['utf-16be', 'pt', 'zero bytes of UTF-16'],
  ])('%s, %s', (encoding, language, why) => {
    const text = ['code;title', ...titles[language]!.map((title, at) => `${1000 + at};${title}`)].join('\n')
    const found = decoded(iconv.encode(text, encoding), { file, languages: [language] })
    expect(found.text).toBe(text)
    expect(found.why).toContain(why)
  })

  it.each(['utf-8', 'utf-16le', 'utf-16be'])('%s with a byte-order mark, which is no part of the text', (encoding) => {
    const found = decoded(iconv.encode('código', encoding, { addBOM: true }), { file })
    expect(found).toEqual({ text: 'código', encoding, why: 'byte-order mark' })
  })

  it.each([
    ['a picture', Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), Buffer.alloc(300)])],
    ['a zero byte amid text', Buffer.from('code;title\n1111;Legis\u0000lators\n')],
    ['noise', Buffer.from(Array.from({ length: 3000 }, (_, at) => ((at * 7919) % 255) + 1))],
  ])('refuses %s', (_, bytes) => {
    expect(() => decoded(bytes, { file })).toThrow(expect.objectContaining({ code: 'source/binary-text' }) as Error)
  })

  it('an empty file is empty text', () => {
    expect(decoded(Buffer.alloc(0), { file }).text).toBe('')
  })
})
