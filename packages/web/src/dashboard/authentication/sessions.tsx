import type { Environment } from '@tenon/api/tenon/v1/environments_pb.ts';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { problemOf } from '../../api/index.ts';
import { DurationField, FieldRow, Section, Setting, Settings, SettingsForm, SwitchSetting, useDraft } from '../../design/index.ts';
import { useSaveEnvironment, WithEnvironment } from '../environment.tsx';
import { useMayWrite } from '../operator.ts';

/** In seconds throughout; 0 is as long as the session lasts. */
interface Values {
  readonly absoluteMinutes: number;
  readonly idleMinutes: number;
  readonly accessTokenSeconds: number;
  readonly idTokenSeconds: number;
}

const MINUTE = 60;
const YEAR = 525_600 * MINUTE;

const schema = z
  .object({
    absoluteMinutes: z
      .number()
      .min(2 * MINUTE, 'At least two minutes.')
      .max(YEAR, 'At most a year.'),
    idleMinutes: z.number().max(YEAR, 'At most a year.'),
    accessTokenSeconds: z.number().min(60, 'At least a minute.').max(86_400, 'At most a day.'),
    idTokenSeconds: z.number().min(60, 'At least a minute.').max(604_800, 'At most a week.'),
  })
  .refine(({ absoluteMinutes, accessTokenSeconds }) => absoluteMinutes > accessTokenSeconds, {
    path: ['absoluteMinutes'],
    message: 'Longer than an access token lives: else the token outlives the session.',
  })
  .refine(({ idleMinutes, accessTokenSeconds }) => idleMinutes === 0 || idleMinutes > accessTokenSeconds, {
    path: ['idleMinutes'],
    message: 'Longer than an access token lives: apps show that somebody is there when they renew it.',
  })
  .refine(({ idleMinutes, absoluteMinutes }) => idleMinutes < absoluteMinutes, {
    path: ['idleMinutes'],
    message: 'Shorter than the session itself: else switch it off.',
  });

const valuesOf = ({ sessions }: Environment): Values => ({
  absoluteMinutes: (sessions?.absoluteMinutes ?? 43_200) * MINUTE,
  idleMinutes: (sessions?.idleMinutes ?? 0) * MINUTE,
  accessTokenSeconds: sessions?.accessTokenSeconds ?? 300,
  idTokenSeconds: sessions?.idTokenSeconds ?? 1800,
});

const NAMES = {
  absoluteMinutes: 'A session lasts',
  idleMinutes: 'End it when nobody is there',
  accessTokenSeconds: 'An access token is good for',
  idTokenSeconds: 'An ID token is good for',
};

const messageOf = ({ absoluteMinutes, idleMinutes, ...tokens }: Values) => ({
  sessions: { absoluteMinutes: absoluteMinutes / MINUTE, idleMinutes: idleMinutes / MINUTE, ...tokens },
});

/** How long people stay signed in, and how long tokens are good for. */
export function SessionsTab(): ReactNode {
  return <WithEnvironment>{(environment) => <Times environment={environment} />}</WithEnvironment>;
}

function Times({ environment }: { readonly environment: Environment }): ReactNode {
  const mayWrite = useMayWrite();
  const save = useSaveEnvironment();
  const saved = valuesOf(environment);
  const { values, set, error, ...draft } = useDraft({
    saved,
    names: NAMES,
    schema,
    toProblem: problemOf,
    send: (next) => save(messageOf(next), messageOf(saved)),
  });
  return (
    <SettingsForm draft={draft} readOnly={!mayWrite}>
      <Section title="Sessions" description="How long somebody stays signed in. An organization can be stricter with its own people, never laxer.">
        <Settings>
          <Setting>
            <DurationField
              label="A session lasts"
              description="After that, people show again who they are, whatever they were doing."
              units={['minutes', 'hours', 'days']}
              min={2 * MINUTE}
              value={values.absoluteMinutes}
              onChange={(absoluteMinutes) => set({ absoluteMinutes })}
              error={error('absoluteMinutes')}
            />
          </Setting>
          <SwitchSetting
            label="End it when nobody is there"
            description="For shared screens: who does nothing for a while signs in again."
            checked={values.idleMinutes > 0}
            onChange={(on) => set({ idleMinutes: on ? 60 * MINUTE : 0 })}
          >
            {values.idleMinutes > 0 && (
              <DurationField
                label="After"
                units={['minutes', 'hours', 'days']}
                min={MINUTE}
                value={values.idleMinutes}
                onChange={(idleMinutes) => set({ idleMinutes })}
                error={error('idleMinutes')}
              />
            )}
          </SwitchSetting>
        </Settings>
      </Section>
      <Section
        title="Tokens"
        description="Short tokens make changes of roles, and taken away access, known sooner; apps renew them by themselves. An application can have a time of its own."
      >
        <FieldRow>
          <DurationField
            label="An access token is good for"
            description="One minute to one day."
            units={['seconds', 'minutes', 'hours']}
            min={60}
            value={values.accessTokenSeconds}
            onChange={(accessTokenSeconds) => set({ accessTokenSeconds })}
            error={error('accessTokenSeconds')}
          />
          <DurationField
            label="An ID token is good for"
            description="One minute to one week."
            units={['seconds', 'minutes', 'hours', 'days']}
            min={60}
            value={values.idTokenSeconds}
            onChange={(idTokenSeconds) => set({ idTokenSeconds })}
            error={error('idTokenSeconds')}
          />
        </FieldRow>
      </Section>
    </SettingsForm>
  );
}
