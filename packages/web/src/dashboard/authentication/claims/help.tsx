import type { ReactNode } from 'react';
import css from './claims.module.css';

const EXAMPLES = [
  ['organization.metadata.plan ?? "free"', 'What was written about the organization, or a word where nothing was'],
  ['user.email.endsWith("@acme.com")', 'Whether something is so'],
  ['user.custom_attributes?.department', 'Goes on only where there is something'],
  ['"admin" in user.current_membership.roles', 'What they are in this organization'],
  ['user.metadata.seats ?? "1"', 'Metadata is always text'],
] as const;

const USER =
  'id, email, email_verified, name, given_name, family_name, preferred_username, phone_number, phone_number_verified, picture, gender, locale, groups, external_id, metadata, custom_attributes, created_at, updated_at, last_login_time, current_membership';
const ORGANIZATION = 'id, name, external_id, metadata';
const RESERVED =
  'sub, iss, aud, exp, iat, nbf, jti, oid, sid, xoid, xuid, roles, permissions, scope, scopes, client_id, azp, amr, acr, nonce, at_hash, c_hash, s_hash, auth_time, act, cnf, may_act, email, email_verified, custom_claims, user_metadata, membership_metadata, org_metadata';

/** How expressions are written, and which names are taken. */
export function ClaimHelp(): ReactNode {
  return (
    <details className={css['help']}>
      <summary>How expressions are written</summary>
      <dl>
        {EXAMPLES.map(([expression, says]) => (
          <div key={expression} style={{ display: 'contents' }}>
            <dt>
              <code>{expression}</code>
            </dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
      <p>
        It is CEL, with <code>??</code> for what is missing. Whoever an expression fails for gets a token without that claim; nobody is kept out by it.
      </p>
      <p>
        <code>user</code> has {USER}. <code>organization</code> has {ORGANIZATION}.
      </p>
      <p>Names that are taken, because tokens always say them: {RESERVED}.</p>
    </details>
  );
}
