import { expect, it } from 'vitest'
import { withCorrespondence, type Place } from './place.js'
import { correspondence } from './samples.js'

const { id: c } = correspondence

export function commentClauses(place: Place): void {
  const comment = (id: string, at: string, subjectId = 't1') => ({
    ...{ id, correspondenceId: c, subject: 'title' as const, subjectId, person: 'Ana', at, text: `“${id}” <b>` },
  })

  it('keeps comments on a subject, oldest first', async () => {
    const { store } = await withCorrespondence(place)
    for (const [id, at] of [
      ['b', '2'],
      ['a', '1'],
    ] as const)
      await store.addComment(comment(id, at), [])
    await store.addComment(comment('x', '1', 't2'), [])
    expect(await store.comments(c, 'title', 't1')).toEqual([comment('a', '1'), comment('b', '2')])
    expect(await store.comments(c, 'item', 't1')).toEqual([])
  })

  it('notifies whom a comment mentions, once, until it was read', async () => {
    const { store } = await withCorrespondence(place)
    await store.addComment(comment('a', '1'), ['Bo', 'Bo', 'Cy'])
    await store.addComment(comment('b', '2'), ['Bo'])
    const page = { offset: 0, limit: 5 }
    expect(await store.unreadNotifications('Bo')).toBe(2)
    expect(await store.unreadNotifications('Bo', [c, 'other'])).toBe(0)
    expect(await store.notifications('Bo', page, [c])).toEqual({ rows: [], total: 0 })
    expect((await store.notifications('Bo', page, ['other'])).total).toBe(2)
    await store.markRead('Bo', '3', 'a')
    expect(await store.notifications('Bo', page)).toEqual({
      rows: [
        { comment: comment('b', '2'), readAt: null },
        { comment: comment('a', '1'), readAt: '3' },
      ],
      total: 2,
    })
    await store.markRead('Bo', '4')
    expect([await store.unreadNotifications('Bo'), await store.unreadNotifications('Cy')]).toEqual([0, 1])
  })

  it('the database itself refuses to change a comment', async () => {
    const { store, database } = await withCorrespondence(place)
    await store.addComment(comment('a', '1'), [])
    await expect(place.run(database, "update remark set body = ''")).rejects.toThrow('rows of remark are only ever')
  })
}
