import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../src/numbers/random.js'
import { fold } from '../../src/text/fold.js'
import { characterNgrams, words } from '../../src/text/tokens.js'

describe('fold', () => {
  it.each([
    ['Técnico de Enfermagem', 'tecnico de enfermagem'],
    ['शिक्षक', 'शिक्षक'],
    ['مُعَلِّم', 'مُعَلِّم'],
    ['软件工程师', '软件工程师'],
    ['용접공', '용접공'.normalize('NFC')],
    ['용접공'.normalize('NFD'), '용접공'.normalize('NFC')],
    ['ครูสอนภาษา', 'ครูสอนภาษา'],
    ['Ślusarz-Łącznościowiec', 'slusarz lacznosciowiec'],
    ['Straßenbauer', 'strassenbauer'],
    ['C# / C++ Developer', 'c# c++ developer'],
    ['Chef d’équipe', 'chef d equipe'],
    ['Œnologue', 'oenologue'],
    ['  Shift   Lead  ', 'shift lead'],
    ['ＦＵＬＬ　ＷＩＤＴＨ', 'full width'],
    ['', ''],
    ['!!!', ''],
  ])('%j is %j', (title, folded) => {
    expect(fold(title)).toBe(folded)
  })

  it('keeps a word of a script with marks in one piece', () => {
    expect(fold('प्राथमिक शिक्षक').split(' ')).toHaveLength(2)
  })

  it('changes nothing the second time', () => {
    const random = seededRandom(7)
    const letters = Array.from("aàâçéñõüßæœøłđþıABC#+ -/.'’अनिशक्षกรูعمّ용工程ﬁ½Ⅳ")
    for (let i = 0; i < 2000; i++) {
      const text = Array.from({ length: 12 }, () => letters[Math.floor(random() * letters.length)]!).join('')
      const once = fold(text)
      expect(fold(once)).toBe(once)
    }
  })
})

describe('words', () => {
  it('cuts scripts without spaces into characters and pairs', () => {
    expect(words('厨师')).toEqual(['厨', '师', '厨师'])
    expect(words('chef cuisine')).toEqual(['chef', 'cuisine'])
    expect(words('')).toEqual([])
  })
})

describe('characterNgrams', () => {
  it('marks beginnings and ends of words', () => {
    expect(characterNgrams('ab', 3, 3)).toEqual([' ab', 'ab '])
    expect(characterNgrams('a', 3, 5)).toEqual([' a '])
  })
})

describe('the short ways of fold', () => {
  /** By definition, one step after the other. */
  const plainly = (text: string): string =>
    text
      .normalize('NFKD')
      .replace(/[\u0300-\u036f]/g, '')
      .normalize('NFC')
      .toLowerCase()
      .replace(/ß/g, 'ss')
      .replace(/æ/g, 'ae')
      .replace(/œ/g, 'oe')
      .replace(/ø/g, 'o')
      .replace(/[łŀ]/g, 'l')
      .replace(/[đð]/g, 'd')
      .replace(/þ/g, 'th')
      .replace(/ı/g, 'i')
      .replace(/['’ʼ`´]/g, ' ')
      .replace(/[^\p{L}\p{M}\p{N}#+]+/gu, ' ')
      .trim()

  it('lead to the same for every letter, alone and amid others', () => {
    for (let unit = 0; unit < 0x3000; unit++) {
      const letter = String.fromCharCode(unit)
      for (const text of [letter, `a${letter}b`, `A${letter}\u0301 ${letter}É`]) expect(fold(text)).toBe(plainly(text))
    }
  })
})
