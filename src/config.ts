import { KnownError } from './errors.js'

interface Setting<T> {
  readonly variable: string
  readonly default: T
  readonly meaning: string
}

const setting = <T extends string | number>(variable: string, value: T, meaning: string): Setting<T> => ({
  variable,
  default: value,
  meaning,
})

/** Every setting: environment variable, default, meaning. README, `--help` and the method report are printed from it. */
export const settings = {
  database: setting<string>(
    'CONCORD_DATABASE',
    '',
    'Address of a PostgreSQL database (postgres://...). Empty: concord.sqlite in the workspace.',
  ),
  modelBaseUrl: setting<string>(
    'CONCORD_MODEL_BASE_URL',
    'https://api.openai.com/v1',
    'Base URL of an OpenAI-compatible server.',
  ),
  modelKey: setting<string>('CONCORD_MODEL_KEY', '', 'Key for that server. Empty: the offline adjudicator decides.'),
  model: setting<string>('CONCORD_MODEL', 'gpt-5-mini', 'Name of the language model to ask.'),
  modelTimeout: setting<number>('CONCORD_MODEL_TIMEOUT', 60, 'Seconds before a question to the model is given up.'),
  modelConcurrency: setting<number>('CONCORD_MODEL_CONCURRENCY', 4, 'Questions asked of the model at one time.'),
  askBelow: setting<number>(
    'CONCORD_ASK_BELOW',
    0.8,
    'Titles whose offline probability is below this are put to the language model, when there is one.',
  ),
  modelRequestsPerMinute: setting<number>(
    'CONCORD_MODEL_REQUESTS_PER_MINUTE',
    0,
    'Requests to the model in a minute at most; 0: as many as its answers allow.',
  ),
  modelTokensPerMinute: setting<number>(
    'CONCORD_MODEL_TOKENS_PER_MINUTE',
    0,
    'Input tokens (estimated) sent to the model in a minute at most; 0: no limit.',
  ),
  askAbove: setting<number>(
    'CONCORD_ASK_ABOVE',
    0,
    'Titles whose offline probability is below this are left to people without asking the model.',
  ),
  askLanguages: setting<string>(
    'CONCORD_ASK_LANGUAGES',
    '',
    'Languages whose titles may be put to the model, with commas between. Empty: all.',
  ),
  askAds: setting<string>('CONCORD_ASK_ADS', 'yes', 'Whether titles of job ads may be sent to the model: yes or no.'),
  askVotes: setting<number>(
    'CONCORD_ASK_VOTES',
    3,
    'Votes of the model on one title at most, the candidates shuffled each time; 1: never asked again.',
  ),
  askVotesBelow: setting<number>(
    'CONCORD_ASK_VOTES_BELOW',
    0.5,
    'Probability below which the model is asked to vote again.',
  ),
  modelOdds: setting<number>(
    'CONCORD_MODEL_ODDS',
    3,
    'Times likelier that the model chooses a group when it is right: what its agreement is worth. "bench adjudication" measures it.',
  ),
  askSecondLook: setting<string>(
    'CONCORD_ASK_SECOND_LOOK',
    'yes',
    'Whether the model describes the work behind a title it finds vague or without a group, for a second search: yes or no.',
  ),
  askRequests: setting<number>(
    'CONCORD_ASK_REQUESTS',
    0,
    'Questions put to the model in one run at most; 0: no limit.',
  ),
  askTokens: setting<number>('CONCORD_ASK_TOKENS', 0, 'Input and output tokens of one run at most; 0: no limit.'),
  askMoney: setting<number>(
    'CONCORD_ASK_MONEY',
    0,
    'Money spent on the model in one run at most, in the currency of the prices; 0: no limit.',
  ),
  priceInput: setting<number>('CONCORD_PRICE_INPUT', 0, 'Price of a million input tokens; 0: unknown.'),
  priceOutput: setting<number>('CONCORD_PRICE_OUTPUT', 0, 'Price of a million output tokens; 0: unknown.'),
  priceCurrency: setting<string>('CONCORD_PRICE_CURRENCY', 'USD', 'Currency of the prices, as it is to be shown.'),
  embeddingModel: setting<string>(
    'CONCORD_EMBEDDING_MODEL',
    '',
    'Embedding model on a server whose vectors are one more search method. Empty: none.',
  ),
  embeddingBaseUrl: setting<string>(
    'CONCORD_EMBEDDING_BASE_URL',
    '',
    "Base URL of the embedding model's server. Empty: that of the language model, with its key.",
  ),
  embeddingKey: setting<string>('CONCORD_EMBEDDING_KEY', '', 'Key for CONCORD_EMBEDDING_BASE_URL.'),
  embeddingDimensions: setting<number>(
    'CONCORD_EMBEDDING_DIMENSIONS',
    0,
    'Numbers in a vector, where the embedding model can give fewer; 0: all.',
  ),
  embeddingFolder: setting<string>(
    'CONCORD_EMBEDDING_FOLDER',
    '',
    'Folder with an ONNX embedding model that runs on this machine, in place of a server. Needs @huggingface/transformers.',
  ),
  embeddingPrefix: setting<string>(
    'CONCORD_EMBEDDING_PREFIX',
    '',
    'Put before each text that is embedded, where a model wants it ("query: ").',
  ),
  acceptAt: setting<number>(
    'CONCORD_ACCEPT_AT',
    0.85,
    'Probability from which a finding stands until a person decides. A working threshold, not a certificate.',
  ),
  noneAt: setting<number>(
    'CONCORD_NONE_AT',
    0.7,
    'Probability of "no group fits" from which a title counts as unmatched until a person decides.',
  ),
  candidates: setting<number>('CONCORD_CANDIDATES', 10, 'Candidates kept and shown for each title.'),
  clusterAt: setting<number>(
    'CONCORD_CLUSTER_AT',
    0.5,
    'Cosine similarity from which two unmatched titles are neighbours in detection.',
  ),
  clusterLeast: setting<number>('CONCORD_CLUSTER_LEAST', 3, 'Fewest distinct titles that make a cluster.'),
  titleLimit: setting<number>(
    'CONCORD_TITLE_LIMIT',
    500,
    'Longest title kept, in characters; longer rows are refused with the reason.',
  ),
  languageDetector: setting<string>(
    'CONCORD_LANGUAGE_DETECTOR',
    'trained',
    'How the language of titles is found where the source does not declare one: trained (on the titles at hand) or franc.',
  ),
  inflateLimit: setting<number>('CONCORD_INFLATE_LIMIT', 400, 'Most MB that a packed file may unpack to.'),
  uploadLimit: setting<number>('CONCORD_UPLOAD_LIMIT', 200, 'Most MB that a file sent to the Sources page may have.'),
  cache: setting<string>(
    'CONCORD_CACHE',
    '',
    'Folder for what can be made again, as trained encoders. Empty: .cache in the workspace.',
  ),
  port: setting<number>('CONCORD_PORT', 4178, 'Port of the web application; 0 chooses a free one.'),
  host: setting<string>('CONCORD_HOST', '127.0.0.1', 'Address that the web application listens on.'),
  publicAddress: setting<string>(
    'CONCORD_PUBLIC_ADDRESS',
    '',
    'Address under which people reach the web application, for example https://concord.example.org. Empty: this machine alone.',
  ),
  signIn: setting<string>(
    'CONCORD_SIGN_IN',
    'off',
    'off: one person, on this machine, without sign-in; accounts: everybody signs in.',
  ),
  sessionIdle: setting<number>('CONCORD_SESSION_IDLE', 480, 'Minutes without a request after which a session ends.'),
  sessionLongest: setting<number>('CONCORD_SESSION_LONGEST', 168, 'Hours after which a session ends in any case.'),
  invitationHours: setting<number>('CONCORD_INVITATION_HOURS', 72, 'Hours for which an invitation can be used.'),
  trustedProxies: setting<number>(
    'CONCORD_TRUSTED_PROXIES',
    0,
    'Proxies of your own in front of the web application, whose word on where a request comes from is taken.',
  ),
  openIdIssuer: setting<string>(
    'CONCORD_OPEN_ID_ISSUER',
    '',
    'Issuer of an OpenID Connect provider to sign in with. Empty: by password alone.',
  ),
  openIdClient: setting<string>('CONCORD_OPEN_ID_CLIENT', '', 'Id of this application at that provider.'),
  openIdSecret: setting<string>('CONCORD_OPEN_ID_SECRET', '', 'Secret of this application at that provider.'),
  reviewer: setting<string>('CONCORD_REVIEWER', 'reviewer', 'Name written beside decisions made on this machine.'),
} as const

export type SettingName = keyof typeof settings
export type Config = {
  readonly [Name in SettingName]: (typeof settings)[Name] extends Setting<number> ? number : string
}

/** Reads all settings from environment variables. Throws `setting/invalid` where a number is not one. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const entries = Object.entries(settings).map(([name, { variable, default: value }]) => {
    const given = environment[variable]
    if (given === undefined || given === '') return [name, value]
    if (typeof value === 'string') return [name, given]
    const number = Number(given)
    if (!Number.isFinite(number) || number < 0) {
      throw new KnownError('setting/invalid', { name: variable, value: given, expected: 'a number of at least 0' })
    }
    return [name, number]
  })
  return Object.fromEntries(entries) as Config
}
