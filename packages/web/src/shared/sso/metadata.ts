import type { ConfigValues } from './config.ts';

const MD = 'urn:oasis:names:tc:SAML:2.0:metadata';
const DS = 'http://www.w3.org/2000/09/xmldsig#';
const REDIRECT = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect';

/** What a SAML identity provider says of itself in XML, as the form has it. Undefined: it is something else. */
export function readMetadata(text: string): Pick<ConfigValues, 'idpEntityId' | 'idpSsoUrl' | 'idpSloUrl' | 'idpCertificate'> | undefined {
  const described = new DOMParser().parseFromString(text, 'application/xml');
  const role = described.getElementsByTagNameNS(MD, 'IDPSSODescriptor')[0];
  const entity = role?.parentElement?.getAttribute('entityID');
  if (!role || !entity) return undefined;
  const at = (name: string): string => {
    const services = [...role.getElementsByTagNameNS(MD, name)];
    return (services.find((service) => service.getAttribute('Binding') === REDIRECT) ?? services[0])?.getAttribute('Location') ?? '';
  };
  // A key without a use is for both; one for encryption alone signs nothing.
  const signing = [...role.getElementsByTagNameNS(MD, 'KeyDescriptor')].find((key) => key.getAttribute('use') !== 'encryption');
  const certificate = signing?.getElementsByTagNameNS(DS, 'X509Certificate')[0]?.textContent?.replace(/\s+/g, '') ?? '';
  return {
    idpEntityId: entity,
    idpSsoUrl: at('SingleSignOnService'),
    idpSloUrl: at('SingleLogoutService'),
    idpCertificate: certificate && `-----BEGIN CERTIFICATE-----\n${certificate.replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----`,
  };
}
