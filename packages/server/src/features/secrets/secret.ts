import { Cache } from '../../platform/cache.ts';
import type { Work } from '../../platform/work.ts';
import { insertUnlessThere, selectSealed } from './store.ts';

export type SecretPurpose = 'refresh_tokens';

const kept = new Cache<Buffer>(['environment_secrets'], 1000);

/** This environment's key for one purpose, 256 bits. Of several processes that need it first, one makes it. */
export async function environmentSecret(work: Work, purpose: SecretPurpose): Promise<Buffer> {
  const about = `${work.environment.id}:${purpose}`;
  return kept.get(work, about, async () => {
    const sealed = (await selectSealed(work, purpose)) ?? (await make(work, purpose, about));
    return Buffer.from(work.sealer.open(about, sealed), 'base64url');
  });
}

async function make(work: Work, purpose: SecretPurpose, about: string): Promise<string> {
  await insertUnlessThere(work, purpose, work.sealer.seal(about, Buffer.from(work.newSecret()).toString('base64url')));
  const sealed = await selectSealed(work, purpose);
  if (sealed === undefined) throw new Error(`the secret ${about} was made and is not there`);
  return sealed;
}
