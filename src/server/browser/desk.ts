import { forgetDraft, keepDraft, restoreDraft } from './drafts.js'
import { focusOf, meaningOf, movedKeys } from './keys.js'
import { addressOf, bodyOf, fetchDesk, type Fetched } from './page-fetch.js'

/** How long to wait after the last letter before searching, in milliseconds. */
const searchAfter = 180

/**
 * Makes the desk quick: keys act, and the next title replaces this one without loading the page anew. Every form and
 * link in it works without this script.
 */
export class DeskElement extends HTMLElement {
  private busy = false
  private search: ReturnType<typeof setTimeout> | undefined

  connectedCallback(): void {
    document.addEventListener('keydown', this.onKey)
    window.addEventListener('popstate', this.onBack)
    this.addEventListener('submit', this.onSubmit)
    this.addEventListener('click', this.onClick)
    this.addEventListener('input', this.onInput)
    this.settleIn()
  }

  disconnectedCallback(): void {
    document.removeEventListener('keydown', this.onKey)
    window.removeEventListener('popstate', this.onBack)
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    const meaning = meaningOf(
      {
        key: event.key,
        control: event.ctrlKey || event.metaKey,
        alternate: event.altKey,
        repeated: event.repeat,
        focus: focusOf(event.target),
      },
      document.documentElement.dataset.keys !== 'off',
      movedKeys(document.body.dataset.keyMap ?? ''),
    )
    if (meaning === null || this.querySelector('dialog')?.open === true) return
    if (meaning === 'leave') {
      this.querySelector('h1')?.focus()
      return
    }
    const found = this.querySelector<HTMLElement>(`[data-key="${CSS.escape(meaning)}"]`)
    if (found === null) return
    event.preventDefault()
    if (meaning === '?') this.querySelector('dialog')?.showModal()
    else if (found instanceof HTMLInputElement || found instanceof HTMLTextAreaElement) found.focus()
    else found.click()
  }

  private readonly onBack = (): void => {
    void this.show(fetchDesk(location.href), 'none')
  }

  private readonly onClick = (event: MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (link === null || event.ctrlKey || event.metaKey || event.shiftKey) return
    if (link.matches('.help')) {
      event.preventDefault()
      this.querySelector('dialog')?.showModal()
    } else if (link.matches('[data-group]')) {
      event.preventDefault()
      void this.showGroup(link.href)
    } else if (link.matches('[data-title], [rel=next], [rel=prev], .chip')) {
      event.preventDefault()
      void this.show(fetchDesk(link.href), 'push')
    }
  }

  private readonly onSubmit = (event: SubmitEvent): void => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || form.method === 'dialog') return
    event.preventDefault()
    if (form.matches('.search')) {
      void this.showGroup(addressOf(form))
    } else if (form.method === 'get') {
      void this.show(fetchDesk(addressOf(form)), 'push')
    } else if (!this.busy) {
      // A second press on a title that has just been decided must not decide the next, unseen one.
      void this.show(fetchDesk(form.action, bodyOf(form, event.submitter)), 'push', form)
    }
  }

  private readonly onInput = (event: Event): void => {
    const field = event.target
    if (field instanceof HTMLTextAreaElement) keepDraft(field)
    if (!(field instanceof HTMLInputElement) || !field.matches('.search input')) return
    clearTimeout(this.search)
    this.search = setTimeout(() => void this.showResults(field), searchAfter)
  }

  /** Replaces the whole desk by what a request brought, or says why that cannot be. */
  private async show(request: Promise<Fetched>, history: 'push' | 'none', sent?: HTMLFormElement): Promise<void> {
    this.busy = true
    const fetched = await request
    this.busy = false
    if (fetched.kind === 'lost') this.say(this.dataset.lost ?? '')
    else if (fetched.kind === 'refused') this.say(`${this.dataset.refused ?? ''} ${fetched.reason}`)
    else if (fetched.kind === 'elsewhere') location.assign(fetched.url)
    else {
      const comment = sent?.querySelector('textarea')
      if (fetched.stored && comment) forgetDraft(comment)
      const queueAt = this.querySelector('.queue-zone .zone-scroll')?.scrollTop ?? 0
      if (history === 'push') window.history.pushState(null, '', fetched.url)
      document.title = fetched.title
      this.replaceChildren(...fetched.desk.childNodes)
      const queue = this.querySelector('.queue-zone .zone-scroll')
      if (queue) queue.scrollTop = queueAt
      this.settleIn()
      this.querySelector('h1')?.focus()
    }
  }

  /**
   * Shows another group beside the same title; what was typed and chosen there stays. Focus goes where one goes on: to
   * the first result of a search, to the button that chooses the group, or back to the candidate.
   */
  private async showGroup(address: string): Promise<void> {
    const from = document.activeElement
    const [searched, inCandidates] = [from?.closest('.search') != null, from?.closest('.candidates') != null]
    const fetched = await fetchDesk(address)
    if (fetched.kind !== 'desk') {
      this.say(this.dataset.lost ?? '')
      return
    }
    for (const part of ['.group-zone', '.candidates']) {
      const [old, fresh] = [this.querySelector(part), fetched.desk.querySelector(part)]
      if (old && fresh) old.replaceChildren(...fresh.childNodes)
    }
    window.history.replaceState(null, '', fetched.url)
    const goOn = searched ? '.results a' : inCandidates ? '.candidates [aria-current]' : '.group button'
    this.querySelector<HTMLElement>(goOn)?.focus()
  }

  /** Results while one types; the field keeps its text and focus. */
  private async showResults(field: HTMLInputElement): Promise<void> {
    const form = field.form
    if (form === null) return
    const words = field.value
    const fetched = await fetchDesk(addressOf(form))
    if (fetched.kind !== 'desk' || field.value !== words) return
    const results = fetched.desk.querySelector('.results')
    this.querySelector('.results')?.remove()
    if (results) form.after(results)
  }

  private say(text: string): void {
    const status = this.querySelector('.desk-status')
    if (status === null) return
    status.classList.add('failed')
    status.textContent = text
  }

  private settleIn(): void {
    const comment = this.querySelector<HTMLTextAreaElement>('textarea[name=comment]')
    if (comment) restoreDraft(comment)
  }
}
