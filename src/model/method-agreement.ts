import type { Finding } from './finding.js'

/**
 * Whether the methods that found a title's candidates speak against what was concluded: fewer than half of them have that
 * item first. With one method, or without candidates, nobody disagrees.
 */
export function methodsDisagree(finding: Finding): boolean {
  const firsts = new Map<string, string>()
  for (const { code, evidence } of finding.candidates) {
    for (const { method, rank } of evidence) if (rank === 1 && !firsts.has(method)) firsts.set(method, code)
  }
  const concluded = finding.kind === 'Mapped' ? finding.code : finding.candidates[0]?.code
  const agreeing = [...firsts.values()].filter((code) => code === concluded).length
  return firsts.size > 1 && agreeing * 2 < firsts.size
}
