import type { ReactNode } from 'react';
import { ButtonLink } from '../../design/index.ts';
import { t } from '../../shared/sso/words/index.ts';
import { useMe } from '../me.ts';
import { isFor, pageAt } from '../pages.ts';

/** Leads to the domains, for those who have that page. */
export function ProveDomain(): ReactNode {
  const me = useMe();
  const domains = pageAt('/domains');
  return domains && isFor(me, domains) && <ButtonLink to={domains.path as string}>{t('proveDomain')}</ButtonLink>;
}
