export const chromiumFlags: readonly string[]
export function findChromium(otherwise?: string): string | undefined
