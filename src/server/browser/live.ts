/** How often the desk says which title is open and asks what is new, in milliseconds. */
const every = 8_000

/** Who hurries from title to title is on none of them: nothing is said before, in milliseconds. */
const settledAfter = 1_500

/** What the server tells: texts in the reader's language, for the places on the page that are named like them. */
type News = Readonly<Record<'others' | 'settled' | 'frequency' | 'unread', string>>

/** Keeps counts and presence current while a desk is shown. Without this script they are as of the page. */
export class LiveElement extends HTMLElement {
  private first: ReturnType<typeof setTimeout> | undefined
  private timer: ReturnType<typeof setInterval> | undefined
  private asking: AbortController | undefined

  connectedCallback(): void {
    this.timer = setInterval(this.ask, every)
    document.addEventListener('visibilitychange', this.ask)
    this.first = setTimeout(this.ask, settledAfter)
  }

  disconnectedCallback(): void {
    clearTimeout(this.first)
    clearInterval(this.timer)
    document.removeEventListener('visibilitychange', this.ask)
    this.asking?.abort()
  }

  /** A page that nobody looks at says nothing; an answer that does not come is asked for again the next time. */
  private readonly ask = (): void => {
    const { address, token } = this.dataset
    if (document.hidden || address === undefined || token === undefined) return
    this.asking?.abort()
    this.asking = new AbortController()
    const { signal } = this.asking
    void fetch(address, { method: 'POST', headers: { 'X-Concord-Token': token }, signal })
      .then(async (response) => (response.ok ? show((await response.json()) as News) : undefined))
      .catch(() => undefined)
  }
}

function show(news: News): void {
  for (const [name, text] of Object.entries(news)) {
    const place = document.querySelector(`[data-live="${name}"]`)
    if (place !== null && place.textContent !== text) place.textContent = text
  }
}
