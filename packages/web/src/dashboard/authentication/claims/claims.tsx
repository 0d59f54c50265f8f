import { Button, Checkbox, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus, IconTag } from '@tabler/icons-react';
import { type Environment, MetadataClaim } from '@tenon/api/tenon/v1/environments_pb.ts';
import { TokenClaimService } from '@tenon/api/tenon/v1/token_claims_pb.ts';
import { type ReactNode, useState } from 'react';
import { z } from 'zod';
import { problemOf, useRead } from '../../../api/index.ts';
import { EmptyState, Section, SettingsForm, useDraft } from '../../../design/index.ts';
import { useSaveEnvironment, WithEnvironment } from '../../environment.tsx';
import { useMayWrite } from '../../operator.ts';
import { useLatest } from '../../use-latest.ts';
import { ClaimRow, type Rule } from './claim-row.tsx';
import css from './claims.module.css';
import { ClaimHelp } from './help.tsx';
import { type PreviewFor, TokenPreview, usePreviewFor } from './preview.tsx';

interface Values {
  readonly claims: readonly Rule[];
  readonly metadata: readonly MetadataClaim[];
}

const schema = z.object({
  claims: z.array(
    z.object({
      name: z
        .string()
        .trim()
        .min(1, 'Give the claim a name.')
        .max(100, 'At most 100 letters.')
        .regex(/^[a-zA-Z_][a-zA-Z0-9_.:/-]*$/, 'Letters, digits and _ . : / -, beginning with a letter or _.'),
      expression: z.string().trim().min(1, 'Say what it is made from.').max(1000, 'At most 1000 letters.'),
    }),
  ),
});

const METADATA = [
  { value: MetadataClaim.USER, label: 'Of the person', claim: 'user_metadata', description: 'What your app wrote about them.' },
  {
    value: MetadataClaim.MEMBERSHIP,
    label: 'Of the membership',
    claim: 'membership_metadata',
    description: 'What it wrote about the person in this organization.',
  },
  { value: MetadataClaim.ORGANIZATION, label: 'Of the organization', claim: 'org_metadata', description: 'What it wrote about the organization.' },
] as const;

const NAMES = { claims: 'Claims', metadata: 'Metadata in tokens' };

const valuesOf = ({ claims }: Environment): Values => ({
  claims: (claims?.claims ?? []).map(({ name, expression }) => ({ name, expression })),
  metadata: claims?.metadata?.metadata ?? [],
});

const messageOf = ({ claims, metadata }: Values) => ({
  claims: {
    claims: claims.map(({ name, expression }) => ({ name: name.trim(), expression: expression.trim() })),
    metadata: { metadata: [...metadata] },
  },
});

/** What tokens say beside what they always say. */
export function ClaimsTab(): ReactNode {
  const subject = usePreviewFor();
  return <WithEnvironment>{(environment) => <Claims environment={environment} subject={subject} />}</WithEnvironment>;
}

function Claims({ environment, subject }: { readonly environment: Environment; readonly subject: PreviewFor }): ReactNode {
  const mayWrite = useMayWrite();
  const save = useSaveEnvironment();
  const saved = valuesOf(environment);
  const draft = useDraft({ saved, names: NAMES, schema, toProblem: problemOf, send: (values) => save(messageOf(values), messageOf(saved)) });
  const { claims, metadata } = draft.values;
  const [tried] = useDebouncedValue({ claims, metadata }, 300);
  const isReady = subject.organizationId !== '' && subject.userId !== '' && subject.clientId !== '';
  const preview = useRead(
    TokenClaimService.method.previewTokenClaims,
    {
      organizationId: subject.organizationId,
      userId: subject.userId,
      clientId: subject.clientId,
      claims: { claims: tried.claims.map(({ name, expression }) => ({ name: name.trim(), expression: expression.trim() })), metadata: [...tried.metadata] },
    },
    { enabled: isReady },
  );
  const shown = useLatest(preview.data);
  const set = (rules: readonly Rule[]) => draft.set({ claims: rules });
  const [added, setAdded] = useState(-1);
  const add = (rule: Rule = { name: '', expression: '' }) => {
    setAdded(claims.length);
    set([...claims, rule]);
  };
  return (
    <SettingsForm draft={draft} readOnly={!mayWrite}>
      <Section
        title="Claims of your own"
        description="A name, and an expression over the person and their organization. Both tokens carry them, and they are made anew with every token."
        actions={
          mayWrite &&
          claims.length > 0 &&
          claims.length < 50 && (
            <Button leftSection={<IconPlus size={16} />} onClick={() => add()}>
              Add claim
            </Button>
          )
        }
      >
        {claims.length === 0 ? (
          <EmptyState
            icon={IconTag}
            title="Tokens say only what they always say"
            action={
              mayWrite && (
                <>
                  <Button variant="filled" onClick={() => add({ name: 'plan', expression: 'organization.metadata.plan ?? "free"' })}>
                    Begin with an example
                  </Button>
                  <Button onClick={() => add()}>Empty claim</Button>
                </>
              )
            }
          >
            A claim spares your app a question at every request: the plan of the organization, the department of the person, whether they came to stay.
          </EmptyState>
        ) : (
          <ol className={css['rules']}>
            {claims.map((rule, index) => (
              <ClaimRow
                // biome-ignore lint/suspicious/noArrayIndexKey: a rule has no other identity while it is typed
                key={index}
                rule={rule}
                isNew={index === added}
                outcome={isReady && shown?.claims[index]?.name === rule.name.trim() ? shown.claims[index] : undefined}
                nameError={draft.error(`claims.${index}.name`)}
                expressionError={draft.error(`claims.${index}.expression`)}
                onChange={(part) => set(claims.map((one, at) => (at === index ? { ...one, ...part } : one)))}
                onRemove={() => set(claims.filter((_, at) => at !== index))}
              />
            ))}
          </ol>
        )}
        <ClaimHelp />
      </Section>
      <Section
        title="Metadata"
        description="Access tokens can carry what your app wrote, as it stands. Tokens grow by it, and everybody who reads a token reads it."
      >
        <Stack gap="sm">
          {METADATA.map(({ value, label, claim, description }) => (
            <Checkbox
              key={claim}
              label={
                <>
                  {label} <code style={{ color: 'var(--ink-3)' }}>{claim}</code>
                </>
              }
              description={description}
              checked={metadata.includes(value)}
              onChange={(event) => draft.set({ metadata: event.currentTarget.checked ? [...metadata, value].sort() : metadata.filter((one) => one !== value) })}
            />
          ))}
        </Stack>
      </Section>
      <TokenPreview subject={subject} answer={shown} problem={preview.problem} retry={preview.retry} isDraft={draft.isDirty} />
    </SettingsForm>
  );
}
