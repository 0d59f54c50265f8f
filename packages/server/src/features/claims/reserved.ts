/** Every token has these, or may have, by the protocol or by what we promise of them: nobody can make them say something else. */
const RESERVED = new Set(
  `sub iss aud exp iat nbf jti oid sid xoid xuid roles permissions scope scopes client_id azp amr acr nonce at_hash c_hash s_hash auth_time
   act cnf may_act email email_verified custom_claims user_metadata membership_metadata org_metadata`.split(/\s+/),
);

export const isReserved = (name: string): boolean => RESERVED.has(name);
