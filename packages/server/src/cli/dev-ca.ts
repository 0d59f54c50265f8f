import type { Settings } from '../config.ts';
import { StartupProblem } from '../platform/startup-problem.ts';
import { type DevCertificate, type DevFiles, ensureDevCertificate, TRUST_STORE_PASSWORD } from '../platform/tls/dev-certificate.ts';
import { HTTPS_PORT, secureUrls } from './dev-tls.ts';

/** `tenon dev-ca`: an authority and a certificate for this machine, and the lines that make the SDKs trust it. */
export function devCa(settings: Settings, now: Date, say: (words: string) => void): void {
  const { dataDir, url } = settings;
  let made: DevCertificate;
  try {
    made = ensureDevCertificate(dataDir, new URL(url).hostname, now);
  } catch (error) {
    throw new StartupProblem(
      `The certificate cannot be written below ${dataDir}: ${(error as Error).message}. Give that folder to this user, or set TENON_DATA_DIR.`,
    );
  }
  const { files, authority, certificate } = made;
  const wasThere = authority.isNew ? 'new: whoever trusted an older one has to trust this one' : 'the one that was there';
  say(`
  Authority    ${files.ca}
               ${wasThere}; until ${day(authority.until)}
  Certificate  ${files.certificate}
               ${certificate.isNew ? 'new' : 'the one that was there'}; until ${day(certificate.until)}, for ${certificate.names.join(', ')}

  What an SDK needs to trust it, in the shell its app is started from:

${Object.entries(trustLines(files))
  .map(([sdk, line]) => `  ${sdk.padEnd(6)}  ${line}`)
  .join('\n')}

  In development the server shows this certificate by itself from its next start on: ${where(settings)}.
  Apps use the address the server calls its own, to the letter:

          TENON_URL=${secureUrls(settings)[0]} npm start

  The authority may speak for ${certificate.names.filter((name) => /[a-z]$/i.test(name)).join(' and ')} and for addresses, nothing else. Keep ${files.caKey} to yourself all the same.
`);
}

/** Where it will be: devTls tries these in this order. */
function where(settings: Settings): string {
  const [first, ...others] = secureUrls(settings).map((url) => Number(new URL(url).port || HTTPS_PORT));
  return [`on port ${first}`, ...others.map((port) => `or on ${port} when that cannot be had`)].join(', ');
}

/** The lines that make each SDK trust it. Python's two libraries and Go then trust the web as before; Java too. */
export const trustLines = ({ ca, bundle, trustStore }: DevFiles): Record<'Node' | 'Python' | 'Go' | 'Java', string> => ({
  Node: `export NODE_EXTRA_CA_CERTS=${quoted(ca)}`,
  Python: `export GRPC_DEFAULT_SSL_ROOTS_FILE_PATH=${quoted(bundle)} REQUESTS_CA_BUNDLE=${quoted(bundle)}`,
  Go: `export SSL_CERT_FILE=${quoted(bundle)}`,
  Java: `export JAVA_TOOL_OPTIONS=${quoted(`-Djavax.net.ssl.trustStore=${trustStore} -Djavax.net.ssl.trustStorePassword=${TRUST_STORE_PASSWORD}`)}`,
});

const quoted = (text: string): string => (/^[\w./:=@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`);

const day = (moment: Date): string => moment.toISOString().slice(0, 10);
