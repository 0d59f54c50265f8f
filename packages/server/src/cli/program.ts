import { Command, CommanderError } from 'commander';
import { readSettings } from '../config.ts';
import { StartupProblem } from '../platform/startup-problem.ts';
import type { Start } from './running.ts';

/**
 * The command line. What a command needs is imported when it is called: `tenon settings` should not wait for a database.
 * @param args what stands after the program's name
 * @param start the whole server
 * @param terminal where its words go
 * @returns the exit code
 */
export async function runCommand(args: readonly string[], start: Start, { say, complain }: Terminal = standardStreams): Promise<number> {
  let code = 0;
  const settings = () => readSettings(process.env, process.cwd(), { serving: false });
  const program = new Command('tenon')
    .description('An open home for the users and organizations of B2B software.')
    .showHelpAfterError()
    .exitOverride()
    .configureOutput({ writeOut: (words) => say(words.trimEnd()), writeErr: (words) => complain(words.trimEnd()) });

  program
    .command('serve')
    .description('Serve. Production unless TENON_MODE says development; `tenon settings` lists what it needs.')
    .action(async () => (await import('./serve.ts')).serve(start));

  program
    .command('dev', { hidden: true })
    .description('What `npm start` runs: the server in development, with a demo app beside it.')
    .option('--demo <script>', 'the demo app')
    .option('--watch', 'start the demo app again when it changes')
    .action(async (options) => (await import('./development.ts')).development(start, options, say));

  program
    .command('migrate')
    .description('Bring the database to the newest schema. `serve` does it too; this is for doing it before.')
    .option('--plan', 'only say what would be applied')
    .action(async ({ plan }: { plan?: true }) => {
      const [{ withDatabase }, { migrate, plannedMigrations }] = await Promise.all([import('./database.ts'), import('../platform/db/migrate.ts')]);
      const names = await withDatabase(settings(), plan ? plannedMigrations : migrate);
      say(names.length === 0 ? 'The schema is the newest.' : `${plan ? 'Would apply' : 'Applied'}: ${names.join(', ')}`);
    });

  program
    .command('doctor')
    .description('Look at the settings, the database, the mail server and the running server. Changes nothing.')
    .action(async () => {
      code = (await (await import('./doctor.ts')).doctor(process.env, process.cwd(), say)) ? 0 : 1;
    });

  program
    .command('client')
    .description('The apps that may sign people in.')
    .command('create')
    .description('Register an app. Its secret is printed once, here.')
    .requiredOption('--name <name>', 'what people see it called')
    .option('--redirect-uri <uri...>', 'where sign-in may send people back to')
    .option('--post-logout-uri <uri...>', 'where signing out may send people')
    .option('--initiate-login-uri <uri>', 'where somebody who accepted an invitation is sent')
    .action(async (options) => (await import('./create-client.ts')).createClientFromShell(settings(), options, say));

  program
    .command('admin')
    .description('Those who run this server.')
    .command('link')
    .description('Print a link into the dashboard. It lets one operator in, once, within 15 minutes; while there is none, whoever opens it becomes the owner.')
    .option('--email <email>', 'of the operator it is for; without it, the first owner')
    .action(async (options) => (await import('./admin-link.ts')).adminLink(settings(), options, say));

  program
    .command('simulate')
    .description('Say what would happen if somebody signed in now, and which setting decides it. Changes nothing.')
    .argument('<email>', 'whose address')
    .option('--app <client>', 'the app they come from')
    .option('--organization <organization>', 'the organization the app asks for')
    .option('--json', 'print it as JSON')
    .action(async (email, options) => (await import('./simulate.ts')).simulateFromShell(settings(), email, options, say));

  const audit = program.command('audit').description('The audit log: who changed what.');
  const filtered = (command: Command) =>
    command
      .option('--organization <organization>', 'only what changed in this organization')
      .option('--actor <id>', 'only what this client or person did')
      .option('--action <action>', 'only this: organization.updated')
      .option('--target <id>', 'only what was done to this')
      .option('--request <id>', 'only what this request did')
      .option('--since <time>', 'from then on: 2026-01-31 or 2026-01-31T12:00:00Z')
      .option('--until <time>', 'before then');
  filtered(audit.command('list').description('Print the newest entries.'))
    .option('--limit <number>', 'how many, 100 at most', '20')
    .action(async (options) => (await import('./audit.ts')).listAudit(settings(), options, say));
  filtered(audit.command('export').description('Write the log as JSON Lines or CSV, the oldest entry first.'))
    .option('--format <format>', 'jsonl or csv', 'jsonl')
    .option('--out <file>', 'where to; without it, to the standard output')
    .action(async (options) => (await import('./audit.ts')).exportAudit(settings(), options, say));
  audit
    .command('verify')
    .description('Check that nothing in the log was altered, removed or moved. Ends with 1 when something was.')
    .option('--since <number>', 'only from this entry of the chain on')
    .option('--expect <number:hash>', 'a head of the chain that was written down earlier')
    .action(async (options) => {
      code = (await (await import('./audit.ts')).verifyAuditFromShell(settings(), options, say)) ? 0 : 1;
    });

  program
    .command('invite')
    .description('Invite the people of a CSV file to an organization, by the API of a running server. Exit code 2: somebody was not invited.')
    .requiredOption('--org <organization>', 'the organization they are asked to join')
    .option('--csv <file>', 'email, first_name, last_name, name, roles, external_id, send_invitation_email, metadata.*')
    .option('--map <field=column...>', 'which column is which, where its name does not say so')
    .option('--inviter <email>', 'who invites, for the mails to say')
    .option('--key <key>', 'what to call it: the same file under the same key is the same')
    .option('--dry-run', 'only say what was found about the rows')
    .option('--yes', 'invite them')
    .option('--watch <id>', 'watch one that runs already')
    .option('--url <url>', 'where the server is; else TENON_URL, else http://localhost:8080')
    .option('--client-id <id>', 'else TENON_CLIENT_ID')
    .option('--client-secret <secret>', 'else TENON_CLIENT_SECRET, which no list of processes shows')
    .action(async (options) => {
      const interrupt = new AbortController();
      process.once('SIGINT', () => interrupt.abort());
      const progress = process.stderr.isTTY ? (words: string) => void process.stderr.write(`\r\u001b[K${words}`) : () => {};
      const ended = (words: string) => {
        progress('');
        say(words);
      };
      code = await (await import('./invite.ts')).inviteFromShell(options, process.env, { say: ended, progress, interrupted: interrupt.signal });
    });

  program
    .command('bounce')
    .description(
      'Read a delivery report of a mail server (RFC 3464) from the standard input, and note whose invitations came back, by the API of a running server. ' +
        'For a pipe from the address that mails are sent from. Exit codes are those of sysexits(3): 0 done, 65 no report, 75 try again later.',
    )
    .option('--url <url>', 'where the server is; else TENON_URL, else http://localhost:8080')
    .option('--client-id <id>', 'else TENON_CLIENT_ID')
    .option('--client-secret <secret>', 'else TENON_CLIENT_SECRET, which no list of processes shows')
    .exitOverride((error) => {
      throw error.exitCode === 0 ? error : new CommanderError(64, error.code, error.message);
    })
    .action(async (options) => {
      code = await (await import('./bounce.ts')).bounceFromShell(process.stdin, options, process.env, { say, complain });
    });

  program
    .command('dev-ca')
    .description('Make a certificate authority and a certificate for this machine, and say how each SDK trusts it. For development.')
    .action(async () =>
      (await import('./dev-ca.ts')).devCa(readSettings({ TENON_MODE: 'development', ...process.env }, process.cwd(), { serving: false }), new Date(), say),
    );

  program
    .command('settings')
    .description('Print every setting there is.')
    .action(async () => say((await import('./reference.ts')).settingsReference()));

  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    // commander has already said what was wrong with the command line.
    if (isFromCommander(error)) return error.exitCode;
    if (!(error instanceof StartupProblem)) throw error;
    complain(`\n${error.message}\n`);
    return 1;
  }
}

/** Where the words of a command go, a line or more at a time. */
export interface Terminal {
  readonly say: (words: string) => void;
  readonly complain: (words: string) => void;
}

const standardStreams: Terminal = {
  say: (words) => void process.stdout.write(`${words}\n`),
  complain: (words) => void process.stderr.write(`${words}\n`),
};

const isFromCommander = (error: unknown): error is { exitCode: number } =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('commander.') && 'exitCode' in error;
