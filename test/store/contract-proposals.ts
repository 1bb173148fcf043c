import { expect, it } from 'vitest'
import { withCorrespondence, type Place } from './place.js'
import { cluster, correspondence, verdict } from './samples.js'

const { id: c } = correspondence

export function proposalClauses(place: Place): void {
  it('gives back clusters, those of the most ads first', async () => {
    const { store } = await withCorrespondence(place)
    const [small, large, alike] = [cluster('b', [1, 1, 1, 1]), cluster('c', [40]), cluster('a', [3, 1])]
    await store.saveClusters(c, 'r1', [small, large, alike])
    expect(await store.proposals(c)).toEqual(
      [large, alike, small].map((one) => ({ cluster: one, state: 'Open', verdicts: [] })),
    )
    expect(await store.proposals('other')).toEqual([])
  })

  it('appends verdicts; the last one stands, also after detection has run again', async () => {
    const { store } = await withCorrespondence(place)
    await store.saveClusters(c, 'r1', [cluster('a', [3]), cluster('b', [2])])
    const verdicts = [verdict('v1', 'a', 'Accept'), verdict('v2', 'a', 'Reopen'), verdict('v3', 'a', 'Reject')]
    for (const one of verdicts) await store.appendVerdict(c, one)
    await store.appendVerdict(c, verdict('v4', 'b', 'Accept'))
    expect((await store.proposals(c)).map((one) => one.state)).toEqual(['Rejected', 'Accepted'])
    await store.saveClusters(c, 'r2', [])
    expect(await store.proposals(c)).toEqual([])
    await store.saveClusters(c, 'r3', [cluster('a', [5])])
    expect(await store.proposals(c)).toEqual([{ cluster: cluster('a', [5]), state: 'Rejected', verdicts }])
  })

  it('appends verdicts given at once one after the other', async () => {
    const { store } = await withCorrespondence(place)
    await store.saveClusters(c, 'r1', [cluster('a', [3])])
    await Promise.all(['v1', 'v2', 'v3'].map((id) => store.appendVerdict(c, verdict(id, 'a', 'Accept'))))
    expect((await store.proposals(c))[0]?.verdicts).toHaveLength(3)
  })

  it('refuses a verdict on a cluster that is not there', async () => {
    const { store } = await withCorrespondence(place)
    await expect(store.appendVerdict(c, verdict('v1', 'a', 'Accept'))).rejects.toMatchObject({
      code: 'proposal/unknown',
    })
  })

  it.each(["update verdict set verdict = 'Accept'", 'delete from verdict'])('the database refuses: %s', async (sql) => {
    const { store, database } = await withCorrespondence(place)
    await store.saveClusters(c, 'r1', [cluster('a', [3])])
    await store.appendVerdict(c, verdict('v1', 'a', 'Reject'))
    await expect(place.run(database, sql)).rejects.toThrow('rows of verdict are only ever appended')
  })
}
