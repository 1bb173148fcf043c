/** Failures of language models, of embedding models, and of what is carried to them by file. */
export const modelFailures = {
  'model/failed': {
    what: 'The language model at {server} did not answer usably ({detail}).',
    todo: 'Check base URL, key and model name; titles concerned keep the offline finding, marked.',
    http: 502,
  },
  'model/none': {
    what: 'No language model is set up.',
    todo: 'Set CONCORD_MODEL_KEY, or CONCORD_MODEL_BASE_URL for a server of your own; or carry the questions elsewhere with "concord ask --export".',
    http: 422,
  },
  'model/no-prices': {
    what: 'CONCORD_ASK_MONEY limits the cost, but no price is set.',
    todo: 'Set CONCORD_PRICE_INPUT and CONCORD_PRICE_OUTPUT, for a million tokens.',
    http: 422,
  },
  'ask/bad-file': {
    what: '{file} holds nothing that can be used: {detail}.',
    todo: 'Give a file of answers to questions that "concord ask --export" wrote, or of exchanges that "concord ask --record" wrote. Nothing was changed.',
    http: 422,
  },
  'embedding/mixed': {
    what: '{file} holds vectors of {found}, not of {wanted}: vectors of two models cannot be compared.',
    todo: 'Delete this file, or the whole of .cache/vectors; the vectors are then made again.',
    http: 500,
  },
  'embedding/no-package': {
    what: 'A local embedding model is set, but the package {package} cannot be loaded ({detail}).',
    todo: 'Install it beside Concord ("npm install {package}"), or remove CONCORD_EMBEDDING_FOLDER.',
    http: 500,
  },
  'embedding/no-model': {
    what: 'The embedding model in {folder} cannot be used ({detail}).',
    todo: 'Give a folder as docs/language-models.md describes it; nothing is ever downloaded by itself.',
    http: 500,
  },
} as const
