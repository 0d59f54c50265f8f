import { useDebouncedValue } from '@mantine/hooks';
import { IconBuilding, IconUser } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { OrganizationService } from '@tenon/api/scalekit/v1/organizations/organizations_pb.ts';
import { UserService } from '@tenon/api/scalekit/v1/users/users_pb.ts';
import { type ReactNode, useState } from 'react';
import { useRead } from '../../api/index.ts';
import { CommandPalette, type PaletteEntry } from '../../design/palette.tsx';
import { useNavigation } from './navigation.ts';

/** The API searches from three letters on. */
const SHORTEST = 3;

/** ⌘K: pages, organizations and people by a few letters of their name. */
export function Jump({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }): ReactNode {
  const router = useRouter();
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), 200);
  const enabled = opened && asked.length >= SHORTEST;
  const organizations = useRead(OrganizationService.method.searchOrganization, { query: asked, pageSize: 5 }, { enabled });
  const users = useRead(UserService.method.searchUsers, { query: asked, pageSize: 5 }, { enabled });
  const go = (to: string) => void router.navigate({ to });

  const wanted = text.trim().toLowerCase();
  const pages = useNavigation()
    .flatMap(({ items }) => items)
    .filter(({ label, also = '' }) => `${label} ${also}`.toLowerCase().includes(wanted))
    .map(({ label, to, icon }): PaletteEntry => ({ key: to, group: 'Pages', label, icon, run: () => go(to) }));
  const found = enabled
    ? [
        ...(organizations.data?.organizations ?? []).map(
          ({ id, displayName }): PaletteEntry => ({
            key: id,
            group: 'Organizations',
            label: displayName || 'Without a name',
            detail: id,
            icon: IconBuilding,
            run: () => go(`/organizations/${id}`),
          }),
        ),
        ...(users.data?.users ?? []).map(
          ({ id, email, userProfile }): PaletteEntry => ({
            key: id,
            group: 'Users',
            label: userProfile?.name || email,
            detail: email,
            icon: IconUser,
            run: () => go(`/users/${id}`),
          }),
        ),
      ]
    : [];
  return (
    <CommandPalette
      opened={opened}
      onClose={() => {
        setText('');
        onClose();
      }}
      placeholder="Go to a page, an organization or a user"
      text={text}
      onText={setText}
      entries={[...found, ...pages]}
      isSearching={organizations.isFetching || users.isFetching}
    />
  );
}
