/** What the page's form sends when nothing is changed on it. */
export function formOf(html: string): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [tag, name] of html.matchAll(/<input[^>]* name="([^"]+)"[^>]*>/g)) {
    if (name === 'token' || (/type="(?:radio|checkbox)"/.test(tag) && !tag.includes(' checked'))) continue
    fields[name!] = /value="([^"]*)"/.exec(tag)?.[1] ?? ''
  }
  for (const [, name, options] of html.matchAll(/<select name="([^"]+)"[^>]*>(.*?)<\/select>/gs)) {
    fields[name!] = /value="([^"]*)" selected/.exec(options!)?.[1] ?? ''
  }
  return fields
}
