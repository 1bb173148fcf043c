/** What came back for a request: a new desk, a page that holds none, or nothing at all. */
export type Fetched =
  | {
      readonly kind: 'desk'
      readonly desk: Element
      readonly title: string
      readonly url: string
      readonly stored: boolean
    }
  | { readonly kind: 'elsewhere'; readonly url: string }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'lost' }

/** Fetches a page as the browser would, following redirects, and finds the desk in it. */
export async function fetchDesk(address: string, body?: URLSearchParams): Promise<Fetched> {
  try {
    // Asked for with this header, a change answers with the next desk itself instead of its address.
    const asked = { method: 'POST', body: body ?? null, headers: { 'X-Concord-Desk': 'page' } }
    const response = await fetch(address, body === undefined ? {} : asked)
    const page = new DOMParser().parseFromString(await response.text(), 'text/html')
    const desk = page.querySelector('concord-desk')
    const told = response.headers.get('X-Concord-Address')
    const url = told === null ? response.url : new URL(told, response.url).href
    if (desk !== null) return { kind: 'desk', desk, title: page.title, url, stored: response.ok }
    if (response.ok) return { kind: 'elsewhere', url: response.url }
    return { kind: 'refused', reason: page.querySelector('.lead')?.textContent ?? String(response.status) }
  } catch {
    return { kind: 'lost' }
  }
}

/** The address that a form with method GET leads to. */
export function addressOf(form: HTMLFormElement): string {
  const address = new URL(form.action)
  const fields = new FormData(form)
  address.search = textFields(fields).toString()
  return address.href
}

/** What a form with method POST sends. */
export function bodyOf(form: HTMLFormElement, submitter: HTMLElement | null): URLSearchParams {
  const fields = new FormData(form, submitter)
  return textFields(fields)
}

/** Our forms send no files. */
const textFields = (fields: FormData): URLSearchParams =>
  new URLSearchParams([...fields].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
