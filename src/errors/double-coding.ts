/** What can go wrong where two people code the same titles. */
export const doubleCodingErrors = {
  'coding/task-unknown': {
    what: 'There is no task {id} in this correspondence.',
    todo: 'Choose one from the Double coding page.',
    http: 404,
  },
  'coding/bad-task': {
    what: 'The task cannot be made like this: {detail}.',
    todo: 'Go back, correct it and send it again; nothing was stored.',
    http: 422,
  },
  'coding/blind-first': {
    what: 'You still have to code this title without sight of the machine, so it is not shown or changed here.',
    todo: 'Answer on it in your task on the page Double coding; then it is here as always.',
    http: 403,
  },
  'coding/blind-files': {
    what: 'This file shows what stands for every title, and you still have to code some without sight of the machine: {count}.',
    todo: 'Code them on the page Double coding, or ask somebody who does not code them for the file. The list of titles can be downloaded without them.',
    http: 403,
  },
  'coding/not-yours': {
    what: 'These titles are coded by {coder}.',
    todo: 'Open the tasks that are yours from the Double coding page. Answers are shown once both coders have given theirs.',
    http: 403,
  },
  'coding/no-reason': {
    what: 'A title is sent back to its coder only with a reason.',
    todo: 'Go back and write what the coder should look at; nothing was changed.',
    http: 422,
  },
} as const
