import { Button, Checkbox, Group, NumberInput, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { z } from 'zod';
import { problemOf } from '../../api/index.ts';
import {
  ConfirmDialog,
  CopyField,
  DryRunNotice,
  DurationField,
  FormDrawer,
  FormModal,
  MetadataEditor,
  SecretOnce,
  Section,
  Settings,
  SwitchSetting,
  toast,
} from '../../design/index.ts';

const schema = z.object({ name: z.string().min(1, 'Give it a name.') });

type Open = 'modal' | 'drawer' | 'confirm';

/** Fields, forms and questions. */
export function FormParts(): ReactNode {
  const [open, setOpen] = useState<Open>();
  const [seconds, setSeconds] = useState(5400);
  const [pairs, setPairs] = useState<Record<string, string>>({ plan: 'enterprise' });
  const [isOn, setOn] = useState(true);
  const close = () => setOpen(undefined);
  const form = {
    onClose: close,
    initial: { name: '' },
    schema,
    toProblem: problemOf,
    onSubmit: async () => {
      close();
      toast.done('Saved.');
    },
  };
  return (
    <Section
      title="Forms"
      description="FormModal makes something new, FormDrawer changes what stands there. ConfirmDialog says what goes, and has a name typed before what cannot be taken back. SettingsForm with useDraft keeps what is changed until it is saved, and asks before it is left."
    >
      <Group>
        <Button onClick={() => setOpen('modal')}>FormModal</Button>
        <Button onClick={() => setOpen('drawer')}>FormDrawer</Button>
        <Button onClick={() => setOpen('confirm')}>ConfirmDialog</Button>
      </Group>
      <TextInput label="TextInput" description="A hint says what it is for." placeholder="Orion Analytics" />
      <TextInput label="With a fault" defaultValue="orion" error="The slug “orion” is already used by another organization." />
      <Select label="Select" data={['Member', 'Admin']} defaultValue="Member" />
      <NumberInput label="NumberInput" defaultValue={12} />
      <Textarea label="Textarea" rows={2} />
      <Switch label="Switch" description="Takes effect at once." defaultChecked />
      <Settings>
        <SwitchSetting label="SwitchSetting" description="One of several things that are on or off." checked={isOn} onChange={setOn} />
      </Settings>
      <Checkbox label="Checkbox" defaultChecked />
      <DurationField label="DurationField" description="A number and its unit." value={seconds} onChange={setSeconds} />
      <CopyField label="CopyField" description="What has to be entered somewhere else." value="https://auth.example.com/sso/v1/oauth/conn_1/callback" />
      <MetadataEditor value={pairs} onChange={setPairs} description="Names and values of one’s own." />
      <SecretOnce value="tenon_3vVd0_example_of_a_secret">Keep it now: it is not shown again.</SecretOnce>
      <FormModal opened={open === 'modal'} title="FormModal" submit="Create" {...form}>
        {(fields) => <TextInput label="Name" data-autofocus {...fields.getInputProps('name')} />}
      </FormModal>
      <FormDrawer opened={open === 'drawer'} title="FormDrawer" submit="Save" {...form}>
        {(fields) => <TextInput label="Name" data-autofocus {...fields.getInputProps('name')} />}
      </FormDrawer>
      <ConfirmDialog opened={open === 'confirm'} onClose={close} title="Delete Orion Analytics?" confirm="Delete organization" typed="Orion" onConfirm={close}>
        <DryRunNotice consequences={[{ count: 3, what: 'memberships deleted' }]} />
      </ConfirmDialog>
    </Section>
  );
}
