import { encoderFailures } from './errors/encoder.js'
import { exchangeFailures } from './errors/exchange.js'
import { modelFailures } from './errors/model.js'
import { doubleCodingErrors } from './errors/double-coding.js'
import { peopleErrors } from './errors/people.js'

/** Exit status: 1 = done but something needs a person, 2 = could not. HTTP status: what a page or API call answers. */
interface Entry {
  readonly what: string
  readonly todo: string
  readonly http: number
}

/** Every foreseeable failure: what happened, what to do, and the HTTP status. `{name}` is filled from the context. */
export const errorCatalogue = {
  'source/not-found': {
    what: 'There is no file at {file}.',
    todo: 'Check the path, or give the full path.',
    http: 404,
  },
  'source/not-described': {
    what: 'The folder {folder} has no readable source.json: {detail}.',
    todo: 'Add source.json with title, publisher, country, languages, version, licence, origin and columns.',
    http: 422,
  },
  'source/unknown-format': {
    what: '{file} is not a workbook or a delimited text file that Concord reads ({detail}).',
    todo: 'Save it as .xlsx, .ods or .csv and try again.',
    http: 415,
  },
  'source/binary-text': {
    what: '{file} is named as text but holds binary data ({detail}).',
    todo: 'Export it again as text, or give it the extension of its real format.',
    http: 415,
  },
  'source/password': {
    what: '{file} is protected by a password.',
    todo: 'Open it in your spreadsheet program, remove the password, save, and try again.',
    http: 415,
  },
  'source/damaged': {
    what: '{file} is damaged and cannot be read ({detail}).',
    todo: 'Fetch or export the file again; nothing of it was kept.',
    http: 422,
  },
  'source/too-large': {
    what: '{file} unpacks to more than {limit} MB.',
    todo: 'Split the file, or remove empty rows and formatting, and try again.',
    http: 413,
  },
  'source/empty': {
    what: '{file} has no rows with data{detail}.',
    todo: 'Check that the right sheet is named, and the right header row.',
    http: 422,
  },
  'source/missing-column': {
    what: '{file} has no column "{column}". Its columns are: {columns}.',
    todo: 'Name the right column: on the Sources page, with --role, or under "columns" in source.json.',
    http: 422,
  },
  'source/no-header': {
    what: 'No header row was found in {file} for the columns {columns}.',
    todo: 'Say in which row it is (counted from 1) and which columns there are: on the Sources page, with --header-row and --role, or in source.json.',
    http: 422,
  },
  'source/nothing-kept': {
    what: 'All {refused} rows of {file} were refused; the first: {reason}',
    todo: 'Check which column plays which role: on the Sources page, with "concord ingest --check", or in source.json. Nothing was stored.',
    http: 422,
  },
  'classification/unknown': {
    what: 'There is no classification "{id}" in this workspace. It has: {known}.',
    todo: 'Ingest it first with "concord ingest", or use one of those named.',
    http: 404,
  },
  'classification/unknown-code': {
    what: '"{code}" is not a code of {classification} at the level that titles are mapped to.',
    todo: 'Choose a code from the classification; codes are text, with their leading zeros.',
    http: 422,
  },
  'correspondence/unknown': {
    what: 'There is no correspondence "{id}" in this workspace. It has: {known}.',
    todo: 'Run "concord map" for it first.',
    http: 404,
  },
  'correspondence/nothing-to-map': {
    what: '{source} has no titles to map.',
    todo: 'Ingest a classification, an index or job ads under that name first.',
    http: 422,
  },
  'title/unknown': {
    what: 'There is no title "{id}" in this correspondence.',
    todo: 'Go back to the list; the title may have been removed by a newer version of its source.',
    http: 404,
  },
  'review/conflict': {
    what: 'Somebody else decided on this title since you opened it ({detail}).',
    todo: 'Look at their decision, then decide again. Yours was not applied and nothing was lost.',
    http: 409,
  },
  'review/nothing-to-undo': {
    what: 'There is no decision of yours to take back here.',
    todo: 'Only the last decision on a title can be taken back.',
    http: 409,
  },
  'review/bad-request': {
    what: 'The decision could not be understood: {detail}.',
    todo: 'Reload the page and decide again; nothing was changed.',
    http: 400,
  },
  'bulk/empty': {
    what: 'No title that the machine puts into a group matches these filters.',
    todo: 'Remove a filter. Titles that a person decided on or put off are never accepted in bulk.',
    http: 422,
  },
  'bulk/not-now': {
    what: 'This cannot be done with the bulk act as it stands ({state}).',
    todo: 'Reload its page: it says what is missing. Somebody else may have gone on with it.',
    http: 409,
  },
  'proposal/unknown': {
    what: 'There is no cluster "{id}".',
    todo: 'Go back to the list; detection may have been run again.',
    http: 404,
  },
  'workspace/missing': {
    what: 'There is no Concord workspace at {folder}.',
    todo: 'Create one with "concord init {folder}".',
    http: 500,
  },
  'workspace/exists': {
    what: '{folder} already holds a workspace.',
    todo: 'Use it as it is, or choose another folder.',
    http: 409,
  },
  'store/full': {
    what: 'The disk or the database is full; the last step was rolled back ({detail}).',
    todo: 'Free some space and run the same command again; what was stored before is intact.',
    http: 507,
  },
  'store/newer': {
    what: 'The database {database} was written by a newer version of Concord (schema {found}, this one knows {known}).',
    todo: 'Install the newer version, or restore a backup made with this one. Nothing was changed.',
    http: 500,
  },
  'store/damaged': {
    what: '{database} is not a Concord database or is damaged ({detail}).',
    todo: 'Restore the last backup with "concord restore".',
    http: 500,
  },
  'store/unreachable': {
    what: 'The database at {database} cannot be reached ({detail}).',
    todo: 'Check that it runs and that the address in CONCORD_DATABASE is right.',
    http: 503,
  },
  'store/busy': {
    what: 'Another process has been writing to {database} for a minute ({detail}).',
    todo: 'Wait until it has finished and try again; nothing was changed.',
    http: 503,
  },
  'file/cannot-write': {
    what: '{file} cannot be written ({detail}).',
    todo: 'Check that the folder exists, that you may write there and that the disk is not full. The earlier file, if any, is intact.',
    http: 507,
  },
  ...modelFailures,
  'vector/invalid': {
    what: 'A vector is not {dimension} finite numbers ({detail}).',
    todo: 'This is a fault in the encoder or in a stored file; delete .cache in the workspace and run again.',
    http: 500,
  },
  'setting/invalid': {
    what: 'The setting {name} is "{value}", which is not {expected}.',
    todo: 'Set {name} to {expected}, or remove it to use the default.',
    http: 500,
  },
  'command/usage': {
    what: '{detail}.',
    todo: 'See "concord {command} --help".',
    http: 400,
  },
  'backup/invalid': {
    what: '{file} is not a Concord backup ({detail}).',
    todo: 'Choose a file written by "concord backup". The workspace was not touched.',
    http: 422,
  },
  'server/forbidden': {
    what: 'The request was refused ({detail}).',
    todo: 'Reload the page and try again; nothing was changed.',
    http: 403,
  },
  'server/not-allowed': {
    what: 'This needs the role {needed}, and yours here is {role}.',
    todo: 'Ask an administrator of this correspondence; nothing was changed.',
    http: 403,
  },
  'server/not-found': {
    what: 'There is no page at {path}.',
    todo: 'Start from the overview.',
    http: 404,
  },
  ...doubleCodingErrors,
  'template/failed': {
    what: 'The template {file} cannot be rendered ({detail}).',
    todo: 'Correct the template, or remove it from the workspace to use the one that ships.',
    http: 500,
  },
  'server/too-large': {
    what: 'The request is larger than {limit}.',
    todo: 'Shorten the comment and send it again; nothing was changed.',
    http: 413,
  },
  'source/no-target': {
    what: '{file} holds titles with codes, and it is not said of which classification the codes are.',
    todo: 'Name it with --target, on the Sources page, or under "target" in source.json; nothing was stored.',
    http: 422,
  },
  'source/no-classifications': {
    what: '{file} links the codes of two classifications, and it is not said which two.',
    todo: 'Name them with --from and --target, on the Sources page, or as "from" and "target" of the recipe in source.json; nothing was stored.',
    http: 422,
  },
  'source/bad-words': {
    what: 'The source cannot be described like this: {detail}.',
    todo: 'Correct it and try again; nothing was stored.',
    http: 422,
  },
  'upload/no-file': {
    what: 'No file came with the form.',
    todo: 'Choose a file, or drop one on the page, and send it again.',
    http: 400,
  },
  'upload/too-large': {
    what: '{file} is larger than {limit} MB, the most that may be uploaded.',
    todo: 'Read it with "concord ingest", which has no such limit, or raise CONCORD_UPLOAD_LIMIT.',
    http: 413,
  },
  'upload/damaged': {
    what: 'The upload broke off or cannot be read ({detail}).',
    todo: 'Send the file again; nothing was stored.',
    http: 400,
  },
  'upload/cancelled': {
    what: 'Reading {file} was cancelled.',
    todo: 'Nothing of it was stored. Read it again, or choose another file, on the Sources page.',
    http: 409,
  },
  'upload/gone': {
    what: 'This uploaded file is not there any more: it was ingested, given up, or left for more than a day.',
    todo: 'Upload it again on the Sources page.',
    http: 404,
  },
  'server/cannot-listen': {
    what: 'The web application cannot listen on port {port} ({detail}).',
    todo: 'Choose another port with --port, or 0 for a free one.',
    http: 500,
  },
  ...peopleErrors,
  ...encoderFailures,
  ...exchangeFailures,
} as const satisfies Record<string, Entry>

export type ErrorCode = keyof typeof errorCatalogue

const fill = (template: string, context: Readonly<Record<string, string | number>>): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => String(context[name] ?? whole))

/** A failure that the catalogue knows. Its message is fit for the person at the screen; anything else is a bug. */
export class KnownError extends Error {
  override readonly name = 'KnownError'
  readonly todo: string
  readonly http: number

  constructor(
    readonly code: ErrorCode,
    readonly context: Readonly<Record<string, string | number>> = {},
    options?: { readonly cause?: unknown },
  ) {
    const entry = errorCatalogue[code]
    super(fill(entry.what, context), options)
    this.todo = fill(entry.todo, context)
    this.http = entry.http
  }
}

/** What went wrong in an unknown value that was thrown, as one line. */
export const reasonOf = (thrown: unknown): string =>
  (thrown instanceof Error ? thrown.message : String(thrown)).replace(/\s+/g, ' ').slice(0, 300)
