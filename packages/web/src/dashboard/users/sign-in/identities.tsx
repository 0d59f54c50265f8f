import { timestampDate } from '@bufbuild/protobuf/wkt';
import { IconBuildingCommunity, IconWorld } from '@tabler/icons-react';
import { type ExternalIdentity, IdentityProviderType } from '@tenon/api/scalekit/v1/commons/commons_pb.ts';
import type { ReactNode } from 'react';
import { Line, Lines, Quiet, Section, Time } from '../../../design/index.ts';

const PROVIDERS: Readonly<Partial<Record<IdentityProviderType, string>>> = {
  [IdentityProviderType.OKTA]: 'Okta',
  [IdentityProviderType.GOOGLE]: 'Google',
  [IdentityProviderType.MICROSOFT_AD]: 'Microsoft Entra ID',
  [IdentityProviderType.AUTH0]: 'Auth0',
  [IdentityProviderType.ONELOGIN]: 'OneLogin',
  [IdentityProviderType.PING_IDENTITY]: 'Ping Identity',
  [IdentityProviderType.JUMPCLOUD]: 'JumpCloud',
  [IdentityProviderType.GITHUB]: 'GitHub',
  [IdentityProviderType.GITLAB]: 'GitLab',
  [IdentityProviderType.LINKEDIN]: 'LinkedIn',
  [IdentityProviderType.SALESFORCE]: 'Salesforce',
  [IdentityProviderType.MICROSOFT]: 'Microsoft',
  [IdentityProviderType.ADFS]: 'AD FS',
  [IdentityProviderType.IDP_SIMULATOR]: 'the identity provider simulator',
};

/** Accounts elsewhere that somebody comes in with. */
export function Identities({ identities }: { readonly identities: readonly ExternalIdentity[] }): ReactNode {
  return (
    <Section title="Accounts elsewhere">
      {identities.length === 0 ? (
        <Quiet>None. Whoever signs in with Google, or at their company’s identity provider, has that account shown here.</Quiet>
      ) : (
        <Lines label="Accounts elsewhere">
          {identities.map(({ connectionId, connectionProvider, connectionType, connectionUserId, isSocial, lastLoginTime }) => (
            <Line
              key={`${connectionId} ${connectionUserId}`}
              icon={isSocial ? IconWorld : IconBuildingCommunity}
              title={PROVIDERS[connectionProvider] ?? (connectionType || 'Identity provider')}
              detail={
                <>
                  {connectionUserId} · last used <Time at={lastLoginTime && timestampDate(lastLoginTime)} none="never" />
                </>
              }
            />
          ))}
        </Lines>
      )}
    </Section>
  );
}
