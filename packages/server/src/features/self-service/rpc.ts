import type { MessageInitShape } from '@bufbuild/protobuf';
import { type GetMeResponseSchema, type SelfServiceOrganizationSchema, SelfServiceService } from '@tenon/api/tenon/v1/self_service_pb.ts';
import { brandOf } from '../../chassis/brand.ts';
import { wordOf } from '../../chassis/i18n/word.ts';
import { accentTokens } from '../../chassis/look/color.ts';
import { procedure, serve } from '../../chassis/serve.ts';
import type { Environment } from '../../platform/environment.ts';
import type { Language } from '../../platform/languages.ts';
import { featuresOf, type Organization } from '../organizations/index.ts';
import { emailVerified } from '../users/index.ts';
import { getMe, type Me } from './me.ts';

const { method } = SelfServiceService;

export const selfServiceService = serve(SelfServiceService, {
  getMe: procedure(method.getMe, {
    command: getMe,
    request: (_, { language }) => ({ language }),
    response: (me, { environment }) => meMessage(me, environment),
  }),
});

/** Who sits before the pages, as they are told of it. */
export const meMessage = (
  { user, sessionId, organization, permissions, others, language }: Me,
  environment: Environment,
): MessageInitShape<typeof GetMeResponseSchema> => ({
  user: {
    userId: user.id,
    email: user.email,
    emailVerified: emailVerified(user),
    givenName: user.profile.givenName ?? '',
    familyName: user.profile.familyName ?? '',
    name: user.profile.name ?? '',
    locale: user.profile.locale ?? '',
    picture: user.profile.picture ?? '',
  },
  sessionId,
  organization: organizationMessage(organization),
  permissions: [...permissions],
  others: others.map(organizationMessage),
  language,
  environment: environmentMessage(environment, organization, language),
});

const organizationMessage = (organization: Organization): MessageInitShape<typeof SelfServiceOrganizationSchema> => ({
  id: organization.id,
  displayName: organization.displayName,
  logoUrl: organization.logoUrl ?? '',
  features: featuresOf(organization).flatMap(({ name, enabled }) => (enabled ? [name] : [])),
  joinApproval: organization.joinApproval,
});

/** The same look as the pages on which they signed in: the organization's, where the environment wants that. */
function environmentMessage(environment: Environment, { displayName, logoUrl }: Organization, language: Language) {
  const { organizationBranding } = environment.branding;
  const brand = brandOf(environment, organizationBranding ? { name: displayName, logoUrl: logoUrl ?? undefined } : undefined);
  const accents = brand.accent ? accentTokens(brand.accent) : undefined;
  const { alone, word, one, yours, many } = wordOf(language, environment);
  const { methods } = environment;
  return {
    name: environment.name,
    brandName: organizationBranding && displayName ? displayName : environment.name,
    logoUrl: brand.logoUrl ?? '',
    faviconUrl: brand.faviconUrl ?? '',
    ...(accents && { accent: { light: { ...accents.light }, dark: { ...accents.dark } } }),
    organizationWord: { alone, word, one, yours, many },
    invitationDays: environment.invitationDays,
    passkeys: methods.passkeys,
    password: methods.password,
    secondFactor: methods.secondFactor !== 'off',
  };
}
