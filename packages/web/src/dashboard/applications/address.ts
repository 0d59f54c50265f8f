/** What there is to know about a registered address before anybody is sent there. */
export interface About {
  /** What it comes out as for one organization, where it has templates. */
  readonly sample?: string;
  /** One star stands for one label of the host. */
  readonly isWildcard: boolean;
  /** What a production environment would refuse it for. */
  readonly onlyInDevelopment?: string;
}

const SAMPLES: Readonly<Record<string, string>> = { org_slug: 'orion', external_id: 'cust-42' };
const TEMPLATE = /\{\{\s*([A-Za-z0-9_-]{1,25})\s*\}\}/g;
const LOCAL = /^https?:\/\/(localhost|[^/]*\.localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/|$)/i;

/** @param isNative an app that listens on its own machine, which it may do in production as well */
export function aboutAddress(uri: string, isNative = false): About {
  const isWildcard = uri.includes('*');
  const isLocal = LOCAL.test(uri);
  const refused = [isWildcard && 'a wildcard', isLocal && !isNative && 'this machine', /^http:/i.test(uri) && !isLocal && 'http instead of https'].filter(
    (reason): reason is string => Boolean(reason),
  );
  const sample = uri.replace(TEMPLATE, (_, name: string) => SAMPLES[name] ?? `${name.replaceAll('_', '-')}-of-it`);
  return {
    isWildcard,
    ...(sample !== uri && { sample }),
    ...(refused.length > 0 && { onlyInDevelopment: refused.join(', ') }),
  };
}
