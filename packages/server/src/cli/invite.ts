import { createReadStream, statSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartupProblem } from '../platform/startup-problem.ts';
import { type Api, type Credentials, connect } from './api.ts';

export interface InviteOptions extends Credentials {
  readonly org: string;
  readonly csv?: string;
  readonly watch?: string;
  readonly map?: readonly string[];
  readonly key?: string;
  readonly inviter?: string;
  readonly dryRun?: true;
  readonly yes?: true;
}

/** What a shell is told: everybody was invited · somebody was not · the watching was ended. */
const [ALL, SOME, INTERRUPTED] = [0, 2, 130];

interface Bulk {
  readonly id: string;
  readonly status: string;
  readonly row_count: number;
  readonly good_count: number;
  readonly decided_count: number;
  readonly invited_count: number;
  readonly added_count: number;
  readonly refused_count: number;
  readonly mail_queued_count: number;
  readonly mail_accepted_count: number;
  readonly mail_refused_count: number;
  readonly mail_bounced_count: number;
  readonly verdicts: readonly { readonly verdict: string; readonly count: number }[];
}

/** How the shell is spoken to, and how somebody at it says that they have seen enough. */
export interface Shell {
  readonly say: (words: string) => void;
  /** A line that is written over by the next one; where nobody looks there is none. */
  readonly progress: (words: string) => void;
  readonly interrupted: AbortSignal;
}

/** `tenon invite`: sends a file to a running server, shows what was found, and watches until everybody is invited. @returns the exit code */
export async function inviteFromShell(options: InviteOptions, env: NodeJS.ProcessEnv, shell: Shell): Promise<number> {
  const api = await connect(options, env);
  const base = `/api/v1/organizations/${options.org}/invitations`;
  const bulk = options.watch ? await standing(api, base, options.watch) : await upload(api, base, options);
  if (!options.watch) {
    shell.say(`${bulk.row_count} rows, ${bulk.good_count} of them can be invited.`);
    for (const { verdict, count } of bulk.verdicts) if (verdict !== 'BULK_VERDICT_OK') shell.say(`  ${String(count).padStart(6)}  ${wordsOf(verdict)}`);
    if (options.dryRun) return bulk.good_count === bulk.row_count ? ALL : SOME;
    if (bulk.status === 'BULK_INVITATION_STATUS_READY') {
      if (!options.yes) {
        shell.say(`Nobody has been invited yet. To invite them: tenon invite --org ${options.org} --csv ${options.csv} --key ${options.key ?? bulk.id} --yes`);
        return bulk.good_count === bulk.row_count ? ALL : SOME;
      }
      await api('POST', `${base}/bulk/${bulk.id}:start`, {});
    }
  }
  return watch(api, base, bulk.id, options, shell);
}

async function watch(api: Api, base: string, id: string, { org }: InviteOptions, shell: Shell): Promise<number> {
  for (;;) {
    const bulk = await standing(api, base, id);
    shell.progress(bar(bulk));
    const isOver = !['RUNNING', 'UNDOING', 'RECEIVING'].some((word) => bulk.status.endsWith(word));
    if (isOver) {
      shell.say(
        `${plain(bulk.status)}: ${bulk.invited_count} invited, ${bulk.added_count} added, ${bulk.refused_count + bulk.row_count - bulk.good_count} not. ` +
          `Mails: ${bulk.mail_accepted_count} taken by the mail server, ${bulk.mail_refused_count} refused, ${bulk.mail_queued_count} on their way${bulk.mail_bounced_count > 0 ? `, ${bulk.mail_bounced_count} came back` : ''}.`,
      );
      return bulk.status.endsWith('_DONE') && bulk.invited_count + bulk.added_count === bulk.row_count ? ALL : SOME;
    }
    await sleep(500, undefined, { signal: shell.interrupted }).catch(() => {});
    if (shell.interrupted.aborted) {
      shell.say(`It goes on without you. To look again: tenon invite --org ${org} --watch ${id}`);
      return INTERRUPTED;
    }
  }
}

const WIDTH = 30;

function bar({ status, decided_count: decided, good_count: good, mail_accepted_count: mails }: Bulk): string {
  const done = good === 0 ? 1 : decided / good;
  const filled = Math.round(done * WIDTH);
  return `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${String(Math.floor(done * 100)).padStart(3)} %  ${decided} of ${good}  mails ${mails}  ${plain(status)}`;
}

const plain = (status: string): string => status.replace('BULK_INVITATION_STATUS_', '').toLowerCase();
const wordsOf = (verdict: string): string => verdict.replace('BULK_VERDICT_', '').toLowerCase().replaceAll('_', ' ');

async function standing(api: Api, base: string, id: string): Promise<Bulk> {
  return bulkOf(await api('GET', `${base}/bulk/${id}`));
}

/** The answers are the server's, of this very version. */
const bulkOf = (answer: unknown): Bulk => (answer as { readonly bulk_invitation: Bulk }).bulk_invitation;

async function upload(api: Api, base: string, { csv, map = [], key, inviter }: InviteOptions): Promise<Bulk> {
  if (!csv) throw new StartupProblem('Say which file: --csv people.csv. Or watch one that runs: --watch bulk_…');
  const file = statSync(csv, { throwIfNoEntry: false });
  if (!file?.isFile()) throw new StartupProblem(`There is no file ${csv}.`);
  const query = new URLSearchParams({ name: basename(csv) });
  for (const pair of map) {
    const [field = '', column] = pair.split(/=(.*)/s);
    if (!column) throw new StartupProblem(`--map takes field=column, as in --map email=Mail; "${pair}" is none.`);
    query.set(`map.${field}`, column);
  }
  if (key) query.set('key', key);
  if (inviter) query.set('inviter_email', inviter);
  return bulkOf(await api('POST', `${base}:bulk?${query}`, createReadStream(csv)));
}
