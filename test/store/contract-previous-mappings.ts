import { expect, it } from 'vitest'
import { ingestedAt, opened, type Place } from './place.js'
import { description, link, report } from './samples.js'

const linked = { from: 'cbo-2002', target: 'isco-08' }

export function previousMappingClauses(place: Place): void {
  it('gives links back as they were published, flags, relations and their order with them', async () => {
    const store = await opened(await place.empty())
    const links = [link('31', '5120'), link('11', '5'), link('12', null), link('11', '5131')]
    await store.savePreviousMappings(description('table'), linked, links, report)
    expect(await store.previousMappings(linked)).toEqual(links.map((one) => ({ ...one, sourceId: 'table' })))
    expect(await store.previousMappings({ from: 'isco-08', target: 'cbo-2002' })).toEqual([])
    expect(await store.sources()).toEqual([
      { description: description('table'), kind: 'correspondence', ingestedAt, report },
    ])
  })

  it('finds the links of a code on either side', async () => {
    const store = await opened(await place.empty())
    const links = [link('31', '5120'), link('11', '5'), link('12', null), link('11', '5120')]
    await store.savePreviousMappings(description('table'), linked, links, report)
    const codesOf = async (of: 'from' | 'target', codes: readonly string[]) =>
      (await store.previousMappings(linked, { of, codes })).map((one) => [one.sourceCode, one.targetCode])
    expect(await codesOf('from', ['11'])).toEqual([
      ['11', '5'],
      ['11', '5120'],
    ])
    expect(await codesOf('target', ['5120', '5'])).toEqual([
      ['31', '5120'],
      ['11', '5'],
      ['11', '5120'],
    ])
    expect(await codesOf('from', ['99'])).toEqual([])
    expect(await codesOf('from', [])).toEqual([])
  })

  it('replaces the links of a source whole, also where it links other classifications now', async () => {
    const store = await opened(await place.empty())
    await store.savePreviousMappings(description('a'), linked, [link('11', '1'), link('12', '2')], report)
    await store.savePreviousMappings(description('b'), linked, [link('13', '3')], report)
    await store.savePreviousMappings(description('a'), linked, [link('14', '4')], report)
    const codes = async () => (await store.previousMappings(linked)).map((one) => `${one.sourceId} ${one.sourceCode}`)
    expect(await codes()).toEqual(['a 14', 'b 13'])
    await store.savePreviousMappings(description('a'), { ...linked, from: 'cuoc' }, [link('15', '5')], report)
    expect(await codes()).toEqual(['b 13'])
    expect(await store.sources()).toHaveLength(2)
  })

  it('keeps more links than one statement holds', async () => {
    const store = await opened(await place.empty())
    const links = Array.from({ length: 1_203 }, (_, at) => link(String(at), String(at % 7)))
    await store.savePreviousMappings(description('a'), linked, links, report)
    expect(await store.previousMappings(linked)).toHaveLength(1_203)
  })
}
