import { ActionIcon, Button, Group, SegmentedControl, Stack } from '@mantine/core';
import { IconBuilding, IconDots, IconMailForward, IconPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import {
  Answered,
  ButtonLink,
  Code,
  Columns,
  CopyId,
  Count,
  CountChips,
  DetailDrawer,
  DryRunNotice,
  EmptyState,
  ErrorState,
  Facts,
  FileDrop,
  Hint,
  Identity,
  Json,
  Line,
  Lines,
  Note,
  ProgressBar,
  Quiet,
  Section,
  Stacked,
  Stats,
  StatusBadge,
  StatusDetail,
  Tag,
  Time,
  Timeline,
  toast,
} from '../../design/index.ts';

const NOON = new Date('2026-03-14T12:00:00Z');
const PROBLEM = {
  title: 'The server could not be reached.',
  detail: 'Check the connection and try again; nothing was lost.',
  code: 'rpc.Unavailable',
  requestId: '73fc8c51-a216-46bc-83b3-68595f230a8e',
  mayRetry: true,
  fields: [],
};

/** Words, badges, buttons, and what a page says when it has nothing to show. */
export function SmallParts(): ReactNode {
  const [beside, setBeside] = useState(false);
  const [kind, setKind] = useState('');
  return (
    <Columns>
      <Stacked>
        <Section title="Buttons" description="One filled button per view, last in its row. Bad is for what cannot be taken back.">
          <Group>
            <Button variant="filled" leftSection={<IconPlus size={17} />}>
              Create organization
            </Button>
            <Button>Portal link</Button>
            <Button variant="light">Light</Button>
            <Button variant="subtle">Subtle</Button>
            <Button color="bad">Delete…</Button>
            <Button variant="filled" color="bad">
              Delete organization
            </Button>
            <Button disabled>Save</Button>
            <ButtonLink to="/design">ButtonLink</ButtonLink>
            <Hint label="ActionIcon, with its name">
              <ActionIcon aria-label="Actions">
                <IconDots size={18} />
              </ActionIcon>
            </Hint>
            <SegmentedControl aria-label="SegmentedControl" data={['All', 'Open', 'Done']} />
          </Group>
        </Section>
        <Section title="StatusBadge" description="A dot and a phrase that could stand alone. Tag says what something is, Count how many wait somewhere.">
          <Group>
            <StatusBadge tone="good">Active</StatusBadge>
            <StatusBadge tone="wait">Invited · opened the mail</StatusBadge>
            <StatusBadge tone="bad">Invitation bounced</StatusBadge>
            <StatusBadge tone="idle">Deactivated by Okta</StatusBadge>
            <StatusBadge tone="accent">New</StatusBadge>
            <Tag>SAML</Tag>
            <Count of={3} what="waiting" />
          </Group>
        </Section>
        <Section title="StatusDetail, ProgressBar, Stats, CountChips" description="A status with its story; how far something is, in numbers, and by kind.">
          <StatusDetail
            tone="bad"
            words="Invited · came back"
            more="550 no such user"
            next={[{ label: 'Resend', icon: IconMailForward, run: () => toast.done('Sent again.') }]}
          >
            <Facts items={[['Mail', 'Was taken, and came back later: check the address']]} />
          </StatusDetail>
          <ProgressBar label="620 people of 1,000 had their turn" value={620} max={1000} />
          <Stats
            items={[
              { label: 'invited', value: 620 },
              { label: 'mails refused', value: 3, tone: 'bad' },
              { label: 'joined', value: 41, tone: 'good' },
            ]}
          />
          <CountChips
            label="Rows by kind"
            chips={[
              { value: '', label: 'All rows', count: 1000 },
              { value: 'twice', label: 'Twice in the list', count: 12 },
            ]}
            value={kind}
            onChange={setKind}
          />
          <FileDrop title="FileDrop" choose="Choose a file" accept=".csv" onFile={({ name }) => toast.done(name)}>
            A place for a file.
          </FileDrop>
        </Section>
        <Section title="Note and DryRunNotice" description="A remark in the page; what a deed would change, found by rehearsing it.">
          <Note>People who were invited before keep their links.</Note>
          <Note tone="idle">Nobody has signed in this week.</Note>
          <Note tone="bad">The certificate of this connection ended two days ago.</Note>
          <DryRunNotice
            consequences={[
              { count: 37, what: 'memberships deleted' },
              { count: 1, what: 'single sign-on connection deleted' },
              { count: 4, what: 'browsers have to sign in again' },
            ]}
          />
          <DryRunNotice consequences={undefined} />
        </Section>
        <Section
          title="EmptyState and ErrorState"
          description="One sentence and one action; what happened, what to do, and what to tell whoever runs the server."
        >
          <EmptyState icon={IconBuilding} title="No organization yet" action={<Button variant="filled">Create organization</Button>}>
            An organization is a customer of yours.
          </EmptyState>
          <ErrorState problem={PROBLEM} retry={() => toast.done('Tried again.')} />
        </Section>
      </Stacked>
      <Stacked>
        <Section title="Identity, CopyId, Time">
          <Facts
            items={[
              ['Identity', <Identity key="i" name="Ada Lovelace" detail="ada@orion.example" />],
              ['CopyId', <CopyId key="c" id="org_59615193906282635" />],
              ['Time', <Time key="t" at={NOON} />],
              ['Never', <Time key="n" at={undefined} none="Never" />],
              ['Nothing', ''],
            ]}
          />
        </Section>
        <Section title="Answered, Json, DetailDrawer" description="Room for what is on its way; what machines tell; one row in full, beside the page.">
          <Answered answer={{ data: undefined, problem: undefined, retry: () => {} }}>{() => null}</Answered>
          <Json label="organization.created" value={{ id: 'org_59615193906282635', display_name: 'Orion Analytics' }} />
          <Group>
            <Button onClick={() => setBeside(true)}>DetailDrawer</Button>
          </Group>
          <DetailDrawer opened={beside} onClose={() => setBeside(false)} title="DetailDrawer">
            What there is to know of one row.
          </DetailDrawer>
        </Section>
        <Section title="Lines, Quiet, Code" description="Things of one kind below one another; why there is none; lines of a program.">
          <Lines label="Sessions">
            <Line icon={IconDots} title="Chrome 140 on macOS" detail="Berlin, DE · last active now" action={<Button size="compact-sm">End</Button>} />
            <Line icon={IconDots} title="Safari on iOS" detail="last active 2 days ago" action={<Button size="compact-sm">End</Button>} />
          </Lines>
          <Quiet>They are signed in nowhere.</Quiet>
          <Code label="Install" text="npm install @tenon/sdk" />
        </Section>
        <Section title="Timeline" description="What happened, in its order.">
          <Timeline
            moments={[
              { key: '1', title: 'Came from Relay', detail: 'by organization', at: NOON, tone: 'accent' },
              { key: '2', title: 'Sent a code', detail: 'to ada@orion.example', at: NOON, tone: 'good' },
              { key: '3', title: 'Gave a wrong code', at: NOON, tone: 'bad' },
              { key: '4', title: 'Waiting' },
            ]}
          />
        </Section>
        <Section title="toast" description="A few words that go away by themselves.">
          <Stack align="flex-start">
            <Button onClick={() => toast.done('Organization created.')}>done</Button>
            <Button onClick={() => toast.undo('Invitation revoked.', () => toast.done('Back again.'))}>undo</Button>
            <Button onClick={() => toast.failed(PROBLEM)}>failed</Button>
          </Stack>
        </Section>
      </Stacked>
    </Columns>
  );
}
