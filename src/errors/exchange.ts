/** Failures of what goes out and comes back: review workbooks, and the API. Part of `errorCatalogue`. */
export const exchangeFailures = {
  'api/bad-request': {
    what: 'The request is not as the API describes it ({detail}).',
    todo: 'See /api for what this operation takes; nothing was changed.',
    http: 400,
  },
  'source/unknown': {
    what: 'There is no source "{id}" in this workspace.',
    todo: 'See the Sources page for those there are.',
    http: 404,
  },
  'workbook/not-ours': {
    what: '{file} is not a review workbook that Concord wrote, or not whole: {detail}.',
    todo: 'Write one with "concord review --export" or on the Titles page, fill in its open columns and send that file; nothing was changed.',
    http: 422,
  },
  'workbook/other-correspondence': {
    what: '{file} is a review workbook of {found}, not of {wanted}.',
    todo: 'Send it on the page of that correspondence, or name it with --correspondence; nothing was changed.',
    http: 422,
  },
} as const
