import { Button, Checkbox, Group, Radio, Stack, Switch } from '@mantine/core';
import { IconShieldLock } from '@tabler/icons-react';
import { type EffectivePolicy, type OrganizationPolicy, OrganizationPolicyService, type SignInMethod } from '@tenon/api/tenon/v1/policies_pb.ts';
import { type ReactNode, useEffect, useState } from 'react';
import { useWrite } from '../../../api/index.ts';
import { Note } from '../../../design/index.ts';
import { useMayWrite } from '../../operator.ts';
import { METHODS } from './methods.ts';
import { useMethodsOn } from './use-methods-on.ts';

interface Props {
  readonly organizationId: string;
  readonly policy: OrganizationPolicy | undefined;
  readonly effective: EffectivePolicy | undefined;
}

interface Demands {
  /** None: all that the app has on. */
  readonly methods: readonly SignInMethod[];
  readonly secondFactor: boolean;
  readonly ssoOnly: boolean;
}

const demandsOf = (policy: OrganizationPolicy | undefined): Demands => ({
  methods: policy?.methods?.methods ?? [],
  secondFactor: policy?.secondFactorRequired ?? false,
  ssoOnly: policy?.ssoOnly ?? false,
});

const isSame = (one: Demands, other: Demands): boolean =>
  one.secondFactor === other.secondFactor && one.ssoOnly === other.ssoOnly && [...one.methods].sort().join() === [...other.methods].sort().join();

/** Ways in, a second thing, and whether the organization's own sign-in is the only one. */
export function PolicyForm({ organizationId, policy, effective }: Props): ReactNode {
  const mayWrite = useMayWrite();
  const now = demandsOf(policy);
  const [wanted, setWanted] = useState(now);
  const [chooses, setChooses] = useState(now.methods.length > 0);
  useEffect(() => {
    setWanted(demandsOf(policy));
    setChooses((policy?.methods?.methods.length ?? 0) > 0);
  }, [policy]);
  const on = useMethodsOn();
  const save = useWrite(OrganizationPolicyService.method.updateOrganizationPolicy, { says: 'Saved.', quiet: true });
  const set = (part: Partial<Demands>) => {
    save.reset();
    setWanted({ ...wanted, ...part });
  };
  const demands: Demands = chooses ? wanted : { ...wanted, methods: [] };
  const isMissing = chooses && wanted.methods.length === 0;

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.attempt({
          organizationId,
          policy: { methods: { methods: [...demands.methods] }, secondFactorRequired: demands.secondFactor, ssoOnly: demands.ssoOnly },
        });
      }}
    >
      <Stack gap="lg">
        <Radio.Group
          label="Ways to sign in"
          value={chooses ? 'some' : 'all'}
          onChange={(value) => {
            save.reset();
            setChooses(value === 'some');
            if (value === 'some' && wanted.methods.length === 0) setWanted({ ...wanted, methods: effective?.methods ?? [] });
          }}
        >
          <Stack gap="xs" mt={8}>
            <Radio value="all" label="All that the app offers" disabled={!mayWrite} />
            <Radio value="some" label="Only some of them" disabled={!mayWrite} />
          </Stack>
        </Radio.Group>
        {chooses && (
          <Checkbox.Group
            aria-label="The ways that count here"
            value={wanted.methods.map(String)}
            onChange={(chosen) => set({ methods: METHODS.map(({ method }) => method).filter((method) => chosen.includes(String(method))) })}
            error={isMissing ? 'Choose one at least.' : undefined}
          >
            <Stack gap="sm" pl={30}>
              {METHODS.map(({ method, label, description }) => {
                const isOff = on !== undefined && !on.includes(method);
                return (
                  <Checkbox
                    key={method}
                    value={String(method)}
                    label={label}
                    description={isOff ? 'Off in the app: switch it on under Authentication first.' : description}
                    disabled={!mayWrite || (isOff && !wanted.methods.includes(method))}
                  />
                );
              })}
            </Stack>
          </Checkbox.Group>
        )}
        <Switch
          label="Ask everybody for a second factor"
          description="A code from an app or a passkey. Whoever has none sets one up at the next sign-in."
          checked={wanted.secondFactor}
          onChange={(event) => set({ secondFactor: event.currentTarget.checked })}
          disabled={!mayWrite}
        />
        <Switch
          label="Single sign-on only"
          description="Whoever has an address at one of its verified domains comes by its own connection. Guests with other addresses come in as before."
          checked={wanted.ssoOnly}
          onChange={(event) => set({ ssoOnly: event.currentTarget.checked })}
          disabled={!mayWrite}
        />
        {save.problem && (
          <Note tone="bad" icon={IconShieldLock}>
            <b>{save.problem.code === 'policies.locks_out' ? 'Nothing was changed, so that nobody is locked out' : 'Nothing was changed'}</b>
            <span>{save.problem.title}</span>
            {save.problem.fields.map(({ path, message }) => (
              <span key={path}>{message}</span>
            ))}
          </Note>
        )}
        {mayWrite && (
          <Group justify="flex-end">
            <Button type="submit" variant="filled" disabled={isMissing || isSame(demands, now)} loading={save.isBusy}>
              Save
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  );
}
