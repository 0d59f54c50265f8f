import { X509Certificate } from 'node:crypto';
import { type FieldViolation, invalidFields } from '../../platform/fault.ts';
import type { Connection, ConnectionKind, ConnectionSettings } from './connection.ts';

/** What a change says of the configuration. Names that are absent stay as they are. */
export interface SettingsChange {
  readonly settings: ConnectionSettings;
  /** Our secret at the provider: "" takes it away. */
  readonly secret?: string;
  /** PEM, or its base64 lines alone: added to those that are known. */
  readonly certificate?: string;
}

/** A certificate of the provider, as the contract writes it. */
interface IdpCertificate {
  readonly id: string;
  readonly certificate: string;
  readonly create_time: string;
  readonly expiry_time: string;
  readonly issuer: string;
}

const ENDPOINTS: Readonly<Partial<Record<ConnectionKind, readonly string[]>>> = {
  oidc: ['discovery_endpoint', 'authorize_uri', 'token_uri', 'user_info_uri', 'jwks_uri'],
  saml: ['idp_metadata_url', 'idp_sso_url', 'idp_slo_url'],
  oauth: ['authorize_uri', 'token_uri', 'user_info_uri'],
};

/** The configuration as it will be. */
export function changedSettings(
  connection: Pick<Connection, 'kind' | 'debug' | 'settings'>,
  { settings, certificate }: SettingsChange,
  now: Date,
): ConnectionSettings {
  checkEndpoints(connection, settings);
  const merged = { ...connection.settings, ...settings };
  return certificate ? { ...merged, idp_certificates: withCertificate(certificatesIn(connection.settings), certificate, now) } : merged;
}

/** People's passwords and tokens pass there: without TLS only while somebody tries things. */
function checkEndpoints({ kind, debug }: Pick<Connection, 'kind' | 'debug'>, settings: ConnectionSettings): void {
  const broken: FieldViolation[] = [];
  for (const name of ENDPOINTS[kind] ?? []) {
    const given = settings[name];
    if (typeof given !== 'string' || given === '') continue;
    const url = URL.parse(given);
    if (url?.protocol === 'https:' || (debug && url?.protocol === 'http:')) continue;
    broken.push({ field: `connection.${kind}_config.${name}`, description: 'must be a URL that begins with https://', constraint: 'connection.endpoint' });
  }
  if (broken.length > 0) throw invalidFields(broken);
}

const certificatesIn = (settings: ConnectionSettings) => (settings.idp_certificates ?? []) as readonly IdpCertificate[];

function withCertificate(known: readonly IdpCertificate[], text: string, now: Date): readonly IdpCertificate[] {
  const read = readCertificate(text);
  const id = read.fingerprint256.replaceAll(':', '').toLowerCase();
  if (known.some((certificate) => certificate.id === id)) return known;
  const added: IdpCertificate = {
    id,
    certificate: read.toString(),
    create_time: now.toISOString(),
    expiry_time: read.validToDate.toISOString(),
    issuer: read.issuer.replaceAll('\n', ', '),
  };
  return [...known, added];
}

function readCertificate(text: string): X509Certificate {
  const pem = text.includes('-----BEGIN')
    ? text
    : `-----BEGIN CERTIFICATE-----\n${text.replace(/\s+/g, '').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`;
  try {
    return new X509Certificate(pem);
  } catch {
    throw invalidFields([
      {
        field: 'connection.saml_config.idp_certificate',
        description: 'must be an X.509 certificate, as PEM or its base64 lines',
        constraint: 'connection.certificate',
      },
    ]);
  }
}
