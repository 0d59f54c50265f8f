import { toJson } from '@bufbuild/protobuf';
import { ValueSchema } from '@bufbuild/protobuf/wkt';
import { ActionIcon, Textarea, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { ClaimOutcome } from '@tenon/api/tenon/v1/token_claims_pb.ts';
import type { ReactNode } from 'react';
import css from './claims.module.css';

export interface Rule {
  readonly name: string;
  readonly expression: string;
}

interface Props {
  readonly rule: Rule;
  readonly isNew: boolean;
  /** What it comes to for whoever the preview is about. */
  readonly outcome: ClaimOutcome | undefined;
  readonly nameError: string | undefined;
  readonly expressionError: string | undefined;
  readonly onChange: (part: Partial<Rule>) => void;
  readonly onRemove: () => void;
}

/** One claim, and right below what it comes to. */
export function ClaimRow({ rule, isNew, outcome, nameError, expressionError, onChange, onRemove }: Props): ReactNode {
  const name = rule.name.trim() || 'the new claim';
  return (
    <li className={css['rule']}>
      <TextInput
        aria-label="Name of the claim"
        placeholder="plan"
        autoFocus={isNew}
        autoComplete="off"
        spellCheck={false}
        value={rule.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
        error={nameError}
      />
      <div>
        <Textarea
          aria-label={`Expression of ${name}`}
          placeholder={'organization.metadata.plan ?? "free"'}
          autosize
          minRows={1}
          maxRows={8}
          autoComplete="off"
          spellCheck={false}
          styles={{ input: { fontFamily: 'var(--mono)', fontSize: '0.8125rem', paddingBlock: 8 } }}
          value={rule.expression}
          onChange={(event) => onChange({ expression: event.currentTarget.value.replace(/\n/g, ' ') })}
          error={expressionError}
        />
        {!expressionError && outcome && <Outcome outcome={outcome} />}
      </div>
      <ActionIcon aria-label={`Remove ${name}`} onClick={onRemove}>
        <IconTrash size={17} />
      </ActionIcon>
    </li>
  );
}

function Outcome({ outcome: { value, error } }: { readonly outcome: ClaimOutcome }): ReactNode {
  if (error) {
    return (
      <p className={css['outcome']} data-tone="bad">
        {error}
      </p>
    );
  }
  if (!value) return <p className={css['outcome']}>Left out: it comes to nothing for them.</p>;
  return (
    <p className={css['outcome']} data-tone="good">
      <code>{JSON.stringify(toJson(ValueSchema, value))}</code>
    </p>
  );
}
