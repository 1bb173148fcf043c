import type { Store } from '../port.js'
import { appendOnly, ending, typesOf } from './migration.js'

/** Who may use Concord, how they sign in, and everything they did. */
export function peopleAndHistory(kind: Store['kind']): readonly string[] {
  const { text } = typesOf(kind)
  const end = ending(kind)
  return [
    `create table person (
      id ${text} not null primary key,
      name ${text} not null,
      email ${text} unique,
      password ${text},
      open_id ${text} unique,
      role ${text} not null,
      role_in ${text} not null,
      added_at ${text} not null,
      closed_at ${text},
      forgotten_at ${text}
    ) ${end}`,

    `create table invitation (
      hash ${text} not null primary key,
      person_id ${text} not null references person,
      made_at ${text} not null,
      expires_at ${text} not null,
      used_at ${text}
    ) ${end}`,
    `create index invitation_by_person on invitation (person_id)`,

    `create table session (
      hash ${text} not null primary key,
      id ${text} not null unique,
      person_id ${text} not null references person,
      opened_at ${text} not null,
      seen_at ${text} not null,
      browser ${text} not null
    ) ${end}`,
    `create index session_by_person on session (person_id)`,

    `create table api_token (
      id ${text} not null primary key,
      hash ${text} not null unique,
      person_id ${text} not null references person,
      name ${text} not null,
      role ${text} not null,
      made_at ${text} not null,
      expires_at ${text},
      used_at ${text}
    ) ${end}`,
    `create index api_token_by_person on api_token (person_id)`,

    `create table sign_in_attempt (
      key ${text} not null primary key,
      failures integer not null,
      last_at ${text} not null,
      locked_until ${text}
    ) ${end}`,

    `create table history (
      position integer not null primary key,
      at ${text} not null,
      person ${text} not null,
      act ${text} not null,
      correspondence_id ${text},
      detail ${text} not null,
      previous ${text} not null unique,
      hash ${text} not null unique
    ) ${end}`,
    ...appendOnly(kind, 'history'),
    `create index history_by_correspondence on history (correspondence_id, position)`,
    `create index history_by_person on history (person, position)`,
  ]
}
