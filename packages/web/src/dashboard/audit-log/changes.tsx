import { Button } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import type { AuditChange } from '@tenon/api/tenon/v1/audit_trail_pb.ts';
import { type ReactNode, useState } from 'react';
import { StatusBadge } from '../../design/index.ts';
import { plain } from '../plain.ts';
import css from './changes.module.css';
import { type Line, linesOf } from './difference.ts';

const SHOWN_AT_FIRST = 5;
const OPERATIONS = {
  created: { tone: 'good', words: 'made' },
  updated: { tone: 'wait', words: 'changed' },
  deleted: { tone: 'bad', words: 'deleted' },
} as const;

/** The rows that a deed changed, as they were and as they became. */
export function Changes({ changes, more }: { readonly changes: readonly AuditChange[]; readonly more: boolean }): ReactNode {
  const [all, setAll] = useState(false);
  const shown = all ? changes : changes.slice(0, SHOWN_AT_FIRST);
  const rest = changes.length - shown.length;
  return (
    <div className={css['changes']}>
      {shown.map((change) => (
        <Change key={`${change.object} ${change.id}`} change={change} />
      ))}
      {rest > 0 && <Button onClick={() => setAll(true)}>{rest === 1 ? 'Show one more' : `Show ${rest} more`}</Button>}
      {rest === 0 && more && <p className={css['erased']}>There were more rows than the log keeps of one deed.</p>}
    </div>
  );
}

function Change({ change }: { readonly change: AuditChange }): ReactNode {
  const { object, id, operation, erased } = change;
  const { tone, words } = OPERATIONS[operation as keyof typeof OPERATIONS] ?? OPERATIONS.updated;
  const lines = linesOf(change);
  const isUpdate = operation === 'updated';
  return (
    <section className={css['change']}>
      <header>
        <h3>{plain(object)}</h3>
        <StatusBadge tone={tone}>{words}</StatusBadge>
        <code title={id}>{id}</code>
      </header>
      {lines.length > 0 && (
        <dl>
          {lines.map((line) => (
            <div key={line.field}>
              <dt>{plain(line.field)}</dt>
              <dd>{isUpdate ? <Became {...line} /> : (line.after ?? line.before)}</dd>
            </div>
          ))}
        </dl>
      )}
      {erased && <p className={css['erased']}>What it said of the person was erased, because the person is gone.</p>}
    </section>
  );
}

function Became({ before, after }: Line): ReactNode {
  return (
    <span className={css['became']}>
      {before === undefined ? <i>nothing</i> : <del>{before}</del>}
      <IconArrowRight size={14} aria-label="became" />
      {after === undefined ? <i>nothing</i> : <ins>{after}</ins>}
    </span>
  );
}
