/** What can go wrong with trained encoders, and with coding files by them. */
export const encoderFailures = {
  'encoder/unusable': {
    what: 'The trained encoder in {file} cannot be used ({detail}).',
    todo: 'Train it again with "concord train"; until then titles are compared without it.',
    http: 500,
  },
  'encoder/untrainable': {
    what: 'No encoder can be trained on these labels ({detail}).',
    todo: 'Give labelled titles of at least two codes, and settings within their bounds.',
    http: 422,
  },
  'code/other-job': {
    what: 'Beside {file} lies the unfinished work of another run: another input, other options or other index titles.',
    todo: 'Give another --out, or begin anew with --restart.',
    http: 409,
  },
} as const
