import { timestampDate } from '@bufbuild/protobuf/wkt';
import { Button, SimpleGrid, TagsInput, TextInput } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { type User, UserService } from '@tenon/api/scalekit/v1/users/users_pb.ts';
import { type ReactNode, useState } from 'react';
import { z } from 'zod';
import { problemOf, useWrite } from '../../../api/index.ts';
import { CopyId, Facts, FormDrawer, Section, StatusBadge, Time } from '../../../design/index.ts';
import { useMayWrite } from '../../operator.ts';

interface Values extends Record<string, unknown> {
  givenName: string;
  familyName: string;
  name: string;
  preferredUsername: string;
  phoneNumber: string;
  locale: string;
  gender: string;
  picture: string;
  groups: string[];
  externalId: string;
}

const short = z.string().trim().max(255, 'At most 255 letters.');

const schemaFor = (hadGroups: boolean) =>
  z.object({
    givenName: short,
    familyName: short,
    preferredUsername: z.string().trim().max(512, 'At most 512 letters.'),
    phoneNumber: z
      .string()
      .trim()
      .refine((number) => number === '' || /^\+[1-9]\d{5,14}$/.test(number.replaceAll(/[\s()-]/g, '')), 'With its country, such as +44 20 7946 0000.'),
    picture: z
      .string()
      .trim()
      .max(2048, 'At most 2048 letters.')
      .refine((url) => url === '' || URL.canParse(url), 'An address, such as https://example.com/ada.png.'),
    // The contract cannot tell an empty list from one that is not named.
    groups: z
      .array(z.string())
      .max(50, 'At most 50 groups.')
      .refine((groups) => !hadGroups || groups.length > 0, 'The last group cannot be taken away. Put another in its place.'),
    externalId: z.string().trim().max(510, 'At most 510 letters.'),
  });

/** What somebody is called and how they are reached: shown, and changed in a drawer. */
export function Profile({ user }: { readonly user: User }): ReactNode {
  const [editing, setEditing] = useState(false);
  const mayWrite = useMayWrite();
  const update = useWrite(UserService.method.updateUser, { says: 'Saved.' });
  const { email, externalId = '', userProfile: profile, createTime, updateTime, lastLoginTime } = user;
  const groups = profile?.groups ?? [];
  const values: Values = {
    givenName: profile?.givenName ?? '',
    familyName: profile?.familyName ?? '',
    // What is made of the other two is not a name of its own.
    name: profile && profile.name !== `${profile.givenName} ${profile.familyName}`.trim() ? profile.name : '',
    preferredUsername: profile?.preferredUsername ?? '',
    phoneNumber: profile?.phoneNumber ?? '',
    locale: profile?.locale ?? '',
    gender: profile?.gender ?? '',
    picture: profile?.picture ?? '',
    groups: [...groups],
    externalId,
  };

  async function save({ groups: chosen, externalId: external, ...next }: Values): Promise<void> {
    const texts = Object.fromEntries(Object.entries(next).map(([key, text]) => [key, String(text).trim()]));
    const phoneNumber = next.phoneNumber.replaceAll(/[\s()-]/g, '');
    await update.run({
      identities: { case: 'id', value: user.id },
      user: { externalId: external.trim(), userProfile: { ...texts, phoneNumber, groups: chosen } },
    });
    setEditing(false);
  }

  return (
    <Section
      title="Profile"
      actions={
        mayWrite && (
          <Button leftSection={<IconPencil size={16} />} onClick={() => setEditing(true)}>
            Edit
          </Button>
        )
      }
    >
      <Facts
        items={[
          [
            'E-mail',
            <span key="email" style={{ display: 'flex', gap: 10, flexWrap: 'wrap', alignItems: 'center' }}>
              {email}
              {profile?.emailVerified ? <StatusBadge tone="good">Verified</StatusBadge> : <StatusBadge tone="wait">Not verified yet</StatusBadge>}
            </span>,
          ],
          ['Name', profile?.name],
          ...told([
            ['First name', profile?.givenName],
            ['Last name', profile?.familyName],
            ['Username', profile?.preferredUsername],
            ['Phone', profile?.phoneNumber],
            ['Language', profile?.locale],
            ['Gender', profile?.gender],
            ['Groups', groups.join(', ')],
          ]),
          ['External id', externalId && <CopyId id={externalId} label="external id" />],
          ['Last seen', <Time key="seen" at={lastLoginTime && timestampDate(lastLoginTime)} none="Never" />],
          ['Created', <Time key="created" at={createTime && timestampDate(createTime)} />],
          ['Changed', <Time key="changed" at={updateTime && timestampDate(updateTime)} />],
        ]}
      />
      <FormDrawer
        opened={editing}
        onClose={() => setEditing(false)}
        title="Edit profile"
        submit="Save"
        initial={values}
        schema={schemaFor(groups.length > 0)}
        onSubmit={save}
        toProblem={problemOf}
      >
        {(form) => (
          <>
            <SimpleGrid cols={{ base: 1, xs: 2 }}>
              <TextInput label="First name" data-autofocus autoComplete="off" {...form.getInputProps('givenName')} />
              <TextInput label="Last name" autoComplete="off" {...form.getInputProps('familyName')} />
            </SimpleGrid>
            <TextInput label="Display name" description="Empty: the first and last name." autoComplete="off" {...form.getInputProps('name')} />
            <TextInput label="Username" autoComplete="off" spellCheck={false} {...form.getInputProps('preferredUsername')} />
            <TextInput label="Phone" type="tel" placeholder="+44 20 7946 0000" autoComplete="off" {...form.getInputProps('phoneNumber')} />
            <SimpleGrid cols={{ base: 1, xs: 2 }}>
              <TextInput label="Language" placeholder="en-GB" autoComplete="off" spellCheck={false} {...form.getInputProps('locale')} />
              <TextInput label="Gender" autoComplete="off" {...form.getInputProps('gender')} />
            </SimpleGrid>
            <TextInput label="Picture" description="The address of a picture of them." type="url" autoComplete="off" {...form.getInputProps('picture')} />
            <TagsInput label="Groups" description="A list of your own: type one and press Enter." {...form.getInputProps('groups')} />
            <TextInput
              label="External id"
              description="Your own id for them. Tokens carry it as xuid."
              autoComplete="off"
              spellCheck={false}
              {...form.getInputProps('externalId')}
            />
          </>
        )}
      </FormDrawer>
    </Section>
  );
}

/** Most profiles hold little: what nobody said is left out. */
const told = (facts: readonly (readonly [string, string | undefined])[]) => facts.filter(([, value]) => value);
