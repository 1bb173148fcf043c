import { describe, expect, it } from 'vitest'
import { mentionsIn } from '../../src/pipeline/comment.js'
import { makePresence } from '../../src/server/presence.js'
import { exampleId } from './example-workspace.js'
import { runningExample } from './running-example.js'

const c = `/c/${exampleId}`

const on = runningExample()

const store = () => on.example.workspace.store
const fromOther = (text: string) =>
  store().addComment(
    {
      ...{ id: 'm1', correspondenceId: exampleId, subject: 'title', subjectId: 'item-6410-20' },
      ...{ person: 'Bo', at: '2026-11-23T08:00:00Z', text },
    },
    ['A. Reviewer'],
  )

describe('comments', () => {
  it.each([
    ['title', 'item-6410-20', `${c}/desk/item-6410-20`],
    ['item', '251', `${c}/tree?at=251`],
    ['proposal', 'cluster-1', `${c}/new-occupations/cluster-1`],
  ])('on a %s are kept and shown as text', async (subject, id, page) => {
    const text = '<script>alert(1)</script> ask @Nobody'
    const response = await on.client.post(`${c}/comments/${subject}/${id}`, { text, back: page })
    expect(response.headers.get('location')).toBe(page)
    expect(await on.client.page(page)).toContain('&lt;script&gt;alert(1)&lt;/script&gt; ask @Nobody')
  })

  it.each([
    ['nothing', 'title/item-6410-20', ' ', 400],
    ['too much', 'title/item-6410-20', 'x'.repeat(4001), 400],
    ['ten million characters', 'title/item-6410-20', 'x'.repeat(10_000_000), 413],
    ['a title that is not there', 'title/none', 'x', 404],
    ['a code that is not there', 'item/9999', 'x', 422],
    ['a proposal that is not there', 'proposal/none', 'x', 404],
    ['something else', 'person/none', 'x', 404],
  ])('on or with %s are refused', async (_, subject, text, status) => {
    expect((await on.client.post(`${c}/comments/${subject}`, { text })).status).toBe(status)
  })

  it('notify whom they mention until it is read', async () => {
    await fromOther('please look @A. Reviewer')
    expect(await on.client.page(c)).toContain('data-live="unread">1<')
    expect(await on.client.page('/notifications')).toContain('please look @A. Reviewer')
    const opened = await on.client.post('/notifications/m1', { back: `${c}/desk/item-6410-20?state=all` })
    expect(opened.headers.get('location')).toContain('/desk/item-6410-20')
    expect(await on.client.page(c)).toContain('data-live="unread"></span>')
    expect(await on.client.page('/notifications')).not.toContain('>New<')
  })

  it('do not notify who writes them', async () => {
    await on.client.post(`${c}/comments/title/item-6410-20`, { text: 'note to @A. Reviewer', back: c })
    expect(await store().unreadNotifications('A. Reviewer')).toBe(0)
  })

  it('find whom a text mentions', () => {
    const people = ['Ana', 'Ana Souza', 'bo', 'X+Y']
    expect(mentionsIn('@Ana Souza and @BO, not mail@Ana nor @Anabel', people)).toEqual(['Ana Souza', 'bo'])
    expect(mentionsIn('(@Ana) @X+Y @', people)).toEqual(['Ana', 'X+Y'])
  })
})

describe('who is on a title', () => {
  it('is told to others until nothing was heard for a while', () => {
    let at = 0
    const presence = makePresence(() => new Date(at))
    expect(presence.arrive('c', 't1', 'Ana')).toEqual([])
    expect(presence.arrive('c', 't1', 'Bo')).toEqual(['Ana'])
    expect(presence.arrive('c', 't2', 'Cy')).toEqual([])
    expect(presence.arrive('d', 't1', 'Di')).toEqual([])
    at = 20_000
    expect(presence.arrive('c', 't1', 'Ana')).toEqual(['Bo'])
    at = 30_000
    expect(presence.arrive('c', 't1', 'Ana')).toEqual([])
    expect(presence.arrive('c', 't2', 'Ana')).toEqual([])
    expect(presence.arrive('c', 't1', 'Bo')).toEqual([])
  })

  it('comes with the counts as they are now', async () => {
    const live = async () => (await (await on.client.post(`${c}/live/item-6410-20`, {})).json()) as { settled: string }
    const before = await live()
    await on.client.post(`${c}/desk/item-6410-20`, { choice: 'none', seen: '0' })
    expect((await live()).settled).not.toBe(before.settled)
    expect(await live()).toMatchObject({ others: '', unread: '' })
  })
})
