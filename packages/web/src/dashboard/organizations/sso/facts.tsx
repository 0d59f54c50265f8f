import { timestampDate } from '@bufbuild/protobuf/wkt';
import type { Connection, IDPCertificate } from '@tenon/api/scalekit/v1/connections/connections_pb.ts';
import type { ReactNode } from 'react';
import { Time } from '../../../design/index.ts';
import css from './sso.module.css';

/** What the provider has to know of us. It stays as it is for as long as the connection is there. */
export function ourAddresses({ settings }: Connection): readonly { readonly label: string; readonly address: string }[] {
  switch (settings.case) {
    case 'samlConfig':
      return [
        { label: 'ACS URL', address: settings.value.spAssertionUrl },
        { label: 'Entity id', address: settings.value.spEntityId },
        { label: 'Metadata', address: settings.value.spMetadataUrl },
        ...given('Logout', settings.value.spSloUrl),
      ];
    case 'oidcConfig':
      return [
        { label: 'Redirect URI', address: settings.value.redirectUri },
        ...given('After logout', settings.value.postLogoutRedirectUri),
        ...given('Back-channel logout', settings.value.backchannelLogoutRedirectUri),
      ];
    default:
      return [];
  }
}

const given = (label: string, address: string | undefined) => (address ? [{ label, address }] : []);

/** What we know of the provider. */
export function theirSettings({ settings }: Connection): readonly (readonly [string, ReactNode])[] {
  switch (settings.case) {
    case 'samlConfig': {
      const { idpMetadataUrl, idpEntityId, idpSsoUrl, idpCertificates, idpSloUrl } = settings.value;
      return [
        ['Metadata', idpMetadataUrl],
        ['Entity id', idpEntityId],
        ['Sign-in', idpSsoUrl],
        ...(idpSloUrl ? ([['Logout', idpSloUrl]] as const) : []),
        ['Certificate', idpCertificates.length === 0 ? undefined : <Certificates key="certificates" certificates={idpCertificates} />],
      ];
    }
    case 'oidcConfig': {
      const { issuer, discoveryEndpoint, authorizeUri, tokenUri, jwksUri, clientId } = settings.value;
      return [
        ['Issuer', issuer || discoveryEndpoint],
        ['Client id', clientId],
        ...(authorizeUri ? ([['Sign-in', authorizeUri]] as const) : []),
        ...(tokenUri ? ([['Tokens', tokenUri]] as const) : []),
        ...(jwksUri ? ([['Keys', jwksUri]] as const) : []),
      ];
    }
    default:
      return [];
  }
}

function Certificates({ certificates }: { readonly certificates: readonly IDPCertificate[] }): ReactNode {
  return certificates.map(({ id, issuer, expiryTime }) => (
    <span key={id} className={css['certificate']}>
      {issuer || id.slice(0, 16)}
      <small>
        Ends <Time at={expiryTime && timestampDate(expiryTime)} />
      </small>
    </span>
  ));
}
