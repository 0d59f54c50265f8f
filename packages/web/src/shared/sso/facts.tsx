import { timestampDate } from '@bufbuild/protobuf/wkt';
import type { Connection, IDPCertificate } from '@tenon/api/scalekit/v1/connections/connections_pb.ts';
import type { ReactNode } from 'react';
import { Time } from '../../design/index.ts';
import css from './sso.module.css';
import { t } from './words/index.ts';

/** An address that is entered at the provider. */
export interface Address {
  readonly kind: 'acs' | 'entity' | 'metadata' | 'redirect' | 'logout' | 'backchannel';
  readonly label: string;
  readonly address: string;
}

/** What the provider has to know of us. It stays as it is for as long as the connection is there. */
export function ourAddresses({ settings }: Connection): readonly Address[] {
  switch (settings.case) {
    case 'samlConfig':
      return [
        { kind: 'acs', label: t('our.acs'), address: settings.value.spAssertionUrl },
        { kind: 'entity', label: t('our.entity'), address: settings.value.spEntityId },
        { kind: 'metadata', label: t('our.metadata'), address: settings.value.spMetadataUrl },
        ...given('logout', t('our.logout'), settings.value.spSloUrl),
      ];
    case 'oidcConfig':
      return [
        { kind: 'redirect', label: t('our.redirect'), address: settings.value.redirectUri },
        ...given('logout', t('our.afterLogout'), settings.value.postLogoutRedirectUri),
        ...given('backchannel', t('our.backchannel'), settings.value.backchannelLogoutRedirectUri),
      ];
    default:
      return [];
  }
}

/** It reads from left to right in every language. */
function Url({ url }: { readonly url: string | undefined }): ReactNode {
  return url ? <bdi dir="ltr">{url}</bdi> : '–';
}

const given = (kind: Address['kind'], label: string, address: string | undefined): Address[] => (address ? [{ kind, label, address }] : []);

/** What we know of the provider. */
export function theirSettings({ settings }: Connection): readonly (readonly [string, ReactNode])[] {
  switch (settings.case) {
    case 'samlConfig': {
      const { idpMetadataUrl, idpEntityId, idpSsoUrl, idpCertificates, idpSloUrl } = settings.value;
      return [
        [t('our.metadata'), <Url key="metadata" url={idpMetadataUrl} />],
        [t('our.entity'), <Url key="entity" url={idpEntityId} />],
        [t('their.signIn'), <Url key="signIn" url={idpSsoUrl} />],
        ...(idpSloUrl ? ([[t('our.logout'), <Url key="logout" url={idpSloUrl} />]] as const) : []),
        [t('their.certificate'), idpCertificates.length === 0 ? undefined : <Certificates key="certificates" certificates={idpCertificates} />],
      ];
    }
    case 'oidcConfig': {
      const { issuer, discoveryEndpoint, authorizeUri, tokenUri, jwksUri, clientId } = settings.value;
      return [
        [t('their.issuer'), <Url key="issuer" url={issuer || discoveryEndpoint} />],
        [t('their.clientId'), <Url key="client" url={clientId} />],
        ...(authorizeUri ? ([[t('their.signIn'), <Url key="authorize" url={authorizeUri} />]] as const) : []),
        ...(tokenUri ? ([[t('their.tokens'), <Url key="token" url={tokenUri} />]] as const) : []),
        ...(jwksUri ? ([[t('their.keys'), <Url key="keys" url={jwksUri} />]] as const) : []),
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
        {t('their.ends')} <Time at={expiryTime && timestampDate(expiryTime)} />
      </small>
    </span>
  ));
}
