import { chromium, type Browser } from 'playwright-core'
import { chromiumFlags, findChromium } from '../../scripts/find-chromium.mjs'

/** Starts the browser that the tests drive. Throws where there is none: nothing is skipped in silence. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = findChromium(chromium.executablePath())
  if (executablePath === undefined) {
    throw new Error(
      'No Chromium or Chrome found. Install one, or name it in CHROMIUM_PATH; "npm test" does so by itself.',
    )
  }
  return await chromium.launch({ executablePath, args: [...chromiumFlags] })
}
