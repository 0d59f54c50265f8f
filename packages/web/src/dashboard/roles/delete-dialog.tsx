import { Select } from '@mantine/core';
import type { Role } from '@tenon/api/scalekit/v1/roles/roles_pb.ts';
import type { ReactNode } from 'react';
import type { Problem } from '../../design/index.ts';
import { ConfirmDialog, DryRunNotice } from '../../design/index.ts';

interface Props {
  readonly role: Role;
  /** What may take its place. */
  readonly others: readonly Role[];
  /** Why another has to; empty when nothing hangs on it, and undefined while that is not known. */
  readonly reason: string | undefined;
  readonly replacement: string | null;
  readonly setReplacement: (name: string | null) => void;
  /** Tried once it is known what takes its place. */
  readonly rehearsal: Parameters<typeof DryRunNotice>[0] | undefined;
  readonly isBusy: boolean;
  readonly problem: Problem | undefined;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before a role goes. Whoever has it gets another one in its place. */
export function DeleteRoleDialog({ role, others, reason, replacement, setReplacement, rehearsal, isBusy, problem, onConfirm, onClose }: Props): ReactNode {
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Delete the role ${role.displayName}?`}
      confirm="Delete role"
      isBusy={isBusy}
      problem={problem}
      onConfirm={onConfirm}
    >
      {reason === '' && <p>Nobody has it, and no other role extends it.</p>}
      {reason && (
        <>
          <p>{reason} Choose the role that takes its place.</p>
          <Select
            label="Instead of it"
            data={others.map(({ name, displayName }) => ({ value: name, label: displayName }))}
            value={replacement}
            onChange={setReplacement}
            data-autofocus
          />
        </>
      )}
      {rehearsal && <DryRunNotice {...rehearsal} />}
    </ConfirmDialog>
  );
}

/** What hangs on a role, in a sentence. */
export function hangsOn(holders: number, dependents: number, isDefault = false): string {
  const facts = [
    holders === 1 ? 'one person has it' : holders > 1 && `${holders} people have it`,
    dependents === 1 ? 'one role extends it' : dependents > 1 && `${dependents} roles extend it`,
    isDefault && 'newcomers get it by default',
  ].filter((fact) => typeof fact === 'string');
  const [first = '', ...rest] = facts;
  if (first === '') return '';
  const last = rest.pop();
  const sentence = last === undefined ? first : `${[first, ...rest].join(', ')}, and ${last}`;
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}
