import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { readTables } from '../src/files/tables.js'
import { readConfig } from '../src/config.js'

/** One row of a classification to be mapped. The gold column is read only by `readGold`. */
export interface TaskRow {
  readonly code: string
  readonly title: string
}

export interface Task {
  /** The file's name without `.csv`: `bgr_bg`. */
  readonly name: string
  /** After the underscore of the name. */
  readonly language: string
  readonly rows: readonly TaskRow[]
}

async function rowsOf(
  file: string,
): Promise<{ readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] }> {
  const { tables } = await readTables(file, { inflateLimit: readConfig({}).inflateLimit, languages: [] })
  const [header = [], ...rows] = tables[0]?.rows ?? []
  return { header, rows }
}

const columnOf = (header: readonly string[], name: string): number => {
  const at = header.indexOf(name)
  if (at < 0) throw new Error(`no column "${name}"`)
  return at
}

/** The classifications of a folder, codes and titles only. */
export async function readTasks(folder: string): Promise<readonly Task[]> {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.csv'))
    .sort()
  const tasks: Task[] = []
  for (const file of files) {
    const { header, rows } = await rowsOf(join(folder, file))
    const [code, title] = [columnOf(header, 'code'), columnOf(header, 'title')]
    const name = file.slice(0, -4)
    tasks.push({
      name,
      language: name.split('_')[1] ?? 'und',
      rows: rows.map((row) => ({ code: row[code] ?? '', title: row[title] ?? '' })),
    })
  }
  return tasks
}

/** The gold codes of a classification's rows, in the rows' order; empty where a row is not scored. For `fit` alone. */
export async function readGold(folder: string, task: string): Promise<readonly (readonly string[])[]> {
  const { header, rows } = await rowsOf(join(folder, `${task}.csv`))
  const gold = columnOf(header, 'isco08')
  return rows.map((row) => (row[gold] ?? '').split('|').filter((code) => code !== ''))
}
