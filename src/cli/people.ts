import { Argument, Command, Option } from 'commander'
import { KnownError } from '../errors.js'
import { commandLine } from '../model/person.js'
import {
  addPerson,
  changeRole,
  closePerson,
  findPerson,
  forgetPerson,
  type HandedOver,
  invite,
  accessFrom,
  roleFrom,
} from '../pipeline/people.js'
import type { Workspace } from '../pipeline/workspace.js'
import { status, tabSeparated, type Terminal } from './terminal.js'
import {
  type CommandMaker,
  inWorkspace,
  jsonOption,
  workspaceOption,
  type WorkspaceOptions,
} from './workspace-command.js'

interface PeopleOptions extends WorkspaceOptions {
  readonly name?: string
  readonly role?: string
  readonly correspondence?: string
  readonly json?: boolean
}

const actions = ['list', 'add', 'role', 'link', 'remove', 'forget'] as const
type Action = (typeof actions)[number]

export const peopleCommand: CommandMaker = (terminal, finish) =>
  new Command('people')
    .description(
      'Look after who may use the workspace: list; add somebody and print the link for their password; give a role; make a new link; remove (the name stays) or forget (the name goes).',
    )
    .addArgument(new Argument('[action]', 'what to do').choices(actions).default('list'))
    .argument('[who]', 'an e-mail address, or the id of a person')
    .option('--name <name>', 'with add: the name that others see')
    .option(
      '--role <role>',
      'with add and role: viewer, reviewer, adjudicator or administrator; with role also "usual" and, with --correspondence, "none"',
    )
    .addOption(new Option('--correspondence <id>', 'with role: on this correspondence alone'))
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .action(async (action: Action, who: string | undefined, options: PeopleOptions) => {
      await inWorkspace(options, terminal, (workspace) => run(workspace, terminal, action, who, options))
      finish(status.done)
    })

async function run(
  workspace: Workspace,
  terminal: Terminal,
  action: Action,
  who: string | undefined,
  options: PeopleOptions,
): Promise<void> {
  if (action === 'list') {
    await list(workspace, terminal, options)
    return
  }
  if (who === undefined) throw usage(`"${action}" needs an e-mail address or the id of a person`)
  if (action === 'add') {
    const person = {
      email: who,
      name: options.name ?? who.split('@')[0] ?? who,
      role: roleFrom(options.role ?? 'reviewer'),
    }
    say(workspace, terminal, await addPerson(workspace, commandLine, person), options)
    return
  }
  const { id, name } = await findPerson(workspace, who)
  switch (action) {
    case 'role': {
      if (options.role === undefined) throw usage('"role" needs --role')
      const role = options.role === 'usual' ? null : accessFrom(options.role)
      await changeRole(workspace, commandLine, id, { role, correspondenceId: options.correspondence ?? null })
      terminal.note(
        `${name}: ${options.role}${options.correspondence === undefined ? '' : ` on ${options.correspondence}`}`,
      )
      return
    }
    case 'link':
      say(workspace, terminal, await invite(workspace, commandLine, id), options)
      return
    case 'remove':
      await closePerson(workspace, commandLine, id)
      terminal.note(`${name} cannot sign in any more; a new link would change that.`)
      return
    case 'forget':
      await forgetPerson(workspace, commandLine, id)
      terminal.note('Name and e-mail address were removed; what was decided stays under the id.')
  }
}

const usage = (detail: string): KnownError => new KnownError('command/usage', { command: 'people', detail })

/** The link is data; that it is to be handed over is a remark. */
function say(
  { config }: Workspace,
  terminal: Terminal,
  { account, path, expiresAt }: HandedOver,
  { json }: PeopleOptions,
): void {
  const link = `${config.publicAddress === '' ? `http://127.0.0.1:${config.port}` : config.publicAddress.replace(/\/$/, '')}${path}`
  terminal.out(json ? JSON.stringify({ id: account.id, link, expiresAt }) : link)
  terminal.note(`Hand this link over to ${account.name}; it works once, until ${expiresAt}.`)
  if (config.signIn !== 'accounts') terminal.note('It works while the server runs with CONCORD_SIGN_IN=accounts.')
}

async function list({ store }: Workspace, terminal: Terminal, { json }: PeopleOptions): Promise<void> {
  const people = (await store.people()).map(
    ({ id, name, email, role, roleIn, closedAt, forgottenAt, password, openId }) => ({
      id,
      name,
      email,
      role,
      roleIn,
      state:
        forgottenAt !== null
          ? 'forgotten'
          : closedAt !== null
            ? 'closed'
            : password === null && openId === null
              ? 'invited'
              : 'active',
    }),
  )
  if (json) {
    terminal.out(JSON.stringify(people))
    return
  }
  const rows = people.map(({ id, name, email, role, roleIn, state }) => [
    id,
    name,
    email ?? '',
    role,
    Object.entries(roleIn)
      .map(([correspondence, own]) => `${correspondence}=${own}`)
      .join(','),
    state,
  ])
  terminal.out(tabSeparated([['id', 'name', 'email', 'role', 'role elsewhere', 'state'], ...rows]))
}
