import { Checkbox, Input, Radio, Stack, TextInput } from '@mantine/core';
import { type WebhookEndpoint, type WebhookEventType, WebhookService } from '@tenon/api/tenon/v1/webhooks_pb.ts';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { useRead } from '../../api/index.ts';
import { Answered, type Form } from '../../design/index.ts';
import css from './webhooks.module.css';

export interface EndpointValues extends Record<string, unknown> {
  url: string;
  description: string;
  listens: string;
  eventTypes: string[];
}

export const NEW: EndpointValues = { url: '', description: '', listens: 'all', eventTypes: [] };

export const valuesOf = ({ url, description, eventTypes }: WebhookEndpoint): EndpointValues => ({
  url,
  description,
  listens: eventTypes.length === 0 ? 'all' : 'some',
  eventTypes: [...eventTypes],
});

/** None: everything. */
export const typesIn = ({ listens, eventTypes }: EndpointValues): string[] => (listens === 'all' ? [] : eventTypes);

/** What the contract allows, said before it is sent. */
export const endpointSchema = z
  .object({
    url: z
      .string()
      .trim()
      .max(2048, 'At most 2048 letters.')
      .refine((url) => URL.canParse(url), 'An address, such as https://app.example.com/webhooks.'),
    description: z.string().trim().max(200, 'At most 200 letters.'),
    listens: z.string(),
    eventTypes: z.array(z.string()),
  })
  .refine(({ listens, eventTypes }) => listens === 'all' || eventTypes.length > 0, { path: ['eventTypes'], message: 'Choose at least one, or everything.' });

/** What is told of an endpoint. */
export function EndpointFields({ form }: { readonly form: Form<EndpointValues> }): ReactNode {
  return (
    <>
      <TextInput
        label="Address"
        description="Of your app. Events are posted there, signed, over https; on your own machine http will do."
        withAsterisk
        data-autofocus
        type="url"
        placeholder="https://app.example.com/webhooks"
        autoComplete="off"
        spellCheck={false}
        {...form.getInputProps('url')}
      />
      <TextInput label="Description" placeholder="CRM" autoComplete="off" {...form.getInputProps('description')} />
      <Radio.Group label="What it is told" {...form.getInputProps('listens')}>
        <Stack gap="xs" mt={6}>
          <Radio value="all" label="Everything" description="Kinds that a later release brings, too." />
          <Radio value="some" label="Only what I choose" />
        </Stack>
      </Radio.Group>
      {form.values.listens === 'some' && <EventPicker form={form} />}
    </>
  );
}

const GROUPS: readonly (readonly [name: string, belongs: RegExp])[] = [
  ['Invitations', /^user\.organization_(invitation|join)/],
  ['Members', /^user\.(organization_membership_|signup)/],
  ['People', /^user\./],
  ['Single sign-on', /^organization\.sso_/],
  ['Directories', /^organization\.directory/],
  ['Domains', /^organization\.domain_/],
  ['Organizations', /^organization\./],
  ['Roles and permissions', /^(role|permission)\./],
  ['Environment', /./],
];

const groupOf = ({ type }: WebhookEventType): string => GROUPS.find(([, belongs]) => belongs.test(type))?.[0] ?? '';

function EventPicker({ form }: { readonly form: Form<EndpointValues> }): ReactNode {
  const types = useRead(WebhookService.method.listWebhookEventTypes, {});
  const chosen = form.values.eventTypes;
  const choose = (group: readonly string[], isOn: boolean) =>
    form.setFieldValue('eventTypes', isOn ? [...new Set([...chosen, ...group])] : chosen.filter((type) => !group.includes(type)));
  return (
    <Answered answer={types}>
      {({ eventTypes }) => (
        <Input.Wrapper label="Kinds of events" labelElement="div" error={form.errors['eventTypes']}>
          <div className={css['kinds']}>
            {[...Map.groupBy(eventTypes, groupOf)].map(([name, kinds]) => {
              const all = kinds.map(({ type }) => type);
              const on = all.filter((type) => chosen.includes(type)).length;
              return (
                <fieldset key={name}>
                  <legend>
                    <Checkbox
                      label={name}
                      checked={on === all.length}
                      indeterminate={on > 0 && on < all.length}
                      onChange={(event) => choose(all, event.currentTarget.checked)}
                    />
                  </legend>
                  <Checkbox.Group value={chosen} onChange={(types) => form.setFieldValue('eventTypes', types)}>
                    <Stack gap="sm">
                      {kinds.map(({ type, description }) => (
                        <Checkbox key={type} value={type} label={<code>{type}</code>} description={description} />
                      ))}
                    </Stack>
                  </Checkbox.Group>
                </fieldset>
              );
            })}
          </div>
        </Input.Wrapper>
      )}
    </Answered>
  );
}
