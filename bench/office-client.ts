/** A person at the office's server: what each of their changes must carry. */
export interface OfficeClient {
  readonly url: string
  readonly cookie: string
  readonly token: string
}

export async function officeClient(url: string): Promise<OfficeClient> {
  const opened = await fetch(`${url}/api/session`)
  const { token } = (await opened.json()) as { readonly token: string }
  const cookies = opened.headers.getSetCookie().map((line) => line.split(';')[0])
  return { url, cookie: cookies.join('; '), token }
}
