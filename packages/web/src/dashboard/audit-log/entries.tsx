import type { ReactNode } from 'react';
import { type Asked, whenOpened } from '../../design/index.ts';
import { AuditEntries } from '../../shared/audit/entries.tsx';
import { ACTIONS } from '../../shared/audit/sentence.ts';
import { plain } from '../plain.ts';

const EntryDrawer = whenOpened(() => import('./entry.tsx').then((module) => module.EntryDrawer));

const OPTIONS = ACTIONS.map((name) => ({ value: name as string, label: plain(name) }));
const SEARCH = { name: 'target', label: 'Search by the id of what changed' };
const DETAILS = [
  { name: 'actor', label: 'Who did it', hint: 'The id of a person or an app' },
  { name: 'request', label: 'Request id', hint: 'As it came in x-request-id' },
];
const ORGANIZATION = { name: 'organization', label: 'Organization id', hint: 'org_…' };

interface Props {
  /** What the address asks for. `entry` is the one that is open. */
  readonly asked: Asked;
  readonly onAsk: (asked: Asked) => void;
  /** The address of an entry, as the link that names its row. */
  readonly linkTo: (entryId: string, words: string) => ReactNode;
  /** Only what is this organization's. */
  readonly organizationId?: string;
}

/** Who changed what, by ids, with every row that was changed beside it. */
export function AuditLog({ asked: { entry, ...asked }, onAsk, linkTo, organizationId }: Props): ReactNode {
  return (
    <>
      <AuditEntries
        asked={asked}
        onAsk={onAsk}
        organizationId={organizationId}
        actions={OPTIONS}
        search={SEARCH}
        details={organizationId === undefined ? [...DETAILS, ORGANIZATION] : DETAILS}
        linkTo={linkTo}
        nothingNext="Ids are found by the whole of them. A person’s id finds whatever happened to them, in any organization."
        noneNext="Whoever changes something, here or by the API, is written down with how it was before and how it became. Nobody can take it out again unseen."
      />
      <EntryDrawer opened={entry !== undefined} id={entry} organizationId={organizationId} onClose={() => onAsk(asked)} onAsk={onAsk} />
    </>
  );
}
