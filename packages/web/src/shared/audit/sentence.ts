import type { AuditActor, AuditEntry } from '@tenon/api/tenon/v1/audit_trail_pb.ts';
import { type KeyOf, speaksEnglish } from '../../words/words.ts';
import { DEEDS } from './deeds.ts';
import { t } from './words/index.ts';

export type Action = KeyOf<typeof DEEDS>;

/** Every action there is, by its name. */
export const ACTIONS: readonly Action[] = Object.entries(DEEDS).flatMap(([noun, deeds]) => Object.keys(deeds).map((deed) => `${noun}.${deed}` as Action)); // their own keys

const isAction = (name: string): name is Action => (ACTIONS as readonly string[]).includes(name);

const KINDS = { client: 'by.client', machine: 'by.machine', member: 'by.member', operator: 'by.operator', visitor: 'by.visitor', system: 'by.system' } as const;

const isKind = (kind: string): kind is keyof typeof KINDS => Object.hasOwn(KINDS, kind);

const kindOf = (kind: string): string => (isKind(kind) ? t(KINDS[kind]) : kind);

/** Whose id tells nobody anything: the server's is a job, and whom operators are is not told to the organizations. */
const NAMELESS: readonly string[] = ['system', 'operator'];

/** Who it was: by name, or by what is known. */
export const nameOfActor = ({ kind, id, name }: AuditActor): string => name || (NAMELESS.includes(kind) ? '' : id) || kindOf(kind);

/** What sort of somebody they are; of the server, which part of it. Nothing where the name says it. */
export const kindOfActor = ({ kind, id, name }: AuditActor): string => (kind === 'system' ? id : name || (id && !NAMELESS.includes(kind)) ? kindOf(kind) : '');

const BLANK = '…';

/** A job's deeds are called after the rows they changed. */
const OTHERS: Readonly<Record<string, 'other.created' | 'other.updated' | 'other.deleted'>> = {
  created: 'other.created',
  updated: 'other.updated',
  deleted: 'other.deleted',
};

/**
 * What happened, in the language of the page. The server says it in English, as the log is kept.
 * @param organizationName what the organization is called in which it was done
 */
export function sentenceOf({ action, summary, actor, target }: AuditEntry, organizationName?: string): string {
  if (speaksEnglish()) return summary;
  const sentence = t(isAction(action) ? `did.${action}` : (OTHERS[action.split('.').at(-1) ?? ''] ?? 'other.something'), {
    actor: actor ? actor.name || kindOf(actor.kind) : t('by.visitor'),
    target: target?.name || target?.id || BLANK,
    organization: organizationName ?? t('anOrganization'),
  });
  // "Orion Inc." at the end of a sentence ends it.
  return sentence.replace(/\.\.$/, '.');
}

/** What is done, whoever does it and to whatever: "… changed the role …". */
export const deedOf = (action: Action, organizationName: string): string =>
  t(`did.${action}`, { actor: BLANK, target: BLANK, organization: organizationName }).replace(/[.。]$/, '');
