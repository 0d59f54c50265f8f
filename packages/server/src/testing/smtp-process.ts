import { SMTPServer } from 'smtp-server';

// A mail server in a process of its own, started by testing/smtp.ts. Its parent decides how it behaves.

/**
 * - `accept`: takes every mail
 * - `greylist`: turns each recipient away once, with 451
 * - `refuse`: knows no recipient, 550
 * - `reject`: takes the mail's text and then refuses it, 554
 * - `stall`: reads the whole mail and never answers
 */
export type Behaviour = 'accept' | 'greylist' | 'refuse' | 'reject' | 'stall';

export interface Received {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
  readonly accepted: boolean;
  readonly user?: string;
}

/** What the process tells its parent. */
export type SmtpReport = { readonly port: number } | { readonly received: Received } | { readonly behaves: Behaviour };
/** What its parent tells it: how to behave from now on, or that it has written down the mail it was told of. */
export type SmtpOrder = { readonly behave: Behaviour } | 'noted';

let behaviour = (process.argv[2] ?? 'accept') as Behaviour;
const password = process.argv[3];
const waiting: (() => void)[] = [];
process.on('message', (order: SmtpOrder) => {
  if (order === 'noted') return waiting.shift()?.();
  behaviour = order.behave;
  tell({ behaves: behaviour });
});
process.on('disconnect', () => process.exit());

const seen = new Set<string>();
const refusal = (code: number, words: string) => Object.assign(new Error(words), { responseCode: code });
const tell = (report: SmtpReport) => process.send?.(report);

const server = new SMTPServer({
  // A certificate nobody trusts would make the opportunistic STARTTLS of the client fail; the wire is loopback.
  disabledCommands: password ? ['STARTTLS'] : ['STARTTLS', 'AUTH'],
  allowInsecureAuth: true,
  authOptional: !password,
  onAuth: (auth, _session, done) => (auth.password === password ? done(null, { user: auth.username }) : done(refusal(535, 'wrong password'))),
  onRcptTo({ address }, _session, done) {
    if (behaviour === 'refuse') return done(refusal(550, `5.1.1 <${address}> unknown here`));
    if (behaviour === 'greylist' && !seen.has(address)) {
      seen.add(address);
      return done(refusal(451, '4.7.1 greylisted, try again'));
    }
    done();
  },
  onData(stream, session, done) {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      const { mailFrom, rcptTo } = session.envelope;
      const answer = behaviour === 'reject' ? refusal(554, '5.6.0 no such mail here') : null;
      const stalls = behaviour === 'stall';
      // Whoever is answered may look at what was received at once: it has to be there by then.
      waiting.push(() => stalls || done(answer));
      tell({
        received: {
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map((recipient) => recipient.address),
          raw: Buffer.concat(chunks).toString('utf8'),
          accepted: behaviour === 'accept' || behaviour === 'greylist',
          ...(session.user ? { user: session.user } : {}),
        },
      });
    });
  },
});
server.on('error', () => {});
server.listen(0, '127.0.0.1', () => {
  const address = server.server.address();
  if (address && typeof address === 'object') tell({ port: address.port });
});
