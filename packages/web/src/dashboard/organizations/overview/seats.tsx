import { Button, Group, NumberInput } from '@mantine/core';
import { OrganizationService } from '@tenon/api/scalekit/v1/organizations/organizations_pb.ts';
import { type GetSeatsResponse, MembershipService } from '@tenon/api/tenon/v1/memberships_pb.ts';
import { type ReactNode, useEffect, useState } from 'react';
import { useRead, useWrite } from '../../../api/index.ts';
import { ErrorState, Section } from '../../../design/index.ts';
import { numberInEnglish } from '../../../words/words.ts';
import { useMayWrite } from '../../operator.ts';
import css from './seats.module.css';

/** How many people may be in the organization, or be asked to be. */
export function Seats({ organizationId }: { readonly organizationId: string }): ReactNode {
  const mayWrite = useMayWrite();
  const { data, problem, retry } = useRead(OrganizationService.method.getOrganizationUserManagementSetting, { organizationId });
  const { data: taken } = useRead(MembershipService.method.getSeats, { organizationId }, { anew: true });
  const save = useWrite(OrganizationService.method.upsertUserManagementSettings, { says: 'Saved.', also: [MembershipService] });
  const most = data?.settings?.maxAllowedUsers;
  const [wanted, setWanted] = useState<number | ''>('');
  useEffect(() => setWanted(most ?? ''), [most]);
  const changed = wanted !== (most ?? '');
  return (
    <Section title="Seats" description="Active members and open invitations each take one. 0 is any number.">
      {problem ? (
        <ErrorState problem={problem} retry={retry} />
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (wanted !== '') save.attempt({ organizationId, settings: { maxAllowedUsers: wanted } });
          }}
        >
          <p className={css['taken']}>{taken ? said(taken) : '\u00a0'}</p>
          <Group gap="sm" wrap="nowrap">
            <NumberInput
              style={{ flex: 1 }}
              aria-label="Seats"
              placeholder="Environment’s number"
              min={0}
              max={1_000_000}
              allowDecimal={false}
              hideControls
              thousandSeparator=" "
              value={wanted}
              onChange={(value) => setWanted(value === '' ? '' : Number(value))}
              disabled={!mayWrite}
            />
            {mayWrite && (
              <Button type="submit" disabled={!changed || wanted === ''} loading={save.isBusy}>
                Save
              </Button>
            )}
          </Group>
        </form>
      )}
    </Section>
  );
}

function said({ used, limit }: GetSeatsResponse): ReactNode {
  const number = (count: number) => <strong>{numberInEnglish(count)}</strong>;
  if (limit === 0) {
    return (
      <>
        {number(used)} {used === 1 ? 'seat' : 'seats'} taken, no limit
      </>
    );
  }
  return (
    <>
      {number(used)} of {number(limit)} {limit === 1 ? 'seat' : 'seats'} taken
      {used >= limit && ': nobody more can be invited'}
    </>
  );
}
