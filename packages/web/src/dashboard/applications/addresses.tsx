import type { MessageInitShape } from '@bufbuild/protobuf';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type Client, ClientService, type UpdateClientSchema } from '@tenon/api/scalekit/v1/clients/clients_pb.ts';
import type { ReactNode } from 'react';
import { useWrite } from '../../api/index.ts';
import { Note, Section } from '../../design/index.ts';
import { useMayWrite, useOperator } from '../operator.ts';
import { AddressList } from './address-list.tsx';
import css from './addresses.module.css';
import { isDefault, kindOf } from './kinds.ts';

/** Where the app's people are sent, and where it is told something. */
export function Addresses({ client }: { readonly client: Client }): ReactNode {
  const mayWrite = useMayWrite();
  const update = useWrite(ClientService.method.updateClient);
  const { type, keepsSecrets } = kindOf(client);
  const common = { mayWrite, isNative: type === 'NTV' };
  const save = (path: string, change: (uris: string[]) => MessageInitShape<typeof UpdateClientSchema>) => (uris: string[]) =>
    update.run({ clientId: client.id, client: change(uris), mask: { paths: [path] } });
  return (
    <Section title="Addresses" description="People are only ever sent to addresses that stand here, letter by letter. A change holds at once.">
      {client.initiateLoginUri === '' && (
        <Note tone="wait" icon={IconAlertTriangle}>
          <b>It does not say yet where signing in begins.</b>
          <span>
            {isDefault(client)
              ? 'Whoever accepts an invitation, or starts at their identity provider, ends on a page of ours instead of in your app. Set the initiate-login address below.'
              : 'Invitations lead to the first application that says so. Set the initiate-login address below, if that is to be this one.'}
          </span>
        </Note>
      )}
      <div className={css['kinds']}>
        <AddressList
          {...common}
          title="Callbacks"
          description="Where people come back to after signing in: the redirect_uri of your requests."
          none="None yet: nobody can sign in to it."
          example={type === 'NTV' ? 'com.example.app://callback' : 'https://app.example.com/callback'}
          addresses={client.postLoginUris}
          save={save('post_login_uris', (postLoginUris) => ({ postLoginUris }))}
        />
        <AddressList
          {...common}
          single
          title="Initiate login"
          description="A page of the app that sends people to sign in at once. Invitations, bookmarks of the sign-in page and identity providers lead there."
          none="Not set."
          example="https://app.example.com/login"
          addresses={client.initiateLoginUri ? [client.initiateLoginUri] : []}
          save={save('initiate_login_uri', ([initiateLoginUri = '']) => ({ initiateLoginUri }))}
        />
        <AddressList
          {...common}
          title="After signing out"
          description="Where people may be sent when they have signed out."
          none="None: they stay on a page that says they are signed out."
          example="https://app.example.com"
          addresses={client.postLogoutRedirectUris}
          save={save('post_logout_redirect_uris', (postLogoutRedirectUris) => ({ postLogoutRedirectUris }))}
        />
        {keepsSecrets && (
          <AddressList
            {...common}
            title="Back-channel logout"
            description="Where the app’s server is told, without a browser, that somebody’s session has ended."
            none="None: it notices when it renews the person’s tokens."
            example="https://app.example.com/back-channel-logout"
            addresses={client.backChannelLogoutUris}
            save={save('back_channel_logout_uris', (backChannelLogoutUris) => ({ backChannelLogoutUris }))}
          />
        )}
      </div>
    </Section>
  );
}

/** What may be registered here, and how one address serves every organization. */
export function AddressRules({ client }: { readonly client: Client }): ReactNode {
  const { isProduction } = useOperator().environment;
  return (
    <Section title="What may stand there">
      <ul className={css['rules']}>
        <li>
          <b>{isProduction ? 'This is production' : 'This is development'}</b>
          {isProduction
            ? 'Addresses begin with https or a scheme of your own. No wildcards, and no address of the local machine.'
            : 'http, localhost and one wildcard are fine here. Production takes none of them; what it would refuse is marked.'}
          {kindOf(client).type === 'NTV' && (
            <>
              {' '}
              A native app may listen at <code>http://127.0.0.1</code> or <code>http://localhost</code> everywhere, at any port.
            </>
          )}
        </li>
        {!isProduction && (
          <li>
            <b>Wildcards</b>
            <code>https://*.dev.example.com/callback</code>: one star, in the first label of the host, below a domain of yours.
          </li>
        )}
        <li>
          <b>One address for every organization</b>
          <code>{'https://{{org_slug}}.example.com/callback'}</code>: <code>{'{{org_slug}}'}</code>, <code>{'{{external_id}}'}</code> and every key of the
          organization’s metadata are filled in, as a whole label of the host or in the path.
        </li>
        <li>
          <b>Never</b>
          No query, no fragment, at most 256 characters.
        </li>
      </ul>
    </Section>
  );
}
